// Menus and lists that open over the page: one at a time, closed by Escape, by Tab and by a press elsewhere.

import { el, freshId, icon } from "/page/dom.js";

let open = null;

function place() {
  if (!open) return;
  const { trigger, box } = open;
  if (!trigger.isConnected || !trigger.getClientRects().length) {
    close();
    return;
  }
  const at = trigger.getBoundingClientRect();
  const space = window.innerHeight - at.bottom - 8;
  const above = at.top - 8;
  const upward = space < Math.min(box.scrollHeight, 240) && above > space;
  box.style.maxHeight = `${Math.max(120, Math.min(360, upward ? above : space))}px`;
  box.style.minWidth = `${Math.max(at.width, 180)}px`;
  box.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - box.offsetWidth - 8))}px`;
  box.style.top = upward ? `${at.top - box.offsetHeight - 4}px` : `${at.bottom + 4}px`;
}

/** Closes what is open; focus goes back to its button if `refocus`. */
export function close(refocus = false) {
  if (!open) return;
  const { trigger, box } = open;
  open = null;
  trigger.setAttribute("aria-expanded", "false");
  trigger.removeAttribute("aria-controls");
  box.remove();
  if (refocus) trigger.focus();
}

function show(trigger, box) {
  close();
  box.id = freshId("popup");
  box.classList.add("popup");
  box.setAttribute("popover", "manual");
  trigger.after(box);
  trigger.setAttribute("aria-expanded", "true");
  trigger.setAttribute("aria-controls", box.id);
  open = { trigger, box };
  box.showPopover();
  place();
}

document.addEventListener("pointerdown", (event) => {
  if (open && !open.box.contains(event.target) && !open.trigger.contains(event.target)) close();
}, true);
document.addEventListener("scroll", (event) => {
  if (open && !open.box.contains(event.target)) place();
}, true);
window.addEventListener("resize", place);

function stepped(key, at, count) {
  return { ArrowDown: (at + 1) % count, ArrowUp: (at - 1 + count) % count, Home: 0, End: count - 1 }[key];
}

/** Escape and Tab leave a popup; gives whether the key was one of them. */
function leaves(event) {
  if (event.key === "Escape") {
    event.stopPropagation();
    event.preventDefault();
    close(true);
    return true;
  }
  if (event.key === "Tab") {
    close(true);
    return true;
  }
  return false;
}

/** Makes `trigger` open a menu of `items` [{label, description?, run}]. */
export function menu(trigger, name, items) {
  const openMenu = (last) => {
    const choices = items.map((item) => el("button", {
      type: "button", role: "menuitem", tabindex: "-1",
      on: { click: () => { close(true); item.run(); } },
    }, el("span", {}, item.label), item.description && el("span", { class: "aside" }, item.description)));
    const box = el("div", { role: "menu", "aria-label": name, on: { keydown: (event) => {
      if (leaves(event)) return;
      const next = stepped(event.key, choices.indexOf(document.activeElement), choices.length);
      const typed = event.key.length === 1 && event.key !== " "
        && choices.find((choice) => choice.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
      if (next === undefined && !typed) return;
      event.preventDefault();
      (typed || choices[next]).focus();
    } } }, choices);
    show(trigger, box);
    (last ? choices.at(-1) : choices[0])?.focus();
  };
  trigger.setAttribute("aria-haspopup", "menu");
  trigger.setAttribute("aria-expanded", "false");
  trigger.addEventListener("click", () => (open?.trigger === trigger ? close(true) : openMenu(false)));
  trigger.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    openMenu(event.key === "ArrowUp");
  });
}

const SEARCH_FROM = 8;

function optionRow(option, chosen) {
  return el("div", { role: "option", id: freshId("option"), "aria-selected": String(chosen), data: { value: option.value } },
    el("span", { class: "tick", "aria-hidden": "true" }, chosen ? "✓" : ""),
    el("span", {}, option.label, option.description && el("span", { class: "aside" }, option.description)));
}

/** The list of a select while it is open: filter, arrows, Enter. */
class OptionList {
  constructor(select) {
    this.select = select;
    this.list = el("div", { role: "listbox", id: freshId("list"), "aria-label": select.name, "aria-multiselectable": select.many ? "true" : null });
    this.search = select.options.length >= SEARCH_FROM
      ? el("input", { type: "text", role: "combobox", class: "search", autocomplete: "off", "aria-expanded": "true",
        "aria-controls": this.list.id, "aria-autocomplete": "list", "aria-label": `Search: ${select.name}`,
        placeholder: "Search", on: { input: () => this.draw("") } })
      : null;
    this.focused = this.search ?? this.list;
    if (!this.search) this.list.tabIndex = 0;
    this.box = el("div", { on: { keydown: (event) => this.key(event), click: (event) => this.click(event) } }, this.search, this.list);
  }

  open() {
    show(this.select.trigger, this.box);
    this.draw(this.select.chosen[0] ?? "");
    place();
    this.focused.focus();
  }

  draw(activeValue) {
    const wanted = this.search?.value.trim().toLowerCase() ?? "";
    const fits = (option) => `${option.label} ${option.description ?? ""}`.toLowerCase().includes(wanted);
    this.shown = this.select.options.filter(fits);
    const groups = Map.groupBy ? Map.groupBy(this.shown, (option) => option.group ?? "") : new Map([["", this.shown]]);
    this.rows = [];
    this.list.replaceChildren(...[...groups].flatMap(([group, options]) => {
      const rows = options.map((option) => optionRow(option, this.select.chosen.includes(option.value)));
      this.rows.push(...rows);
      return group ? [el("div", { role: "group", "aria-label": group }, el("div", { class: "group", "aria-hidden": "true" }, group), rows)] : rows;
    }));
    if (!this.rows.length) this.list.replaceChildren(el("div", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "aside" }, "Nothing fits. Try fewer letters."));
    this.point(Math.max(0, this.shown.findIndex((option) => option.value === activeValue)));
  }

  point(at) {
    this.at = at;
    for (const [index, row] of this.rows.entries()) row.classList.toggle("active", index === at);
    const row = this.rows[at];
    if (row) this.focused.setAttribute("aria-activedescendant", row.id);
    else this.focused.removeAttribute("aria-activedescendant");
    row?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (leaves(event)) return;
    if (event.key === "Enter" || (event.key === " " && !this.search)) {
      event.preventDefault();
      event.stopPropagation();
      if (this.rows[this.at]) this.pick(this.shown[this.at].value);
      return;
    }
    if (this.search && (event.key === "Home" || event.key === "End")) return;
    const next = stepped(event.key, this.at, this.rows.length || 1);
    const typed = !this.search && event.key.length === 1
      ? this.shown.findIndex((option) => option.label.toLowerCase().startsWith(event.key.toLowerCase())) : -1;
    if (next === undefined && typed < 0) return;
    event.preventDefault();
    this.point(next ?? typed);
  }

  click(event) {
    const row = event.target.closest("[role=option][data-value]");
    if (row) this.pick(row.dataset.value);
  }

  pick(value) {
    const { select } = this;
    if (!select.many) {
      close(true);
      select.choose([value]);
      return;
    }
    const has = select.chosen.includes(value);
    if (!has && select.most && select.chosen.length >= select.most) return;
    select.choose(has ? select.chosen.filter((other) => other !== value) : [...select.chosen, value]);
    const words = this.search?.value;
    this.draw(value);
    if (words) this.search.value = words;
    place();
  }
}

/**
 * A select: a button that says what is chosen and opens a list. `options` are {value, label, description?, group?};
 * `changed(values)` hears each choice; `describedBy` are ids of hint and error.
 */
export class Select {
  constructor({ name, labelId, fieldId, options, chosen, many, most, placeholder, changed, data }) {
    Object.assign(this, { name, options, chosen, many, most, placeholder, changed });
    this.value = el("span", { class: "value", id: freshId("value") });
    const nameId = labelId ?? freshId("name");
    this.trigger = el("button", {
      type: "button", id: fieldId, class: "select", data, "aria-haspopup": "listbox", "aria-expanded": "false",
      "aria-labelledby": `${nameId} ${this.value.id}`,
      on: {
        click: () => (open?.trigger === this.trigger ? close(true) : new OptionList(this).open()),
        keydown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          new OptionList(this).open();
        },
      },
    }, this.value, icon("down"));
    this.node = el("span", { class: "select-frame" }, !labelId && el("span", { class: "spoken", id: nameId }, name), this.trigger);
    this.say();
  }

  say() {
    const labels = this.chosen.map((value) => this.options.find((option) => option.value === value)?.label ?? value);
    this.value.textContent = labels.length ? labels.join(", ") : this.placeholder;
    this.value.classList.toggle("empty", !labels.length);
  }

  /** Shows `values` as chosen without telling anyone. */
  set(values) {
    this.chosen = values;
    this.say();
  }

  choose(values) {
    this.set(values);
    this.changed?.(values);
  }
}
