// The panel at the side: switches of faults, and where things are. Also the theme.
import { $, el, icon, label } from "./dom.js";
import { api } from "./api.js";
import { attempt } from "./actions.js";
import { on } from "./store.js";
import { t } from "./strings.js";

export function startPanel() {
  $("panel-title").textContent = t("panel");
  label($("panel-toggle"), t("panel"));
  label($("panel-close"), t("close"));
  $("panel-toggle").addEventListener("click", () => setOpen($("panel").hidden));
  $("panel-close").addEventListener("click", () => setOpen(false));
  addEventListener("keydown", (event) => event.key === "Escape" && !$("panel").hidden && $("panel").contains(document.activeElement) && setOpen(false));
  on("faults", drawFaults);
  on("places", drawPlaces);
  $("theme").addEventListener("click", toggleTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawTheme);
  drawTheme();
}

function setOpen(isOpen) {
  $("panel").hidden = !isOpen;
  $("panel-toggle").setAttribute("aria-expanded", String(isOpen));
  (isOpen ? $("panel-close") : $("panel-toggle")).focus();
}

function drawFaults(faults) {
  $("panel-faults").hidden = faults.length === 0;
  const focused = document.activeElement?.dataset?.fault;
  $("faults").replaceChildren(...faults.map((fault) => {
    const box = el("input", { type: "checkbox", role: "switch", "data-fault": fault.name, onchange: (event) => attempt(() => api.setFault(fault.name, event.target.checked)) });
    box.checked = fault.isOn;
    return el("label", { class: "switch" }, el("span", {}, t(fault.name), el("small", {}, t(`${fault.name}Hint`))), box);
  }));
  if (focused) {
    document.querySelector(`[data-fault="${focused}"]`)?.focus();
  }
}

function drawPlaces(places) {
  const rows = [];
  if (places.hasConsole) {
    rows.push(el("li", {}, el("a", { href: "/console", target: "_blank", rel: "noopener noreferrer" }, t("console")), el("small", {}, t("consoleHint"))));
  }
  rows.push(el("li", {}, t("api"), el("small", {}, places.api)));
  $("places").replaceChildren(...rows);
}

const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function toggleTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
  drawTheme();
}

function drawTheme() {
  $("theme").replaceChildren(icon(isDark() ? "sun" : "moon"));
  label($("theme"), t(isDark() ? "light" : "dark"));
}
