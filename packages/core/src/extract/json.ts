import type { Fact, Lifetime } from '../facts.ts';
import { readAccount, readTokenInfo, shownScope } from '../knowledge/bodies.ts';
import { anyPrefix } from '../knowledge/token-formats.ts';
import { parseJson } from '../text/decode.ts';
import { anyOf } from '../text/patterns.ts';
import { isoDate } from '../text/time.ts';
import { decodePair, parseAuthorization } from './authorization.ts';
import { extractBare } from './bare.ts';
import { Budget } from './budget.ts';
import { type Candidate, candidate, carriedBy, type Found, type Span } from './candidate.ts';
import { credentialWord, isTokenName, roleOf } from './field-names.ts';
import { isOAuthError } from './oauth-errors.ts';
import { isCamelCase, isErrorName } from './values.ts';

/** What an object of interest contains: the cheap look before parsing. */
const hint = anyOf([credentialWord, /error|value/, anyPrefix], 'i');

/** JSON objects anywhere in the text. */
export function extractJson(text: string, budget = new Budget(text.length)): Found {
  const candidates: Candidate[] = [];
  const facts: Fact[] = [];
  const spans: Span[] = [];
  for (const [start, end] of bracketed(text)) {
    if (start < (spans.at(-1)?.[1] ?? 0)) continue;
    const slice = text.slice(start, end);
    if (!hint.test(slice) || !budget.allows(slice.length)) continue;
    const value = parseJson(slice);
    if (typeof value !== 'object' || value === null) continue;
    // What lies deeper is left for the forms that read plain text.
    if (walk(value, candidates, facts)) spans.push([start, end]);
  }
  return { candidates, facts, spans };
}

/** False if the object is nested too deeply to be read in full. */
function walk(node: object, candidates: Candidate[], facts: Fact[], depth = 0): boolean {
  if (depth > 16) return false;
  let isRead = true;
  const pair = pairOf(node);
  if (pair !== null) readString(pair.name, pair.value, candidates, facts, depth);
  if ('access_token' in node) facts.push(tokenResponse(node as Record<string, unknown>));
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === 'object' && value !== null) {
      if (name === 'auths') registries(value, candidates);
      else if (!walk(value, candidates, facts, depth + 1)) isRead = false;
    } else if (typeof value === 'string') {
      readString(name, value, candidates, facts, depth);
    }
  }
  return isRead;
}

/** Headers of other services; in them only what is surely a DigitalOcean token is read. */
const otherHeader = /^(?:x-auth-token|x-api-key|x-access-token|private-token)$/i;

function readString(
  name: string,
  value: string,
  candidates: Candidate[],
  facts: Fact[],
  depth: number,
): void {
  const isHeader =
    /^auth(?:orization|orisation|entication)$/i.test(name) &&
    (/\s|_v1_|^bearer$/i.test(value) || isFilledIn(value));
  if (isHeader || (otherHeader.test(name) && anyPrefix.test(value))) {
    const read = parseAuthorization(value, { exact: true });
    if (read === null) return;
    const authScheme = /^authorization$/i.test(name)
      ? read.authScheme
      : ({ type: 'header', name } as const);
    const location = {
      form: 'json',
      name,
      literal: true,
      expands: isFilledIn(read.credential),
    } as const;
    candidates.push(candidate(read.credential, location, carriedBy(authScheme)));
  } else if (name === 'error' && isOAuthError(value)) {
    facts.push({ type: 'oauth-error', origin: 'pasted', error: value, inLink: false });
  } else if (isCredential(name, value)) {
    candidates.push(
      candidate(value, { form: 'json', name, literal: true, expands: isFilledIn(value) }),
    );
  } else if (value.startsWith('{')) {
    // A body in a log entry: JSON within JSON.
    const inner = parseJson(value);
    if (typeof inner === 'object' && inner !== null) walk(inner, candidates, facts, depth + 1);
  } else {
    // A token in a message, in the arguments of a program, or under any other name.
    for (const one of extractBare(value, { aloneIsCredential: false })) candidates.push(one);
  }
}

/** `{"name": "DO_TOKEN", "value": "…"}`: containers, Postman collections, headers in HAR files. */
function pairOf(node: object): { name: string; value: string } | null {
  const { name, key, value } = node as Record<string, unknown>;
  const label = typeof name === 'string' ? name : key;
  return typeof label === 'string' && typeof value === 'string' ? { name: label, value } : null;
}

/** Clients of the Model Context Protocol and Docker Compose replace `${NAME}` in their JSON. */
function isFilledIn(value: string): boolean {
  return /^\$\{[\w:.-]+\}$/.test(value);
}

