/** In characters. Only the start of a longer line is checked: it's no list of credentials. */
const maxLineLength = 1024 * 1024;

export interface Line {
  /** From 1, as editors count. */
  readonly number: number;
  readonly text: string;
  /** Characters of the input up to the end of this line. */
  readonly end: number;
  /** Whether the line was longer than {@link maxLineLength}, so that the rest was dropped. */
  readonly isCut: boolean;
}

/** The lines of a stream without empty ones and comments (`#`); keeps at most {@link maxLineLength} characters at a time. */
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
        if (isContent(line)) yield line;
      }
      text += part.slice(0, Math.max(0, maxLineLength - text.length));
      length += part.length;
    }
  }
  if (text !== '') {
    const line = next();
    if (isContent(line)) yield line;
  }
}

const isContent = ({ text }: Line): boolean => !/^\s*(?:#|$)/.test(text);
