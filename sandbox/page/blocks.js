// Block Kit's blocks, on the surfaces they stand on: a message, a modal, Home.

import { el, freshId, keepingFocus, reconcile } from "/page/dom.js";
import { drawElement } from "/page/elements.js";
import { mrkdwn, plain, textObject } from "/page/mrkdwn.js";
import { richText } from "/page/richtext.js";

const isWeb = (url) => /^(https?:\/\/|\/)/i.test(url ?? "");

function picture(image, small) {
  const url = image.image_url;
  if (!isWeb(url)) return el("span", { class: "aside" }, `Picture: ${image.alt_text ?? ""}`);
  return el("img", { src: url, alt: image.alt_text ?? "", class: small ? "small" : null, referrerpolicy: "no-referrer", loading: "lazy" });
}

function section(block, surface) {
  const label = (block.text?.text ?? "").replace(/[*_~`]/g, "").split("\n")[0];
  const element = block.accessory;
  const extra = element && (element.type === "image" ? picture(element, false) : surface.place(element, block, { label, dispatch: true }));
  return el("div", { class: "section" },
    el("div", { class: "words" }, block.text && textObject(block.text, surface.names),
      block.fields && el("div", { class: "fields" }, block.fields.map((field) => el("div", {}, textObject(field, surface.names))))),
    extra && el("div", { class: "accessory" }, extra));
}

function actions(block, surface) {
  return el("div", { class: "actions" }, (block.elements ?? []).map((element) => surface.place(element, block, { dispatch: true })));
}

function context(block, surface) {
  return el("div", { class: "context" }, (block.elements ?? []).map((element) =>
    (element.type === "image" ? picture(element, true) : textObject(element, surface.names))));
}

function input(block, surface) {
  const ids = { label: freshId("label"), field: freshId("field"), hint: freshId("hint"), error: freshId("error") };
  const control = surface.place(block.element, block, {
    labelId: ids.label, fieldId: ids.field, describedBy: `${ids.hint} ${ids.error}`, dispatch: block.dispatch_action === true, optional: block.optional === true,
  });
  return el("div", { class: "input", data: { inputBlock: block.block_id } },
    el("label", { class: "label", id: ids.label, for: ids.field }, plain(block.label?.text), block.optional && el("span", { class: "aside" }, " (optional)")),
    control,
    el("div", { class: "aside hint", id: ids.hint }, plain(block.hint?.text)),
    el("div", { class: "error", id: ids.error }));
}

function image(block) {
  return el("figure", {}, block.title && el("figcaption", { class: "aside" }, plain(block.title.text)), picture(block, false));
}

const BLOCKS = {
  header: (block, surface) => el(surface.headings, { class: "header", dir: "auto" }, plain(block.text?.text)),
  section,
  actions,
  context,
  divider: () => el("hr"),
  rich_text: (block, surface) => richText(block, surface.names),
  markdown: (block, surface) => mrkdwn((block.text ?? "").replace(/\*\*(.+?)\*\*/g, "*$1*"), surface.names),
  image,
  input,
};

function plainValue(kept) {
  return kept.value ?? kept.selected_option?.value ?? kept.selected_options?.map((option) => option.value)
    ?? kept.selected_date ?? kept.selected_time ?? kept.selected_user ?? kept.selected_users ?? null;
}

/**
 * A place where blocks stand. `press(blockId, actionId, value, state)`, `ask(confirm)` and `follow(url)` come from its owner,
 * `names` resolves mentions, `people()` lists whom one can choose, `headings` is the tag for headers.
 */
export class Surface {
  constructor({ press, ask, follow, names, people, headings }) {
    Object.assign(this, { names, people, ask, follow, headings });
    this.tellOwner = press;
    this.root = el("div", { class: "blocks" });
    this.controls = new Map();
  }

  press(blockId, actionId, value) {
    return this.tellOwner(blockId, actionId, value, this.state());
  }

  place(element, block, more) {
    const drawn = drawElement(element ?? {}, { surface: this, blockId: block.block_id, ...more });
    if (drawn.read) this.controls.set(`${block.block_id} ${element.action_id}`, { ...drawn, block, element, optional: more.optional });
    return drawn.node;
  }

  /** Shows `blocks`; what was typed into a control lives on while its block and action ids do. */
  show(blocks) {
    const written = new Map([...this.controls].map(([key, control]) => [key, control.read()]));
    const draw = (block) => {
      for (const [key, control] of this.controls) if (control.block.block_id === block.block_id) this.controls.delete(key);
      const node = (BLOCKS[block.type] ?? (() => el("div", { class: "aside" }, `This page cannot show "${block.type}".`)))(block, this);
      node.classList.add("block");
      if (block.block_id) node.dataset.blockId = block.block_id;
      for (const [key, control] of this.controls) {
        if (control.block === block && written.has(key)) control.write(written.get(key));
      }
      return node;
    };
    keepingFocus(this.focusRoot ?? this.root, () => {
      reconcile(this.root, blocks ?? [], {
        key: (block, index) => block.block_id ?? `at-${index}`,
        signature: JSON.stringify,
        create: draw,
      });
    });
    const standing = new Set((blocks ?? []).map((block) => block.block_id));
    for (const [key, control] of this.controls) if (!standing.has(control.block.block_id)) this.controls.delete(key);
  }

  /** Puts back what a view's `state.values` says was entered before this page was opened. */
  fill(values) {
    for (const { block, element, write } of this.controls.values()) {
      const kept = values?.[block.block_id]?.[element.action_id];
      if (kept) write(plainValue(kept));
    }
  }

  /** What the controls hold now: {block_id: {action_id: value}}. */
  state() {
    const state = {};
    for (const { block, element, read } of this.controls.values()) {
      state[block.block_id] = { ...state[block.block_id], [element.action_id]: read() };
    }
    return state;
  }

  /** What a form must have before it is sent: {block_id: sentence}. */
  gaps() {
    const gaps = {};
    for (const { block, read, optional, least } of this.controls.values()) {
      if (block.type !== "input") continue;
      const value = read();
      const empty = value === null || (Array.isArray(value) && !value.length);
      if (empty && !optional) gaps[block.block_id] = "Please fill this in.";
      else if (!empty && least && value.length < least) gaps[block.block_id] = `Please write at least ${least} characters.`;
    }
    return gaps;
  }

  /** Writes errors at their fields and goes to the first; gives those that belong to no field here. */
  showErrors(errors) {
    const rest = [];
    let first = null;
    for (const frame of this.root.querySelectorAll("[data-input-block]")) {
      const text = errors[frame.dataset.inputBlock];
      const control = frame.querySelector("[data-action]");
      frame.querySelector(".error").textContent = text ?? "";
      frame.classList.toggle("wrong", Boolean(text));
      if (text) control?.setAttribute("aria-invalid", "true");
      else control?.removeAttribute("aria-invalid");
      if (text) first ??= control;
    }
    for (const [blockId, text] of Object.entries(errors)) {
      if (!this.root.querySelector(`[data-input-block="${CSS.escape(blockId)}"]`)) rest.push(text);
    }
    first?.focus();
    return rest;
  }
}
