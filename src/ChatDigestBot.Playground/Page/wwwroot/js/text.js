// Texts with Telegram's entities become nodes. Offsets count UTF-16 units, as strings here do.
import { el } from "./dom.js";
import { t } from "./strings.js";
import { state } from "./store.js";

/** @param act what a command or a link to the bot does: {say(text), open(url)} */
export function renderText(text, entities, act) {
  const ordered = [...entities]
    .filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset + entity.length <= text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return renderRange(text, 0, text.length, ordered, act);
}

function renderRange(text, start, end, entities, act) {
  const nodes = [];
  let at = start;
  let next = 0;
  while (next < entities.length) {
    const entity = entities[next++];
    const inner = [];
    const stop = Math.min(entity.offset + entity.length, end);
    while (next < entities.length && entities[next].offset < stop) {
      inner.push(entities[next++]);
    }
    // A block stands on lines of its own: the breaks beside it would be empty lines.
    const isBlock = blocks.has(entity.type);
    const before = isBlock && text[entity.offset - 1] === "\n" ? entity.offset - 1 : entity.offset;
    if (before > at) {
      nodes.push(text.slice(at, before));
    }
    nodes.push(wrap(entity, text.slice(entity.offset, stop), renderRange(text, entity.offset, stop, inner, act), act));
    at = isBlock && text[stop] === "\n" ? stop + 1 : stop;
  }
  if (at < end) {
    nodes.push(text.slice(at, end));
  }
  return nodes;
}

const blocks = new Set(["pre", "blockquote", "expandable_blockquote"]);
const tags = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };

function wrap(entity, plain, children, act) {
  switch (entity.type) {
    case "bold": case "italic": case "underline": case "strikethrough": case "code":
      return el(tags[entity.type], {}, ...children);
    case "pre":
      return el("pre", { "data-language": entity.language || undefined }, ...children);
    case "blockquote":
      return el("blockquote", {}, ...children);
    case "expandable_blockquote":
      return foldable(children);
    case "spoiler":
      return spoiler(children);
    case "text_link":
      return link(entity.url, children, act);
    case "url":
      return link(/^[a-z]+:\/\//i.test(plain) ? plain : `https://${plain}`, children, act);
    case "email":
      return link(`mailto:${plain}`, children, act);
    case "bot_command":
      return el("a", { class: "command", role: "button", tabindex: "0", onclick: () => act.say(plain), onkeydown: press }, ...children);
    case "mention": case "hashtag": case "text_mention": case "cashtag":
      return el("span", { class: "command" }, ...children);
    default:
      return el("span", {}, ...children);
  }
}

export function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:", "mailto:", "tg:"].includes(parsed.protocol) ? parsed : null;
  } catch {
    return null;
  }
}

/** What follows ?start= in a link to the bot; null for every other link. */
export function startPayload(url) {
  const own = `/${state.bot?.username}`.toLowerCase();
  return ["t.me", "telegram.me"].includes(url.hostname) && url.pathname.toLowerCase() === own ? url.searchParams.get("start") ?? "" : null;
}

function link(url, children, act) {
  const safe = safeUrl(url);
  if (!safe) {
    return el("span", {}, ...children);
  }
  return el("a", {
    href: safe.href, target: "_blank", rel: "noopener noreferrer", title: safe.href,
    onclick: (event) => {
      const payload = startPayload(safe);
      if (payload !== null) {
        event.preventDefault();
        act.say(`/start ${payload}`.trim());
      }
    },
  }, ...children);
}

function spoiler(children) {
  const show = (event) => {
    const target = event.currentTarget;
    if (!target.classList.contains("shown")) {
      event.preventDefault();
      target.classList.add("shown");
      target.removeAttribute("role");
      target.removeAttribute("aria-label");
    }
  };
  return el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler"), onclick: show, onkeydown: press }, ...children);
}

function foldable(children) {
  const quote = el("blockquote", { class: "folded" }, el("span", {}, ...children));
  const toggle = el("button", {
    type: "button", "aria-expanded": "false",
    onclick: () => {
      const folded = quote.classList.toggle("folded");
      toggle.textContent = t(folded ? "more" : "less");
      toggle.setAttribute("aria-expanded", String(!folded));
    },
  }, t("more"));
  quote.append(toggle);
  return quote;
}

function press(event) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    event.currentTarget.click();
  }
}
