import type { RequestSeen } from '../facts.ts';
import { parseAuthorization } from './authorization.ts';
import { type Candidate, candidate, type Found, type Span } from './candidate.ts';

/** An `Authorization` header in a log, in code or on a line of its own. */
const header = /\bauthorization["']?\s*(?::|=>|=)\s*(["'`]?)([^"'`\r\n]*)\1/gi;

export function recognisesHeader(text: string): boolean {
  return /authorization/i.test(text);
}

export function extractHeader(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(header)) {
    const value = (match[2] ?? '').replace(/[\s,;}\])]+$/, '');
    if (/^(?:code|grant|oauth)?$/i.test(value)) continue;
    const { sending, credential } = parseAuthorization(value);
    const request: RequestSeen = {
      type: 'request',
      origin: 'pasted',
      tool: null,
      method: null,
      url: null,
      sending,
    };
    candidates.push(candidate(credential, { form: 'header', name: 'Authorization' }, request));
    spans.push([match.index, match.index + match[0].length]);
  }
  return { candidates, facts: [], spans };
}
