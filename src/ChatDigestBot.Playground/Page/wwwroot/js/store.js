// What this page knows of the simulated world, and who is told when it changes.
export const state = {
  bot: null,
  zone: "UTC",
  people: new Map(), // id → person
  chats: new Map(), // id → chat
  messages: new Map(), // chat id → messages, oldest first
  complete: new Set(), // chats whose oldest message is here
  waiting: new Map(), // chat id → ids of messages the bot has not taken yet
  typing: new Map(), // chat id → {action, until}
  me: null, // id of the person who speaks
  chat: null, // id of the open chat
};

const watchers = new Map();

export function on(what, tell) {
  watchers.set(what, [...(watchers.get(what) ?? []), tell]);
}

export function changed(what, value) {
  for (const tell of watchers.get(what) ?? []) {
    tell(value);
  }
}

export const isMine = (message) => message.from === state.me && !message.isFromBot;
export const chatOf = (id) => state.chats.get(id);
export const lastOf = (id) => (state.messages.get(id) ?? []).at(-1) ?? state.chats.get(id)?.last ?? null;
export const groups = () => [...state.chats.values()].filter((chat) => chat.type !== "private");

/** People of a group who can be spoken for, or the one person of a private chat. */
export function speakers(chat) {
  return chat.members.map((id) => state.people.get(id)).filter(Boolean);
}

/** Unread for whoever speaks there: everything they did not write themselves, after what they have seen. */
export function unreadOf(chat, person) {
  return chat.unread?.[person] ?? 0;
}
