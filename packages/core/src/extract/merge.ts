import { reveal } from '../secret.ts';
import type { Candidate } from './candidate.ts';

/**
 * Each value once, with all that its places say: one may name it an authorization code while another
 * sends it. What a request sends comes before what only stands there.
 */
export function merge(candidates: readonly Candidate[]): Candidate[] {
  const byValue = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const value = reveal(candidate.secret);
    const known = byValue.get(value);
    if (known === undefined) {
      byValue.set(value, candidate);
      continue;
    }
    const [best, other] = rank(candidate) < rank(known) ? [candidate, known] : [known, candidate];
    byValue.set(value, {
      ...best,
      role: best.role ?? other.role,
      request: best.request ?? other.request,
    });
  }
  return [...byValue.values()].sort((a, b) => rank(a) - rank(b));
}

/** 0: authenticates a request. 1: an access token by name. 2: anything else. 3: an OAuth helper. */
function rank({ request, place, role }: Candidate): number {
  if (request?.sending) return 0;
  if (place.name?.toLowerCase() === 'access_token') return 1;
  return role === null || role.kind === 'authorization-code' ? 2 : 3;
}
