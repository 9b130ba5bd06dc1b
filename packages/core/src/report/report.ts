import { certainty, type Diagnosis } from '../catalogue/explain.ts';
import type { Classification } from '../classify/kinds.ts';
import { accountOf, grantOf } from '../diagnose/case.ts';
import { families } from '../diagnose/codes.ts';
import type { Fact, GrantSeen } from '../facts.ts';
import type { Secret } from '../secret/secret.ts';
import type { Report, Source, Verdict } from './schema.ts';
import { verdictOf } from './verdict.ts';

/** All that a report is made of. */
export interface ReportParts {
  readonly source: Source;
  readonly credential: { readonly secret: Secret; readonly classification: Classification } | null;
  readonly facts: readonly Fact[];
  readonly diagnoses: readonly Diagnosis[];
  readonly probes: Report['probes'];
  /** The network in use is the simulated DigitalOcean. */
  readonly simulated?: boolean;
}

/** The report of one credential, or of a paste without any. */
export function makeReport(parts: ReportParts): Report {
  const { source, credential, facts, diagnoses, probes, simulated = false } = parts;
  const verdict = verdictOf(diagnoses, probes.length > 0);
  return {
    schemaVersion: 1,
    verdict,
    ...(simulated && { simulated }),
    summary: summaryOf(verdict, diagnoses),
    source,
    credential: credential && {
      kind: credential.classification.kind,
      provider: credential.classification.provider,
      label: credential.secret.label,
      fingerprint: credential.secret.fingerprint,
    },
    diagnoses: diagnoses.map((diagnosis) => ({
      ...diagnosis,
      fix: [...diagnosis.fix],
      evidence: { ...diagnosis.evidence },
    })),
    account: accountOf({ facts })?.account ?? null,
    grant: toGrant(grantOf({ facts })),
    probes,
  };
}

function toGrant(grant: GrantSeen | null): Report['grant'] {
  if (grant === null) return null;
  const { scopes, expiresAt, createdAt, application } = grant;
  return { scopes: scopes && [...scopes], expiresAt, createdAt, application };
}

function summaryOf(verdict: Verdict, [first, ...others]: readonly Diagnosis[]): string {
  if (first === undefined) return '';
  const accepted = [first, ...others].find(({ code }) => code === 'token-accepted');
  // That it works comes first; what else there is to say about it does not change that.
  if (verdict === 'usable' && accepted !== undefined && first.severity !== 'error') {
    const open = others.find(({ severity }) => severity === 'error');
    const said = open ?? (first === accepted ? null : first);
    const works = certainty[accepted.confidence] + accepted.title;
    return [works, said && certainty[said.confidence] + said.title, '']
      .filter((part) => part !== null)
      .join('. ')
      .trim();
  }
  const more = others.filter(
    ({ severity, confidence }) => severity === 'error' && confidence !== 'possible',
  ).length;
  const rest = ['', ', and one more problem'][more] ?? `, and ${more} more problems`;
  // "No known cause" is no cause that could be more or less likely.
  const sure = families[first.code] === 'last-resort' ? '' : certainty[first.confidence];
  return `${sure}${first.title}${rest}.`;
}
