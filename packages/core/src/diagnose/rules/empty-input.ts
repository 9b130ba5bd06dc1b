import { isRejection } from '../answers.ts';
import { answersOf, type Rule } from '../case.ts';

export const emptyInput: Rule<'empty-input'> = (known) => {
  const { blank, credential, facts, unset } = known;
  if (unset !== null) return null;
  if (blank)
    return { confidence: 'certain', evidence: { what: 'paste', tool: null, variable: null } };
  const missing = facts.find((fact) => fact.type === 'no-credential');
  if (missing !== undefined && credential === null) {
    return {
      confidence: 'likely',
      evidence: { what: 'tool', tool: missing.tool, variable: missing.variable },
    };
  }
  if (credential?.shape.type !== 'empty') return null;
  // A prompt that does not show what is typed looks empty too.
  const answered = answersOf(known).some(isRejection);
  return {
    confidence: answered ? 'possible' : 'likely',
    evidence: { what: 'value', tool: null, variable: null },
  };
};
