// Draws every entry with the page's own blocks.

import { Surface } from "page/blocks.js";
import { el } from "page/dom.js";

const { entries, people } = JSON.parse(document.getElementById("gallery").textContent);
const names = { person: (id) => people[id] ?? id, channel: (id) => id };
const surface = () => new Surface({
  press: async () => {}, ask: async () => true, follow: () => {}, names, headings: "h4",
  people: () => Object.entries(people).map(([value, label]) => ({ value, label })),
});

function drawn(entry) {
  const place = surface();
  place.show(entry.blocks);
  if (!entry.title) return el("div", { class: entry.home ? "home" : "body" }, place.root);
  return el("div", { class: "dialog" }, el("header", {}, el("h4", {}, entry.title)), el("div", { class: "dialog-body" }, place.root),
    el("footer", {}, el("span", { class: "button primary" }, entry.submit)));
}

const list = document.querySelector("main");
for (const entry of entries) {
  if (entry.heading) list.append(el("h2", { id: entry.heading }, entry.heading));
  list.append(el("article", { "aria-label": `${entry.template}, ${entry.content}` },
    el("h3", {}, entry.content), drawn(entry),
    el("div", { class: "alert" }, entry.mail && el("p", { class: "aside" }, `Mail: ${entry.mail}`), el("p", { dir: "auto" }, entry.alert))));
}
document.body.dataset.drawn = "yes";
