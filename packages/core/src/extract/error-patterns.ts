import type { FailureReason, OAuthError } from '../facts.ts';
import type { Service } from '../knowledge/hosts.ts';

/** What client libraries say when no answer came. Sources: Go net, curl, Python, Node, OpenSSL. */
export const failures: readonly { readonly reason: FailureReason; readonly pattern: RegExp }[] = [
  {
    reason: 'dns',
    pattern:
      /no such host|could not resolve host|\bENOTFOUND\b|\bEAI_AGAIN\b|name or service not known|temporary failure in name resolution|getaddrinfo failed|NameResolutionError/i,
  },
  {
    reason: 'tls',
    pattern:
      /x509: |certificate verify failed|SELF_SIGNED_CERT|unable to get local issuer certificate|\bCERT_HAS_EXPIRED\b|SSL certificate problem|self[- ]signed certificate|remote certificate is invalid|PKIX path building failed|tls: failed to verify|SSLCertVerificationError/i,
  },
  {
    reason: 'proxy',
    pattern:
      /proxyconnect tcp|407 proxy authentication required|received http code \d{3} from proxy|tunneling socket could not be established/i,
  },
  {
    reason: 'timeout',
    pattern:
      /i\/o timeout|context deadline exceeded|\bETIMEDOUT\b|connection timed out|(?:operation|request|read) timed out|client\.timeout exceeded|tls handshake timeout|ConnectTimeout/i,
  },
  { reason: 'refused', pattern: /connection refused|\bECONNREFUSED\b/i },
  {
    reason: 'reset',
    pattern: /connection reset by peer|\bECONNRESET\b|socket hang up|\bunexpected EOF\b/i,
  },
  {
    reason: 'unreachable',
    pattern: /network is unreachable|\bENETUNREACH\b|\bEHOSTUNREACH\b|no route to host/i,
  },
];

/** The statuses that an API answers with; other numbers of three digits are something else. */
const status = '(4(?:0[0-9]|1[0-8]|2[1-9]|31|51)|5(?:0[0-8]|2[0-7]|30))';
/** A number that a word before it, or the URL, calls a status. */
export const statuses: readonly RegExp[] = [
  new RegExp(
    `\\bHTTP(?:/\\d(?:\\.\\d)?)?[\\s:]{1,3}(?:(?:error|status|code)[\\s:]{1,3}){0,2}${status}\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:status|statuscode|status[_ -]code|http_code|response code|responded with|returned|server responded|request failed with status code)["']?[\\s:=(]{1,3}(?:was |of |code ){0,2}${status}\\b`,
    'i',
  ),
  new RegExp(`https?://[^\\s"']{1,300}["']?:? ${status}\\b(?! ?(?:ms|s|bytes)\\b)`, 'i'),
  new RegExp(
    `\\b${status} (?:Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Proxy Authentication Required|Conflict|Gone|Unprocessable Entity|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out|Client Error|Server Error)\\b`,
    'i',
  ),
  new RegExp(`\\berror:? \\(?${status}\\b(?! ?(?:ms|s|bytes)\\b)`, 'i'),
];

