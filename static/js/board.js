// The board of tables: dragging somebody to another table, and news from the search.
// Both are extras: "Verplaats" does the same by form, and reloading shows the news.

const EVERY = 1000;

const form = document.querySelector("[data-drag-form]");
const panel = document.querySelector("[data-search]");

function moveTo(event) {
  const { from, to, item } = event;
  if (from === to) return;
  form.action = item.dataset.moveUrl;
  form.elements.table_id.value = to.dataset.table;
  form.elements.seen.value = from.dataset.table;
  form.elements.number.value = to.dataset.number;
  form.submit();
}

function letDrag(list) {
  const locked = "locked" in list.dataset;
  if (!locked) list.dataset.canDrag = "";
  window.Sortable.create(list, {
    // Nobody can be put back among those without a seat, nor moved to another round.
    group: { name: `round-${list.dataset.number}`, pull: !locked, put: !locked && list.dataset.table !== "" },
    sort: false,
    draggable: ".guest",
    filter: "a, button",
    preventOnFilter: false,
    ghostClass: "guest--lifted",
    delay: 200,
    delayOnTouchOnly: true,
    onEnd: moveTo,
  });
}

let mark = "";

async function look() {
  const answer = await fetch(panel.dataset.stateUrl, { cache: "no-store", headers: { "If-None-Match": mark } });
  if (answer.status !== 200) return;
  mark = answer.headers.get("ETag") ?? "";
  const words = await answer.text();
  const fresh = new DOMParser().parseFromString(words, "text/html").body;
  if (fresh.querySelector("[data-going-on]")) {
    if (!panel.contains(document.activeElement)) panel.replaceChildren(...fresh.childNodes);
    return;
  }
  // Once it is over the board may be another one; who is busy on it decides when to see that.
  if (document.activeElement === document.body) location.reload();
  else panel.replaceChildren(document.querySelector("[data-news]").content.cloneNode(true));
}

async function watch() {
  try {
    if (document.visibilityState === "visible") await look();
  } catch {
    // No connection now; the next look will tell.
  }
  if (panel.querySelector("[data-going-on]")) setTimeout(watch, EVERY);
}

if (form) document.querySelectorAll("[data-table]").forEach(letDrag);
if (panel?.querySelector("[data-going-on]")) setTimeout(watch, EVERY);
