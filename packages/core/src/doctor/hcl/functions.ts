import { textOfBase64 } from '../../text/decode.ts';
import { trimEnd } from '../../text/lines.ts';
import type { Value } from './evaluate.ts';

/** Yields null if we can't tell. `make`: a text that the expression computes. */
type Evaluate = (args: readonly Value[], make: (text: string) => Value) => Value | null;

const same: Evaluate = ([value]) => value ?? null;

/** A text that is changed, but still comes from its place. */
const changed =
  (change: (text: string) => string): Evaluate =>
  ([value]) =>
    value?.type === 'text' ? { ...value, text: change(value.text) } : failureIn([value]);

/** A text made of others. */
const made =
  (join: (...texts: string[]) => string | null): Evaluate =>
  (args, make) => {
    const texts = args.flatMap((value) => (value.type === 'text' ? [value.text] : []));
    const text = texts.length === args.length ? join(...texts) : null;
    return text === null ? failureIn(args) : make(text);
  };

const failureIn = (args: readonly (Value | undefined)[]): Value | null =>
  args.find((value) => value?.type === 'nothing' || value?.type === 'unknown') ?? null;

/** A name without a declaration or a value is an error whatever is around it. */
const isStatic = (value: Value): boolean =>
  value.type === 'nothing' && /(?:undeclared|unset)$/.test(value.reason.code);

/** The first value that is good enough; null if we can't tell. */
const first =
  (skips: (value: Value) => boolean): Evaluate =>
  (args) => {
    const wrong = args.find(isStatic);
    const found = wrong ?? args.find((value) => value.type === 'unknown' || !skips(value));
    return found ?? null;
  };

/**
 * The functions that people use around a token:
 * https://opentofu.org/docs/language/functions/ (Terraform's are the same).
 */
export const functions: Readonly<Record<string, Evaluate>> = {
  sensitive: same,
  nonsensitive: same,
  tostring: same,
  trimspace: changed((text) => text.trim()),
  chomp: changed((text) => trimEnd(text, '\r\n')),
  upper: changed((text) => text.toUpperCase()),
  lower: changed((text) => text.toLowerCase()),
  coalesce: first(
    ({ type, ...value }) => type === 'null' || ('text' in value && value.text === ''),
  ),
  try: first(({ type }) => type === 'nothing'),
  join: ([separator, list, ...more], make) =>
    separator?.type === 'text' && list?.type === 'collection' && more.length === 0
      ? made((...texts) => texts.join(separator.text))([...list.items.values()], make)
      : failureIn([separator, list]),
  format: made((pattern = '', ...texts) =>
    pattern.split('%').length === texts.length + 1 &&
    pattern.split('%s').length === texts.length + 1
      ? texts.reduce((text, one) => text.replace('%s', () => one), pattern)
      : null,
  ),
  replace: made((text = '', part = '', by = '') =>
    /^\/.*\/$/.test(part) ? null : text.replaceAll(part, () => by),
  ),
  base64decode: made((text = '') => textOfBase64(text)),
  lookup: ([map, key, fallback]) => {
    const failure = failureIn([map, key]);
    if (failure || map?.type !== 'collection' || key?.type !== 'text') return failure;
    return map.items.get(key.text) ?? fallback ?? null;
  },
  element: ([list, at]) =>
    list?.type === 'collection' && at?.type === 'text' ? (list.items.get(at.text) ?? null) : null,
  one: ([list]) =>
    list?.type === 'collection' && list.items.size === 1 ? (list.items.get('0') ?? null) : null,
};
