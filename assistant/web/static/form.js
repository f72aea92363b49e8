// A form that keeps what is typed: each input goes to the server (and, until it says so, into this tab's own store).
const fields = props.fields, part = props.part;
const DELAY = 350;
let value = { key: "", values: {} }, serial = 0, timer = null, pending = {};
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, text] of Object.entries(attributes)) if (text !== "" && text != null) node.setAttribute(name, text);
  node.append(...children);
  return node;
};
let name = "";
const store = () => `assistant.typed.${name || value.key}.${part}`;

// What is sent may overtake what was sent before: each carries its number on this page, as it was loaded this time.
const page = (window.assistantPage ||= { load: `${Date.now()}.${Math.random()}`, sent: 0 });
const say = (event) => { props.value = { ...value, serial, load: page.load, sent: ++page.sent }; trigger(event); };
const typed = (name, soon = true) => {
  serial += 1;
  pending[name] = value.values[name];
  sessionStorage.setItem(store(), JSON.stringify(pending));
  clearTimeout(timer);
  timer = setTimeout(() => { timer = null; say("typed"); }, soon ? DELAY : 0);
};
const left = () => { if (timer) { clearTimeout(timer); timer = null; } say("left"); };

// One input of a field; ``get`` and ``set`` reach the place its value stands at.
let count = 0;
const input = (field, get, set, name = field.name) => {
  const id = `${part}-${field.name}-${count++}`;
  const box = make("div", { class: `field ${field.size || ""}`, "data-field": field.name });
  const now = get() ?? "";
  if (field.kind === "many") {
    const chosen = () => (Array.isArray(get()) ? get() : []);
    const group = make("div", { class: "many", role: "group", "aria-label": field.label });
    for (const choice of [...new Set([...field.choices, ...chosen()])]) {
      const tick = make("input", { type: "checkbox", value: choice });
      tick.checked = chosen().includes(choice);
      tick.addEventListener("change", () => {
        set(tick.checked ? [...chosen(), choice] : chosen().filter((one) => one !== choice));
        typed(name, false); left();
      });
      group.append(make("label", {}, tick, choice));
    }
    box.append(make("span", { class: "label" }, field.label), group);
  } else {
    let node;
    if (field.kind === "choice") {
      node = make("select", { id });
      for (const choice of field.choices.includes(now) ? field.choices : [now, ...field.choices]) node.append(make("option", { value: choice }, choice || "（未选）"));
    } else if (field.kind === "area") {
      node = make("textarea", { id, rows: field.rows || 4, placeholder: field.hint });
    } else {
      node = make("input", { id, inputmode: field.kind === "number" ? "decimal" : "", placeholder: field.hint || (field.kind === "date" ? "2026-03-05" : ""), autocomplete: "off", list: field.choices?.length ? `${id}-list` : "" });
      if (field.choices?.length) box.append(make("datalist", { id: `${id}-list` }, ...field.choices.map((choice) => make("option", { value: choice }))));
    }
    node.value = now;
    node.addEventListener("input", () => { set(node.value); typed(name); });
    node.addEventListener("change", () => { set(node.value); if (field.kind === "choice") typed(name, false); left(); });
    if (field.fixed?.includes(now) || (field.locked && now)) node.disabled = true;
    box.prepend(make("label", { for: id }, field.label));
    box.append(node);
  }
  return box;
};

