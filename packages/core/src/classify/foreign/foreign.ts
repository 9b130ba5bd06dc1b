import { bytesOfBase64 } from '../../text/base64.ts';
import { parseJson } from '../../text/parse-json.ts';
import { type ForeignFormat, foreignFormats } from './formats.ts';

/** A credential, or something taken for one, that DigitalOcean did not issue. */
export interface Foreign {
  /** Who may have issued it; more than one where their shapes overlap. */
  readonly providers: readonly string[];
  readonly what: string;
  /** Where it belongs: one sentence for each place. */
  readonly belongs: string;
  /** Only length and alphabet fit: a possibility, never certain. */
  readonly generic: boolean;
  /** What a JSON Web Token says of itself, not verified; null for everything else. */
  readonly token: {
    readonly issuer: string | null;
    /** ISO 8601. */
    readonly expiresAt: string | null;
  } | null;
}

/** Only a key in PEM form is longer; nothing else needs to be looked at then. */
const longest = 20_000;

/** Whose credential a value is, if its shape is one that DigitalOcean does not use. */
export function foreignOf(value: string): Foreign | null {
  if (value.length > longest && !value.startsWith('-----BEGIN ')) return null;
  const fitting = foreignFormats.filter(({ pattern }) => pattern.test(value));
  const specific = fitting.filter(({ generic }) => generic !== true);
  const [first, ...others] = specific.length > 0 ? specific : fitting;
  if (first === undefined) return null;
  const formats: readonly ForeignFormat[] = [first, ...others];
  return {
    providers: distinct(formats.map(({ provider }) => provider)),
    what: distinct(formats.map(({ what }) => what)).join(' or '),
    belongs: distinct(formats.map(({ belongs }) => belongs)).join(' '),
    generic: first.generic === true,
    token: formats.some(({ provider }) => provider === 'JWT') ? tokenOf(value) : null,
  };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** Issuer and expiry of a JSON Web Token. No other claim is ever looked at. */
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
