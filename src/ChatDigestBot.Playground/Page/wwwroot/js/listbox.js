// A list of options above the composer, driven from the composer's keys.
import { $ } from "./dom.js";

export class Listbox {
  constructor(id, name) {
    this.box = $(id);
    this.box.setAttribute("aria-label", name);
    this.at = 0;
    this.options = [];
  }

  get isOpen() {
    return !this.box.hidden && this.options.length > 0;
  }

  show(options, choose) {
    this.options = options;
    this.choose = choose;
    this.at = 0;
    for (const [index, option] of options.entries()) {
      option.id = `${this.box.id}-${index}`;
      option.setAttribute("role", "option");
      option.addEventListener("mousedown", (event) => event.preventDefault()); // the composer keeps the focus
      option.addEventListener("click", () => choose(index, true));
    }
    this.box.replaceChildren(...options);
    this.box.hidden = options.length === 0;
    this.mark();
  }

  showNote(note) {
    this.options = [];
    this.box.replaceChildren(note);
    this.box.hidden = false;
    $("input").removeAttribute("aria-activedescendant");
  }

  close() {
    this.box.hidden = true;
    this.options = [];
    $("input").removeAttribute("aria-activedescendant");
  }

  /** True if the key was meant for the list. */
  key(event) {
    if (!this.isOpen) {
      return false;
    }
    switch (event.key) {
      case "ArrowDown": this.at = (this.at + 1) % this.options.length; break;
      case "ArrowUp": this.at = (this.at - 1 + this.options.length) % this.options.length; break;
      case "Enter":
        if (event.shiftKey) {
          return false;
        }
        this.choose(this.at, true);
        return true;
      case "Tab": this.choose(this.at, false); return true;
      case "Escape": this.close(); return true;
      default: return false;
    }
    this.mark();
    return true;
  }

  mark() {
    for (const [index, option] of this.options.entries()) {
      option.setAttribute("aria-selected", String(index === this.at));
    }
    const chosen = this.options[this.at];
    if (chosen) {
      chosen.scrollIntoView({ block: "nearest" });
      $("input").setAttribute("aria-activedescendant", chosen.id);
    }
  }
}
