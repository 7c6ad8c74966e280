// The screen of one table: works with and without internet, and loses nothing that was written down.
// Everything here also works as plain links and forms; this keeps it going when the network doesn't.

import { Dialogs } from "./dialogs.js";
import { nameFinder } from "./names.js";
import { Practice } from "./practice.js";
import { openQueue } from "./queue.js";
import { startQuestions } from "./questions.js";
import { byId, fill, fresh, Screen, stayNear } from "./screen.js";
import { Seats } from "./seats.js";
import { hasInternet, stayHere } from "../stay.js";
import { clear, keepScreen, stock } from "./shelf.js";
import { startSpeech } from "./speak.js";
import { after } from "./state.js";
import { Sync } from "./sync.js";
import { Ticket } from "./ticket.js";

const root = byId("tafel");
const { address } = root.dataset;
const findNames = nameFinder(root.dataset.firstNames);

function readSheet() {
  const phases = [...document.querySelectorAll("template[data-phase]")].map((template) => ({
    template,
    key: template.dataset.phase,
    title: template.dataset.phaseTitle,
    minutes: Number(template.dataset.minutes),
    records: template.dataset.records.split(" ").filter(Boolean),
    prompt: template.dataset.prompt,
    chooses: Boolean(template.dataset.chooses),
    agreements: Boolean(template.dataset.agreements),
    about: template.dataset.about.split(" "),
  }));
  const privateKinds = new Set([...document.querySelectorAll("[data-private]")].map((part) => part.dataset.kind));
  return {
    phases,
    privateKinds,
    callBy: root.dataset.callByDay,
    namesIn: (text, consent) => (consent === "first_name" ? [] : findNames(text)),
  };
}

class Table {
  constructor() {
    this.sheet = readSheet();
    this.screen = new Screen(root, this.sheet);
    this.lastAt = 0;
    this.connection = "on";
    this.ticket = new Ticket(address);
  }

  async start() {
    if ("practice" in root.dataset) return this.practise();
    const given = root.dataset.state ? JSON.parse(root.dataset.state) : null;
    if (given || !this.ticket.key) await this.ticket.renew();
    this.queue = await openQueue(address, this.ticket.key);
    if (given) await this.queue.remember(given);
    this.base = this.queue.state;
    if (!this.base) return this.lock();
    this.lastAt = Math.max(0, ...this.queue.steps.map((step) => Date.parse(step.at)));
    this.sync = new Sync({
      address,
      queue: this.queue,
      ticket: this.ticket,
      heard: (state) => this.hear(state),
      told: (connection) => this.tell(connection),
    });
    this.listen();
    this.show();
    this.sync.start();
    if (given) stock(address, root.dataset.worker).catch(() => {});
  }

  // As on the day, with a queue without a key: it stores nothing on the device.
  async practise() {
    this.queue = await openQueue(address, "");
    await this.queue.remember(JSON.parse(root.dataset.state));
    this.base = this.queue.state;
    this.connection = "practice";
    this.sync = new Practice({
      queue: this.queue,
      state: () => this.state,
      heard: (state) => {
        this.base = state;
        this.show();
      },
    });
    this.listen();
    this.show();
  }

  // Without internet, in a tab that never had the key: what was written down can't be read here now,
  // and no button would do anything.
  lock() {
    this.tell("locked");
    for (const part of [root, byId("fasen"), document.querySelector(".jump")]) part.hidden = true;
    byId("op-slot").hidden = false;
    document.addEventListener("click", (event) => leadsAway(event.target) && this.leave(event));
    addEventListener("online", () => location.reload());
  }

  listen() {
    this.seats = byId("beurten") && new Seats(byId("beurten"), {
      address,
      counted: (phase, turns) => this.act("turns", { phase, ...turns }),
    });
    this.dialogs = new Dialogs({
      state: () => this.state,
      act: (kind, body) => this.act(kind, body),
      seats: () => this.seats?.seats.length ?? 0,
      sheet: this.sheet,
      day: (date) => this.screen.day(date),
    });
    startSpeech();
    startQuestions();
    document.addEventListener("submit", (event) => this.submitted(event));
    document.addEventListener("click", (event) => this.pressed(event));
    byId("text")?.addEventListener("input", () => this.askAboutName());
  }

  hear(state) {
    const words = state.sheet !== this.base.sheet;
    this.base = state;
    this.show();
    if (!this.queue.waiting.length) this.refreshParts({ words });
  }

  show() {
    this.state = after(this.base, this.queue.waiting, this.sheet);
    this.screen.show(this.state, { ahead: this.base.ahead, waiting: this.queue.waiting.length });
    this.seats?.show(this.state, this.sheet);
    this.showRefused();
    this.tell(this.connection);
  }

  // Steps are told in the order in which they were done, whatever the clock of the tablet does.
  act(kind, body) {
    this.lastAt = Math.max(Date.now() + this.base.ahead, this.lastAt + 1);
    const step = { id: newId(), kind, at: new Date(this.lastAt).toISOString(), body: texts(body) };
    const kept = this.queue.add(step);
    this.show();
    kept.catch(() => {}).then(() => this.tell(this.connection)); // only now it lies on the device
    this.sync.now();
    return step;
  }

