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
