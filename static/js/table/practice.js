// Practising: each step counts at once, as if the server had taken it, and nothing leaves the page.

const taken = (part) => ({ ...part, waiting: false });

export class Practice {
  // `state` gives how the table is with every step done, `heard` gets it as it would come back.
  constructor({ queue, state, heard }) {
    Object.assign(this, { queue, state, heard });
  }

  now() {
    const { entries, gone, agreements, ...rest } = this.state();
    this.queue.steps = [];
    this.heard({
      ...rest,
      entries: entries.map(taken),
      gone: gone.map(taken),
      agreements: agreements.map(taken),
      helpWaiting: false,
    });
  }
}
