/** A line of a text and where it begins. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

/**
 * The lines in which a pattern is found, each once. A log is long and tells little: one cheap pattern
 * over the whole of it spares all others the lines in which they would find nothing.
 */
export function* linesWith(text: string, pattern: RegExp): Generator<Line> {
  const search = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const at = text.lastIndexOf('\n', match.index) + 1;
    const next = text.indexOf('\n', match.index);
    const end = next === -1 ? text.length : next;
    yield { text: text.slice(at, end), at };
    search.lastIndex = end + 1;
    if (search.lastIndex > text.length) return;
  }
}
