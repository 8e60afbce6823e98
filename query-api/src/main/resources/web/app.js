// Asks every 2 seconds while the page is seen, and shows what comes; what fails keeps its last figures.
import * as api from "./api.js";
import * as busiest from "./busiest.js";
import * as choices from "./choices.js";
import * as pipeline from "./pipeline.js";
import * as rate from "./rate.js";
import * as tiles from "./tiles.js";
import { byId } from "./dom.js";

const EVERY_MS = 2000;

let timer = null;

async function refresh() {
  clearTimeout(timer);
  const chosen = choices.read(location.search);
  const answers = await Promise.allSettled([
    api.pulse(chosen).then(tiles.show),
    api.eventRate(chosen).then(rate.show),
    api.busiest(chosen).then(busiest.show),
    api.pipeline().then(pipeline.show),
  ]);
  if (answers[0].status === "rejected") tiles.showStatus("unreachable");
  for (const { reason } of answers) if (reason) console.warn(String(reason));
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(refresh, EVERY_MS);
}

choices.bind(byId("choices"), refresh);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
refresh();
