// A picture that cannot be had leaves no empty box behind. Errors do not bubble, so they are caught on their way down.
document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement) {
    event.target.remove();
  }
}, true);
