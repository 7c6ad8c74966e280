// The day itself: keeps a screen up to date, and stores what is written down without leaving the page.
// Everything here works as plain links and forms too; this only saves waiting.

const EVERY = 4000;
const SLOWEST = 15000;
const MINUTE = 60000;
const page = document.querySelector("[data-live-page]");
const parser = new DOMParser();
let mark = page?.dataset.mark;
let wait = EVERY;
let refreshed = Date.now();

function connection(on) {
  const sign = document.getElementById("verbinding");
  if (!sign) return;
  const words = on ? sign.dataset.on : sign.dataset.off;
  sign.hidden = false;
  sign.classList.toggle("connection--off", !on);
  const place = sign.querySelector("[data-words]");
  if (place.textContent !== words) place.textContent = words;
}

// A part that is being used keeps what was typed, what was opened and where the cursor was.
function replacePart(part, fresh) {
  const opened = [...part.querySelectorAll("details[open][id]")].map((details) => details.id);
  const typed = part.querySelector("textarea");
  const active = part.contains(document.activeElement) ? document.activeElement : null;
  const consent = part.querySelector("[name=consent]:checked")?.value;
  part.replaceChildren(...fresh.childNodes);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  const field = part.querySelector("textarea");
  if (typed && field && typed.value.trim()) {
    field.value = typed.value;
    part.querySelector("form").elements.consent.value = consent;
    // The words stay those of one sending, so that they are stored once.
    const id = typed.form.elements.client_id;
    if (id) field.form.elements.client_id.value = id.value;
  }
  if (!active) return;
  const again = active.id ? document.getElementById(active.id) : sameButton(part, active);
  again?.focus({ preventScroll: true });
}

function sameButton(part, button) {
  return [...part.querySelectorAll("button, a, summary")].find(
    (other) => other.textContent.trim() === button.textContent.trim(),
  );
}

// A form has a new id each time it is asked for; it only changes when its phase does.
function same(part, other) {
  return part.dataset.live === "form"
    ? part.dataset.phase === other.dataset.phase
    : part.innerHTML === other.innerHTML;
}

async function refresh() {
  if ("reload" in page.dataset) {
    location.reload();
    return;
  }
  const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = parser.parseFromString(await answer.text(), "text/html");
  mark = fresh.querySelector("[data-live-page]")?.dataset.mark ?? mark;
  for (const part of document.querySelectorAll("[data-live]")) {
    const other = fresh.getElementById(part.id);
    if (other && !same(part, other)) replacePart(part, other);
  }
  document.title = fresh.title;
  refreshed = Date.now();
}

// The hall says how many minutes each table has; they pass even when nothing happens.
function minutesAreOld() {
  return "minutes" in page.dataset && Date.now() - refreshed > MINUTE;
}

async function look() {
  try {
    const answer = await fetch(page.dataset.stateUrl, {
      cache: "no-store",
      headers: { "If-None-Match": `"${mark}"` },
    });
    if (answer.status === 403) {
      location.reload(); // the link of this table was taken back, or its day is over
      return;
    }
    connection(answer.status < 500);
    if (answer.status === 200 || minutesAreOld()) await refresh();
    wait = EVERY;
  } catch {
    connection(false);
    wait = Math.min(wait * 1.5, SLOWEST);
  }
}

async function watch() {
  if (document.visibilityState === "visible") await look();
  setTimeout(watch, wait);
}

function problem(form, words) {
  const place = form.querySelector("[data-problem]");
  place.textContent = words;
  place.hidden = !words;
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Words leave one after the other, so that they are stored in the order in which they were written.
let sending = Promise.resolve();

// The field is empty again at once, so that fast typing loses nothing; a failure brings the words back.
function store(form, kind) {
  const field = form.elements.text;
  const words = field.value;
  const id = form.elements.client_id.value;
  const consent = form.elements.consent.value;
  const body = new FormData(form);
  body.set("kind", kind);
  field.value = "";
  form.elements.consent.value = "table_only"; // consent is asked of each speaker anew
  form.elements.client_id.value = newId();
  field.focus();
  problem(form, "");
  sending = sending.then(() => send(form.action, body, { words, id, consent }));
}

async function send(address, body, written) {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.ok) {
      await refresh();
      return;
    }
    const told = await answer.json().catch(() => ({}));
    giveBack(written, (told.errors ?? []).join(" "));
  } catch {
    connection(false);
    giveBack(written, "");
  }
}

function giveBack({ words, id, consent }, told) {
  const form = document.querySelector("[data-record]");
  if (!form) return;
  const field = form.elements.text;
  if (field.value.trim()) {
    field.value = `${words}\n${field.value}`;
  } else {
    field.value = words;
    form.elements.client_id.value = id;
    form.elements.consent.value = consent;
  }
  problem(form, told || form.dataset.failed);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-record]") || !event.submitter?.value) return;
  event.preventDefault();
  store(form, event.submitter.value);
});

if (page) {
  connection(true);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  setTimeout(watch, EVERY);
}
