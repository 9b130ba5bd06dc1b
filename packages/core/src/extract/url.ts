import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isOAuthName } from './names.ts';

/** Parameters after `?`, `&` or `#`, or at the very start of the text: `?code=…`, `#access_token=…`. */
const parameter = /(^\s*|[?&#])([A-Za-z_]{4,13})=([^&#\s"'<>`]*)/g;

export function recognisesUrl(text: string): boolean {
  return text.includes('=');
}

/** OAuth parameters in callback URLs, in authorization links and in what was cut out of them. */
export function extractUrl(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(parameter)) {
    const [whole, before = '', name = '', value = ''] = match;
    if (!isOAuthName(name)) continue;
    candidates.push(candidate(decode(value), { form: 'url', name }));
    spans.push([match.index + before.length, match.index + whole.length]);
  }
  return { candidates, facts: [], spans };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
