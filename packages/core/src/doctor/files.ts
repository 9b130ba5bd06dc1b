import type { Body } from './hcl/body.ts';
import { bodyOfJson, variablesOfJson } from './hcl/json.ts';
import { bodyOf, repeatsAttribute } from './hcl/syntax.ts';
import { strictJson } from './loose-json.ts';
import type { Machine } from './machine.ts';
import { printable } from './names.ts';
import type { Doubt, Lookup, Problem, Unread } from './place.ts';
import { remembered } from './remembered.ts';

const absent = ['ENOENT', 'ENOTDIR'];

/** For a name that a folder may have as well, such as `.env` of Python. */
export const absentOrFolder = [...absent, 'EISDIR'];

/** More files of one kind in a folder are no configuration. */
export const maxFiles = 200;

/** In characters: how much text is kept for readers that need the same file. */
const maxKept = 16 * 1024 * 1024;

type Found<T> = T | { readonly error: string };

/**
 * The files of a machine. Reads each file and folder once. Remembers those that can't be read, because
 * they may contain the token.
 */
export class Files {
  readonly machine: Machine;
  /** The paths of those whose lines end as on Windows. */
  readonly withWindowsLines = new Set<string>();
  readonly #unread: Unread[] = [];
  readonly #leftOut = new Map<string, Set<string>>();
  /** The path of every existing file, readable or not. */
  readonly seen = new Set<string>();
  readonly #pathsShown = new Map<string, string>();
  /** By the name in the current directory, which findings about code use. */
  readonly #pathsHere = new Map<string, string>();
  readonly #failed = new Map<string, Problem>();
  readonly #bodies = new Map<string, Promise<Body | null>>();
  readonly #texts = new Map<string, Found<string>>();
  #kept = 0;
  readonly #names = new Map<string, Promise<Found<readonly string[]>>>();
  readonly #settings = new Map<string, Promise<unknown>>();
  readonly #modes = new Map<string, Promise<number | null>>();

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** What exists and could not be used. */
  get unread(): readonly Unread[] {
    const partly = [...this.#leftOut].flatMap(([folder, paths]): Unread[] => {
      const count = [...paths].filter((path) => !this.seen.has(path)).length;
      const problem = { type: 'too-many', count } as const;
      return count === 0 ? [] : [{ path: this.shown(folder), problem }];
    });
    return [...this.#unread, ...partly];
  }

  /** An absolute path in the machine's syntax; relative parts start at the current directory. */
  path(...parts: string[]): string {
    return this.machine.path.resolve(this.machine.cwd, ...parts);
  }

  /** The paths of a list such as KUBECONFIG. */
  paths(list: string): string[] {
    return list.split(this.machine.path.delimiter).filter(Boolean);
  }

  /** A path as shown to people: relative to the current directory or to home. */
  shown(path: string): string {
    const shown = this.#shown(path);
    this.#pathsShown.set(shown, path);
    return shown;
  }

  /** The path of a file by how it was shown or by its name here; undefined for any other text. */
  pathShown(shown: string): string | undefined {
    return this.#pathsShown.get(shown) ?? this.#pathsHere.get(shown);
  }

