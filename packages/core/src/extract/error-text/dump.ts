import { anyOf, anyWord, sequence } from '../../text/patterns.ts';

/**
 * Error objects as clients print them: Node's `util.inspect` and `JSON.stringify`, pino, Python's
 * `repr`, Java's `toString`, Ruby's `inspect`, Go's `%+v`. They say what happened (message, status,
 * code, body) and how the client was configured (headers, options, agents, lists of the codes that
 * it would try again for). Only the former is read as an error; credentials are looked for in both.
 */

/** The names under which each family prints its configuration. */
const configurationNames: readonly RegExp[] = [
  anyWord('config request transitional validateStatus'), // axios: AxiosError.config and .request
  anyWord('options timings errorCodes statusCodes afterStatusCodes retry hooks'), // got, ky
  anyWord('req _req _redirectable _options _currentRequest requestOptions opts'), // superagent, follow-redirects, undici
  anyWord('agent agents httpsAgent httpAgent dispatcher socket client connection'), // Node's http
  anyWord('_header _events _tlsOptions rawHeaders STATUS_CODES METHODS'), // Node's http
  anyWord('request_info real_url RequestInfo'), // aiohttp
  anyWord('request_headers @request_headers @request @ssl request_options'), // Faraday, HTTParty
  anyWord('Request requestHeaders headersSent'), // Go, Java
];

/** A name of {@link configurationNames}, the type that some languages print, and an open bracket. */
const configuration = sequence(
  [
    /(?<![\w$@.])["':]{0,2}/,
    anyOf(configurationNames),
    /["']?\]?[ \t]{0,2}(?::|=>|=)[ \t]{0,2}/,
    /(?:<ref \*\d{1,3}> )?(?:&?[\w.$]{1,40} ?)?(?:\[[\w: ]{1,40}\] ?)?/,
    /(?:\(\*?[\w.]{1,40}\)(?:\(0x[0-9a-f]{1,16}\))?)?/, // Go's %#v
    /[[({]/,
  ],
  'g',
);

/** What a dump has and prose and most logs have not: the cheap look. */
const dumpHint = anyOf([
  /isAxiosError|"AxiosError"|\[Symbol\(|<ref \*\d|\[Function|errorCodes|STATUS_CODES/,
  /\b(?:config|options|request|req): (?:[A-Z<[]|\{\n)|"(?:config|options|request)":\{/,
  /RequestInfo\(|#<(?:struct )?Faraday|:request=>\{|@request|request=Request\{|Request:\(?[*&]/,
]);

/** The text without the configuration in dumps of error objects. */
export function withoutConfiguration(text: string): string {
  if (!dumpHint.test(text)) return text;
  const opens = new Set(
    [...text.matchAll(configuration)].map((match) => match.index + match[0].length - 1),
  );
  if (opens.size === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const [open, close] of closedBrackets(text, opens)) {
    if (open < at) continue;
    parts.push(text.slice(at, open + 1));
    at = close;
  }
  return parts.join('') + text.slice(at);
}

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const isCloser = /[}\])]/;
/** All that the walk below stops at. */
const stops = /[{}[\]()"'`\n\\]/g;

/**
 * The brackets that open at these offsets, each with the offset of its closing one; those that are
 * never closed are left out. Strings end with their line. One pass.
 */
function closedBrackets(text: string, opens: ReadonlySet<number>): [number, number][] {
  const open: number[] = [];
  const found: [number, number][] = [];
  let quote = '';
  let escaped = -1;
  for (const { 0: char, index } of text.matchAll(stops)) {
    if (index === escaped) continue;
    if (char === '\\') {
      escaped = index + 1;
    } else if (quote !== '') {
      if (char === quote || char === '\n') quote = '';
    } else if (char === '"' || char === "'" || char === '`') {
      // An apostrophe inside a word starts no string.
      if (!/\w/.test(text[index - 1] ?? '')) quote = char;
    } else if (isCloser.test(char)) {
      // A bracket that was never closed, as in prose, is skipped, but only a few of them.
      const depth = open.slice(-8).findLastIndex((one) => closers[text[one] ?? ''] === char);
      if (depth === -1) continue;
      const start = open.splice(Math.max(0, open.length - 8) + depth)[0] as number;
      if (opens.has(start)) found.push([start, index]);
    } else if (char !== '\n') {
      open.push(index);
    }
  }
  return found.sort((one, other) => one[0] - other[0]);
}

/** The address that a dump gives for its request; `0; url=…` is the redirect of a page. */
const dumpAddress =
  /(?<!; ?)\b(?:url|responseUrl|_currentUrl|requestUrl|real_url|uri)["'\]]{0,2}\s?(?::|=>|=)\s?(?:URL\()?#?<?(?:URI::HTTPS )?["']?(?<address>https?:\/\/[^\s"'<>`,)}]{1,500})/i;
const dumpMethod =
  /\bmethod["']?\s?(?::|=>|=)\s?[:"']{0,2}(?<method>get|post|put|patch|delete|head)\b/i;

/** Method and address of the request that a dump is about. */
export function requestInDump(text: string): { method?: string; address: string } | undefined {
  const address = dumpAddress.exec(text)?.groups?.address;
  if (address === undefined) return undefined;
  const method = dumpMethod.exec(text)?.groups?.method?.toUpperCase();
  return method === undefined ? { address } : { method, address };
}
