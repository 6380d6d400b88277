// rich_text blocks as nodes.

import { el } from "/page/dom.js";
import { channelMention, emoji, link, mention } from "/page/mrkdwn.js";
import { dateInWords } from "/page/time.js";

const STYLE_TAGS = { code: "code", strike: "s", italic: "em", bold: "strong" };

function lines(text) {
  return text.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
}

const LEAVES = {
  text: (leaf) => lines(leaf.text ?? ""),
  link: (leaf) => link(leaf.url ?? "", leaf.text),
  user: (leaf, names) => mention(leaf.user_id, names),
  channel: (leaf, names) => channelMention(leaf.channel_id, names),
  emoji: (leaf) => emoji(leaf.name),
  date: (leaf) => el("time", {}, dateInWords(leaf.format ?? "{date}", leaf.timestamp) ?? leaf.fallback ?? ""),
  broadcast: (leaf) => el("span", { class: "mention" }, `@${leaf.range}`),
  usergroup: (leaf) => el("span", { class: "mention" }, `@${leaf.usergroup_id}`),
  color: (leaf) => el("code", {}, leaf.value),
};

function leafNode(leaf, names) {
  const draw = LEAVES[leaf.type];
  let content = draw ? draw(leaf, names) : leaf.text ?? "";
  for (const [style, tag] of Object.entries(STYLE_TAGS)) if (leaf.style?.[style]) content = el(tag, {}, content);
  return content;
}

const leaves = (part, names) => (part.elements ?? []).map((leaf) => leafNode(leaf, names));

const PARTS = {
  rich_text_section: (part, names) => el("div", {}, leaves(part, names)),
  rich_text_quote: (part, names) => el("blockquote", {}, leaves(part, names)),
  rich_text_preformatted: (part, names) => el("pre", { tabindex: "0" }, leaves(part, names)),
  rich_text_list: (part, names) =>
    el(part.style === "ordered" ? "ol" : "ul",
      { class: `indent-${Math.min(part.indent ?? 0, 6)}`, start: part.offset ? part.offset + 1 : null },
      (part.elements ?? []).map((item) => el("li", {}, leaves(item, names)))),
};

/** One rich_text block. */
export function richText(block, names) {
  return el("div", { class: "mrkdwn rich", dir: "auto" },
    (block.elements ?? []).map((part) => (PARTS[part.type] ?? PARTS.rich_text_section)(part, names)));
}
