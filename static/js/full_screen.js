// Lets the large screen of the hall fill the whole beamer, where the browser can.

const button = document.querySelector("[data-full-screen]");

function show() {
  button.hidden = Boolean(document.fullscreenElement);
}

if (button && document.fullscreenEnabled) {
  show();
  button.addEventListener("click", () => document.documentElement.requestFullscreen());
  document.addEventListener("fullscreenchange", show);
}
