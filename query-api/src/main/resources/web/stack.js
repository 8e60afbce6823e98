// Rows of the rate answer as columns of a stacked chart. Pure.
const MOST_TYPES = 5;

/** { times, names, layers }: seconds since 1970; the busiest types and the rest; counts by layer and time. */
export function columns({ data, from, to, grain_seconds: grain }) {
  const times = grid(from, to, grain);
  const totals = new Map();
  for (const row of data) totals.set(row.type, (totals.get(row.type) ?? 0) + row.count);
  const ranked = [...totals].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([type]) => type);
  const names = ranked.slice(0, MOST_TYPES);
  const rest = ranked.length > MOST_TYPES;
  const layers = Array.from({ length: names.length + (rest ? 1 : 0) }, () => new Array(times.length).fill(0));
  for (const row of data) {
    const at = Math.floor((Date.parse(row.ts) / 1000 - times[0]) / grain);
    const layer = names.indexOf(row.type);
    if (at >= 0 && at < times.length) layers[layer < 0 ? names.length : layer][at] += row.count;
  }
  return { times, names: rest ? [...names, "all others"] : names, layers };
}

function grid(from, to, grain) {
  const start = Math.floor(Date.parse(from) / 1000 / grain) * grain;
  const end = Date.parse(to) / 1000;
  return Array.from({ length: Math.max(1, Math.ceil((end - start) / grain)) }, (_, i) => start + i * grain);
}

/** Each layer on top of those before it. */
export function stacked(layers) {
  const sums = [];
  layers.forEach((layer, i) => sums.push(layer.map((value, at) => value + (i ? sums[i - 1][at] : 0))));
  return sums;
}
