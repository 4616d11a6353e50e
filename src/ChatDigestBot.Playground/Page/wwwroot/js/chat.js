// The open chat: its messages as a keyed list, scrolling, the pill, and paging back.
import { $, el, label, paintAvatar } from "./dom.js";
import { refreshTicks, renderMessage } from "./message.js";
import { changed, chatOf, isMine, on, state } from "./store.js";
import { dayKey, dayName } from "./time.js";
import { now } from "./clock.js";
import { t } from "./strings.js";
import { api } from "./api.js";
import { act } from "./actions.js";

const list = $("messages");
const scroll = $("scroll");
const pill = $("pill");
let fresh = 0; // messages that came while the reader was further up
let unreadFrom = null; // where the line "unread messages" stands
let isLoading = false;

export function startChat() {
  on("opened", open);
  on("message", (message) => message.chat === state.chat && append(message));
  on("edited", (message) => message.chat === state.chat && replace(message));
  on("deleted", ({ chat, id }) => chat === state.chat && remove(id));
  on("waiting", refreshAllTicks);
  on("world", () => state.chat !== null && draw({ keepsPlace: true }));
  on("show", showMessage);
  on("day", () => state.chat !== null && draw({ keepsPlace: true })); // "today" is another day now
  scroll.addEventListener("scroll", scrolled, { passive: true });
  pill.addEventListener("click", () => toEnd("smooth"));
  label(pill, t("toBottom"));
  // The list grows and shrinks with the composer and with pictures: stay at the end if the reader was there.
  new ResizeObserver(() => wasAtEnd && toEnd()).observe(scroll);
  list.addEventListener("load", () => wasAtEnd && toEnd(), true);
  document.addEventListener("visibilitychange", markRead);
  addEventListener("focus", markRead);
  $("chat").addEventListener("transitionend", markRead); // on a phone the chat has slid in
}

let wasAtEnd = true;
const isAtEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;

export function toEnd(behavior = "instant") {
  scroll.scrollTo({ top: scroll.scrollHeight, behavior });
}

async function open() {
  const id = state.chat;
  const unread = chatOf(id)?.unread?.[state.me] ?? 0;
  if (!state.messages.has(id)) {
    list.replaceChildren();
    state.messages.set(id, []); // from here on, what comes while the page is on its way is kept
    try {
      merge(id, await api.messages(id));
    } catch (error) {
      state.messages.delete(id);
      throw error;
    }
    if (state.chat !== id) {
      return;
    }
  }
  const others = state.messages.get(id).filter((message) => !isMine(message));
  unreadFrom = unread > 0 ? others.at(-unread)?.id ?? null : null;
  fresh = 0;
  draw({ keepsPlace: false });
  const line = list.querySelector(".note.unread");
  if (line) {
    line.scrollIntoView({ block: "center" });
    scrolled();
  }
  markRead();
}

/** Adds an older page in front of what is there. */
function merge(id, page) {
  const known = state.messages.get(id) ?? [];
  const ids = new Set(known.map((message) => message.id));
  state.messages.set(id, [...page.messages.filter((message) => !ids.has(message.id)), ...known].sort((a, b) => a.id - b.id));
  if (page.isComplete) {
    state.complete.add(id);
  }
}

function draw({ keepsPlace }) {
  const fromEnd = scroll.scrollHeight - scroll.scrollTop;
  const messages = state.messages.get(state.chat) ?? [];
  list.replaceChildren(...messages.map((message) => renderMessage(message, act)));
  dress();
  keepsPlace && !wasAtEnd ? scroll.scrollTo({ top: scroll.scrollHeight - fromEnd, behavior: "instant" }) : toEnd();
  scrolled();
}

function append(message) {
  const stays = isAtEnd() || isMine(message);
  const item = renderMessage(message, act);
  item.classList.add("fresh");
  list.append(item);
  dress();
  if (stays) {
    toEnd();
  } else {
    fresh++;
  }
  scrolled();
  markRead();
}

function replace(message) {
  const stays = isAtEnd();
  find(message.id)?.replaceWith(renderMessage(message, act));
  dress();
  stays && toEnd();
}

function remove(id) {
  const item = find(id);
  if (!item) {
    return;
  }
  item.classList.add("leaving");
  const gone = () => { item.remove(); dress(); };
  item.getAnimations().length > 0 ? item.addEventListener("animationend", gone, { once: true }) : gone();
}

