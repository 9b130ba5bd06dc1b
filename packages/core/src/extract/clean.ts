/** Damage that was undone, by the name of what it was. */
export type Repair = 'whitespace' | 'quotes' | 'invisible-characters';

const invisible = /[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/g;
const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
];

/** Undoes what copying does to a credential and says what it undid, outermost first. */
export function clean(raw: string): { value: string; repairs: Repair[] } {
  const repairs: Repair[] = [];
  let value = raw;
  const apply = (repair: Repair, next: string) => {
    if (next === value) return;
    value = next;
    if (!repairs.includes(repair)) repairs.push(repair);
  };

  apply('invisible-characters', value.replace(invisible, ''));
  apply('whitespace', value.trim());
  for (const [open, close] of quotes) {
    if (value.length >= 2 && value.startsWith(open) && value.endsWith(close)) {
      apply('quotes', value.slice(open.length, -close.length));
      apply('whitespace', value.trim());
    }
  }
  return { value, repairs };
}
