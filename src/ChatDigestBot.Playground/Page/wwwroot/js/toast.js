// Answers to taps: a line that fades, or a box that waits.
import { $ } from "./dom.js";
import { t } from "./strings.js";

let timer = 0;

export function toast(text) {
  const box = $("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { box.hidden = true; }, Math.max(3000, text.length * 60));
}

export function alertBox(text) {
  const box = $("alert");
  box.querySelector("p").textContent = text;
  box.querySelector("button").textContent = t("ok");
  box.showModal();
}
