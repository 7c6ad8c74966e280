// The list at the door: finds names while somebody types, and marks people without leaving the page.
// Everything here works as plain forms too; this only saves waiting.

const PAUSE = 200;
const parser = new DOMParser();
const form = document.querySelector("[data-door-search] form");
const problem = document.querySelector("[data-problem]");
const field = form?.querySelector("input");
let asked = 0;
let timer;

const buttonsOf = (person) => [...(document.getElementById(person)?.querySelectorAll("button") ?? [])];

// The cursor stays at the same button of the same person.
function placeOf(active) {
  const person = active?.closest("[id]")?.id;
  const place = buttonsOf(person).indexOf(active);
  return () => buttonsOf(person)[place]?.focus({ preventScroll: true });
}

function show(page) {
  const opened = [...document.querySelectorAll("details[open][id]")].map((details) => details.id);
  problem.textContent = "";
  const back = document.activeElement === field ? null : placeOf(document.activeElement);
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
  const said = page.querySelector(".messages");
  document.querySelector(".messages").replaceChildren(...said.childNodes);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  back?.();
}

async function load(address, options) {
  const mine = (asked += 1);
  const answer = await fetch(address, { ...options, headers: { Accept: "text/html" } });
  const page = parser.parseFromString(await answer.text(), "text/html");
  // Somebody who is no longer logged in sees so after all.
  if (!page.getElementById("lijst")) location.reload();
  else if (mine === asked) show(page);
}

function failed() {
  problem.textContent = problem.dataset.failed;
}

function search() {
  const address = new URL(form.action);
  if (field.value.trim()) address.searchParams.set("zoek", field.value.trim());
  history.replaceState(null, "", address);
  load(address).catch(failed);
}

document.addEventListener("submit", (event) => {
  const marked = event.target;
  if (!marked.matches("[data-door]")) return;
  event.preventDefault();
  const body = new FormData(marked, event.submitter);
  load(event.submitter?.formAction ?? marked.action, { method: "POST", body }).catch(failed);
});

if (field) {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  field.addEventListener("focus", () => field.select());
}
