import { dirname, join, relative, resolve } from 'node:path';
import { type Config, type Dictionary, type Fault, readConfig } from '@token-check/core/ci';
import { closest } from '@token-check/core/internal';
import { isKnownScope } from '@token-check/core/scopes';
import { hideLong, noCurrentFolder, shown, UsageError, unreadable } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { operationsNamed } from '../scopes/subject.ts';
import { refuseNoName } from '../sources/inputs.ts';
import { isRepository } from './repository.ts';

/** In the order in which they are looked for. */
export const configNames = [
  'token-check.config.yaml',
  'token-check.config.yml',
  'token-check.config.json',
];

/** In characters. */
const maxLength = 1024 * 1024;

/** A folder tree that is deeper than this has no root that matters here. */
const maxDepth = 40;

export interface LoadedConfig {
  readonly config: Config;
  /** For reading it; null if the secrets come from `--env`. */
  readonly path: string | null;
  /** What the paths of `file` are relative to. */
  readonly folder: string;
  /** Relative to the root of the repository if there is one, as annotations want it; null without a file. */
  readonly shownPath: string | null;
}

/** The variables of `--env` as a configuration that has no other field. */
export function configOf(names: readonly string[], io: Io): LoadedConfig {
  for (const name of names) refuseNoName('--env', name);
  const secrets = [...new Set(names)].map((env) => ({ env }));
  const config = readConfig(JSON.stringify({ secrets }), true, dictionary);
  if ('faults' in config) {
    const [fault] = config.faults;
    throw new UsageError('invalid-value', `--env: ${fault?.message ?? ''}`, fault?.hint ?? '');
  }
  return { config, path: null, folder: io.cwd ?? '/', shownPath: null };
}

/** Reads the configuration at a path, or the nearest one. Throws a `UsageError` with every fault. */
export async function loadConfig(path: string | undefined, io: Io): Promise<LoadedConfig> {
  if (io.cwd === null) throw noCurrentFolder();
  const cwd = io.cwd ?? '/';
  const folders = await foldersUpToRoot(cwd, io);
  const found =
    path === undefined ? await nearest(folders, io) : await read(resolve(cwd, path), path, io);
  const { text, full } = found;
  const root = folders.at(-1) ?? cwd;
  const inRoot = relative(root, full);
  const shownPath = (inRoot.startsWith('..') ? relative(cwd, full) : inRoot).replaceAll('\\', '/');
  if (text.length > maxLength) {
    throw new UsageError(
      'invalid-config',
      `${shownName(shownPath)} is larger than 1 MiB.`,
      'A configuration has at most 200 secrets.',
    );
  }
  const outcome = readConfig(text, full.endsWith('.json'), dictionary);
  if ('faults' in outcome) throw invalid(shownPath, outcome.faults);
  return { config: outcome, path: full, folder: dirname(full), shownPath };
}

const dictionary: Dictionary = {
  operations: (text) => {
    const found = operationsNamed(text);
    if (!('hint' in found)) return found;
    return { hint: found.hint ?? 'A scope belongs in requireScopes.' };
  },
  isKnownScope,
  closest: (word, words) => closest(word, words)[0] ?? null,
};

/** This folder and those above it, up to the root of the repository; this one alone without one. */
export async function foldersUpToRoot(cwd: string, io: Io): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let folder = cwd; folders.length < maxDepth; folder = dirname(folder)) {
    folders.push(folder);
    if (await isRepository(folder, io)) return folders;
    if (dirname(folder) === folder) break;
  }
  return [cwd];
}

interface Found {
  readonly text: string;
  readonly full: string;
}

async function nearest(folders: readonly string[], io: Io): Promise<Found> {
  for (const folder of folders) {
    const found: Found[] = [];
    const files = await Promise.all(
      configNames.map(async (name) => {
        const full = join(folder, name);
        return { name, full, file: await io.readFile(full, 4 * maxLength) };
      }),
    );
    for (const { name, full, file } of files) {
      if ('text' in file) found.push({ text: file.text, full });
      else if (file.error !== 'ENOENT' && file.error !== 'ENOTDIR') {
        throw unreadable('--config', name, file.error);
      }
    }
    const [only, other] = found;
    if (only !== undefined && other !== undefined) {
      throw new UsageError(
        'invalid-config',
        `One folder has ${found.map(({ full }) => full.slice(full.lastIndexOf('token-check'))).join(' and ')}.`,
        'Keep one of them, or name one: token-check ci --config token-check.config.yaml',
      );
    }
    if (only !== undefined) return only;
  }
  await refuseNoCheckout(io);
  const [here = '', root = here] = [folders[0], folders.at(-1)].map((one) => shownName(one ?? ''));
  throw new UsageError(
    'no-config',
    `There is no token-check.config.yaml, .yml or .json in ${here}${root === here ? '' : ` or above it, up to ${root}`}.`,
    'To write a first one: token-check ci init',
  );
}

const refuseNoCheckout = async (io: Io): Promise<void> =>
  (await import('./no-checkout.ts')).refuseNoCheckout(io);

async function read(full: string, path: string, io: Io): Promise<Found> {
  const file = await io.readFile(full, 4 * maxLength);
  if ('error' in file) {
    if (file.error === 'ENOENT') await refuseNoCheckout(io);
    throw unreadable('--config', path, file.error);
  }
  return { text: file.text, full };
}

/** A path as it may be shown: it may be a credential in the wrong place. */
const shownName = (path: string): string => hideLong(path);

/** More than this many faults don't help. */
const maxFaults = 30;

function invalid(path: string, faults: readonly Fault[]): UsageError {
  const lines = faults
    .slice(0, maxFaults)
    .flatMap(({ line, column, message, hint }) => [
      `${shownName(path)}:${line}:${column}: ${hideLong(message)}`,
      ...(hint === null ? [] : [`  ${hideLong(hint)}`]),
    ]);
  const rest = faults.length - maxFaults;
  if (rest > 0) lines.push(`… and ${rest} more`);
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  const places = faults.map(({ line, column, message, hint }) => ({
    path: shownName(path),
    line,
    column,
    text: [hideLong(message), hint].filter((one) => one !== null).join('\n'),
  }));
  return new UsageError('invalid-config', `${shown(path)} has ${count}.`, lines.join('\n'), places);
}