const find = (id) => list.querySelector(`[data-id="${id}"]`);

/** Days, groups of bubbles, the line of unread messages: all follow from the order of the messages. */
function dress() {
  for (const extra of list.querySelectorAll(".note.unread, .empty")) {
    extra.remove();
  }
  const byId = new Map((state.messages.get(state.chat) ?? []).map((message) => [String(message.id), message]));
  const items = [...list.querySelectorAll("[data-id]")].filter((item) => byId.has(item.dataset.id));
  let before = null;
  for (const [index, item] of items.entries()) {
    const message = byId.get(item.dataset.id);
    const after = items[index + 1] ? byId.get(items[index + 1].dataset.id) : null;
    const day = dayList(message);
    if (item.parentNode !== day) {
      day.append(item);
    }
    if (message.id === unreadFrom) {
      item.before(el("li", { class: "note unread" }, t("unread")));
      before = null;
    }
    item.classList.toggle("first", !belongTogether(before, message));
    item.classList.toggle("tail", !belongTogether(message, after));
    before = message;
  }
  for (const day of list.querySelectorAll(".days:not(:has([data-id]))")) {
    day.remove();
  }
  if (items.length === 0) {
    list.append(nothingYet());
  }
}

/** The list of a day's messages. Each day is a box of its own, so that its date sticks on top only while it is in sight. */
function dayList(message) {
  const key = dayKey(message.sentAt);
  let box = list.querySelector(`.days[data-day="${key}"]`);
  if (!box) {
    box = el("li", { class: "days", "data-day": key }, el("div", { class: "day" }, dayName(Date.parse(message.sentAt), now())), el("ol", {}));
    list.append(box);
  }
  return box.lastChild;
}

const belongTogether = (a, b) => Boolean(a && b && !a.service && !b.service && a.from === b.from
  && dayKey(a.sentAt) === dayKey(b.sentAt) && Date.parse(b.sentAt) - Date.parse(a.sentAt) < 600_000);

function nothingYet() {
  const chat = chatOf(state.chat);
  const isPrivate = chat?.type === "private";
  return el("li", { class: "empty" },
    paintAvatar(el("span", { class: "avatar", "aria-hidden": "true" }), { ...state.bot, isBot: true }),
    el("b", {}, t("emptyTitle")),
    el("p", {}, isPrivate ? t("emptyText", { name: state.people.get(state.me)?.name ?? "" }) : t("emptyGroup", { bot: state.bot.username })));
}

function refreshAllTicks() {
  for (const message of state.messages.get(state.chat) ?? []) {
    const item = isMine(message) ? find(message.id) : null;
    item && refreshTicks(item, message);
  }
}

function scrolled() {
  wasAtEnd = isAtEnd();
  if (wasAtEnd) {
    fresh = 0;
    markRead();
  }
  pill.hidden = wasAtEnd;
  $("pill-count").hidden = fresh === 0;
  $("pill-count").textContent = String(fresh);
  $("pill-label").textContent = fresh === 0 ? "" : t(fresh === 1 ? "newMessage" : "newMessages");
  if (scroll.scrollTop < 300) {
    loadOlder();
  }
}

async function loadOlder() {
  const id = state.chat;
  const oldest = state.messages.get(id)?.[0];
  if (isLoading || !oldest || state.complete.has(id)) {
    return;
  }
  isLoading = true;
  try {
    merge(id, await api.messages(id, oldest.id));
    state.chat === id && draw({ keepsPlace: true });
  } finally {
    isLoading = false;
  }
}

/** What is on the screen at the end of the chat, in a window in front, is read. */
function markRead() {
  const chat = chatOf(state.chat);
  const last = state.messages.get(state.chat)?.at(-1);
  if (!chat || !last || !wasAtEnd || document.hidden || !scroll.checkVisibility({ visibilityProperty: true }) || (chat.unread?.[state.me] ?? 0) === 0) {
    return;
  }
  chat.unread = { ...chat.unread, [state.me]: 0 };
  api.read(state.chat, state.me, last.id).catch(() => {});
  changed("unread");
}

function showMessage(id) {
  const item = find(id);
  item?.scrollIntoView({ block: "center", behavior: "smooth" });
}
