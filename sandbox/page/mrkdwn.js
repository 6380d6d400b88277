// Slack's message markup (mrkdwn) as nodes. Nothing a person typed can become an element of its own choosing.

import { el } from "/page/dom.js";
import { dateInWords } from "/page/time.js";

const EMOJI = {
  wave: "👋", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", lock: "🔒", bell: "🔔",
  calendar: "📅", date: "📅", memo: "📝", pencil: "📝", email: "📧", mag: "🔍", bulb: "💡", thumbsup: "👍", "+1": "👍",
  thumbsdown: "👎", "-1": "👎", eyes: "👀", tada: "🎉", smile: "😄", slightly_smiling_face: "🙂", heart: "❤️",
  hourglass: "⌛", arrow_right: "➡️", point_right: "👉", paperclip: "📎", page_facing_up: "📄", question: "❓",
  exclamation: "❗", information_source: "ℹ️", link: "🔗", key: "🔑", star: "⭐", rocket: "🚀", clock3: "🕒",
  large_green_circle: "🟢", large_yellow_circle: "🟡", red_circle: "🔴", white_circle: "⚪",
};
const STYLES = { "*": "strong", "_": "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;

/** &amp; &lt; and &gt; as the characters they stand for. */
export const unescape = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

/** An emoji by name, with its name for those who hear it; unknown names stay as typed. */
export function emoji(name) {
  const sign = EMOJI[name];
  return sign ? el("span", { class: "emoji", role: "img", "aria-label": name.replace(/_/g, " ") }, sign) : `:${name}:`;
}

/** A link that opens beside this page; anything but web and mail addresses stays text. */
export function link(url, label) {
  const safe = /^(https?:|mailto:)/i.test(url);
  return safe ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label || url) : label || url;
}

/** A person's name as a mention. `names` gives `person(id)` and `channel(id)`. */
export const mention = (id, names) =>
  el("span", { class: names.isMe?.(id) ? "mention me" : "mention" }, `@${names.person(id)}`);

/** A channel's name as a mention. */
export const channelMention = (id, names, label) => el("span", { class: "mention" }, `#${label || names.channel(id)}`);

function angled(inside, names) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : unescape(inside.slice(bar + 1));
  if (target.startsWith("@")) return mention(target.slice(1), names);
  if (target.startsWith("#")) return channelMention(target.slice(1), names, label);
  if (target.startsWith("!date^")) {
    const [, seconds, template, url] = target.split("^");
    const words = dateInWords(template ?? "{date}", seconds) ?? label;
    return el("time", {}, url ? link(unescape(url), words) : words);
  }
  if (target.startsWith("!")) return el("span", { class: "mention" }, label || `@${target.slice(1)}`);
  return link(unescape(target), label);
}

function closing(text, from, mark) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\n") return -1;
    if (text[at] === mark && at > from && !/\s/.test(text[at - 1]) && !WORD.test(text[at + 1] ?? "") && text[at + 1] !== mark) {
      return at;
    }
  }
  return -1;
}

function styledSpan(text, at, names) {
  const before = text[at - 1] ?? " ";
  if (WORD.test(before) || before === text[at] || /\s/.test(text[at + 1] ?? " ")) return null;
  const end = closing(text, at + 1, text[at]);
  return end < 0 ? null : { node: el(STYLES[text[at]], {}, inline(text.slice(at + 1, end), names)), next: end + 1 };
}

function codeSpan(text, at) {
  const end = text.indexOf("`", at + 1);
  const inside = end < 0 ? "" : text.slice(at + 1, end);
  return !inside || inside.includes("\n") ? null : { node: el("code", {}, unescape(inside)), next: end + 1 };
}

function specialAt(text, at, names) {
  const char = text[at];
  if (char === "\n") return { node: el("br"), next: at + 1 };
  if (char === "`") return codeSpan(text, at);
  if (STYLES[char]) return styledSpan(text, at, names);
  if (char === "<") {
    const end = text.indexOf(">", at);
    return end < at + 2 ? null : { node: angled(text.slice(at + 1, end), names), next: end + 1 };
  }
  if (char === ":") {
    const named = /^:([a-z0-9_+-]+):/.exec(text.slice(at, at + 40));
    return named && EMOJI[named[1]] ? { node: emoji(named[1]), next: at + named[0].length } : null;
  }
  return null;
}

/** One run of mrkdwn as a list of nodes and strings. */
export function inline(text, names) {
  const out = [];
  let plain = "";
  const flush = () => {
    if (plain) out.push(unescape(plain));
    plain = "";
  };
  for (let at = 0; at < text.length;) {
    const special = specialAt(text, at, names);
    if (special) {
      flush();
      out.push(special.node);
      at = special.next;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return out;
}

function paragraphs(text, names) {
  const out = [];
  const lines = text.split("\n");
  const isQuote = (line) => /^(&gt;|>)/.test(line);
  for (let at = 0; at < lines.length;) {
    const quoted = isQuote(lines[at]);
    let end = at;
    while (end < lines.length && isQuote(lines[end]) === quoted) end += 1;
    const run = lines.slice(at, end);
    if (quoted) out.push(el("blockquote", {}, inline(run.map((line) => line.replace(/^(&gt;|>) ?/, "")).join("\n"), names)));
    else if (run.some((line) => line)) out.push(el("div", {}, inline(run.join("\n"), names)));
    at = end;
  }
  return out;
}

/** A whole mrkdwn text, with quotes and preformatted parts, as one element. */
export function mrkdwn(text, names) {
  const parts = String(text ?? "").split(/```\n?([\s\S]*?)\n?```/);
  return el("div", { class: "mrkdwn", dir: "auto" }, parts.map((part, index) =>
    index % 2 ? el("pre", { tabindex: "0" }, unescape(part)) : paragraphs(part, names)));
}

/** Plain text with its line breaks and emoji names. */
export function plain(text) {
  const parts = String(text ?? "").split(/:([a-z0-9_+-]+):/);
  return parts.map((part, index) => (index % 2 ? emoji(part) : part));
}

/** A text object ({type, text}) as nodes; a bare string counts as plain text. */
export function textObject(text, names) {
  if (text?.type === "mrkdwn") return mrkdwn(text.text, names);
  return el("span", { class: "plain", dir: "auto" }, plain(typeof text === "string" ? text : text?.text));
}

/** A message's text as its author once typed it, for editing. */
export function asTyped(text, names) {
  return unescape(text.replace(/<([^<>|]+)(\|[^<>]*)?>/g, (_whole, target, label) => {
    if (target.startsWith("@")) return `@${names.person(target.slice(1))}`;
    if (target.startsWith("#")) return `#${names.channel(target.slice(1))}`;
    if (target.startsWith("!")) return `@${target.slice(1)}`;
    return label ? label.slice(1) : target;
  }));
}

/** What a mrkdwn text says, without its marks: for those who hear it. */
export const asWords = (text, names) => mrkdwn(text, names).textContent;
