import { endpointsDisagree } from '../answers.ts';
import { answersOf, evidenceOf, type Rule } from '../case.ts';

export const endpointsDisagreeing: Rule<'endpoints-disagree'> = (known) => {
  if (!endpointsDisagree(known)) return null;
  const answers = answersOf(known).filter(({ origin }) => origin === 'probed');
  return { confidence: 'certain', evidence: { answers: answers.map(evidenceOf) } };
};
