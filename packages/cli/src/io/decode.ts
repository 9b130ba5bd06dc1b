/** Windows programs write UTF-16 with a byte order mark; everything else is UTF-8. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

export const isUtf16 = (bytes: Uint8Array): boolean => encodingOf(bytes) !== 'utf-8';

/** Bytes as text, without the byte order mark. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The same for a stream, whose chunks may split a character. */
export async function* decodeAll(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  let start = new Uint8Array();
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      start = new Uint8Array([...start, ...chunk]);
      if (start.length < 2) continue;
      decoder = new TextDecoder(encodingOf(start));
      yield decoder.decode(start, { stream: true });
    } else yield decoder.decode(chunk, { stream: true });
  }
  yield decoder === undefined ? decode(start) : decoder.decode();
}
