// Shows how a table is. The words and their markup come with the page; this fills them in.

import { tick } from "../clock.js";
import { offerQuestions } from "./questions.js";
import { hush, offerSpeech } from "./speak.js";
import { here, stateOf } from "./state.js";

const ZONE = "Europe/Amsterdam";

export function byId(id) {
  return document.getElementById(id);
}

export function fill(root, name, words) {
  for (const place of root.querySelectorAll(`[data-slot=${name}]`)) {
    if (place.textContent !== String(words)) place.textContent = words;
  }
}

export function reveal(root, name, shown) {
  for (const part of root.querySelectorAll(`[data-if=${name}]`)) part.hidden = !shown;
}

// Who works without a mouse stays near what was pressed, also when that moved or went.
export function stayNear(pressed, ...places) {
  const now = document.activeElement;
  if (now !== document.body && now.checkVisibility()) return;
  const near = places.flatMap((place) => [...(place?.querySelectorAll("summary, button") ?? [])]);
  [pressed, ...near].find((one) => one.checkVisibility())?.focus();
}

export function fresh(id) {
  return byId(id).content.firstElementChild.cloneNode(true);
}

export class Screen {
  constructor(root, sheet) {
    this.root = root;
    this.sheet = sheet;
    this.fine = new Set(JSON.parse(sessionStorage.getItem("geen-naam") ?? "[]"));
  }

  // `ahead` is how much the clock of the server is ahead of that of this tablet.
  show(state, { ahead, waiting }) {
    this.phase = this.sheet.phases[here(state)];
    this.underway = state.underway;
    this.showGuide(state);
    this.showClock(state, ahead);
    this.showBar(state);
    this.showForm(state);
    this.showCompany(state);
    this.showEntries(state);
    this.showAgreements(state);
    this.showWorms(state);
    this.showHelp(state);
    if (byId("plaatje-later")) byId("plaatje-later").hidden = !waiting;
  }

  showGuide(state) {
    const mark = [state.underway, state.finished, this.phase.key, state.sheet].join();
    if (mark === this.guideMark) return;
    const first = !this.guideMark;
    this.guideMark = mark;
    hush();
    const step = document.activeElement?.dataset?.step;
    byId("boven").replaceChildren(...(state.underway && !state.finished ? this.part("boven") : []));
    byId("gids").replaceChildren(...this.guideParts(state));
    byId("schermen")?.replaceChildren(...(state.underway && !state.finished ? this.part("schermen") : []));
    byId("tips").replaceChildren(...this.part("tips"));
    byId("soorten")?.replaceChildren(...this.part("soorten"));
    offerSpeech();
    offerQuestions(document);
    const number = here(state) + 1;
    byId("titel").textContent = this.say("heading", { here: number, phase: this.phase.title });
    document.title = this.say("title", { phase: this.phase.title });
    if (first) return;
    byId("hardop").textContent = byId("titel").textContent;
    byId("net-bewaard")?.setAttribute("hidden", "");
    if (step) this.stepButton(step, "on", "back")?.focus();
  }

  stepButton(...steps) {
    return steps.map((step) => byId("gesprek").querySelector(`button[data-step=${step}]`)).find(Boolean);
  }

  guideParts(state) {
    if (!state.underway) return byId("voorbij").content.cloneNode(true).childNodes;
    if (state.finished) return byId("klaar").content.cloneNode(true).childNodes;
    return this.part("gids");
  }

  part(name) {
    return this.phase.template.content.querySelector(`[data-part=${name}]`).cloneNode(true).childNodes;
  }

  say(name, words) {
    return this.root.dataset[name].replace(/\{(\w+)\}/g, (_, key) => words[key]);
  }

  showClock(state, ahead) {
    const clock = byId("boven").querySelector("[data-clock]");
    if (!clock) return;
    const { began, extra } = state.visits.at(-1);
    const minutes = this.phase.minutes + extra;
    const ends = new Date(Date.parse(began) + minutes * 60000);
    clock.dataset.endsAt = new Date(ends - ahead).toISOString();
    clock.dataset.totalSeconds = minutes * 60;
    fill(clock, "ends", this.say("ends", { time: this.time(ends) }));
    tick();
  }

