import type { Classification, Repair } from '../classify/kinds.ts';
import type {
  AccountSeen,
  Answer,
  Fact,
  Failure,
  GrantSeen,
  OAuthError,
  OAuthErrorSeen,
  Origin,
  RequestSeen,
  RequestUrl,
} from '../facts.ts';
import type { Service } from '../knowledge/hosts.ts';
import { accessTokens, type Confidence } from '../knowledge/kinds.ts';
import type {
  AnswerEvidence,
  Code,
  DamageEvidence,
  Evidence,
  Family,
  families,
  OperationNeeds,
  RequestEvidence,
} from './codes.ts';
import type { Expectations } from './expectations.ts';

/** All that is known of one credential, or of a paste that holds none. */
export interface Case {
  readonly credential: Classification | null;
  readonly facts: readonly Fact[];
  /** The paste held no text at all. */
  readonly blank: boolean;
  /** Products of DigitalOcean that the paste names by their hosts. */
  readonly services: readonly Service[];
  /** How many credentials the paste holds. */
  readonly count: number;
  /** It was not asked about, because there are too many in the paste. */
  readonly skipped: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What the operations need that pasted answers refused. */
  readonly needed: readonly OperationNeeds[];
  readonly expected: Expectations | null;
  /** Another place that holds the same credential. */
  readonly sameAs: string | null;
  /** The place that should hold a credential is not set at all; its name. */
  readonly unset: { readonly name: string | null } | null;
}

/** A rule looks at a case and says whether its code applies. It decides; it has no words. */
export type Rule<C extends Code> = (
  known: Case,
) => { readonly confidence: Confidence; readonly evidence: Evidence[C] } | null;

/** The rules of a family, each under its code; `unexplained` is what remains when none applies. */
export type RulesOf<F extends Family> = {
  readonly [C in Exclude<Code, 'unexplained'> as (typeof families)[C] extends F
    ? C
    : never]: Rule<C>;
};

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

/** The account that DigitalOcean named, else the one in the paste. */
export const accountOf = ({ facts }: Pick<Case, 'facts'>): AccountSeen | null => {
  const accounts = facts.filter((fact) => fact.type === 'account');
  return accounts.find(({ origin }) => origin === 'probed') ?? accounts[0] ?? null;
};

/** An answer of a minute ago may be a year old in a paste. */
export const confidenceOf = ({ origin }: { readonly origin: Origin }): Confidence =>
  origin === 'probed' ? 'certain' : 'likely';

export const wasAsked = ({ facts }: Case): boolean =>
  facts.some(({ origin }) => origin === 'probed');

export const evidenceOf = (answer: Answer): AnswerEvidence => {
  const { origin, method, host, path, status, requestId, knownMessage, tool } = answer;
  return { origin, method, host, path, status, requestId, knownMessage, tool };
};

/** The address of the pasted request, where it names one. */
export const urlOf = (known: Case): RequestUrl | null => {
  const url = requestOf(known)?.url;
  return typeof url === 'object' ? url : null;
};

export const requestEvidence = (known: Case): RequestEvidence => {
  const request = requestOf(known);
  const url = urlOf(known);
  return {
    tool: request?.tool ?? null,
    authScheme: request?.authScheme ?? null,
    service: url?.service ?? null,
    host: url?.host ?? null,
    path: url?.path ?? null,
  };
};

/** The request that an answer is to: its own words, else the one command in the paste. */
export function requestBehind(
  { method, path }: Pick<Answer, 'method' | 'path'>,
  facts: readonly Fact[],
): Pick<Answer, 'method' | 'path'> {
  const requests = facts.filter((fact) => fact.type === 'request');
  const [request] = requests;
  const url = request?.url;
  if (path !== null || requests.length !== 1 || typeof url !== 'object' || url === null) {
    return { method, path };
  }
  return { method: request?.method ?? 'GET', path: url.path };
}

/** What was undone, where the value is a whole credential without it. */
export const damageOf = (
  { credential }: Case,
  ...repairs: readonly Repair[]
): DamageEvidence | null => {
  const found = credential?.repairs.filter((repair) => repairs.includes(repair)) ?? [];
  if (credential === null || found.length === 0) return null;
  return {
    repairs: found,
    exact: credential.exact,
    whole: credential.shape.type === 'well-formed',
  };
};

/** Whether the value is a credential that the API could accept. */
export const isAccessToken = ({ credential }: Case): boolean =>
  credential !== null &&
  credential.shape.type === 'well-formed' &&
  accessTokens.includes(credential.kind);

/** The error of DigitalOcean's OAuth server of this name; one that was seen before one that will be. */
export const oauthErrorOf = ({ facts }: Case, error: OAuthError): OAuthErrorSeen | null => {
  const found = facts
    .filter((fact) => fact.type === 'oauth-error')
    .filter((fact) => fact.error === error);
  return found.find(({ inLink }) => !inLink) ?? found[0] ?? null;
};
