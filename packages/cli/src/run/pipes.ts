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
 * Pipes of the system, opened by names that are removed at once. What Node calls a pipe is a socket,
 * which Linux can't open as /dev/stderr: scripts that print there would fail. Null where that isn't
 * needed, or if they can't be made.
 */
export function openPipes(count: number): readonly Pipe[] | null {
  if (process.platform !== 'linux') return null;
  let folder: string | null = null;
  const open: number[] = [];
  const opened = (path: string, flags: number) => {
    const fd = openSync(path, flags);
    open.push(fd);
    return fd;
  };
  try {
    const here = mkdtempSync(join(tmpdir(), 'token-check-'));
    folder = here;
    const paths = Array.from({ length: count }, (_, index) => join(here, `output-${index}`));
    execFileSync('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' });
    const ends = paths.map((path) => ({
      reader: opened(path, constants.O_RDONLY | constants.O_NONBLOCK),
      writer: opened(path, constants.O_WRONLY),
    }));
    return ends.map(({ reader, writer }) => ({
      reader: new Socket({ fd: reader, readable: true, writable: false }),
      writer,
    }));
  } catch {
    for (const fd of open) closeSync(fd);
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
