import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Io, OpenOutput } from './io.ts';

/** The beginning of a file as text. */
export const readText: Io['readFile'] = async (path, maxBytes) => {
  try {
    const file = await open(path);
    try {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of file.createReadStream({ autoClose: false })) {
        chunks.push(chunk as Buffer);
        bytes += (chunk as Buffer).length;
        if (bytes > maxBytes) break;
      }
      return { text: decode(Buffer.concat(chunks)) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { error: codeOf(error) };
  }
};

export const readWhole = (path: string): Promise<string> => readFile(path, 'utf8');

/** Windows programs write UTF-16 and a mark at the beginning. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

export function chunksOf(path: string): AsyncIterable<string> {
  if (path === '-') {
    process.stdin.setEncoding('utf8');
    return process.stdin as AsyncIterable<string>;
  }
  return createReadStream(path, 'utf8');
}

export async function sizeOf(path: string): Promise<number | null> {
  if (path === '-') return null;
  const { size } = await stat(path).catch(() => ({ size: null }));
  return size;
}

export async function openForWriting(path: string): Promise<OpenOutput | { error: string }> {
  const stream = createWriteStream(path);
  let failure: unknown;
  stream.on('error', (error) => {
    failure = error;
  });
  const opened = await new Promise<boolean>((resolve) => {
    stream.once('open', () => resolve(true)).once('error', () => resolve(false));
  });
  if (!opened) return { error: codeOf(failure) };
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown error';
}
