// Dialogs of one person's pane: focus stays inside, Escape closes, focus goes back to where it was.

import { el, freshId, iconButton } from "/page/dom.js";
import { close as closePopup } from "/page/popup.js";

const REACHABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex='0']";

const reachable = (root) => [...root.querySelectorAll(REACHABLE)].filter((node) => node.tabIndex >= 0 && node.getClientRects().length);

/** One dialog. `closed()` is called when the person closes it; `end()` takes it away. */
export class Dialog {
  constructor(layer, { title, body, foot, closed, role = "dialog", small = false }) {
    const titleId = freshId("title");
    this.layer = layer;
    this.closed = closed;
    this.cameFrom = document.activeElement;
    this.title = el("h2", { id: titleId, dir: "auto" }, title);
    this.body = el("div", { class: "dialog-body" }, body);
    this.foot = el("footer", {}, foot);
    this.box = el("section", { class: small ? "dialog small" : "dialog", role, "aria-modal": "true", "aria-labelledby": titleId, tabindex: "-1" },
      el("header", {}, this.title, iconButton("close", "Close", () => this.closed())), this.body, this.foot);
    this.node = el("div", { class: "backdrop" }, this.box);
    this.box.addEventListener("keydown", (event) => this.key(event));
    layer.append(this.node);
    layer.dispatchEvent(new Event("dialogs"));
  }

  /** Moves focus inside, unless the person is busy elsewhere on the page. */
  enter(first) {
    const busy = document.activeElement;
    const pane = this.layer.closest(".pane");
    if (busy && busy !== document.body && pane && !pane.contains(busy)) return;
    (first ?? this.body.querySelector("input, textarea, button, [tabindex='0']") ?? this.foot.querySelector(".primary") ?? this.box).focus();
  }

  key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.closed();
    }
    if (event.key !== "Tab") return;
    const stops = reachable(this.box);
    const at = stops.indexOf(document.activeElement);
    const edge = event.shiftKey ? at <= 0 : at === stops.length - 1;
    if (!edge) return;
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0)?.focus();
  }

  end() {
    const inside = this.box.contains(document.activeElement);
    closePopup();
    this.node.remove();
    this.layer.dispatchEvent(new Event("dialogs"));
    if (inside) this.layer.dispatchEvent(new CustomEvent("refocus", { detail: this.cameFrom }));
  }
}

/** Asks before something is done: resolves to whether the person goes on. */
export function ask(layer, { title, text, confirm, deny, danger }) {
  return new Promise((resolve) => {
    const finish = (sure) => {
      dialog.end();
      resolve(sure);
    };
    const yes = el("button", { type: "button", class: `button ${danger ? "danger" : "primary"}`, on: { click: () => finish(true) } }, confirm);
    const no = el("button", { type: "button", class: "button", on: { click: () => finish(false) } }, deny);
    const dialog = new Dialog(layer, { title, body: text, foot: [no, yes], closed: () => finish(false), role: "alertdialog", small: true });
    dialog.enter(no);
  });
}
