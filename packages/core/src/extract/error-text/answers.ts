import type { Answer } from '../../facts.ts';
import {
  mentionsDigitalOcean,
  ownHostsIn,
  type Service,
  serviceOf,
  shownHost,
  shownPath,
} from '../../knowledge/hosts.ts';
import {
  isFilterPage,
  type KnownMessage,
  knownMessageIn,
  missingScopeIn,
} from '../../knowledge/messages.ts';
import { linesWith } from '../../text/lines.ts';
import { anyOf } from '../../text/patterns.ts';
import { elsewhereIn } from './address.ts';
import {
  answerHint,
  anyUrl,
  foreignAnswers,
  idAndMessage,
  notJson,
  plainText,
  productsInSentence,
  proxyChallenge,
  requestId,
  requestLine,
  retryAfter,
  someStatus,
  statusAlone,
  statuses,
  statusesByName,
  statusInSentence,
  statusInWords,
  statusLine,
  statusNamed,
  unauthorizedClass,
  usedUp,
  wgetLogin,
} from './answer-patterns.ts';
import { requestInDump } from './dump.ts';
import { failureMessages } from './failure-messages.ts';
import { type Pages, pageHeader, statusOfPage, wordsOfOtherServers } from './pages.ts';

/** More different answers than this are too many to read. */
const maxAnswers = 5;
/** Between a status line and the body, in characters. */
const maxHeaders = 4096;
/** A longer line is data. */
const maxLine = 20_000;

/** What the text says about an answer anywhere, for lines that don't say it. */
interface Around {
  readonly request: Readonly<Record<string, string>> | undefined;
  /** The service that the requests go to, if that isn't the API. */
  readonly elsewhere: Service | null;
  readonly missingScope: string | null;
  readonly requestId: string | null;
  readonly retryAfter: number | null;
  readonly tool: string | null;
  readonly mentionsDigitalOcean: boolean;
  /** The number 403 is anywhere in the text. */
  readonly has403: boolean;
}

/** What was answered, as far as a text shows it. */
export interface Answers {
  readonly answers: readonly Answer[];
  /** A proxy asked for a login (407). */
  readonly proxyLogin: boolean;
}

/**
 * One answer for each pair of status and message. An answer is often spread over lines (status line,
 * headers, body), so a line with only one half is completed from the lines around it. `whole`: the
 * text with the configuration of dumps, for the address of the request.
 */
export function answersIn({ rest, pages }: Pages, tool: string | null, whole: string): Answers {
  const text = oneLineEach(rest);
  const around: Around = {
    request: requestLine.exec(text)?.groups ?? requestInDump(whole),
    elsewhere: elsewhereIn(whole),
    missingScope: missingScopeIn(text),
    requestId: requestId.exec(text)?.groups?.id ?? null,
    retryAfter: Number(retryAfter.exec(text)?.groups?.seconds) || null,
    tool,
    mentionsDigitalOcean: mentionsDigitalOcean.test(text),
    has403: /\b403\b/.test(text),
  };
  const onLines = withForeignWords(withListed(answersOnLines(text, around), text, around), text);
  const proxyLogin = onLines.some(({ status }) => status === 407) || proxyChallenge.test(text);
  const answers = withPages(
    withOthersWords(onLines, text).filter(({ status }) => status !== 407),
    pages,
    around,
    wordsOfOtherServers.test(text) || (onLines.length > 0 && pageHeader.test(text)),
  );
  const complete = answers.filter(
    (answer) => answer.status !== null && answer.knownMessage !== null,
  );
  // A status line without a message belongs to the message with the same status.
  // In the order of the text: the first answer is the cause, and later ones can be its consequence.
  const own = answers.filter(
    (answer) =>
      complete.includes(answer) || !complete.some(({ status }) => status === answer.status),
  );
  const result = withWrappedMessage(own.slice(0, maxAnswers), text);
  if (result.length > 0 || proxyLogin) return { answers: result, proxyLogin };
  const message = messageInWrapped(text);
  const indirect =
    message === null
      ? answersInDisguise(text, around)
      : [answerOf('', around, statusOfMessage(message, text), message)];
  return { answers: indirect, proxyLogin };
}

