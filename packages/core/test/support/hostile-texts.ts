import { createHash } from 'node:crypto';

/**
 * Texts that repeat a piece which a reader stops at: whatever isn't linear takes long for one of them.
 *
 * @param size In characters.
 */
export function hostileTexts(size: number): Readonly<Record<string, () => string>> {
  /** `text` again and again, to the size. */
  const again = (text: string): string => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  /** A beginning, one piece again and again, and an end that does not fit. */
  const between = (start: string, text: string, end: string): string =>
    start + again(text).slice(start.length + end.length) + end;
  /** Lines that are all different. */
  const numbered = (line: (number: string) => string): string => {
    const lines: string[] = [];
    for (let length = 0, at = 0; length < size; at++) {
      const next = line(createHash('sha256').update(`${at}`).digest('hex'));
      lines.push(next);
      length += next.length + 1;
    }
    return lines.join('\n').slice(0, size);
  };
  /** The same bytes in each run, as characters. */
  const noise = (encoding: BufferEncoding): string => {
    const blocks: Buffer[] = [];
    for (let at = 0; at * 32 < size; at++) {
      blocks.push(createHash('sha256').update(`noise ${at}`).digest());
    }
    return Buffer.concat(blocks).toString(encoding).slice(0, size);
  };

  const call = 'GET https://api.digitalocean.com/v2/a: 401 ';

  return {
    'spaces in a setting': () => between('token=a', ' ', 'b'),
    'spaces before a setting': () => between('token', ' ', '=x'),
    'spaces in a template': () => between('token={{', ' ', ''),
    'spaces after a status': () => between('status', ' ', 'x'),
    'spaces after Bearer': () => between('Authorization: Bearer ', ' ', 'x'),
    'spaces in an id of an answer': () => between('"id"', ' ', 'x'),
    spaces: () => between('a', ' ', 'b'),
    tabs: () => between('a', '\t', 'b'),
    'empty lines': () => between('a', '\n', 'b'),
    'carriage returns': () => again('\r'),
    'semicolons in a header': () => between('authorization: a', ';', 'x'),
    'dots in a token': () => between('dop_v1_', '.', 'a'),
    'stars in a token': () => between('dop_v1_', '*', ' a'),
    'the start of a token': () => again('dop_v1_'),
    'broken tokens': () => again('dop_v1_a\n'),
    'curl in a condition': () => again('curl x; if '),
    'curl in a case': () => again('curl x; case a in '),
    'curl with an open quote': () => again("curl -H '"),
    'curl with an open document': () => again('curl x <<A'),
    'curl with an open substitution': () => again('curl $('),
    'curl on continued lines': () => again('curl \\\n'),
    'curl in pipelines': () => again('curl |'),
    'curl in pipelines and open groups': () => again(`${'curl |'.repeat(30)}(\n`),
    'curl in a shell': () => again("bash -c 'curl "),
    'curl with tokens': () => numbered((hex) => `curl -H 'Authorization: Bearer ${hex}' x`),
    'curl with addresses': () => numbered((hex) => `curl https://api.digitalocean.com/v2/${hex}`),
    headers: () => numbered((hex) => `Authorization: Bearer ${hex.slice(0, 12)}`),
    'headers of long pairs': () =>
      again(`Authorization: Basic ${Buffer.from(`${':'.repeat(3070)}\0`).toString('base64')}\n`),
    'empty settings': () => again('token=\n'),
    'settings of 64 digits': () => numbered((hex) => `token=${hex}`),
    'the word token': () => again('token '),
    'the same prefix of a variable': () => again('DO_'),
    'open braces': () => again('{'),
    'open brackets': () => again('['),
    'open objects': () => again('{"a":'),
    'many objects': () => again('{"token":"x"}'),
    'an object in strings': () => again('{\\"token\\":\\"'),
    quotes: () => again('"'),
    'escaped quotes': () => again('\\"'),
    'typographic quotes': () => again('“'),
    'typographic quotes around values': () => numbered((hex) => `token=“${hex}”`),
    backslashes: () => again('\\'),
    'the word code': () => again('code='),
    'addresses with a code': () => again('https://a?code=x&'),
    'addresses with tokens': () => numbered((hex) => `https://a?access_token=${hex}&`),
    'the start of an address': () => again('https://'),
    'a long address': () => between('https://', 'a', '@'),
    'placeholders in angle brackets': () => again('<token>'),
    'open angle brackets': () => again('<'),
    statuses: () => again('401 '),
    'answers on one line': () => again(call),
    'answers on lines': () => again(`${call}\n`),
    'answers to different questions': () =>
      numbered((hex) => `GET https://api.digitalocean.com/v2/${hex.replace(/\d/g, 'x')}: 401 `),
    'errors of Terraform': () => again('Error: '),
    'base64 of a token': () => again('ZG9wX3YxX'),
    base64: () => noise('base64'),
    'base64 on lines': () => noise('base64').replace(/(.{76})/g, '$1\n'),
    '64 digits on lines': () => numbered((hex) => hex),
    digits: () => noise('hex'),
    'zero-width characters': () => again('\u200b'),
    'a word between zero-width characters': () => again('a\u200b'),
    'a manifest': () => again('kind: Secret\ndata:\n  a: '),
    'a manifest that goes deeper': () => `kind: Secret\ndata:\n  ${again('a: ')}`,
    'a manifest in flow style': () => `kind: Secret\ndata: ${again('[')}`,
    'dumps with a configuration': () => again("isAxiosError config: { a: 'b' },\n"),
    'dumps that are never closed': () => again('isAxiosError config: {'),
    'brackets that do not fit': () => `isAxiosError config: {${again('(}')}`,
    'web pages': () => again('<html><title>502</title></html>\n'),
    'web pages without an end': () => again('<html>'),
    'statuses on their own lines': () => again('401\nUnauthorized\n'),
    'requests of curl': () => again('> GET /v2/account HTTP/1.1\n> a: b\n'),
    'a request of curl with many headers': () => `> GET /v2/a HTTP/1.1\n${again('> a: b\n')}`,
    'refused headers': () => again('Invalid header value Bearer '),
    'URLs at the end of lines': () => again('https://a:\n'),
    'tracebacks of a proxy': () => again('in `error!\': 403 "Forbidden"\n in `value\'\n'),
    'zero bytes': () => again('\0'),
    'any bytes': () => noise('latin1'),
    letters: () => again('a'),
    'words without end': () => again('a_'),
    'a setting of dots': () => again('a.'),
    'names with at signs': () => again('a@'),
    'an armoured key': () => between('-----BEGIN ', 'a', ''),
    'a token that expired, on each line': () => again('The access token expired\n'),
    'a token that was revoked, on each line': () => again('The access token was revoked\n'),
    'lines of a refusal': () => again('Unable to authenticate you\n'),
    'lines of a missing permission': () =>
      again('You are not authorized to perform this operation\n'),
    'web pages that name their status': () => again('401\n<html><title>401</title>'),
    'JSON lines': () => numbered((hex) => `{"level":"error","token":"${hex}","status":401}`),
    'objects in objects': () => again('{"a":{"token":"x"}}'),
    'code that reads a variable': () => again('token = os.environ["DO_TOKEN"]\n'),
    'headers in a dump': () => again('authorization: Bearer a\\r\\n'),
    'authorization links': () =>
      again('https://cloud.digitalocean.com/v1/oauth/authorize?client_id=a&'),
  };
}

