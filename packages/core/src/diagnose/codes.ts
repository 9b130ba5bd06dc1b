import type { Fault, ReferenceSyntax, Repair } from '../classify/kinds.ts';
import type { AuthScheme, FailureReason, Lifetime, Origin, Phase } from '../facts.ts';
import type { Service } from '../knowledge/hosts.ts';
import type { Confidence, Kind } from '../knowledge/kinds.ts';
import type { KnownMessage } from '../knowledge/messages.ts';

/** What kind of statement a diagnosis is; the verdict is drawn from it. */
export type Family =
  | 'fine'
  | 'not-an-access-token'
  | 'damaged'
  | 'wrong-request'
  | 'oauth-flow'
  | 'server-answer'
  | 'could-not-tell'
  | 'no-connection'
  | 'expectation'
  | 'last-resort';

/**
 * Every diagnosis that there is, in one spelling: here, in the rules, the words, the docs, the URLs. Of
 * equals the first one is said first: what the token is worth, then what else is the matter with it.
 */
export const families = {
  'token-accepted': 'fine',
  'well-formed': 'fine',
  'full-access': 'fine',
  'authorization-code': 'not-an-access-token',
  'refresh-token': 'not-an-access-token',
  'oauth-client-credential': 'not-an-access-token',
  'spaces-key': 'not-an-access-token',
  'inference-key': 'not-an-access-token',
  'registry-credential': 'not-an-access-token',
  'legacy-api-key': 'not-an-access-token',
  'other-product-credential': 'not-an-access-token',
  'foreign-token': 'not-an-access-token',
  'unrecognized-credential': 'not-an-access-token',
  'empty-input': 'damaged',
  'placeholder-token': 'damaged',
  'unexpanded-variable': 'damaged',
  'masked-token': 'damaged',
  'truncated-token': 'damaged',
  'malformed-token': 'damaged',
  'stray-whitespace': 'damaged',
  'surrounding-quotes': 'damaged',
  'invisible-characters': 'damaged',
  'encoded-token': 'damaged',
  'multiple-credentials': 'damaged',
  'missing-auth-header': 'wrong-request',
  'missing-auth-scheme': 'wrong-request',
  'wrong-auth-scheme': 'wrong-request',
  'repeated-auth-scheme': 'wrong-request',
  'wrong-auth-header': 'wrong-request',
  'token-in-url': 'wrong-request',
  'wrong-host': 'wrong-request',
  'insecure-url': 'wrong-request',
  'retired-api': 'wrong-request',
  'missing-url': 'wrong-request',
  'oauth-access-denied': 'oauth-flow',
  'oauth-invalid-grant': 'oauth-flow',
  'oauth-redirect-mismatch': 'oauth-flow',
  'oauth-invalid-scope': 'oauth-flow',
  'oauth-invalid-client': 'oauth-flow',
  'token-rejected': 'server-answer',
  'token-expired': 'server-answer',
  'token-revoked': 'server-answer',
  'endpoints-disagree': 'could-not-tell',
  'scope-missing': 'server-answer',
  'account-locked': 'server-answer',
  'account-warning': 'server-answer',
  'email-unverified': 'server-answer',
  'clock-skew': 'server-answer',
  'request-refused': 'could-not-tell',
  'other-service': 'could-not-tell',
  'rate-limited': 'could-not-tell',
  'service-unavailable': 'could-not-tell',
  'blocked-by-intermediary': 'could-not-tell',
  'dns-failure': 'no-connection',
  'tls-untrusted': 'no-connection',
  'proxy-failure': 'no-connection',
  'connection-failed': 'no-connection',
  'connection-timeout': 'no-connection',
  'unexpected-response': 'could-not-tell',
  'expires-soon': 'expectation',
  'required-scope-missing': 'expectation',
  'excess-scope': 'expectation',
  'kind-mismatch': 'expectation',
  'account-mismatch': 'expectation',
  'duplicate-credential': 'expectation',
  'secret-unset': 'expectation',
  unexplained: 'last-resort',
} as const satisfies Record<string, Family>;

export type Code = keyof typeof families;

export const codes = Object.keys(families) as Code[];

/** The server's answer that a diagnosis rests on. */
export interface AnswerEvidence {
  readonly origin: Origin;
  readonly method: string | null;
  readonly host: string | null;
  readonly path: string | null;
  readonly status: number | null;
  readonly requestId: string | null;
  /** What it said, by its meaning; null where nothing is known of that. */
  readonly knownMessage: KnownMessage | null;
  /** The program that printed it, where the paste shows which. */
  readonly tool: string | null;
}

