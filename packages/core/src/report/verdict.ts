import { definitionOf } from '../codes/code.ts';
import type { Family } from '../codes/define.ts';
import type { Diagnosis } from '../explain.ts';
import type { Report, Verdict } from './report-v1.ts';

/** The parts of a diagnosis that the verdict depends on. */
type Judged = Pick<Diagnosis, 'code' | 'severity' | 'confidence'>;

/**
 * The verdict. Neither an unmet expectation nor a diagnosis that is only possible changes it.
 * `probed`: at least one request was made.
 */
export function verdictOf(diagnoses: readonly Judged[], probed: boolean): Verdict {
  if (diagnoses.some((one) => isFault(one) && !isExpectation(one))) return 'problem';
  if (diagnoses.some(({ code }) => code === 'token-accepted')) return 'usable';
  const open = diagnoses.some((one) => isOpen(one) || isPossibleRefusal(one));
  return open || probed ? 'undetermined' : 'unchecked';
}

const undetermined: readonly Family[] = ['could-not-tell', 'no-connection', 'last-resort'];

const isOpen = ({ code }: Judged): boolean => undetermined.includes(definitionOf(code).family);

/** DigitalOcean may have refused the token or the operation. */
const isPossibleRefusal = ({ code, severity }: Judged): boolean =>
  severity === 'error' && definitionOf(code).family === 'server-answer';

/** An error that is at least likely. */
function isFault({ severity, confidence }: Judged): boolean {
  return severity === 'error' && confidence !== 'possible';
}

/** An unset secret is a problem by itself, because there is no credential that could work. */
function isExpectation({ code }: Judged): boolean {
  return definitionOf(code).family === 'expectation' && code !== 'secret-unset';
}

/** Whether an expectation is unmet; `open` if that couldn't be decided. Null: all are met. */
export function expectationOf(diagnoses: readonly Judged[]): 'unmet' | 'open' | null {
  const unmet = diagnoses.filter((one) => isExpectation(one) && one.severity === 'error');
  if (unmet.length === 0) return null;
  return unmet.some(isFault) ? 'unmet' : 'open';
}

/** Whether a credential that works has something to warn about. */
export const hasWarning = ({ diagnoses }: Report): boolean =>
  diagnoses.some(({ severity, confidence }) => severity === 'warning' && confidence !== 'possible');

/**
 * Whether an answer decided neither that the credential works nor all that is expected of it: an
 * expiry that couldn't be read may be one to warn about.
 */
export const isUndecided = (report: Report): boolean =>
  exitStatus([report]) === 3 ||
  (report.verdict === 'usable' &&
    expectationOf(report.diagnoses) === null &&
    report.diagnoses.some((one) => isExpectation(one) && one.confidence === 'possible'));

export type ExitStatus = 0 | 1 | 2 | 3 | 4;

/** From the least to the most severe. */
const bySeverity: readonly ExitStatus[] = [0, 3, 4, 1, 2];

/** The exit status for these reports; the same in every output format. */
export function exitStatus(reports: readonly Report[]): ExitStatus {
  return reports.map(statusOf).reduce(worseExitStatus, 0);
}

function statusOf({ verdict, diagnoses }: Report): ExitStatus {
  const [first] = diagnoses;
  if (first?.code === 'secret-unset') return 2;
  if (first?.code === 'empty-input' && first.evidence.what === 'paste') return 2;
  if (verdict === 'problem') return 1;
  const expectation = expectationOf(diagnoses);
  if (expectation === 'unmet') return 4;
  if (verdict === 'undetermined') return 3;
  return verdict === 'usable' && expectation === 'open' ? 3 : 0;
}

/** The more severe one, which is that of the whole batch. */
export const worseExitStatus = (a: ExitStatus, b: ExitStatus): ExitStatus =>
  bySeverity.indexOf(a) >= bySeverity.indexOf(b) ? a : b;
