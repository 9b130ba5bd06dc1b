import type { Finding } from '../doctor/findings.ts';
import type { Place } from '../doctor/place.ts';
import type { Diagnosis } from '../explain.ts';
import { layOut } from '../report/layout.ts';
import { summaryOf } from '../report/report.ts';
import type { Report } from '../report/report-v1.ts';
import type { CommandSeen } from './command.ts';
import type { Relation } from './relation.ts';
import type { Sender } from './sender.ts';
import { anotherToken, stepsFor } from './steps.ts';
import { otherTokenWords, senderWords, workingTitle } from './words.ts';

/** What is known of a failure. */
export interface Joined {
  readonly command: CommandSeen;
  /** The folder that its options name; null for the current one. */
  readonly folder: string | null;
  /** As Node names it: `linux`, `darwin`, `win32`, … */
  readonly platform: string;
  /** The report on what the command printed, without a request. */
  readonly told: Report;
  readonly relation: Relation;
  /** The same together with the credential, if that was checked; otherwise `told`. */
  readonly report: Report;
  /** Null if the text itself contains the token, or if it names no tool. */
  readonly sender: Sender | null;
  /** A place of the token that the text contains; null if there is no such place, or no such token. */
  readonly shownFrom: Place | null;
  /** A place of each other token that works. Only searched if the one that was sent doesn't. */
  readonly works: readonly Place[];
  readonly findings: readonly Finding[];
}

/** More steps than this are no next step. */
const maxSteps = 3;

/** One report: what failed, which credential was sent from where, and what to do. */
export function join(joined: Joined): Report {
  const { report, sender } = joined;
  const { main: first } = layOut(report);
  // The token works, and the operation was refused: that is what failed.
  const refused = report.diagnoses.find(({ code }) => code === 'scope-missing');
  const main = first && isCleared(first) ? (refused ?? first) : first;
  if (main === undefined) return report;
  const own = stepsFor(joined);
  const found = sender?.choice?.found;
  const hasReason = found !== undefined && 'nothing' in found && own.length > 0;
  const changed = {
    ...main,
    ...(isCleared(main) && sender !== null && { title: workingTitle(sender, joined.relation) }),
    what: [senderWords(joined), main.what, otherTokenWords(joined)].filter(Boolean).join(' '),
    // Why the tool has no token is known; the causes in general are not.
    ...(hasReason && { why: '' }),
    fix: (hasReason ? own : [...own, ...ownSteps(joined, main)]).slice(0, maxSteps),
  } as Diagnosis;
  const diagnoses = [changed, ...report.diagnoses.filter((one) => one !== main)];
  // The line of a text that only we have says nothing.
  const { line: _, ...source } = report.source;
  return { ...report, source, diagnoses, summary: summaryOf(report.verdict, diagnoses) };
}

/** Whether DigitalOcean accepts the token, and nothing else is wrong with it. */
const isCleared = ({ code, severity }: Diagnosis): boolean =>
  code === 'token-accepted' && severity === 'info';

/** The steps of the diagnosis, without a check that was just made or that can't find the token. */
function ownSteps(joined: Joined, main: Diagnosis): Diagnosis['fix'] {
  const { report, told, relation, sender } = joined;
  if (isCleared(main) && relation === 'credential' && sender !== null) {
    return [anotherToken(joined, sender)];
  }
  const steps = isCleared(main) ? (told.diagnoses[0]?.fix ?? []) : main.fix;
  const isSaid = sender !== null && (sender.hiddenBy !== null || report.probes.length > 0);
  return steps.filter(({ command }) => !isSaid || command !== 'token-check doctor');
}
