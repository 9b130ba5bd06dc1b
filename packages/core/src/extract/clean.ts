/** Damage that was undone. */
export type Repair =
  | 'whitespace'
  | 'base64' // by the command that stores it
  | 'quotes'
  | 'typographic-quotes'
  | 'stray-quote'
  | 'invisible-characters'
  | 'no-break-space'
  | 'not-encoded';

/** Zero-width and bidi characters, soft hyphen, byte order mark and others without a glyph. */
export const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Characters that look like a space but aren't one. */
const otherSpace = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
export const plainQuotes = /^(["'`])([\s\S]*)\1$/;
export const typographicQuotes = /^[“”„‟«‹‘’‚‛「『]([\s\S]*)[“”‟»›‘’‛」』]$/;

/** Undoes what copying does to a credential, outermost first, and reports what it undid. */
export function clean(raw: string): { value: string; repairs: readonly Repair[] } {
  // A plain word, or a command between backticks.
  if (/^[\w$-]*$|^`[^`\n]{1,200}[ \t][^`\n]{1,200}`$/.test(raw)) return { value: raw, repairs: [] };
  const repairs = new Set<Repair>();
  let value = raw;
  const apply = (repair: Repair, next: string): boolean => {
    if (next === value) return false;
    value = next;
    repairs.add(repair);
    return true;
  };
  apply('invisible-characters', value.replace(invisible, ''));
  apply('no-break-space', value.replace(otherSpace, ' '));
  // Four rounds are enough; without a limit, a paste of only quotes would take quadratic time.
  for (let round = 0, changed = true; changed && round < 4; round++) {
    changed = apply('whitespace', value.trim());
    changed = apply('quotes', value.replace(plainQuotes, '$2')) || changed;
    changed = apply('typographic-quotes', value.replace(typographicQuotes, '$1')) || changed;
  }
  return { value, repairs: [...repairs] };
}
