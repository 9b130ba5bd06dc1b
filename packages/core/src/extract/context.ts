import type { RequestUrl } from '../facts.ts';
import {
  digitCount,
  prefixLength,
  startsWithPrefix,
  unprefixed,
} from '../knowledge/token-formats.ts';
import { reveal } from '../secret/secret.ts';
import { anyOf, sequence } from '../text/patterns.ts';
import {
  mentionsOthersOnly,
  otherServiceIn,
  type Role,
  roleByGrant,
  roleByWords,
} from './around.ts';
import type { Candidate } from './candidate.ts';
import { addressIn } from './code.ts';
import { namesDigitalOcean } from './field-names.ts';
import { extractMessage } from './header.ts';
import { isStory } from './prose.ts';
import { withQuoting } from './quoting.ts';
import { typographic } from './typographic.ts';
import { joining } from './values.ts';

const kubeconfig = anyOf([
  /certificate-authority-data:|current-context:/,
  /\.k8s\.ondigitalocean\.com/,
  /ExecCredential/, // what `doctl kubernetes cluster kubeconfig exec-credential` prints
]);

/** The start of a line of a log. */
const logLine = /^(?:time="|\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\w{3} {1,2}\d{1,2} \d\d:\d\d:\d\d )/m;

/**
 * The candidates with what the rest of the text says about them, the one that is sent first.
 * `variables`: those that the program in the text reads, the first one first.
 */
export function inContext(
  candidates: readonly Candidate[],
  text: string,
  variables: readonly string[],
): Candidate[] {
  if (candidates.length === 0) return [];
  const url = extractMessage(text);
  const isEnvFile = /--env-file\b/.test(text);
  const isCompose = /^[ \t]{0,40}environment:[ \t]{0,8}\r?\n[ \t]{0,40}- /m.test(text);
  const hasTypographic = typographic.test(text);
  const belongsToOtherService = mentionsOthersOnly(text);
  const isKubeconfig = kubeconfig.test(text);
  const otherService = otherServiceIn(text);
  const inReport = text.length > 60 && report.test(text);
  const isDigits = ({ secret }: Candidate) => unprefixed.test(reveal(secret));
  const granted = candidates.some(isDigits) ? roleByGrant(text) : null;
  const inStory = isStory(text);
  const inLog = logLine.test(text);
  const isOurs = ({ secret }: Candidate) => startsWithPrefix.test(reveal(secret));
  const hasToken = candidates.some(isOurs);
  const literals = candidates.some(isWithoutUrl) ? addressIn(text) : null;
  const found = candidates.map((candidate) => {
    let one = isKubeconfig ? inKubeconfig(candidate) : candidate;
    if (url !== null) one = withUrl(one, url);
    else if (literals !== null && isWithoutUrl(one)) one = withAddress(one, literals);
    if (isEnvFile) one = withQuotes(one);
    else if (isCompose) one = inComposeList(one, text);
    if (isDigits(one)) one = digitsAmong(one, text, granted, belongsToOtherService);
    if (hasTypographic) one = withTypographicQuotes(one, text);
    const name = one.location.name ?? '';
    const isExpected = one.request?.authScheme != null || namesDigitalOcean(name);
    return {
      ...(isOurs(one) ? withStrayQuote(one, text) : one),
      otherService,
      inReport,
      inStory,
      inLog,
      continued: isOurs(one) && isContinued(one, text),
      besideToken: hasToken && !isOurs(one) && !isExpected,
    };
  });
  return sentFirst(resolved(withoutUnset(withQuoting(found, text))), text, variables);
}

/** What languages write for a variable without a value. */
const unsetWord = /^(?:undefined|none|null|nil)$/i;

/** Where the text also shows that the header was sent without a value, the variable in it is unset. */
function withoutUnset(candidates: readonly Candidate[]): readonly Candidate[] {
  const isUnset = ({ secret, request }: Candidate) =>
    request?.authScheme != null && unsetWord.test(reveal(secret));
  if (!candidates.some(isUnset)) return candidates;
  return candidates.filter((one) => !(isInHeader(one) && isReference(reveal(one.secret))));
}

const isInHeader = ({ location }: Candidate): boolean => location.form === 'header';
const isReference = (value: string): boolean => /^(?:[$%{#<]|[A-Za-z]+[.([])/.test(value);

/**
 * Where a variable is set in the same text, its value is what the request sends, and the reference is
 * no candidate of its own.
 */
function resolved(candidates: readonly Candidate[]): readonly Candidate[] {
  const byName = new Map<string, Candidate>();
  for (const one of candidates) {
    const { form, name } = one.location;
    if (form === 'setting' && name !== null && variableOf(one) === null) byName.set(name, one);
  }
  // A shell replaces NAME=$(command) itself, and what the command prints isn't in the text.
  const isUsed = (name: string | null) => candidates.some((one) => variableOf(one) === name);
  for (const [name, one] of byName) {
    if (commandOutput.test(reveal(one.secret)) && isUsed(name)) {
      return resolved(candidates.filter((other) => other !== one));
    }
  }
  if (byName.size === 0) return candidates;
  const requests = new Map<Candidate, Candidate['request']>();
  const rest = candidates.filter((one) => {
    const target = byName.get(variableOf(one) ?? '');
    if (target === undefined || !one.location.expands) return true;
    if (one.request !== null && !requests.has(target)) requests.set(target, one.request);
    return false;
  });
  const sent = rest.filter((one) => requests.has(one));
  return [
    ...sent.map((one) => ({ ...one, request: one.request ?? requests.get(one) ?? null })),
    ...rest.filter((one) => !requests.has(one)),
  ];
}

const commandOutput = /^(?:\$\([^()]{1,200}\)|`[^`]{1,200}`)$/;

/** The variable of a shell that a value refers to. */
const variableOf = ({ secret }: Candidate): string | null =>
  /^\$\{?(\w{1,80})\}?$/.exec(reveal(secret))?.[1] ?? null;

/** What a program would send comes first, in the order in which that program reads its variables. */
function sentFirst(
  candidates: readonly Candidate[],
  text: string,
  variables: readonly string[],
): Candidate[] {
  const selected = selectedByDoctl(text);
  const rank = ({ location, secret, request }: Candidate) => {
    if (request?.sent === true) return -2;
    if (selected !== null && reveal(secret) === selected) return -1;
    const at = variables.indexOf(location.name ?? '');
    return at === -1 ? variables.length : at;
  };
  return [...candidates].sort((one, other) => rank(one) - rank(other));
}

/** The token of the context that doctl's configuration selects; null for the default context. */
function selectedByDoctl(text: string): string | null {
  const context = /^context:[ \t]{0,8}([\w.-]{1,64})/m.exec(text)?.[1];
  if (context === undefined || context === 'default' || !/^auth-contexts:/m.test(text)) return null;
  const entries = text.matchAll(/^[ \t]{1,8}([\w.-]{1,64}):[ \t]{0,8}["']?([\w-]{8,100})/gm);
  return [...entries].find(([, name]) => name === context)?.[2] ?? null;
}

/** Words with which programs and people report an error. */
const report =
  /\b(?:error|errors|exception|failed|failure|fatal|denied|traceback|refused|doesn't work|does not work|SignatureDoesNotMatch|unable to authenticate|unauthorized|40[13])\b/i;

const isWithoutUrl = ({ request }: Candidate): boolean =>
  request?.authScheme != null && request.url === null && request.tool === null;

const withAddress = (candidate: Candidate, url: RequestUrl): Candidate =>
  candidate.request === null ? candidate : { ...candidate, request: { ...candidate.request, url } };

/** A quote on one side of a token, on a line where it has no other one. */
function withStrayQuote(candidate: Candidate, text: string): Candidate {
  const value = reveal(candidate.secret);
  const at = text.indexOf(value);
  if (at === -1 || candidate.repairs.length > 0) return candidate;
  const [before = '', after = ''] = [text[at - 1], text[at + value.length]];
  // A line break before the closing quote is a part of the value.
  const rest = text.slice(at + value.length, at + value.length + 20);
  if (/["']/.test(before) && /^[ \t]*\r?\n[ \t]*["']/.test(rest) && rest.trim()[0] === before) {
    const location = { ...candidate.location, literal: true };
    return { ...candidate, location, repairs: ['whitespace'] };
  }
  const quote = [before, after].filter((char) => char === '"' || char === "'");
  if (quote.length !== 1) return candidate;
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at + value.length);
  const line = text.slice(start, end === -1 ? undefined : end);
  // In a long line the quotes belong to a dump; on the next line, the quote ends a value with a line break.
  if (line.length > 1500 || (end !== -1 && /^\s{0,8}["']/.test(text.slice(end, end + 10)))) {
    return candidate;
  }
  // The value of a setting or of a header, not a word in a sentence.
  if (!/(?:[=:]|\bBearer)[ \t]{0,8}["']?$/i.test(text.slice(start, at))) return candidate;
  const quotes = line.replace(/\\.|\w'\w/g, '').split(quote[0] as string).length - 1;
  const isStray = quotes % 2 === 1;
  return isStray ? { ...candidate, repairs: ['stray-quote'] } : candidate;
}

/** What follows a string literal that a program joins with more of the value. */
const continuation = sequence([
  /^["'`]/,
  anyOf([joining, /\s{0,20},\s{0,20}(?=["'`][0-9a-f]{8})/]),
  /["'`\w$@(]/,
]);

/** Whether a token is only the first part of a value, as in `"dop_v1_" + rest`. */
function isContinued({ secret }: Candidate, text: string): boolean {
  const value = reveal(secret);
  if (value.length >= prefixLength + digitCount) return false;
  const at = text.indexOf(value);
  return at !== -1 && continuation.test(text.slice(at + value.length, at + value.length + 60));
}

/** In the list of a Compose file, quotes around a value are a part of it: `- NAME="value"`. */
function inComposeList(candidate: Candidate, text: string): Candidate {
  const { location, repairs, secret } = candidate;
  if (location.form !== 'setting' || !location.literal) return candidate;
  const at = text.indexOf(reveal(secret));
  const before = text.slice(Math.max(text.lastIndexOf('\n', at), at - 100), at);
  return /^\n[ \t]{0,60}-[ \t]{1,8}\w{1,64}=["']$/.test(before)
    ? { ...candidate, repairs: [...repairs, 'quotes'] }
    : candidate;
}

/** A header in a raw HTTP request is sent to the address of that request. */
function withUrl(candidate: Candidate, url: RequestUrl): Candidate {
  const { request, location } = candidate;
  return location.form === 'header' && request !== null
    ? { ...candidate, request: { ...request, url, sent: true } }
    : candidate;
}

/** The text around 64 digits can say what they are. */
function digitsAmong(
  candidate: Candidate,
  text: string,
  granted: Role | null,
  belongsToOtherService: boolean,
): Candidate {
  const role = candidate.role ?? granted ?? roleByWords(text, reveal(candidate.secret));
  const { name } = candidate.location;
  const isNamed = name !== null && namesDigitalOcean(name);
  return {
    ...candidate,
    role,
    belongsToOtherService: belongsToOtherService && role === null && !isNamed,
  };
}

/** In a kubeconfig, a token is the credential of a cluster. */
function inKubeconfig(candidate: Candidate): Candidate {
  const { location, secret } = candidate;
  const isToken =
    location.name === 'token' || location.form === 'command' || location.form === 'header';
  if (!isToken || startsWithPrefix.test(reveal(secret))) return candidate;
  return { ...candidate, location: { ...location, form: 'kubeconfig' } };
}

/** For `docker --env-file`, quotes are a part of the value. */
function withQuotes(candidate: Candidate): Candidate {
  const { location, repairs } = candidate;
  const quoted = location.form === 'setting' && location.literal;
  return quoted ? { ...candidate, repairs: [...repairs, 'quotes'] } : candidate;
}

/** The forms read typographic quotes as plain ones, but programs don't. */
function withTypographicQuotes(candidate: Candidate, text: string): Candidate {
  const value = reveal(candidate.secret);
  if (value.length < 8 || value.length > 1024) return candidate;
  const at = text.indexOf(value);
  const beside = `${text[at - 1] ?? ''}${text[at + value.length] ?? ''}`;
  if (at === -1 || !typographic.test(beside)) return candidate;
  // GNU's programs quote what they complain about with them.
  if (/invalid header ‘[^’\n]{0,100}$/i.test(text.slice(Math.max(0, at - 100), at)))
    return candidate;
  const repairs = new Set([...candidate.repairs, 'typographic-quotes'] as const);
  return { ...candidate, repairs: [...repairs] };
}
