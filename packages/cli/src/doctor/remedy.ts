import { isTokenInAnyCase, type Report } from '@token-check/core';
import type { Machine } from './machine.ts';
import { printable } from './names.ts';
import type { Place } from './place.ts';
import type { Doctl } from './places/doctl.ts';

type Platform = Machine['platform'];
type Diagnosis = Report['diagnoses'][number];

/** What to do about a value, in words that fit its places. */
export interface Remedy {
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

export function unset(name: string, platform: Platform): string {
  return platform === 'win32' ? `Remove-Item Env:${name}` : `unset ${name}`;
}

/** Whether a name may stand in a command to copy: a shell takes it for nothing else. */
export const isPlain = (name: string) => /^\w[\w.@-]*$/.test(name) && printable(name) === name;

/** The commands that take a token out of its place; none for a file, which has to be edited. */
export function takeAway(place: Place, doctl: Doctl, platform: Platform): string[] {
  const { kind, name = '' } = place.source;
  if (kind === 'docker') return ['doctl registry login'];
  if (!isPlain(name)) return [];
  if (kind === 'env') return [unset(name, platform)];
  if (kind !== 'doctl') return [];
  const remove = `doctl auth remove --context ${name}`;
  // `auth init` alone takes the old token again, without asking: doctl pull request 1870.
  return name === doctl.context ? [remove, `doctl auth init --context ${name}`] : [remove];
}

/** What to do about a value that fails, wherever it stands; undefined where nobody knows. */
export function remedyOf(
  diagnosis: Diagnosis,
  places: readonly Place[],
  platform: Platform,
): Remedy | undefined {
  const variable = places.find(({ source }) => source.kind === 'env')?.source.name;
  const name = variable !== undefined && isPlain(variable) ? variable : null;
  if (diagnosis.code === 'unexpanded-variable') {
    return {
      text: 'Set it again in double quotes or in none, so that the shell fills in the value.',
    };
  }
  if (isCoated(diagnosis, places)) {
    return name === null
      ? { text: 'Delete there what is not the token itself.' }
      : { text: 'Mend it where it is set. In this shell:', command: cleaned(name, platform) };
  }
  return fromCatalogue(diagnosis, name);
}

const coats: readonly string[] = ['stray-whitespace', 'surrounding-quotes', 'invisible-characters'];

/** Whether a value is a whole token, and things that no token has. */
function isCoated({ code }: Diagnosis, [place]: readonly Place[]): boolean {
  const bare = place?.text?.replace(/\W/g, '') ?? '';
  return coats.includes(code) && isTokenInAnyCase(bare);
}

/** The command that leaves of a variable only what a token can have. */
function cleaned(name: string, platform: Platform): string {
  return platform === 'win32'
    ? `$env:${name} = $env:${name} -replace '\\W'`
    : `export ${name}="$(printf %s "$${name}" | tr -cd '[:alnum:]_')"`;
}

/** The first step of the catalogue, as far as it fits a value in its place and no pasted text. */
function fromCatalogue({ fix: [first] }: Diagnosis, name: string | null): Remedy | undefined {
  if (first === undefined) return undefined;
  const { text, url } = first;
  const more = url === undefined ? {} : { url };
  if (first.command === undefined || !text.endsWith(':')) return { text, ...more };
  // The examples of the catalogue are about a variable that need not be the one at hand.
  const example = /\$\{?#?(DIGITALOCEAN_(?:ACCESS_)?TOKEN)\b/.exec(first.command)?.[1];
  if (example === undefined) return { text, command: first.command, ...more };
  if (name === null) return { text: text.replace(/(?:^| )[^.]*:$/, ''), ...more };
  return { text, command: first.command.replaceAll(example, name), ...more };
}
