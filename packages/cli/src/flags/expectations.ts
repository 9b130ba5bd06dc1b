import { type Expectations, type Kind, kinds, type OperationNeeds } from '@token-check/core';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

export interface ExpectationFlags {
  readonly expectKind?: string;
  readonly expectAccount?: string;
  readonly expectTeam?: string;
  readonly requireScope?: string[];
  readonly can?: string[];
  readonly forbidScope?: string[];
  readonly minTtl?: string;
}

/** What the flags expect of a credential. */
export async function expectationsOf(flags: ExpectationFlags, io: Io): Promise<Expectations> {
  const { expectKind, expectAccount, expectTeam, requireScope, can, forbidScope, minTtl } = flags;
  return {
    kind: expectKind === undefined ? null : await readKind(expectKind),
    account: readName('--expect-account', expectAccount, 'sammy@example.com'),
    team: readName('--expect-team', expectTeam, '"My Team"'),
    requiredScopes: await readScopes('--require-scope', requireScope, io),
    operations: (await Promise.all((can ?? []).map(readOperation))).flat(),
    forbiddenScopes: await readScopes('--forbid-scope', forbidScope, io),
    minLifetime: minTtl === undefined ? null : readDuration(minTtl),
  };
}

/** The kind alone can be told from the shape. */
export function tellUnasked({ kind: _, ...others }: Expectations, io: Io): void {
  const asksNetwork = Object.values(others).some((wanted) =>
    Array.isArray(wanted) ? wanted.length > 0 : wanted !== null,
  );
  if (!asksNetwork) return;
  io.note('what is expected of scopes, account and lifetime cannot be looked at with --offline.');
}

async function readKind(text: string): Promise<Kind> {
  const kind = kinds.find((known) => known === text);
  if (kind !== undefined) return kind;
  const { near } = await import('@token-check/core/scopes');
  const [close] = near(text, kinds);
  throw new UsageError(
    'invalid-value',
    `--expect-kind does not know ${shown(text)}.`,
    close === undefined ? `The kinds are: ${kinds.join(', ')}` : `Did you mean ${close}?`,
  );
}

/** An empty one is a variable that was not set, and would be met by nobody. */
function readName(flag: string, text: string | undefined, example: string): string | null {
  if (text === undefined) return null;
  if (text.trim() !== '') return text;
  throw new UsageError('missing-value', `${flag} is empty.`, `For example: ${flag} ${example}`);
}

/** A scope that is not in the table may be a new one; only its form is held against it. */
async function readScopes(
  flag: string,
  texts: readonly string[] | undefined,
  io: Io,
): Promise<readonly string[]> {
  if (texts === undefined) return [];
  const { isKnownScope, suggestScopes } = await import('@token-check/core/scopes');
  const scopes = texts.flatMap((text) => {
    readName(flag, text.replaceAll(',', ' '), 'droplet:read');
    return text.split(/[\s,]+/).filter(Boolean);
  });
  for (const scope of scopes) {
    const [close] = suggestScopes(scope.toLowerCase());
    if (/^(?:[a-z][a-z0-9_]{0,40}:[a-z_]{1,40}|read|write)$/.test(scope)) {
      if (isKnownScope(scope)) continue;
      const meant = close === undefined ? '' : ` Did you mean ${close}?`;
      io.note(`${flag} ${shown(scope)} is not in DigitalOcean’s description of its API.${meant}`);
      continue;
    }
    throw new UsageError(
      'invalid-value',
      `${flag} takes a scope such as droplet:read, not ${shown(scope)}.`,
      close === undefined ? 'See: token-check scopes' : `Did you mean ${close}?`,
    );
  }
  return scopes;
}

/** `POST /v2/droplets`, or the name of a preset: all operations of it. */
async function readOperation(text: string): Promise<readonly OperationNeeds[]> {
  const { askedToDo } = await import('../scopes/subject.ts');
  const asked = askedToDo(text);
  if (asked.type === 'preset') return asked.operations;
  if (asked.type === 'operation') return [asked.needs];
  throw new UsageError(
    'unknown-operation',
    `--can takes an operation such as "POST /v2/droplets", or the name of a job, not ${shown(text)}.`,
    asked.type === 'unknown' ? asked.hint : 'For a scope use --require-scope.',
  );
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds, from `90m`, `12h`, `14d`. */
function readDuration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text.trim()) ?? [];
  const size = units[unit];
  if (size === undefined || !(Number(count) > 0)) {
    throw new UsageError(
      'invalid-value',
      '--min-ttl takes a number above 0 and a unit: 90m, 12h, 14d.',
      'For example: --min-ttl 14d',
    );
  }
  return Number(count) * size;
}