/** What the readers look for: words of programs, names of settings, starts of credentials and errors. */
const words = [
  'curl ',
  'wget --header ',
  'http --auth ',
  'doctl auth init -t ',
  'docker login -p ',
  'helm upgrade --set ',
  'export DO_TOKEN',
  'DIGITALOCEAN_ACCESS_TOKEN=',
  'TF_VAR_do_token: ',
  'access_token=',
  'refresh_token":"',
  'client_secret=',
  'client_id=a&',
  'code=a&state=',
  'error=access_denied&',
  'error_description=',
  'Authorization: Basic ',
  'Authorization: Bearer ',
  'x-api-key: ',
  'private-token: ',
  'HeaderValue("Bearer ',
  'kind: Secret\n',
  'apiVersion: v1 ',
  'current-context: a ',
  '{"auths":{"',
  '"account":{"email":"',
  '"scopes":["',
  '{"id":"unauthorized","message":"',
  '"status":"ERROR","',
  'HTTP/1.1 401 ',
  '< HTTP/2 403\n',
  '> Authorization: ',
  'GET /v2/account ',
  'status code 401 ',
  'Response: 401, ',
  'ConnectTimeout: ',
  'getaddrinfo ENOTFOUND ',
  'x509: certificate ',
  'self signed certificate in ',
  'proxyconnect tcp: ',
  'dial tcp: lookup a: ',
  'connection reset by peer ',
  'Ray ID: ',
  'Traceback (most recent call last): ',
  '  at Object.<anonymous> (',
  'goroutine 1 [running]: ',
  'Caused by: ',
  'panic: ',
  'level=error msg="',
  'os.environ["',
  'process.env.',
  '${{ secrets.',
  'provider "digitalocean" {',
  'op://vault/',
  'dor_v1_0',
  'sk-do-a',
  'DO00A',
  'eyJhbGciOi',
  'AVNS_a',
  'Invalid header value b"',
] as const;

/**
 * {@link hostileTexts} and one text on one line and one on many lines for each word that a reader looks
 * for.
 */
export function allHostileTexts(size: number): Readonly<Record<string, () => string>> {
  const again = (text: string) => () => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  return {
    ...hostileTexts(size),
    ...Object.fromEntries(
      words.flatMap((word) => [
        [`${JSON.stringify(word)} on one line`, again(word)],
        [`${JSON.stringify(word)} on lines`, again(`${word}\n`)],
      ]),
    ),
  };
}
