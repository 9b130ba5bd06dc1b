import type { Fact } from '../../facts.ts';
import { programOf, variablesOf } from '../../knowledge/tools.ts';
import { answersIn } from './answers.ts';
import { oauthErrorsIn, requestErrorsIn } from './credential-messages.ts';
import { withoutConfiguration } from './dump.ts';
import { failureIn, proxyAnswer } from './failures.ts';
import { noticesIn } from './notices.ts';
import { pagesIn } from './pages.ts';
import { relevantLines } from './relevant-lines.ts';

/** Facts from error text and logs: what a server answered, or why no answer came. */
export function extractErrorText(whole: string): Fact[] {
  const text = relevantLines(withoutConfiguration(whole));
  const tool = programOf(text);
  const pages = pagesIn(text);
  const { answers, proxyLogin } = answersIn(pages, tool, whole);
  const failure = failureIn(pages.rest) ?? (proxyLogin ? proxyAnswer() : null);
  // A status beside the refusal of a proxy is the proxy's.
  const isProxy = failure?.reason === 'proxy';
  return [
    ...(isProxy ? answers.filter(({ knownMessage }) => knownMessage !== null) : answers),
    ...oauthErrorsIn(text),
    ...noticesIn(text),
    ...requestErrorsIn(text, tool),
    ...(failure === null ? [] : [failure]),
  ];
}

/** The variables that the program in a text reads, the first one first. */
export const variablesReadIn = (text: string): readonly string[] => variablesOf(programOf(text));