/** The request that a diagnosis rests on. */
export interface RequestEvidence {
  readonly tool: string | null;
  readonly authScheme: AuthScheme | null;
  readonly service: Service | null;
  readonly host: string | null;
  readonly path: string | null;
}

/** Damage that was undone to get at the value. */
export interface DamageEvidence {
  readonly repairs: readonly Repair[];
  /** The place takes the value letter for letter, so the damage is sent along. */
  readonly exact: boolean;
  /** Without the damage the value is a whole credential. */
  readonly whole: boolean;
}

/** No answer came. */
export interface FailureEvidence {
  readonly origin: Origin;
  readonly host: string | null;
  readonly reason: FailureReason;
  /** The system's own name of the error; the status of a proxy. */
  readonly systemCode: string | null;
  /** What was waited for when the time was over. */
  readonly phase: Phase | null;
  /** Host and port. */
  readonly proxy: string | null;
  readonly onlyIPv6: boolean;
}

/** What an operation needs: all scopes of one of the sets. */
export interface OperationNeeds {
  /** For example `POST /v2/droplets`. */
  readonly operation: string;
  readonly needs: readonly (readonly string[])[];
}

/** What somebody knows that a token is over from. */
export type EndEvidence = {
  /** `token-info` and `answer`: DigitalOcean says so. `paste`: dates or words in the paste do. */
  readonly basis: 'token-info' | 'answer' | 'paste';
  readonly origin: Origin;
  readonly kind: Kind | null;
  /** DigitalOcean was asked and refused the token. */
  readonly rejected: boolean;
};

