// Sends steps in the order in which they were done, and asks how the table is. One thing at a time,
// so that an old answer never comes after a new one.

const BATCH = 25;
const EVERY = 4000;
const RETRY = 15000;
const LATER = 503;
const TAKEN = 200;

export class Sync {
  // `heard` gets a new state, `told` what has become of the connection: on, off, out, closed.
  constructor({ address, queue, ticket, heard, told }) {
    Object.assign(this, { address, queue, ticket, heard, told });
    this.mark = null;
    this.running = null;
    this.again = false;
    this.wait = EVERY;
  }

  start() {
    addEventListener("online", () => this.now());
    addEventListener("offline", () => this.told("off"));
    addEventListener("beforeunload", (event) => this.queue.atRisk && event.preventDefault());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.now());
    this.beat();
  }

  async beat() {
    if (document.visibilityState === "visible" || this.queue.waiting.length) await this.now();
    setTimeout(() => this.beat(), this.wait);
  }

  now() {
    if (this.running) this.again = true;
    else this.running = this.run().finally(() => {
      this.running = null;
      if (this.again) {
        this.again = false;
        this.now();
      }
    });
    return this.running;
  }

  async run() {
    try {
      while (this.queue.waiting.length) {
        if (!(await this.send(this.queue.waiting.slice(0, BATCH)))) return this.slower();
      }
      await this.look();
      this.wait = EVERY;
    } catch {
      this.told("off");
      this.slower();
    }
  }

  slower() {
    this.wait = this.queue.waiting.length ? RETRY : Math.min(this.wait * 1.5, RETRY);
  }

  async send(steps, { again = true } = {}) {
    const answer = await fetch(`${this.address}/stappen`, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.ticket.token ?? "" },
      body: JSON.stringify({ steps: steps.map(({ id, kind, at, body }) => ({ id, kind, at, body })) }),
    });
    const told = isJson(answer) ? await answer.json() : null;
    if (!told?.steps?.length) {
      // The key of the form may be of an earlier session: ask for a new one, once.
      if (answer.status === 400 && again && (await this.ticket.renew())) return this.send(steps, { again: false });
      this.told(reasonOf(answer));
      return false;
    }
    await this.take(told);
    return !told.steps.some((step) => step.status === LATER);
  }

  async take({ steps, state }) {
    const taken = new Set(steps.filter((step) => step.status === TAKEN).map((step) => step.id));
    for (const { id, status, words } of steps) {
      const mine = this.queue.steps.find((step) => step.id === id);
      if (!mine || status === TAKEN || status === LATER) continue;
      mine.refused = words;
      await this.queue.keep(mine);
    }
    // At once: a table without these steps, that doesn't know yet what came of them, never was.
    await Promise.all([this.queue.drop(taken), this.hear(state)]);
  }

  async look() {
    const answer = await fetch(`${this.address}/stand`, {
      cache: "no-store",
      redirect: "manual",
      headers: this.mark ? { "If-None-Match": `"${this.mark}"` } : {},
    });
    if (answer.status === 304) return this.told("on");
    if (!answer.ok || !isJson(answer)) return this.told(reasonOf(answer));
    await this.hear(await answer.json());
  }

  async hear(state) {
    this.mark = state.mark;
    const kept = this.queue.remember(state);
    this.told("on");
    this.heard(this.queue.state);
    await kept;
  }
}

function isJson(answer) {
  return answer.headers.get("Content-Type")?.startsWith("application/json");
}

function reasonOf(answer) {
  if (answer.type === "opaqueredirect" || answer.status === 401) return "out";
  if (answer.status === 403 || answer.status === 404) return "closed";
  return "off";
}
