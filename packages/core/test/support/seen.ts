/** A request as a server, or something in the place of one, saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  /** Every header line, also two of one name. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Both questions; nothing else is ever asked. */
const paths = ['/v2/account', '/v1/oauth/token/info'];

/** Names and values in turn, as `rawHeaders` of `node:http`. */
export const headerLines = (raw: readonly string[]): (readonly [string, string])[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));

/** Whether the text has 20 consecutive characters of the value; letter case is no disguise. */
export function holds(text: string, value: string): boolean {
  const [where, what] = [text.toLowerCase(), value.toLowerCase()];
  return Array.from({ length: Math.max(0, what.length - 19) }, (_, at) =>
    what.slice(at, at + 20),
  ).some((run) => where.includes(run));
}

/** The credential that the request carries; null where the header is none of ours. */
export function bearerOf({ headers }: Seen): string | null {
  const [line, ...more] = headers.filter(([name]) => name.toLowerCase() === 'authorization');
  return more.length === 0 ? (/^Bearer (\S+)$/.exec(line?.[1] ?? '')?.[1] ?? null) : null;
}

/**
 * What is wrong with a request, in words; nothing for the only kind that there may be: GET, one of
 * two paths, the credential in the one header where it belongs, no body.
 */
export function misdeeds(seen: Seen): readonly string[] {
  const { pathname, search, username, password } = new URL(seen.url);
  const token = bearerOf(seen);
  const others = seen.headers.filter(([name]) => name.toLowerCase() !== 'authorization');
  const elsewhere = JSON.stringify([seen.url, others, seen.body]);
  return [
    seen.method !== 'GET' && `method ${seen.method}`,
    !paths.includes(pathname) && `path ${pathname}`,
    `${search}${username}${password}` !== '' && 'something beside the path',
    token === null && 'not one Bearer header',
    token !== null && holds(elsewhere, token) && 'the credential in another place',
    others.some(([name]) => /^(?:cookie|proxy-authorization|x-auth.*)$/i.test(name)) &&
      'another header for credentials',
    seen.body !== '' && 'a body',
  ].filter((wrong) => wrong !== false);
}
