import { answersOf, evidenceOf, type Rule } from '../case.ts';

/** The pasted answer is of another service than the API, which knows nothing of API tokens. */
export const otherService: Rule<'other-service'> = (known) => {
  const answer = answersOf(known).find(
    ({ origin, service }) =>
      origin === 'pasted' && service !== null && service !== 'api' && service !== 'control-panel',
  );
  if (answer?.service == null) return null;
  return { confidence: 'likely', evidence: { ...evidenceOf(answer), service: answer.service } };
};
