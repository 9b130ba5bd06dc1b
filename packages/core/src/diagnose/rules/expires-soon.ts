import { isUsable } from '../answers.ts';
import { grantOf, type Rule } from '../case.ts';

export const expiresSoon: Rule<'expires-soon'> = (known) => {
  const required = known.expected?.minLifetime ?? null;
  if (required === null || !isUsable(known)) return null;
  const grant = grantOf(known);
  const lifetime = grant?.origin === 'probed' ? grant.lifetime : { type: 'unknown' as const };
  if (lifetime.type === 'never') return null;
  // A token that works has time left, whatever a zero is meant to say.
  const left = lifetime.type === 'seconds' && lifetime.seconds > 0 ? lifetime.seconds : null;
  if (left !== null && left >= required) return null;
  return {
    confidence: left === null ? 'possible' : 'certain',
    evidence: { expiresAt: grant?.expiresAt ?? null, left, required },
  };
};