  submitted(event) {
    const { target: form, submitter } = event;
    const kind = submitter?.dataset.step ?? form.dataset.step;
    if (!kind) return;
    event.preventDefault();
    const body = Object.fromEntries(new FormData(form, submitter));
    for (const name of ["csrf_token", "client_id"]) delete body[name];
    if (kind === "record") return this.record(form, body);
    const item = form.closest("[data-entry]");
    const entry = item?.dataset.entry;
    const beside = item?.nextElementSibling ?? item?.previousElementSibling;
    this.act(kind, entry ? { entry, ...body } : body);
    const undo = byId("weggehaald-net");
    undo.hidden = kind !== "withdraw";
    if (kind === "withdraw") undo.dataset.entry = entry;
    stayNear(submitter, entry && this.screen.itemOf(entry), beside, byId(item ? "weggehaald" : "hulp"));
  }

  // The field is empty again at once, so that fast typing loses nothing.
  record(form, body) {
    if (!body.text.trim() || !body.kind) return form.elements.text.focus();
    const label = form.querySelector(`[name=kind][value="${body.kind}"]`).textContent.trim();
    form.elements.text.value = "";
    form.elements.consent.value = "table_only"; // it is asked of each speaker anew
    this.askAboutName();
    this.act("record", body);
    form.elements.text.focus();
    const done = byId("net-bewaard");
    done.textContent = done.dataset.words.replace("{kind}", label).replace("{words}", () => body.text.trim());
    done.hidden = false;
  }

  askAboutName() {
    const place = byId("naam");
    const [name] = findNames(byId("text").value);
    place.hidden = !name;
    const said = name ? place.dataset.words.replace("{name}", name) : "";
    if (place.textContent !== said) place.textContent = said;
  }

  pressed(event) {
    const { target } = event;
    const entry = target.closest("[data-entry]")?.dataset.entry;
    if (target.closest("[data-name-fine]")) {
      this.screen.nameIsFine(this.state.entries.find((one) => one.id === entry));
      this.show();
      stayNear(target, this.screen.itemOf(entry));
    } else if (target.closest("[data-again], [data-drop]")) this.decide(target, entry);
    else if (leadsAway(target)) this.leave(event);
  }

  async decide(target, id) {
    const step = this.queue.steps.find((one) => one.id === id);
    if (target.closest("[data-drop]")) await this.queue.drop(new Set([id]));
    else delete step.refused;
    this.show();
    this.sync.now();
  }

  // Who leaves the table takes everything along that was said, unless it has still to be sent.
  async leave(event) {
    const link = event.target.closest("a");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!(await hasInternet())) return stayHere();
    this.seats?.tell();
    await this.sync?.now();
    if (this.queue.waiting.length) await this.sync?.now(); // what came in while it was sending
    if (this.queue.steps.length) {
      byId("weggaan").querySelector("[data-anyway]").href = link.href;
      byId("weggaan").hidden = false;
      byId("weggaan").scrollIntoView();
      return;
    }
    if ("leave" in link.dataset) {
      await this.queue.leave();
      await clear(address);
      this.ticket.forget();
    }
    location.href = link.href;
  }

  showRefused() {
    const place = byId("geweigerd");
    const refused = this.queue.steps.filter((step) => step.refused);
    place.hidden = !refused.length;
    this.screen.reconcile(place.querySelector("ul"), refused, () => fresh("geweigerd-nieuw"), (item, step) => {
      fill(item, "text", step.body.text ?? step.body.what ?? step.kind);
      fill(item, "words", step.refused);
    });
  }

  tell(connection) {
    this.connection = connection;
    const sign = byId("verbinding");
    const number = this.queue?.waiting.length ?? 0;
    let name = connection;
    if (connection === "on" && number) name = "sending";
    if (connection === "off" && number) name = this.queue.keeps ? "waiting" : "fragile";
    const words = sign.dataset[name].replace("{number}", number);
    Object.assign(sign, { hidden: false, ariaBusy: String(Boolean(this.queue?.busy)) });
    sign.classList.toggle("connection--off", !["on", "sending"].includes(name));
    const use = sign.querySelector("use");
    const [file] = use.getAttribute("href").split("#");
    use.setAttribute("href", `${file}#${["on", "sending"].includes(name) ? "wifi" : "off"}`);
    const place = sign.querySelector("[data-words]");
    if (place.textContent !== words) place.textContent = words;
  }

  // The parts that only the server can draw, such as the tree; and the words, when they changed.
  async refreshParts({ words }) {
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of document.querySelectorAll("[data-live]")) {
        const other = page.getElementById(part.id);
        if (other && part.innerHTML !== other.innerHTML) part.replaceChildren(...other.childNodes);
      }
      if (words) await this.refreshWords(page);
    } catch { /* the next change tries again */ }
  }

  async refreshWords(page) {
    const templates = [...page.querySelectorAll("template[data-phase]")];
    if (!templates.length) return;
    document.querySelectorAll("template[data-phase]").forEach((template) => template.remove());
    byId("inhoud").append(...templates);
    const bar = page.getElementById("fasen");
    byId("fasen").replaceChildren(...bar.childNodes);
    Object.assign(this.sheet, readSheet());
    this.show();
    await keepScreen(address);
  }
}

function leadsAway(target) {
  const link = target.closest("a[href]:not([data-edit], [data-agree], [data-anyway])");
  return link && !link.getAttribute("href").startsWith("#");
}

function texts(body) {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

if (root) new Table().start();
