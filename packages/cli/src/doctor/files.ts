import { posix, win32 } from 'node:path';
import type { Machine } from './machine.ts';
import type { Unread } from './tokens.ts';
import { printable } from './variable-names.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  EFBIG: 'larger than 1 MiB, which no such file is',
  EPIPE: 'it is a pipe, which may wait for its owner',
  EFTYPE: 'it is a device, and no file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is no folder',
  EBUSY: 'another program has it open',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk gives an error',
  ETIMEDOUT: 'its disk does not answer',
  ESTALE: 'its disk is not there any more',
};
const absent = ['ENOENT', 'ENOTDIR'];

const reasonOf = (code: string) => reasons[code] ?? 'the system cannot read it';

/** The files of a machine. Remembers those that can't be read, because they may contain the token. */
export class Files {
  readonly machine: Machine;
  readonly unread: Unread[] = [];
  /** The path of every existing file, readable or not. */
  readonly seen = new Set<string>();
  readonly #failed = new Set<string>();
  readonly #path: typeof posix;

  constructor(machine: Machine) {
    this.machine = machine;
    this.#path = machine.platform === 'win32' ? win32 : posix;
  }

  /** An absolute path in the machine's syntax; relative parts start at the current directory. */
  path(...parts: readonly string[]): string {
    return this.#path.resolve(this.machine.cwd, ...parts);
  }

  /** The paths of a list such as KUBECONFIG. */
  paths(list: string): string[] {
    return list.split(this.#path.delimiter).filter(Boolean);
  }

  /** A path as shown to people: relative to the current directory or to home. */
  shown(path: string): string {
    const { cwd, home } = this.machine;
    const { sep } = this.#path;
    if (cwd !== home && path.startsWith(cwd + sep)) return printable(path.slice(cwd.length + 1));
    return printable(path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path);
  }

  /** The text of a file; null if it doesn't exist or can't be read. */
  async text(path: string): Promise<string | null> {
    const found = await this.machine.readFile(path);
    if (typeof found !== 'string' && absent.includes(found.error)) return null;
    this.seen.add(path);
    if (typeof found === 'string') return found.replace(/^\uFEFF/, '');
    this.cannotRead(path, reasonOf(found.error));
    return null;
  }

  /** The settings in a file; null if there are none or they can't be parsed. */
  async parsed(path: string, parse: (text: string) => unknown, format: string): Promise<unknown> {
    const text = await this.text(path);
    if (text === null) return null;
    try {
      const settings = parse(text);
      if (typeof settings === 'object' && !Array.isArray(settings)) return settings;
      this.cannotRead(path, `it is ${format}, but holds no settings`);
    } catch {
      // Without the parser's message, which may quote the file.
      this.cannotRead(path, `not valid ${format}`);
    }
    return null;
  }

  async yaml(path: string): Promise<unknown> {
    const { parse } = await import('yaml');
    return this.parsed(path, (text) => parse(text, { logLevel: 'error' }), 'YAML');
  }

  async json(path: string): Promise<unknown> {
    return this.parsed(path, JSON.parse, 'JSON');
  }

  /** JSON as editors read it: with comments and trailing commas. */
  async looseJson(path: string): Promise<unknown> {
    return this.parsed(path, (text) => JSON.parse(strict(text)), 'JSON');
  }

  /** The names in the current directory, sorted. */
  async here(): Promise<readonly string[]> {
    const found = await this.machine.listFolder(this.machine.cwd);
    if (!('error' in found)) return [...found].sort();
    this.cannotRead(this.machine.cwd, reasonOf(found.error));
    return [];
  }

  cannotRead(path: string, why: string): void {
    // Several tools may read the same file.
    if (this.#failed.has(path)) return;
    this.#failed.add(path);
    this.unread.push({ path: this.shown(path), why });
  }

  /** What a tool finds that reads one of these files, if it can't be read. */
  unknown(paths: readonly string[]): { readonly unknown: string } | undefined {
    const path = paths.find((one) => this.#failed.has(one));
    if (path === undefined) return undefined;
    const what = path === this.machine.cwd ? 'this folder' : `its file ${this.shown(path)}`;
    return { unknown: `${what} cannot be read` };
  }
}

/** Unclosed strings and comments run to the end, so that no part of the text is scanned twice. */
function strict(text: string): string {
  const keepTexts = (_all: string, quoted = '') => quoted;
  return text
    .replace(/("(?:[^"\\\n]|\\.)*"?)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, keepTexts)
    .replace(/("(?:[^"\\\n]|\\.)*"?)|,(?=\s*[\]}])/g, keepTexts);
}

/** The value at a path of keys; undefined if there's none. */
export function field(value: unknown, ...keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

/** A non-blank string; null for anything else. */
export function filled(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The entries of an object; an empty list for anything else. */
export function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The folder for the configuration of a user's programs: Go's `os.UserConfigDir`. */
export function configFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') return env.APPDATA || `${home}/AppData/Roaming`;
  if (platform === 'darwin') return `${home}/Library/Application Support`;
  return env.XDG_CONFIG_HOME || `${home}/.config`;
}
