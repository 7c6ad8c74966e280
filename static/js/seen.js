// Tells that a person has the page before them: mail scanners open a page too, but don't stay.

const STAYS = 3000;
const script = document.querySelector("script[data-seen]");
const token = document.querySelector("[name=csrf_token]");

function tell() {
  if (document.visibilityState !== "visible") return;
  const body = new FormData();
  body.set("csrf_token", token.value);
  fetch(script.dataset.seen, { method: "POST", body }).catch(() => {});
}

if (script && token) setTimeout(tell, STAYS);
