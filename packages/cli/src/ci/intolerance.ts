import type { Report } from '@token-check/core';
import { type Plan, whatProofLacks } from '@token-check/core/ci';
import { isUndecided } from '@token-check/core/internal';
import type { PassportFile } from '../passports/passport-file.ts';
import type { CiRun } from '../render/output-format.ts';

/** Why a duration that was asked for lets no inconclusive answer pass. The plans are in the order of the reports. */
export function intolerancesFor(
  reports: readonly Report[],
  plans: readonly Plan[],
  passports: PassportFile | null,
): CiRun['intolerances'] {
  const found = reports.flatMap((report, index) => {
    const { allowUndetermined } = plans[index] as Plan;
    const isRefused = isUndecided(report) && report.job?.tolerated === null;
    if (!isRefused || typeof allowUndetermined !== 'string') return [];
    const reason =
      passports === null
        ? 'the run has no --passports'
        : whatProofLacks(allowUndetermined, passports.proofFor(report));
    const line = `Not tolerated, although ${allowUndetermined} is allowed: ${reason}.`;
    return [[report, line] as const];
  });
  return new Map(found);
}
