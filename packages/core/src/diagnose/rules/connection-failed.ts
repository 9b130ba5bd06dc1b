import { isSettled } from '../answers.ts';
import { failuresOf, type Rule } from '../case.ts';

export const connectionFailed: Rule<'connection-failed'> = (known) => {
  const failure = failuresOf(known).find(({ reason }) => reason !== 'timeout');
  if (failure === undefined || isSettled(known)) return null;
  const { origin, host, reason, code } = failure;
  return { confidence: 'certain', evidence: { origin, host, reason, systemCode: code } };
};
