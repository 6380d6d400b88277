// Modals and Home: the views that the app shows one person.

import { Surface } from "/page/blocks.js";
import { Dialog } from "/page/dialog.js";
import { el, reconcile } from "/page/dom.js";
import { post } from "/page/server.js";

const titleOf = (view) => view.title?.text ?? "Form";

/** One open modal. */
class Modal {
  constructor(pane, view) {
    this.pane = pane;
    this.surface = pane.surface({ view_id: view.id }, "h3");
    this.trouble = el("p", { class: "error", role: "alert" });
    this.dialog = new Dialog(pane.layer, { title: titleOf(view), body: [this.surface.root, this.trouble], foot: [], closed: () => this.close() });
    this.surface.focusRoot = this.dialog.box;
    this.dialog.box.dataset.viewId = view.id;
    this.dialog.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input.field") && !event.isComposing) this.submit();
    });
    this.draw(view);
    this.surface.fill(view.state?.values);
    this.dialog.enter();
  }

  draw(view) {
    this.view = view;
    this.dialog.title.textContent = titleOf(view);
    this.surface.show(view.blocks);
    const close = el("button", { type: "button", class: "button", on: { click: () => this.close() } }, view.close?.text ?? "Close");
    const hasInput = (view.blocks ?? []).some((block) => block.type === "input");
    const submit = (view.submit || hasInput)
      && el("button", { type: "button", class: "button primary", on: { click: () => this.submit() } }, view.submit?.text ?? "Submit");
    const shown = JSON.stringify([view.close, view.submit]);
    if (this.footShown !== shown) this.dialog.foot.replaceChildren(...[close, submit].filter(Boolean));
    this.footShown = shown;
  }

  async submit() {
    if (this.busy) return;
    const gaps = this.surface.gaps();
    this.trouble.textContent = "";
    this.surface.showErrors(gaps);
    if (Object.keys(gaps).length) return;
    this.setBusy(true);
    try {
      const result = await post("submit", { ...this.pane.person, view_id: this.view.id, state: this.surface.state() });
      this.setBusy(false);
      if (result.errors) this.trouble.textContent = this.surface.showErrors(result.errors).join(" ");
      else await this.pane.refresh();
    } catch (refusal) {
      this.trouble.textContent = `${refusal.message} What you wrote is still here.`;
    } finally {
      this.setBusy(false);
    }
  }

  setBusy(busy) {
    this.busy = busy;
    this.dialog.box.setAttribute("aria-busy", String(busy));
  }

  async close() {
    try {
      await post("close", { ...this.pane.person, view_id: this.view.id });
    } catch (refusal) {
      this.trouble.textContent = refusal.message;
      return;
    }
    await this.pane.refresh();
  }
}

/** The stack of modals of one person; only the top one shows, the others keep what was typed. */
export class ModalStack {
  constructor(pane) {
    this.pane = pane;
    this.open = new Map();
  }

  show(views) {
    const wanted = new Set(views.map((view) => view.id));
    for (const [id, modal] of this.open) {
      if (wanted.has(id)) continue;
      this.open.delete(id);
      modal.dialog.end();
    }
    for (const view of views) {
      const modal = this.open.get(view.id);
      if (!modal) this.open.set(view.id, new Modal(this.pane, view));
      else if (JSON.stringify(modal.view) !== JSON.stringify(view)) modal.draw(view);
    }
    views.forEach((view, index) => { this.open.get(view.id).dialog.node.hidden = index < views.length - 1; });
  }

  clear() {
    this.show([]);
  }
}

/** The app's Home of one person. */
export class Home {
  constructor(pane) {
    this.surface = null;
    this.pane = pane;
    this.frame = el("div", { class: "home-blocks" });
    this.node = el("div", { class: "home", role: "tabpanel", tabindex: "0", "aria-label": "Home", hidden: true }, this.frame);
  }

  show(view) {
    const items = view ? [view] : [];
    reconcile(this.frame, items.length ? items : [{ id: "empty" }], {
      key: (one) => one.id,
      signature: JSON.stringify,
      create: (one) => {
        if (!one.blocks) return el("p", { class: "empty" }, "The app has not drawn its Home yet.");
        this.surface = this.pane.surface({ view_id: one.id }, "h3");
        this.surface.show(one.blocks);
        this.surface.fill(one.state?.values);
        return this.surface.root;
      },
      update: (_node, one) => this.surface?.show(one.blocks),
    });
  }
}
