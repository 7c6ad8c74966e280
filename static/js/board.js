// Dragging somebody to another table: an extra beside the button "Verplaats", through the same form.

const form = document.querySelector("[data-drag-form]");

function moveTo(event) {
  if (event.from === event.to) return;
  form.action = event.item.dataset.moveUrl;
  form.elements.table_id.value = event.to.dataset.table;
  form.submit();
}

if (form) {
  for (const list of document.querySelectorAll("[data-table]")) {
    list.dataset.canDrag = "";
    window.Sortable.create(list, {
      group: "tables",
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
}