export const requestLine =
  /\b(GET|POST|PUT|PATCH|DELETE|HEAD)\s{1,4}["']?(https?:\/\/[^\s"'`]{1,500})/;
export const anyUrl = /\bhttps?:\/\/[^\s"'<>`]{1,500}/;
export const requestId =
  /request(?:[_ -]?id)?["']?\s{0,4}[:=(]?\s{0,4}["']?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** The header in a dump of an answer. */
export const retryAfter = /\bretry-after["']?\s{0,3}:\s{0,3}["']?(\d{1,5})\b/i;

export const speaksOfDigitalOcean = /digital\s?ocean|\bdoctl\b|\bdo[por]_v1_/i;

/** What a message says about a token that somebody took back; not the list of reasons of OAuth. */
export const revocation =
  /\btokens? (?:was|were|has been|have been|got) (?:automatically )?revoked\b|\brevoked (?:your|the|this|that|these) [^.\n]{0,40}tokens?\b/i;
/** Why a service takes a token back by itself: what only a notice about that says. */
export const notice =
  /public(?:ly)?\b[^.\n]{0,40}\b(?:repositor|accessible|available|place)|secret scanning|\b(?:leaked|exposed|compromised)\b|to protect your/i;
/** A message that says that a credential was seen by others. */
export const exposure =
  /\b(?:token|key|secret|credential)s?\b[^.\n]{0,80}\b(?:leaked|exposed|compromised|public(?:ly)? (?:repo|exposed|accessible|available|place|gist))|\b(?:leaked|exposed|compromised)\b[^.\n]{0,40}\b(?:token|key|secret|credential)s?\b/i;
/** A question, a wish, a story: no notice. */
export const doubt =
  /\?|\b(?:if|whether|could|should|maybe|perhaps|not sure|todo|check that|used to|the old|my old|our old)\b/i;

/** Other services answer in words of their own. */
export const foreignAnswers: readonly {
  readonly service: Service;
  readonly status: number | null;
  readonly pattern: RegExp;
}[] = [
  {
    service: 'kubernetes',
    status: 401,
    pattern:
      /you must be logged in to the server|the server has asked for the client to provide credentials/i,
  },
  { service: 'spaces', status: 403, pattern: /\bInvalidAccessKeyId\b|\bSignatureDoesNotMatch\b/ },
  {
    service: 'registry',
    status: 401,
    pattern:
      /unauthorized: authentication required|registry\.digitalocean\.com.{0,200}(?:unauthorized|denied|no basic auth credentials)|no basic auth credentials/i,
  },
  // Google and Microsoft on their own grants and clients
  { service: 'other', status: 400, pattern: /Token has been expired or revoked|\bAADSTS\d{4,7}\b/ },
  { service: 'other', status: 400, pattern: /"code":\s?(?:6003|6111|9109|10000)\b/ },
];

/** A client that wanted JSON and got the plain text of a 401 (api-v2 issue 189, typhoon issue 165). */
export const plainText =
  /invalid character 'U' looking for beginning of value|undefined method [`']id' for/i;
/** A client that wanted JSON and got a page. */
export const page =
  /invalid character '<' looking for beginning of value|unexpected token '?<'?|security check.{0,40}cloudflare|<title>Just a moment/i;

/** What a program says that found no credential, or an empty one. */
export const noCredential =
  /access token is required|token cannot be empty|input required and not supplied: \w{0,40}token|(?:token|DIGITALOCEAN_\w{1,40}|DO_\w{1,40})["']? (?:is |must be )?(?:not set|unset|required|empty|missing|not found|not provided|must be specified)\b|no (?:api |access )?token (?:was )?(?:provided|found|specified|given)|missing (?:api |access )?token\b|missing required arguments?: \w{0,20}token|token (?:for auth )?must be specified|no value for required variable|requires the --digitalocean-access-token|credentials? information incomplete|some credentials information are missing/i;

/** What a client says of a header value with a line break or another control character in it. */
export const invalidHeader =
  /invalid header (?:field )?value|InvalidHeader|ERR_INVALID_CHAR|invalid (?:return )?character(?: or leading space)? in header|header (?:value )?contains (?:invalid|illegal)|illegal (?:character|header value)/i;

/** What the lines of a log have in common that any of the patterns here could find something in. */
export const relevant =
  /\b[45]\d\d\b|error|fail|invalid|denied|unable|unauthor|forbidden|authentic|timeout|timed out|deadline|refused|reset|no such host|resol|certificate|x509|proxy|unreach|no route|required|missing|not set|empty|token|redirect|scope|grant|logged in|credential|exceeded|unavailable|permi|access token|access denied|enotfound|eai_again|econn|etimedout|err_|title|unsupported|header|character|hang up|unexpected eof|undefined method|revoked|retry-after/gi;

/** Lines in which an answer may be: a status or a word of those that servers say. */
export const answerHint =
  /access token|\b[45]\d\d\b|unable to|not authorized|do not have|rate limit|too.many|unavailable|server-side|could not be found|cloudflare|bot-free|unauthorized|forbidden|unprocessable/gi;

/** What DigitalOcean's OAuth server says: its pages in words, its answers in RFC 6749's codes. */
export const oauthTexts: readonly { readonly error: OAuthError; readonly pattern: RegExp }[] = [
  {
    error: 'redirect_uri_mismatch',
    pattern: /redirect[_ ]ur[il] included is not valid|invalid_redirect_uri|redirect_uri_mismatch/i,
  },
  { error: 'invalid_scope', pattern: /requested scope is invalid|\binvalid_scope\b/i },
  {
    error: 'invalid_grant',
    pattern: /\binvalid_grant\b|authorization grant is invalid/i,
  },
  { error: 'invalid_client', pattern: /\binvalid_client\b|client authentication failed due to/i },
  {
    error: 'access_denied',
    pattern: /\berror["']?[=:]\s?["']?access_denied|resource owner or authorization server denied/i,
  },
];
