import type { Fact } from '../../facts.ts';
import { programOf, variablesOf } from '../../knowledge/tools.ts';
import { answersIn } from './answers.ts';
import { oauthErrorsIn, requestErrorsIn } from './credential-messages.ts';
import { failureIn } from './failures.ts';
import { noticesIn } from './notices.ts';
import { relevantLines } from './relevant-lines.ts';

/** Facts from error text and logs: what a server answered, or why no answer came. */
export function extractErrorText(whole: string): Fact[] {
  const text = relevantLines(whole);
  const tool = programOf(text);
  const failure = failureIn(text);
  return [
    ...answersIn(text, tool),
    ...oauthErrorsIn(text),
    ...noticesIn(text),
    ...requestErrorsIn(text, tool),
    ...(failure === null ? [] : [failure]),
  ];
}

export { overviewIn, storyIn } from './story.ts';

/** The variables that the program in a text reads, the first one first. */
export const variablesReadIn = (text: string): readonly string[] => variablesOf(programOf(text));
