// A day as people type it (21-01-2027, 21/1/27) and as machines keep it (2027-01-21).
// The same reading as DayField on the server.

const APART = /[\s.,:/-]+/;
const TOGETHER = /^(\d\d)(\d\d)(\d{4})$/;

// Gives the day as machines keep it, "" for nothing, null for what is no day.
export function readDay(typed) {
  const text = typed.trim();
  if (!text) return "";
  const parts = TOGETHER.exec(text)?.slice(1) ?? text.split(APART);
  if (parts.length !== 3 || !parts.every((part) => /^\d+$/.test(part))) return null;
  const [year, month, day] = parts[0].length === 4 ? parts : parts.reverse();
  const whole = [year.length === 2 ? `20${year}` : year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  const found = new Date(`${whole}T12:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(whole) ? whole : null;
}

export function writeDay(kept) {
  return kept.split("-").reverse().join("-");
}
