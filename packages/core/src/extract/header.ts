import type { RequestUrl } from '../facts.ts';
import { serviceOf, shownHost, shownPath } from '../knowledge/hosts.ts';
import { parseAuthorization } from './authorization.ts';
import { type Candidate, candidate, carriedBy, type Found, type Span } from './candidate.ts';

/**
 * An `Authorization` header in a log, in code or on a line of its own, and headers that people use
 * in its place. Group 3: in quotes; group 4: an array of Go or Ruby; group 5: the rest of the line.
 */
const header =
  /(?<![\w-])(authorization|authorisation|authentication|x-auth-token|x-api-key|x-auth-key|x-access-token|private-token)["'`]?[ \t]{0,8}\]?[ \t]{0,8}(?::|=>|=|,)[ \t]{0,8}(?:(["'`])([^"'`\n]{0,4096})\2([ \t]{0,8}[+.%][ \t]{0,8}[$\w("'])?|\[([^\]\n]{0,4096})\]|([^\n]{1,4096}))/gi;

export function recognisesHeader(text: string): boolean {
  return /auth|x-api-key|private-token/i.test(text);
}

export function extractHeader(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(header)) {
    const [whole, name = '', quote, quoted, joined, listed, plain] = match;
    const read = parseAuthorization(quoted ?? listed ?? plain ?? '', {
      exact: quoted !== undefined,
    });
    if (read === null) continue;
    const literal = quote !== undefined;
    // "Bearer " + token: the value comes from a variable that is not in the paste.
    const cut = plain !== undefined && /^["'`](?:\s|$)/.test(read.credential);
    const unknown = cut || joined !== undefined || (literal && isInterpolated(read.credential));
    if (unknown || (read.credential === '' && !literal && plain === undefined)) {
      spans.push([match.index, match.index + whole.length]);
      continue;
    }
    const isBearer = /^\s*bearer\s+\S+\s*$/i.test(plain ?? '');
    if (!literal && !isBearer && !looksLikeValue(read.credential)) continue;
    const standard = /^authorization$/i.test(name);
    const authScheme = standard ? read.authScheme : ({ type: 'header', name } as const);
    candidates.push(
      candidate(read.credential, { form: 'header', name, literal }, carriedBy(authScheme)),
    );
    spans.push([match.index, match.index + whole.length]);
  }
  return { candidates, facts: [], spans };
}

/** `{token}` of Python, `#{token}` of Ruby, `%s` and `%v` of Go, `${token}` of JavaScript. */
function isInterpolated(value: string): boolean {
  return /^(?:#?\{\w{1,40}\}|%[sv]|\$\{[a-z][\w.]{0,60}\})$/.test(value);
}

/** Outside of quotes a value is told from prose by a digit, a sign of a variable or its length. */
function looksLikeValue(value: string): boolean {
  return value === '' || /\d|^[$%{<*•]|…|\*\*|_/.test(value) || value.length >= 24;
}

/** Where a raw HTTP request goes: its first line and its Host header. */
export function extractMessage(text: string): RequestUrl | null {
  // An access log has the same words in it; a request that somebody copied is short.
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
