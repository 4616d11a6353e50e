// What a page of the console does by itself: it keeps its live parts up to date and says how old they are, takes "/" to its search, and shows
// a message while it is being written as its readers will see it. Without script everything else works all the same.
'use strict';
const every = 5000;
const age = document.querySelector('[data-age]');
let freshAt = Date.now();

function isInUse(part) {
  return (part.contains(document.activeElement) && document.activeElement.matches('input, textarea, select')) || part.querySelector('details.ask[open]');
}

async function refresh() {
  const parts = [...document.querySelectorAll('[data-live]')];
  if (document.hidden || parts.some(isInUse)) {
    return;
  }
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' });
    if (!answer.ok) {
      return;
    }
    const fresh = [...new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll('[data-live]')];
    parts.forEach((part, index) => replace(part, fresh[index]));
    freshAt = Date.now();
  } catch {
    // The bot is restarting or the session ended; the next round tries again, and the age shows it meanwhile.
  }
}

// What is unchanged stays as it is, so that neither the focus nor what somebody unfolded is lost.
function replace(part, fresh) {
  if (!fresh || part.innerHTML === fresh.innerHTML) {
    return;
  }
  const focus = part.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  const open = [...part.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent);
  part.replaceChildren(...fresh.childNodes);
  for (const summary of part.querySelectorAll('details > summary')) {
    summary.parentElement.open ||= open.includes(summary.textContent);
  }
  if (focus) {
    part.querySelector(`[href="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  }
}

if (age) {
  const show = () => {
    const seconds = Math.round((Date.now() - freshAt) / 1000);
    const isStale = seconds > 3 * every / 1000;
    age.textContent = (isStale ? age.dataset.stale : age.dataset.words).replace('{seconds}', seconds);
    age.classList.toggle('warn', isStale);
    age.hidden = false;
  };
  show();
  setInterval(show, 1000);
  setInterval(refresh, every);
}

document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.matches('input, textarea, select')) {
    const all = [...document.querySelectorAll('[data-search]')];
    const field = all.findLast((one) => one.checkVisibility());
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  }
});

// On a phone the menu is folded until it is asked for.
const menu = document.querySelector('[data-menu]');
if (menu && matchMedia('(max-width: 60rem)').matches) {
  menu.open = false;
}

const composer = document.querySelector('[data-composer]');
if (composer) {
  const bubble = document.querySelector('[data-preview]');
  let asked = 0;
  composer.addEventListener('input', () => {
    const turn = ++asked;
    setTimeout(async () => {
      if (turn !== asked) {
        return;
      }
      const answer = await fetch(composer.dataset.composer, { method: 'POST', body: new FormData(composer), redirect: 'error' }).catch(() => null);
      if (answer?.ok && turn === asked) {
        const shown = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-preview]');
        bubble.replaceChildren(...shown.childNodes);
      }
    }, 250);
  });
}
