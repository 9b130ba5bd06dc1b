import { answersOf, failuresOf, type Rule } from '../case.ts';

/**
 * Programs and CI systems mask secrets in what they print. Beside an answer, or in a plain line of a
 * log, the stars say nothing of what was sent; alone, or in a command, they are what there is.
 */
export const maskedToken: Rule<'masked-token'> = (known) => {
  const { credential } = known;
  if (credential?.shape.type !== 'masked') return null;
  const isLog = answersOf(known).length + failuresOf(known).length > 0;
  const isPrinted = isLog || (credential.name !== null && !credential.exact);
  return { confidence: isPrinted ? 'possible' : 'certain', evidence: { kind: credential.kind } };
};
