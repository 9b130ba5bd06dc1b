import type { Classification, Shape } from '../../src/classify/kinds.ts';
import type { AnswerEvidence, FailureEvidence, RequestEvidence } from '../../src/codes/evidence.ts';
import { type Expectations, noExpectations, type Subject } from '../../src/codes/subject.ts';
import type {
  Account,
  AccountSeen,
  Answer,
  AuthScheme,
  Failure,
  GrantSeen,
  InvalidHeaderSeen,
  NoCredentialSeen,
  OAuthErrorSeen,
  OverviewSeen,
  RequestSeen,
  RequestUrl,
  RevocationSeen,
} from '../../src/facts.ts';
import type { CircumstanceId } from '../../src/knowledge/circumstances.ts';
import * as library from '../../src/knowledge/library.ts';

/** The time of every subject. */
export const now = Date.parse('2026-03-01T12:00:00Z');

/** A subject about which nothing is known except what is given. */
export function subjectWith(parts: Partial<Subject> = {}): Subject {
  return {
    credential: null,
    facts: [],
    blank: false,
    services: [],
    count: parts.credential == null ? 0 : 1,
    skipped: false,
    now,
    needed: [],
    library,
    expected: null,
    sameAs: null,
    unset: null,
    passport: null,
    job: null,
    ...parts,
  };
}

// Classifications

/** A whole personal access token by itself, unless the parts say otherwise. */
export function credential(parts: Partial<Classification> = {}): Classification {
  return {
    kind: 'personal-access-token',
    provider: 'DigitalOcean',
    shape: { type: 'well-formed' },
    role: null,
    name: null,
    exact: false,
    alternatives: [],
    repairs: [],
    belongsToOtherService: false,
    otherService: null,
    besideToken: false,
    belongs: null,
    ...parts,
  };
}

export const personalToken = credential();
export const oauthToken = credential({ kind: 'oauth-access-token' });

/** 64 hexadecimal digits without a prefix, where nothing says what they are. */
export const legacyToken = credential({
  kind: 'legacy-token',
  alternatives: ['authorization-code', 'oauth-client-secret', 'oauth-client-id'],
});

/** A value of another shape than a whole token. */
export const shaped = (shape: Shape, parts: Partial<Classification> = {}): Classification =>
  credential({ shape, ...parts });

/** A damaged token that could be restored. */
export const repaired = (
  repairs: Classification['repairs'],
  parts: Partial<Classification> = {},
): Classification => credential({ repairs, ...parts });

// Answers

/** DigitalOcean's documented refusal of a credential. */
export const unauthorized = { status: 401, knownMessage: 'unable-to-authenticate' } as const;
/** DigitalOcean's documented refusal of an operation. */
export const forbidden = { status: 403, knownMessage: 'not-permitted' } as const;

const noAnswer: Answer = {
  type: 'answer',
  origin: 'pasted',
  endpoint: null,
  method: null,
  service: null,
  host: null,
  path: null,
  status: null,
  knownMessage: null,
  understood: false,
  requestId: null,
  retryAfter: null,
  resetAt: null,
  missingScope: null,
  clockSkew: null,
  tool: null,
  isPage: false,
  vague: false,
};

/** An answer that the text shows. */
export const pastedAnswer = (parts: Partial<Answer>): Answer => ({ ...noAnswer, ...parts });

const accountRequest = {
  origin: 'probed',
  method: 'GET',
  host: 'api.digitalocean.com',
  path: '/v2/account',
} as const;
const tokenInfoRequest = {
  origin: 'probed',
  method: 'GET',
  host: 'cloud.digitalocean.com',
  path: '/v1/oauth/token/info',
} as const;

/** An answer of the API to `GET /v2/account` just now. */
export const accountAnswer = (parts: Partial<Answer>): Answer => ({
  ...noAnswer,
  ...accountRequest,
  endpoint: 'account',
  service: 'api',
  ...parts,
});

/** An answer of the OAuth host to `GET /v1/oauth/token/info` just now. */
export const tokenInfoAnswer = (parts: Partial<Answer>): Answer => ({
  ...noAnswer,
  ...tokenInfoRequest,
  endpoint: 'token-info',
  service: 'control-panel',
  ...parts,
});

const noAnswerEvidence: AnswerEvidence = {
  origin: 'pasted',
  method: null,
  host: null,
  path: null,
  status: null,
  requestId: null,
  knownMessage: null,
  tool: null,
  vague: false,
};

export const pastedAnswerEvidence = (parts: Partial<AnswerEvidence>): AnswerEvidence => ({
  ...noAnswerEvidence,
  ...parts,
});
export const accountAnswerEvidence = (parts: Partial<AnswerEvidence>): AnswerEvidence => ({
  ...noAnswerEvidence,
  ...accountRequest,
  ...parts,
});
export const tokenInfoAnswerEvidence = (parts: Partial<AnswerEvidence>): AnswerEvidence => ({
  ...noAnswerEvidence,
  ...tokenInfoRequest,
  ...parts,
});

// What good answers contain

const ops: Account = {
  email: 'ops@example.com',
  name: 'Ops',
  uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
  status: 'active',
  emailVerified: true,
  team: { name: 'Production', uuid: '5df3e3004a17e242b7c20ca6c9fc25b701a47ece' },
};

const account = (origin: AccountSeen['origin'], parts: Partial<Account>): AccountSeen => ({
  type: 'account',
  origin,
  account: { ...ops, ...parts },
});

