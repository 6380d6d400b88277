// Puts the page together: two people side by side, the mail, the bar; on a narrow screen one of them at a time.

import { Bar } from "/page/bar.js";
import { el, iconButton, spoken } from "/page/dom.js";
import { MailBox } from "/page/mail.js";
import { Pane } from "/page/pane.js";
import { get } from "/page/server.js";

const HINT = "hint dismissed";

async function theWorld(waiting) {
  for (;;) {
    try {
      const world = await get("world");
      if (world.teams.some((team) => team.users.some((user) => !user.is_bot))) return world;
      waiting.textContent = "The workspace has no people yet…";
    } catch (refusal) {
      waiting.textContent = `${refusal.message} Trying again…`;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** The two who stand there first: someone at CDSS and someone at EDD, or the first two people. */
function firstTwo(world) {
  const people = world.teams.flatMap((team) => team.users.filter((user) => !user.is_bot)
    .map((user) => ({ person: { team: team.id, user: user.id }, name: user.real_name || user.name })));
  const pick = (words, index) => (people.find(({ name }) => words.every((word) => name.includes(word))) ?? people[index] ?? people[0]).person;
  return [pick(["CDSS", "analyst"], 0), pick(["EDD", "contact"], 1)];
}

function newcomerHint(fill) {
  if (localStorage.getItem(HINT)) return null;
  const hide = () => node.remove();
  const dismiss = () => {
    localStorage.setItem(HINT, "yes");
    hide();
  };
  const node = el("section", { class: "hint-line", "aria-label": "First step" },
    el("span", {}, "New here? Type ", el("code", {}, "/bucp new"), " in #data-sharing."),
    el("button", { type: "button", class: "button small", on: { click: () => { fill(); hide(); } } }, "Try it"),
    iconButton("close", "Dismiss this hint", dismiss));
  return { node, hide };
}

function start(world) {
  let panes = [];
  const changed = () => queueMicrotask(() => {
    if (panes.some((pane) => pane.knowsTheApp())) hint?.hide();
    bar.drawLine();
    bar.showUnread(mail.unread());
    drawSwitch();
  });
  const show = (which) => {
    document.body.dataset.show = which;
    mail.node.hidden = which !== "mail" && !document.body.classList.contains("with-mail");
    for (const pane of panes) pane.markRead();
    drawSwitch();
  };
  const showMail = () => {
    const open = document.body.classList.toggle("with-mail");
    mail.node.hidden = !open;
    bar.mailButton.setAttribute("aria-expanded", String(open));
    if (document.body.dataset.show === "mail" || open) document.body.dataset.show = open ? "mail" : "left";
    drawSwitch();
    (open ? mail.node : bar.mailButton).focus();
  };
  const mail = new MailBox({ changed, closed: showMail });
  const bar = new Bar({ showMail, lines: () => panes.every((pane) => pane.live !== false) });
  const switcher = el("nav", { class: "switch", "aria-label": "Show" });

  function drawSwitch() {
    const entries = [...panes.map((pane) => [pane.slot, pane.nameOf(pane.person.user), pane.unread()]), ["mail", "Mail", mail.unread()]];
    const shown = JSON.stringify([entries, document.body.dataset.show]);
    if (switcher.dataset.shown === shown) return;
    switcher.dataset.shown = shown;
    const had = switcher.contains(document.activeElement) ? [...switcher.children].indexOf(document.activeElement) : -1;
    switcher.replaceChildren(...entries.map(([which, label, unread]) => el("button", {
      type: "button", "aria-current": document.body.dataset.show === which ? "true" : null, on: { click: () => show(which) },
    }, el("span", {}, label), unread > 0 && el("span", { class: "unread" }, String(unread), spoken(" unread")))));
    switcher.children[had]?.focus();
  }

  const [left, right] = firstTwo(world);
  const said = (text) => text.startsWith("/") && hint?.hide();
  panes = [new Pane(world, "left", left, { changed, said }), new Pane(world, "right", right, { changed, said })];
  const hint = newcomerHint(() => {
    const room = panes[0].rooms().find((one) => one.label === "data-sharing");
    if (room) panes[0].open(room);
    panes[0].composer?.fill("/bucp new");
  });
  if (hint) panes[0].foot.before(hint.node);
  document.body.replaceChildren(bar.node, switcher, el("main", {}, panes.map((pane) => pane.node), mail.node));

  const regions = [panes[0].node, panes[1].node, mail.node, bar.mailButton];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F6") return;
    event.preventDefault();
    const there = regions.filter((node) => node.getClientRects().length);
    const at = there.findIndex((node) => node.contains(document.activeElement));
    const next = there[(at + (event.shiftKey ? there.length - 1 : 1)) % there.length];
    (next.querySelector?.("[role=dialog], [role=alertdialog], .composer textarea") ?? next).focus();
  });
}

const waiting = el("p", { class: "waiting", role: "status" }, "Opening the workspace…");
document.body.append(waiting);
start(await theWorld(waiting));
