// The day itself: keeps a page up to date by asking every few seconds whether something changed.
// The page works without it too; this only saves waiting.

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

// A part that is being used keeps what was opened and where the cursor was.
function replacePart(part, fresh) {
  const opened = [...part.querySelectorAll("details[open][id]")].map((details) => details.id);
  const active = part.contains(document.activeElement) ? document.activeElement : null;
  part.replaceChildren(...fresh.childNodes);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (!active) return;
  const again = active.id ? document.getElementById(active.id) : sameButton(part, active);
  again?.focus({ preventScroll: true });
}

function sameButton(part, button) {
  return [...part.querySelectorAll("button, a, summary")].find(
    (other) => other.textContent.trim() === button.textContent.trim(),
  );
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
    if (other && part.innerHTML !== other.innerHTML) replacePart(part, other);
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

if (page) {
  connection(true);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  setTimeout(watch, EVERY);
}
