import { isSettled } from '../answers.ts';
import { failuresOf, type Rule } from '../case.ts';

export const connectionTimeout: Rule<'connection-timeout'> = (known) => {
  const failure = failuresOf(known).find(({ reason }) => reason === 'timeout');
  if (failure === undefined || isSettled(known)) return null;
  return { confidence: 'certain', evidence: { origin: failure.origin, host: failure.host } };
};
