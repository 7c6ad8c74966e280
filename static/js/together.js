// Dragging ideas together is an extra to choosing them: it fills in the same form and sends it.

const form = document.querySelector("[data-together]");
let dragged = null;

function note(event) {
  return event.target.closest?.(".note[draggable]");
}

function cluster(event) {
  return event.target.closest?.("[data-cluster]");
}

document.addEventListener("dragstart", (event) => {
  dragged = note(event);
  event.dataTransfer?.setData("text/plain", dragged?.dataset.idea ?? "");
});
document.addEventListener("dragend", () => {
  dragged = null;
});
document.addEventListener("dragover", (event) => {
  const over = cluster(event);
  for (const place of document.querySelectorAll(".cluster--over")) {
    if (place !== over) place.classList.remove("cluster--over");
  }
  if (!over || !dragged) return;
  event.preventDefault();
  over.classList.add("cluster--over");
});
document.addEventListener("drop", (event) => {
  const over = cluster(event);
  if (!over || !dragged) return;
  event.preventDefault();
  for (const box of form.querySelectorAll("[name=ideas]")) box.checked = box.value === dragged.dataset.idea;
  form.elements.into.value = over.dataset.cluster;
  form.requestSubmit();
});

// Only what is pressed can be dragged: to everybody else a note is a box to tick.
document.addEventListener("pointerdown", (event) => {
  const pressed = form && event.target.closest?.(".note[data-idea]");
  if (pressed) pressed.draggable = true;
});
