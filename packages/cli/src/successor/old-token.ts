import { type CheckOptions, check, type Expectations, type Report } from '@token-check/core';
import {
  asDeclared,
  asSuccessor,
  comparison,
  faultOfOld,
  oldCredential,
  type Plan,
} from '@token-check/core/ci';
import { aKind } from '@token-check/core/internal';
import { allowedFor } from '@token-check/core/scopes';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import type { PassportFile } from '../passports/passport-file.ts';
import { fromEnv } from '../sources/inputs.ts';

/** The token that `--successor-of` names. */
export interface OldToken {
  /** What is expected of its replacement. */
  readonly expectedOf: (expected: Expectations) => Expectations;
  /** Notes what was compared, and what couldn't be. */
  readonly noteComparison: (report: Report) => void;
}

export interface OldTokenOptions {
  /** As for the new token: the shared memory tells equal values. */
  readonly check: CheckOptions;
  /** The kinds of the new value if token-check never sends them: it doesn't send the old one either. */
  readonly declared: Plan['declared'];
  readonly passports: PassportFile | null;
}

/**
 * Asks DigitalOcean about the old token. `variables` are those of the new values. Throws a
 * `UsageError` for several, for an old token without a value and without a
 * passport, and for a value that isn't a whole token.
 */
export async function askOldToken(
  name: string,
  variables: readonly (string | null)[],
  { check: options, declared, passports }: OldTokenOptions,
  io: Io,
): Promise<OldToken> {
  if (variables.length !== 1 || variables[0] === name) {
    throw new UsageError(
      'conflicting-options',
      variables.length === 1
        ? '--successor-of names the variable of the new token itself.'
        : '--successor-of compares one new token with the old one, but this run checks several.',
      'For example: token-check --env NEW_TOKEN --successor-of OLD_TOKEN',
    );
  }
  const { source, text, exact } = fromEnv('--successor-of', name, io);
  const isSet = text !== null && text.trim() !== '';
  const { expected: _, job: _job, ...asked } = options;
  // A secret of a kind that is never sent: the old value isn't sent either.
  const unsent = declared === null ? {} : { network: false as const };
  const [checked] = isSet ? await check(text, { ...asked, ...unsent, source, exact }) : [];
  const report = checked === undefined ? null : asDeclared(checked, declared);
  const fault = report && faultOfOld(report);
  if (fault !== null) {
    throw new UsageError(
      'invalid-value',
      `--successor-of: the variable ${name} contains no whole token (${fault}).`,
      `To see what is wrong with it: token-check --env ${name}`,
    );
  }
  const passport =
    (report === null ? passports?.book.named(name) : passports?.book.of(report)) ?? null;
  if (report === null && passport === null) {
    throw new UsageError(
      'missing-value',
      `--successor-of: the variable ${name} is not set.`,
      'Set it to the old token, or name the file of its passport with --passports.',
    );
  }
  const old = oldCredential(report, passport);
  const place = `${source.kind} ${name}`;
  return {
    expectedOf: (expected) => asSuccessor(expected, old, place, { allowed: allowedFor }),
    noteComparison: (replacement) => {
      const found = comparison(old, replacement);
      // A passport has no value.
      const compared = [...(report === null ? [] : ['value']), ...found.compared];
      const unknown = [...(report === null ? ['value'] : []), ...found.unknown];
      const reason =
        replacement.verdict === 'usable'
          ? reasonFor(report, passport !== null)
          : replacement.probes.length === 0
            ? 'token-check didn’t ask DigitalOcean about the new token'
            : 'DigitalOcean didn’t accept the new token';
      const rest =
        unknown.length === 0 ? '' : ` Not compared: ${unknown.join(', ')}, because ${reason}.`;
      io.note(`compared with ${name}: ${compared.join(', ') || 'nothing'}.${rest}`);
    },
  };
}

/** Why something about the old token is unknown. */
function reasonFor(report: Report | null, hasPassport: boolean): string {
  const lacking = hasPassport ? 'and its passport doesn’t say' : 'and there is no passport of it';
  switch (report?.verdict) {
    case 'usable':
      return 'DigitalOcean didn’t show them for both tokens';
    case 'undetermined':
      return `DigitalOcean gave no clear answer about the old token, ${lacking}`;
    case 'unchecked':
      return `token-check didn’t ask DigitalOcean about the old token, ${lacking}`;
    case 'problem':
      return (report?.probes.length ?? 0) > 0
        ? `the old token no longer works, ${lacking}`
        : `token-check doesn’t send ${aKind(report?.credential?.kind ?? 'unknown')}, ${lacking}`;
    default:
      return 'the old token isn’t set here, and its passport doesn’t say';
  }
}
