import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { Machine } from '@token-check/core/doctor';
import { noCurrentFolder } from '../errors/usage-error.ts';
import { currentFolder } from '../io/current-folder.ts';
import type { Io } from '../io/io.ts';
import { gitStates } from './git-state.ts';
import { hclParser } from './parse-hcl.ts';

/** In bytes; no file that a tool reads its token from is larger. */
const maxSize = 1024 * 1024;

/**
 * This machine through Node. Only reads, and synchronously: nothing else runs in the meantime, and with
 * many small files promises take most of the time. Throws a `UsageError` if the current folder was deleted.
 */
export function nodeMachine({ env, readAsset }: Pick<Io, 'env' | 'readAsset'>): Machine {
  const cwd = currentFolder();
  if (cwd === null) throw noCurrentFolder();
  return {
    env,
    platform: process.platform,
    home: homedir(),
    cwd,
    path,
    parseEnv,
    parseHcl: hclParser(readAsset),
    readFile: (path) =>
      orError(() => {
        const found = statSync(path);
        // A password manager may serve .env as a pipe, which waits for its owner to unlock it.
        if (found.isFIFO()) return { error: 'EPIPE' };
        // A device may be endless.
        if (!found.isFile()) return { error: found.isDirectory() ? 'EISDIR' : 'EFTYPE' };
        if (found.size > maxSize) return { error: 'EFBIG' };
        return readFileSync(path, 'utf8');
      }),
    readEnd: (path) =>
      orError(() => {
        const found = statSync(path);
        if (!found.isFile()) return { error: 'EFTYPE' };
        const file = openSync(path, 'r');
        try {
          const start = Math.max(0, found.size - maxSize);
          const buffer = Buffer.alloc(Math.min(found.size, maxSize));
          const bytesRead = readSync(file, buffer, 0, buffer.length, start);
          return buffer.toString('utf8', 0, bytesRead);
        } finally {
          closeSync(file);
        }
      }),
    modeOf: async (path) => {
      if (process.platform === 'win32') return null;
      const found = await orError(() => statSync(path));
      return 'error' in found ? null : found.mode & 0o777;
    },
    gitStateOf: gitStates(homedir(), env.XDG_CONFIG_HOME || undefined),
    listFolder: (path) =>
      orError(() => {
        const found = readdirSync(path, { withFileTypes: true });
        return found.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
      }),
    listFolders: (path) =>
      orError(() => {
        const found = readdirSync(path, { withFileTypes: true });
        return found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      }),
  };
}

async function orError<T>(read: () => T): Promise<T | { error: string }> {
  try {
    return read();
  } catch (error) {
    return { error: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
}
