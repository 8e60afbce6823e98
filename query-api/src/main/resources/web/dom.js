// The few things done to the document; text only, never markup.
export const byId = (id) => document.getElementById(id);

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function setFigure(id, text) {
  const element = byId(id);
  setText(element, text);
  element.toggleAttribute("data-unknown", text === "n/a");
}

/** element("td", { class: "source", title: "…" }, "text", child, …) */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
