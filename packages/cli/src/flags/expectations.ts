import type { Expectations, Kind, OperationNeeds } from '@token-check/core';
import { kinds } from '@token-check/core/internal';
import { isKnownScope } from '@token-check/core/scopes';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { readJobOrOperation, suggestScopes } from '../scopes/subject.ts';
import { closest } from './closest.ts';
import type { ExpectationFlags } from './diagnose-flags.ts';

/** What the flags expect of a credential. Throws a `UsageError` for a flag that makes no sense. */
export function readExpectations(flags: ExpectationFlags, io: Io): Expectations {
  const { expectKind, expectAccount, expectTeam, requireScope, can, forbidScope, minTtl } = flags;
  return {
    kind: expectKind === undefined ? null : readKind(expectKind),
    account: readName('--expect-account', expectAccount, 'sammy@example.com'),
    team: readName('--expect-team', expectTeam, '"My Team"'),
    requiredScopes: readScopes('--require-scope', requireScope, io),
    operations: (can ?? []).flatMap(readOperation),
    forbiddenScopes: readScopes('--forbid-scope', forbidScope, io),
    minLifetime: minTtl === undefined ? null : readDuration(minTtl),
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

/** Refuses an empty name: it comes from a variable that isn't set, and no account could match it. */
function readName(flag: string, text: string | undefined, example: string): string | null {
  if (text === undefined) return null;
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
    if (/^(?:[a-z][a-z0-9_]{0,40}:[a-z_]{1,40}|read|write)$/.test(scope)) {
      if (isKnownScope(scope)) continue;
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
  const subject = readJobOrOperation(text);
  if (subject.type === 'preset') {
    const { id, extras = [] } = subject.preset;
    // Each on its own, because a list of several scopes counts as less reliable.
    const others = extras.map((scope) => ({ operation: `${id} (${scope})`, needs: [[scope]] }));
    return [...subject.operations, ...others];
  }
  if (subject.type === 'operation') return [subject.needs];
  throw new UsageError(
    'unknown-operation',
    `--can needs an operation such as "POST /v2/droplets" or the name of a job, not ${shown(text)}.`,
    subject.type === 'unknown'
      ? subject.hint
      : 'For a scope: token-check --require-scope droplet:read',
  );
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** In seconds, from `90m`, `12h`, `14d`. */
function readDuration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text.trim()) ?? [];
  const size = units[unit];
  if (size === undefined || !(Number(count) > 0)) {
    throw new UsageError(
      'invalid-value',
      'Invalid value for --min-ttl. Use a number above 0 and a unit: 90m, 12h, 14d.',
      'For example: token-check --min-ttl 14d',
    );
  }
  return Number(count) * size;
}
