// One person's view of the workspace: the rail, the conversation, Home, modals, and what is announced.

import { Surface } from "/page/blocks.js";
import { Composer } from "/page/composer.js";
import { ask } from "/page/dialog.js";
import { el, iconButton, reconcile, spoken } from "/page/dom.js";
import { avatar, Conversation } from "/page/messages.js";
import { asWords } from "/page/mrkdwn.js";
import { get, oneAtATime, post, upload, watch } from "/page/server.js";
import { Home, ModalStack } from "/page/views.js";

const remember = (key, value) => localStorage.setItem(key, JSON.stringify(value));
const recall = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

/** One side of the page. `changed` is called when its unread count or its line may have changed, `said` with each text sent. */
export class Pane {
  constructor(world, slot, person, { changed, said }) {
    Object.assign(this, { world, slot, changed, said });
    this.refresh = oneAtATime(() => this.fetchAndDraw());
    this.names = {
      person: (id) => this.userOf(id).name,
      channel: (id) => this.view?.channels.find((channel) => channel.id === id)?.name ?? id,
      isMe: (id) => id === this.person.user,
    };
    this.build();
    this.choose(recall(`who ${slot}`) ?? person, person);
  }

  build() {
    this.chooser = el("select", { "aria-label": `Person on the ${this.slot} side`, on: { change: () => this.choose(JSON.parse(this.chooser.value)) } },
      this.world.teams.map((team) => el("optgroup", { label: team.name }, team.users.filter((user) => !user.is_bot).map((user) =>
        el("option", { value: JSON.stringify({ team: team.id, user: user.id }) }, user.real_name || user.name)))));
    this.face = el("span", { class: "face" });
    this.line = el("span", { class: "line", role: "status" });
    this.rail = el("ul", {});
    this.title = el("h2", {});
    this.tabs = el("div", { class: "tabs", role: "tablist", "aria-label": "Views of the app", hidden: true });
    this.place = el("div", { class: "place" });
    this.foot = el("div", { class: "foot" });
    this.notes = el("div", { class: "notes", role: "alert" });
    this.voice = el("div", { class: "spoken", "aria-live": "polite" });
    this.layer = el("div", { class: "layer" });
    this.home = new Home(this);
    this.modals = new ModalStack(this);
    this.inside = el("div", { class: "inside" },
      el("nav", { class: "rail", "aria-label": `Conversations, ${this.slot} side` }, this.rail),
      el("div", { class: "main" }, el("div", { class: "main-head" }, this.title, this.tabs), this.place, this.home.node, this.foot));
    this.node = el("section", { class: "pane", tabindex: "-1", data: { slot: this.slot } },
      el("header", { class: "pane-head" }, this.face, this.chooser, this.line), this.inside, this.notes, this.layer, this.voice);
    this.inside.addEventListener("click", (event) => {
      const target = event.target.closest("a[target=_blank]");
      if (!target || !this.insideTarget(target.href)) return;
      event.preventDefault();
      this.follow(target.href);
    });
    this.layer.addEventListener("dialogs", () => this.inside.toggleAttribute("inert", this.layer.childElementCount > 0));
    this.layer.addEventListener("refocus", ({ detail }) => {
      const back = detail?.isConnected && detail !== document.body && !detail.closest("[inert]") ? detail : this.composer?.text;
      (back ?? this.node).focus();
    });
  }

  choose(person, fallback) {
    const wanted = JSON.stringify(person);
    const known = [...this.chooser.options].some((option) => option.value === wanted);
    this.person = known ? person : fallback;
    this.chooser.value = JSON.stringify(this.person);
    this.key = `${this.person.team} ${this.person.user}`;
    remember(`who ${this.slot}`, this.person);
    this.stop?.();
    this.modals.clear();
    this.conversations = new Map();
    this.heard = null;
    this.noted = null;
    this.notes.replaceChildren();
    this.view = null;
    this.composer = null;
    this.at = recall(`at ${this.key}`);
    this.stop = watch(this.person, () => this.refresh(), (state) => this.setLine(state));
  }

  setLine(state) {
    this.live = state === "live";
    this.line.textContent = this.live ? "" : "Reconnecting…";
    this.changed();
  }

  async fetchAndDraw() {
    const { person } = this;
    let view;
    try {
      view = await get("view", person);
    } catch {
      return;
    }
    if (person !== this.person) return;
    this.view = view;
    this.draw();
  }

  userOf(id) {
    const team = this.world.teams.find((one) => one.id === this.person.team);
    return this.view?.users[id] ?? team?.users.find((user) => user.id === id) ?? { name: id ?? "someone", real_name: "", is_bot: false };
  }

