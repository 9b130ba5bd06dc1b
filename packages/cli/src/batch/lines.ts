import { UsageError } from '../usage-error.ts';

/** A line longer than this is no list of credentials. */
const maxLineLength = 1024 * 1024;

export interface Line {
  /** From 1, as an editor counts. */
  readonly number: number;
  readonly text: string;
  /** Characters of the input up to the end of this line. */
  readonly end: number;
}

/** The lines of a stream that hold something, one at a time. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncIterable<Line> {
  let rest = '';
  let number = 0;
  let end = 0;
  const next = (text: string): Line => {
    number++;
    end += text.length + 1;
    if (text.length > maxLineLength) {
      throw new UsageError(
        'input-too-large',
        `Line ${number} is longer than 1 MiB.`,
        'A batch has one credential a line; give other texts with --file.',
      );
    }
    return { number, text: text.replace(/\r$/, '').replace(/^\ufeff/, ''), end };
  };
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const line = next(part);
      if (line.text.trim() !== '') yield line;
    }
    if (rest.length > maxLineLength) next(rest);
  }
  if (rest.trim() !== '') yield next(rest);
}
