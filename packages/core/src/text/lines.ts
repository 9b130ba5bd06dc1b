/** A line of a text and its offset. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

/**
 * The lines in which a pattern (with the flag `g`) matches, each once. In a long log, one cheap pattern
 * over all of it saves the others from reading the lines in which they can't match.
 */
export function* linesWith(text: string, pattern: RegExp): Generator<Line> {
  let end = -1;
  for (const { index } of text.matchAll(pattern)) {
    if (index <= end) continue;
    const at = text.lastIndexOf('\n', index) + 1;
    const next = text.indexOf('\n', index);
    end = next === -1 ? text.length : next;
    yield { text: text.slice(at, end), at };
  }
}

/**
 * `text` without the characters of `chars` at its end. It looks at each character once, unlike a
 * regular expression that ends with `$`.
 */
export function trimEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

/**
 * `text` without control and bidi characters and separators of lines and paragraphs (Unicode's Cc,
 * Cf, Zl, Zp), which could move the cursor, begin a line or turn the direction of writing, and without
 * letters and marks that have no glyph, except those after an emoji.
 */
export function stripControls(text: string, replacement = ''): string {
  // Unicode classes take milliseconds to compile at the first use, and most texts don't need them.
  return /^[ -~]*$/.test(text) ? text : text.replace(hidden, replacement);
}

const hidden =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u{e0100}-\u{e01ef}]/gu;
