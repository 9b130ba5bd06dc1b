/** Damage that was undone, by the name of what it was. */
export type Repair =
  | 'whitespace'
  | 'quotes'
  | 'typographic-quotes'
  | 'invisible-characters'
  | 'no-break-space'
  | 'not-encoded';

/** Zero-width and direction marks, soft hyphen, byte order mark and the like. */
export const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Spaces that look like a space and are none. */
const strangeSpace = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
export const plainQuotes = /^(["'`])([\s\S]*)\1$/;
export const typographicQuotes = /^[“”„‟«‹‘’‚‛「『]([\s\S]*)[“”‟»›‘’‛」』]$/;

/** Undoes what copying does to a credential and says what it undid, outermost first. */
export function clean(raw: string): { value: string; repairs: readonly Repair[] } {
  if (/^[\w$-]*$/.test(raw)) return { value: raw, repairs: [] };
  const repairs = new Set<Repair>();
  let value = raw;
  const apply = (repair: Repair, next: string): boolean => {
    if (next === value) return false;
    value = next;
    repairs.add(repair);
    return true;
  };
  apply('invisible-characters', value.replace(invisible, ''));
  apply('no-break-space', value.replace(strangeSpace, ' '));
  // Nobody quotes more often; a paste of nothing but quotes must not cost its square.
  for (let round = 0, changed = true; changed && round < 4; round++) {
    changed = apply('whitespace', value.trim());
    changed = apply('quotes', value.replace(plainQuotes, '$2')) || changed;
    changed = apply('typographic-quotes', value.replace(typographicQuotes, '$1')) || changed;
  }
  return { value, repairs: [...repairs] };
}
