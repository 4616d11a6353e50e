// Server-sent events: the browser reconnects by itself and goes on after the last event it saw.
import { $ } from "./dom.js";
import { changed, state } from "./store.js";
import { t } from "./strings.js";

let source = null;

export function listen(after, reload) {
  source?.close();
  source = new EventSource(`/api/events?after=${encodeURIComponent(after)}`);
  source.onopen = () => { $("offline").hidden = true; };
  source.onerror = () => {
    $("offline").textContent = t("reconnecting");
    $("offline").hidden = false;
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(reload, 1500); // refused for good, such as by another program on this port: begin anew
    }
  };
  for (const [name, handle] of Object.entries({ message, edited, deleted, typing, person, chat, waiting, read, reload })) {
    source.addEventListener(name, (event) => handle(event.data ? JSON.parse(event.data) : null));
  }
  for (const name of ["menus", "clock", "progress", "faults", "places"]) {
    source.addEventListener(name, (event) => changed(name, JSON.parse(event.data)));
  }
}

function message(said) {
  const known = state.messages.get(said.chat);
  const chat = state.chats.get(said.chat);
  if (!chat || known?.some((one) => one.id === said.id)) {
    return;
  }
  known?.push(said);
  chat.last = said;
  chat.isStarted = true;
  for (const person of chat.members) {
    if (said.isFromBot || person !== said.from) {
      chat.unread = { ...chat.unread, [person]: (chat.unread?.[person] ?? 0) + 1 };
    }
  }
  if (said.isFromBot) {
    stopTyping(said.chat);
  }
  changed("message", said);
}

function edited(said) {
  const known = state.messages.get(said.chat);
  const at = known?.findIndex((one) => one.id === said.id) ?? -1;
  if (at >= 0) {
    known[at] = said;
  }
  const chat = state.chats.get(said.chat);
  if (chat?.last?.id === said.id) {
    chat.last = said;
  }
  changed("edited", said);
}

function deleted({ chat: id, id: gone }) {
  const chat = state.chats.get(id);
  if (state.messages.has(id)) {
    state.messages.set(id, state.messages.get(id).filter((one) => one.id !== gone));
  }
  if (chat?.last?.id === gone) {
    chat.last = state.messages.get(id)?.at(-1) ?? null;
  }
  changed("deleted", { chat: id, id: gone });
}

const timers = new Map();

function typing({ chat: id, action }) {
  state.typing.set(id, { action });
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => stopTyping(id), 5000));
  changed("typing");
}

function stopTyping(id) {
  clearTimeout(timers.get(id));
  if (state.typing.delete(id)) {
    changed("typing");
  }
}

function person(someone) {
  state.people.set(someone.id, someone); // drawn with the chat, which comes next
}

function chat(some) {
  state.chats.set(some.id, some);
  changed(some.id === state.chat ? "membership" : "world");
  changed("unread");
}

function waiting(byChat) {
  state.waiting = new Map(Object.entries(byChat).map(([id, ids]) => [Number(id), new Set(ids)]));
  changed("waiting");
}

function read({ chat: id, person: who, unread }) {
  const some = state.chats.get(id);
  if (some) {
    some.unread = { ...some.unread, [who]: unread };
    changed("unread");
  }
}

