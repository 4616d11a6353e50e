// A link carries its key behind the #, which no server sees: it is put into the form, and out of the address.
'use strict';
const key = location.hash.slice(1);
if (/^[A-Za-z0-9_-]{8,64}$/.test(key)) {
  document.querySelector('input[name=key]').value = key;
  for (const part of document.querySelectorAll('[data-by-hand]')) {
    part.hidden = true;
  }
  document.querySelector('[data-by-link]').hidden = false;
  history.replaceState(null, '', location.pathname + location.search);
}
