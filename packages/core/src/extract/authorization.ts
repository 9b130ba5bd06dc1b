import type { Sending } from '../facts.ts';

/** The credential in the value of an Authorization header, and how it is carried. */
export interface Authorization {
  readonly sending: Sending;
  readonly credential: string;
}

/**
 * Reads the value of an `Authorization` header (RFC 9110, section 11.6.2): a scheme, one space,
 * the credential. People leave out the scheme, so a single word is taken as the credential.
 */
export function parseAuthorization(value: string): Authorization {
  const text = value.trim();
  if (/^(?:bearer|basic|token)$/i.test(text)) {
    return { sending: { type: 'scheme', scheme: text }, credential: '' };
  }
  const [, scheme, rest] = /^([A-Za-z][A-Za-z-]{1,15}):?\s+(\S[\s\S]*)$/.exec(text) ?? [];
  if (scheme === undefined || rest === undefined) {
    return { sending: { type: 'no-scheme' }, credential: text };
  }
  if (scheme.toLowerCase() === 'basic') {
    return { sending: { type: 'scheme', scheme }, credential: basicCredential(rest) };
  }
  return { sending: { type: 'scheme', scheme }, credential: rest };
}

/** The part of `user:password` that is the credential: DigitalOcean's old docs put it first. */
export function credentialOfPair(pair: string): string {
  const colon = pair.indexOf(':');
  if (colon === -1) return pair;
  return pair.slice(0, colon) || pair.slice(colon + 1);
}

function basicCredential(encoded: string): string {
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(encoded)) return encoded;
  try {
    const decoded = atob(encoded);
    return /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(decoded) ? credentialOfPair(decoded) : encoded;
  } catch {
    return encoded;
  }
}
