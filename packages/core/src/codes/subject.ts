import type { Classification } from '../classify/kinds.ts';
import type {
  Account,
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
import { accessTokens, type Confidence, type Kind } from '../knowledge/kinds.ts';

/** What an operation needs: all scopes of one of the sets. */
export interface OperationNeeds {
  /** For example `POST /v2/droplets`. */
  readonly operation: string;
  readonly needs: readonly (readonly string[])[];
}

/** What a credential must be, for a job that relies on it. Null and empty: no matter. */
export interface Expectations {
  readonly kind: Kind | null;
  /** E-mail address or uuid. */
  readonly account: string | null;
  /** Name or uuid. */
  readonly team: string | null;
  readonly requiredScopes: readonly string[];
  /** Operations that the credential must be allowed to do. */
  readonly operations: readonly OperationNeeds[];
  readonly forbiddenScopes: readonly string[];
  /** Seconds. */
  readonly minLifetime: number | null;
}

/** One credential with everything known about it, or a paste that contains none. */
export interface Subject {
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

export const answersOf = ({ facts }: Subject): Answer[] =>
  facts.filter((fact) => fact.type === 'answer');

export const failuresOf = ({ facts }: Subject): Failure[] =>
  facts.filter((fact) => fact.type === 'failure');

export const requestOf = ({ facts }: Subject): RequestSeen | null =>
  facts.find((fact) => fact.type === 'request') ?? null;

/** What DigitalOcean said of the grant, else what the paste says. */
export const grantOf = ({ facts }: Pick<Subject, 'facts'>): GrantSeen | null => {
  const grants = facts.filter((fact) => fact.type === 'grant');
  return grants.find(({ origin }) => origin === 'probed') ?? grants[0] ?? null;
};

/** The account that DigitalOcean named, else the one in the paste. */
export const accountOf = ({ facts }: Pick<Subject, 'facts'>): AccountSeen | null => {
  const accounts = facts.filter((fact) => fact.type === 'account');
  return accounts.find(({ origin }) => origin === 'probed') ?? accounts[0] ?? null;
};

/** The grant that DigitalOcean named just now. */
export const probedGrantOf = (subject: Pick<Subject, 'facts'>): GrantSeen | null => {
  const grant = grantOf(subject);
  return grant?.origin === 'probed' ? grant : null;
};

/** The account that DigitalOcean named just now. */
export const probedAccountOf = (subject: Pick<Subject, 'facts'>): Account | null => {
  const seen = accountOf(subject);
  return seen?.origin === 'probed' ? seen.account : null;
};

/** An answer of a minute ago may be a year old in a paste. */
export const confidenceOf = ({ origin }: { readonly origin: Origin }): Confidence =>
  origin === 'probed' ? 'certain' : 'likely';

export const wasRequested = ({ facts }: Subject): boolean =>
  facts.some(({ origin }) => origin === 'probed');

/** The address of the pasted request, where it names one. */
export const urlOf = (subject: Subject): RequestUrl | null => {
  const url = requestOf(subject)?.url;
  return typeof url === 'object' ? url : null;
};

/** Whether the pasted request carries its credential to DigitalOcean's API. */
export const isSentToApi = (subject: Subject): boolean =>
  requestOf(subject)?.authScheme != null && urlOf(subject)?.service === 'api';

/** Whether the pasted request goes to a host of another provider, or to one of the user's own. */
export const isForOtherProvider = (subject: Subject): boolean =>
  ['linode', 'other', 'provider'].includes(urlOf(subject)?.service ?? '');

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

/** Whether the value is a credential that the API could accept. */
export const isAccessToken = ({ credential }: Subject): boolean =>
  credential !== null &&
  credential.shape.type === 'well-formed' &&
  accessTokens.includes(credential.kind);

/** The error of DigitalOcean's OAuth server of this name; one that was seen before one that will be. */
export const oauthErrorOf = ({ facts }: Subject, error: OAuthError): OAuthErrorSeen | null => {
  const found = facts
    .filter((fact) => fact.type === 'oauth-error')
    .filter((fact) => fact.error === error);
  return found.find(({ inLink }) => !inLink) ?? found[0] ?? null;
};

/** What was probed just now says more than what the text shows. */
export const probedFirst = <F extends Fact>(facts: readonly F[]): readonly F[] => [
  ...facts.filter(({ origin }) => origin === 'probed'),
  ...facts.filter(({ origin }) => origin === 'pasted'),
];
