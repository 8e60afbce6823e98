import { count, rate, span, STATUS, timeOfDay } from "./format.js";
import { byId, setFigure, setText } from "./dom.js";

export function show({ meta, ...pulse }) {
  setFigure("events-per-second", rate(pulse.events_per_second));
  setFigure("events-total", count(pulse.events_total));
  setFigure("repos-active", count(pulse.repos_active));
  setFigure("prs-opened", count(pulse.pull_requests_opened));
  setFigure("freshness", span(meta.freshness_seconds));
  setText(byId("watermark"), meta.watermark ? `complete up to ${timeOfDay(meta.watermark)} UTC` : "watermark unknown");
  for (const note of document.querySelectorAll("[data-since]")) {
    setText(note, pulse.activity_since ? `since ${timeOfDay(pulse.activity_since)} UTC, in gold` : "");
  }
  showMode(meta.mode);
  showStatus(meta.status, partial(meta.coverage));
}

export function showStatus(status, more = "") {
  byId("status").dataset.status = status;
  setText(byId("status-text"), STATUS[status] + more);
}

function showMode(mode) {
  byId("mode").hidden = false;
  setText(byId("mode"), mode.toUpperCase());
}

function partial(coverage) {
  return coverage && coverage.partitions_answered < coverage.partitions_total
    ? ` (${coverage.partitions_answered} of ${coverage.partitions_total} partitions)`
    : "";
}
