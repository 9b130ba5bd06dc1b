import { type Config, chosen, type Fields, type Plan, planFor } from '@token-check/core/ci';
import { closest } from '@token-check/core/internal';
import { allowedFor } from '@token-check/core/scopes';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { CiFlags } from '../flags/ci-flags.ts';
import { readExpectations } from '../flags/expectations.ts';
import { readAllowUndetermined } from '../flags/undetermined.ts';
import type { Io } from '../io/io.ts';
import { operationsNamed } from '../scopes/subject.ts';

/** The plans for the secrets that `--only` chooses; the flags replace fields of the configuration. */
export function plansFor(config: Config, flags: CiFlags, io: Io): readonly Plan[] {
  const { secrets, unmatched } = chosen(config.secrets, flags.only ?? []);
  const [wrong] = unmatched;
  if (wrong !== undefined) {
    const words = config.secrets.flatMap(({ name, fields }) => [name, ...(fields.tags ?? [])]);
    const [close] = closest(wrong, words);
    throw new UsageError(
      'nothing-found',
      `--only ${shown(wrong)} is neither a name nor a tag in the configuration.`,
      close === undefined
        ? `The names are: ${config.secrets.map(({ name }) => name).join(', ')}`
        : `Did you mean ${close}?`,
    );
  }
  const fields = fieldsFrom(flags, io);
  return secrets.map((secret) =>
    planFor(secret, fields, { operations: operationsOf, allowed: allowedFor }),
  );
}

/** The flags as fields of the configuration. */
function fieldsFrom(flags: CiFlags, io: Io): Fields {
  // Refuses what makes no sense.
  const { kind, account, team, requiredScopes, forbiddenScopes } = readExpectations(flags, io);
  const { can, minTtl, warnTtl, leastPrivilege } = flags;
  const allowUndetermined = readAllowUndetermined(flags);
  const allowUnset = readAllowUnset(flags.allowUnset);
  return {
    ...(kind !== null && { kind: [kind].flat() }),
    ...(account !== null && { account }),
    ...(team !== null && { team }),
    ...(can !== undefined && { can }),
    ...(flags.requireScope !== undefined && { requireScopes: [...requiredScopes] }),
    ...(flags.forbidScope !== undefined && { forbidScopes: [...forbiddenScopes] }),
    ...(leastPrivilege && { leastPrivilege }),
    ...(minTtl !== undefined && { minTtl }),
    ...(warnTtl !== undefined && { warnTtl }),
    ...(allowUndetermined !== undefined && { allowUndetermined }),
    ...(allowUnset !== undefined && { allowUnset }),
  };
}

function readAllowUnset(flag: CiFlags['allowUnset']): Fields['allowUnset'] {
  if (flag === undefined || flag === true || flag === 'on-forks') return flag;
  throw new UsageError(
    'invalid-value',
    `--allow-unset takes nothing or on-forks, not ${shown(flag)}.`,
    'For example: --allow-unset on-forks',
  );
}

function operationsOf(text: string) {
  const found = operationsNamed(text);
  return 'hint' in found ? [] : found;
}
