import type { Diagnosis } from '../explain.ts';
import type { JobEnvironment } from '../knowledge/ci-systems.ts';
import { aKind, type Kind } from '../knowledge/kinds.ts';
import { layOut } from '../report/layout.ts';
import type { Effect, Job, Report } from '../report/report-v1.ts';
import {
  type ExitStatus,
  exitStatus,
  hasWarning,
  isUndecided,
  worseExitStatus,
} from '../report/verdict.ts';
import type { Plan } from './plan.ts';
import { mayBeUndetermined, mayBeUnset, type Proof, type Tolerance } from './tolerance.ts';

/** What a report does to the job that needs the credential. */
export interface Judgement extends Pick<Job, 'effect' | 'tolerated'> {
  /** What it adds to the exit status of the run. */
  readonly status: ExitStatus;
  /** The same if warnings count as errors. */
  readonly strictStatus: ExitStatus;
}

const strict: Tolerance = { allowUnset: false, allowUndetermined: false, severity: 'error' };

/**
 * Judges a report by what its entry of the configuration tolerates; strictly without an entry.
 * `proof`: that DigitalOcean accepted this very value earlier.
 */
export function judge(
  report: Report,
  { allowUnset, allowUndetermined, severity }: Tolerance = strict,
  job: JobEnvironment = { ciSystem: null, unsetReason: null },
  proof: Proof | null = null,
): Judgement {
  const isUnset = report.diagnoses[0]?.code === 'secret-unset';
  if (isUnset && mayBeUnset(allowUnset, job)) {
    return { effect: 'skip', tolerated: 'unset', status: 0, strictStatus: 0 };
  }
  const status = exitStatus([report]);
  // An inconclusive answer is a warning itself.
  const warns = report.verdict !== 'undetermined' && hasWarning(report);
  const isOpen = isUndecided(report);
  if (isOpen && mayBeUndetermined(allowUndetermined, proof)) {
    const strictStatus = warns ? 4 : 0;
    return { effect: 'warn', tolerated: 'undetermined', status: 0, strictStatus };
  }
  if (status !== 0) {
    return severity === 'warning'
      ? { effect: 'warn', tolerated: null, status: 0, strictStatus: 4 }
      : { effect: 'fail', tolerated: null, status, strictStatus: status };
  }
  const strictStatus = warns ? 4 : isOpen ? 3 : 0;
  return { effect: strictStatus === 0 ? 'pass' : 'warn', tolerated: null, status, strictStatus };
}

/** A report with what it does to the job. */
export function withJob(report: Report, plan: Plan, { effect, tolerated }: Judgement): Report {
  const diagnoses = effect === 'skip' ? report.diagnoses.map(asSkipped) : report.diagnoses;
  return { ...report, diagnoses, job: { effect, ...plan.job, tolerated } };
}

/** Without the steps that say how to let the check skip the secret. */
function asSkipped(one: Diagnosis): Diagnosis {
  const isInForce = one.code === 'secret-unset' && one.evidence.reason !== null;
  return isInForce ? { ...one, fix: [] } : one;
}

export type Counts = Readonly<Record<Effect, number>>;

export const countEffects = (reports: readonly Report[]): Counts => {
  const counts = { pass: 0, warn: 0, fail: 0, skip: 0 };
  for (const report of reports) counts[effectOf(report)]++;
  return counts;
};

/** What a report does to the job: as its configuration says, otherwise by itself. */
export const effectOf = (report: Report): Effect => report.job?.effect ?? judge(report).effect;

/**
 * The exit status of a run: the gravest of what failed. With `errorOnWarnings`, a warning counts as
 * an unmet expectation and one that couldn't be checked as inconclusive, but not an answer that the
 * configuration tolerates.
 */
export function statusOfRun(
  judgements: readonly Judgement[],
  { errorOnWarnings = false, exitZero = false }: Leniency = {},
): ExitStatus {
  if (exitZero) return 0;
  const statuses = judgements.map(({ status, strictStatus }) =>
    errorOnWarnings ? strictStatus : status,
  );
  return statuses.reduce(worseExitStatus, 0);
}

/** The diagnosis that decides the effect of a report. */
export function decisiveOf(report: Report): Diagnosis | undefined {
  const { main } = layOut(report);
  if (report.verdict !== 'usable' || main?.code !== 'token-accepted') return main;
  const warnings = report.diagnoses.filter(({ severity }) => severity === 'warning');
  return warnings.find(({ confidence }) => confidence !== 'possible') ?? warnings[0] ?? main;
}

/** How the flags of a run change its exit status. */
export interface Leniency {
  /** A duration counts only with proof. */
  readonly allowUndetermined?: boolean | string;
  readonly errorOnWarnings?: boolean;
  readonly exitZero?: boolean;
}

/** The exit status of one report without a configuration. An empty paste is always wrong usage. */
export function lenientStatus(
  report: Report,
  leniency: Leniency,
  proof: Proof | null = null,
): ExitStatus {
  const { allowUndetermined = false, exitZero = false } = leniency;
  const judgement = judge(report, { ...strict, allowUndetermined }, undefined, proof);
  const isUnset = report.diagnoses[0]?.code === 'secret-unset';
  if (judgement.status === 2 && !isUnset) return 2;
  return statusOfRun([judgement], { ...leniency, exitZero });
}

/** Kinds that can't be told from other random text by their value alone. */
const shapeless: readonly Kind[] = [
  'spaces-secret-key',
  'agent-access-key',
  'oauth-client-id',
  'oauth-client-secret',
  'authorization-code',
  'registry-credential',
  'api-v1-key',
];

/**
 * The report about a credential that is declared as one that is never sent: unchecked, unless its
 * format is another one, or it is damaged.
 */
export function asDeclared(report: Report, declared: Plan['declared']): Report {
  const kinds = [declared ?? []].flat();
  const { credential, diagnoses } = report;
  if (credential === null) return report;
  const kind = kinds.includes(credential.kind)
    ? credential.kind
    : ['unknown', 'foreign', 'legacy-token'].includes(credential.kind)
      ? kinds.find((one) => shapeless.includes(one))
      : undefined;
  const isDamaged = diagnoses.some(
    ({ code, severity, confidence }) =>
      severity === 'error' && confidence !== 'possible' && damage.includes(code),
  );
  if (kind === undefined || isDamaged) return report;
  const title = 'The format was checked, but not with DigitalOcean';
  return {
    ...report,
    verdict: 'unchecked',
    summary: `${title}.`,
    credential: { ...credential, kind },
    diagnoses: [
      {
        code: 'well-formed',
        severity: 'info',
        confidence: 'likely',
        title,
        what: `The configuration declares ${aKind(kind)}.`,
        why: 'token-check sends only access tokens to DigitalOcean, so it looked at the format alone.',
        fix: [],
        evidence: { kind, alternatives: [], lifetime: null, skipped: false },
        docs: pageOf('well-formed', diagnoses[0]),
      },
      ...diagnoses.filter(({ code }) => code === 'duplicate-credential'),
    ],
  };
}

const damage: readonly string[] = [
  'empty-input',
  'placeholder-token',
  'unexpanded-variable',
  'masked-token',
  'truncated-token',
  'stray-whitespace',
  'surrounding-quotes',
  'invisible-characters',
  'encoded-token',
];

/** The page of a code, where the page of this diagnosis is. */
function pageOf(code: string, other: Diagnosis | undefined): string {
  return other?.docs.replace(other.code, code) ?? '';
}
