import type { Report, Source } from '../report/report-v1.ts';
import { isForApi, type Place, sourceOf } from './place.ts';

/** A value that has to be checked, and every place that contains it. */
export interface Value {
  readonly text: string;
  /** The first place that is meant for an API token. */
  readonly source: Source;
  readonly places: readonly Place[];
}

/** One value, every place that contains it, and its reports. */
export interface Token extends Omit<Value, 'source'> {
  /** One, unless the value contains several credentials. */
  readonly reports: readonly Report[];
}

/** The values to check, each once. */
export function valuesOf(places: readonly Place[]): Value[] {
  const byText = new Map<string, Place[]>();
  for (const place of places) {
    if (place.text === null) continue;
    const same = byText.get(place.text);
    if (same) same.push(place);
    else byText.set(place.text, [place]);
  }
  return [...byText].flatMap(([text, same]) => {
    const first = same.find(isForApi);
    return first ? [{ text, source: sourceOf(first.location), places: same }] : [];
  });
}

/** The token that a place contains; undefined if its value wasn't checked. */
export function tokenIn({ text }: Place, tokens: readonly Token[]): Token | undefined {
  return text === null ? undefined : tokens.find((token) => token.text === text);
}

/** Whether two values are one token, apart from quotes or white space around it. */
export function isSame(one: Token, other: Token): boolean {
  const print = fingerprintOf(one);
  // A short value has no fingerprint.
  return one === other || (print !== 'none' && print === fingerprintOf(other));
}

/** Whether two places contain one token. */
export function isSameIn(one: Place, other: Place, tokens: readonly Token[]): boolean {
  const [first, second] = [tokenIn(one, tokens), tokenIn(other, tokens)];
  return one.text === other.text || (!!first && !!second && isSame(first, second));
}

/** One entry for each token, however many spellings it has. */
export function distinct(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, at) => !tokens.slice(0, at).some((one) => isSame(one, token)));
}

function fingerprintOf({ reports }: Token): string {
  return reports[0]?.credential?.fingerprint ?? 'none';
}
