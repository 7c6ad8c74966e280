// What a tablet did and couldn't send yet, and how its table was when it last heard. Locked away
// (AES-GCM) with a key of the server that lives as long as this tab: what lies on the device tells
// nothing. Where a browser can't lock things away, nothing is stored and `keeps` is false.

const NAME = "dialoog-tafels";
const STEPS = "stappen";
const STATES = "standen";

export async function openQueue(tableId, key) {
  const store = await openStore(key).catch(() => null);
  const queue = new Queue(tableId, store);
  await queue.load();
  return queue;
}

export async function wipe() {
  if (self.indexedDB) indexedDB.deleteDatabase(NAME);
}

class Queue {
  constructor(tableId, store) {
    this.tableId = tableId;
    this.store = store;
    this.steps = [];
    this.state = null;
    this.writing = 0;
    this.unkept = new Set();
  }

  get keeps() {
    return Boolean(this.store) && !this.unkept.size;
  }

  get busy() {
    return this.writing > 0;
  }

  // Something lies nowhere but in this page: who leaves now loses it.
  get atRisk() {
    return this.busy || (this.waiting.length > 0 && !this.keeps);
  }

  get waiting() {
    return this.steps.filter((step) => !step.refused);
  }

  async load() {
    if (!this.store) return;
    const mine = (row) => row.table === this.tableId;
    const steps = await this.store.readAll(STEPS, mine);
    this.steps = steps.sort((one, other) => (one.at < other.at ? -1 : 1));
    [this.state = null] = await this.store.readAll(STATES, mine);
  }

  // At once in the list, and as soon as possible on the device: fast typing waits for nothing.
  add(step) {
    this.steps.push(step);
    return this.keep(step);
  }

  async keep(step) {
    this.writing += 1;
    try {
      await this.store?.write(STEPS, { id: step.id, table: this.tableId }, step);
      this.unkept.delete(step.id);
    } catch (error) {
      this.unkept.add(step.id);
      throw error;
    } finally {
      this.writing -= 1;
    }
  }

  async drop(ids) {
    this.steps = this.steps.filter((step) => !ids.has(step.id));
    for (const id of ids) this.unkept.delete(id);
    await this.store?.remove(STEPS, [...ids]);
  }

  // With how much the clock of the server is ahead of that of this tablet, also after a reload.
  async remember(state) {
    this.state = { ...state, ahead: Date.parse(state.now) - Date.now() };
    await this.store?.write(STATES, { id: this.tableId, table: this.tableId }, this.state);
  }

  // Nothing of this table stays behind, unless something has still to be sent.
  async leave() {
    if (this.steps.length) return;
    await this.store?.remove(STATES, [this.tableId]);
  }
}

async function openStore(base64) {
  const raw = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  return new LockedStore(await openDatabase(), key);
}

function openDatabase() {
  return promised(Object.assign(indexedDB.open(NAME, 1), {
    onupgradeneeded({ target }) {
      for (const name of [STEPS, STATES]) target.result.createObjectStore(name, { keyPath: "id" });
    },
  }));
}

function promised(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Only then it lies on the device: a full disk says no when the work is done, not before.
function finished({ transaction }) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

class LockedStore {
  constructor(database, key) {
    this.database = database;
    this.key = key;
    this.removed = new Set();
  }

  async write(name, row, content) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(content));
    const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, text);
    // It may have been sent and removed while it was being locked.
    if (this.removed.has(row.id)) return;
    const objects = this.objects(name, "readwrite");
    objects.put({ ...row, iv, locked });
    await finished(objects);
  }

  async readAll(name, wanted) {
    const rows = (await promised(this.objects(name, "readonly").getAll())).filter(wanted);
    const read = await Promise.all(rows.map((row) => this.unlock(row).catch(() => null)));
    return read.filter(Boolean);
  }

  async unlock({ iv, locked }) {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, this.key, locked);
    return JSON.parse(new TextDecoder().decode(text));
  }

  async remove(name, ids) {
    const objects = this.objects(name, "readwrite");
    for (const id of ids) {
      if (name === STEPS) this.removed.add(id);
      objects.delete(id);
    }
    await finished(objects);
  }

  objects(name, mode) {
    return this.database.transaction(name, mode).objectStore(name);
  }
}
