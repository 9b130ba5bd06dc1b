import type { Classification } from '../classify/kinds.ts';
import { accountOf, grantOf } from '../codes/subject.ts';
import { type Diagnosis, headlineOf } from '../explain.ts';
import type { Fact, GrantSeen } from '../facts.ts';
import { withoutTokens } from '../knowledge/tokens-in-text.ts';
import type { Secret } from '../secret/secret.ts';
import { stripControls } from '../text/lines.ts';
import { layOut } from './layout.ts';
import type { GrantSummary, ProbeRecord, Report, Source, Verdict } from './report-v1.ts';
import { verdictOf } from './verdict.ts';

/** The parts of a report. */
export interface ReportParts {
  readonly source: Source;
  readonly credential: { readonly secret: Secret; readonly classification: Classification } | null;
  readonly facts: readonly Fact[];
  readonly diagnoses: readonly Diagnosis[];
  readonly probes: readonly ProbeRecord[];
  /** The network is the simulated DigitalOcean. */
  readonly simulated: boolean;
}

/** The report about one credential, or about an input without one. */
export function makeReport(parts: ReportParts): Report {
  const { source, credential, facts, diagnoses, probes, simulated } = parts;
  const verdict = verdictOf(diagnoses, probes.length > 0);
  return {
    schemaVersion: 1,
    verdict,
    ...(simulated && { simulated: true as const }),
    summary: summaryOf(verdict, diagnoses),
    source,
    credential: credential && {
      kind: credential.classification.kind,
      provider: credential.classification.provider,
      label: credential.secret.label,
      fingerprint: credential.secret.fingerprint,
    },
    diagnoses,
    account: accountOf({ facts })?.account ?? null,
    grant: toGrant(grantOf({ facts })),
    probes,
  };
}

/**
 * Names of files and variables come from the outside. One of them may be a credential in the wrong
 * place, and a report is printed as it is.
 */
export const printable = (source: Source): Source =>
  Object.fromEntries(
    Object.entries(source).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutTokens(stripControls(value)) : value,
    ]),
  ) as unknown as Source;

function toGrant(grant: GrantSeen | null): GrantSummary | null {
  if (grant === null) return null;
  const { scopes, expiresAt, createdAt, application } = grant;
  return { scopes, expiresAt, createdAt, application };
}

/** One sentence for a person. */
export function summaryOf(verdict: Verdict, diagnoses: readonly Diagnosis[]): string {
  const { main } = layOut({ verdict, diagnoses });
  if (main === undefined) return '';
  const accepted = diagnoses.find(({ code }) => code === 'token-accepted');
  // Whether the token works is the user's question, so the answer comes first.
  if (verdict === 'usable' && accepted !== undefined && diagnoses[0]?.severity !== 'error') {
    const others = diagnoses.filter((one) => one !== accepted);
    const error = others.find(({ severity }) => severity === 'error');
    const next = error ?? (diagnoses[0] === accepted ? null : diagnoses[0]);
    return [accepted, next].flatMap((one) => (one == null ? [] : `${headlineOf(one)}.`)).join(' ');
  }
  return `${headlineOf(main)}.`;
}

/** The JSON output: one report by itself, several in an envelope. */
export type ReportDocument =
  | Report
  | { readonly schemaVersion: 1; readonly reports: readonly Report[] };

export function toDocument(reports: readonly Report[]): ReportDocument {
  const [only] = reports;
  return only !== undefined && reports.length === 1 ? only : { schemaVersion: 1, reports };
}
