/** A line of a text and where it begins. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

/**
 * The lines in which a pattern (with the flag `g`) is found, each once. A log is long and tells
 * little: one cheap pattern over the whole of it spares all others the lines in which they would find
 * nothing.
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
