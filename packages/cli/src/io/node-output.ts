import { constants, promises } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Io } from './io.ts';
import { codeOf } from './node-files.ts';

interface WriteTarget {
  /** The file that is opened. */
  readonly path: string;
  readonly flags: 'w' | 'wx' | 'a';
  /** The file that `path` replaces when it is complete; null if `path` is written in place. */
  readonly replaces: string | null;
  readonly mode: number;
  /** Only one run may write it. */
  readonly isLocked: boolean;
}

/** Most runs write no file. */
const locks = () => import('./file-lock.ts');

/** A file to write to, opened at the first write. */
export const openForWriting: Io['openOutput'] = async (path, append) => {
  let target: WriteTarget;
  let unlock: (() => void) | null = () => {};
  try {
    target = await targetFor(path, append);
    if (target.isLocked) unlock = await (await locks()).lockFile(target.replaces ?? target.path);
  } catch (error) {
    return { error: codeOf(error) };
  }
  if (unlock === null) return { error: 'EEXIST' };
  const end = unlock;
  let file: FileHandle | null = null;
  const opened = async () => {
    if (file !== null) return file;
    if (append) await endLastLine(path);
    file = await promises.open(target.path, target.flags, target.mode);
    // The umask narrows the mode that open() takes.
    if (target.replaces !== null) await file.chmod(target.mode);
    return file;
  };
  return {
    write: async (text) => (await opened()).writeFile(text),
    close: async () => {
      try {
        await (await opened()).close();
        if (target.replaces !== null) await promises.rename(target.path, target.replaces);
      } finally {
        end();
      }
    },
    discard: async () => {
      try {
        await file?.close();
        if (file !== null && target.replaces !== null)
          await promises.rm(target.path, { force: true });
      } finally {
        end();
      }
    },
  };
};

/** Through a file beside it: a reader finds the old content or the new one. */
export const replaceFile: Io['replaceFile'] = async (path, text) => {
  try {
    const real = await promises.realpath(path).catch(() => path);
    const info = await promises.stat(real).catch(() => null);
    if (info?.isFile() === false) return info.isDirectory() ? 'EISDIR' : 'not a regular file';
    const beside = (await locks()).unfinishedName(real);
    try {
      await promises.writeFile(beside, text, { flag: 'wx', mode: 0o600, flush: true });
      await promises.rename(beside, real);
    } catch (error) {
      await promises.rm(beside, { force: true });
      throw error;
    }
    return null;
  } catch (error) {
    return codeOf(error);
  }
};

/**
 * Where to write. An existing file keeps its content until the new one is complete, so the new one
 * is written beside it; devices, pipes and new files are written in place.
 */
async function targetFor(path: string, append: boolean): Promise<WriteTarget> {
  const real = await promises.realpath(path).catch(() => null);
  if (real === null) {
    await promises.access(dirname(path), constants.W_OK);
    return { path, flags: 'w', replaces: null, mode: 0o666, isLocked: true };
  }
  const info = await promises.stat(real);
  if (info.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  await promises.access(real, constants.W_OK);
  const mode = info.mode & 0o777;
  const hasFolder = await promises.access(dirname(real), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (append) return { path: real, flags: 'a', replaces: null, mode, isLocked: hasFolder };
  // /dev/stdout is already open; a file that replaces it would not be standard output.
  if (!hasFolder || !info.isFile() || /^\/(?:dev|proc)\//.test(path)) {
    return { path, flags: 'w', replaces: null, mode, isLocked: false };
  }
  const unfinished = (await locks()).unfinishedName(real);
  return { path: unfinished, flags: 'wx', replaces: real, mode, isLocked: true };
}

/**
 * Ends the last line with a newline. An incomplete report, from an interrupted run, is removed:
 * with text after it, no program could parse the file.
 */
async function endLastLine(path: string): Promise<void> {
  const file = await promises.open(path, 'r+');
  try {
    const { size } = await file.stat();
    const start = await startOfLastLine(file, size);
    if (start === size) return;
    const line = Buffer.alloc(Math.min(size - start, maxLineBytes));
    await file.read(line, 0, line.length, start);
    if (isIncomplete(line.toString())) await file.truncate(start);
    else await file.write('\n', size);
  } finally {
    await file.close();
  }
}

/** No report is longer. */
const maxLineBytes = 4 * 1024 * 1024;

/** Offset in bytes of the last line; the end of the file if every line has its newline. */
async function startOfLastLine(file: FileHandle, size: number): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - chunk.length);
    const { bytesRead } = await file.read(chunk, 0, end - start, start);
    const at = chunk.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}

/** Whether a line starts a JSON object and doesn't end it. */
function isIncomplete(line: string): boolean {
  if (!line.startsWith('{')) return false;
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}