function isCredential(name: string, value: string): boolean {
  // Many answers also call the number or the name of an error `code`.
  if (roleOf(name) === 'authorization-code') {
    return /^[\w-]{20,}$/.test(value) && !isErrorName(value) && !isCamelCase(value);
  }
  // DigitalOcean's token response of 2014 had a challenge in a field named `bearer` (api-v2 issue 56).
  if (/^(?:bearer|basic)(?: realm=.*)?$/i.test(value)) return false;
  return roleOf(name) !== null || isTokenName(name);
}

/** `auths` of Docker's config.json: a host, and `user:password` in Base64. */
function registries(auths: object, candidates: Candidate[]): void {
  for (const [host, entry] of Object.entries(auths)) {
    if (!/digitalocean/.test(host) || typeof entry !== 'object' || entry === null) continue;
    const { auth } = entry as { auth?: unknown };
    if (typeof auth !== 'string') continue;
    const pair = decodePair(auth);
    const password = pair === null ? auth : pair.slice(pair.indexOf(':') + 1);
    candidates.push(candidate(password, { form: 'docker', name: 'auth', literal: true }));
  }
}

/** The answer of an OAuth token endpoint (RFC 6749, section 5.1), or what a program stores of it. */
function tokenResponse(node: Record<string, unknown>): Fact {
  const { expires_in: expiresIn, expires_at: expiresAt, scope, created_at: createdAt } = node;
  const lifetime: Lifetime =
    typeof expiresIn === 'number' && Number.isFinite(expiresIn)
      ? { type: 'seconds', seconds: expiresIn }
      : { type: 'unknown' };
  const issued = timeOf(createdAt);
  const expires =
    timeOf(expiresAt) ??
    (issued !== null && lifetime.type === 'seconds' ? issued + lifetime.seconds * 1000 : null);
  return {
    type: 'grant',
    origin: 'pasted',
    scopes:
      typeof scope === 'string'
        ? scope
            .split(/[\s,]+/)
            .filter(Boolean)
            .map(shownScope)
        : null,
    lifetime,
    expiresAt: expires === null ? null : isoDate(expires),
    createdAt: issued === null ? null : isoDate(issued),
    application: null,
  };
}

/** Milliseconds since the epoch, from seconds, milliseconds or a date in words. */
function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return value < 1e11 ? value * 1000 : value;
  // 10/12/2026 is in October or in December; years first and names of months are clear.
  const isClear = typeof value === 'string' && /^\d{4}-\d\d-\d\d|[A-Z][a-z]{2}/.test(value);
  const time = isClear && value.length < 40 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/**
 * Pairs of `{` and `}` outside of strings, the outer before the inner, found in one pass. Only two
 * levels, so that a text of nothing but braces does not cost its square.
 */
function bracketed(text: string): Span[] {
  const open: number[] = [];
  const pairs: Span[] = [];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    // Numbers instead of characters: this loop sees every character of a log.
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === backslash) at++;
      else if (char === quote || char === lineEnd) quoted = false;
    } else if (char === quote) {
      quoted = open.length > 0;
    } else if (char === openBrace) {
      open.push(at);
    } else if (char === closeBrace && open.length > 0) {
      const start = open.pop() as number;
      if (open.length < 2) pairs.push([start, at + 1]);
    }
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}

const [lineEnd, quote, backslash, openBrace, closeBrace] = [10, 34, 92, 123, 125];

/** Pasted bodies of the two endpoints that we send requests to as well. */
export function extractResponseBody(text: string, budget = new Budget(text.length)): Found {
  const facts = bracketed(text).flatMap(([start, end]) =>
    budget.allows(end - start) ? factsOf(text.slice(start, end)) : [],
  );
  return { candidates: [], facts, spans: [] };
}

/** An account whose owner left out the address and the id. */
const isShortened = (json: unknown): boolean =>
  typeof (json as { account?: { droplet_limit?: unknown } } | null)?.account?.droplet_limit ===
  'number';

function factsOf(slice: string): Fact[] {
  const json = parseJson(slice);
  const account = readAccount(json);
  if (account !== null) return [{ type: 'account', origin: 'pasted', account }];
  if (isShortened(json)) {
    const nothing = { email: null, name: null, uuid: null, status: null };
    const account = { ...nothing, emailVerified: null, team: null };
    return [{ type: 'account', origin: 'pasted', account }];
  }
  const grant = readTokenInfo(json, null);
  return grant === null ? [] : [{ ...grant, origin: 'pasted' }];
}
