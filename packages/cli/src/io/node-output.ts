import { constants } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Io } from './io.ts';
import { codeOf } from './node-files.ts';

interface Place {
  /** What is opened. */
  readonly path: string;
  readonly flags: 'w' | 'wx' | 'a';
  /** What takes its place at the end; null where it is written directly. */
  readonly target: string | null;
  readonly mode: number;
}

/** A file to write to, which is opened at the first write. */
export const openForWriting: Io['openOutput'] = async (path, append) => {
  let place: Place;
  try {
    place = await placeFor(path, append);
  } catch (error) {
    return { error: codeOf(error) };
  }
  let file: FileHandle | null = null;
  const opened = async () => {
    if (file !== null) return file;
    if (append) await mendEnd(path);
    file = await open(place.path, place.flags, place.mode);
    // The mode above is less what the umask takes away.
    if (place.target !== null) await file.chmod(place.mode);
    return file;
  };
  return {
    write: async (text) => (await opened()).writeFile(text),
    close: async () => {
      await (await opened()).close();
      if (place.target !== null) await rename(place.path, place.target);
    },
    discard: async () => {
      await file?.close();
      if (file !== null && place.target !== null) await rm(place.path, { force: true });
    },
  };
};

/**
 * Where to write. What stands there already keeps its content until the new one is whole, so that
 * goes to a file beside it; devices and pipes, and what is new, are written directly.
 */
async function placeFor(path: string, append: boolean): Promise<Place> {
  const real = await realpath(path).catch(() => null);
  if (real === null) {
    await access(dirname(path), constants.W_OK);
    return { path, flags: 'w', target: null, mode: 0o666 };
  }
  const info = await stat(real);
  if (info.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  await access(real, constants.W_OK);
  const mode = info.mode & 0o777;
  if (append) return { path: real, flags: 'a', target: null, mode };
  const folder = dirname(real);
  const direct: Place = { path, flags: 'w', target: null, mode };
  // Standard output by its name is open already, and what takes its place would not be it.
  if (!info.isFile() || /^\/(?:dev|proc)\//.test(path)) return direct;
  try {
    await access(folder, constants.W_OK);
  } catch {
    return direct;
  }
  const beside = join(folder, `.${basename(real)}.${process.pid}.tmp`);
  return { path: beside, flags: 'wx', target: real, mode };
}

/**
 * Makes an end for the last line. What an interruption has left of a report is dropped: it would
 * stand among the others from now on, and no program could read them all.
 */
async function mendEnd(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const start = await lastLine(file, size);
    if (start === size) return;
    const line = Buffer.alloc(Math.min(size - start, maxLineBytes));
    await file.read(line, 0, line.length, start);
    if (isTorn(line.toString())) await file.truncate(start);
    else await file.write('\n', size);
  } finally {
    await file.close();
  }
}

/** No report is longer. */
const maxLineBytes = 4 * 1024 * 1024;

/** Where it begins; the end of the file where all lines have an end. */
async function lastLine(file: FileHandle, size: number): Promise<number> {
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

/** The beginning of an object, and no more. */
function isTorn(line: string): boolean {
  if (!line.startsWith('{')) return false;
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}
