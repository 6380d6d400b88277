// Block Kit's interactive elements. Each gives {node, read?, write?}: what to show, and for those that hold a
// value how to read it and to put one back. `place` says where it stands:
//   surface   what it belongs to (a message, a modal, Home): press(), ask(), follow(), names, people()
//   blockId   the block's id
//   label     what it is called when nothing on the page names it; labelId is the visible label instead, and
//             fieldId the id under which that label points to it
//   describedBy   ids of hint and error
//   dispatch  whether a change is told at once

import { el, freshId, spoken } from "/page/dom.js";
import { textObject, unescape } from "/page/mrkdwn.js";
import { menu, Select } from "/page/popup.js";

const words = (text) => text?.text ?? "";
const marks = (element, place) => ({ block: place.blockId, action: element.action_id });
const optionOf = (option, group) => ({ value: option.value, label: unescape(words(option.text)), description: words(option.description), group });

async function tell(element, place, value, control) {
  if (control.getAttribute("aria-busy") === "true") return;
  if (element.confirm && !(await place.surface.ask(element.confirm))) return;
  control.setAttribute("aria-busy", "true");
  try {
    await place.surface.press(place.blockId, element.action_id, value);
  } finally {
    control.removeAttribute("aria-busy");
  }
}

function button(element, place) {
  const style = ["primary", "danger"].includes(element.style) ? element.style : "";
  const node = el("button", {
    type: "button", class: `button ${style}`, "aria-label": element.accessibility_label, data: marks(element, place),
    on: { click: () => {
      if (element.url) place.surface.follow(element.url);
      tell(element, place, element.value ?? null, node);
    } },
  }, textObject(element.text, place.surface.names));
  return { node };
}

function overflow(element, place) {
  const trigger = el("button", { type: "button", class: "button dots", "aria-label": "More actions", title: "More actions", data: marks(element, place) }, el("span", { "aria-hidden": "true" }, "⋯"));
  menu(trigger, "More actions", (element.options ?? []).map((option) => ({
    label: textObject(option.text, place.surface.names),
    description: words(option.description),
    run: () => {
      if (option.url) place.surface.follow(option.url);
      tell(element, place, option.value, trigger);
    },
  })));
  return { node: el("span", { class: "select-frame" }, trigger) };
}

function select(element, place, options, chosen, many) {
  const picker = new Select({
    name: place.label ?? words(element.placeholder) ?? "Choose",
    labelId: place.labelId,
    fieldId: place.fieldId,
    options, chosen, many,
    most: element.max_selected_items,
    placeholder: words(element.placeholder) || "Choose",
    data: marks(element, place),
    changed: (values) => place.dispatch && tell(element, place, many ? values : values[0], picker.trigger),
  });
  if (place.describedBy) picker.trigger.setAttribute("aria-describedby", place.describedBy);
  return {
    node: picker.node,
    read: () => (many ? picker.chosen : picker.chosen[0] ?? null),
    write: (value) => picker.set([value ?? []].flat()),
  };
}

const staticOptions = (element) => element.option_groups
  ? element.option_groups.flatMap((group) => group.options.map((option) => optionOf(option, words(group.label))))
  : (element.options ?? []).map((option) => optionOf(option));

const given = (value) => (value === undefined || value === null ? [] : [value]);

function people(element, place, chosen, many) {
  return select(element, place, place.surface.people(), chosen, many);
}

function picked(type, initial) {
  return (element, place) => {
    const input = el("input", {
      type, id: place.fieldId, class: "field", value: element[initial], data: marks(element, place),
      "aria-label": place.fieldId ? null : place.label ?? (words(element.placeholder) || (type === "date" ? "Date" : "Time")),
      "aria-describedby": place.describedBy,
    });
    let told = input.value;
    let timer;
    const say = () => {
      clearTimeout(timer);
      if (!place.dispatch || !input.value || input.value === told || input.value < "1900" && type === "date") return;
      told = input.value;
      tell(element, place, input.value, input);
    };
    // A date that is being typed changes with every digit: it is told once it rests, or when it is left.
    input.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(say, 900); });
    input.addEventListener("blur", say);
    input.addEventListener("keydown", (event) => event.key === "Enter" && place.dispatch && say());
    return { node: input, read: () => input.value || null, write: (value) => { input.value = value ?? ""; told = input.value; } };
  };
}

