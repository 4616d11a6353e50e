// What a person can do in a chat. Shared by bubbles, composer and menus.
import { api, Refusal } from "./api.js";
import { changed, state } from "./store.js";
import { safeUrl, startPayload } from "./text.js";
import { alertBox, toast } from "./toast.js";
import { t } from "./strings.js";

/** Runs an action and shows the sentence of a refusal. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    toast(error instanceof Refusal ? error.message : t("reconnecting"));
    return undefined;
  }
}

export const act = {
  say: (text, replyTo) => attempt(() => api.say(state.chat, state.me, text, replyTo)),
  reply: (message) => changed("replying", message),
  showMessage: (id) => changed("show", id),

  async tap(message, row, column, button, element) {
    if (button.switchInlineCurrent !== undefined) {
      changed("draft", `@${state.bot.username} ${button.switchInlineCurrent}`);
      return;
    }
    if (button.switchInline !== undefined) {
      changed("draft", `@${state.bot.username} ${button.switchInline}`);
      return;
    }
    if (button.copy !== undefined) {
      await navigator.clipboard.writeText(button.copy);
      toast(t("copied"));
      return;
    }
    if (button.url !== undefined) {
      openUrl(button.url);
      return;
    }
    element.classList.add("busy");
    try {
      const answer = await attempt(() => api.tap(message.chat, message.id, state.me, row, column));
      if (answer?.url) {
        openUrl(answer.url);
      }
      if (answer?.text) {
        answer.isAlert ? alertBox(answer.text) : toast(answer.text);
      }
    } finally {
      element.classList.remove("busy");
    }
  },
};

function openUrl(url) {
  const safe = safeUrl(url);
  if (!safe) {
    return;
  }
  const payload = startPayload(safe);
  if (payload !== null) {
    // Wherever it is tapped it leads to the person's own chat with the bot, which has the person's id.
    changed("visit", state.me);
    act.say(`/start ${payload}`.trim());
  } else {
    open(safe.href, "_blank", "noopener,noreferrer");
  }
}
