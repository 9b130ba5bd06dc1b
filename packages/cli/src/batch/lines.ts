/** In characters. A line longer than this is no list of credentials: its beginning is looked at. */
export const maxLineLength = 1024 * 1024;

export interface Line {
  /** From 1, as an editor counts. */
  readonly number: number;
  readonly text: string;
  /** Characters of the input up to the end of this line. */
  readonly end: number;
  /** It was longer; the rest was left out. */
  readonly isCut: boolean;
}

/** The lines of a stream that hold something, one at a time; never more of one than the maximum. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncIterable<Line> {
  let text = '';
  let length = 0;
  let number = 0;
  let end = 0;
  const next = (): Line => {
    number++;
    end += length + 1;
    const isCut = length > maxLineLength;
    const line = { number, text: text.replace(/\r$/, '').replace(/^\ufeff/, ''), end, isCut };
    text = '';
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    const parts = chunk.split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        const line = next();
        if (line.text.trim() !== '') yield line;
      }
      text += part.slice(0, Math.max(0, maxLineLength - text.length));
      length += part.length;
    }
  }
  if (text.trim() !== '') yield next();
}
