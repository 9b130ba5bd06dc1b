import type { Report } from '@token-check/core';
import { isTokenInAnyCase } from '@token-check/core/internal';
import type { Machine } from './machine.ts';
import type { Doctl } from './places/doctl.ts';
import type { TokenPlace } from './tokens.ts';
import { printable } from './variable-names.ts';

type Platform = Machine['platform'];
type Diagnosis = Report['diagnoses'][number];

/** What to do about a value, for the place that it's in. */
export interface Remedy {
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

export function unset(name: string, platform: Platform): string {
  return platform === 'win32' ? `Remove-Item Env:${name}` : `unset ${name}`;
}

/** Whether a name is safe in a command to copy, because a shell reads nothing else into it. */
export const isPlain = (name: string) => /^\w[\w.@-]*$/.test(name) && printable(name) === name;

/** The commands that remove a token from its place; none for a file, which has to be edited. */
export function takeAway(place: TokenPlace, doctl: Doctl, platform: Platform): string[] {
  const { kind, name = '' } = place.source;
  if (kind === 'docker') return ['doctl registry login'];
  if (!isPlain(name)) return [];
  if (kind === 'env') return [unset(name, platform)];
  if (kind !== 'doctl') return [];
  const remove = `doctl auth remove --context ${name}`;
  // `auth init` alone reuses the old token without asking: doctl pull request 1870.
  return name === doctl.context ? [remove, `doctl auth init --context ${name}`] : [remove];
}

/** What to do about a value that fails; undefined if there's no advice. */
export function remedyOf(
  diagnosis: Diagnosis,
  places: readonly TokenPlace[],
  platform: Platform,
): Remedy | undefined {
  const variable = places.find(({ source }) => source.kind === 'env')?.source.name;
  const name = variable !== undefined && isPlain(variable) ? variable : null;
  if (diagnosis.code === 'unexpanded-variable') {
    return {
      text: 'Set it again in double quotes or in none, so that the shell fills in the value.',
    };
  }
  if (isWrapped(diagnosis, places)) {
    return name === null
      ? { text: 'Delete there what is not the token itself.' }
      : { text: 'Mend it where it is set. In this shell:', command: cleaned(name, platform) };
  }
  return fromCatalogue(diagnosis, name);
}

const wrappings: readonly string[] = [
  'stray-whitespace',
  'surrounding-quotes',
  'invisible-characters',
];

/** Whether a value is a whole token with something around it, such as quotes. */
function isWrapped({ code }: Diagnosis, [place]: readonly TokenPlace[]): boolean {
  const bare = place?.text?.replace(/\W/g, '') ?? '';
  return wrappings.includes(code) && isTokenInAnyCase(bare);
}

/** The command that removes everything from a variable that no token contains. */
function cleaned(name: string, platform: Platform): string {
  return platform === 'win32'
    ? `$env:${name} = $env:${name} -replace '\\W'`
    : `export ${name}="$(printf %s "$${name}" | tr -cd '[:alnum:]_')"`;
}

/** The first step of the catalogue, adapted from pasted text to a value in its place. */
function fromCatalogue({ fix: [first] }: Diagnosis, name: string | null): Remedy | undefined {
  if (first === undefined) return undefined;
  const { text, url } = first;
  const more = url === undefined ? {} : { url };
  if (first.command === undefined || !text.endsWith(':')) return { text, ...more };
  // The catalogue's examples may name another variable.
  const example = /\$\{?#?(DIGITALOCEAN_(?:ACCESS_)?TOKEN)\b/.exec(first.command)?.[1];
  if (example === undefined) return { text, command: first.command, ...more };
  if (name === null) return { text: text.replace(/(?:^| )[^.]*:$/, ''), ...more };
  return { text, command: first.command.replaceAll(example, name), ...more };
}