  nameOf(id) {
    const user = this.userOf(id);
    return user.real_name || user.name;
  }

  personOf(message) {
    const user = this.userOf(message.user);
    return message.bot_id && !user.is_bot ? { ...user, real_name: message.username ?? user.real_name, is_bot: true } : user;
  }

  people() {
    return Object.entries(this.view?.users ?? {}).filter(([, user]) => !user.is_bot)
      .map(([value, user]) => ({ value, label: this.nameOf(value), handle: user.name, description: user.title }));
  }

  /** A place for blocks whose presses go to `container`. */
  surface(container, headings) {
    return new Surface({
      headings,
      names: this.names,
      follow: (url) => this.follow(url),
      people: () => this.people(),
      ask: (confirm) => this.ask({
        title: confirm.title?.text ?? "Are you sure?", text: confirm.text?.text ?? "", confirm: confirm.confirm?.text ?? "Yes",
        deny: confirm.deny?.text ?? "No", danger: confirm.style === "danger",
      }),
      press: (blockId, actionId, value, state) =>
        this.attempt(() => post("press", { ...this.person, container, block_id: blockId, action_id: actionId, value, state })),
    });
  }

  /** Goes where a link points: into this workspace if it names a conversation or the app, else beside this page. */
  follow(url) {
    const inside = this.insideTarget(url);
    if (!inside) {
      if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener");
      return;
    }
    this.open(inside.room, inside.tab);
    if (inside.ts) this.conversations.get(inside.room.key)?.goTo(inside.ts);
  }

  insideTarget(url) {
    const rooms = this.view ? this.rooms() : [];
    const [, id, digits] = /\/archives\/(\w+)(?:\/p(\d+))?/.exec(url) ?? [];
    const room = rooms.find((one) => one.id === id);
    if (room) return { room, ts: digits && `${digits.slice(0, -6)}.${digits.slice(-6)}` };
    const app = /^slack:\/\/(app|user|channel)\b|\/app_redirect\b/.test(url) && rooms.find((one) => one.kind === "app");
    return app ? { room: app, tab: /[?&]tab=home\b/.test(url) ? "home" : "messages" } : null;
  }

  ask(question) {
    return ask(this.layer, question);
  }

  /** Does something, looks again, and shows a refusal as a note. */
  async attempt(work) {
    try {
      await work();
    } catch (refusal) {
      if (!refusal.noted) this.note(refusal.message);
    }
    await this.refresh();
  }

  async say(channel, text, threadTs) {
    await post("say", { ...this.person, channel, text, ...(threadTs && { thread_ts: threadTs }) });
    this.said(text);
    this.refresh();
  }

  // What is there to open: channels, then the app. `to` is where messages go; the app's conversation begins with the first.

  rooms() {
    const channels = this.view.channels.map(({ id, name, unread }) => ({ key: id, id, label: name, unread, kind: "channel", to: id }));
    const bots = Object.entries(this.view.users).filter(([, user]) => user.is_bot).map(([id, user]) => {
      const dm = this.view.dms.find((one) => one.with === id);
      return { key: id, id: dm?.id, label: user.real_name || user.name, unread: dm?.unread ?? 0, kind: "app", to: "" };
    });
    return [...channels, ...bots];
  }

  room() {
    const rooms = this.rooms();
    return rooms.find((room) => room.key === this.at?.key)
      ?? rooms.find((room) => room.label === "data-sharing") ?? rooms[0];
  }

  open(room, tab = "messages") {
    this.at = { key: room.key, tab };
    remember(`at ${this.key}`, this.at);
    if (room.kind === "app") this.attempt(() => post(tab === "home" ? "home" : "dm_opened", this.person));
    this.draw();
  }

  /** Whether this person and the app have talked, here or in another browser. */
  knowsTheApp() {
    return Boolean(this.view) && this.rooms().some((room) => room.kind === "app" && this.view.messages[room.id]?.length);
  }

  unread() {
    return this.view ? this.rooms().reduce((sum, room) => sum + (room.unread ?? 0), 0) : 0;
  }

  draw() {
    const me = this.userOf(this.person.user);
    this.node.setAttribute("aria-label", `${me.real_name || me.name}, ${this.slot} side`);
    const face = this.person.user + me.real_name;
    if (this.faceShown !== face) this.face.replaceChildren(avatar(me));
    this.faceShown = face;
    const room = this.room();
    if (!room) return;
    this.drawRail(room);
    this.drawHead(room);
    this.drawPlace(room);
    this.home.show(this.view.home);
    this.modals.show(this.view.modals ?? []);
    this.drawNotes();
    this.announce();
    this.changed();
  }

