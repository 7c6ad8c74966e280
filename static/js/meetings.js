// Changes a run sheet without losing one's place: what the server shows after a button replaces
// the page in place, the focus stays on the same button, and the message is read aloud.

const aloud = document.createElement("p");
aloud.className = "visually-hidden";
aloud.setAttribute("role", "status");
document.body.append(aloud);

async function change(url, options, focusId) {
  const answer = await fetch(url, options);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("main");
  if (!answer.ok || !fresh) throw new Error(answer.status);
  document.querySelector("main").replaceChildren(...fresh.childNodes);
  history.replaceState(null, "", answer.url);
  const opened = document.querySelector(".agenda__item--open");
  const target = document.getElementById(focusId)
    ?? opened?.querySelector(".tool")
    ?? document.querySelector("main");
  target.focus({ preventScroll: true });
  (opened ?? target).scrollIntoView({ block: "nearest" });
  aloud.textContent = document.querySelector(".said, .messages .notice")?.textContent.trim() ?? "";
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-run-sheet]")) return;
  event.preventDefault();
  change(form.action, { method: "POST", body: new FormData(form) }, event.submitter?.id)
    .catch(() => form.submit());
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".agenda__change a, a[data-run-sheet]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  change(link.href, {}, null).catch(() => { location.href = link.href; });
});
