import type { Names } from './knowledge/circumstance.ts';
import type { CircumstanceId } from './knowledge/circumstances.ts';
import type { Service } from './knowledge/hosts.ts';
import type { KnownMessage } from './knowledge/messages.ts';
import type { OtherErrorId } from './knowledge/other-errors.ts';
import type { TopicId } from './knowledge/topics.ts';

/**
 * One observation and its origin. A pasted error and a live probe produce the same fact, so that
 * the same rules apply to both. A fact never contains a secret or a whole response body.
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
  | ExposureSeen
  | QuestionSeen
  | CircumstanceSeen
  | OverviewSeen
  | EnvelopeV1Seen
  | AuthorizationLinkSeen
  | UnreadSeen;

/** `pasted`: found in the user's input. `probed`: observed in our own request just now. */
export type Origin = 'pasted' | 'probed';

/** The two endpoints that we request: `GET /v2/account` and `GET /v1/oauth/token/info`. */
export type Endpoint = 'account' | 'token-info';

/** An HTTP answer: of DigitalOcean, or of something between the client and DigitalOcean. */
export interface Answer {
  readonly type: 'answer';
  readonly origin: Origin;
  /** Which of our requests this answers; null for a pasted answer. */
  readonly endpoint: Endpoint | null;
  readonly method: string | null;
  /** The service that answered; null if the text doesn't show it. */
  readonly service: Service | null;
  /** Only hosts of DigitalOcean; null for others, which may contain anything. */
  readonly host: string | null;
  /** With `{id}` instead of every segment that isn't a plain word. */
  readonly path: string | null;
  readonly status: number | null;
  readonly knownMessage: KnownMessage | null;
  /** The scope that the message of a 403 names, such as `tag:create`; null if it names none. */
  readonly missingScope: string | null;
  /** A 200 whose body matches the documentation. Its content is a fact of its own. */
  readonly understood: boolean;
  /** DigitalOcean's `x-request-id`, for its support. */
  readonly requestId: string | null;
  /** In seconds, from `retry-after`. */
  readonly retryAfter: number | null;
  /**
   * When requests are allowed again, from `ratelimit-reset`, ISO 8601; null if that time is past.
   */
  readonly resetAt: string | null;
  /** How far the server's `Date` is ahead of the local clock, in seconds. */
  readonly clockSkew: number | null;
  /** The name of the program that printed it; null if the text doesn't show it. */
  readonly tool: string | null;
  /** The body is a web page, or the words of another server than the API. */
  readonly isPage: boolean;
  /**
   * The text doesn't print it: a sentence mentions it, or a program stumbles over what it could
   * not read.
   */
  readonly vague: boolean;
}

/**
 * `garbled`: not HTTP, or a broken encoding. `redirected`: a browser doesn't show the target.
 * `unreadable`: the server answered, and the browser doesn't show the answer to the page (CORS).
 */
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
  | 'unreadable'
  | 'other';

/** What a request was waiting for. */
export type Phase = 'lookup' | 'connect' | 'proxy' | 'tls' | 'answer' | 'body';

/** A request without an answer. It says nothing about the credential. */
export interface Failure {
  readonly type: 'failure';
  readonly origin: Origin;
  readonly endpoint: Endpoint | null;
  readonly host: string | null;
  /** The service at the host that a pasted failure names. */
  readonly service?: Service;
  readonly reason: FailureReason;
  /** The error code of the system, for example `ECONNREFUSED`, or the status of a proxy. */
  readonly code: string | null;
  /** What the request was waiting for when it timed out; null if unknown. */
  readonly phase: Phase | null;
  /** `host:port` of the proxy. */
  readonly proxy: string | null;
  /** No IPv4 address was tried. */
  readonly onlyIPv6: boolean;
  /** The words in the text have other causes as well. */
  readonly vague: boolean;
  /** The program that printed it, if the text shows which one. */
  readonly tool?: string;
}

export interface Account {
  readonly email: string | null;
  readonly name: string | null;
  readonly uuid: string | null;
  readonly status: string | null;
  readonly emailVerified: boolean | null;
  readonly team: { readonly name: string | null; readonly uuid: string | null } | null;
}

/** The account that the credential belongs to, from `GET /v2/account`. */
export interface AccountSeen {
  readonly type: 'account';
  readonly origin: Origin;
  readonly account: Account;
}

/** How long a token lives. `never`: the answer says null. `unknown`: the answer doesn't say. */
export type Lifetime =
  | { readonly type: 'never' }
  | { readonly type: 'seconds'; readonly seconds: number }
  | { readonly type: 'unknown' };

/**
 * The permissions and the lifetime of the credential, from token/info or a pasted token response.
 */
