import { type Case, wasAsked } from '../case.ts';
import type { Finding } from '../codes.ts';

/** What is left to say when no rule applies. */
export const unexplained = (known: Case): Finding<'unexplained'> => ({
  code: 'unexplained',
  confidence: 'possible',
  evidence: {
    credential: known.credential !== null,
    asked: wasAsked(known),
    success: known.facts.some(({ type }) => type === 'account' || type === 'grant'),
  },
});