  time(moment) {
    const said = moment.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
    return this.root.dataset.language === "en" ? said : said.replace(":", ".");
  }

  day(date) {
    if (!date) return "";
    const parts = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Date(`${date}T12:00:00Z`).toLocaleDateString(this.root.dataset.language === "en" ? "en-GB" : "nl-NL", parts);
  }

  showBar(state) {
    [...byId("fasen").querySelectorAll("li")].forEach((item, place) => {
      const now = place === here(state) && !state.finished;
      const done = place < here(state) || state.finished;
      item.classList.toggle("phase--now", now);
      item.classList.toggle("phase--done", done);
      item.classList.toggle("phase--todo", !now && !done);
      if (now) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      item.querySelector("[data-done]").hidden = !done;
      const use = item.querySelector("use");
      const [file] = use.getAttribute("href").split("#");
      use.setAttribute("href", `${file}#${done ? "check" : item.dataset.icon}`);
    });
  }

  showForm(state) {
    const form = byId("noteren");
    if (!form) return;
    const open = state.underway && !state.finished && this.phase.records.length > 0;
    form.hidden = !open;
    byId("niets-noteren").hidden = open || state.finished || !state.underway;
    form.elements.phase.value = this.phase.key;
    form.querySelector("label").textContent = this.phase.prompt;
  }

