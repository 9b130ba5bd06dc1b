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
import type { CiSystem, UnsetReason } from '../knowledge/ci-systems.ts';
import type { CircumstanceId } from '../knowledge/circumstances.ts';
import type { Service } from '../knowledge/hosts.ts';
import { accessTokens, type Confidence, type Kind } from '../knowledge/kinds.ts';
import { stripControls } from '../text/lines.ts';
import type { Library } from './library.ts';

/** The scopes that an API operation needs: all scopes of any one of the sets. */
export interface OperationNeeds {
  /** For example `POST /v2/droplets`. */
  readonly operation: string;
  readonly needs: readonly (readonly string[])[];
  /** The scopes that the control panel adds to these. */
  readonly along?: readonly string[];
}

/** What a job expects of its credential. Null or empty: no expectation. */
export interface Expectations {
  /** One kind, or several of which any will do. */
  readonly kind: Kind | readonly Kind[] | null;
  /** E-mail address or uuid. */
  readonly account: string | null;
  /** Name or uuid. */
  readonly team: string | null;
  readonly requiredScopes: readonly string[];
  /** Operations that the credential must be allowed to perform. */
  readonly operations: readonly OperationNeeds[];
  /** Also `*:delete` (of every resource) and `droplet:*` (every action). */
  readonly forbiddenScopes: readonly string[];
  /** Least privilege: any other scope is a warning. Null: every scope is fine. */
  readonly allowedScopes: readonly string[] | null;
  /** In seconds. */
  readonly minLifetime: number | null;
  /** In seconds: a shorter lifetime is a warning. */
  readonly warnLifetime: number | null;
  /** The credential that this one replaces. */
  readonly predecessor: Predecessor | null;
}

/** What a replacement is compared with. Null or absent: unknown, or not compared. */
export interface Predecessor {
  /** Where it is, in the words of reports: `env OLD_TOKEN`. */
  readonly place: string;
  readonly kind: Kind | null;
  readonly account: Owner | null;
  readonly team: Owner | null;
  /** The replacement must have these. */
  readonly requiredScopes: readonly string[];
  /** A scope that these don't include is a warning. */
  readonly allowedScopes: readonly string[] | null;
  /** ISO 8601; null: never. The replacement must live longer. */
  readonly expiresAt?: string | null;
}

interface Owner {
  readonly uuid: string;
  /** Its name if DigitalOcean told it just now. */
  readonly name: string | null;
}

/** The start of {@link Expectations}: to this, a job adds what it expects. */
export const noExpectations: Expectations = {
  kind: null,
  account: null,
  team: null,
  requiredScopes: [],
  operations: [],
  forbiddenScopes: [],
  allowedScopes: null,
  minLifetime: null,
  warnLifetime: null,
  predecessor: null,
};

/**
 * The expectations of a job with the defaults. Reports repeat the names, and those that they are
 * compared with contain no control characters.
 */
export function withDefaults(expected: Partial<Expectations>): Expectations {
  const all = { ...noExpectations, ...expected };
  return {
    ...all,
    account: all.account && stripControls(all.account),
    team: all.team && stripControls(all.team),
  };
}

/**
 * What the rules read: one credential with all facts about it, or an input without a credential.
 */
export interface Subject {
  readonly credential: Classification | null;
  readonly facts: readonly Fact[];
  /** The variable whose value a person or a program replaced in the text; null if there is none. */
  readonly hiddenVariable?: string | null;
  /** The input contains nothing but white space. */
  readonly blank: boolean;
  /** Other DigitalOcean services whose hosts appear in the text. */
  readonly services: readonly Service[];
  /** The number of credentials in the text; 1 for every credential but the first. */
  readonly count: number;
  /** No request was made for it, because the text contains too many credentials. */
  readonly skipped: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The scopes for the operations that pasted answers refused. */
  readonly needed: readonly OperationNeeds[];
  readonly expected: Expectations | null;
  /** The tables that words about the text may need. */
  readonly library: Library | null;
  /** The first place of this run that contains the same credential. */
  readonly sameAs: string | null;
  /** The place that should contain the credential doesn't exist or is empty; its name. */
  readonly unset: Unset | null;
  /** What earlier runs recorded about the credential and its place; null without such a record. */
  readonly passport: PassportSeen | null;
  /** The CI job that reads the credential, and its variable; null elsewhere. */
  readonly job: { readonly ciSystem: CiSystem; readonly variable: string | null } | null;
}

/** When DigitalOcean accepted a value, as earlier runs recorded. Days are `YYYY-MM-DD` in UTC. */
export interface AcceptedBefore {
  readonly firstAccepted: string;
  readonly lastAccepted: string;
  /** Null: never. Absent: DigitalOcean didn't say. */
  readonly expiresAt?: string | null;
}

