import type { Report } from '@token-check/core';
import { type Plan, type ReplacementContext, replacementOf } from '@token-check/core/ci';
import { boxesFor } from '@token-check/core/scopes';
import { hideLong } from '../errors/usage-error.ts';
import type { CiFlags } from '../flags/ci-flags.ts';
import type { PassportFile } from '../passports/passport-file.ts';
import type { CiRun } from '../render/output-format.ts';

/** How to replace each secret that fails or ends. The plans are in the order of the reports. */
export function replacementsFor(
  reports: readonly Report[],
  plans: readonly Plan[],
  flags: Pick<CiFlags, 'passports' | 'successorOf' | 'env' | 'config'>,
  passports: PassportFile | null,
  ciSystem: ReplacementContext['ciSystem'],
): CiRun['replacements'] {
  // The value under check is the new one: its own steps say what to change.
  if (flags.successorOf !== undefined) return new Map();
  const checkWith = checkWithFor(flags);
  const found = reports.flatMap((report, index) => {
    const passport = passports?.book.of(report) ?? null;
    const passportPath = flags.passports ?? null;
    const context = { ciSystem, passport, passportPath, checkWith, boxes: boxesFor };
    const replacement = replacementOf(report, plans[index] as Plan, context);
    return replacement === null ? [] : [[report, replacement] as const];
  });
  return new Map(found);
}

/** What chooses a secret again: the same variable or the same configuration. */
function checkWithFor({ env, config }: Pick<CiFlags, 'env' | 'config'>): readonly string[] {
  if (env !== undefined) return ['--env'];
  // The path may be a credential in the wrong place.
  return config === undefined ? ['--only'] : ['-c', hideLong(config), '--only'];
}
