// Times as people read them, all in the playground's zone.
import { state } from "./store.js";
import { locale, t } from "./strings.js";

const formats = new Map();

function format(options) {
  const key = JSON.stringify(options) + state.zone;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: state.zone, ...options }));
  }
  return formats.get(key);
}

export const clockTime = (instant) => format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(instant));
export const dayKey = (instant) => format({ year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(instant));
export const fullTime = (instant) => format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(new Date(instant));
export const barTime = (instant) => format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(instant));

/** The place whose time is shown: its people's, not the browser's. */
export const zoneName = () => t(state.zone).split("/").at(-1).replaceAll("_", " ");

export function dayName(instant, now) {
  const day = 86_400_000;
  if (dayKey(instant) === dayKey(now)) {
    return t("today");
  }
  if (dayKey(instant) === dayKey(now - day)) {
    return t("yesterday");
  }
  return format({ weekday: "long", day: "numeric", month: "long" }).format(new Date(instant));
}

/** The time of today, else the day. */
export const shortTime = (instant, now) => dayKey(instant) === dayKey(now) ? clockTime(instant) : format({ day: "numeric", month: "short" }).format(new Date(instant));
