// The mail inbox: everything that was sent by e-mail from this workspace, to whomever it was addressed.

import { el, icon, iconButton, reconcile, spoken } from "/page/dom.js";
import { get, oneAtATime, watch } from "/page/server.js";
import { fullTime } from "/page/time.js";

const when = (mail) => fullTime(new Date(mail.received * 1000));

function letterBody(mail) {
  const frame = mail.html && el("iframe", {
    class: "letter", title: "The mail as designed", sandbox: "allow-popups allow-popups-to-escape-sandbox", referrerpolicy: "no-referrer",
    srcdoc: `<base target="_blank"><style>body { font: 15px/1.5 system-ui, sans-serif; margin: 16px; color: #222; }</style>${mail.html}`,
  });
  const words = el("pre", { class: "letter-text", tabindex: "0", dir: "auto" }, mail.text || "(no text)");
  if (!frame) return [words];
  words.hidden = true;
  const toggle = el("button", { type: "button", class: "linklike", on: { click: () => {
    words.hidden = !words.hidden;
    frame.hidden = !words.hidden;
    toggle.textContent = words.hidden ? "Show as plain text" : "Show as designed";
  } } }, "Show as plain text");
  return mail.text ? [toggle, frame, words] : [frame];
}

/** The drawer with the mail. `changed()` hears when the unread count does. */
export class MailBox {
  constructor({ changed, closed }) {
    this.changed = changed;
    this.mails = [];
    this.rows = el("ul", { class: "mails" });
    this.none = el("p", { class: "empty" });
    this.letter = el("article", { class: "mail", tabindex: "-1", hidden: true });
    this.inbox = el("div", { class: "inbox" }, this.none, this.rows);
    this.heading = el("h2", { id: "mail-heading" }, "Mail");
    this.node = el("section", { class: "mailbox", id: "mailbox", "aria-labelledby": "mail-heading", tabindex: "-1", hidden: true },
      el("header", { class: "pane-head" }, this.heading, el("span", { class: "aside grow" }, "All e-mail sent from here, nothing leaves this machine"),
        iconButton("close", "Close mail", closed, { class: "quiet close-mail" })), this.inbox, this.letter);
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (this.letter.hidden) closed();
      else this.back();
    });
    this.refresh = oneAtATime(async () => {
      const mails = await get("mail").catch(() => null);
      if (mails) this.mails = mails.reverse();
      this.draw();
    });
    watch({ mail: 1 }, () => this.refresh(), () => {});
  }

  unread() {
    return this.mails.filter((mail) => mail.unread).length;
  }

  draw() {
    this.none.textContent = this.mails.length ? "" : "No mail yet. What the app sends by e-mail arrives here.";
    reconcile(this.rows, this.mails, {
      key: (mail) => mail.id,
      signature: JSON.stringify,
      create: (mail) => el("li", {}, el("button", { type: "button", class: mail.unread ? "fresh" : "", data: { action: "mail", block: String(mail.id) }, on: { click: () => this.open(mail.id) } },
        el("span", { class: "mail-to" }, `To ${mail.to.join(", ")}`), mail.unread && el("span", { class: "unread" }, "New"),
        el("span", { class: "mail-subject", dir: "auto" }, mail.subject || "(no subject)"),
        el("span", { class: "aside" }, spoken("From "), mail.from, " · ", when(mail)))),
    });
    this.changed();
  }

  open(id) {
    const mail = this.mails.find((one) => one.id === id);
    this.opened = id;
    get(`mail/${encodeURIComponent(id)}`).then(() => this.refresh(), () => {});  // having been asked for it, the inbox counts it as read
    this.letter.replaceChildren(
      el("button", { type: "button", class: "linklike back", on: { click: () => this.back() } }, icon("back"), "All mail"),
      el("h3", { dir: "auto" }, mail.subject || "(no subject)"),
      el("dl", {}, [["From", mail.from], ["To", mail.to.join(", ")], ["Sent", when(mail)]]
        .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))),
      ...(mail.attachments?.length ? [el("ul", { class: "attachments", "aria-label": "Attachments" }, mail.attachments.map((part) =>
        el("li", {}, el("a", { class: "file", href: `/hand/mail/${encodeURIComponent(id)}/attachment/${part.n}`, download: part.name },
          icon("file"), el("span", {}, el("b", {}, part.name), el("span", { class: "aside" }, `${part.type} · ${Math.max(1, Math.round(part.size / 1000))} KB`))))))] : []),
      ...letterBody(mail));
    this.inbox.hidden = true;
    this.letter.hidden = false;
    this.letter.focus();
  }

  back() {
    this.letter.hidden = true;
    this.inbox.hidden = false;
    (this.rows.querySelector(`[data-block="${CSS.escape(String(this.opened))}"]`) ?? this.node).focus();
  }
}
