import type { AuthScheme, RequestUrl } from '../facts.ts';
import { serviceOf, shownHost, shownPath } from '../knowledge/hosts.ts';
import { startsWithPrefix } from '../knowledge/token-formats.ts';
import { anyOf, group, optional, sequence } from '../text/patterns.ts';
import { headerName, parseAuthorization } from './authorization.ts';
import { type Candidate, candidate, carriedBy, type Found, type Span } from './candidate.ts';
import { inDoubleQuotes, inSingleQuotes, joining, variableRead } from './values.ts';

/** A header with a credential in a log, in code or on its own line. */
const header = sequence(
  [
    /(?<![\w-])/,
    group('name', headerName),
    /["'`]?[ \t]{0,8}\]?[ \t]{0,8}(?::|=>|=|,)[ \t]{0,8}/,
    // An entry of a map of headers, as Node prints it.
    /(?:\{\s{0,40}name: '[\w-]{1,40}',\s{0,40}value: )?/,
    anyOf([
      // In quotes; an operator after them joins it with something else.
      sequence([
        // The prefix of a string, or a call that formats it.
        /(?:[fFrRbuUs$@]{1,2}|(?:fmt\.Sprintf|sprintf|format!?|String\.format)\([ \t]{0,4})?/,
        anyOf([
          sequence([/"/, group('double', inDoubleQuotes), /"/]),
          sequence([/'/, group('single', inSingleQuotes), /'/]),
          /`(?<back>[^`\n]{0,4096})`/,
        ]),
        // A method of the string joins nothing: `.format(`, `.trim()`, `.strip()`.
        optional(
          group(
            'joined',
            sequence([joining, /[$@\w("'](?!(?:ormat|rim|trip|eplace|ncode|oString)\()/]),
          ),
        ),
      ]),
      // An array of Go or Ruby.
      /\[(?<listed>[^\]\n]{0,4096})\]/,
      // The rest of the line.
      /(?<plain>[^\n]{1,4096})/,
    ]),
  ],
  'gi',
);

export function extractHeader(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(header)) {
    const [whole] = match;
    const { name = '', double, single, back, joined, listed, plain } = match.groups ?? {};
    // A call that builds the header: what it contains has no form of its own.
    // The name and the value of a form: “name: Authorization, value: …”.
    if (plain !== undefined && /^(?:and |with )?(?:the )?value\b/i.test(plain)) continue;
    const isKey = /^["'`]/.test(whole.slice(name.length));
    const expression = plain === undefined ? null : expressionIn(plain, isKey);
    const isCall = plain !== undefined && call.test(plain) && !mayContainToken.test(plain);
    if (expression === null && isCall) continue;
    if (expression !== null) {
      const location = { form: 'header', name, expands: true } as const;
      const isStandard = /^authorization$/i.test(name);
      const carried = isStandard
        ? ({ type: 'no-scheme' } as const)
        : ({ type: 'header', name } as const);
      candidates.push(candidate(expression, location, carriedBy(carried)));
      spans.push([match.index, match.index + whole.length]);
      continue;
    }
    const quoted = double ?? single ?? back ?? ownText(plain, openQuoteOf(match, text));
    const read = parseAuthorization(quoted ?? listed ?? plain ?? '', {
      exact: quoted !== undefined,
    });
    if (read === null) {
      // The signature of S3, with the id of a key: it can't be checked.
      const signed =
        /^\s{0,8}AWS(?:4-HMAC-SHA256 Credential=| )(DO(?:00|801)[A-Z0-9]{14,18})[:/]/.exec(
          quoted ?? listed ?? plain ?? '',
        );
      if (signed?.[1] === undefined) continue;
      candidates.push(candidate(signed[1], { form: 'header', name: 'AWS' }));
      spans.push([match.index, match.index + whole.length]);
      continue;
    }
    const literal = quoted !== undefined;
    const standard = /^authorization$/i.test(name);
    const authScheme = standard
      ? (schemeBefore(quoted, joined) ?? read.authScheme)
      : ({ type: 'header', name } as const);
    const isPart = plain !== undefined && quoted !== undefined;
    const end = match.index + whole.length - (isPart ? plain.length - quoted.length : 0);
    // "Bearer " + token: the value comes from a variable.
    const cut = plain !== undefined && /^["'`](?:\s|$)/.test(read.credential);
    if (cut || joined !== undefined) {
      const quoteAt = end - (joined?.length ?? 0) - 1;
      const reference = joinedReference(plain ?? text.slice(quoteAt, quoteAt + 300));
      if (reference !== null) {
        const location = { form: 'header', name, expands: true } as const;
        candidates.push(candidate(reference, location, carriedBy(authScheme)));
      }
      spans.push([match.index, end]);
      continue;
    }
    if (read.credential === '' && !literal && plain === undefined) {
      spans.push([match.index, end]);
      continue;
    }
    const isBearer = /^\s*bearer\s+\S+\s*$/i.test(plain ?? '');
    if (!literal && !isBearer && !looksLikeValue(read.credential)) continue;
    // "Bearer %s" % token, "Bearer {}".format(token), sprintf("Bearer %s", token)
    const expands =
      isFormat(read.credential) && /^[ \t]*(?:%|\.format\(|,)/.test(text.slice(end, end + 20));
    const rest = restOfToken(read.credential, literal ? '' : text.slice(end, end + 80));
    candidates.push(
      candidate(
        read.credential + rest.digits,
        { form: 'header', name, literal, expands },
        carriedBy(authScheme),
      ),
    );
    spans.push([match.index, end + rest.length]);
  }
  for (const match of text.matchAll(printedUnset)) {
    if (spans.some(([start, end]) => match.index >= start && match.index < end)) continue;
    const location = { form: 'header', name: 'Authorization' } as const;
    const authScheme = { type: 'scheme', scheme: 'Bearer' } as const;
    candidates.push(candidate(match[1] ?? '', location, carriedBy(authScheme)));
    spans.push([match.index, match.index + match[0].length]);
  }
  return { candidates, facts: [], spans };
}

/** What a program or a person says of the header that was sent. Code compares with it, too. */
const printedUnset = /(?<![=!]= ?["'`]|\w)Bearer (undefined|null|None|nil)(?![\w.])/g;

/** `paste0("Bearer ", token)`: a function of any language, but no scheme before a bracket. */
const call = /^(?!bearer\b)[A-Za-z_][\w.:$]{0,60}\(/i;
const mayContainToken = /_v1_|[0-9a-f]{32}/i;

const ownDouble = sequence([/^/, inDoubleQuotes, /(?=")/]);
const ownSingle = sequence([/^/, inSingleQuotes, /(?=')/]);

/**
 * The rest of the string literal that begins right before the name of the header; undefined without
 * such a literal, and where its value is elsewhere: `'Authorization: Bearer ' . $token`.
 */
function ownText(plain: string | undefined, quote: string | undefined): string | undefined {
  if (plain === undefined || (quote !== '"' && quote !== "'")) return undefined;
  const [own] = (quote === '"' ? ownDouble : ownSingle).exec(plain) ?? [];
  const read = own === undefined ? null : parseAuthorization(own, { exact: true });
  return read === null || read.credential === '' ? undefined : own;
}

/** The quote right before the name of the header; undefined where it ends right after the name. */
function openQuoteOf(match: RegExpExecArray, text: string): string | undefined {
  const quote = text[match.index - 1];
  const { name = '' } = match.groups ?? {};
  return match[0][name.length] === quote ? undefined : quote;
}

/** The digits of a token that go on on the next line, in the text and in what `curl -v` shows. */
function restOfToken(start: string, next: string): { digits: string; length: number } {
  const isCut = startsWithPrefix.test(start) && start.length < 71;
  const [whole = '', digits = ''] =
    /^\r?\n(?:> )?([0-9a-f]{4,63})(?![\w.-])/.exec(isCut ? next : '') ?? [];
  return { digits: whole === '' ? '' : `\n${digits}`, length: whole.length };
}

/** What a format replaces: `%s` of C and Go, `{}` and `{token}` of Python. */
const isFormat = (value: string): boolean => /^(?:%[sv]|\{\w{0,40}\})$/.test(value);

/** A variable that is joined to the scheme. */
const joinedVariable = sequence([
  /^[^\n]{0,400}?["'`]/,
  anyOf([joining, /[ \t]{0,8}[%,][ \t]{0,8}/]),
  anyOf([
    group('read', variableRead),
    /\(?[$@]?(?<path>[A-Za-z_][\w]{0,60}(?:(?:\.|->|\?\.|::)\w{1,40}){0,4})/,
  ]),
]);

/** The reference to the variable that is joined to the scheme; null for anything else. */
function joinedReference(text: string): string | null {
  return referenceIn(joinedVariable.exec(text));
}

/** How “Bearer” is joined to the variable after it; null if a space or anything else is between. */
function schemeBefore(quoted: string | undefined, joined: string | undefined): AuthScheme | null {
  // "Bearer" + " " + token
  if (quoted === undefined || joined === undefined || /["']$/.test(joined)) return null;
  const separator = /^\s*bearer([:=]\s*|)$/i.exec(quoted)?.[1];
  return separator === undefined ? null : { type: 'joined-scheme', separator: separator.trim() };
}

/** A variable as the whole value. */
const wholeVariable = sequence([
  /^[$@]?/,
  anyOf([
    group('read', variableRead),
    /(?<path>[A-Za-z_][\w]{0,60}(?:(?:\.|->|\?\.|::)\w{1,40}){0,4})/,
  ]),
  /[ \t]{0,8}(?:[,})\];]|$)/,
]);

/**
 * The reference to the variable that code sends as the whole header; null for anything else. In
 * prose and in logs, one word after the name of the header may be anything, so that only a path of
 * names counts, or a word after a key in quotes. A variable that is named after the header may contain
 * the scheme.
 */
function expressionIn(plain: string, isKey: boolean): string | null {
  const match = wholeVariable.exec(plain);
  const { read, path = '' } = match?.groups ?? {};
  if (!/token|key|cred|secret|_pat\b/i.test(read ?? path)) return null;
  if (/auth|bearer|header|_v1_/i.test(read ?? path)) return null;
  return isKey || read !== undefined || /\W/.test(path) ? referenceIn(match) : null;
}

const referenceIn = (match: RegExpExecArray | null): string | null =>
  referenceTo(match?.groups?.read, match?.groups?.path);

/** A variable of code as a reference: what reads it from the environment, otherwise its path of names. */
export function referenceTo(read: string | undefined, path: string | undefined): string | null {
  if (read !== undefined || path === undefined) return read ?? null;
  const names = path.replace(/->|\?\.|::/g, '.');
  return /^(?:process\.env|import\.meta\.env)\./.test(names) ? names : `\${${names}}`;
}

/** Without quotes, what differs from prose by a digit, a character of a variable or its length. */
function looksLikeValue(value: string): boolean {
  return value === '' || /\d|^[$%{<*•]|…|\*\*|_/.test(value) || value.length >= 24;
}

/** The address of a raw HTTP request, from its first line and its Host header. */
export function extractMessage(text: string): RequestUrl | null {
  // An access log contains the same words; a request that a person copied is short.
  if (text.length > 16 * 1024 || !text.includes(' HTTP/')) return null;
  const [, path] = /^[ \t>]{0,8}[A-Z]{3,7} (\/[^\s?]{0,500})\S{0,2000} HTTP\/\d/m.exec(text) ?? [];
  const [, host] = /^[ \t>]{0,8}host:[ \t]{0,8}([\w.-]{1,255})/im.exec(text) ?? [];
  if (path === undefined || host === undefined) return null;
  return {
    scheme: 'https',
    service: serviceOf(host),
    host: shownHost(host),
    path: shownPath(path),
  };
}
