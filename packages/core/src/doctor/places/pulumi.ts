import { field, filled } from '../fields.ts';
import type { Files } from '../files.ts';
import { printable } from '../names.ts';
import { type Lookup, type Place, tokenAt } from '../place.ts';

/** The configuration of Pulumi's stacks in the current directory. */
export interface Pulumi {
  readonly places: readonly Place[];
  /** What the selected stack contains; undefined if Pulumi goes on to the environment. */
  readonly stack: Lookup | undefined;
}

/**
 * `digitalocean:token` in `Pulumi.<stack>.yaml`; `--secret` encrypts it.
 * https://www.pulumi.com/docs/iac/concepts/config/ and the README of pulumi/pulumi-digitalocean
 */
export async function readPulumi(files: Files): Promise<Pulumi> {
  const names = await files.names();
  const stacks = names.flatMap((name) => {
    const [, stack] = /^Pulumi\.(.+)\.ya?ml$/.exec(name) ?? [];
    return stack === undefined ? [] : [{ name, stack }];
  });
  const found = await Promise.all(
    stacks.map(async ({ name, stack }) => {
      const token = field(await files.yaml(files.path(name)), 'config', 'digitalocean:token');
      const unread = files.unknown([files.path(name)]);
      return { stack, lookup: unread ?? lookupOf(placeOf(name, token)) };
    }),
  );
  const places = found.flatMap(({ lookup }) => (lookup && 'place' in lookup ? lookup.place : []));
  const unlisted = files.unknown([files.path()]);
  return { places, stack: unlisted ?? selected(found, files.machine.env.PULUMI_STACK) };
}

const lookupOf = (place: Place | null): Lookup | undefined => (place ? { place } : undefined);

function placeOf(file: string, token: unknown): Place | null {
  const location = { in: 'pulumi', file: printable(file) } as const;
  if (filled(field(token, 'secure')) !== null) {
    return { location, text: null, content: { type: 'encrypted-by-pulumi' } };
  }
  const text = filled(token);
  return text === null ? null : tokenAt(location, text);
}

function selected(
  found: readonly { stack: string; lookup: Lookup | undefined }[],
  chosen: string | undefined,
): Lookup | undefined {
  if (found.every(({ lookup }) => lookup === undefined)) return undefined;
  const here = chosen ? found.filter(({ stack }) => stack === chosen) : found;
  const [only] = here;
  if (only !== undefined && here.length === 1) return only.lookup;
  return { unknown: { code: 'stack-not-selected' } };
}
