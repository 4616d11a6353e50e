// Keeps a page's figures up to date: every five seconds the same page is fetched and its live part put in place.
// Nothing changes while a person is in the middle of using a control in it, or while the page is not visible.
'use strict';
const every = 5000;
const part = document.querySelector('[data-live]');

async function refresh() {
  if (document.hidden || part.contains(document.activeElement)) {
    return;
  }
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' });
    if (!answer.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-live]');
    if (fresh) {
      part.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The bot is restarting or the session ended; the next round tries again.
  }
}

if (part) {
  setInterval(refresh, every);
}
