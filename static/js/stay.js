// A page that can't be opened would take along what was typed here: so first see whether there is
// internet. The table itself works without it; the screens beside it and people's phones don't.

const PATIENCE = 3000;
const TABLE = /^\/tafels\/\d+$/;
const asking = new WeakSet();
const going = new WeakSet();

export async function hasInternet() {
  if (!navigator.onLine) return false;
  try {
    return (await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch {
    return false;
  }
}

export function stayHere() {
  const said = document.getElementById("zonder-internet");
  if (!said.open) said.showModal();
}

async function goIfPossible(event, go) {
  const part = event.target;
  event.preventDefault();
  if (asking.has(part)) return;
  asking.add(part);
  const possible = await hasInternet();
  asking.delete(part);
  if (possible) go();
  else stayHere();
}

function submitted(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method === "dialog" || going.has(form)) return;
  goIfPossible(event, () => {
    going.add(form);
    form.requestSubmit(submitter);
    going.delete(form);
  });
}

function pressed(event) {
  const link = event.target.closest("a[href]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.target;
  if (!link || elsewhere || event.defaultPrevented || link.getAttribute("href").startsWith("#")) return;
  if (!TABLE.test(new URL(link.href).pathname)) goIfPossible(event, () => { location.href = link.href; });
}

if (!document.getElementById("tafel")) {
  document.addEventListener("submit", submitted);
  document.addEventListener("click", pressed);
}
