import type { Confidence, Fault, Kind, ReferenceSyntax } from '../classify/kinds.ts';
import type { FailureReason, Lifetime, Origin, Sending } from '../facts.ts';

/** What kind of statement a diagnosis is; the verdict is drawn from it. */
export type Family =
  | 'fine'
  | 'not-an-access-token'
  | 'damaged'
  | 'wrong-request'
  | 'server-answer'
  | 'could-not-tell'
  | 'last-resort';

/** Every diagnosis that there is, in one spelling: here, in the rules, the words, the docs, the URLs. */
export const families = {
  'token-accepted': 'fine',
  'well-formed': 'fine',
  'authorization-code': 'not-an-access-token',
  'refresh-token': 'not-an-access-token',
  'oauth-client-credential': 'not-an-access-token',
  'unrecognized-credential': 'not-an-access-token',
  'empty-input': 'damaged',
  'placeholder-token': 'damaged',
  'unexpanded-variable': 'damaged',
  'truncated-token': 'damaged',
  'malformed-token': 'damaged',
  'missing-auth-scheme': 'wrong-request',
  'wrong-auth-scheme': 'wrong-request',
  'missing-url': 'wrong-request',
  'token-rejected': 'server-answer',
  'scope-missing': 'server-answer',
  'rate-limited': 'could-not-tell',
  'service-unavailable': 'could-not-tell',
  'connection-failed': 'could-not-tell',
  'connection-timeout': 'could-not-tell',
  'unexpected-response': 'could-not-tell',
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
}

/** What each diagnosis rests on. It goes into the report, so it never holds a secret. */
export interface Evidence {
  'token-accepted': {
    readonly kind: Kind;
    readonly answers: readonly AnswerEvidence[];
    readonly scopes: readonly string[] | null;
    readonly lifetime: Lifetime;
    readonly expiresAt: string | null;
    /** The account could not be read, because the token lacks `account:read`. */
    readonly withoutAccount: boolean;
    /** The paste says that a server refused a credential; this one is accepted. */
    readonly contradictsPaste: boolean;
  };
  'well-formed': {
    readonly kind: Kind;
    readonly alternatives: readonly Kind[];
    readonly lifetime: Lifetime | null;
  };
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
  'unrecognized-credential': { readonly length: number | null };
  'empty-input': { readonly what: 'paste' | 'value'; readonly name: string | null };
  'placeholder-token': { readonly name: string | null };
  'unexpanded-variable': {
    readonly syntax: ReferenceSyntax;
    readonly name: string | null;
    /** A shell would have replaced it: the value may still be empty, but the quotes are right. */
    readonly expands: boolean;
    /** A request shows that the text itself was sent. */
    readonly sent: boolean;
  };
  'truncated-token': {
    readonly kind: Kind;
    readonly expected: number;
    readonly actual: number;
    readonly elided: boolean;
  };
  'malformed-token': { readonly kind: Kind; readonly fault: Fault };
  'missing-auth-scheme': { readonly tool: string | null };
  'wrong-auth-scheme': { readonly sending: Sending; readonly tool: string | null };
  'missing-url': { readonly tool: string };
  'token-rejected': { readonly answers: readonly AnswerEvidence[]; readonly kind: Kind | null };
  'scope-missing': AnswerEvidence & { readonly granted: readonly string[] | null };
  'rate-limited': AnswerEvidence & { readonly retryAfter: number | null };
  'service-unavailable': AnswerEvidence;
  'connection-failed': {
    readonly origin: Origin;
    readonly host: string | null;
    readonly reason: FailureReason;
    readonly systemCode: string | null;
  };
  'connection-timeout': { readonly origin: Origin; readonly host: string | null };
  'unexpected-response': AnswerEvidence;
  unexplained: { readonly credential: boolean; readonly asked: boolean };
}

/** A diagnosis without words: what is the matter, how sure, and on what it rests. */
export type Finding<C extends Code = Code> = {
  [K in C]: { readonly code: K; readonly confidence: Confidence; readonly evidence: Evidence[K] };
}[C];
