import { isAccepted, isRejection } from '../answers.ts';
import { answersOf, type Rule, requestOf, urlOf } from '../case.ts';

/**
 * Certain where the paste names it a code. 64 hexadecimal digits that a server refuses, or that go
 * into an unsuccessful request, may be one: the shape is the same as that of old tokens.
 */
export const authorizationCode: Rule<'authorization-code'> = (known) => {
  const { credential } = known;
  if (credential?.shape.type !== 'well-formed') return null;
  const request = requestOf(known);
  if (credential.kind === 'authorization-code') {
    const inExchange =
      request?.authScheme == null && (urlOf(known)?.path?.endsWith('/oauth/token') ?? false);
    return {
      confidence: 'certain',
      evidence: { parameter: credential.role?.name ?? null, inExchange },
    };
  }
  const suspicious = answersOf(known).some(isRejection) || request?.authScheme != null;
  if (!credential.alternatives.includes('authorization-code') || isAccepted(known) || !suspicious)
    return null;
  return { confidence: 'possible', evidence: { parameter: null, inExchange: false } };
};