  drawRail(room) {
    reconcile(this.rail, this.rooms(), {
      key: (one) => one.key,
      signature: (one) => JSON.stringify([one, one.key === room.key]),
      create: (one) => {
        const item = el("li", {}, el("button", { type: "button" }));
        this.fillRail(item, one, room);
        return item;
      },
      update: (item, one) => this.fillRail(item, one, room),
    });
  }

  fillRail(item, one, room) {
    const button = item.firstChild;
    const here = one.key === room.key;
    button.onclick = () => this.open(one);
    if (here) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
    button.classList.toggle("fresh", one.unread > 0);
    button.replaceChildren(...[
      one.kind === "app" ? avatar({ is_bot: true, name: one.label }) : el("span", { class: "hash", "aria-hidden": "true" }, "#"),
      el("span", { class: "room" }, one.label),
      one.unread > 0 && el("span", { class: "unread" }, String(one.unread), spoken(" unread")),
    ].filter(Boolean));
  }

  drawHead(room) {
    const app = room.kind === "app";
    const shown = JSON.stringify([room.label, app]);
    if (this.headShown !== shown) {
      this.headShown = shown;
      this.title.replaceChildren(...(app ? [room.label, " ", el("span", { class: "badge" }, "APP")] : [`# ${room.label}`]));
      this.tabs.replaceChildren(...["messages", "home"].map((tab) => el("button", {
        type: "button", role: "tab", data: { tab },
        on: {
          click: () => this.open(this.room(), tab),
          keydown: (event) => {
            if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
            const other = [...this.tabs.children].find((one) => one !== event.currentTarget);
            other.focus();
            other.click();
          },
        },
      }, tab === "home" ? "Home" : "Messages")));
    }
    this.tabs.hidden = !app;
    this.tab = app ? this.at?.tab ?? "messages" : "messages";
    for (const button of this.tabs.children) {
      const on = button.dataset.tab === this.tab;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
    }
  }

  drawPlace(room) {
    const home = this.tab === "home";
    this.home.node.hidden = !home;
    this.place.hidden = home;
    this.foot.hidden = home;
    let talk = this.conversations.get(room.key);
    if (!talk) {
      talk = new Conversation(this, `Messages in ${room.label}`);
      this.conversations.set(room.key, talk);
    }
    talk.channel = room.id;
    if (this.place.firstChild !== talk.node) {
      this.place.replaceChildren(talk.node);
      this.composer = new Composer({
        label: `Message to ${room.label}`, placeholder: room.kind === "app" ? `Message ${room.label}` : `Message #${room.label}`,
        draft: `${this.key} ${room.key}`, people: () => this.people(),
        send: (text) => {
          talk.atEnd = true;
          return this.say(room.to, text);
        },
        attach: (file) => upload(this.person, room.to, file),
      });
      this.foot.replaceChildren(this.composer.node);
      talk.atEnd = true;
    }
    this.markRead(room);
    talk.show(this.view.messages[room.id] ?? [], room.kind === "app" ? "Nothing here yet. Say hello, or open Home." : "No messages yet.");
  }

  /** Tells that the open conversation has been seen, if it really is on the screen. */
  markRead(room = this.view && this.room()) {
    const seen = room?.unread > 0 && this.tab === "messages" && this.node.getClientRects().length && !document.hidden;
    if (seen) post("read", { ...this.person, channel: room.id }).catch(() => {});
  }

  // Errors that Slack would show.

  note(text) {
    this.notes.append(el("div", { class: "note" }, el("span", {}, text), iconButton("close", "Dismiss", (event) => event.currentTarget.closest(".note").remove())));
  }

  drawNotes() {
    this.noted ??= new Set((this.view.notes ?? []).map((note) => note.ts));
    for (const { ts, text } of this.view.notes ?? []) {
      if (!this.noted.has(ts)) this.note(text);
      this.noted.add(ts);
    }
  }

  announce() {
    const all = Object.values(this.view.messages).flat();
    const fresh = this.heard ? all.filter((message) => !this.heard.has(message.ts) && message.user !== this.person.user) : [];
    this.heard = new Set(all.map((message) => message.ts));
    if (!fresh.length) return;
    const words = fresh.map((message) => `${this.nameOf(message.user)}: ${asWords(message.text, this.names) || "new message"}`);
    this.voice.replaceChildren(el("p", {}, `To ${this.nameOf(this.person.user)}. ${words.join(". ")}`));
  }
}
