// Somebody's own phone at a table: looks every few seconds whether the page has changed.
// What is half typed is never thrown away; then a line says that there is something new.

const EVERY = 4000;
const page = document.querySelector("[data-phone]");

function isTyping() {
  return [...document.querySelectorAll("textarea, input[type=text], input:not([type])")].some(
    (field) => field.value.trim() !== field.defaultValue.trim(),
  );
}

async function look() {
  const answer = await fetch(page.dataset.stateUrl, {
    cache: "no-store",
    headers: { "If-None-Match": `"${page.dataset.mark}"` },
  });
  if (answer.status !== 200) return;
  if (!isTyping()) {
    location.replace(location.pathname);
    return;
  }
  document.getElementById("nieuws").hidden = false;
}

async function watch() {
  if (document.visibilityState === "visible") await look().catch(() => {});
  setTimeout(watch, EVERY);
}

setTimeout(watch, EVERY);
