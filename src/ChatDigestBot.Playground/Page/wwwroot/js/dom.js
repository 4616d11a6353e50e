// The few things a page without a framework needs. Strings become text nodes, never markup.
export const $ = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export function label(element, text) {
  element.setAttribute("aria-label", text);
  element.title = text;
}

/** Paints an avatar: the bot's is its picture, a person's the first letters of the name. */
export function paintAvatar(element, { id, name, isBot }) {
  element.dataset.color = isBot ? "bot" : String(Math.abs(Number(id)) % 7);
  element.replaceChildren(isBot ? icon("bot") : initials(name));
  return element;
}

function initials(name) {
  if (/\p{Script=Han}/u.test(name)) {
    return [...name.replace(/\s/g, "")].slice(-2).join("");
  }
  return name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();
}