/** The API names the account just now. */
export const probedAccount = (parts: Partial<Account> = {}) => account('probed', parts);
/** The text contains an answer of `GET /v2/account`. */
export const pastedAccount = (parts: Partial<Account> = {}) => account('pasted', parts);

const grant = (origin: GrantSeen['origin'], parts: Partial<GrantSeen>): GrantSeen => ({
  type: 'grant',
  origin,
  scopes: null,
  lifetime: { type: 'unknown' },
  expiresAt: null,
  createdAt: null,
  application: null,
  ...parts,
});

/** The OAuth host describes the token just now: it never expires, unless the parts say otherwise. */
export const probedGrant = (parts: Partial<GrantSeen> = {}): GrantSeen =>
  grant('probed', { lifetime: { type: 'never' }, ...parts });
/** The text contains what token/info answers, or the answer that a token came with. */
export const pastedGrant = (parts: Partial<GrantSeen> = {}): GrantSeen => grant('pasted', parts);

export const secondsLeft = (seconds: number): Pick<GrantSeen, 'lifetime' | 'expiresAt'> => ({
  lifetime: { type: 'seconds', seconds },
  expiresAt: new Date(now + seconds * 1000).toISOString(),
});

/** The facts of a token that both hosts accept. */
export const accepted = [
  accountAnswer({ status: 200, understood: true }),
  probedAccount(),
  tokenInfoAnswer({ status: 200, understood: true }),
  probedGrant(),
] as const;
/** The facts of a token that both hosts refuse. */
export const refused = [accountAnswer(unauthorized), tokenInfoAnswer(unauthorized)] as const;

// Requests in the text

/** The address of a request to the API. */
export const apiUrl: RequestUrl = {
  scheme: 'https',
  service: 'api',
  host: 'api.digitalocean.com',
  path: '/v2/droplets',
};
const bearer: AuthScheme = { type: 'scheme', scheme: 'Bearer' };

/** A curl command that sends a Bearer token to the API, unless the parts say otherwise. */
export const request = (parts: Partial<RequestSeen> = {}): RequestSeen => ({
  type: 'request',
  origin: 'pasted',
  tool: 'curl',
  method: 'GET',
  url: apiUrl,
  authScheme: bearer,
  ...parts,
});

/** The same command with an address that differs. */
export const requestTo = (url: Partial<RequestUrl>, parts: Partial<RequestSeen> = {}) =>
  request({ url: { ...apiUrl, ...url }, ...parts });

/** The evidence of {@link request}. */
export const requestEvidence = (parts: Partial<RequestEvidence> = {}): RequestEvidence => ({
  tool: 'curl',
  authScheme: bearer,
  service: 'api',
  host: 'api.digitalocean.com',
  path: '/v2/droplets',
  ...parts,
});

// Other facts

const noFailure: Failure = {
  type: 'failure',
  origin: 'pasted',
  endpoint: null,
  host: null,
  reason: 'other',
  code: null,
  phase: null,
  proxy: null,
  onlyIPv6: false,
  vague: false,
};

/** The text shows that no answer came. */
export const pastedFailure = (parts: Partial<Failure>): Failure => ({ ...noFailure, ...parts });

/** The API gave no answer just now. */
export const probedFailure = (parts: Partial<Failure>): Failure => ({
  ...noFailure,
  origin: 'probed',
  endpoint: 'account',
  host: 'api.digitalocean.com',
  ...parts,
});

export const pastedFailureEvidence = (parts: Partial<FailureEvidence>): FailureEvidence => ({
  origin: 'pasted',
  host: null,
  reason: 'other',
  systemCode: null,
  phase: null,
  proxy: null,
  onlyIPv6: false,
  ...parts,
});
export const probedFailureEvidence = (parts: Partial<FailureEvidence>): FailureEvidence =>
  pastedFailureEvidence({ origin: 'probed', host: 'api.digitalocean.com', ...parts });

export const oauthError = (
  error: OAuthErrorSeen['error'],
  { inLink = false }: Partial<OAuthErrorSeen> = {},
): OAuthErrorSeen => ({ type: 'oauth-error', origin: 'pasted', error, inLink });

export const noCredential = (parts: Partial<NoCredentialSeen> = {}): NoCredentialSeen => ({
  type: 'no-credential',
  origin: 'pasted',
  tool: null,
  variable: null,
  ...parts,
});

export const invalidHeader: InvalidHeaderSeen = {
  type: 'invalid-header',
  origin: 'pasted',
  tool: null,
  character: null,
};
export const revocation: RevocationSeen = { type: 'revocation', origin: 'pasted' };
/** The text tells this about what happened before or beside the failure. */
export const told = (circumstance: CircumstanceId) =>
  ({ type: 'circumstance', origin: 'pasted', circumstance }) as const;

/** The output of an unknown program, without an error that is known. */
export const overview = (parts: Partial<OverviewSeen> = {}): OverviewSeen => ({
  type: 'overview',
  origin: 'pasted',
  program: null,
  host: null,
  method: null,
  path: null,
  status: null,
  errors: [],
  rejection: false,
  mentionsDigitalOcean: false,
  ...parts,
});
/** An error that says by itself what is wrong. */
export const decisive = overview({ decisive: true });

export const exposure = { type: 'exposure', origin: 'pasted' } as const;

/** What the credential must be: nothing, except what is given. */
export const expectations = (parts: Partial<Expectations>): Expectations => ({
  ...noExpectations,
  ...parts,
});
