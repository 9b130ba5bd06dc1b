import { unsettledAnswers } from '../answers.ts';
import { evidenceOf, type Rule } from '../case.ts';

export const blockedByIntermediary: Rule<'blocked-by-intermediary'> = (known) => {
  const answer = unsettledAnswers(known).find(({ knownMessage }) => knownMessage === 'blocked');
  return answer === undefined ? null : { confidence: 'likely', evidence: evidenceOf(answer) };
};
