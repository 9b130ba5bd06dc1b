import type { Answer } from '../facts.ts';
import type { Wording } from '../wordings.ts';

/** The answer that says this; one to our own question before a pasted one. */
export function saidBy(answers: readonly Answer[], wording: Wording): Answer | null {
  const found = answers.filter((answer) => answer.wording === wording);
  return found.find(({ origin }) => origin === 'probed') ?? found[0] ?? null;
}
