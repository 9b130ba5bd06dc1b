import type { Expectations, Kind, OperationNeeds } from '@token-check/core';
import { closest, kinds, looksLikeToken, suggestScopes } from '@token-check/core/internal';
import { allowedFor, isKnownScope, isScope } from '@token-check/core/scopes';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { operationsNamed } from '../scopes/subject.ts';
import type { ExpectationFlags } from './diagnose-flags.ts';
import { readDuration } from './duration.ts';

/** What the flags expect of a credential. Throws a `UsageError` for a flag that makes no sense. */
export function readExpectations(flags: ExpectationFlags, io: Io): Expectations {
  const { expectKind, expectAccount, expectTeam, requireScope, can, forbidScope } = flags;
  const { minTtl, warnTtl, leastPrivilege } = flags;
  const account = readName('--expect-account', expectAccount, 'sammy@example.com');
  const team = readName('--expect-team', expectTeam, '"My Team"');
  const requiredScopes = readScopes('--require-scope', requireScope, io);
  const operations = (can ?? []).flatMap(readOperation);
  // DigitalOcean shows the owner only to a token with this scope.
  const owner = (account ?? team) === null ? [] : ['account:read'];
  return {
    kind: expectKind === undefined ? null : readKind(expectKind),
    account,
    team,
    requiredScopes,
    operations,
    forbiddenScopes: readScopes('--forbid-scope', forbidScope, io),
    allowedScopes: leastPrivilege ? allowedFor([...requiredScopes, ...owner], operations) : null,
    minLifetime: minTtl === undefined ? null : readDuration('--min-ttl', minTtl, '14d'),
    warnLifetime: warnTtl === undefined ? null : readDuration('--warn-ttl', warnTtl, '14d'),
    predecessor: null,
  };
}

/** Notes that `--offline` can't check these expectations; only the kind shows in the format. */
export function noteUnchecked({ kind: _, ...others }: Expectations, io: Io): void {
  const needsNetwork = Object.values(others).some((expected) =>
    Array.isArray(expected) ? expected.length > 0 : expected !== null,
  );
  if (!needsNetwork) return;
  io.note('with --offline, token-check can’t check scopes, account and expiry.');
}

function readKind(text: string): Kind {
  const kind = kinds.find((one) => one === text);
  if (kind !== undefined) return kind;
  const [close] = closest(text, kinds);
  throw new UsageError(
    'invalid-value',
    `Invalid value for --expect-kind: ${shown(text)}.`,
    close === undefined
      ? `Use one of these: ${kinds.join(', ')}`
      : `Did you mean this? token-check --expect-kind ${close}`,
  );
}

/** Refuses a token, and an empty name: it comes from a variable that isn't set, so no account could match it. */
function readName(flag: string, text: string | undefined, example: string): string | null {
  if (text === undefined) return null;
  if (looksLikeToken(text)) {
    throw new UsageError(
      'invalid-value',
      `${flag} has a token as its value, which is not shown here.`,
      `For example: token-check ${flag} ${example}`,
    );
  }
  if (text.trim() !== '') return text;
  throw new UsageError(
    'missing-value',
    `${flag} has an empty value. Is the variable set?`,
    `For example: token-check ${flag} ${example}`,
  );
}

/** Refuses what isn't written like a scope; one that isn't in the table may be new, so it's noted. */
function readScopes(flag: string, texts: readonly string[] | undefined, io: Io): readonly string[] {
  const scopes = (texts ?? []).flatMap((text) => {
    readName(flag, text.replaceAll(',', ' '), 'droplet:read');
    return text.split(/[\s,]+/).filter(Boolean);
  });
  for (const scope of scopes) {
    const [close] = suggestScopes(scope.toLowerCase());
    if (isScope(scope, flag === '--forbid-scope')) {
      if (scope.includes('*') || isKnownScope(scope)) continue;
      const suggestion = close === undefined ? '' : ` Did you mean ${close}?`;
      io.note(`${flag} ${shown(scope)} isn’t a documented scope.${suggestion}`);
      continue;
    }
    throw new UsageError(
      'invalid-value',
      `Invalid value for ${flag}: ${shown(scope)}. A scope looks like droplet:read.`,
      close === undefined
        ? 'To look up scopes: token-check scopes'
        : `Did you mean this? token-check ${flag} ${close}`,
    );
  }
  return scopes;
}

/** `POST /v2/droplets`, or the name of a job: all its operations, and what else it needs. */
function readOperation(text: string): readonly OperationNeeds[] {
  const found = operationsNamed(text);
  if (!('hint' in found)) return found;
  throw new UsageError(
    'unknown-operation',
    `--can needs an operation such as "POST /v2/droplets" or the name of a job, not ${shown(text)}.`,
    found.hint ?? 'For a scope: token-check --require-scope droplet:read',
  );
}
