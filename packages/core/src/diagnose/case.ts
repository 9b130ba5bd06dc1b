import type { Classification, Confidence } from '../classify/kinds.ts';
import type { AccountSeen, Answer, Fact, Failure, GrantSeen, RequestSeen } from '../facts.ts';
import type { AnswerEvidence, Code, Evidence } from './codes.ts';

/** All that is known of one credential, or of a paste that holds none. */
export interface Case {
  readonly credential: Classification | null;
  readonly facts: readonly Fact[];
  /** The paste held no text at all. */
  readonly blank: boolean;
}

/** A rule looks at a case and says whether its code applies. It decides; it has no words. */
export type Rule<C extends Code> = (
  known: Case,
) => { readonly confidence: Confidence; readonly evidence: Evidence[C] } | null;

export const answersOf = ({ facts }: Case): Answer[] =>
  facts.filter((fact) => fact.type === 'answer');

export const failuresOf = ({ facts }: Case): Failure[] =>
  facts.filter((fact) => fact.type === 'failure');

export const requestOf = ({ facts }: Case): RequestSeen | null =>
  facts.find((fact) => fact.type === 'request') ?? null;

/** What DigitalOcean said of the grant, else what the paste says. */
export const grantOf = ({ facts }: Pick<Case, 'facts'>): GrantSeen | null => {
  const grants = facts.filter((fact) => fact.type === 'grant');
  return grants.find(({ origin }) => origin === 'probed') ?? grants[0] ?? null;
};

export const accountOf = ({ facts }: Pick<Case, 'facts'>): AccountSeen | null =>
  facts.find((fact) => fact.type === 'account') ?? null;

export const wasAsked = ({ facts }: Case): boolean =>
  facts.some(({ origin }) => origin === 'probed');

export const evidenceOf = ({
  origin,
  method,
  host,
  path,
  status,
  requestId,
}: Answer): AnswerEvidence => ({
  origin,
  method,
  host,
  path,
  status,
  requestId,
});
