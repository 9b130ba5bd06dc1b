import { execFileSync } from 'node:child_process';
import { closeSync, constants, fstatSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A pipe for the output of a command. */
export interface Pipe {
  readonly reader: Readable;
  /** What the command gets; to be closed here once the command has it. */
  readonly writer: number;
}

/**
 * A pipe of the system, opened by a name that is removed at once. What Node calls a pipe is a socket,
 * which Linux can't open as /dev/stderr: scripts that print there would fail. Null where that isn't
 * needed, or if it can't be made.
 */
export function openPipe(): Pipe | null {
  if (process.platform !== 'linux') return null;
  let folder: string | null = null;
  let reader: number | null = null;
  try {
    folder = mkdtempSync(join(tmpdir(), 'token-check-'));
    const path = join(folder, 'output');
    execFileSync('mkfifo', ['-m', '600', path], { stdio: 'ignore' });
    reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(path, constants.O_WRONLY);
    return { reader: new Socket({ fd: reader, readable: true, writable: false }), writer };
  } catch {
    if (reader !== null) closeSync(reader);
    return null;
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether standard output and standard error are the same, such as a terminal. */
export function isOneOutput(): boolean {
  try {
    const [out, err] = [fstatSync(1), fstatSync(2)];
    return out.dev === err.dev && out.ino === err.ino;
  } catch {
    return false;
  }
}
