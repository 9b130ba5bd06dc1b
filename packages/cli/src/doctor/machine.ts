import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { Machine } from '@token-check/core/doctor';
import type { Io } from '../io/io.ts';
import { hclParser } from './parse-hcl.ts';

/** In bytes; no file that a tool reads its token from is larger. */
const maxSize = 1024 * 1024;

/** This machine through Node. Only reads. */
export function nodeMachine({ env, readAsset }: Pick<Io, 'env' | 'readAsset'>): Machine {
  return {
    env,
    platform: process.platform,
    home: homedir(),
    cwd: process.cwd(),
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
