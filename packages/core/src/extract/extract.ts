import type { Fact } from '../facts.ts';
import { hideSecrets } from '../hide.ts';
import { reveal } from '../secret.ts';
import { extractAssignment, recognisesAssignment } from './assignment.ts';
import { extractBare } from './bare.ts';
import type { Candidate, Extraction, Found, Span } from './candidate.ts';
import { extractErrorText } from './error-text.ts';
import { extractHeader, recognisesHeader } from './header.ts';
import { extractJson, recognisesJson } from './json.ts';
import { extractUrl, recognisesUrl } from './url.ts';

interface FormReader {
  /** A cheap look: may this form be in the text at all? */
  readonly recognises: (text: string) => boolean;
  readonly extract: (text: string) => Found | Promise<Found>;
}

/**
 * The forms, the most telling first: what one has understood, the later ones do not see. The shell
 * parser is large and is loaded when a command is there to parse.
 */
const forms: readonly FormReader[] = [
  {
    recognises: (text) => /\bcurl(?:\.exe)?\s/.test(text),
    extract: async (text) => (await import('./command.ts')).extractCommand(text),
  },
  { recognises: recognisesJson, extract: extractJson },
  { recognises: recognisesHeader, extract: extractHeader },
  { recognises: recognisesUrl, extract: extractUrl },
  { recognises: recognisesAssignment, extract: extractAssignment },
];

/** Everything in a paste that can be a credential, and every fact that it tells. */
export async function extract(text: string): Promise<Extraction> {
  const facts: Fact[] = extractErrorText(text);
  const candidates: Candidate[] = [];
  let rest = text;
  for (const form of forms) {
    if (!form.recognises(rest)) continue;
    const found = await form.extract(rest);
    candidates.push(...found.candidates);
    facts.push(...found.facts);
    rest = blank(rest, found.spans);
  }
  candidates.push(
    ...extractBare(rest, { aloneIsCredential: facts.length + candidates.length === 0 }),
  );
  const secrets = candidates.map(({ secret }) => secret);
  return {
    candidates: order(candidates).map((candidate) => ({
      ...candidate,
      request: hideSecrets(candidate.request, secrets),
    })),
    facts: hideSecrets(facts, secrets),
  };
}

/** The same length, with spaces where a form has read the text. */
function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let result = '';
  let at = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}

/** Each value once; what a request sends before what only stands there. */
function order(candidates: readonly Candidate[]): Candidate[] {
  const byValue = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const value = reveal(candidate.secret);
    const known = byValue.get(value);
    if (known === undefined || rank(candidate) < rank(known)) byValue.set(value, candidate);
  }
  return [...byValue.values()].sort((a, b) => rank(a) - rank(b));
}

/** 0: authenticates a request. 1: an access token by name. 2: anything else. 3: an OAuth helper. */
function rank({ request, place }: Candidate): number {
  if (request?.sending) return 0;
  const name = place.name?.toLowerCase() ?? '';
  if (name === 'access_token') return 1;
  return ['refresh_token', 'client_id', 'client_secret'].includes(name) ? 3 : 2;
}