/** What each diagnosis rests on. It goes into the report, so it never holds a secret. */
export interface Evidence {
  'token-accepted': {
    readonly kind: Kind;
    readonly answers: readonly AnswerEvidence[];
    readonly scopes: readonly string[] | null;
    readonly lifetime: Lifetime;
    readonly expiresAt: string | null;
    /** DigitalOcean refused to show the account. */
    readonly withoutAccount: boolean;
    /** It did so although the token has the scope for it. */
    readonly inSpiteOfScope: boolean;
    /** The paste says that others have seen it. */
    readonly exposed: boolean;
    /** The paste says that a server refused a credential; this one is accepted. */
    readonly contradictsPaste: boolean;
  };
  'well-formed': {
    readonly kind: Kind;
    readonly alternatives: readonly Kind[];
    readonly lifetime: Lifetime | null;
    /** There were too many in the paste to ask about each. */
    readonly skipped: boolean;
  };
  'full-access': { readonly scopes: readonly string[] };
  'authorization-code': {
    /** The parameter that carried it; null where only shape and circumstances point to a code. */
    readonly parameter: string | null;
    /** It stands in a request to the token endpoint, where a code belongs. */
    readonly inExchange: boolean;
  };
  'refresh-token': {
    /** It stands in a field of that name, next to the access token, and nobody sends it. */
    readonly inPlace: boolean;
    readonly field: string | null;
  };
  'oauth-client-credential': {
    readonly kind: Kind;
    readonly field: string;
    readonly inPlace: boolean;
  };
  'spaces-key': { readonly kind: Kind; readonly inPlace: boolean };
  'inference-key': { readonly kind: Kind; readonly inPlace: boolean; readonly where: string };
  'registry-credential': Record<never, never>;
  'legacy-api-key': { readonly parameter: string | null };
  'other-product-credential': {
    readonly what: string;
    readonly where: string;
    readonly inPlace: boolean;
  };
  'foreign-token': {
    readonly providers: readonly string[];
    readonly what: string;
    readonly where: string;
    /** It stands under the name of its own provider, and nobody sends it to DigitalOcean. */
    readonly inPlace: boolean;
    /** For a JWT: when it expires by its own words. */
    readonly expiresAt: string | null;
  };
  'unrecognized-credential': {
    readonly name: string | null;
    /** The text speaks of another service. */
    readonly belongsToOtherService: boolean;
  };
  'empty-input': {
    readonly what: 'paste' | 'value' | 'tool';
    readonly tool: string | null;
    readonly variable: string | null;
  };
  'placeholder-token': {
    readonly name: string | null;
    /** What a program writes for a variable that is not set. */
    readonly unset: boolean;
  };
  'masked-token': { readonly kind: Kind };
  'unexpanded-variable': {
    readonly syntax: ReferenceSyntax;
    readonly name: string | null;
    /** A shell would have replaced it: the value may still be empty, but the quotes are right. */
    readonly expands: boolean;
    /** The text itself is sent: a request shows it, or the quotes around it make it so. */
    readonly sent: boolean;
  };
  'truncated-token': {
    readonly kind: Kind;
    readonly expected: number;
    readonly actual: number;
    readonly elided: boolean;
  };
  'malformed-token': {
    readonly kind: Kind;
    readonly fault: Fault /** The whole token could be told. */;
    readonly mended: boolean;
  };
  'stray-whitespace': DamageEvidence;
  'surrounding-quotes': DamageEvidence;
  'invisible-characters': DamageEvidence;
  'encoded-token': DamageEvidence & {
    /** Where Kubernetes expects base64 and got none. */
    readonly missing: boolean;
    readonly kubernetes: boolean;
  };
  'multiple-credentials': { readonly count: number };
  'missing-auth-header': RequestEvidence;
  'missing-auth-scheme': RequestEvidence;
  'wrong-auth-scheme': RequestEvidence;
  'repeated-auth-scheme': RequestEvidence;
  'wrong-auth-header': RequestEvidence & { readonly name: string };
  'token-in-url': RequestEvidence;
  /** `unsent`: the address has no scheme, so nothing left the machine. */
  'wrong-host': RequestEvidence & { readonly unsent: boolean };
  'insecure-url': RequestEvidence;
  'retired-api': RequestEvidence;
  'missing-url': RequestEvidence;
  'oauth-access-denied': Record<never, never>;
  'oauth-invalid-grant': Record<never, never>;
  'oauth-redirect-mismatch': { readonly inLink: boolean };
  'oauth-invalid-scope': { readonly inLink: boolean };
  'oauth-invalid-client': { readonly secretMissing: boolean };
  'token-rejected': { readonly answers: readonly AnswerEvidence[]; readonly kind: Kind | null };
  'token-expired': EndEvidence & { readonly expiresAt: string | null };
  'token-revoked': EndEvidence;
  'scope-missing': AnswerEvidence & {
    readonly granted: readonly string[] | null;
    /** What the refused operations need, where the paste names them. */
    readonly needed: readonly OperationNeeds[];
    /** Of these, what the token has not; empty where nobody knows its scopes. */
    readonly missing: readonly string[];
    /** The token has all that is needed, and was refused all the same. */
    readonly suffices: boolean;
  };
  'account-locked': { readonly status: string };
  'account-warning': { readonly status: string };
  'email-unverified': Record<never, never>;
  /** Seconds that DigitalOcean's clock is ahead of this machine's. */
  'clock-skew': { readonly seconds: number };
  'request-refused': AnswerEvidence;
  'endpoints-disagree': { readonly answers: readonly AnswerEvidence[] };
  'other-service': AnswerEvidence & { readonly service: Service };
  'rate-limited': AnswerEvidence & {
    readonly retryAfter: number | null;
    /** ISO 8601; null where the server did not say. */
    readonly resetAt: string | null;
  };
  'service-unavailable': AnswerEvidence;
  'blocked-by-intermediary': AnswerEvidence;
  'dns-failure': FailureEvidence;
  'tls-untrusted': FailureEvidence;
  'proxy-failure': FailureEvidence;
  'connection-failed': FailureEvidence;
  'connection-timeout': FailureEvidence;
  'unexpected-response': AnswerEvidence & {
    /** What came was not even an answer. */
    readonly broken: FailureReason | null;
  };
  'expires-soon': {
    readonly expiresAt: string | null;
    /** Seconds; null where DigitalOcean did not say. */
    readonly left: number | null;
    readonly required: number;
  };
  'required-scope-missing': {
    readonly granted: readonly string[] | null;
    readonly missing: readonly string[];
    /** False where nobody could say whether it has them. */
    readonly settled: boolean;
    /** Operations that were asked for and that the token may not do. */
    readonly operations: readonly string[];
  };
  'excess-scope': {
    readonly granted: readonly string[] | null;
    readonly excess: readonly string[];
    /** False where nobody could say whether it has them. */
    readonly settled: boolean;
  };
  'kind-mismatch': { readonly expected: Kind; readonly actual: Kind };
  'account-mismatch': {
    readonly expected: { readonly account: string | null; readonly team: string | null };
    /** Null where the account could not be read. */
    readonly actual: { readonly account: string | null; readonly team: string | null } | null;
  };
  'duplicate-credential': { readonly sameAs: string };
  'secret-unset': { readonly name: string | null };
  unexplained: {
    readonly credential: boolean;
    readonly asked: boolean;
    /** The paste is an answer of DigitalOcean's in which nothing is wrong. */
    readonly success: boolean;
  };
}

/** A diagnosis without words: what is the matter, how sure, and on what it rests. */
export type Finding<C extends Code = Code> = {
  [K in C]: { readonly code: K; readonly confidence: Confidence; readonly evidence: Evidence[K] };
}[C];
