import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { noCurrentFolder } from '../errors/usage-error.ts';
import { currentFolder } from '../io/current-folder.ts';

/** The machine that the doctor searches. A test brings its own, so the doctor is a function of it. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly cwd: string;
  /** The text of a file, or the system's error code: `ENOENT`, `EACCES`. */
  readonly readFile: (path: string) => Promise<string | { readonly error: string }>;
  /** The names in a folder, or the system's error code. */
  readonly listFolder: (path: string) => Promise<readonly string[] | { readonly error: string }>;
}

/** In bytes; no file that a tool reads its token from is larger. */
const maxSize = 1024 * 1024;

/** This machine through Node. Only reads. Throws a `UsageError` if the current folder was deleted. */
export function nodeMachine(env: Machine['env']): Machine {
  const cwd = currentFolder();
  if (cwd === null) throw noCurrentFolder();
  return {
    env,
    platform: process.platform,
    home: homedir(),
    cwd,
    readFile: (path) =>
      orError(async () => {
        const found = await stat(path);
        // A password manager may serve .env as a pipe, which waits for its owner to unlock it.
        if (found.isFIFO()) return { error: 'EPIPE' };
        // A device may be endless.
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
