import type { Expectations, OperationNeeds } from '../codes/subject.ts';
import { withoutTokens } from '../knowledge/tokens-in-text.ts';
import type { Job } from '../report/report-v1.ts';
import { parseDuration } from '../text/time.ts';
import { type ConfiguredSecret, isNeverSent, needsRequest, without } from './config.ts';
import { defaultWarnTtl, type Fields } from './definition.ts';
import type { Tolerance } from './tolerance.ts';

/** What to check about one secret, and what each result does to the job. */
export interface Plan extends Tolerance {
  readonly secret: ConfiguredSecret;
  readonly expected: Partial<Expectations>;
  /** The jobs and operations of `expected`, as they were named. */
  readonly can: readonly string[];
  /** The kinds, if token-check never sends them: only the format is checked. */
  readonly declared: Expectations['kind'];
  readonly job: Omit<Job, 'effect' | 'tolerated'>;
}

/** What the API's description says, as functions. */
export interface ScopeKnowledge {
  readonly operations: (text: string) => readonly OperationNeeds[];
  /** Every scope that these need, with what the control panel ticks along. */
  readonly allowed: (
    scopes: readonly string[],
    operations: readonly OperationNeeds[],
  ) => readonly string[];
  /** The boxes to tick for these. */
  readonly boxes: (
    scopes: readonly string[],
    operations: readonly OperationNeeds[],
  ) => readonly string[];
}

/** The plan for a secret. `flags` replace the fields of the same name for this run. */
export function planFor(
  secret: ConfiguredSecret,
  flags: Fields,
  knowledge: Omit<ScopeKnowledge, 'boxes'>,
): Plan {
  const all: Fields = { ...secret.fields, ...flags };
  const neverSent = isNeverSent(all.kind);
  const fields = neverSent ? without(all, needsRequest) : all;
  return {
    secret,
    expected: expectationsFrom(
      neverSent ? fields : { warnTtl: defaultWarnTtl, ...fields },
      knowledge,
    ),
    can: fields.can ?? [],
    declared: neverSent ? (fields.kind ?? null) : null,
    allowUnset: fields.allowUnset ?? false,
    allowUndetermined: fields.allowUndetermined ?? false,
    severity: fields.severity ?? 'error',
    job: {
      tags: (fields.tags ?? []).map(withoutTokens),
      owner: fields.owner ?? null,
      runbook: fields.runbook ?? null,
      usedBy: fields.usedBy ?? [],
      storedIn: fields.storedIn ?? [],
    },
  };
}

/** What the fields expect of a credential. */
export function expectationsFrom(
  fields: Fields,
  knowledge: Omit<ScopeKnowledge, 'boxes'>,
): Expectations {
  const { kind = null, account = null, team = null } = fields;
  const { requireScopes = [], forbidScopes = [], can = [], leastPrivilege = false } = fields;
  const operations = can.flatMap((text) => knowledge.operations(text));
  // DigitalOcean shows the owner only to a token with this scope.
  const owner = (account ?? team) === null ? [] : ['account:read'];
  return {
    kind,
    account,
    team,
    requiredScopes: requireScopes,
    operations,
    forbiddenScopes: forbidScopes,
    allowedScopes: leastPrivilege
      ? knowledge.allowed([...requireScopes, ...owner], operations)
      : null,
    minLifetime: fields.minTtl === undefined ? null : parseDuration(fields.minTtl),
    warnLifetime: fields.warnTtl === undefined ? null : parseDuration(fields.warnTtl),
    predecessor: null,
  };
}

/** The secrets with one of these names or tags; all without any. `unmatched` match nothing. */
export function chosen(
  secrets: readonly ConfiguredSecret[],
  only: readonly string[],
): { readonly secrets: readonly ConfiguredSecret[]; readonly unmatched: readonly string[] } {
  if (only.length === 0) return { secrets, unmatched: [] };
  const matches = ({ name, fields }: ConfiguredSecret, word: string) =>
    name === word || (fields.tags?.includes(word) ?? false);
  return {
    secrets: secrets.filter((secret) => only.some((word) => matches(secret, word))),
    unmatched: only.filter((word) => !secrets.some((secret) => matches(secret, word))),
  };
}
