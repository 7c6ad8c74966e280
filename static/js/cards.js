// Alt and a digit choose what a line from paper is, without leaving the field.

const form = document.getElementById("kaart");

form?.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const digit = event.code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1];
  const choice = digit && form.querySelector(`[data-digit="${digit}"]`);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
});
