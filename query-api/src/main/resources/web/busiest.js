import { count, time } from "./format.js";
import { byId, element, setText } from "./dom.js";

export function show({ data, window }) {
  setText(byId("busiest-note"), window ? `since ${time(window.from)}` : "");
  if (!data || data.length === 0) {
    byId("busiest").replaceChildren(element("li", { class: "empty" }, data ? "no events" : "n/a"));
    return;
  }
  byId("busiest").replaceChildren(...data.map((row) => entry(row, data[0].count)));
}

function entry(row, most) {
  const name = row.key ?? `repository ${row.repo_id}`;
  const item = element(
    "li",
    {},
    element("a", { href: `/api/v1/repos/${name.split("/").map(encodeURIComponent).join("/")}`, title: name }, name),
    element("b", {}, count(row.count)),
  );
  item.style.setProperty("--share", `${(100 * row.count) / most}%`);
  return item;
}
