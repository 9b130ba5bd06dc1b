import type { Answer, Fact, Failure, FailureReason } from '../facts.ts';
import { type Wording, wordingOf } from '../wordings.ts';

/** What client libraries say when no answer came. Sources: Go net, curl, Python, Node, OpenSSL. */
const failures: readonly { readonly reason: FailureReason; readonly pattern: RegExp }[] = [
  {
    reason: 'dns',
    pattern:
      /no such host|could not resolve host|ENOTFOUND|EAI_AGAIN|name or service not known|temporary failure in name resolution|getaddrinfo failed/i,
  },
  {
    reason: 'tls',
    pattern:
      /x509:|certificate verify failed|SELF_SIGNED_CERT|unable to get local issuer certificate|certificate has expired|tls: |SSL certificate problem/i,
  },
  {
    reason: 'proxy',
    pattern: /proxyconnect|407 proxy authentication required|received http code \d+ from proxy/i,
  },
  {
    reason: 'timeout',
    pattern:
      /i\/o timeout|context deadline exceeded|ETIMEDOUT|connection timed out|(?:operation|request|read) timed out|client\.timeout exceeded|tls handshake timeout/i,
  },
  { reason: 'refused', pattern: /connection refused|ECONNREFUSED/i },
  { reason: 'reset', pattern: /connection reset|ECONNRESET|socket hang up|unexpected EOF/i },
  {
    reason: 'unreachable',
    pattern: /network is unreachable|ENETUNREACH|EHOSTUNREACH|no route to host/i,
  },
];

/** `GET https://api.digitalocean.com/v2/account: 401`, the way godo, doctl and Terraform say it. */
const requestLine =
  /\b(GET|POST|PUT|PATCH|DELETE|HEAD)\s+["']?(https?:\/\/[^\s"':]+(?::\d+)?[^\s"':]*)/;
const statusCode =
  /(?:\bHTTP(?:\/[\d.]+)?(?:\s+(?:error|status|code))*[\s:]+|\bstatus(?:[_ -]?code)?["']?\s*(?:was not \[\d+\])?[\s:=(]+(?:HTTP Error )?|\b(?:error|code|response)[\s:=]+|:\s+)([1-5]\d\d)\b/i;
const statusName =
  /\b(400 Bad Request|401 Unauthorized|403 Forbidden|404 Not Found|429 Too Many Requests|500 Internal Server Error|502 Bad Gateway|503 Service Unavailable|504 Gateway Time-?out)\b/i;
const requestId =
  /(?:request(?:[_ -]?id)?["']?\s*[:=(]?\s*["']?)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i;

/** Facts from error text and logs: what a server answered, or why none did. */
export function extractErrorText(text: string): Fact[] {
  const facts: Fact[] = [];
  const answer = answerOf(text);
  if (answer !== null) facts.push(answer);
  const failure = failureOf(text);
  if (failure !== null) facts.push(failure);
  return facts;
}

function answerOf(text: string): Answer | null {
  const wording = wordingOf(text);
  const status = statusOf(text, wording);
  if (wording === null && status === null) return null;
  if (status !== null && status < 400) return null;
  const [, method = null, url = null] = requestLine.exec(text) ?? [];
  const target = url !== null && URL.canParse(url) ? new URL(url) : null;
  return {
    type: 'answer',
    origin: 'pasted',
    endpoint: null,
    method,
    host: target?.hostname ?? null,
    path: target === null ? null : target.pathname,
    status,
    wording,
    understood: false,
    requestId: requestId.exec(text)?.[1] ?? null,
    retryAfter: null,
  };
}

const statusOfWording: Partial<Record<Wording, number>> = {
  'unable-to-authenticate': 401,
  'not-permitted': 403,
  'too-many-requests': 429,
  'service-unavailable': 503,
  'not-found': 404,
};

function statusOf(text: string, wording: Wording | null): number | null {
  const name = statusName.exec(text)?.[1];
  if (name !== undefined) return Number(name.slice(0, 3));
  const number = statusCode.exec(text)?.[1];
  if (number !== undefined && Number(number) >= 400) return Number(number);
  if (/^\s*[45]\d\d\s*$/.test(text)) return Number(text);
  return wording === null ? null : (statusOfWording[wording] ?? null);
}

function failureOf(text: string): Failure | null {
  const match = failures.find(({ pattern }) => pattern.test(text));
  if (match === undefined) return null;
  return {
    type: 'failure',
    origin: 'pasted',
    endpoint: null,
    host: null,
    reason: match.reason,
    code: /\bE[A-Z]{5,14}\b/.exec(text)?.[0] ?? null,
  };
}
