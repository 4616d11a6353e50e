// People and groups, each with the last words, the time and what is unread.
import { $, el, label, paintAvatar } from "./dom.js";
import { changed, chatOf, groups, lastOf, on, state, unreadOf } from "./store.js";
import { shortTime } from "./time.js";
import { now } from "./clock.js";
import { t } from "./strings.js";
import { api } from "./api.js";
import { attempt } from "./actions.js";

export function startSidebar(openChat) {
  // A broadcast to hundreds of people is one redraw, not hundreds.
  let isPlanned = false;
  const draw = () => {
    if (!isPlanned) {
      isPlanned = true;
      setTimeout(() => { isPlanned = false; drawRows(openChat); }, 16);
    }
  };
  for (const what of ["world", "opened", "message", "edited", "deleted", "unread", "typing", "waiting", "day"]) {
    on(what, draw);
  }
  $("people-title").textContent = t("people");
  $("groups-title").textContent = t("groups");
  $("add-person").querySelector("span").textContent = t("addPerson");
  $("add-person").addEventListener("click", () => $("new-person").showModal());
  $("person-cancel").addEventListener("click", () => $("new-person").close());
  $("person-form").addEventListener("submit", async (event) => {
    const form = event.currentTarget;
    const { name, language } = Object.fromEntries(new FormData(form));
    const person = await attempt(() => api.addPerson(name, language));
    form.reset();
    if (person) {
      state.people.set(person.person.id, person.person);
      state.chats.set(person.chat.id, person.chat);
      openChat(person.chat.id, person.person.id);
    }
  });
  addEventListener("keydown", (event) => {
    if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });
}

function step(by) {
  const rows = [...document.querySelectorAll(".row")];
  const at = rows.findIndex((row) => row.getAttribute("aria-current") === "true");
  rows[(at + by + rows.length) % rows.length]?.click();
}

// Rows stay the same elements while what is in them changes: a press must not lose its button half way.
const rows = new Map(); // chat id → list item

function drawRows(openChat) {
  fill($("people"), [...state.people.values()].map((person) => personRow(person, openChat)));
  const all = groups();
  $("groups-title").hidden = all.length === 0;
  fill($("groups"), all.map((chat) => groupRow(chat, openChat)));
  const total = [...state.chats.values()].reduce((sum, chat) => sum + (chat.type === "private" ? unreadOf(chat, chat.id) : 0), 0);
  document.title = total > 0 ? `(${total}) ChatDigestBot` : "ChatDigestBot playground";
}

function fill(list, items) {
  if (items.length !== list.children.length || items.some((item, index) => list.children[index] !== item)) {
    list.replaceChildren(...items);
  }
}

function personRow(person, openChat) {
  const chat = chatOf(person.id);
  return row(chat, person, person.name, [
    person.isAdmin ? el("span", { class: "tag admin" }, t("admin")) : null,
    el("span", { class: "tag" }, person.languageName),
  ], unreadOf(chat, person.id), () => openChat(chat.id, person.id));
}

const speakerIn = (chat) => chat.members.includes(state.me) ? state.me : chat.members[0];

function groupRow(chat, openChat) {
  return row(chat, { id: chat.id, name: chat.title }, chat.title, [], unreadOf(chat, speakerIn(chat)), () => openChat(chat.id, speakerIn(chatOf(chat.id))));
}

function row(chat, face, name, tags, unread, choose) {
  if (!rows.has(chat.id)) {
    rows.set(chat.id, el("li", {}, el("button", { type: "button", class: "row", "data-chat": chat.id, onclick: choose })));
  }
  const item = rows.get(chat.id);
  const last = lastOf(chat.id);
  const typing = state.typing.get(chat.id);
  item.firstChild.setAttribute("aria-current", String(chat.id === state.chat));
  item.firstChild.replaceChildren(
    paintAvatar(el("span", { class: "avatar", "aria-hidden": "true" }), face),
    el("span", { class: "mid" },
      el("span", { class: "line" }, el("span", { class: "name" }, name), ...tags.filter(Boolean), last ? el("time", {}, shortTime(last.sentAt, now())) : ""),
      el("span", { class: "line" },
        el("span", { class: typing ? "last typing" : "last" }, typing ? `${t("typing")}…` : last ? preview(last) : ""),
        unread > 0 ? el("span", { class: "unread" }, String(unread)) : "")));
  return item;
}

const preview = (message) => message.service ? "…" : (message.text || t(message.attachment?.kind === "document" ? "file" : "photo")).replace(/\s+/g, " ").slice(0, 120);

/** Header of the open chat. */
export function startHeader(openChat, goBack) {
  const draw = () => drawHeader();
  for (const what of ["world", "opened", "message", "typing", "membership"]) {
    on(what, draw);
  }
  label($("back"), t("back"));
  $("back").addEventListener("click", goBack);
  $("speaker").querySelector("span").textContent = t("speakAs");
  $("speaker-choice").addEventListener("change", (event) => openChat(state.chat, Number(event.target.value)));
  $("block").textContent = t("block");
  $("block").addEventListener("click", () => attempt(() => api.block(state.me, true)));
}

function drawHeader() {
  const chat = chatOf(state.chat);
  const me = state.people.get(state.me);
  if (!chat || !me) {
    return;
  }
  const isPrivate = chat.type === "private";
  paintAvatar($("chat-avatar"), isPrivate ? { ...state.bot, isBot: true } : { id: chat.id, name: chat.title });
  $("chat-name").textContent = isPrivate ? state.bot.name : chat.title;
  const typing = state.typing.get(chat.id);
  $("chat-status").classList.toggle("typing", Boolean(typing));
  $("chat-status").textContent = typing
    ? `${t(typing.action.startsWith("upload") ? "uploading" : "typing")}…`
    : isPrivate ? t("youAre", { name: me.name, language: me.languageName }) : t("members", { count: chat.memberCount });
  $("block").hidden = !isPrivate || chat.isBlocked || !chat.isStarted;
  $("speaker").hidden = isPrivate;
  $("speaker-choice").replaceChildren(...chat.members.map((id) => {
    const option = el("option", { value: id }, state.people.get(id)?.name ?? String(id));
    option.selected = id === state.me;
    return option;
  }));
}