/** What the passports of earlier runs say about a value and its place. */
export interface PassportSeen {
  /** About this very value; null if no run saw that DigitalOcean accepted it. */
  readonly own: AcceptedBefore | null;
  /** The day on which DigitalOcean last accepted another value there, after this one. */
  readonly laterValue: string | null;
}

/** A variable or file without a value. */
export interface Unset {
  /** The path of a file. */
  readonly name: string | null;
  /** Absent for a variable. */
  readonly place?: 'file';
  readonly state: 'missing' | 'empty';
  readonly reason: UnsetReason;
}

export const answersOf = ({ facts }: Subject): Answer[] =>
  facts.filter((fact) => fact.type === 'answer');

export const failuresOf = ({ facts }: Subject): Failure[] =>
  facts.filter((fact) => fact.type === 'failure');

export const requestOf = ({ facts }: Subject): RequestSeen | null =>
  facts.find((fact) => fact.type === 'request') ?? null;

/** The grant from our own request, otherwise the one in the text. */
export const grantOf = ({ facts }: Pick<Subject, 'facts'>): GrantSeen | null => {
  const grants = facts.filter((fact) => fact.type === 'grant');
  return grants.find(({ origin }) => origin === 'probed') ?? grants[0] ?? null;
};

/** The account from our own request, otherwise the one in the text. */
export const accountOf = ({ facts }: Pick<Subject, 'facts'>): AccountSeen | null => {
  const accounts = facts.filter((fact) => fact.type === 'account');
  return accounts.find(({ origin }) => origin === 'probed') ?? accounts[0] ?? null;
};

/** The grant from our own request. */
export const probedGrantOf = (subject: Pick<Subject, 'facts'>): GrantSeen | null => {
  const grant = grantOf(subject);
  return grant?.origin === 'probed' ? grant : null;
};

/** The account from our own request. */
export const probedAccountOf = (subject: Pick<Subject, 'facts'>): Account | null => {
  const seen = accountOf(subject);
  return seen?.origin === 'probed' ? seen.account : null;
};

/**
 * A pasted fact may be old or about another credential, so it is never certain; one that the text
 * doesn't print is only possible.
 */
export const confidenceOf = ({
  origin,
  vague = false,
}: {
  readonly origin: Origin;
  readonly vague?: boolean;
}): Confidence => (vague ? 'possible' : origin === 'probed' ? 'certain' : 'likely');

export const wasRequested = ({ facts }: Subject): boolean =>
  facts.some(({ origin }) => origin === 'probed');

/** The address of the pasted request; null if it has none. */
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

/**
 * Method and path of the request that was answered: the answer's own, otherwise those of the only
 * command in the text.
 */
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

/** Whether the value has the format of a token that the API accepts. */
export const isAccessToken = ({ credential }: Subject): boolean =>
  credential !== null &&
  credential.shape.type === 'well-formed' &&
  accessTokens.includes(credential.kind);

/** The OAuth error of this name; one that a server returned before one that a link will cause. */
export const oauthErrorOf = ({ facts }: Subject, error: OAuthError): OAuthErrorSeen | null => {
  const found = facts
    .filter((fact) => fact.type === 'oauth-error')
    .filter((fact) => fact.error === error);
  return found.find(({ inLink }) => !inLink) ?? found[0] ?? null;
};

/** Sorts our own observations before pasted ones, which are less certain. */
export const probedFirst = <F extends Fact>(facts: readonly F[]): readonly F[] => [
  ...facts.filter(({ origin }) => origin === 'probed'),
  ...facts.filter(({ origin }) => origin === 'pasted'),
];

/** Whether the text has an error that says by itself what is wrong. */
export const showsError = ({ facts }: Pick<Subject, 'facts'>): boolean =>
  facts.some((fact) => fact.type === 'overview' && fact.decisive === true);

/** Whether the text shows the cause: such an error, or a circumstance that decides. */
export const showsCause = ({ facts }: Pick<Subject, 'facts'>): boolean =>
  facts.some(
    (fact) => (fact.type === 'overview' || fact.type === 'circumstance') && fact.decisive === true,
  );

/** Whether the text is a question of a person for whom everything works. */
export const saysItWorks = ({ facts }: Pick<Subject, 'facts'>): boolean =>
  facts.some((fact) => fact.type === 'question' && fact.worksNow === true);

/** Whether the text shows or tells this circumstance. */
export const tells = ({ facts }: Pick<Subject, 'facts'>, id: CircumstanceId): boolean =>
  facts.some((fact) => fact.type === 'circumstance' && fact.circumstance === id);
