// Counts the time of a phase down, calmly: words every minute, aloud only at five minutes, one and none.
// The server says when it ends (data-ends-at); the words come with the page, in its language.

const AROUND = 182.2;
const ALOUD = new Set([5, 1, 0]);

function words(clock, minutes) {
  if (minutes <= 0) return clock.dataset.over;
  if (minutes === 1) return clock.dataset.one;
  return clock.dataset.many.replace("{minutes}", minutes);
}

function show(clock) {
  const seconds = Math.max(0, (Date.parse(clock.dataset.endsAt) - Date.now()) / 1000);
  const minutes = Math.ceil(seconds / 60);
  const share = Math.min(1, seconds / Number(clock.dataset.totalSeconds));
  const ring = clock.querySelector(".clock__left");
  ring.setAttribute("stroke-dasharray", `${(AROUND * share).toFixed(1)} ${AROUND}`);
  const said = words(clock, minutes);
  const place = clock.querySelector(".clock__words");
  if (place.textContent.trim() === said) return;
  place.textContent = said;
  if (ALOUD.has(minutes)) clock.querySelector("[data-clock-announce]").textContent = said;
}

export function tick() {
  document.querySelectorAll("[data-clock]").forEach(show);
}

setInterval(tick, 1000);
tick();
