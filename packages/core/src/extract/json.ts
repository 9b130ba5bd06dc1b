import type { Fact, Lifetime } from '../facts.ts';
import { parseAuthorization } from './authorization.ts';
import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isCredentialName } from './names.ts';

export function recognisesJson(text: string): boolean {
  return text.includes('{') && text.includes('"');
}

/** Objects and arrays of JSON, wherever they stand in the text. */
export function extractJson(text: string): Found {
  const candidates: Candidate[] = [];
  const facts: Fact[] = [];
  const spans: Span[] = [];
  for (const [start, end] of bracketed(text)) {
    const value = parse(text.slice(start, end));
    if (typeof value !== 'object' || value === null) continue;
    spans.push([start, end]);
    walk(value, candidates, facts);
  }
  return { candidates, facts, spans };
}

function walk(node: object, candidates: Candidate[], facts: Fact[], depth = 0): void {
  if (depth > 16) return;
  if ('access_token' in node) facts.push(tokenResponse(node as Record<string, unknown>));
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === 'object' && value !== null) {
      walk(value, candidates, facts, depth + 1);
    } else if (typeof value === 'string' && name.toLowerCase() === 'authorization') {
      const { sending, credential } = parseAuthorization(value);
      candidates.push(
        candidate(
          credential,
          { form: 'json', name },
          { type: 'request', origin: 'pasted', tool: null, method: null, url: null, sending },
        ),
      );
    } else if (typeof value === 'string' && isCredentialName(name, value)) {
      candidates.push(candidate(value, { form: 'json', name }));
    }
  }
}

/** The answer of an OAuth token endpoint (RFC 6749, section 5.1). */
function tokenResponse(node: Record<string, unknown>): Fact {
  const { expires_in: expiresIn, scope, created_at: createdAt } = node;
  const lifetime: Lifetime =
    typeof expiresIn === 'number' && Number.isFinite(expiresIn)
      ? { type: 'seconds', seconds: expiresIn }
      : { type: 'unknown' };
  const issued = typeof createdAt === 'number' ? new Date(createdAt * 1000) : null;
  const known = issued !== null && Number.isFinite(issued.getTime());
  const expires =
    known && lifetime.type === 'seconds'
      ? new Date(issued.getTime() + lifetime.seconds * 1000)
      : null;
  return {
    type: 'grant',
    origin: 'pasted',
    scopes: typeof scope === 'string' ? scope.split(/[\s,]+/).filter(Boolean) : null,
    lifetime,
    expiresAt:
      expires !== null && Number.isFinite(expires.getTime()) ? expires.toISOString() : null,
    createdAt: known ? issued.toISOString() : null,
    application: null,
  };
}

/** The outermost `{…}` of the text, found in one pass; quotes only count inside of braces. */
function* bracketed(text: string): Generator<Span> {
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') {
      quoted = depth > 0;
    } else if (char === '{') {
      if (depth++ === 0) start = at;
    } else if (char === '}' && depth > 0 && --depth === 0) {
      yield [start, at + 1];
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
