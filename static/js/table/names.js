// Asks about words that look like a name. A light check that works without internet; the server
// looks better. It only asks: nothing is ever refused for it.

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const DIGITS = /(?<!\d)\+?\d(?:[ .-]?\d){8,}(?!\d)/u;
const TITLED = /(?:^|\s)(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]ijnheer|[Dd]hr\.?|[Dd]okter|[Dd]r\.?|[Zz]uster|[Bb]roeder)\s+(?:(?:van|de|der|den|ter|ten|te|el)\s+)*(\p{Lu}[\p{L}'’-]+)/u;
const CAPITAL = /(?<![\p{L}'’-])\p{Lu}[\p{L}'’-]+/gu;

export function nameFinder(firstNames) {
  const known = new Set(firstNames.split(" "));
  return (text) => {
    const found = [text.match(MAIL)?.[0], text.match(DIGITS)?.[0], text.match(TITLED)?.[1]];
    found.push(...(text.match(CAPITAL) ?? []).filter((word) => known.has(word.toLowerCase())));
    return [...new Set(found.filter(Boolean))];
  };
}
