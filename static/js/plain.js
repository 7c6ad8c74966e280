// Hints for plain words while somebody writes; without this they come after saving.

const PAUSE = 800;

function watch(place) {
  const field = document.getElementById(place.dataset.plainWords);
  const token = field.form.elements.csrf_token;
  let waiting;
  async function look() {
    const body = new URLSearchParams({ woorden: field.value, csrf_token: token?.value ?? "" });
    try {
      const answer = await fetch(place.dataset.url, { method: "POST", body });
      const words = await answer.text();
      if (answer.ok && words.trim() !== place.innerHTML.trim()) place.innerHTML = words;
    } catch {
      // No connection now; saving shows the hints too.
    }
  }
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
}

document.querySelectorAll("[data-plain-words]").forEach(watch);
