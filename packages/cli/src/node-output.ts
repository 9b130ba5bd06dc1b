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
    file = await open(place.path, place.flags, place.mode);
    // The mode above is less what the umask takes away.
    if (place.target !== null) await file.chmod(place.mode);
    if (append && (await isCutOff(path))) await file.appendFile('\n');
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

/** The last line has no end. */
async function isCutOff(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== 0x0a;
  } finally {
    await file.close();
  }
}
