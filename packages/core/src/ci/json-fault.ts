const space = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[\u007f-\u009f])*"/uy;
const other = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)/y;

/** What may come next: a value, a field or the end of a list, a field, its colon, or what follows. */
type Expected = 'value' | 'value or ]' | 'field' | 'field or }' | ':' | 'after';

/**
 * The offset of the first character that JSON doesn't allow there; null if the text is JSON. The
 * errors of `JSON.parse` don't always say it.
 */
export function jsonFaultAt(source: string): number | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  /** Moves behind a match at this place. */
  const matches = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(source)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    matches(space);
    const character = source[at];
    if (character === undefined) {
      return expected === 'after' && open.length === 0 ? null : at;
    }
    const isValue = expected === 'value' || expected === 'value or ]';
    if (isValue && (character === '{' || character === '[')) {
      open.push(character);
      expected = character === '{' ? 'field or }' : 'value or ]';
      at++;
    } else if (
      (character === '}' && open.at(-1) === '{' && ['field or }', 'after'].includes(expected)) ||
      (character === ']' && open.at(-1) === '[' && ['value or ]', 'after'].includes(expected))
    ) {
      open.pop();
      expected = 'after';
      at++;
    } else if (character === ',' && expected === 'after' && open.length > 0) {
      expected = open.at(-1) === '{' ? 'field' : 'value';
      at++;
    } else if (character === ':' && expected === ':') {
      expected = 'value';
      at++;
    } else if ((expected === 'field' || expected === 'field or }') && matches(text)) {
      expected = ':';
    } else if (isValue && (matches(text) || matches(other))) {
      expected = 'after';
    } else return at;
  }
}
