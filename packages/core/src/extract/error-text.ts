import type { Answer, Fact } from '../facts.ts';
import { serviceOf, shownHost, shownPath } from '../knowledge/hosts.ts';
import { type KnownMessage, knownMessageIn } from '../knowledge/messages.ts';
import { toolOf, variablesOf } from '../knowledge/tools.ts';
import { linesWith } from '../text/lines.ts';
import {
  answerHint,
  anyUrl,
  doubt,
  exposure,
  failures,
  foreignAnswers,
  invalidHeader,
  noCredential,
  notice,
  oauthTexts,
  page,
  plainText,
  relevant,
  requestId,
  requestLine,
  retryAfter,
  revocation,
  speaksOfDigitalOcean,
  statuses,
} from './error-patterns.ts';

/** A short text whole; of a long one the lines that may tell something. */
function relevantLines(text: string): string {
  if (text.length < 4096) return text;
  return [...linesWith(text, relevant)].map((line) => line.text).join('\n');
}

/** The variables that the program in a text reads, the first one first. */
export const variablesReadIn = (text: string): readonly string[] => variablesOf(toolOf(text));

/** Facts from error text and logs: what a server answered, or why none did. */
export function extractErrorText(whole: string): Fact[] {
  const text = relevantLines(whole);
  const tool = toolOf(text);
  const facts: Fact[] = answersOf(text, tool);
  for (const { error, pattern } of /grant|scope|redirect|client|denied/i.test(text)
    ? oauthTexts
    : []) {
    if (pattern.test(text))
      facts.push({ type: 'oauth-error', origin: 'pasted', error, inLink: false });
  }
  if (isExposed(text)) facts.push({ type: 'exposure', origin: 'pasted' });
  if (isRevocationNotice(text)) facts.push({ type: 'revocation', origin: 'pasted' });
  if (invalidHeader.test(text)) facts.push({ type: 'invalid-header', origin: 'pasted' });
  if (/unsupported protocol scheme/.test(text)) {
    const url = { scheme: '', service: 'other', host: null, path: null } as const;
    facts.push({ type: 'request', origin: 'pasted', tool, method: null, url, authScheme: null });
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
        clockOf(text) ??
        /\b(?:407(?= (?:from )?proxy)|E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH))\b/i.exec(
          text,
        )?.[0] ??
        null,
      phase: null,
      proxy: null,
      onlyIPv6: false,
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
    retryAfter: Number(retryAfter.exec(text)?.[1] ?? Number.NaN) || null,
    tool,
  };
  for (const { text: line } of linesWith(text, answerHint)) {
    if (line.length > 20_000 || found.size > maxAnswers) continue;
    const said = ours(knownMessageIn(line), text);
    const number = statusOf(line);
    // A proxy's own answer; it is told as a failure of the proxy.
    if ((said === null && number === null) || number === 407) continue;
    const answer = answerOf(line, around, number ?? statusOfWording(said), said);
    found.set(`${answer.status} ${answer.knownMessage} ${answer.method} ${answer.path}`, answer);
  }
  const answers = [...found.values()];
  const complete = answers.filter(
    (answer) => answer.status !== null && answer.knownMessage !== null,
  );
  // A bare status line beside a body in DigitalOcean's words is the same answer.
  const rest = answers.filter(
    (answer) =>
      !complete.includes(answer) && !complete.some(({ status }) => status === answer.status),
  );
  const result = [...complete, ...rest].slice(0, maxAnswers);
  if (result.length > 0) return result;
  const knownMessage = knownMessageInWrapped(text);
  if (knownMessage !== null)
    return [answerOf('', around, statusOfWording(knownMessage), knownMessage)];
  return disguised(text, around);
}

/** What the whole text says, where the line of an answer does not say it. */
interface Around {
  readonly request: RegExpExecArray | null;
  readonly requestId: string | null;
  readonly retryAfter: number | null;
  readonly tool: string | null;
}

/** A log repeats itself; nobody reads more different answers. */
const maxAnswers = 5;

/** What OpenSSL calls it when the certificate is good and the clock is not, or the other way round. */
function clockOf(text: string): string | null {
  const [, side] = /\bcurrent time \S{10,30} is (before|after)\b/.exec(text) ?? [];
  if (side === undefined) return null;
  return side === 'before' ? 'CERT_NOT_YET_VALID' : 'CERT_HAS_EXPIRED';
}

/** A mail, not a sentence of somebody who tells or asks something. */
function isRevocationNotice(text: string): boolean {
  const sentence = text.split(/(?<=[.!?])\s|\n/).find((one) => revocation.test(one));
  if (sentence === undefined || doubt.test(sentence)) return false;
  return notice.test(text) && speaksOfDigitalOcean.test(text);
}

/** Somebody says that others have seen a credential of DigitalOcean's. */
function isExposed(text: string): boolean {
  const line = text.split('\n').find((one) => exposure.test(one));
  return line !== undefined && !doubt.test(line) && speaksOfDigitalOcean.test(text);
}

/** Every OAuth server says these two alike; here they count where DigitalOcean is spoken of. */
function ours(knownMessage: KnownMessage | null, text: string): KnownMessage | null {
  const isCommon = knownMessage === 'expired' || knownMessage === 'revoked';
  return isCommon && !speaksOfDigitalOcean.test(text) ? null : knownMessage;
}

/** A terminal breaks lines anywhere, also inside of a word. */
function knownMessageInWrapped(text: string): KnownMessage | null {
  if (text.length > 20_000) return null;
  const lines = text.split('\n').map((line) => line.trim());
  return ours(knownMessageIn(lines.join(' ')) ?? knownMessageIn(lines.join('')), text);
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
  knownMessage: KnownMessage | null,
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
    knownMessage,
    understood: false,
    requestId: requestId.exec(line)?.[1] ?? around.requestId,
    retryAfter: around.retryAfter,
    resetAt: null,
    clockSkew: null,
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

const statusesOfWording: Partial<Record<KnownMessage, number>> = {
  expired: 401,
  revoked: 401,
  'unable-to-authenticate': 401,
  'not-permitted': 403,
  'too-many-requests': 429,
  'service-unavailable': 503,
  'not-found': 404,
  unprocessable: 422,
};

function statusOfWording(knownMessage: KnownMessage | null): number | null {
  return knownMessage === null ? null : (statusesOfWording[knownMessage] ?? null);
}
