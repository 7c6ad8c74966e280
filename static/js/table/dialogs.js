// What opens over the screen: change words, make an agreement, read it aloud and confirm it.

import { readDay, writeDay } from "../day.js";
import { byId, fill, fresh } from "./screen.js";
import { asHeard } from "./state.js";

const FEWEST = 2;
const REPAIRED_AT = { empty: "textarea", badDay: "day-field input" };

export class Dialogs {
  // `state` gives how the table is now; `act` does a step; `table` knows seats and phases.
  constructor({ state, act, seats, sheet, day }) {
    Object.assign(this, { state, act, seats, sheet, day });
    document.addEventListener("click", (event) => this.pressed(event));
    document.addEventListener("submit", (event) => this.submitted(event));
  }

  pressed(event) {
    const { target } = event;
    const entry = target.closest("[data-entry]")?.dataset.entry;
    if (target.closest("[data-edit]")) {
      event.preventDefault();
      this.edit(this.state().entries.find((one) => one.id === entry));
    } else if (target.closest("[data-agree]")) {
      event.preventDefault();
      this.agree(null);
    } else if (target.closest("[data-reword]")) this.agree(this.agreement(entry));
    else if (target.closest("[data-read-back]")) this.readBack(this.agreement(entry));
    else if (target.closest("[data-close]")) target.closest("dialog").close();
    else if (target.closest("[data-more]")) this.drawSeats([...this.answers(), true]);
    else if (target.closest("[data-fewer]")) this.drawSeats(this.answers().slice(0, -1));
    else if (target.closest("[data-seat-agrees]")) this.turnSeat(target.closest("button"));
  }

  agreement(id) {
    return this.state().agreements.find((one) => one.id === id);
  }

  open(id, about, fields) {
    const dialog = byId(id);
    this.about = about;
    const form = dialog.querySelector("form");
    form.reset();
    for (const [name, value] of Object.entries(fields)) form.elements[`${id}-${name}`].value = value;
    this.complain(dialog, null);
    dialog.showModal();
    return dialog;
  }

  complain(dialog, problem) {
    const place = dialog.querySelector("[role=alert]");
    place.hidden = !problem;
    place.textContent = problem ? place.dataset[problem] : "";
  }

  edit(entry) {
    const dialog = this.open("veranderen", entry, { text: entry.text, consent: entry.consent, kind: entry.kind });
    const records = this.sheet.phases.find((phase) => phase.key === entry.phase)?.records ?? [entry.kind];
    for (const choice of dialog.querySelectorAll("[name=veranderen-kind] option")) {
      choice.hidden = choice.disabled = ![...records, entry.kind].includes(choice.value);
    }
  }

  agree(agreement) {
    const { what = "", who = "", due_on = "", noticed_how = "", owner_email = "" } = agreement ?? {};
    this.open("afspreken", agreement, { what, who, due_on: writeDay(due_on), noticed_how, owner_email });
  }

  readBack(agreement) {
    const dialog = this.open("voorlezen", agreement, { minority_note: agreement.minority_note });
    const words = (name, facts) =>
      dialog.querySelector(`[data-slot=${name}]`).dataset.words.replace(/\{(\w+)\}/g, (_, key) => facts[key]);
    fill(dialog, "what", agreement.what);
    fill(dialog, "who", words("who", { who: agreement.who, day: this.day(agreement.due_on) }));
    fill(dialog, "how", words("how", { how: agreement.noticed_how }));
    this.drawSeats(Array(Math.max(FEWEST, this.seats())).fill(true));
  }

  answers() {
    return [...byId("voorlezen").querySelectorAll("[data-seat-agrees]")].map((seat) => seat.ariaPressed === "true");
  }

  drawSeats(answers) {
    const row = byId("voorlezen").querySelector("[data-slot=seats]");
    if (!answers.length) return;
    row.replaceChildren(...answers.map((agrees, place) => {
      const seat = fresh("stoel-eens");
      fill(seat, "number", place + 1);
      this.answer(seat, agrees);
      return seat;
    }));
    this.tally();
  }

  turnSeat(seat) {
    this.answer(seat, seat.ariaPressed !== "true");
    this.tally();
  }

  answer(seat, agrees) {
    seat.ariaPressed = String(agrees);
    const place = seat.querySelector("[data-slot=answer]");
    place.textContent = agrees ? place.dataset.yes : place.dataset.no;
  }

  tally() {
    const answers = this.answers();
    const place = byId("voorlezen").querySelector("[data-slot=tally]");
    place.textContent = place.dataset.words
      .replace("{agreed}", answers.filter(Boolean).length)
      .replace("{present}", answers.length);
  }

  submitted(event) {
    const form = event.target;
    const kind = form.dataset.dialogStep;
    if (!kind) return;
    event.preventDefault();
    const dialog = form.closest("dialog");
    const facts = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name.replace(`${dialog.id}-`, ""), value]),
    );
    delete facts.csrf_token;
    const made = this[`${kind}Step`](facts);
    const wrong = typeof made === "string";
    this.complain(dialog, wrong ? made : null);
    if (wrong) return dialog.querySelector(REPAIRED_AT[made]).focus();
    dialog.close();
    this.act(...made);
  }

  editStep({ text, kind, consent }) {
    if (!text.trim()) return "empty";
    const { id, text: seen } = this.about;
    return ["edit", { entry: id, seen, text, kind, consent }];
  }

  agreeStep({ what, who, due_on, noticed_how, owner_email }) {
    if (!what.trim()) return "empty";
    const day = readDay(due_on);
    if (day === null) return "badDay";
    const words = { what: what.trim(), who: who.trim(), due_on: day, noticed_how: noticed_how.trim(), owner_email };
    if (!this.about) return ["agree", words];
    return ["reword", { ...words, entry: this.about.id, seen: asHeard(this.about) }];
  }

  read_backStep({ minority_note }) {
    const answers = this.answers();
    const agreed = answers.filter(Boolean).length;
    if (agreed < answers.length && !minority_note.trim()) return "empty";
    return ["read_back", { entry: this.about.id, seen: asHeard(this.about), present: answers.length, agreed, minority_note }];
  }
}
