// Building and updating the page's tree. Content always becomes text nodes, never markup.

let made = 0;

/** An id that is unique on this page. */
export const freshId = (prefix) => `${prefix}-${(made += 1)}`;

/**
 * A new element. `props` are attributes (null, undefined and false are left out), with two special names:
 * `on` holds listeners, `data` holds data attributes.
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === "data") {
      for (const [key, part] of Object.entries(value)) if (part !== undefined) node.dataset[key] = part;
    } else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Text for screen readers only. */
export const spoken = (text) => el("span", { class: "spoken" }, text);

const SHAPES = {
  attach: "M13.5 7.5 8 13a2 2 0 0 0 3 3l6-6a4 4 0 0 0-6-6L4.5 10.5a6 6 0 0 0 8.500 8.500l5-5",
  send: "M4 12 20 4l-4 16-4.500-6.500zM11.500 13.500 20 4",
  reply: "M10 6 4 11.500l6 5.500v-3.500c5 0 8 1.500 10 4.500-.5-6-4-9.500-10-9.500z",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
  delete: "M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7",
  close: "M6 6l12 12M18 6 6 18",
  mail: "M4 6h16v12H4zM4 7l8 6 8-6",
  down: "M6 9.500l6 6 6-6",
  file: "M7 3.500h7l4 4V20.500H7zM14 3.500v4h4",
  eye: "M3 12c4-7 14-7 18 0-4 7-14 7-18 0zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  back: "M14 6l-6 6 6 6",
};

/** A small drawing that says nothing by itself: the words stand beside it. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** A button that shows a drawing only; its words are its name and its tooltip. */
export const iconButton = (name, label, onClick, props = {}) =>
  el("button", { type: "button", class: "quiet", "aria-label": label, title: label, on: { click: onClick }, ...props },
    icon(name));

const kept = new WeakMap();

/**
 * Makes the children of `parent` match `items`, touching only what changed, so that focus, half-typed text,
 * open menus and scroll positions live on. `key` names an item, `signature` says what it shows, `create`
 * builds its node, and `update(node, item)` may change it in place (without it the node is built again).
 */
export function reconcile(parent, items, { key, signature, create, update }) {
  const before = kept.get(parent) ?? new Map();
  const after = new Map();
  items.forEach((item, index) => {
    const name = key(item, index);
    const sign = signature(item);
    const old = before.get(name);
    let node = old?.node;
    if (!node) node = create(item);
    else if (old.sign !== sign) {
      if (update) update(node, item);
      else {
        node = create(item, old.node);
        old.node.replaceWith(node);
      }
    }
    after.set(name, { node, sign });
  });
  for (const [name, { node }] of before) if (!after.has(name)) node.remove();
  let place = parent.firstChild;
  for (const { node } of after.values()) {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
  }
  kept.set(parent, after);
}

/** Runs `change`, then puts focus and selection back on the same control below `root` if the change removed it. */
export function keepingFocus(root, change) {
  const held = document.activeElement;
  const inside = held && held !== root && root.contains(held);
  const control = inside && held.closest("[data-action]");
  const address = control && { block: control.dataset.block, action: control.dataset.action, value: held.value };
  const range = inside && typeof held.selectionStart === "number" ? [held.selectionStart, held.selectionEnd] : null;
  change();
  if (!inside || held.isConnected) return;
  const candidates = address ? [...root.querySelectorAll("[data-action]")] : [];
  const same = candidates.find((node) => node.dataset.action === address.action && node.dataset.block === address.block)
    ?? candidates.find((node) => node.dataset.action === address.action);
  const target = same && (same.matches("input, textarea, button") ? same : same.querySelector("input, textarea, button"));
  (target ?? root).focus({ preventScroll: true });
  if (target && range && target.value === address.value) target.setSelectionRange?.(...range);
}
