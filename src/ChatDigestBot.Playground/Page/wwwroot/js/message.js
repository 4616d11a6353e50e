// One message as a list item: bubble, attachment, text, meta line, keyboard.
import { el, icon, paintAvatar } from "./dom.js";
import { renderText } from "./text.js";
import { isMine, state } from "./store.js";
import { clockTime, fullTime } from "./time.js";
import { t } from "./strings.js";

export function renderMessage(message, act) {
  if (message.service) {
    return el("li", { class: "note", "data-id": message.id }, serviceText(message.service));
  }
  const mine = isMine(message);
  const chat = state.chats.get(message.chat);
  const isGroup = chat?.type !== "private";
  // A channel's post is from the channel.
  const sender = message.isFromBot ? { ...state.bot, isBot: true } : state.people.get(message.from) ?? { id: message.chat, name: chat?.title ?? "?" };
  const bubble = el("div", { class: "bubble" },
    isGroup && !mine ? el("div", { class: "sender" }, sender.name) : null,
    message.topic ? el("div", { class: "via" }, `# ${message.topic}`) : null,
    message.isViaBot ? el("div", { class: "via" }, `${t("via")} @${state.bot.username}`) : null,
    message.replyTo ? quoted(message.replyTo, act) : null,
    attachment(message),
    el("div", { class: "text" }, ...renderText(message.text, message.entities, act), meta(message, mine)));
  return el("li", { class: mine ? "msg out" : "msg", "data-id": message.id, "aria-label": sender.name },
    isGroup && !mine ? paintAvatar(el("span", { class: "avatar", "aria-hidden": "true" }), sender) : null,
    el("div", { class: "stack" }, bubble, keyboard(message, act)),
    el("button", { type: "button", class: "reply", "aria-label": t("reply"), title: t("reply"), onclick: () => act.reply(message) }, icon("reply")));
}

function meta(message, mine) {
  const isTaken = !(state.waiting.get(message.chat)?.has(message.id) ?? false);
  return el("span", { class: "meta" },
    message.editedAt && !message.keyboard ? `${t("edited")} ` : null, // under a keyboard edits are the rule: Telegram's apps keep quiet there
    el("time", { datetime: message.sentAt, title: fullTime(message.sentAt) }, clockTime(message.sentAt)),
    mine ? tick(isTaken) : null);
}

function tick(isTaken) {
  const text = t(isTaken ? "read" : "saved");
  return el("span", { class: "ticks", role: "img", "aria-label": text, title: text }, icon(isTaken ? "ticks" : "tick"));
}

/** Swaps the ticks of a message in place, when the bot has taken it. */
export function refreshTicks(item, message) {
  item.querySelector(".meta .ticks")?.replaceWith(tick(!(state.waiting.get(message.chat)?.has(message.id) ?? false)));
}

function quoted(reply, act) {
  return el("button", { type: "button", class: "quoted", onclick: () => act.showMessage(reply.id) },
    el("b", {}, reply.isFromBot ? state.bot.name : state.people.get(reply.from)?.name ?? ""), el("span", {}, reply.text));
}

function attachment(message) {
  const file = message.attachment;
  if (!file) {
    return null;
  }
  const address = `/api/chats/${message.chat}/messages/${message.id}/file`;
  if (file.kind === "photo" || file.kind === "sticker") {
    return el("img", { class: "photo", src: address, alt: t("photo"), loading: "lazy" });
  }
  return el("a", { class: "file", href: address, download: file.name ?? "file" },
    el("i", {}, icon("file")), el("span", {}, el("b", {}, file.name ?? t("file")), el("small", {}, size(file.bytes))));
}

const size = (bytes) => bytes >= 1_000_000 ? `${(bytes / 1e6).toFixed(1)} MB` : bytes >= 1_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${bytes} B`;

function keyboard(message, act) {
  if (!message.keyboard?.length) {
    return null;
  }
  return el("div", { class: "keys" }, ...message.keyboard.map((buttons, row) =>
    el("div", {}, ...buttons.map((button, column) =>
      el("button", {
        type: "button", class: "key", title: button.url ?? undefined,
        onclick: (event) => act.tap(message, row, column, button, event.currentTarget),
      }, button.text, button.url ? icon("link") : null)))));
}

function serviceText(service) {
  const names = service.people.map((id) => id === state.bot.id ? state.bot.name : state.people.get(id)?.name ?? String(id)).join(", ");
  switch (service.kind) {
    case "joined": return t("joined", { names });
    case "left": return t("left", { name: names });
    case "renamed": return t("renamed", { title: service.text });
    case "topicCreated": return t("topicCreated", { name: service.text });
    default: return t(service.kind);
  }
}