/** Puts a status back behind the address that a program, or a terminal, printed on the line before. */
function oneLineEach(text: string): string {
  // "1) … 2) …": each problem of a list has its own answer.
  const apart = text.replace(/[,;.] {1,2}(?=(?:and )?\(?[2-5]\)\.? )/g, '$&\n');
  return apart.includes('http')
    ? apart.replace(/(https?:\/\/[^\s"']{1,300}:)\s{0,4}\n\s{0,8}(?=[45]\d\d\b)/g, '$1 ')
    : apart;
}

/** The answers, and those of other services that a numbered list names without a status. */
function withListed(answers: readonly Answer[], text: string, around: Around): readonly Answer[] {
  const items = text.split('\n').filter((line) => /^\s{0,8}\(?[1-9][).] /.test(line));
  return [
    ...answers,
    ...items.flatMap((line) => {
      const foreign = foreignAnswers.find(({ pattern }) => pattern.test(line));
      if (foreign === undefined || answers.length === 0) return [];
      if (answers.some(({ service }) => service === foreign.service)) return [];
      const { status, service } = foreign;
      return {
        ...answerOf('', around, status, null),
        service,
        host: null,
        path: null,
        vague: isUnnamedS3(foreign, text),
      };
    }),
  ];
}

function answersOnLines(text: string, around: Around): readonly Answer[] {
  const found = new Map<string, Answer>();
  // Of the last status line; what comes below it is a part of the same answer.
  let current: { readonly status: number; readonly at: number } | null = null;
  for (const { text: line, at } of linesWith(text, answerHint)) {
    if (line.length > maxLine || found.size > maxAnswers) continue;
    // Perl's LWP makes up the status 500 where it got no answer.
    if (madeUp.test(line)) continue;
    const ownStatus = Number(statusLine.exec(line)?.groups?.status);
    if (ownStatus > 0) current = { status: ownStatus, at };
    // What a proxy answered to CONNECT is no answer of the API's.
    if (failureMessages[0]?.message.test(line) && !/\b407\b/.test(line)) continue;
    const message = fromDigitalOcean(knownMessageIn(line), around.mentionsDigitalOcean);
    const number = statusOn(line);
    const printed = number?.vague === false ? number.status : null;
    const status =
      printed ?? statusOfMessage(message, line) ?? number?.status ?? foreignStatus(line);
    if (message === null && status === null) continue;
    if (printed === null && status === 401 && current !== null && at - current.at < maxHeaders) {
      if (isOthersStatus(current.status)) continue;
    }
    const answer = answerOf(line, around, status, message);
    const isUnnamed = status === 422 && answer.service === null && around.mentionsDigitalOcean;
    const isVague = number?.vague === true || isUnnamed;
    const vague = message === null ? isVague : isCommon(message, number, line, around);
    const key = `${answer.status} ${answer.knownMessage} ${answer.method} ${answer.path}`;
    if (found.get(key)?.vague !== false) found.set(key, { ...answer, vague });
  }
  const alone = statusAlone.exec(text)?.groups?.status;
  const statusesFound = [...found.values()].map(({ status }) => status);
  if (alone !== undefined && !statusesFound.includes(Number(alone))) {
    const answer = answerOf('', around, Number(alone), null);
    found.set('alone', answer);
  }
  return [...found.values()];
}

/** The answers; a status on a line of its own belongs to another service's words on the line before. */
function withForeignWords(answers: readonly Answer[], text: string): readonly Answer[] {
  if (text.length > maxLine) return answers;
  const product = onlyProductIn(text);
  return answers.map((answer) => {
    if (answer.service !== null || answer.knownMessage !== null) return answer;
    const foreign = foreignAnswers.find(
      ({ status, pattern }) => status === answer.status && pattern.test(text),
    );
    if (foreign !== undefined) {
      return { ...answer, service: ownerOf(foreign, text), vague: isUnnamedS3(foreign, text) };
    }
    const isRefusal = answer.status === 401 || answer.status === 403;
    return product !== null && isRefusal ? { ...answer, service: product, vague: true } : answer;
  });
}

/** The product whose host is the only one of DigitalOcean's in a text. */
function onlyProductIn(text: string): Service | null {
  const [product, another] = new Set(ownHostsIn(text).map(serviceOf));
  const isProduct = product === 'registry' || product === 'spaces' || product === 'inference';
  return isProduct && another === undefined ? product : null;
}

/** Statuses of something between the client and DigitalOcean, whatever the body below them says. */
const isOthersStatus = (status: number): boolean => status === 407 || status >= 500;

const madeUp =
  /\b500 (?:Can\\?'t (?:connect to|verify)|read timeout|SSL |Server closed connection)/i;

/**
 * The answers, if a body in the text has one of DigitalOcean's ids and another service's message: then
 * the answer isn't DigitalOcean's, or says something else than the id alone.
 */
function withOthersWords(answers: readonly Answer[], text: string): readonly Answer[] {
  const { id, message } = idAndMessage.exec(text)?.groups ?? {};
  // A message that the text leaves out says nothing.
  if (id === undefined || message === undefined || !/\w/.test(message)) return answers;
  if (knownMessageIn(message) !== null) return answers;
  return answers.map((answer) => {
    if (/forbidden/i.test(id)) {
      return answer.knownMessage === 'not-permitted' ? { ...answer, vague: true } : answer;
    }
    const isIts = answer.status === 401 && answer.knownMessage === null;
    return isIts ? { ...answer, isPage: true } : answer;
  });
}

/** The answers with what the web pages among them say. */
function withPages(
  answers: readonly Answer[],
  pages: readonly string[],
  around: Around,
  isOther: boolean,
): readonly Answer[] {
  if (pages.length === 0 && !isOther) return answers;
  // Only the API's own words show that a line with a status is not about the page.
  const marked = answers.map((answer) =>
    answer.knownMessage === null ? { ...answer, isPage: true } : answer,
  );
  const [page = ''] = pages;
  const blocked = pages.some(isFilterPage);
  const [first] = marked.filter(({ isPage }) => isPage);
  if (blocked) {
    const status = first?.status ?? statusOfPage(page);
    const answer = { ...(first ?? answerOf('', around, status, null)), isPage: true };
    const rest = marked.filter((one) => one !== first);
    return [{ ...answer, status, knownMessage: 'blocked' }, ...rest];
  }
  if (marked.length > 0) return marked;
  const status = pages.length === 0 ? 404 : statusOfPage(page);
  return [{ ...answerOf('', around, status, null), isPage: true }];
}

/** Words that any service or program has, without a sign that they are DigitalOcean's. */
function isCommon(message: KnownMessage, number: object | null, line: string, around: Around) {
  if (number !== null || /["']id\\?["']/.test(line) || around.mentionsDigitalOcean) return false;
  if (message === 'unable-to-authenticate') return loginOfOthers.test(line);
  return message === 'account-locked' || (message === 'not-permitted' && !around.has403);
}

/** Logins to machines, directories and mail servers. */
const loginOfOthers =
  /\b(?:pam(?:_\w{1,20})?|sudo|sshd?|ldap|kerberos|krb5|radius|sasl|imap|smtp)\b/i;

/** Every OAuth server uses two of the messages, so they count only where the text is about DigitalOcean. */
function fromDigitalOcean(message: KnownMessage | null, isOurs: boolean): KnownMessage | null {
  const isCommon = message === 'expired' || message === 'revoked';
  return isCommon && !isOurs ? null : message;
}

/** The answers, the one with the status of a message that lines break with that message. */
function withWrappedMessage(answers: readonly Answer[], text: string): readonly Answer[] {
  if (answers.length === 0 || answers.some(({ knownMessage }) => knownMessage !== null)) {
    return answers;
  }
  const message = messageInWrapped(text);
  const status = statusOfMessage(message, text);
  return answers.map((answer) =>
    message !== null && !answer.isPage && answer.status === status
      ? { ...answer, knownMessage: message, vague: false }
      : answer,
  );
}

/** A terminal breaks lines anywhere, also in the middle of a word. */
function messageInWrapped(text: string): KnownMessage | null {
  if (text.length > maxLine) return null;
  const lines = text.split('\n').map((line) => line.trim());
  const message = knownMessageIn(lines.join(' ')) ?? knownMessageIn(lines.join(''));
  return fromDigitalOcean(message, mentionsDigitalOcean.test(text));
}

/** An answer that shows only in what other services or confused clients say. */
function answersInDisguise(text: string, around: Around): Answer[] {
  const foreign = foreignAnswers.find(({ pattern }) => pattern.test(text));
  if (foreign !== undefined) {
    const { status } = foreign;
    const service = ownerOf(foreign, text);
    const answer = answerOf('', around, status, null);
    return [{ ...answer, service, host: null, path: null, vague: isUnnamedS3(foreign, text) }];
  }
  if (around.elsewhere !== null && refusedElsewhere.test(text)) {
    return [{ ...answerOf('', around, null, null), vague: !oauthError.test(text) }];
  }
  const isClass = unauthorizedClass.test(text) && mentionsDigitalOcean.test(text);
  if (isClass || plainText.test(text)) {
    return [{ ...answerOf('', around, 401, 'unable-to-authenticate'), vague: true }];
  }
  if (wgetLogin.test(text)) return [{ ...answerOf('', around, 401, null), vague: true }];
  if (notJson.test(text)) {
    return [{ ...answerOf('', around, null, null), isPage: true, vague: true }];
  }
  if (usedUp.test(text)) return [{ ...answerOf('', around, 429, null), vague: true }];
  const sentences = sentencesIn(text, around);
  if (sentences.length > 0) return sentences;
  const named = statusesByName[statusNamed.exec(text)?.groups?.name ?? ''];
  if (named !== undefined) return [{ ...answerOf('', around, named, null), vague: true }];
  if (!someStatus.test(text)) return [];
  return [{ ...answerOf('', around, null, null), vague: true }];
}

/** Whose answer it is: all registries have the same words. */
const ownerOf = ({ service }: { readonly service: Service }, text: string): Service =>
  service === 'registry' && otherRegistry.test(text) && !/\bdigital ?ocean\b/i.test(text)
    ? 'provider'
    : service;

const otherRegistry =
  /\b(?:docker\.io|ghcr\.io|quay\.io|gcr\.io|docker\.pkg\.dev|azurecr\.io|registry\.gitlab\.com|ecr\.aws|dkr\.ecr\.[\w-]{4,20}\.amazonaws\.com)\b/;

/** Most of S3's words come from AWS and others as well, unless the text names Spaces. */
const isUnnamedS3 = ({ service }: { readonly service: Service }, text: string): boolean =>
  service === 'spaces' &&
  !/\bspaces\b|AccessKeyId|SignatureDoesNotMatch/i.test(text) &&
  !mentionsDigitalOcean.test(text);

const oauthError = /\binvalid_(?:grant|client|scope|token)\b/;
const refusedElsewhere = anyOf(
  [oauthError, /\bunauthorized\b|unable to authenticate|authentication failed|invalid token/],
  'i',
);

/** What people write about an answer: "fails with a 403". */
function sentencesIn(text: string, around: Around): Answer[] {
  if (!mentionsDigitalOcean.test(text) && !/\/v2\/|\bAPI\b/.test(text)) return [];
  const numbers = statusInSentence.flatMap((pattern) => pattern.exec(text)?.groups?.status ?? []);
  const service = productsInSentence.find(({ pattern }) => pattern.test(text))?.service;
  return [...new Set(numbers)].map((number) => {
    const answer = answerOf('', around, Number(number), null);
    return { ...answer, service: service ?? answer.service, vague: true };
  });
}

function answerOf(
  line: string,
  around: Around,
  status: number | null,
  knownMessage: KnownMessage | null,
): Answer {
  const { method = null, address } = requestLine.exec(line)?.groups ?? around.request ?? {};
  const written = address ?? anyUrl.exec(line)?.[0] ?? null;
  // `https://api.dig...` names no host.
  const isCut = written !== null && /(?:\.\.|…)/.test(written);
  const url = written === null || isCut ? null : parseUrl(written.replace(/[,.:;)\]}]{1,3}$/, ''));
  const foreign = foreignAnswers.find(({ pattern }) => pattern.test(line));
  // A builder asks this address of the API with the login of the registry.
  const isLogin = url?.pathname === '/v2/registry/auth' && status !== 400;
  const own =
    foreign?.service ?? (isLogin ? 'registry' : url === null ? null : serviceOf(url.hostname));
  return {
    type: 'answer',
    origin: 'pasted',
    endpoint: null,
    method,
    service: own ?? (isOf(around, knownMessage) ? around.elsewhere : null),
    host: url === null ? null : shownHost(url.hostname),
    path: url === null ? null : shownPath(url.pathname),
    status,
    knownMessage,
    missingScope:
      status === 403 || knownMessage === 'not-permitted'
        ? (missingScopeIn(line) ?? around.missingScope)
        : null,
    understood: false,
    requestId: requestId.exec(line)?.groups?.id ?? around.requestId,
    retryAfter: around.retryAfter,
    resetAt: null,
    clockSkew: null,
    tool: around.tool,
    isPage: false,
    vague: false,
  };
}

/** Products that answer with the same words as the API. */
const sameWords: readonly (Service | null)[] = ['inference', 'agent'];
const providers: readonly (Service | null)[] = ['linode', 'provider', 'other'];

/**
 * Whether an answer is of the service that the requests elsewhere in the text go to. DigitalOcean's
 * own words for a rejected token are DigitalOcean's, whatever else the text shows.
 */
function isOf({ elsewhere }: Around, knownMessage: KnownMessage | null): boolean {
  if (knownMessage === null || sameWords.includes(elsewhere)) return true;
  return knownMessage !== 'unable-to-authenticate' && providers.includes(elsewhere);
}

const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** The status on a line; vague where only a sentence has it. */
function statusOn(line: string): { status: number; vague: boolean } | null {
  for (const [form, pattern] of statuses.entries()) {
    const number = pattern.exec(line)?.groups?.status;
    if (number === undefined) continue;
    const isProse = form === reasonPhrase && statusInSentence.some((one) => one.test(line));
    return { status: Number(number), vague: isProse };
  }
  const words = statusInWords.find(({ pattern }) => pattern.test(line));
  if (words !== undefined) return { status: words.status, vague: words.vague === true };
  const isAlone = /^\s{0,8}(?:401|403|429)\s{0,8}$/.test(line);
  return isAlone ? { status: Number(line), vague: false } : null;
}

/** The place among {@link statuses} of the number with its reason phrase, which prose has as well. */
const reasonPhrase = statuses.findIndex(({ source }) => source.includes('Client Error'));

/** The status of an answer in the words of another service. */
const foreignStatus = (line: string): number | null =>
  foreignAnswers.find(({ pattern }) => pattern.test(line))?.status ?? null;

/** The status that DigitalOcean sends with a message. */
const statusesOfMessages: Partial<Record<KnownMessage, number>> = {
  expired: 401,
  revoked: 401,
  'unable-to-authenticate': 401,
  'account-locked': 403,
  'not-permitted': 403,
  'too-many-requests': 429,
  'not-found': 404,
  gone: 410,
  unprocessable: 422,
};

function statusOfMessage(message: KnownMessage | null, text: string): number | null {
  if (message === 'service-unavailable') {
    // The gateway has the same message for several statuses.
    return /service is currently unavailable|service_unavailable/i.test(text) ? 503 : null;
  }
  return (message && statusesOfMessages[message]) ?? null;
}