export interface GrantSeen {
  readonly type: 'grant';
  readonly origin: Origin;
  readonly scopes: readonly string[] | null;
  readonly lifetime: Lifetime;
  /** ISO 8601; null for a pasted lifetime without a start date. */
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
  /** “Bearer” with a colon, an equals sign or nothing between it and the token. */
  | { readonly type: 'joined-scheme'; readonly separator: string }
  | { readonly type: 'basic-user' }
  | { readonly type: 'header'; readonly name: string }
  | { readonly type: 'query'; readonly parameter: string }
  | { readonly type: 'userinfo' };

/** The address of a request in the text. */
export interface RequestUrl {
  readonly scheme: string;
  readonly service: Service;
  /** As in {@link Answer}. */
  readonly host: string | null;
  readonly path: string | null;
}

/** A request in the text: a curl command, a header. */
export interface RequestSeen {
  readonly type: 'request';
  readonly origin: 'pasted';
  readonly tool: string | null;
  readonly method: string | null;
  /** `missing`: the command has no URL, or an empty one. Null: unknown. */
  readonly url: 'missing' | RequestUrl | null;
  /** Null if the request carries no credential. */
  readonly authScheme: AuthScheme | null;
  /** An S3 client asks Amazon for a region that only DigitalOcean has. */
  readonly spacesAtAmazon?: true;
  /** The text shows the request itself, as `curl -v` does, and not only the command. */
  readonly sent?: true;
  /** The text describes the form that builds the request. */
  readonly form?: true;
}

/** The errors of the OAuth flow (RFC 6749, sections 4.1.2.1 and 5.2) that have a code here. */
export type OAuthError =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'redirect_uri_mismatch';

/** DigitalOcean's OAuth server refused a step of the flow, or will refuse it. */
export interface OAuthErrorSeen {
  readonly type: 'oauth-error';
  readonly origin: 'pasted';
  readonly error: OAuthError;
  /** No server answered yet: the authorization link itself shows the error. */
  readonly inLink: boolean;
}

/** A program reports that it has no credential, or an empty one. */
export interface NoCredentialSeen {
  readonly type: 'no-credential';
  readonly origin: 'pasted';
  readonly tool: string | null;
  /** The variable that it names, for example `DIGITALOCEAN_TOKEN`. */
  readonly variable: string | null;
  /** What is missing instead of a token: the Secret of Kubernetes, or the keys of an S3 client. */
  readonly instead?: 'kubernetes-secret' | 's3-keys';
}

/** A program refused to send a header because of invalid characters. */
export interface InvalidHeaderSeen {
  readonly type: 'invalid-header';
  readonly origin: 'pasted';
  readonly tool: string | null;
  /**
   * What it refused: a line break or another control character, a typographic quote, bytes that are
   * no text, or the name of a variable with a line break.
   */
  readonly character: 'line-break' | 'quote' | 'binary' | 'reference' | 'other' | null;
}

/** A notice that the token was revoked, for example DigitalOcean's e-mail about a leaked one. */
export interface RevocationSeen {
  readonly type: 'revocation';
  readonly origin: 'pasted';
}

/** A message that a credential was published. */
interface ExposureSeen {
  readonly type: 'exposure';
  readonly origin: 'pasted';
}

/** A question about credentials, in words. */
interface QuestionSeen {
  readonly type: 'question';
  readonly origin: 'pasted';
  readonly topic: TopicId;
  /** The text says that everything works. */
  readonly worksNow?: true;
}

/** What happened before or beside the failure, in words. */
interface CircumstanceSeen {
  readonly type: 'circumstance';
  readonly origin: 'pasted';
  readonly circumstance: CircumstanceId;
  /** Names of the text that the words repeat. */
  readonly names?: Names;
  /** The text shows the cause, so that no other one needs to be named. */
  readonly decisive?: true;
  /** It only chooses a step. */
  readonly silent?: true;
}

/** What a text shows that contains no other fact and no credential, or an error that decides. */
export interface OverviewSeen {
  readonly type: 'overview';
  readonly origin: 'pasted';
  readonly program: string | null;
  /** The subcommand of doctl that the text runs, for example `registry login`. */
  readonly command?: string;
  /** As in {@link Answer}. */
  readonly host: string | null;
  readonly method: string | null;
  readonly path: string | null;
  readonly status: number | null;
  readonly errors: readonly OtherErrorId[];
  /** It contains the number 401 or 403. */
  readonly rejection: boolean;
  /** It contains 403, and no 401. */
  readonly forbidden?: true;
  readonly mentionsDigitalOcean: boolean;
  /** One of the errors says by itself what is wrong. */
  readonly decisive?: true;
}

/** An answer of API v1, by its envelope. */
interface EnvelopeV1Seen {
  readonly type: 'envelope-v1';
  readonly origin: 'pasted';
}

/** What the parameters of a link to the authorization page say (RFC 6749, section 4.1.1). */
export interface AuthorizationLink {
  readonly responseType: 'code' | 'token' | 'missing' | 'unsupported';
  /** The link names the application. */
  readonly clientId: boolean;
  /** The scheme of the callback. `http-local`: to this machine. `custom`: an app's own scheme. */
  readonly redirectUri: 'missing' | 'https' | 'http' | 'http-local' | 'custom';
  /** Only words such as `read` and `droplet:create`; empty if the link asks for none. */
  readonly scopes: readonly string[];
  readonly state: boolean;
  /** PKCE: `code_challenge`. */
  readonly codeChallenge: boolean;
}

/** A link to the authorization page in the text. */
export interface AuthorizationLinkSeen extends AuthorizationLink {
  readonly type: 'authorization-link';
  readonly origin: 'pasted';
}

/**
 * A part of the text wasn't read. `length`: the text is too long. `credentials`: it contains too many
 * credentials. `work`: it contains too many commands, JSON objects or lines of YAML. `time`: a server ended
 * the reading, and nothing is known of the text.
 */
export interface UnreadSeen {
  readonly type: 'unread';
  readonly origin: 'pasted';
  readonly reason: 'length' | 'credentials' | 'work' | 'time';
}
