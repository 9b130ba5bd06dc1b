import type { Answer, Fact, FailureReason, OAuthError, Service } from '../facts.ts';
import { type Wording, wordingOf } from '../wordings.ts';
import { serviceOf, shownHost, shownPath } from './hosts.ts';
import { linesWith } from './lines.ts';
import { toolOf } from './tools.ts';

/** What client libraries say when no answer came. Sources: Go net, curl, Python, Node, OpenSSL. */
const failures: readonly { readonly reason: FailureReason; readonly pattern: RegExp }[] = [
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
const statuses: readonly RegExp[] = [
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

const requestLine = /\b(GET|POST|PUT|PATCH|DELETE|HEAD)\s{1,4}["']?(https?:\/\/[^\s"']{1,500})/;
const anyUrl = /\bhttps?:\/\/[^\s"'<>]{1,500}/;
const requestId =
  /request(?:[_ -]?id)?["']?\s{0,4}[:=(]?\s{0,4}["']?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** Other services answer in words of their own. */
const foreignAnswers: readonly {
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
  { service: 'other', status: 400, pattern: /"code":\s?(?:6003|6111|9109|10000)\b/ },
];

/** A client that wanted JSON and got the plain text of a 401 (api-v2 issue 189, typhoon issue 165). */
const plainText =
  /invalid character 'U' looking for beginning of value|undefined method [`']id' for/i;
/** A client that wanted JSON and got a page. */
const page =
  /invalid character '<' looking for beginning of value|unexpected token '?<'?|security check.{0,40}cloudflare|<title>Just a moment/i;

/** What a program says that found no credential, or an empty one. */
const noCredential =
  /access token is required|token cannot be empty|input required and not supplied: \w{0,40}token|(?:token|DIGITALOCEAN_\w{1,40}|DO_\w{1,40})["']? (?:is |must be )?(?:not set|unset|required|empty|missing|not found|not provided|must be specified)\b|no (?:api |access )?token (?:was )?(?:provided|found|specified|given)|missing (?:api |access )?token\b|missing required arguments?: \w{0,20}token|token (?:for auth )?must be specified|no value for required variable|requires the --digitalocean-access-token|credentials? information incomplete|some credentials information are missing/i;

/** What a client says of a header value with a line break or another control character in it. */
const invalidHeader =
  /invalid header (?:field )?value|InvalidHeader|ERR_INVALID_CHAR|invalid (?:return )?character(?: or leading space)? in header|header (?:value )?contains (?:invalid|illegal)|illegal (?:character|header value)/i;

/** What the lines of a log have in common that any of the patterns here could find something in. */
const relevant =
  /\b[45]\d\d\b|error|fail|invalid|denied|unable|unauthor|forbidden|authentic|timeout|timed out|deadline|refused|reset|no such host|resol|certificate|x509|proxy|unreach|no route|required|missing|not set|empty|token|redirect|scope|grant|logged in|credential|exceeded|unavailable|permi|access token|access denied|enotfound|eai_again|econn|etimedout|err_|title|unsupported|header|character|hang up|unexpected eof|undefined method/gi;

/** A short text whole; of a long one the lines that may tell something. */
function relevantLines(text: string): string {
  if (text.length < 4096) return text;
  return [...linesWith(text, relevant)].map((line) => line.text).join('\n');
}

/** Lines in which an answer may be: a status or a word of those that servers say. */
const answerHint =
  /\b[45]\d\d\b|unable to|not authorized|do not have|rate limit|too.many|unavailable|server-side|could not be found|cloudflare|bot-free|unauthorized|forbidden|unprocessable/gi;

const oauthTexts: readonly { readonly error: OAuthError; readonly pattern: RegExp }[] = [
  {
    error: 'redirect_uri_mismatch',
    pattern: /redirect[_ ]ur[il] included is not valid|invalid_redirect_uri|redirect_uri_mismatch/i,
  },
  { error: 'invalid_scope', pattern: /requested scope is invalid|\binvalid_scope\b/i },
  { error: 'invalid_grant', pattern: /\binvalid_grant\b|authorization grant is invalid/i },
  { error: 'invalid_client', pattern: /\binvalid_client\b|client authentication failed due to/i },
  {
    error: 'access_denied',
    pattern: /\berror["']?[=:]\s?["']?access_denied|resource owner or authorization server denied/i,
  },
];

/** Facts from error text and logs: what a server answered, or why none did. */
export function extractErrorText(whole: string): Fact[] {
  const text = relevantLines(whole);
  const tool = toolOf(text);
  const facts: Fact[] = answersOf(text, tool);
  for (const { error, pattern } of /grant|scope|redirect|client|denied/i.test(text)
    ? oauthTexts
    : []) {
    if (pattern.test(text)) facts.push({ type: 'oauth-error', origin: 'pasted', error });
  }
  if (invalidHeader.test(text)) facts.push({ type: 'invalid-header', origin: 'pasted' });
  if (/unsupported protocol scheme/.test(text)) {
    const url = { scheme: '', service: 'other', host: null, path: null } as const;
    facts.push({ type: 'request', origin: 'pasted', tool, method: null, url, sending: null });
  }
  if (noCredential.test(text)) {
    const variable = /\b(?:DIGITALOCEAN|DO|TF_VAR)_[A-Za-z_]{2,30}\b/.exec(text)?.[0] ?? null;
    facts.push({ type: 'no-credential', origin: 'pasted', tool, variable });
  }
  const failure = failures.find(({ pattern }) => pattern.test(text));
  if (failure !== undefined) {
    facts.push({
      type: 'failure',
      origin: 'pasted',
      endpoint: null,
      host: null,
      reason: failure.reason,
      code:
        /\bE(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH)\b/.exec(
          text,
        )?.[0] ?? null,
    });
  }
  return facts;
}

/**
 * One answer for each pair of status and meaning. An answer is often spread over lines (status line,
 * headers, body), so a line that has only one half is completed from the lines around it.
 */
function answersOf(text: string, tool: string | null): Answer[] {
  const found = new Map<string, Answer>();
  const around: Around = {
    request: requestLine.exec(text),
    requestId: requestId.exec(text)?.[1] ?? null,
    tool,
  };
  for (const { text: line } of linesWith(text, answerHint)) {
    if (line.length > 20_000 || found.size > maxAnswers) continue;
    const said = wordingOf(line);
    const number = statusOf(line);
    if (said === null && number === null) continue;
    const answer = answerOf(line, around, number ?? statusOfWording(said), said);
    found.set(`${answer.status} ${answer.wording} ${answer.method} ${answer.path}`, answer);
  }
  const answers = [...found.values()];
  const complete = answers.filter((answer) => answer.status !== null && answer.wording !== null);
  // A bare status line beside a body in DigitalOcean's words is the same answer.
  const rest = answers.filter(
    (answer) =>
      !complete.includes(answer) && !complete.some(({ status }) => status === answer.status),
  );
  const result = [...complete, ...rest].slice(0, maxAnswers);
  if (result.length > 0) return result;
  const wording = wordingOfWrapped(text);
  if (wording !== null) return [answerOf('', around, statusOfWording(wording), wording)];
  return disguised(text, around);
}

/** What the whole text says, where the line of an answer does not say it. */
interface Around {
  readonly request: RegExpExecArray | null;
  readonly requestId: string | null;
  readonly tool: string | null;
}

/** A log repeats itself; nobody reads more different answers. */
const maxAnswers = 5;

/** A terminal breaks lines anywhere, also inside of a word. */
function wordingOfWrapped(text: string): Wording | null {
  if (text.length > 20_000) return null;
  const lines = text.split('\n').map((line) => line.trim());
  return wordingOf(lines.join(' ')) ?? wordingOf(lines.join(''));
}

function disguised(text: string, around: Around): Answer[] {
  const foreign = foreignAnswers.find(({ pattern }) => pattern.test(text));
  if (foreign !== undefined) {
    return [
      {
        ...answerOf('', around, foreign.status, null),
        service: foreign.service,
        host: null,
        path: null,
      },
    ];
  }
  if (plainText.test(text)) return [answerOf('', around, 401, 'unable-to-authenticate')];
  if (page.test(text)) return [answerOf('', around, null, 'blocked')];
  return [];
}

function answerOf(
  line: string,
  around: Around,
  number: number | null,
  wording: Wording | null,
): Answer {
  const [, method = null, address = null] = requestLine.exec(line) ?? around.request ?? [];
  const written = address ?? anyUrl.exec(line)?.[0] ?? null;
  const url = written === null ? null : parseUrl(written.replace(/[,.:;)\]}]{1,3}$/, ''));
  const foreign = foreignAnswers.find(({ pattern }) => pattern.test(line));
  return {
    type: 'answer',
    origin: 'pasted',
    endpoint: null,
    method,
    service: foreign?.service ?? (url === null ? null : serviceOf(url.hostname)),
    host: url === null ? null : shownHost(url.hostname),
    path: url === null ? null : shownPath(url.pathname),
    status: number,
    wording,
    understood: false,
    requestId: requestId.exec(line)?.[1] ?? around.requestId,
    retryAfter: null,
    tool: around.tool,
  };
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function statusOf(line: string): number | null {
  for (const pattern of statuses) {
    const number = pattern.exec(line)?.[1];
    if (number !== undefined) return Number(number);
  }
  return /^\s{0,8}(?:401|403|429)\s{0,8}$/.test(line) ? Number(line) : null;
}

const statusesOfWording: Partial<Record<Wording, number>> = {
  'unable-to-authenticate': 401,
  'not-permitted': 403,
  'too-many-requests': 429,
  'service-unavailable': 503,
  'not-found': 404,
  unprocessable: 422,
};

function statusOfWording(wording: Wording | null): number | null {
  return wording === null ? null : (statusesOfWording[wording] ?? null);
}
