// Writing: Enter sends, Shift+Enter breaks; "/" opens the commands; "@bot words" shows cards.
import { $, label } from "./dom.js";
import { chatOf, on, state } from "./store.js";
import { api } from "./api.js";
import { act, attempt } from "./actions.js";
import { closeCommands, commandKey, toggleAllCommands, updateCommands } from "./commands.js";
import { cardKey, closeCards, updateCards } from "./cards.js";
import { t } from "./strings.js";

const input = $("input");
const drafts = new Map(); // what somebody began to write, by chat and person
let replyTo = null;

export function startComposer() {
  for (const what of ["opened", "world", "membership"]) {
    on(what, drawBottom);
  }
  on("opened", restore);
  on("message", (message) => message.chat === state.chat && drawBottom());
  on("draft", setText);
  on("replying", setReply);
  input.addEventListener("input", typed);
  input.addEventListener("keydown", keyed);
  input.setAttribute("placeholder", t("message"));
  input.setAttribute("aria-label", t("message"));
  label($("send"), t("send"));
  label($("slash"), t("commands"));
  label($("reply-cancel"), t("cancel"));
  $("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  $("slash").addEventListener("click", () => { toggleAllCommands(choose); input.focus(); });
  $("reply-cancel").addEventListener("click", () => setReply(null));
  $("start").addEventListener("click", async () => {
    const chat = chatOf(state.chat);
    if (chat.isBlocked) {
      await attempt(() => api.block(state.me, false));
    } else {
      await act.say("/start");
    }
    input.focus();
  });
}

/** A new chat offers START above the composer, a blocked one UNBLOCK in its place. */
function drawBottom() {
  const chat = chatOf(state.chat);
  const isPrivate = chat?.type === "private";
  const isNew = isPrivate && !chat.isStarted;
  $("start").hidden = !isNew && !chat?.isBlocked;
  $("start").textContent = t(chat?.isBlocked ? "unblock" : "start");
  $("composer").hidden = Boolean(chat?.isBlocked);
  fit();
  drawReplyKeyboard();
}

function drawReplyKeyboard() {
  const last = (state.messages.get(state.chat) ?? []).findLast((message) => message.isFromBot && message.replyKeyboard);
  const rows = last?.replyKeyboard ?? [];
  $("reply-keyboard").hidden = rows.length === 0 || $("composer").hidden;
  $("reply-keyboard").replaceChildren(...rows.map((row) => {
    const line = document.createElement("div");
    line.append(...row.map((text) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", () => act.say(text));
      return button;
    }));
    return line;
  }));
}

const draftKey = () => `${state.chat}:${state.me}`;

let shown = null;
function restore() {
  if (shown === draftKey()) {
    return;
  }
  shown = draftKey();
  input.disabled = false; // whoever typed before the chats were there would lose it
  setReply(null);
  closePopups();
  input.value = drafts.get(shown) ?? "";
  fit();
  if (matchMedia("(hover: hover)").matches) {
    input.focus();
  }
}

function setText(text) {
  input.value = text;
  input.focus();
  typed();
}

function typed() {
  drafts.set(draftKey(), input.value);
  fit();
  updateCommands(input.value, choose);
  updateCards(input.value, cardChosen);
}

function fit() {
  input.style.height = "auto";
  if (input.scrollHeight > 0) { // nothing is measured while UNBLOCK stands in its place
    input.style.height = `${input.scrollHeight}px`;
  }
  $("send").disabled = input.value.trim() === "";
}

function keyed(event) {
  if (event.isComposing) {
    return; // Enter confirms what an input method offers
  }
  if (commandKey(event) || cardKey(event)) {
    event.preventDefault();
    return;
  }
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape") {
    closePopups();
    setReply(null);
  }
}

async function send() {
  const text = input.value.trim();
  if (text === "") {
    return;
  }
  const reply = replyTo?.id;
  setText("");
  setReply(null);
  closePopups();
  if ((await act.say(text, reply)) === undefined && input.value === "") {
    setText(text);
  }
}

/** A chosen command is sent at once, as Telegram does; with Tab it only fills the line. */
function choose(command, isSent) {
  closePopups();
  const addressed = chatOf(state.chat)?.type === "private" ? `/${command}` : `/${command}@${state.bot.username}`;
  if (isSent) {
    setText("");
    closePopups();
    act.say(addressed);
  } else {
    setText(`${addressed} `);
  }
}

function cardChosen() {
  setText("");
  closePopups();
}

function closePopups() {
  closeCommands();
  closeCards();
}

function setReply(message) {
  replyTo = message;
  $("replying").hidden = message === null;
  if (message !== null) {
    $("replying").querySelector("p").textContent = message.text.replace(/\s+/g, " ");
    input.focus();
  }
}
