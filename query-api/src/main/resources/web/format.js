// Texts of values; unknown is "n/a", never 0. Pure.
export const UNKNOWN = "n/a";

const WHOLE = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const FINE = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const known = (value) => value !== null && value !== undefined;

export const count = (value) => (known(value) ? WHOLE.format(value) : UNKNOWN);

export const rate = (value) => (known(value) ? FINE.format(value) : UNKNOWN);

/** Seconds in the two largest units that matter. */
export function span(seconds) {
  if (!known(seconds)) return UNKNOWN;
  if (seconds < 60) return `${FINE.format(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86400)} days`;
}

/** An RFC 3339 time as date and time of day, UTC. */
export const time = (text) => (known(text) ? text.slice(0, 19).replace("T", " ") : UNKNOWN);

export const timeOfDay = (text) => (known(text) ? text.slice(11, 16) : UNKNOWN);

/** The end of a source's name, which tells more than its beginning. */
export function source(id) {
  const slash = id.lastIndexOf("/");
  return slash < 0 ? id : id.slice(slash + 1);
}

/** "PullRequestReviewEvent" as people say it. */
export const typeName = (type) =>
  type.replace(/Event$/, "").replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);

export const STATUS = {
  fresh: "fresh",
  late: "late: not every partition answers, or events arrive late",
  stale: "stale: hours between gold and the stores are missing",
  empty: "nothing matches",
  warming_up: "warming up: nothing was read yet",
  source_down: "the streams-processor does not answer",
  unreachable: "this page cannot reach the service",
};
