import type { Fact } from '../../facts.ts';
import { type NoFailureId, noFailures } from '../../knowledge/no-failure.ts';
import { maxProse, proseIn } from '../prose.ts';

/**
 * Why a text reports no failure of its own: a debate, a wish, a case that is closed. Null if something
 * fails, or may fail. `facts`: what the text shows.
 */
export function noFailureIn(text: string, facts: readonly Fact[]): NoFailureId | null {
  if (text.length > maxProse) return null;
  const showsError = facts.some(({ type }) => errors.has(type));
  // The first line of a change has the form of a setting: "docs: explain the token".
  const [first = ''] = text.trimStart().split('\n', 1);
  const told = `${first}\n${proseIn(text)}`;
  const showsCause = facts.some((fact) => 'decisive' in fact && fact.decisive === true);
  const found = noFailures.find(({ id, says, together, unless, quotes, ...row }) => {
    // A change can describe the fault that it mends.
    if (id === 'change' && showsCause) return false;
    if (!says.test(told) || (showsError && !quotes && !isInside(says, text))) return false;
    if (!together.every((pattern) => pattern.test(text)) || unless.test(text)) return false;
    return !('revoked' in row && row.revoked.test(after(says, text)));
  });
  return found?.id ?? null;
}

/** Whether every error is in a line that says so, too. */
function isInside(says: RegExp, text: string): boolean {
  const lines = text.split('\n').filter((line) => errorWord.test(line));
  return lines.length > 0 && lines.every((line) => says.test(line));
}

const errorWord = /unable to authenticate|\b40[13]\b|\berror\b/i;

/** Facts that say that something failed. */
const errors: ReadonlySet<Fact['type']> = new Set([
  'answer',
  'failure',
  'no-credential',
  'invalid-header',
  'oauth-error',
  'revocation',
  'exposure',
]);

/** The text behind the last match. */
function after(pattern: RegExp, text: string): string {
  const match = pattern.exec(text);
  if (match === null) return '';
  const rest = text.slice(match.index + match[0].length);
  // What was said before doesn't fail again.
  return pattern.test(rest) ? after(pattern, rest) : rest.replace(ofBefore, '');
}

const ofBefore =
  /[^.\n]{0,200}\b(?:mentioned|first post|original(?:ly)?|my (?:first|earlier) (?:post|message))\b[^.\n]{0,200}/gi;
