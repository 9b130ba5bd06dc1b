import { field, filled } from '../../text/unknown.ts';
import { printable } from '../names.ts';
import { type Lookup, type Place, tokenAt } from '../place.ts';
import { only, placesIn, type Reader } from '../reading.ts';

/**
 * `digitalocean:token` in `Pulumi.<stack>.yaml`; `--secret` encrypts it.
 * https://www.pulumi.com/docs/iac/concepts/config/ and the README of pulumi/pulumi-digitalocean
 */
export const readPulumi: Reader = async ({ files }) => {
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
  const places = placesIn(found.map(({ lookup }) => lookup));
  const unlisted = files.unknown([files.path()]);
  const stack = unlisted ?? selected(found, files.machine.env.PULUMI_STACK);
  return { places, finds: [['Pulumi stack', only(stack)]] };
};

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
