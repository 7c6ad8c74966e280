// A line from paper leaves when somebody presses Enter, and the field is empty at once: who types on
// while it is being stored loses no letter. Alt and a digit choose what a line is, without leaving
// the field.

const parser = new DOMParser();
let underway = 0;
let sending = Promise.resolve();

const form = () => document.getElementById("kaart");

function chose(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const digit = event.code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1];
  const choice = digit && event.target.closest("#kaart")?.querySelector(`[data-digit="${digit}"]`);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
}

// What misses something goes to the server as any form, which says what; and so does what repairs it.
function submitted(event) {
  if (event.target !== form() || !crypto.randomUUID) return;
  const { text, kind } = form().elements;
  const whole = text.value.trim() && kind.value && !document.querySelector(".error-summary");
  if (whole || underway) event.preventDefault();
  if (!whole) return;
  const line = new FormData(form());
  const address = form().action;
  beginAnew();
  underway += 1;
  sending = sending.then(() => store(address, line)).finally(() => { underway -= 1; });
}

function beginAnew() {
  fill({ text: "", stars: "", route: "", client_id: crypto.randomUUID() });
  form().elements.share.checked = false;
}

function fill(facts) {
  for (const [name, value] of Object.entries(facts)) {
    const control = form().elements[name];
    if (control && value !== null) control.value = value;
  }
}

async function store(address, line) {
  const answer = await fetch(address, { method: "POST", body: line }).catch(() => null);
  const page = answer && parser.parseFromString(await answer.text(), "text/html");
  if (!answer?.ok || !page.getElementById("laatste-regels")) return giveBack(line, page);
  document.getElementById("laatste-regels").replaceWith(page.getElementById("laatste-regels"));
  say("stored", line.get("text"));
}

// Nothing of a line that was not stored gets lost, nor of what was typed since.
function giveBack(line, page) {
  const typed = form().elements.text.value;
  if (page?.getElementById("kaart")) document.querySelector("main").replaceWith(page.querySelector("main"));
  else say(page ? "refused" : "failed");
  const [stars, route] = [line.get("stars"), line.get("route")];
  fill({ text: [line.get("text"), typed].filter(Boolean).join(" "), ...(!typed && { stars, route }) });
  if (!typed) form().elements.share.checked = line.has("share");
  form().elements.text.focus();
}

function say(what, words = "") {
  const place = document.getElementById("regel-bewaard");
  place.textContent = place.dataset[what].replace("{words}", () => words);
}

if (form()) {
  document.addEventListener("keydown", chose);
  document.addEventListener("submit", submitted);
  addEventListener("beforeunload", (event) => underway && event.preventDefault());
}
