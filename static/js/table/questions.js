// One question at a time, for who likes that better than the list.

const PLACE = "een-vraag";

function show(card, number) {
  const items = [...card.querySelectorAll(".guide-questions > li")];
  const one = sessionStorage.getItem(PLACE) !== "nee";
  const tools = card.querySelector("[data-questions-tools]");
  if (!tools) return;
  const now = number % items.length;
  card.dataset.now = now;
  items.forEach((item, place) => { item.hidden = one && place !== now; });
  tools.hidden = false;
  tools.querySelector("[data-question=next]").hidden = !one;
  tools.querySelector("[data-question=all]").hidden = !one;
  tools.querySelector("[data-question=one]").hidden = one;
  tools.querySelector("[data-question-count]").textContent = one
    ? tools.dataset.count.replace("{number}", now + 1)
    : "";
}

export function offerQuestions(root) {
  for (const card of root.querySelectorAll("[data-questions]")) show(card, Number(card.dataset.now ?? 0));
}

export function startQuestions() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-question]");
    if (!button) return;
    const card = button.closest("[data-questions]");
    const now = Number(card.dataset.now ?? 0);
    const asked = button.dataset.question;
    if (asked !== "next") sessionStorage.setItem(PLACE, asked === "all" ? "nee" : "ja");
    show(card, asked === "next" ? now + 1 : asked === "all" ? now : 0);
    if (asked !== "next") card.querySelector(`[data-question=${asked === "all" ? "one" : "next"}]`).focus();
  });
}
