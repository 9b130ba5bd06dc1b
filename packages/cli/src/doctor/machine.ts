import { open, readdir, readFile, stat } from 'node:fs/promises';
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

/** This machine through Node. Only reads. Throws a `UsageError` if the current folder was deleted. */
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
      orError(async () => {
        const found = await stat(path);
        // A password manager may serve .env as a pipe, which waits for its owner to unlock it.
        if (found.isFIFO()) return { error: 'EPIPE' };
        // A device may be endless.
        if (!found.isFile()) return { error: found.isDirectory() ? 'EISDIR' : 'EFTYPE' };
        if (found.size > maxSize) return { error: 'EFBIG' };
        return readFile(path, 'utf8');
      }),
    readEnd: (path) =>
      orError(async () => {
        const found = await stat(path);
        if (!found.isFile()) return { error: 'EFTYPE' };
        const file = await open(path);
        try {
          const start = Math.max(0, found.size - maxSize);
          const buffer = Buffer.alloc(Math.min(found.size, maxSize));
          const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
          return buffer.toString('utf8', 0, bytesRead);
        } finally {
          await file.close();
        }
      }),
    modeOf: async (path) => {
      if (process.platform === 'win32') return null;
      const found = await stat(path).catch(() => null);
      return found && found.mode & 0o777;
    },
    gitStateOf: gitStates(homedir(), env.XDG_CONFIG_HOME || undefined),
    listFolder: (path) =>
      orError(async () => {
        const found = await readdir(path, { withFileTypes: true });
        return found.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
      }),
    listFolders: (path) =>
      orError(async () => {
        const found = await readdir(path, { withFileTypes: true });
        return found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      }),
  };
}

async function orError<T>(read: () => Promise<T>): Promise<T | { error: string }> {
  try {
    return await read();
  } catch (error) {
    return { error: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
}
