import type { Answer } from '../../facts.ts';
import { mentionsDigitalOcean, serviceOf, shownHost, shownPath } from '../../knowledge/hosts.ts';
import { type KnownMessage, knownMessageIn } from '../../knowledge/messages.ts';
import { linesWith } from '../../text/lines.ts';
import {
  answerHint,
  anyUrl,
  foreignAnswers,
  page,
  plainText,
  requestId,
  requestLine,
  retryAfter,
  statuses,
} from './answer-patterns.ts';

/** More different answers than this are too many to read. */
const maxAnswers = 5;
/** A longer line is data. */
const maxLine = 20_000;

/** What the text says about an answer anywhere, for lines that don't say it. */
interface Around {
  readonly request: Readonly<Record<string, string>> | undefined;
  readonly requestId: string | null;
  readonly retryAfter: number | null;
  readonly tool: string | null;
}

/**
 * One answer for each pair of status and message. An answer is often spread over lines (status line,
 * headers, body), so a line with only one half is completed from the lines around it.
 */
export function answersIn(text: string, tool: string | null): Answer[] {
  const around: Around = {
    request: requestLine.exec(text)?.groups,
    requestId: requestId.exec(text)?.groups?.id ?? null,
    retryAfter: Number(retryAfter.exec(text)?.groups?.seconds) || null,
    tool,
  };
  const answers = answersOnLines(text, around);
  const complete = answers.filter(
    (answer) => answer.status !== null && answer.knownMessage !== null,
  );
  // A status line without a message belongs to the message with the same status.
  const rest = answers.filter(
    (answer) =>
      !complete.includes(answer) && !complete.some(({ status }) => status === answer.status),
  );
  const result = [...complete, ...rest].slice(0, maxAnswers);
  if (result.length > 0) return result;
  const message = messageInWrapped(text);
  return message === null
    ? answersInDisguise(text, around)
    : [answerOf('', around, statusOfMessage(message), message)];
}

function answersOnLines(text: string, around: Around): readonly Answer[] {
  const found = new Map<string, Answer>();
  for (const { text: line } of linesWith(text, answerHint)) {
    if (line.length > maxLine || found.size > maxAnswers) continue;
    const message = fromDigitalOcean(knownMessageIn(line), text);
    const number = statusOn(line);
    // 407 is the answer of a proxy, and reported as a failure of the proxy.
    if ((message === null && number === null) || number === 407) continue;
    const answer = answerOf(line, around, number ?? statusOfMessage(message), message);
    found.set(`${answer.status} ${answer.knownMessage} ${answer.method} ${answer.path}`, answer);
  }
  return [...found.values()];
}

/** Every OAuth server uses two of the messages, so they count only where the text is about DigitalOcean. */
function fromDigitalOcean(message: KnownMessage | null, text: string): KnownMessage | null {
  const isCommon = message === 'expired' || message === 'revoked';
  return isCommon && !mentionsDigitalOcean.test(text) ? null : message;
}

/** A terminal breaks lines anywhere, also in the middle of a word. */
function messageInWrapped(text: string): KnownMessage | null {
  if (text.length > maxLine) return null;
  const lines = text.split('\n').map((line) => line.trim());
  const message = knownMessageIn(lines.join(' ')) ?? knownMessageIn(lines.join(''));
  return fromDigitalOcean(message, text);
}

/** An answer that shows only in what other services or confused clients say. */
function answersInDisguise(text: string, around: Around): Answer[] {
  const foreign = foreignAnswers.find(({ pattern }) => pattern.test(text));
  if (foreign !== undefined) {
    const { status, service } = foreign;
    return [{ ...answerOf('', around, status, null), service, host: null, path: null }];
  }
  if (plainText.test(text)) return [answerOf('', around, 401, 'unable-to-authenticate')];
  if (page.test(text)) return [answerOf('', around, null, 'blocked')];
  return [];
}

function answerOf(
  line: string,
  around: Around,
  status: number | null,
  knownMessage: KnownMessage | null,
): Answer {
  const { method = null, address } = requestLine.exec(line)?.groups ?? around.request ?? {};
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
    status,
    knownMessage,
    understood: false,
    requestId: requestId.exec(line)?.groups?.id ?? around.requestId,
    retryAfter: around.retryAfter,
    resetAt: null,
    clockSkew: null,
    tool: around.tool,
  };
}

const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

function statusOn(line: string): number | null {
  for (const pattern of statuses) {
    const number = pattern.exec(line)?.groups?.status;
    if (number !== undefined) return Number(number);
  }
  return /^\s{0,8}(?:401|403|429)\s{0,8}$/.test(line) ? Number(line) : null;
}

/** The status that DigitalOcean sends with a message. */
const statusesOfMessages: Partial<Record<KnownMessage, number>> = {
  expired: 401,
  revoked: 401,
  'unable-to-authenticate': 401,
  'not-permitted': 403,
  'too-many-requests': 429,
  'service-unavailable': 503,
  'not-found': 404,
  unprocessable: 422,
};

const statusOfMessage = (message: KnownMessage | null): number | null =>
  (message && statusesOfMessages[message]) ?? null;
