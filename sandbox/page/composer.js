// Where one writes: several lines, a draft per conversation, hints for commands and people.

import { el, freshId, icon, iconButton } from "/page/dom.js";

const COMMANDS = [
  { fill: "/bucp new", says: "start a request for data" },
  { fill: "/bucp resume", says: "go on where you stopped" },
  { fill: "/bucp status", says: "whose turn is it?" },
  { fill: "/bucp list", says: "what you have under way" },
  { fill: "/bucp help", says: "everything one can type" },
];

const drafts = new Map();

/** A box to write in. `send(text)` rejects when the text did not arrive; it is then put back. */
export class Composer {
  constructor({ label, placeholder, draft, send, attach, people, commands = true }) {
    Object.assign(this, { draft, send, people, commands });
    this.queue = Promise.resolve();
    const hintsId = freshId("hints");
    this.hints = el("div", { class: "hints", role: "listbox", id: hintsId, "aria-label": "Suggestions", hidden: true });
    this.text = el("textarea", {
      rows: 1, placeholder, "aria-label": label, "aria-autocomplete": "list", "aria-controls": hintsId, dir: "auto",
      on: { input: () => this.typed(), keydown: (event) => this.key(event), blur: () => this.suggest([]) },
    });
    this.text.value = drafts.get(draft) ?? "";
    this.count = el("span", { class: "spoken", role: "status" });
    this.trouble = el("p", { class: "error", role: "alert" });
    const file = attach && el("input", { type: "file", class: "spoken", tabindex: "-1", "aria-hidden": "true",
      on: { change: () => { this.attach(attach, [...file.files]); file.value = ""; } } });
    this.node = el("div", { class: "composer" }, this.hints,
      el("div", { class: "box" }, this.text,
        el("div", { class: "tools" },
          file, attach && iconButton("attach", "Attach a file", () => file.click()),
          el("button", { type: "button", class: "send", "aria-label": "Send", title: "Send (Enter)", on: { click: () => this.go() } }, icon("send")))),
      this.trouble, this.count);
    if (attach) this.takeFiles(attach);
    requestAnimationFrame(() => this.grow());
  }

  takeFiles(attach) {
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => {
      event.preventDefault();
      this.attach(attach, [...event.dataTransfer.files]);
    });
    this.text.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length && !event.clipboardData.getData("text/plain")) this.attach(attach, files);
    });
  }

  async attach(attach, files) {
    this.trouble.textContent = "";
    for (const file of files) {
      try {
        await attach(file);
      } catch (refusal) {
        this.trouble.textContent = `${file.name} was not sent. ${refusal.message}`;
      }
    }
  }

  /** Puts `text` into the box, ready to send. */
  fill(text) {
    this.text.value = text;
    this.typed();
    this.text.focus();
    this.text.setSelectionRange(text.length, text.length);
  }

  grow() {
    this.text.style.height = "auto";
    if (this.text.scrollHeight) this.text.style.height = `${Math.min(this.text.scrollHeight, 220)}px`;
  }

  typed() {
    drafts.set(this.draft, this.text.value);
    this.grow();
    this.suggest(this.offers());
  }

  offers() {
    const text = this.text.value;
    if (this.commands && /^\/[^\n]*$/.test(text)) return COMMANDS.filter(({ fill }) => fill.startsWith(text) && fill !== text);
    const word = /(?:^|\s)@([^@\n]{0,40})$/.exec(text.slice(0, this.text.selectionStart));
    if (!word) return [];
    const wanted = word[1].toLowerCase();
    return this.people().filter(({ label, handle }) => `${handle} ${label}`.toLowerCase().includes(wanted) && handle.toLowerCase() !== wanted)
      .slice(0, 6).map(({ label, handle }) => ({ fill: handle, says: label, person: word[1].length }));
  }

  suggest(offers) {
    this.offered = offers;
    this.at = -1;
    this.hints.hidden = !offers.length;
    this.count.textContent = offers.length ? `${offers.length === 1 ? "1 suggestion" : `${offers.length} suggestions`}, arrow keys to choose` : "";
    this.text.removeAttribute("aria-activedescendant");
    this.hints.replaceChildren(...offers.map((offer) => el("div", {
      role: "option", id: freshId("hint"), "aria-selected": "false",
      on: { mousedown: (event) => { event.preventDefault(); this.take(offer); } },
    }, el("b", {}, offer.person === undefined ? offer.fill : `@${offer.fill}`), offer.says && el("span", { class: "aside" }, offer.says))));
  }

  take(offer) {
    if (offer.person === undefined) {
      this.fill(offer.fill);
      return;
    }
    const end = this.text.selectionStart;
    const start = end - offer.person;
    this.text.setRangeText(`${offer.fill} `, start, end, "end");
    this.typed();
    this.suggest([]);
  }

  point(at) {
    this.at = at;
    [...this.hints.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
    this.text.setAttribute("aria-activedescendant", this.hints.children[at].id);
  }

  key(event) {
    if (event.isComposing) return;
    const count = this.offered?.length ?? 0;
    if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.point(this.at < 0 && step < 0 ? count - 1 : (this.at + step + count) % count);
    } else if (count && event.key === "Escape") {
      event.stopPropagation();
      this.suggest([]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (this.at >= 0) this.take(this.offered[this.at]);
      else this.go();
    }
  }

  go() {
    const text = this.text.value;
    if (!text.trim()) return;
    this.text.value = "";
    this.trouble.textContent = "";
    this.typed();
    this.queue = this.queue.then(async () => {
      try {
        await this.send(text);
      } catch (refusal) {
        this.text.value = this.text.value ? `${text}\n${this.text.value}` : text;
        this.trouble.textContent = `Not sent. ${refusal.message} Your text is still here.`;
        drafts.set(this.draft, this.text.value);
        this.grow();
      }
    });
  }
}
