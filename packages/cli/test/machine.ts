import { posix, win32 } from 'node:path';
import type { Machine } from '../src/doctor/machine.ts';

export interface MachineParts extends Partial<Pick<Machine, 'env' | 'platform' | 'home' | 'cwd'>> {
  /** Maps a path to its content, or to the error code of reading it. */
  readonly files?: Readonly<Record<string, string | { readonly error: string }>>;
}

/** A machine with only these files and variables. */
export function machineOf({ files = {}, env = {}, platform = 'linux', ...rest }: MachineParts) {
  const windows = platform === 'win32';
  const home = windows ? 'C:\\Users\\sam' : '/home/sam';
  const { dirname, basename } = windows ? win32 : posix;
  const machine: Machine = {
    env,
    platform,
    home,
    cwd: windows ? `${home}\\project` : `${home}/project`,
    readFile: async (path) => files[path] ?? { error: 'ENOENT' },
    listFolder: async (path) =>
      Object.keys(files).flatMap((file) => (dirname(file) === path ? [basename(file)] : [])),
    ...rest,
  };
  return machine;
}
