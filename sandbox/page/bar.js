// The bar on top: what this page is, the workspace's clock, whether the app is connected, the mail.

import { el, icon, spoken } from "/page/dom.js";
import { get, post } from "/page/server.js";
import { fullTime } from "/page/time.js";

const EVERY = 4000;

/** The bar. `showMail()` opens or closes the inbox; `lines()` tells whether the page's own lines are live. */
export class Bar {
  constructor({ showMail, lines }) {
    this.lines = lines;
    this.clock = el("time", { class: "clock" });
    this.link = el("span", { class: "link-state", role: "status" });
    this.trouble = el("span", { class: "error", role: "alert" });
    this.count = el("span", { class: "unread", hidden: true });
    this.mailButton = el("button", { type: "button", class: "button", "aria-expanded": "false", "aria-controls": "mailbox", on: { click: showMail } }, icon("mail"), "Mail", this.count);
    this.node = el("header", { class: "bar" },
      el("h1", {}, el("img", { src: "/page/icon.svg", alt: "", width: 22, height: 22 }), "Data agreements", el("span", { class: "aside" }, "local workspace")),
      this.link, el("span", { class: "grow" }), this.trouble,
      el("div", { class: "clock-group", role: "group", "aria-label": "Clock of this workspace" }, this.clock,
        this.skip("Skip 1 day", { skip_seconds: 86_400 }), this.skip("Skip to Monday 9 AM", { skip_to: "monday" })),
      this.mailButton);
    this.look();
    setInterval(() => this.look(), EVERY);
    setInterval(() => this.tick(), 1000);
  }

  skip(words, body) {
    return el("button", { type: "button", class: "button small", on: { click: async () => {
      this.trouble.textContent = "";
      try {
        await post("clock", body);
      } catch (refusal) {
        this.trouble.textContent = refusal.message;
      }
      this.look();
    } } }, words);
  }

  async look() {
    try {
      const [{ now }, world] = await Promise.all([get("clock"), get("world")]);
      this.ahead = Date.parse(now) - Date.now();
      this.connected = world.bot_connected;
    } catch {
      this.connected = null;
    }
    this.tick();
    this.drawLine();
  }

  tick() {
    if (this.ahead === undefined) return;
    const now = new Date(Date.now() + this.ahead);
    const words = `${fullTime(now)} Pacific`;
    if (this.clock.textContent !== words) this.clock.textContent = words;
  }

  drawLine() {
    const state = this.connected === null || !this.lines() ? ["wait", "Reconnecting to the workspace…"]
      : this.connected ? ["on", "App connected"] : ["off", "App not connected"];
    if (this.state === state[1]) return;
    [this.link.dataset.state, this.state] = state;
    this.link.replaceChildren(el("span", { class: "dot", "aria-hidden": "true" }), state[1]);
  }

  showUnread(count) {
    this.count.hidden = !count;
    this.count.replaceChildren(String(count), spoken(" unread"));
  }
}
