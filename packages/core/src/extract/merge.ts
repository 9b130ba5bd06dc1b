import { accessTokens } from '../knowledge/kinds.ts';
import { kindByPrefix } from '../knowledge/token-formats.ts';
import { reveal } from '../secret/secret.ts';
import type { Candidate } from './candidate.ts';
import { namesDigitalOcean } from './field-names.ts';

/**
 * Each value once, with what all its locations say: one can name it an authorization code while
 * another sends it. What a request sends comes first.
 */
export function merge(candidates: readonly Candidate[]): Candidate[] {
  const byValue = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const value = reveal(candidate.secret);
    const earlier = byValue.get(value);
    if (earlier === undefined) {
      byValue.set(value, candidate);
      continue;
    }
    const [best, other] =
      rank(candidate) < rank(earlier) ? [candidate, earlier] : [earlier, candidate];
    byValue.set(value, {
      ...best,
      role: best.role ?? other.role,
      request: best.request ?? other.request,
    });
  }
  return [...byValue.values()].sort((a, b) => rank(a) - rank(b));
}

/**
 * 0: authenticates a request. 1: an access token by name or by prefix. 2: its name mentions
 * DigitalOcean. 3: anything else. 4: a client id, a client secret or a refresh token.
 */
function rank({ request, location, role, secret }: Candidate): number {
  if (request?.authScheme) return 0;
  if (role !== null && role.kind !== 'authorization-code') return 4;
  const name = location.name ?? '';
  if (/^access_token$/i.test(name) || accessTokens.includes(kindByPrefix(reveal(secret)))) return 1;
  return namesDigitalOcean(name) || role !== null ? 2 : 3;
}
