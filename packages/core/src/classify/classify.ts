import type { Candidate } from '../extract/candidate.ts';
import { reveal } from '../secret.ts';
import { unprefixed } from './formats.ts';
import type { Classification, Kind, Role } from './kinds.ts';
import { prefixed } from './near-miss.ts';
import { placeholderConfidence } from './placeholder.ts';
import { referenceOf } from './reference.ts';

/** What the parameter names of OAuth say that their value is (RFC 6749). */
const roles: Readonly<Record<string, Kind>> = {
  code: 'authorization-code',
  refresh_token: 'oauth-refresh-token',
  client_id: 'oauth-client-id',
  client_secret: 'oauth-client-secret',
};

/** What a candidate is, decided offline from its shape and its place. */
export function classify(candidate: Candidate): Classification {
  const value = reveal(candidate.secret);
  const role = roleOf(candidate);
  const expected = role?.kind ?? 'unknown';
  const as = (
    kind: Kind,
    shape: Classification['shape'],
    alternatives: readonly Kind[] = [],
  ): Classification => ({
    kind,
    provider: kind === 'unknown' ? 'unknown' : 'DigitalOcean',
    shape,
    role,
    alternatives,
  });

  if (value === '') return as(expected, { type: 'empty' });
  const reference = referenceOf(value);
  if (reference !== null) {
    return as(expected, { type: 'reference', ...reference, expands: candidate.place.expands });
  }
  const known = prefixed(value);
  const confidence = placeholderConfidence(value);
  if (confidence !== null) return as(known?.kind ?? expected, { type: 'placeholder', confidence });
  if (known !== null) return as(known.kind, known.shape);
  if (role !== null) return as(role.kind, { type: 'well-formed' });
  if (unprefixed.pattern.test(value)) {
    return as('legacy-token', { type: 'well-formed' }, [
      'authorization-code',
      'oauth-client-secret',
      'oauth-client-id',
    ]);
  }
  const cut = /^[0-9a-f]{4,}(?:\.{2,}|…|\*{2,})[0-9a-f]{2,}$/i.test(value);
  if (cut) {
    return as('legacy-token', {
      type: 'truncated',
      expected: unprefixed.length,
      actual: value.length,
      elided: true,
    });
  }
  return as(expected, unprefixedNearMiss(value));
}

/** Hexadecimal digits that are almost 64; anything else has no shape that is known here. */
function unprefixedNearMiss(value: string): Classification['shape'] {
  const { length: expected } = unprefixed;
  const actual = value.length;
  if (!/^[0-9a-f]+$/i.test(value) || actual < 56 || actual > 2 * expected) {
    return { type: 'unrecognized' };
  }
  return actual < expected
    ? { type: 'truncated', expected, actual, elided: false }
    : { type: 'malformed', fault: { type: 'too-long', expected, actual } };
}

function roleOf({ place }: Candidate): Role | null {
  const kind = roles[place.name?.toLowerCase() ?? ''];
  return kind === undefined || place.name === null ? null : { kind, name: place.name };
}
