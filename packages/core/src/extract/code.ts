import type { Fact, RequestUrl } from '../facts.ts';
import { mentionsDigitalOcean, serviceOf, shownHost, shownPath } from '../knowledge/hosts.ts';
import { anyOf, group, sequence } from '../text/patterns.ts';
import { type Candidate, candidate, carriedBy, type Found, type Span } from './candidate.ts';
import type { Repair } from './clean.ts';
import { isTokenName, namesDigitalOcean } from './field-names.ts';
import { referenceTo } from './header.ts';
import { variableRead } from './values.ts';

/** An address in quotes, as in source code and in configuration. */
const quotedAddress =
  /["'`](https?):\/\/([A-Za-z0-9.-]{3,255})(?::\d{1,5})?(\/[^"'`\s?#]{0,300})?/g;
const maxAddresses = 50;

/**
 * The address that the code or the configuration in a text sends its header to; null if it shows none
 * of DigitalOcean's, or more than one. Addresses of documentation don't count, and those of other
 * providers only in a text that isn't about DigitalOcean.
 */
export function addressIn(text: string): RequestUrl | null {
  const found: RequestUrl[] = [];
  let seen = 0;
  let isOther = false;
  for (const [, scheme = '', host = '', path = ''] of text.matchAll(quotedAddress)) {
    if (++seen > maxAddresses) return null;
    const service = serviceOf(host);
    const isPanel = service === 'control-panel' && /^cloud\./i.test(host);
    const isMeant = service === 'api' || service === 'look-alike' || isPanel;
    isOther ||= service === 'provider';
    if (!isMeant) continue;
    found.push({ scheme, service, host: shownHost(host), path: shownPath(path) });
  }
  const [first] = found;
  if (first === undefined && isOther && !mentionsDigitalOcean.test(text)) {
    return { scheme: 'https', service: 'provider', host: null, path: null };
  }
  const isSame = (one: RequestUrl) => one.scheme === first?.scheme && one.host === first.host;
  return first !== undefined && found.every(isSame) ? first : null;
}

/** Calls that add the scheme themselves: C#, reqwest, Laravel, resty, Spring. */
const bearerCall =
  /\b(?:AuthenticationHeaderValue\([ \t]{0,4}"(?<scheme>[A-Za-z]{1,20})"[ \t]{0,4},|(?:bearer_auth|withToken|setBearerAuth|SetAuthToken|bearerToken)\()[ \t]{0,4}["'](?<value>[^"'\n]{0,4096})["']/g;

/** The token as a user name or a password: requests, httpx, Guzzle, axios, Go, Ruby, reqwest, cURL of PHP. */
const basicCall = sequence(
  [
    anyOf([
      /\bauth["']?[ \t]{0,4}(?:=>?|:)[ \t]{0,4}(?:[([]|\{[ \t]{0,4}user(?:name)?:)/,
      /\b(?:HTTPBasicAuth|SetBasicAuth|basic_?auth|Credentials\.basic)\(/,
      /\bCURLOPT_USERPWD,/,
      /\bAuthenticationHeaderValue\([ \t]{0,4}"Basic",(?:[ \t]{0,4}[\w.]{1,40}\(){1,4}/,
      /\bhttps?\.(?:get|request)\([^()]{0,200}\bauth:/,
    ]),
    /[ \t]{0,4}(?:(?:""|'')[ \t]{0,4},[ \t]{0,4})?/,
    anyOf([
      /["'](?<value>do[a-z]_v1_\w{1,200}|[0-9a-f]{64})["']/,
      group('read', variableRead),
      /[$@&]?(?<path>[A-Za-z_]\w{0,60}(?:(?:\.|->|\?\.|::)\w{1,40}){0,4})/,
    ]),
  ],
  'gi',
);

/** Credentials in the calls of libraries that write the header. */
function extractBearerCall(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(bearerCall)) {
    const { scheme = 'Bearer', value = '' } = match.groups ?? {};
    const location = { form: 'header', name: 'Authorization', literal: true } as const;
    candidates.push(candidate(value, location, carriedBy({ type: 'scheme', scheme })));
    spans.push([match.index, match.index + match[0].length]);
  }
  for (const match of text.matchAll(basicCall)) {
    const location = { form: 'header', name: 'Authorization', literal: true } as const;
    const { value, read, path = '' } = match.groups ?? {};
    const reference = value === undefined ? referenceTo(read, path) : null;
    if (value === undefined) {
      // Other services use HTTP Basic, also with the same token.
      const isToken = /token|_pat\b|api_?key/i.test(read ?? path);
      const call = text.slice(Math.max(0, match.index - 300), match.index + 300);
      const isForApi = call.includes('api.digitalocean.com');
      const isForOther = /\bregistry\b|:\/\/(?!api\.digitalocean\.com)\w/.test(call);
      if (reference === null || !isToken || !isForApi || isForOther) continue;
    }
    const sent = { ...location, ...(reference !== null && { literal: false, expands: true }) };
    candidates.push(candidate(value ?? reference ?? '', sent, carriedBy({ type: 'basic-user' })));
    spans.push([match.index, match.index + match[0].length]);
  }
  return { candidates, facts: [], spans };
}

/** A statement of source code that prints a message if something fails. */
const throwing =
  /(?:\bthrow new \w{1,40}\(|\braise \w{1,40}\(|\.expect\(|\bpanic!?\(|\blog\.Fatal\w{0,2}\(|\bdie\(|\babort\b[ (]{1,2})[ \t]{0,4}["'][^\n]{0,400}/g;

/** The text without such statements: their messages are no sign that anything failed. */
export function withoutThrowing(text: string): string {
  return text.replace(throwing, '');
}

/** What languages say about a variable that isn't set, with its name. */
const missingVariables: readonly RegExp[] = [
  /\bKeyError: ["']([A-Z][A-Z0-9_]{2,60})["']/, // Python
  /\bkey not found: ["']([A-Z][A-Z0-9_]{2,60})["'] ?\(KeyError\)/, // Ruby
  /["']?\b([A-Z][A-Z0-9_]{2,60})["']?(?:: | )environment variable not (?:found|set)/i, // Rust
  /\bUndefined (?:array key|index):? ["']?([A-Z][A-Z0-9_]{2,60})/, // PHP
  /\benvironment variable ["'`]?([A-Z][A-Z0-9_]{2,60})["'`]? (?:is )?(?:not (?:set|found|defined)|missing|required)/i,
];

/** What a language says of an unset variable without its name: Python, Rust. */
const namelessMissing = /\bnot "?NoneType"?\) to str\b|\b(?:value: |VarError: ?:?)NotPresent\b/;
const readOnce = sequence([variableRead], 'g');

/** A word of each of them: the cheap look before the exact one. */
const missingHint =
  /KeyError|NoneType|NotPresent|[Ee]nvironment variable|Undefined (?:array|index)/;

/** The variable for a token that a program did not find; null if the text names none. */
export function missingVariableIn(text: string, tool: string | null): Fact | null {
  if (!missingHint.test(text)) return null;
  for (const pattern of missingVariables) {
    const variable = pattern.exec(text)?.[1];
    if (variable === undefined) continue;
    if (!isTokenName(variable) && !namesDigitalOcean(variable)) continue;
    return { type: 'no-credential', origin: 'pasted', tool, variable };
  }
  if (!namelessMissing.test(text)) return null;
  const names = [...text.matchAll(readOnce)].map(({ groups }) => groups?.variable ?? '');
  const [variable, another] = new Set(names.filter(isTokenName));
  return variable === undefined || another !== undefined
    ? null
    : { type: 'no-credential', origin: 'pasted', tool, variable };
}

/** A value that a shell prints into an encoder or a login: `echo -n "<token>" | base64`. */
const printed =
  /\b(?:echo|printf)(?:[ \t]{1,4}(?:-\w{1,3}|["']?%s["']?)){0,2}[ \t]{1,4}(?:"(?<double>[^"\n]{1,300})"|'(?<single>[^'\n]{1,300})'|(?<plain>[^\s"'|]{1,300}))[ \t]{0,4}\|[ \t]{0,4}(?:openssl[ \t]|base64|docker|podman|doctl)/g;

/** Only what looks like a token or says that it is one; people encode other things too. */
const isToken = (value: string): boolean => /_v1_|token|\bpat\b|your|api.?key|^\$/i.test(value);

/** Tokens that a shell prints into a program. */
function extractPrinted(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(printed)) {
    const { double, single, plain } = match.groups ?? {};
    const value = double ?? single ?? plain ?? '';
    if (!isToken(value)) continue;
    const { name = null, repairs } = prefixed.test(value) ? storedAs(match) : { repairs: [] };
    const location = {
      form: 'command',
      name,
      literal: true,
      expands: single === undefined,
    } as const;
    const found = candidate(value, location);
    candidates.push({ ...found, repairs: [...found.repairs, ...repairs] });
    spans.push([match.index, match.index + match[0].length]);
  }
  return { candidates, facts: [], spans };
}

const prefixed = /^do[opr]_v1_[0-9a-f]{64}$/;

/**
 * What a Secret of Kubernetes gets from such a command: kubectl encodes literals itself, so the program
 * gets base64, and `echo` adds a line break to what is encoded.
 */
function storedAs({ 0: command, index, input }: RegExpExecArray): {
  readonly name?: string;
  readonly repairs: readonly Repair[];
} {
  if (!command.endsWith('base64')) return { repairs: [] };
  const key = /--from-literal[= ]([\w.-]{1,60})=["']?(?:\$\(|`)[ \t]{0,4}$/.exec(
    input.slice(Math.max(0, index - 100), index),
  )?.[1];
  if (key !== undefined) return { name: `data.${key}`, repairs: ['base64'] };
  return { repairs: /^echo(?![ \t]{1,4}-\w{0,2}n)/.test(command) ? ['whitespace'] : [] };
}

/** Credentials in calls that write the header themselves, and those that a shell prints. */
export function extractCode(text: string): Found {
  const [calls, prints] = [extractBearerCall(text), extractPrinted(text)];
  return {
    candidates: [...calls.candidates, ...prints.candidates],
    facts: [],
    spans: [...calls.spans, ...prints.spans],
  };
}
