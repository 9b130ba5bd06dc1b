import { bytesOfBase64, parseJson } from '../../text/decode.ts';
import { type ForeignFormat, foreignFormats } from './formats.ts';

/** A credential, or something that people confuse with one, that DigitalOcean did not issue. */
export interface Foreign {
  /** Who may have issued it; more than one where their shapes overlap. */
  readonly providers: readonly string[];
  readonly what: string;
  /** What accepts it, or what it is for: one sentence a provider. */
  readonly where: string;
  /** Only its length and alphabet fit: a possibility, never certain. */
  readonly generic: boolean;
  /** What a JSON Web Token says about itself, not verified; null for everything else. */
  readonly token: {
    readonly issuer: string | null;
    /** ISO 8601. */
    readonly expiresAt: string | null;
  } | null;
}

export { foreignByPrefix } from './prefixes.ts';

/** Only a key in PEM form is longer. */
const longest = 20_000;

/** Whose credential a value is, if DigitalOcean uses no such shape. */
export function foreignOf(value: string): Foreign | null {
  if (value.length > longest && !value.startsWith('-----BEGIN ')) return null;
  const fitting = foreignFormats.filter(({ pattern }) => pattern.test(value));
  const specific = fitting.filter(({ generic }) => !generic);
  const [first, ...others] = specific.length > 0 ? specific : fitting;
  if (first === undefined) return null;
  const formats: readonly ForeignFormat[] = [first, ...others];
  return {
    providers: distinct(formats.map(({ provider }) => provider)),
    what: distinct(formats.map(({ what }) => what)).join(' or '),
    where: distinct(formats.map(({ where }) => where)).join(' '),
    generic: first.generic,
    token: formats.some(({ provider }) => provider === 'JWT') ? tokenOf(value) : null,
  };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** Issuer and expiry of a JSON Web Token. No other claim is read. */
function tokenOf(value: string): NonNullable<Foreign['token']> {
  const claims = claimsOf(value.split('.')[1] ?? '');
  return { issuer: issuerOf(claims.iss), expiresAt: instantOf(claims.exp) };
}

function claimsOf(payload: string): { readonly iss?: unknown; readonly exp?: unknown } {
  // One character a byte garbles all but ASCII, and only ASCII is shown.
  const parsed = parseJson(bytesOfBase64(payload) ?? '');
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
}

/** The host of an address, or a plain name. Path and query of an address can identify a person. */
function issuerOf(claim: unknown): string | null {
  if (typeof claim !== 'string' || claim.length > 2000) return null;
  if (claim.includes('://')) {
    const [, host] = /^https?:\/\/([\w.-]{1,60})(?::\d{1,5})?(?:[/?#]|$)/.exec(claim) ?? [];
    return host ?? null;
  }
  // A long run of hexadecimal digits is an id or a secret, not a name.
  return /^[\w.:/-]{1,60}$/.test(claim) && !/[0-9a-f]{16}/i.test(claim) ? claim : null;
}

function instantOf(claim: unknown): string | null {
  if (typeof claim !== 'number' || !(claim >= 0)) return null;
  const instant = new Date(claim * 1000);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