  showCompany(state) {
    const place = byId("wie");
    if (place.children.length || !state.names.length) return;
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("b"), { textContent: this.root.dataset.names }));
    line.append(` ${state.names.join(", ")}`);
    place.replaceChildren(line);
  }

  showEntries(state) {
    const sections = [...byId("oogst").querySelectorAll("[data-kind]")];
    for (const section of sections) this.showKind(section, state.entries.filter((entry) => entry.kind === section.dataset.kind));
    this.foldKinds(state, sections);
    byId("oogst-leeg").hidden = state.entries.length > 0;
    const gone = byId("weggehaald");
    gone.hidden = !state.gone.length;
    fill(gone, "count", state.gone.length);
    this.reconcile(gone.querySelector("ul"), state.gone, () => fresh("weggehaald-nieuw"), (item, entry) => fill(item, "text", entry.text));
  }

  // What this phase adds to comes first and lies open; the rest is a line to open, the latest first.
  foldKinds(state, sections) {
    const mark = [this.phase.key, state.finished, state.underway].join();
    if (this.kindsFor === mark) return;
    this.kindsFor = mark;
    const { records } = this.phase;
    const rank = ({ dataset }) => (records.includes(dataset.kind) ? records.indexOf(dataset.kind) : records.length + Number(dataset.age));
    byId("oogst").prepend(...sections.toSorted((one, other) => rank(one) - rank(other)));
    for (const section of sections) section.open = records.includes(section.dataset.kind) || state.finished || !state.underway;
  }

  itemOf(entry) {
    return byId("oogst").querySelector(`ol > [data-entry="${CSS.escape(entry)}"]`);
  }

  showKind(section, entries) {
    section.hidden = !entries.length;
    fill(section, "count", entries.length);
    const isPrivate = "private" in section.dataset;
    const choosing = this.underway && this.phase.chooses && !isPrivate && this.phase.records.includes(section.dataset.kind);
    this.reconcile(
      section.querySelector("ol"), entries,
      () => fresh(isPrivate ? "inbreng-prive" : "inbreng-nieuw"),
      (item, entry, number) => this.fillEntry(item, entry, { number, choosing }),
    );
  }

  // Items stay the same elements, so that focus and what was opened stay where they are.
  reconcile(list, rows, make, show) {
    const known = new Map([...list.children].map((item) => [item.dataset.entry, item]));
    rows.forEach((row, place) => {
      const item = known.get(row.id) ?? make();
      known.delete(row.id);
      item.dataset.entry = row.id;
      if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
      show(item, row, place + 1);
    });
    for (const item of known.values()) item.remove();
  }

  fillEntry(item, entry, { number, choosing }) {
    fill(item, "number", number);
    fill(item, "text", entry.text);
    fill(item, "about", `: ${entry.text.slice(0, 40)}`);
    for (const badge of item.querySelectorAll(".contributions__side [data-if=stars] .badge")) {
      badge.lastChild.textContent = badge.textContent.replace(/\d+/, entry.stars);
    }
    reveal(item, "stars", entry.stars > 0);
    for (const consent of ["anonymous", "first_name"]) reveal(item, consent, entry.consent === consent);
    reveal(item, "waiting", Boolean(entry.waiting));
    reveal(item, "choosing", Boolean(choosing));
    this.fillName(item, entry);
    this.fillRoute(item, entry);
  }

  fillName(item, entry) {
    const [name] = entry.names ?? [];
    const asked = name && !this.fine.has(entry.id + entry.text);
    reveal(item, "name", Boolean(asked));
    const place = item.querySelector("[data-slot=name]");
    if (!asked || !place) return;
    fill(item, "name", place.dataset.words.replace("{name}", name));
    item.querySelector("[data-name-fine]").hidden = false;
  }

  // Somebody says that it is no name: it isn't asked again in this tab.
  nameIsFine(entry) {
    this.fine.add(entry.id + entry.text);
    sessionStorage.setItem("geen-naam", JSON.stringify([...this.fine]));
  }

  fillRoute(item, entry) {
    const form = item.querySelector("[data-step=route]");
    if (!form) return;
    for (const button of form.querySelectorAll("[name=route]")) {
      button.hidden = button.value === entry.route;
      reveal(item, `route-${button.value}`, button.value === entry.route);
    }
    reveal(item, "route-open", !entry.route);
    const place = item.querySelector("[data-slot=call-by]");
    if (place && entry.call_by) place.textContent = this.say("callBy", { day: entry.call_by });
  }

  showAgreements(state) {
    const part = byId("afspraken");
    part.hidden = !(this.phase.agreements || state.agreements.length || state.finished);
    const link = part.querySelector("[data-agree]");
    if (!link) return;
    const about = state.entries.filter((entry) => this.phase.about.includes(entry.kind));
    byId("afspraken-over").hidden = !about.length;
    this.reconcile(byId("afspraken-over").querySelector("ol"), about, () => document.createElement("li"), (item, entry) => {
      item.textContent = entry.text;
    });
    this.reconcile(byId("afspraken-lijst"), state.agreements, () => fresh("afspraak-nieuw"), (item, agreement) => {
      const known = stateOf(agreement);
      for (const name of ["what", "who", "noticed_how", "minority_note"]) fill(item, name, agreement[name] || link.dataset.missing);
      fill(item, "due_on", this.day(agreement.due_on) || link.dataset.missing);
      for (const name of ["confirmed", "agreed", "intention"]) reveal(item, name, known === name);
      reveal(item, "minority_note", Boolean(agreement.minority_note));
      reveal(item, "waiting", Boolean(agreement.waiting));
    });
  }

  // What hurt is asked after once more before people part.
  showWorms(state) {
    const part = byId("wormpjes-open");
    if (!part) return;
    const open = state.entries.filter((entry) => this.sheet.privateKinds.has(entry.kind) && !entry.route).length;
    part.hidden = !open || here(state) + 1 < this.sheet.phases.length || !state.underway;
    fill(part, "number", part.querySelector("[data-words]").dataset.words.replace("{number}", open));
  }

  showHelp(state) {
    const part = byId("hulp");
    if (!part) return;
    part.hidden = !state.underway;
    reveal(part, "help", state.help);
    reveal(part, "no-help", !state.help);
    reveal(part, "waiting", Boolean(state.helpWaiting));
  }
}
