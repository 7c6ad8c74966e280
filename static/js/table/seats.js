// Who has spoken: a tap a turn. Seats and their turns stay in this tab; only totals per perspective
// leave it, gathered, so that nobody can tell who spoke when.

import { here } from "./state.js";

const REST = 5000;

export class Seats {
  // `counted` gets a phase and the turns of each perspective since the last time.
  constructor(root, { address, counted }) {
    Object.assign(this, { root, counted });
    this.place = `stoelen:${address}`;
    const kept = JSON.parse(sessionStorage.getItem(this.place) ?? "{}");
    this.from = kept.from ?? [];
    this.seats = kept.seats ?? [];
    this.gathered = {};
    this.last = null;
    this.row = root.querySelector(".turns__seats");
    root.querySelector("[data-if=script]").hidden = false;
    root.addEventListener("click", (event) => this.pressed(event));
    addEventListener("pagehide", () => this.tell());
  }

  show(state, sheet) {
    this.root.hidden = state.finished;
    this.follow(state.seats);
    const phase = sheet.phases[here(state)].key;
    if (phase !== this.phase) this.tell();
    this.phase = phase;
    this.draw();
  }

  // Somebody came to the table, or left it: the seats follow, those that were added by hand stay.
  follow(sides) {
    for (const side of new Set([...sides, ...this.from])) {
      const count = (list) => list.filter((one) => one === side).length;
      for (let more = count(sides) - count(this.from); more > 0; more -= 1) this.seats.push({ side, turns: {} });
      for (let less = count(this.from) - count(sides); less > 0; less -= 1) this.remove((seat) => seat.side === side);
    }
    this.from = [...sides];
  }

  remove(wanted) {
    const place = this.seats.findLastIndex(wanted);
    if (place >= 0) this.seats.splice(place, 1);
  }

  turnsOf(seat) {
    return seat.turns[this.phase] ?? 0;
  }

  draw() {
    sessionStorage.setItem(this.place, JSON.stringify({ from: this.from, seats: this.seats }));
    const shape = this.seats.map((seat) => seat.side).join();
    if (shape !== this.shape) {
      this.shape = shape;
      this.row.replaceChildren(...this.seats.map((seat) => this.button(seat)));
    }
    [...this.row.children].forEach((button, place) => {
      const turns = this.turnsOf(this.seats[place]);
      button.querySelector("[data-slot=number]").textContent = place + 1;
      button.querySelector("[data-slot=count]").textContent = turns;
      button.classList.toggle("turns__seat--heard", turns > 0);
    });
    this.hint();
  }

  button(seat) {
    return this.root.querySelector(`template[data-seat-of=${seat.side}]`).content.firstElementChild.cloneNode(true);
  }

  // Quiet, and only when most have spoken: before that everybody knows it.
  hint() {
    const place = this.root.querySelector("[data-slot=hint]");
    const unheard = this.seats.map((seat, number) => [seat, number + 1]).filter(([seat]) => !this.turnsOf(seat));
    const words = unheard.map(([seat, number]) => {
      const side = this.root.querySelector(`[data-seat-add=${seat.side}]`).dataset.side;
      return place.dataset.seat.replace("{number}", number).replace("{side}", side);
    });
    const telling = unheard.length && unheard.length * 2 <= this.seats.length;
    const said = telling ? place.dataset.words.replace("{who}", words.join(", ")) : "";
    if (place.textContent.trim() !== said) place.textContent = said;
  }

  pressed({ target }) {
    const button = target.closest("button");
    if (!button) return;
    if ("seat" in button.dataset) this.turn(this.seats[[...this.row.children].indexOf(button)], 1);
    else if ("turnBack" in button.dataset) this.undo();
    else if (button.dataset.seatAdd) this.seats.push({ side: button.dataset.seatAdd, turns: {} });
    else if ("seatRemove" in button.dataset) this.seats.pop();
    this.draw();
  }

  turn(seat, more) {
    seat.turns[this.phase] = this.turnsOf(seat) + more;
    this.last = more > 0 ? seat : null;
    this.gathered[seat.side] = (this.gathered[seat.side] ?? 0) + more;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), REST);
  }

  undo() {
    if (this.last && this.turnsOf(this.last)) this.turn(this.last, -1);
  }

  tell() {
    clearTimeout(this.timer);
    const turns = Object.entries(this.gathered).filter(([, more]) => more);
    this.gathered = {};
    if (turns.length && this.phase) this.counted(this.phase, Object.fromEntries(turns));
  }
}
