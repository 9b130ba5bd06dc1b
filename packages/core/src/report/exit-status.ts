import type { Report } from './report-v1.ts';
import { expectationOf } from './verdict.ts';

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
