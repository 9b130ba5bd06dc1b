import { type ExitStatus, exitStatus, worseExitStatus } from '../report/verdict.ts';
import type { Finding } from './findings.ts';
import type { Place } from './place.ts';
import type { Survey } from './survey.ts';
import type { Token } from './tokens.ts';

/** Whether there is nothing to say: no credential, and no file that might contain one. */
export const isEmpty = ({ places, unread }: Survey): boolean =>
  places.length === 0 && unread.length === 0;

/** That of the reports, or worse if a tool would fail or a file can't be read. */
export function doctorStatus(
  survey: Survey,
  tokens: readonly Token[],
  findings: readonly Finding[],
): ExitStatus {
  const isName = ({ content }: Place) => content.type === 'secret-of-ci';
  const fails = findings.some(({ severity }) => severity === 'error');
  // Of all tools, some are always unknown; of the one that a person asked for, it's the answer.
  const isUnknown =
    survey.onlyTool !== null &&
    survey.choices.some(({ found }) => found !== undefined && 'unknown' in found);
  const isNothing = survey.places.every(isName) && survey.unread.length === 0;
  if (isNothing && !fails && !isUnknown) return 2;
  const statuses: ExitStatus[] = [exitStatus(tokens.flatMap(({ reports }) => reports))];
  if (fails) statuses.push(1);
  if (isUnknown || survey.unread.length > 0) statuses.push(3);
  return statuses.reduce(worseExitStatus);
}
