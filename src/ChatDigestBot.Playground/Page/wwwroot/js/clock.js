// The simulated clock: it runs here at real speed between what the server says.
import { $, el, icon } from "./dom.js";
import { api } from "./api.js";
import { attempt } from "./actions.js";
import { changed, on } from "./store.js";
import { barTime, dayKey, fullTime, zoneName } from "./time.js";
import { t } from "./strings.js";

const jumps = ["tenMinutes", "hour", "evening", "day", "morning"];
let ahead = 0; // simulated minus this machine's time
let isJumping = false;
let day = "";

export const now = () => Date.now() + ahead;

export function startClock() {
  on("clock", set);
  on("progress", showProgress);
  for (const button of document.querySelectorAll("#clock [data-jump]")) {
    dressButton(button);
  }
  $("jump-grid").append(...jumps.map((to) => dressButton(el("button", { type: "button", class: to === "morning" ? "chip chip-main whole" : "chip", "data-jump": to }))));
  $("clock-time").title = t("simulated");
  setInterval(tick, 1000);
}

function dressButton(button) {
  const to = button.dataset.jump;
  if (to === "morning") {
    // On a phone the picture stands for the words.
    button.replaceChildren(icon("sunrise"), el("span", { class: "long" }, t("nextMorning")), "08:00");
    button.title = t("morningTitle");
    button.setAttribute("aria-label", `${t("nextMorning")} 08:00`);
  } else {
    button.replaceChildren(t(to));
  }
  button.addEventListener("click", () => attempt(() => api.jump(to)));
  return button;
}

function set(clock) {
  ahead = Date.parse(clock.now) - Date.now();
  $("clock").hidden = false;
  for (const jump of document.querySelectorAll(".jumps, #jump-grid, #held-back")) {
    jump.hidden = !clock.canJump;
  }
  $("held-back").textContent = clock.heldBack > 0 ? t("heldBack", { count: clock.heldBack }) : t("noneHeldBack");
  tick();
}

function tick() {
  const instant = now();
  $("clock-time").replaceChildren(barTime(instant), el("span", { class: "zone" }, ` ${zoneName()}`));
  $("clock-time").dateTime = new Date(instant).toISOString();
  $("panel-now").textContent = `${fullTime(instant)} ${zoneName()}`;
  if (dayKey(instant) !== day) {
    day = dayKey(instant);
    changed("day");
  }
}

let hiding = 0;

function showProgress(progress) {
  isJumping = !progress.isDone;
  for (const button of document.querySelectorAll("[data-jump]")) {
    button.disabled = isJumping;
  }
  const bar = $("progress");
  clearTimeout(hiding);
  bar.hidden = false;
  bar.classList.toggle("trouble", Boolean(progress.trouble));
  bar.replaceChildren(
    isJumping ? el("span", { class: "spin", "aria-hidden": "true" }) : "",
    ...(isJumping ? [el("span", {}, t("jumping", { time: barTime(Date.parse(progress.target)) }))] : []),
    ...steps(progress).map((text) => el("span", { class: "step" }, text)),
    progress.trouble ?? "");
  if (progress.isDone) {
    hiding = setTimeout(() => { bar.hidden = true; }, 12_000);
  }
}

function steps({ posts, isIndexed, people, alerted, nothingNew, isDone }) {
  const said = [];
  if (posts !== undefined) {
    said.push(posts === 0 ? t("noPosts") : t(posts === 1 ? "post" : "posts", { count: posts }));
  }
  if (isIndexed) {
    said.push(t("index"));
  }
  if (people > 0) {
    said.push(t(people === 1 ? "sentOne" : "sent", { count: people }));
  }
  if (alerted > 0) {
    said.push(t(alerted === 1 ? "alertedOne" : "alerted", { count: alerted }));
  }
  if (nothingNew > 0) {
    said.push(t(nothingNew === 1 ? "nothingNewOne" : "nothingNew", { count: nothingNew }));
  }
  if (isDone && isIndexed && people + alerted + nothingNew === 0) {
    said.push(t("sentNone"));
  }
  return said;
}
