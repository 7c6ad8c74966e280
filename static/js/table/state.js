// How a table is after steps that the server hasn't taken yet. Says the same as the server will say.

export function after(state, steps, sheet) {
  const now = structuredClone(state);
  for (const step of steps) RULES[step.kind]?.(now, step, sheet);
  return now;
}

// The words of an agreement as they are read aloud; other words have to be read aloud again.
export function asHeard(agreement) {
  return [agreement.what, agreement.who, agreement.due_on, agreement.noticed_how].join("\n");
}

export function stateOf(agreement) {
  const whole = agreement.what && agreement.who && agreement.due_on && agreement.noticed_how;
  if (!whole) return "intention";
  const unanimous = agreement.agreed === agreement.present || agreement.minority_note;
  return agreement.present && unanimous ? "confirmed" : "agreed";
}

export function here(state) {
  return state.visits.length - 1;
}

const sameWords = (one, other) => one.replaceAll("\r\n", "\n") === other.replaceAll("\r\n", "\n");

function change(state, step, act) {
  const place = state.entries.findIndex((entry) => entry.id === step.body.entry);
  if (place < 0) return;
  state.entries[place] = { ...state.entries[place], waiting: true };
  act(state.entries[place], place);
}

function consentOf(kind, asked, sheet) {
  return sheet.privateKinds.has(kind) ? "table_only" : asked;
}

const RULES = {
  record(state, { id, at, body }, sheet) {
    if ([...state.entries, ...state.gone].some((entry) => entry.id === id)) return;
    const consent = consentOf(body.kind, body.consent, sheet);
    state.entries.push({
      id, at, phase: body.phase, kind: body.kind, text: body.text.trim(), consent,
      stars: 0, route: null, call_by: sheet.callBy, names: sheet.namesIn(body.text, consent), waiting: true,
    });
  },
  edit(state, { id, at, body }, sheet) {
    const place = state.entries.findIndex((entry) => entry.id === body.entry);
    const entry = state.entries[place] ?? state.gone.find((gone) => gone.id === body.entry);
    if (!entry) return;
    const consent = consentOf(body.kind, body.consent, sheet);
    const better = { text: body.text.trim(), kind: body.kind, consent, names: sheet.namesIn(body.text, consent), waiting: true };
    if (place >= 0 && sameWords(entry.text, body.seen)) state.entries[place] = { ...entry, ...better };
    else state.entries.splice(place + 1 || state.entries.length, 0, { ...entry, ...better, id, at });
  },
  withdraw(state, step) {
    change(state, step, (entry, place) => {
      state.entries.splice(place, 1);
      state.gone.unshift(entry);
    });
  },
  restore(state, { body }) {
    const place = state.gone.findIndex((entry) => entry.id === body.entry);
    if (place >= 0) state.entries.push({ ...state.gone.splice(place, 1)[0], waiting: true });
  },
  star(state, step) {
    change(state, step, (entry) => {
      entry.stars = Math.max(0, entry.stars + ("eraf" in step.body ? -1 : 1));
    });
  },
  move(state, step) {
    change(state, step, (entry) => {
      const peers = state.entries.filter((peer) => peer.kind === entry.kind);
      const other = peers[peers.indexOf(entry) + (step.body.richting === "omhoog" ? -1 : 1)];
      if (!other) return;
      const [one, two] = [state.entries.indexOf(entry), state.entries.indexOf(other)];
      [state.entries[one], state.entries[two]] = [other, entry];
    });
  },
  sort(state, step) {
    change(state, step, ({ kind }) => {
      const peers = state.entries.filter((peer) => peer.kind === kind);
      const sorted = peers.toSorted((one, other) => other.stars - one.stars);
      state.entries = state.entries.map((entry) => (entry.kind === kind ? sorted.shift() : entry));
    });
  },
  route(state, step) {
    change(state, step, (entry) => { entry.route = step.body.route; });
  },
  on(state, { at, body }, sheet) {
    if (here(state) !== Number(body.plek) || state.finished) return;
    if (here(state) + 1 >= sheet.phases.length) Object.assign(state, { finished: true, help: false });
    else state.visits.push({ began: at, extra: 0 });
  },
  back(state, { body }) {
    if (here(state) !== Number(body.plek)) return;
    if (state.finished) state.finished = false;
    else if (here(state) > 0) state.visits.pop();
  },
  longer(state) {
    state.visits.at(-1).extra += 5;
  },
  help(state) {
    Object.assign(state, { help: true, helpWaiting: true });
  },
  helped(state) {
    state.help = false;
  },
  turns(state, { body }) {
    const { phase, ...turns } = body;
    const spoke = (state.turns[phase] ??= {});
    for (const [side, more] of Object.entries(turns)) spoke[side] = (spoke[side] ?? 0) + Number(more);
  },
  agree(state, { id, body }) {
    if (state.agreements.some((agreement) => agreement.id === id)) return;
    state.agreements.push({ ...body, id, present: null, agreed: null, minority_note: "", waiting: true });
  },
  reword(state, { id, body }) {
    const place = state.agreements.findIndex((agreement) => agreement.id === body.entry);
    if (place < 0) return;
    const { entry, seen, ...words } = body;
    const fresh = { ...words, id: entry, present: null, agreed: null, minority_note: "", waiting: true };
    if (sameWords(asHeard(state.agreements[place]), seen)) state.agreements[place] = fresh;
    else state.agreements.push({ ...fresh, id });
  },
  read_back(state, { body }) {
    const agreement = state.agreements.find((one) => one.id === body.entry);
    if (!agreement || !sameWords(asHeard(agreement), body.seen)) return;
    Object.assign(agreement, {
      present: Number(body.present), agreed: Number(body.agreed), minority_note: body.minority_note, waiting: true,
    });
  },
};