function choices(type, initialOf) {
  return (element, place) => {
    const group = freshId("choice");
    const initial = initialOf(element);
    const boxes = (element.options ?? []).map((option) => {
      const box = el("input", { type, name: group, value: option.value, checked: initial.includes(option.value), data: marks(element, place) });
      const note = option.description && el("span", { class: "aside" }, textObject(option.description, place.surface.names));
      return { box, row: el("label", { class: "choice" }, box, el("span", {}, textObject(option.text, place.surface.names), note)) };
    });
    const chosen = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    const read = () => (type === "radio" ? chosen()[0] ?? null : chosen());
    const node = el("div", {
      role: type === "radio" ? "radiogroup" : "group", class: "choices",
      "aria-label": place.labelId ? null : place.label ?? "Choices", "aria-labelledby": place.labelId, "aria-describedby": place.describedBy,
      on: { change: () => place.dispatch && tell(element, place, read(), node) },
    }, boxes.map(({ row }) => row));
    return { node, read, write: (value) => { for (const { box } of boxes) box.checked = [value ?? []].flat().includes(box.value); } };
  };
}

function counter(input, most) {
  const left = el("span", { class: "aside count" });
  const count = () => {
    const rest = most - input.value.length;
    left.textContent = rest > Math.min(100, most / 4) ? "" : rest === 1 ? "1 character left" : `${rest} characters left`;
  };
  input.addEventListener("input", count);
  count();
  return left;
}

function typed(kind) {
  return (element, place) => {
    const long = kind === "text" && element.multiline;
    const most = element.max_length ?? (kind === "text" ? 3000 : null);
    const input = el(long ? "textarea" : "input", {
      type: long ? null : { number: "text" }[kind] ?? kind, inputmode: kind === "number" ? "decimal" : null,
      id: place.fieldId, class: "field", rows: long ? 5 : null, placeholder: words(element.placeholder) || null,
      maxlength: most, autocomplete: "off", data: marks(element, place),
      "aria-label": place.fieldId ? null : place.label ?? (words(element.placeholder) || "Text"),
      "aria-describedby": place.describedBy,
      on: { keydown: (event) => {
        if (event.key !== "Enter" || event.isComposing || (long && event.shiftKey) || !place.dispatch) return;
        event.preventDefault();
        event.stopPropagation();
        tell(element, place, input.value, input);
      } },
    });
    input.value = element.initial_value ?? "";
    const read = () => input.value || null;
    const write = (value) => { input.value = value ?? ""; input.dispatchEvent(new Event("input")); };
    return { node: el("div", { class: "typed" }, input, most && counter(input, most)), read, write, least: element.min_length };
  };
}

const values = (options) => (options ?? []).map((option) => option.value);

const KINDS = {
  button,
  overflow,
  static_select: (element, place) => select(element, place, staticOptions(element), given(element.initial_option?.value), false),
  multi_static_select: (element, place) => select(element, place, staticOptions(element), values(element.initial_options), true),
  users_select: (element, place) => people(element, place, given(element.initial_user), false),
  multi_users_select: (element, place) => people(element, place, element.initial_users ?? [], true),
  datepicker: picked("date", "initial_date"),
  timepicker: picked("time", "initial_time"),
  radio_buttons: choices("radio", (element) => given(element.initial_option?.value)),
  checkboxes: choices("checkbox", (element) => values(element.initial_options)),
  plain_text_input: typed("text"),
  email_text_input: typed("email"),
  url_text_input: typed("url"),
  number_input: typed("number"),
};

/** Draws one element; one that is not known says so instead of vanishing. */
export function drawElement(element, place) {
  const draw = KINDS[element.type];
  if (!draw) return { node: el("span", { class: "aside" }, spoken("Note: "), `This page cannot show "${element.type}".`) };
  return draw(element, place);
}
