// Inline mode: "@bot words" asks the bot, and its results show as cards to pick from.
import { el } from "./dom.js";
import { Listbox } from "./listbox.js";
import { api } from "./api.js";
import { attempt } from "./actions.js";
import { state } from "./store.js";
import { t } from "./strings.js";

const box = new Listbox("cards", t("commands"));
let timer = 0;
let asked = null;

export function updateCards(text, chosen) {
  const wanted = new RegExp(`^@${state.bot.username}\\s(.*)$`, "is").exec(text);
  clearTimeout(timer);
  if (!wanted) {
    asked = null;
    box.close();
    return;
  }
  const query = wanted[1].trim();
  if (query === asked) {
    return;
  }
  timer = setTimeout(() => ask(query, chosen), 300);
}

async function ask(query, chosen) {
  asked = query;
  box.showNote(el("p", { class: "none" }, t("searching")));
  const answer = await attempt(() => api.askInline(state.me, query, ""));
  if (asked !== query) {
    return; // the person typed on
  }
  if (!answer || answer.results.length === 0) {
    box.showNote(el("p", { class: "none" }, t("nothing")));
    return;
  }
  const { chat, me } = state;
  box.show(answer.results.map(card), async (index) => {
    chosen();
    await attempt(() => api.chooseInline(answer.query, me, chat, answer.results[index].id));
  });
}

function card(result) {
  return el("div", { class: "option card" },
    el("span", { class: "thumb", "aria-hidden": "true" }, [...(result.title ?? "?")][0] ?? "?"),
    el("div", {}, el("b", {}, result.title ?? result.text), el("span", {}, result.description ?? "")));
}

export const cardKey = (event) => box.key(event);
export const closeCards = () => { asked = null; clearTimeout(timer); box.close(); };
