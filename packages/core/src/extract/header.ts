import type { RequestUrl } from '../facts.ts';
import { serviceOf, shownHost, shownPath } from '../knowledge/hosts.ts';
import { anyOf, group, sequence } from '../text/patterns.ts';
import { headerName, parseAuthorization } from './authorization.ts';
import { type Candidate, candidate, carriedBy, type Found, type Span } from './candidate.ts';

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
      /(?<quote>["'`])(?<quoted>[^"'`\n]{0,4096})\k<quote>(?<joined>[ \t]{0,8}[+.%][ \t]{0,8}[$\w("'])?/,
      // An array of Go or Ruby.
      /\[(?<listed>[^\]\n]{0,4096})\]/,
      // The rest of the line.
      /(?<plain>[^\n]{1,4096})/,
    ]),
  ],
  'gi',
);

export function recognisesHeader(text: string): boolean {
  return /auth|x-api-key|private-token/i.test(text);
}

export function extractHeader(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(header)) {
    const [whole] = match;
    const { name = '', quoted, joined, listed, plain } = match.groups ?? {};
    const read = parseAuthorization(quoted ?? listed ?? plain ?? '', {
      exact: quoted !== undefined,
    });
    if (read === null) continue;
    const literal = quoted !== undefined;
    // "Bearer " + token: the value comes from a variable that the paste doesn't show.
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
