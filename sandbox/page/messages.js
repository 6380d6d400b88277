// The messages of one conversation: days, threads, edits, files. Each message is kept and changed in place.

import { Composer } from "/page/composer.js";
import { el, icon, iconButton, reconcile } from "/page/dom.js";
import { asTyped, mrkdwn } from "/page/mrkdwn.js";
import { post } from "/page/server.js";
import { clockTime, dayName, fullTime, momentOf, sameDay } from "/page/time.js";

const NEAR = 300;

const sizeInWords = (bytes) => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round((bytes ?? 0) / 1000))} KB`);

function fileRow(file) {
  return el("a", { class: "file", href: `/hand/file/${encodeURIComponent(file.id)}`, download: file.name ?? true },
    icon("file"), el("span", {}, el("b", {}, file.title || file.name || "File"),
      el("span", { class: "aside" }, [file.mimetype ?? file.filetype, file.size && sizeInWords(file.size)].filter(Boolean).join(" · "))));
}

/** A square sign with the first letter of a name, in a colour that goes with the name. */
export function avatar(person) {
  const name = (person.real_name || person.name || "?").trim();
  const hue = ([...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7) * 137) % 360;
  const letter = name[0].toUpperCase();
  return el("span", { class: person.is_bot ? "avatar app" : "avatar", "aria-hidden": "true", style: person.is_bot ? null : `--hue:${hue}` }, letter);
}

/** One message with its thread. */
class Message {
  constructor(conversation) {
    this.conversation = conversation;
    this.pane = conversation.pane;
    this.head = el("div", { class: "head" });
    this.body = el("div", { class: "body" });
    this.files = el("div", { class: "files" });
    this.tools = el("div", { class: "message-tools" });
    this.threadBar = el("div", { class: "thread-bar" });
    this.replies = el("ol", {});
    this.thread = el("div", { class: "thread", hidden: true }, this.replies);
    this.sign = el("div", { class: "sign" });
    this.node = el("li", { class: "message", tabindex: "-1" }, this.sign,
      el("div", { class: "content" }, this.head, this.body, this.files, this.threadBar, this.thread), this.tools);
    this.node.owner = this;
  }

  update({ message, replies, follows, inThread }) {
    const author = this.pane.personOf(message);
    this.message = message;
    this.node.dataset.ts = message.ts;
    this.node.classList.toggle("follows", Boolean(follows));
    this.node.classList.toggle("private", Boolean(message.is_ephemeral));
    const moment = momentOf(message.ts);
    const head = JSON.stringify([author, message.edited, message.is_ephemeral, message.ts]);
    if (head !== this.headShown) {
      this.headShown = head;
      this.sign.replaceChildren(avatar(author));
      this.head.replaceChildren(...[
        message.is_ephemeral && el("div", { class: "only" }, icon("eye"), "Only visible to you"),
        el("span", { class: "author", dir: "auto" }, author.real_name || author.name), " ",
        author.is_bot && el("span", { class: "badge" }, "APP"), " ",
        el("time", { class: "aside", title: fullTime(moment), datetime: moment.toISOString() }, clockTime(moment)),
        message.edited && el("span", { class: "aside" }, " (edited)"),
      ].filter(Boolean));
    }
    if (!this.editing) this.showBody();
    reconcile(this.files, message.files ?? [], { key: (file) => file.id, signature: JSON.stringify, create: fileRow });
    this.showTools(inThread);
    this.showThread(replies ?? []);
  }

  showBody() {
    const { message } = this;
    const shown = JSON.stringify([message.text, message.blocks]);
    if (shown === this.bodyShown) return;
    this.bodyShown = shown;
    if (message.blocks?.length) {
      if (!this.surface) {
        const container = { channel: this.conversation.channel, ts: message.ts };
        this.surface = this.pane.surface(container, "h3");
        this.surface.focusRoot = this.node;
      }
      if (this.surface.root.parentNode !== this.body) this.body.replaceChildren(this.surface.root);
      this.surface.show(message.blocks);
    } else {
      this.surface = null;
      this.body.replaceChildren(...(message.text ? [mrkdwn(message.text, this.pane.names)] : []));
    }
  }

  showTools(inThread) {
    const { message } = this;
    const own = message.user === this.pane.person.user && !message.is_ephemeral;
    const shown = JSON.stringify([own, inThread, message.is_ephemeral, message.ts]);
    if (shown === this.toolsShown) return;
    this.toolsShown = shown;
    this.tools.replaceChildren(...[
      !inThread && !message.is_ephemeral && iconButton("reply", "Reply in thread", () => this.openThread(true)),
      own && iconButton("edit", "Edit this message", () => this.edit()),
      own && iconButton("delete", "Delete this message", () => this.remove()),
    ].filter(Boolean));
  }

  showThread(replies) {
    const open = !this.thread.hidden;
    const label = `${replies.length === 1 ? "1 reply" : `${replies.length} replies`}`;
    const shown = JSON.stringify([replies.length, open]);
    if (shown !== this.threadShown) {
      const had = this.threadBar.contains(document.activeElement);
      this.threadShown = shown;
      this.threadBar.replaceChildren(...(replies.length || open ? [el("button", {
        type: "button", class: "linklike", "aria-expanded": String(open), on: { click: () => this.openThread(false) },
      }, open ? `Hide thread (${label})` : label)] : []));
      if (had) this.threadBar.querySelector("button")?.focus();
    }
    reconcile(this.replies, replies, {
      key: (reply) => reply.ts,
      signature: (reply) => JSON.stringify([reply, this.pane.personOf(reply)]),
      create: (reply) => {
        const item = new Message(this.conversation);
        item.update({ message: reply, inThread: true });
        return item.node;
      },
      update: (node, reply) => node.owner.update({ message: reply, inThread: true }),
    });
    this.lastReplies = replies;
  }

  openThread(always) {
    this.thread.hidden = always ? false : !this.thread.hidden;
    if (!this.threadBox && !this.thread.hidden) {
      this.threadBox = new Composer({
        label: "Reply in this thread", placeholder: "Reply…", commands: false,
        draft: `${this.pane.key} ${this.conversation.channel} ${this.message.ts}`, people: () => this.pane.people(),
        send: (text) => this.pane.say(this.conversation.channel, text, this.message.ts),
      });
      this.thread.append(this.threadBox.node);
    }
    this.showThread(this.lastReplies);
    if (!this.thread.hidden) {
      this.threadBox.text.focus();
      this.threadBox.node.scrollIntoView({ block: "nearest" });
    }
  }

  edit() {
    if (this.editing) return;
    this.editing = true;
    const now = asTyped(this.message.text ?? "", this.pane.names);
    const text = el("textarea", { class: "field", rows: Math.min(12, now.split("\n").length + 1), "aria-label": "Edit your message" });
    const trouble = el("p", { class: "error", role: "alert" });
    text.value = now;
    const done = () => {
      this.editing = false;
      this.bodyShown = null;
      this.showBody();
      this.node.focus();
    };
    const save = async () => {
      try {
        await post("edit", { ...this.pane.person, channel: this.conversation.channel, ts: this.message.ts, text: text.value });
        await this.pane.refresh();
        done();
      } catch (refusal) {
        trouble.textContent = `Not changed. ${refusal.message}`;
      }
    };
    text.addEventListener("keydown", (event) => {
      if (event.key === "Escape") done();
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        save();
      }
    });
    this.surface = null;
    this.body.replaceChildren(el("div", { class: "editor" }, text,
      el("div", { class: "actions" }, el("button", { type: "button", class: "button", on: { click: done } }, "Cancel"),
        el("button", { type: "button", class: "button primary", on: { click: save } }, "Save")), trouble));
    text.focus();
  }

  async remove() {
    const sure = await this.pane.ask({ title: "Delete this message?", text: "It is taken away for everyone who sees it.", confirm: "Delete", deny: "Keep it", danger: true });
    if (sure) await this.pane.attempt(() => post("delete", { ...this.pane.person, channel: this.conversation.channel, ts: this.message.ts }));
  }
}

/** The list of one conversation, which stays where it was scrolled to, or at its end. */
export class Conversation {
  constructor(pane, label) {
    this.pane = pane;
    this.list = el("ol", { class: "messages" });
    this.nothing = el("p", { class: "empty" });
    this.scroller = el("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": label }, this.nothing, this.list);
    this.jump = el("button", { type: "button", class: "jump", hidden: true, on: { click: () => this.toEnd() } }, icon("down"), "Newer messages");
    this.node = el("div", { class: "conversation" }, this.scroller, this.jump);
    this.atEnd = true;
    this.scroller.addEventListener("scroll", () => {
      if (this.scroller.clientHeight) this.noteEnd();
    });
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroller);
  }

  noteEnd() {
    this.atEnd = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 48;
    this.jump.hidden = this.atEnd;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.atEnd = true;
    this.jump.hidden = true;
  }

  /** Brings one message into view and points to it. */
  goTo(ts) {
    const target = this.list.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    if (!target) return;
    this.atEnd = false;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    target.classList.add("pointed");
    setTimeout(() => target.classList.remove("pointed"), 2000);
  }

  items(messages) {
    const tops = new Set(messages.filter((one) => !one.thread_ts || one.thread_ts === one.ts).map((one) => one.ts));
    const replies = new Map();
    const items = [];
    let last = null;
    for (const message of [...messages].sort((one, other) => Number(one.ts) - Number(other.ts))) {
      if (message.thread_ts && message.thread_ts !== message.ts && tops.has(message.thread_ts)) {
        if (!replies.has(message.thread_ts)) replies.set(message.thread_ts, []);
        replies.get(message.thread_ts).push(message);
        continue;
      }
      const moment = momentOf(message.ts);
      const newDay = !last || !sameDay(momentOf(last.ts), moment);
      if (newDay) items.push({ day: dayName(moment), from: message.ts });
      const follows = !newDay && !message.is_ephemeral && !last.is_ephemeral && last.user === message.user && last.bot_id === message.bot_id
        && Number(message.ts) - Number(last.ts) < NEAR;
      items.push({ message, follows });
      last = message;
    }
    for (const item of items) item.replies = replies.get(item.message?.ts) ?? [];
    return items;
  }

  show(messages, nothing) {
    const stay = this.atEnd;
    this.nothing.textContent = messages.length ? "" : nothing;
    reconcile(this.list, this.items(messages), {
      key: (item) => (item.day ? `day ${item.from}` : item.message.ts),
      signature: (item) => JSON.stringify([item, item.message && this.pane.personOf(item.message)]),
      create: (item) => {
        if (item.day) return el("li", { class: "day" }, el("span", {}, item.day));
        const message = new Message(this);
        message.update(item);
        return message.node;
      },
      update: (node, item) => node.owner?.update(item),
    });
    if (stay) this.toEnd();
    else if (this.scroller.clientHeight) this.noteEnd();
  }
}
