// The command menu: what the bot offers this person in this chat, filtered by what is typed after "/".
import { el } from "./dom.js";
import { Listbox } from "./listbox.js";
import { api } from "./api.js";
import { on, state } from "./store.js";
import { t } from "./strings.js";

const box = new Listbox("commands", t("commands"));
const known = new Map(); // chat and person → commands

on("menus", () => known.clear());

async function load() {
  const key = `${state.chat}:${state.me}`;
  if (!known.has(key)) {
    known.set(key, await api.commands(state.chat, state.me));
  }
  return known.get(key);
}

let typedLast = "";

export async function updateCommands(text, choose) {
  typedLast = text;
  const typed = /^\/([a-z0-9_]*)$/i.exec(text);
  if (!typed) {
    box.close();
    return;
  }
  const commands = await load();
  if (typedLast === text) {
    show(commands.filter((command) => command.command.startsWith(typed[1].toLowerCase())), choose);
  }
}

export async function toggleAllCommands(choose) {
  if (!box.box.hidden) {
    box.close();
    return;
  }
  const commands = await load();
  if (commands.length === 0) {
    box.showNote(el("p", { class: "none" }, t("noCommands")));
  } else {
    show(commands, choose);
  }
}

function show(commands, choose) {
  box.show(commands.map((command) => el("div", { class: "option" }, el("b", {}, `/${command.command}`), el("span", {}, command.description))),
    (index, isSent) => choose(commands[index].command, isSent));
}

export const commandKey = (event) => box.key(event);
export const closeCommands = () => box.close();
