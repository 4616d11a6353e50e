import { $ } from "./dom.js";
import { api } from "./api.js";
import { startChat } from "./chat.js";
import { startClock } from "./clock.js";
import { startComposer } from "./composer.js";
import { listen } from "./live.js";
import { startPanel } from "./panel.js";
import { startHeader, startSidebar } from "./sidebar.js";
import { changed, on, state } from "./store.js";
import { t, translatePage } from "./strings.js";

translatePage();
startChat();
startClock();
startComposer();
startPanel();
startSidebar(openChat);
startHeader(openChat, () => history.back());
await load();
addEventListener("popstate", show);
on("visit", (person) => openChat(person, person));

/** Reads the whole state; also after a gap in the events or a restart of the playground. */
async function load() {
  let world;
  try {
    world = await api.state();
  } catch {
    $("offline").textContent = t("reconnecting");
    $("offline").hidden = false;
    setTimeout(load, 1500);
    return;
  }
  $("offline").hidden = true;
  state.bot = world.bot;
  state.zone = world.zone;
  state.people = new Map(world.people.map((person) => [person.id, person]));
  state.chats = new Map(world.chats.map((chat) => [chat.id, chat]));
  state.messages.clear();
  state.complete.clear();
  state.waiting = new Map(Object.entries(world.waiting).map(([id, ids]) => [Number(id), new Set(ids)]));
  changed("clock", world.clock);
  changed("faults", world.faults);
  changed("places", world.places);
  listen(world.after, load);
  show();
}

/** The address says who speaks where, so that a reload and the back button keep the place. */
function show() {
  const [chat, person] = location.hash.slice(1).split("/").map(Number);
  const isNamed = state.chats.has(chat);
  state.chat = isNamed ? chat : [...state.people.keys()][0] ?? null;
  const members = state.chats.get(state.chat)?.members ?? [];
  state.me = members.includes(person) ? person : members[0] ?? state.chat;
  $("app").classList.toggle("in-chat", isNamed);
  changed("opened");
}

function openChat(chat, person) {
  const address = `#${chat}/${person}`;
  if (location.hash !== address) {
    // One step back leads to the list, whoever was visited in between.
    $("app").classList.contains("in-chat") ? history.replaceState(null, "", address) : history.pushState(null, "", address);
  }
  show();
}
