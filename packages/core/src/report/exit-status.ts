import type { Report } from './report-v1.ts';
import { expectationOf } from './verdict.ts';

export type ExitStatus = 0 | 1 | 2 | 3 | 4;

/** From harmless to grave; in a batch the gravest wins. */
const gravity: readonly ExitStatus[] = [0, 3, 4, 1, 2];

/** The exit code that a report stands for; the same in every output format. */
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

/** In a batch the gravest wins. */
export const worseExitStatus = (a: ExitStatus, b: ExitStatus): ExitStatus =>
  gravity.indexOf(a) >= gravity.indexOf(b) ? a : b;
