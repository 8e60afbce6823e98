// Window and bot filter: kept in the address, so that a page can be shared.
const ALLOWED = { window: ["1h", "6h", "24h"], bots: ["exclude", "include", "only"] };

export function read(search) {
  const query = new URLSearchParams(search);
  const choice = (name) => (ALLOWED[name].includes(query.get(name)) ? query.get(name) : ALLOWED[name][0]);
  return { window: choice("window"), bots: choice("bots") };
}

export function bind(form, onChange) {
  const chosen = read(location.search);
  form.elements.window.value = chosen.window;
  form.elements.bots.value = chosen.bots;
  form.addEventListener("change", () => {
    history.replaceState(null, "", `?${new URLSearchParams(new FormData(form))}`);
    onChange();
  });
}
