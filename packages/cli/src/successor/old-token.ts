import { type CheckOptions, check, type Expectations, type Report } from '@token-check/core';
import { asSuccessor, comparison, oldCredential } from '@token-check/core/ci';
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
  readonly passports: PassportFile | null;
}

/**
 * Asks DigitalOcean about the old token. `variables` are those of the new values. Throws a
 * `UsageError` for several, and for an old token without a value and without a passport.
 */
export async function askOldToken(
  name: string,
  variables: readonly (string | null)[],
  { check: options, passports }: OldTokenOptions,
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
  const [report = null] = isSet ? await check(text, { ...asked, source, exact }) : [];
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
          : 'DigitalOcean didn’t accept the new token.';
      const rest = unknown.length === 0 ? '' : ` Not compared: ${unknown.join(', ')}. ${reason}`;
      io.note(`compared with ${name}: ${compared.join(', ') || 'nothing'}.${rest}`);
    },
  };
}

/** Why something about the old token is unknown. */
function reasonFor(report: Report | null, hasPassport: boolean): string {
  const lacking = hasPassport ? 'and its passport doesn’t say' : 'and there is no passport of it';
  switch (report?.verdict) {
    case 'usable':
      return 'DigitalOcean didn’t show it for both tokens.';
    case 'undetermined':
      return `DigitalOcean gave no clear answer about the old token, ${lacking}.`;
    case 'unchecked':
      return `token-check didn’t ask DigitalOcean about the old token, ${lacking}.`;
    case 'problem':
      return `The old token no longer works, ${lacking}.`;
    default:
      return 'The old token isn’t set here, and its passport doesn’t say.';
  }
}
