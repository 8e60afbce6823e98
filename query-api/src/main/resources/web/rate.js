import uPlot from "./vendor/uplot/uPlot.esm.js";
import { columns, stacked } from "./stack.js";
import { count, time, timeOfDay, typeName } from "./format.js";
import { byId, element, setText } from "./dom.js";

const HEIGHT = 260;
const dark = matchMedia("(prefers-color-scheme: dark)");

let chart = null;
let shape = "";
let current = null;

export function show(answer) {
  if (!answer.data || !answer.from) {
    setText(byId("rate-note"), "n/a");
    return;
  }
  current = columns(answer);
  const unit = { 60: "minute", 300: "5 minutes", 3600: "hour" }[answer.grain_seconds];
  setText(byId("rate-note"), `events per ${unit}, UTC`);
  draw();
  showTable();
}

function draw() {
  const data = [current.times, ...stacked(current.layers).reverse()];
  if (chart && shape === current.names.join()) {
    chart.setData(data);
  } else {
    chart?.destroy();
    shape = current.names.join();
    chart = new uPlot(options(), data, byId("rate-chart"));
  }
  showLegend(null);
}

function options() {
  const style = getComputedStyle(document.body);
  const axis = { stroke: resolved("--muted"), grid: { stroke: resolved("--line"), width: 1 }, ticks: { show: false }, font: `12px ${style.fontFamily}` };
  return {
    width: byId("rate-chart").clientWidth,
    height: HEIGHT,
    legend: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    cursor: { y: false, points: { show: false } },
    scales: { y: { range: (_, __, max) => [0, Math.max(1, max * 1.05)] } },
    axes: [{ ...axis, size: 28, values: (_, ticks) => ticks.map(clock) }, { ...axis, size: 56, values: (_, ticks) => ticks.map(count) }],
    series: [{}, ...current.names.map((name, i) => layer(name, i)).reverse()],
    hooks: { setCursor: [(plot) => showLegend(plot.cursor.idx)] },
  };
}

function clock(seconds) {
  return timeOfDay(new Date(seconds * 1000).toISOString());
}

/** Drawn from the top of the stack down: each covers what is beneath it. */
function layer(name, i) {
  const colour = resolved(`--series-${i + 1}`);
  return { label: name, stroke: colour, fill: colour, width: 1, points: { show: false } };
}

/** The colour that a variable has right now; a canvas knows nothing of variables. */
function resolved(variable) {
  const probe = element("span");
  probe.style.color = `var(${variable})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function showLegend(at) {
  const index = at ?? null;
  byId("rate-legend").replaceChildren(
    ...current.names.map((name, i) => {
      const swatch = element("span", { class: "swatch" });
      swatch.style.setProperty("--colour", `var(--series-${i + 1})`);
      const value = index === null ? current.layers[i].reduce((a, b) => a + b, 0) : current.layers[i][index];
      return element("li", {}, swatch, typeName(name), element("b", {}, count(value)));
    }),
    element("li", { class: "note" }, index === null ? "whole window" : time(new Date(current.times[index] * 1000).toISOString())),
  );
}

function showTable() {
  if (!byId("rate-details").open) return;
  const head = element("tr", {}, ...["Time", ...current.names.map(typeName)].map((text) => element("th", { scope: "col" }, text)));
  const rows = current.times.map((seconds, at) =>
    element("tr", {}, element("td", {}, time(new Date(seconds * 1000).toISOString())), ...current.layers.map((layer) => element("td", {}, count(layer[at])))),
  );
  byId("rate-table").replaceChildren(element("thead", {}, head), element("tbody", {}, ...rows.reverse()));
}

function redraw() {
  shape = "";
  if (current) draw();
}

byId("rate-details").addEventListener("toggle", () => current && showTable());
dark.addEventListener("change", redraw);
new ResizeObserver(() => chart?.setSize({ width: byId("rate-chart").clientWidth, height: HEIGHT })).observe(byId("rate-chart"));