// The rows of a table field: one open, the rest folded to a line.
const table = (field) => {
  const holder = make("div", { class: "pieces", "data-field": field.name });
  const list = () => (value.values[field.name] ||= []);
  const line = (row) => [make("span", { class: "one" }, field.head.map((name) => row[name]).filter(Boolean).join("　") || "（未填）")];
  const draw = (open) => {
    const box = make("div", { class: "rows" });
    list().forEach((row, at) => {
      const details = make("details", { name: `${part}-${field.name}`, "data-row": at });
      details.open = at === open;
      const title = make("span", { class: "grow one" }, ...line(row));
      const summary = make("summary", { class: "row-line" }, title, ...(row[field.pill] ? [make("span", { class: "pill n" }, row[field.pill])] : []), make("span", { class: "more small" }));
      const body = make("div", { class: "form" });
      const fill = () => {
        if (body.childElementCount) return;
        const seldom = make("div", { class: "form" });
        for (const column of field.columns) {
          const node = input(column, () => row[column.name], (text) => { row[column.name] = text; title.replaceChildren(...line(row)); }, field.name);
          (column.seldom ? seldom : body).append(node);
        }
        if (seldom.childElementCount) body.append(make("details", { class: "rest" }, make("summary", {}, "更多（来源、拍摄、机构、核对…）"), seldom));
        const away = make("button", { type: "button", class: "plain small" }, "删除这一项");
        away.addEventListener("click", () => { list().splice(at, 1); draw(-1); typed(field.name, false); left(); });
        body.append(make("div", { class: "field wide" }, away));
      };
      if (details.open) fill();
      details.addEventListener("toggle", () => { if (details.open) fill(); });
      details.append(summary, body);
      box.append(details);
    });
    const add = make("button", { type: "button", class: "plain" }, field.add);
    add.addEventListener("click", () => {
      const taken = new Set(list().map((row) => row.id));
      let number = list().length + 1;
      while (taken.has(`${field.counts}${number}`)) number += 1;
      const own = { row: `new-${Math.random().toString(36).slice(2)}`, ...(field.counts ? { id: `${field.counts}${number}` } : {}) };
      list().push({ ...own, ...field.fresh });
      draw(list().length - 1);
      holder.querySelector("details[open] input:not(:disabled), details[open] select")?.focus();
    });
    holder.replaceChildren(box, make("div", { class: "bar-of-buttons" }, add));
  };
  holder.addEventListener("open-row", (event) => draw(event.detail));
  draw(-1);
  return holder;
};

const faults = () => {
  for (const node of element.querySelectorAll(".fault")) node.remove();
  for (const node of element.querySelectorAll(".wrong")) node.classList.remove("wrong");
  for (const [name, text] of Object.entries(props.faults || {})) {
    const box = element.querySelector(`[data-field="${CSS.escape(name)}"]`);
    if (!box) continue;
    box.classList.add("wrong");
    box.append(make("div", { class: "fault", role: "alert" }, text));
  }
};

const draw = () => {
  const form = make("div", { class: "form" });
  let into = form;
  for (const field of fields) {
    if (field.kind === "title") {
      into = form;
      if (field.folded) {
        into = make("div", { class: "form" });
        form.append(make("details", { class: "rest" }, make("summary", {}, field.label), into));
      } else form.append(make("h3", {}, field.label));
    } else if (field.kind === "table") into.append(table(field));
    else into.append(input(field, () => value.values[field.name], (text) => { value.values[field.name] = text; }));
  }
  const holder = element.querySelector(".holder");
  holder.style.visibility = value.key ? "" : "hidden"; // what is typed before it is known what it belongs to would be lost
  holder.replaceChildren(form);
  faults();
};

// The server says up to which input everything is kept.
const settle = () => {
  if (!value.key || props.kept !== `${value.key}:${serial}`) return;
  pending = {};
  sessionStorage.removeItem(store());
};

// What the server gives is shown; what this tab still holds for the same case goes before it and is sent once more.
const take = () => {
  const given = props.value || {};
  if (given.serial !== undefined) return;
  settle();
  clearTimeout(timer);
  timer = null;
  name = props.store;
  value = { key: given.key || "", values: structuredClone(given.values || {}) };
  serial = 0;
  const before = `assistant.typed.${value.key}.${part}`; // saved for the first time, and loaded anew before it was told so
  const held = value.key && before !== store() && sessionStorage.getItem(before);
  if (held) {
    sessionStorage.removeItem(before);
    sessionStorage.setItem(store(), held);
  }
  const kept = value.key && sessionStorage.getItem(store());
  pending = kept ? JSON.parse(kept) : {};
  value.values = { ...value.values, ...pending };
  draw();
  for (const name of Object.keys(pending)) typed(name, false);
  if (Object.keys(pending).length) setTimeout(left, DELAY); // what was left before the page closed is saved, not only kept
};
watch("value", take);
// A case that was saved for the first time is known by its number from now on.
watch("store", () => {
  if (props.store === name) return;
  const held = sessionStorage.getItem(store());
  sessionStorage.removeItem(store());
  name = props.store;
  if (held) sessionStorage.setItem(store(), held);
});
watch("faults", faults);
watch("kept", settle);
take();
