import { write } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Takes bytes. Returns the system's error code; null once they are written. */
export type Target = (bytes: Uint8Array) => Promise<string | null>;

/** Standard output or standard error. */
export type Output = NodeJS.WriteStream & { readonly fd: number };

/** How long to wait for a pipe that is full and doesn't block. */
const retryMs = 5;

/**
 * Standard output or standard error of this process. Node's own streams wait for a slow reader or a
 * stopped terminal while nothing else happens, so that no signal would reach the command. On Windows
 * they don't, and a console there needs them.
 */
export function targetFor(stream: Output): Target {
  if (process.platform === 'win32') {
    stream.on('error', () => {});
    return (bytes) =>
      new Promise((resolve) => {
        stream.write(bytes, (error) => resolve(error ? codeOf(error) : null));
      });
  }
  return async (bytes) => {
    let rest = bytes;
    while (rest.length > 0) {
      const result = await writeSome(stream.fd, rest);
      if (typeof result === 'number') rest = rest.subarray(result);
      else if (result === 'EAGAIN') await wait(retryMs);
      else return result;
    }
    return null;
  };
}

/** How many bytes were written, or the system's error code. */
const writeSome = (fd: number, bytes: Uint8Array): Promise<number | string> =>
  new Promise((resolve) => {
    write(fd, bytes, (error, count) => resolve(error ? codeOf(error) : count));
  });

const codeOf = (error: NodeJS.ErrnoException): string => error.code ?? 'unknown error';
