import { type Classified, classify as classifyCandidate } from './classify/classify.ts';
import type { Repair, Shape } from './classify/kinds.ts';
import { extract } from './extract/extract.ts';
import type { Kind } from './knowledge/kinds.ts';
import { exactPlacesIn, type Trace, tracesIn } from './secret/hide.ts';

/** A credential found in a text, and what its format and its place say about it. No secret. */
export interface Recognized {
  readonly kind: Kind;
  /** Who issued it: `DigitalOcean`, `GitHub`, `unknown`, … */
  readonly provider: string;
  /** Prefix, ellipsis and the last four characters. */
  readonly label: string;
  /** The first 12 hex digits of the SHA-256; `none` for a value of fewer than 16 characters. */
  readonly fingerprint: string;
  /** Whether it is whole, cut off, masked, a placeholder, … */
  readonly shape: Shape;
  /** The parameter, field or variable that contains it, as written. */
  readonly name: string | null;
  /** What else it may be, the most probable first. */
  readonly alternatives: readonly Kind[];
  /** The damage that had to be undone to read it. */
  readonly repairs: readonly Repair[];
}

/**
 * Finds the credentials in a text and says what each one is. Makes no request and never rejects
 * because of the text. Asynchronous, because the parsers of shell, YAML and other providers' formats
 * are loaded only when a text needs them.
 *
 * @returns In the order in which the failing request would use them; empty for a text without any.
 * @example
 * const [credential] = await classify('curl -u "dop_v1_…:" https://api.digitalocean.com/v2/account');
 * console.log(credential?.kind, credential?.shape.type);
 */
export async function classify(text: string): Promise<readonly Recognized[]> {
  return (await classifiedIn(text)).map(({ classified }) => recognizedOf(classified));
}

/** The credentials of a text and where they are, so that a front end can cover them. */
export interface Recognition {
  readonly credentials: readonly Recognized[];
  /**
   * In the order of the text, without overlaps. A value that is broken over several places has
   * several.
   */
  readonly places: readonly Place[];
}

/** What {@link classify} returns, and the places. The text is read once for both. */
export async function recognize(text: string): Promise<Recognition> {
  const found = await classifiedIn(text);
  return {
    credentials: found.map(({ classified }) => recognizedOf(classified)),
    places: placesIn(text, found),
  };
}

interface FoundCredential {
  /** As it is in the text. */
  readonly secret: Trace['secret'];
  readonly classified: Classified;
}

async function classifiedIn(text: string): Promise<readonly FoundCredential[]> {
  const { candidates } = await extract(text);
  return Promise.all(
    candidates.map(async (candidate) => ({
      secret: candidate.secret,
      classified: await classifyCandidate(candidate),
    })),
  );
}

function recognizedOf({ secret, classification }: Classified): Recognized {
  const { kind, provider, shape, name, alternatives, repairs } = classification;
  const { label, fingerprint } = secret;
  return { kind, provider, label, fingerprint, shape, name, alternatives, repairs };
}

/** Where a credential is in a text, half-open, in UTF-16 units. Contains no part of the value. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/** Shapes that contain no secret. */
const harmlessShapes: readonly Shape['type'][] = ['empty', 'reference', 'placeholder', 'masked'];

/** The line before a private key. It isn't checked, but a picture of the page must not show it. */
const privateKeyStart = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE[ ]KEY(?: BLOCK)?-----/g;

function placesIn(text: string, credentials: readonly FoundCredential[]): readonly Place[] {
  const kinds = new Map<Trace['secret'], Kind>();
  for (const { secret, classified } of credentials) {
    const { shape, kind } = classified.classification;
    if (!harmlessShapes.includes(shape.type)) kinds.set(secret, kind);
  }
  const secrets = [...kinds.keys()];
  const found = [
    ...tracesIn(text, secrets),
    ...secrets.flatMap((secret) => exactPlacesIn(text, secret)),
  ].map(({ start, end, secret }): Place => ({ start, end, kind: kinds.get(secret) ?? 'unknown' }));
  for (const { index, 0: head } of text.matchAll(privateKeyStart)) {
    const start = index + head.length;
    const end = text.indexOf('-----END', start);
    found.push({ start, end: end === -1 ? text.length : end, kind: 'foreign' });
  }
  found.sort((a, b) => a.start - b.start);
  let covered = 0;
  return found.flatMap(({ start, end, kind }) => {
    if (end <= covered) return [];
    const place = { start: Math.max(start, covered), end, kind };
    covered = end;
    return [place];
  });
}
