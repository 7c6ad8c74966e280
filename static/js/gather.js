// The answer board: dragging what was said to an advice, and counting what is chosen.
// Both are extras: choosing and the button "Zet bij elkaar" do the same.

const form = document.querySelector("[data-gather]");
const place = form?.elements.advice;

function count() {
  const line = form.querySelector("[data-chosen-count]");
  line.querySelector("output").value = form.querySelectorAll("[name=chosen]:checked").length;
  line.hidden = false;
}

// What is dragged goes back to its list and is chosen; so what was chosen before goes along.
function dropped({ from, to, item, clone }) {
  if (to === from) return;
  from.insertBefore(item, clone);
  clone.remove();
  item.querySelector("[name=chosen]").checked = true;
  count();
  place.value = to.dataset.advice;
  place.dispatchEvent(new Event("change"));
  if (to.classList.contains("drop--new")) form.elements.title.focus();
  else form.requestSubmit(form.querySelector("[value=gather]"));
}

function letDrag() {
  form.classList.add("can-drag");
  document.querySelectorAll("[data-drag-hint]").forEach((hint) => { hint.hidden = false; });
  const shared = { sort: false, ghostClass: "remark--lifted", delay: 200, delayOnTouchOnly: true };
  document.querySelectorAll("[data-remarks]").forEach((list) => window.Sortable.create(list, {
    ...shared,
    group: { name: "remarks", pull: "clone", put: false },
    draggable: ".remark",
    filter: "a, input",
    preventOnFilter: false,
    onEnd: dropped,
  }));
  document.querySelectorAll("[data-advice]").forEach((advice) => window.Sortable.create(advice, {
    ...shared,
    group: { name: "remarks", pull: false, put: true },
    draggable: ".remark",
  }));
}

if (form && place) {
  // The name is asked only for a new advice.
  const named = form.elements.title.closest(".field");
  const unasked = form.elements.unasked.closest(".field, .option");
  const ask = () => { named.hidden = unasked.hidden = place.value !== "0"; };
  place.addEventListener("change", ask);
  form.addEventListener("change", count);
  ask();
  count();
  if (window.Sortable) letDrag();
}
