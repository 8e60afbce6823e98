import { count, source, span, time, UNKNOWN } from "./format.js";
import { byId, element, setText } from "./dom.js";

export function show(answer) {
  setText(byId("pipeline-note"), { true: "drained", false: "reading" }[answer.drained] ?? UNKNOWN);
  byId("accounts").replaceChildren(...accounts(answer.accounts));
  byId("partitions").replaceChildren(...answer.partitions.map(partition));
  byId("facts").replaceChildren(...facts(answer).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function accounts(rows) {
  if (!rows || rows.length === 0) {
    return [element("tr", {}, element("td", { class: "empty", colspan: "6" }, rows ? "no source yet" : UNKNOWN))];
  }
  return rows.map((row) =>
    element(
      "tr",
      {},
      element("td", { class: "source", title: row.source }, source(row.source)),
      ...[row.lines, row.silver, row.dead, row.duplicates].map((value) => element("td", {}, count(value))),
      element("td", { class: row.balanced ? "good" : "bad" }, row.balanced ? "✓ yes" : "✗ no"),
    ),
  );
}

function partition(row) {
  return element(
    "li",
    {},
    element("b", {}, `${row.partition}: ${row.drained ? "drained" : "reading"}`),
    element("span", { class: "note" }, time(row.greatest_event_time)),
  );
}

function facts({ meta, snapshot, instances, drifts }) {
  const age = snapshot ? (Date.parse(meta.as_of) - Date.parse(snapshot.published_at)) / 1000 : null;
  return [
    ["Watermark", time(meta.watermark)],
    ["Gold snapshot", snapshot ? `${snapshot.number}, ${span(Math.max(0, age))} old` : "none yet"],
    ["Gold complete up to", time(snapshot?.watermark)],
    ["Behind the clock", meta.mode === "live" ? span(meta.source_delay_seconds) : "recorded events"],
    ["Shape of events", drifts ? drift(drifts) : UNKNOWN],
    ["Streams instances", instances.length ? instances.map((i) => `${new URL(i.url).host} ${i.state}`).join(", ") : "none answers"],
  ];
}

function drift(drifts) {
  if (drifts.length === 0) {
    return "no change seen";
  }
  const newest = drifts[0];
  const what = `${newest.type} ${newest.path}${newest.value === null ? "" : ` ${newest.value}`}: ${newest.change.toLowerCase().replace("_", " ")}`;
  return drifts.length === 1 ? what : `${drifts.length} changes, newest ${what}`;
}