  #shown(path: string): string {
    const {
      cwd,
      home,
      path: { sep },
    } = this.machine;
    if (cwd !== home && path.startsWith(cwd + sep)) return printable(path.slice(cwd.length + 1));
    return printable(path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path);
  }

  /** The text of a file; null if it doesn't exist or can't be read. `ignored`: errors that say so. */
  async text(path: string, ignored: readonly string[] = absent): Promise<string | null> {
    const found = await this.#read(path);
    if (typeof found !== 'string' && ignored.includes(found.error)) return null;
    this.seen.add(path);
    const { cwd, path: syntax } = this.machine;
    const here = cwd.endsWith(syntax.sep) ? cwd : cwd + syntax.sep;
    if (path.startsWith(here)) this.#pathsHere.set(printable(path.slice(here.length)), path);
    if (typeof found === 'string') {
      if (found.includes('\r\n')) this.withWindowsLines.add(path);
      return found.replace(/^\uFEFF/, '');
    }
    this.cannotRead(path, { type: 'system', error: found.error });
    return null;
  }

  async #read(path: string): Promise<Found<string>> {
    const kept = this.#texts.get(path);
    if (kept !== undefined) return kept;
    const found = await this.machine.readFile(path);
    const length = typeof found === 'string' ? found.length : 0;
    if (this.#kept + length <= maxKept) {
      this.#kept += length;
      this.#texts.set(path, found);
    }
    return found;
  }

  /** The permission bits of a file or folder; null on Windows and without a file. */
  modeOf(path: string): Promise<number | null> {
    return remembered(this.#modes, path, () => this.machine.modeOf(path));
  }

  /** Whether git has a repository in this folder; in a worktree `.git` is a file. */
  async isRepository(folder: string): Promise<boolean> {
    const head = await this.machine.readFile(this.path(folder, '.git', 'HEAD'));
    if (typeof head === 'string') return true;
    return typeof (await this.machine.readFile(this.path(folder, '.git'))) === 'string';
  }

  /** The settings in a file; null if there are none or they can't be parsed. */
  async parsed(path: string, parse: (text: string) => unknown, format: string): Promise<unknown> {
    const text = await this.text(path);
    if (text === null) return null;
    try {
      const settings = parse(text);
      if (typeof settings === 'object' && !Array.isArray(settings)) return settings;
      this.cannotRead(path, { type: 'no-settings', format });
    } catch {
      // Without the parser's message, which may quote the file.
      this.cannotRead(path, { type: 'invalid', format });
    }
    return null;
  }

  async yaml(path: string): Promise<unknown> {
    const { parse } = await import('yaml');
    return this.parsed(path, (text) => parse(text, { logLevel: 'error' }), 'YAML');
  }

  /**
   * YAML of version 1.1, as programs in Go and Python read it: the last of equal keys, and a date is
   * text. Go takes the `first` document; Python refuses a file with more than one.
   */
  yaml11(path: string, documents: 'first' | 'one'): Promise<unknown> {
    // Each user of a kubeconfig may start doctl.
    return remembered(this.#settings, `${documents} ${path}`, () =>
      this.#readYaml11(path, documents),
    );
  }

  async #readYaml11(path: string, documents: 'first' | 'one'): Promise<unknown> {
    const { parseAllDocuments } = await import('yaml');
    const parse = (text: string): unknown => {
      const [, version = '1.1'] = /^%YAML[ \t]+(\S+)/.exec(text) ?? [];
      if (version !== '1.1') throw new Error('Another version of YAML.');
      const all = parseAllDocuments(text, {
        version: '1.1',
        uniqueKeys: false,
        logLevel: 'error',
        customTags: (tags) =>
          tags.filter((tag) => typeof tag === 'string' || !tag.tag.endsWith(':timestamp')),
      });
      if ('empty' in all) return null;
      const [error] = (documents === 'one' ? all : all.slice(0, 1)).flatMap(({ errors }) => errors);
      if (error) throw error;
      if (documents === 'one' && all.length > 1) throw new Error('More than one document.');
      return all[0]?.toJS() ?? null;
    };
    return this.parsed(path, parse, 'YAML');
  }

  async json(path: string): Promise<unknown> {
    return this.parsed(path, JSON.parse, 'JSON');
  }

  /** JSON as editors read it: with comments and trailing commas. */
  async looseJson(path: string): Promise<unknown> {
    return this.parsed(path, (text) => JSON.parse(strictJson(text)), 'JSON');
  }

  /** A file in HCL or its JSON syntax; null if there is none. What surrounds an error is kept. */
  hcl(path: string): Promise<Body | null> {
    // Terraform and OpenTofu read the same files.
    return remembered(this.#bodies, path, () => this.#readHcl(path));
  }

  async #readHcl(path: string): Promise<Body | null> {
    if (/vars\.json$/.test(path)) return variablesOfJson(await this.json(path));
    if (path.endsWith('.json')) return bodyOfJson(await this.json(path));
    const text = await this.text(path);
    if (text === null) return null;
    const root = await this.machine.parseHcl(text).catch(() => null);
    if (root === null) this.cannotRead(path, { type: 'no-parser', format: 'HCL' });
    // The parser's grammar has no `1e3`, which is rare enough.
    else if (root.hasError && /[=,([]\s*-?\d[\d.]*e[-+]?\d/i.test(text)) {
      this.cannotRead(path, { type: 'no-parser', format: 'HCL' });
    } else if (root.hasError || repeatsAttribute(root)) {
      this.cannotRead(path, { type: 'invalid', format: 'HCL' });
    }
    return root && bodyOf(root);
  }

  /** The names of the files in a folder, sorted; by default the current directory. */
  async names(path = this.machine.cwd): Promise<readonly string[]> {
    const found = await this.#list(path);
    if (!('error' in found)) return found;
    if (path === this.machine.cwd || !absent.includes(found.error)) {
      this.cannotRead(path, { type: 'system', error: found.error });
    }
    return [];
  }

  /** The same for a folder that no tool needs. */
  async namesIfAny(path: string): Promise<readonly string[]> {
    return this.#listed(path, await this.#list(path));
  }

  /** Sorted. */
  #list(path: string): Promise<Found<readonly string[]>> {
    return remembered(this.#names, path, async () => {
      const found = await this.machine.listFolder(path);
      return 'error' in found ? found : [...found].sort();
    });
  }

  /** The paths of the folders in a folder, sorted; none if it can't be read. */
  async folders(path: string): Promise<readonly string[]> {
    const names = this.#listed(path, await this.machine.listFolders(path));
    return [...names].sort().map((name) => this.path(path, name));
  }

  #listed(path: string, found: Found<readonly string[]>): readonly string[] {
    if (!('error' in found)) return found;
    if (!absent.includes(found.error)) {
      this.cannotRead(path, { type: 'system', error: found.error });
    }
    return [];
  }

  /** The first paths of those in a folder. The rest counts as not read, unless a reader reads it. */
  limited(folder: string, paths: readonly string[]): readonly string[] {
    const rest = paths.slice(maxFiles);
    if (rest.length > 0) {
      this.#leftOut.set(folder, new Set([...(this.#leftOut.get(folder) ?? []), ...rest]));
    }
    return paths.slice(0, maxFiles);
  }

  cannotRead(path: string, problem: Problem): void {
    // Several tools may read the same file.
    if (this.#failed.has(path)) return;
    this.#failed.set(path, problem);
    this.#unread.push({ path: this.shown(path), problem });
  }

  /** Whether a file exists that can't be parsed. */
  isInvalid(path: string): boolean {
    return this.#failed.get(path)?.type === 'invalid';
  }

  /** What a tool finds that stops at a file with an error, if it's one of these. */
  failure(paths: readonly string[]): Lookup | undefined {
    const isWrong = (path: string) =>
      ['invalid', 'no-settings'].includes(this.#failed.get(path)?.type ?? '');
    const wrong = paths.find(isWrong);
    return wrong === undefined
      ? this.unknown(paths)
      : { nothing: { code: 'file-has-error', file: this.shown(wrong) } };
  }

  /** Why we can't know what a tool sends that reads one of these files, if it can't be read. */
  unknown(paths: readonly string[]): { readonly unknown: Doubt } | undefined {
    const path = paths.find((one) => this.#failed.has(one));
    if (path === undefined) return undefined;
    return path === this.machine.cwd
      ? { unknown: { code: 'folder-unreadable' } }
      : { unknown: { code: 'file-unreadable', file: this.shown(path) } };
  }
}

/** The folder for the configuration of a user's programs: Go's `os.UserConfigDir`. */
export function configFolder({ platform, home }: Machine, env: Machine['env']): string {
  if (platform === 'win32') return env.APPDATA || `${home}/AppData/Roaming`;
  if (platform === 'darwin') return `${home}/Library/Application Support`;
  return env.XDG_CONFIG_HOME || `${home}/.config`;
}
