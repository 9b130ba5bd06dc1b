import type { Service } from './knowledge/hosts.ts';
import type { KnownMessage } from './knowledge/messages.ts';

/**
 * What is known, and where it was learnt. A pasted error and a live probe give the same fact, so
 * that one set of rules serves both. A fact never holds a secret and never a whole body.
 */
export type Fact =
  | Answer
  | Failure
  | AccountSeen
  | GrantSeen
  | RequestSeen
  | OAuthErrorSeen
  | NoCredentialSeen
  | InvalidHeaderSeen
  | RevocationSeen
  | ExposureSeen;

/** `pasted`: it stands in what the user handed over. `probed`: we asked, just now. */
export type Origin = 'pasted' | 'probed';

/** The two questions that we ask. */
export type Endpoint = 'account' | 'token-info';

/** Somebody answered: DigitalOcean, or something on the way to it. */
export interface Answer {
  readonly type: 'answer';
  readonly origin: Origin;
  /** Which of our questions this answers; null for a pasted answer. */
  readonly endpoint: Endpoint | null;
  readonly method: string | null;
  /** Whose answer it is; null where the paste does not say. */
  readonly service: Service | null;
  /** The host, where it is one of DigitalOcean's; the path with `{id}` for what is no plain word. */
  readonly host: string | null;
  readonly path: string | null;
  readonly status: number | null;
  readonly knownMessage: KnownMessage | null;
  /** A 200 whose body was read as what the endpoint documents; its content is a fact of its own. */
  readonly understood: boolean;
  /** DigitalOcean's `x-request-id`, for its support. */
  readonly requestId: string | null;
  /** Seconds, from `retry-after`. */
  readonly retryAfter: number | null;
  /** When requests are allowed again, from `ratelimit-reset`, ISO 8601; null where it is over. */
  readonly resetAt: string | null;
  /** How far the server's `Date` is ahead of this machine's clock, in seconds. */
  readonly clockSkew: number | null;
  /** The program that printed it, by its name; null where the paste does not say. */
  readonly tool: string | null;
}

/** `garbled`: no HTTP, or a broken encoding. `redirected`: a browser hides where to. */
export type FailureReason =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'unreachable'
  | 'timeout'
  | 'tls'
  | 'proxy'
  | 'garbled'
  | 'too-large'
  | 'redirected'
  | 'other';

/** What a request waits for. */
export type Phase = 'lookup' | 'connect' | 'proxy' | 'tls' | 'answer' | 'body';

/** No answer came. Says nothing about the credential. */
export interface Failure {
  readonly type: 'failure';
  readonly origin: Origin;
  readonly endpoint: Endpoint | null;
  readonly host: string | null;
  readonly reason: FailureReason;
  /** The system's own name of the error, for example `ECONNREFUSED`; the status of a proxy. */
  readonly code: string | null;
  /** What was waited for when the time was over; null where nobody knows. */
  readonly phase: Phase | null;
  /** Host and port of the proxy on the way. */
  readonly proxy: string | null;
  readonly onlyIPv6: boolean;
}

export interface Account {
  readonly email: string | null;
  readonly name: string | null;
  readonly uuid: string | null;
  readonly status: string | null;
  readonly emailVerified: boolean | null;
  readonly team: { readonly name: string | null; readonly uuid: string | null } | null;
}

/** The account behind the credential, from `GET /v2/account`. */
export interface AccountSeen {
  readonly type: 'account';
  readonly origin: Origin;
  readonly account: Account;
}

/** `never` and `unknown` differ: a null lifetime is an answer, an absent one is not. */
export type Lifetime =
  | { readonly type: 'never' }
  | { readonly type: 'seconds'; readonly seconds: number }
  | { readonly type: 'unknown' };

/** What the credential may do and for how long, from token/info or a pasted token response. */
export interface GrantSeen {
  readonly type: 'grant';
  readonly origin: Origin;
  readonly scopes: readonly string[] | null;
  readonly lifetime: Lifetime;
  /** ISO 8601; for a pasted lifetime null, because nobody knows when it began. */
  readonly expiresAt: string | null;
  readonly createdAt: string | null;
  /** The OAuth client id that the token was issued to. */
  readonly application: string | null;
}

/** How a request carries its credential. */
export type AuthScheme =
  | { readonly type: 'scheme'; readonly scheme: string }
  | { readonly type: 'repeated-scheme' }
  | { readonly type: 'no-scheme' }
  | { readonly type: 'basic-user' }
  | { readonly type: 'header'; readonly name: string }
  | { readonly type: 'query'; readonly parameter: string }
  | { readonly type: 'userinfo' };

/** The address of a request that somebody wrote down. */
export interface RequestUrl {
  readonly scheme: string;
  readonly service: Service;
  /** See {@link Answer}. */
  readonly host: string | null;
  readonly path: string | null;
}

/** A request that somebody wrote down: a curl command, a header. */
export interface RequestSeen {
  readonly type: 'request';
  readonly origin: 'pasted';
  readonly tool: string | null;
  readonly method: string | null;
  /** `missing`: the tool was given no URL at all, or an empty one. Null: not known. */
  readonly url: 'missing' | RequestUrl | null;
  /** Null where the request carries no credential. */
  readonly authScheme: AuthScheme | null;
}

/** The errors of the OAuth dance (RFC 6749, sections 4.1.2.1 and 5.2) that have a meaning here. */
export type OAuthError =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'redirect_uri_mismatch';

/** DigitalOcean's OAuth server refused a step of the dance, or will refuse it. */
export interface OAuthErrorSeen {
  readonly type: 'oauth-error';
  readonly origin: 'pasted';
  readonly error: OAuthError;
  /** Nobody has answered yet: it is to be seen from the authorization link. */
  readonly inLink: boolean;
}

/** A program says that it found no credential, or an empty one. */
export interface NoCredentialSeen {
  readonly type: 'no-credential';
  readonly origin: 'pasted';
  readonly tool: string | null;
  /** The variable that it names, for example `DIGITALOCEAN_TOKEN`. */
  readonly variable: string | null;
}

/** A program refused to send a header, because of the characters in it. */
export interface InvalidHeaderSeen {
  readonly type: 'invalid-header';
  readonly origin: 'pasted';
}

/** A message says that the token was revoked, for example DigitalOcean's e-mail about a leaked one. */
export interface RevocationSeen {
  readonly type: 'revocation';
  readonly origin: 'pasted';
}

/** A message says that a credential was in a public place. */
interface ExposureSeen {
  readonly type: 'exposure';
  readonly origin: 'pasted';
}
