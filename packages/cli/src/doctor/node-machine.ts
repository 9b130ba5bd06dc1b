import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { Machine } from './machine.ts';

/** Nothing that keeps a token is larger, in bytes. */
const maxSize = 1024 * 1024;

/** The machine as Node shows it. Reads only. */
export function nodeMachine(env: Machine['env']): Machine {
  return {
    env,
    platform: process.platform,
    home: homedir(),
    cwd: process.cwd(),
    readFile: (path) =>
      orError(async () => {
        const found = await stat(path);
        // A password manager may serve .env as a pipe, which would wait for its owner.
        if (found.isFIFO()) return { error: 'EPIPE' };
        // A device may have no end.
        if (!found.isFile()) return { error: found.isDirectory() ? 'EISDIR' : 'EFTYPE' };
        if (found.size > maxSize) return { error: 'EFBIG' };
        return readFile(path, 'utf8');
      }),
    listFolder: (path) => orError(() => readdir(path)),
  };
}

async function orError<T>(read: () => Promise<T>): Promise<T | { error: string }> {
  try {
    return await read();
  } catch (error) {
    return { error: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
}
