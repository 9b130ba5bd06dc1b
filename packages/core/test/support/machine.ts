import { posix, win32 } from 'node:path';
import { parseEnv } from 'node:util';
import type { GitState, Machine } from '../../src/doctor/machine.ts';
import { parseHcl } from './parse-hcl.ts';

export interface MachineParts
  extends Partial<Pick<Machine, 'env' | 'platform' | 'home' | 'cwd' | 'listFolder'>> {
  /** Maps a path to its content, or to the error code of reading it. */
  readonly files?: Readonly<Record<string, string | { readonly error: string }>>;
  /** The permission bits of files and folders; by default only the user can read anything. */
  readonly modes?: Readonly<Record<string, number>>;
  /** What git does with files; by default there is no repository. */
  readonly git?: Readonly<Record<string, GitState>>;
}

/** A machine with only these files and variables. */
export function machineOf({
  files = {},
  env = {},
  platform = 'linux',
  modes = {},
  git = {},
  ...rest
}: MachineParts) {
  const windows = platform === 'win32';
  const home = windows ? 'C:\\Users\\sam' : '/home/sam';
  const path = windows ? win32 : posix;
  const machine: Machine = {
    env,
    platform,
    path,
    parseEnv,
    parseHcl,
    home,
    cwd: windows ? `${home}\\project` : `${home}/project`,
    readFile: async (file) => files[file] ?? { error: 'ENOENT' },
    listFolder: async (folder) =>
      Object.keys(files).flatMap((file) =>
        path.dirname(file) === folder ? [path.basename(file)] : [],
      ),
    readEnd: async (file) => files[file] ?? { error: 'ENOENT' },
    modeOf: async (file) => (windows ? null : (modes[file] ?? 0o700)),
    gitStateOf: async (file) => git[file] ?? null,
    listFolders: async (folder) => {
      const inside = folder.endsWith(path.sep) ? folder : folder + path.sep;
      const below = Object.keys(files).filter((file) => file.startsWith(inside));
      const names = below.flatMap(
        (file) => file.slice(inside.length).split(path.sep).slice(0, -1)[0] ?? [],
      );
      return [...new Set(names)];
    },
    ...rest,
  };
  return machine;
}
