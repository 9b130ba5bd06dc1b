import type { Fact } from '../../facts.ts';
import { programOf, variablesOf } from '../../knowledge/tools.ts';
import { linesWith } from '../../text/lines.ts';
import { anyOf } from '../../text/patterns.ts';
import { answersIn } from './answers.ts';
import { oauthErrorsIn, requestErrorsIn } from './credential-messages.ts';
import { failureIn } from './failures.ts';
import { noticesIn } from './notices.ts';

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

/** What every line contains in which one of the patterns of this folder can match. */
const relevant = anyOf(
  [
    /\b[45]\d\d\b/,
    /error|fail|invalid|unsupported|undefined method|unexpected eof|err_|title|header|character/,
    /unable|unauthor|authentic|denied|forbidden|permi|credential|logged in|token|grant|scope|redirect/,
    /required|missing|not set|empty|exceeded|unavailable|revoked|retry-after/,
    /timeout|timed out|deadline|refused|reset|hang up|resol|no such host|no route|unreach|proxy/,
    /enotfound|eai_again|econn|etimedout|certificate|x509/,
  ],
  'gi',
);

/** A short text whole; of a long one only the lines that can say something. */
function relevantLines(text: string): string {
  if (text.length < 4096) return text;
  return [...linesWith(text, relevant)].map((line) => line.text).join('\n');
}
