import type { Rule } from '../case.ts';

export const truncatedToken: Rule<'truncated-token'> = ({ credential, facts }) => {
  if (credential?.shape.type !== 'truncated') return null;
  // A notice that a token was revoked shows a part of it, to say which one.
  if (credential.shape.elided && facts.some(({ type }) => type === 'revocation')) return null;
  const { expected, actual, elided } = credential.shape;
  const { kind } = credential;
  // Without a prefix it is only the length that makes it a token at all.
  const confidence = kind === 'unknown' || kind === 'legacy-token' ? 'likely' : 'certain';
  return { confidence, evidence: { kind, expected, actual, elided } };
};
