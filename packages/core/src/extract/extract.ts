import type { Fact, UnreadSeen } from '../facts.ts';
import { servicesIn } from '../knowledge/hosts.ts';
import { wholeToken } from '../knowledge/token-formats.ts';
import { hideSecrets } from '../secret/hide.ts';
import { extractBare } from './bare.ts';
import { Budget, maxText } from './budget.ts';
import {
  type Candidate,
  candidate,
  type Extraction,
  type Found,
  maxCandidates,
  type Span,
} from './candidate.ts';
import { parameterHint } from './field-names.ts';
import { withLines } from './lines.ts';
import { merge } from './merge.ts';
import { extractSetting, recognisesSetting } from './setting.ts';
import { typographic } from './typographic.ts';

interface FormReader {
  /** The cheap look: whether this form can be in the text. */
  readonly recognises: (text: string) => boolean;
  readonly extract: (text: string, budget: Budget) => Found | Promise<Found>;
}

/** Each reader is loaded when a text needs it: with all of them a browser loads too much at once. */
const command: FormReader = {
  recognises: (text) =>
    /\b(?:curl|wget|https?|xh|doctl|docker|podman|nerdctl|helm)(?:\.exe)?[ \t]/.test(text),
  extract: async (text, budget) => (await import('./command.ts')).extractCommand(text, budget),
};
const kubernetes: FormReader = {
  // A manifest is short; a longer text is a dump of many and takes too long to parse.
  recognises: (text) =>
    text.length <= 64 * 1024 &&
    /secret/i.test(text) &&
    (/^[ \t]{0,32}["']?kind["']?:[ \t]{0,8}["']?Secret\b/m.test(text) ||
      /^[ \t]{0,16}(?:data|stringData):[ \t\r]{0,8}$/m.test(text)),
  extract: async (text, budget) =>
    (await import('./kubernetes.ts')).extractKubernetes(text, budget),
};

const json: FormReader = {
  recognises: (text) => text.includes('{') && text.includes('"'),
  extract: async (text, budget) => (await import('./json.ts')).extractJson(text, budget),
};
/** The bodies of `GET /v2/account` and of token/info. */
const responseBody: FormReader = {
  recognises: (text) => /"(?:account|scopes)"\s{0,9}:/.test(text),
  extract: async (text, budget) => (await import('./json.ts')).extractResponseBody(text, budget),
};

/** The forms with a grammar. What one form has understood, the later ones don't see. */
const parsed: readonly FormReader[] = [kubernetes, command, responseBody, json];
/** Calls that write the header themselves, and `echo "…" | base64`. */
const inCode: FormReader = {
  recognises: (text) =>
    /HeaderValue\(|basic_?auth|CURLOPT_USERPWD|bearer_?auth\(|withToken\(|AuthToken\(|bearerToken\(|\bauth["']?[ \t]{0,4}[=:]|\b(?:echo|printf)[ \t]/i.test(
      text,
    ),
  extract: async (text) => (await import('./code.ts')).extractCode(text),
};
const header: FormReader = {
  recognises: (text) => /auth|x-api-key|private-token/i.test(text),
  extract: async (text) => (await import('./header.ts')).extractHeader(text),
};
const url: FormReader = {
  recognises: (text) =>
    text.includes('@') || text.includes('/oauth/authorize?') || text.search(parameterHint) !== -1,
  extract: async (text) => (await import('./url.ts')).extractUrl(text),
};
/** The forms in which a name says what a value is. */
const named: readonly FormReader[] = [
  inCode,
  header,
  url,
  { recognises: recognisesSetting, extract: extractSetting },
];

const loadStory = () => import('./error-text/story.ts');

/**
 * Everything in a paste that can be a credential, and every fact in it. `exact`: the text is the value
 * itself, white space included, as from a variable.
 */
export async function extract(
  whole: string,
  { exact = false }: { exact?: boolean } = {},
): Promise<Extraction> {
  const pasted = whole.slice(0, maxText);
  const budget = new Budget(pasted.length);
  // Only a token: no reader can add anything. This saves 7 of the 49 ms that a start takes, because
  // the first use of each of their patterns compiles it.
  if (pasted.length < 200 && wholeToken.test(pasted.trim())) {
    const value = exact ? pasted : pasted.trim();
    const candidates = [candidate(value, { form: 'bare', literal: exact })];
    return { candidates, facts: [], services: [] };
  }
  // Loaded on their own, because with them the first load in a browser would exceed its 20 kB. A URL
  // or another value without words tells no story, and its tables are the largest ones.
  const [
    { extractErrorText, variablesReadIn },
    code,
    { inContext },
    { withWholeTokens },
    storyInWords,
  ] = await Promise.all([
    import('./error-text/error-text.ts'),
    import('./code.ts'),
    import('./context.ts'),
    import('./pieces.ts'),
    /\s\S+\s/.test(pasted) ? loadStory() : null,
  ]);
  const text = exact ? pasted : withWholeTokens(pasted);
  const { facts, logLines } = extractErrorText(code.withoutThrowing(text));
  const said = logLines ?? text;
  if (!facts.some(({ type }) => type === 'no-credential')) {
    const missing = code.missingVariableIn(text, null);
    if (missing !== null) facts.push(missing);
  }
  if (isEnvelopeOfV1(text)) facts.push({ type: 'envelope-v1', origin: 'pasted' });
  const candidates: Candidate[] = [];
  const even = evenQuotes(withoutLineEnds(joined(text)));
  let rest = even;
  const read = async (forms: readonly FormReader[]) => {
    for (const form of forms) {
      if (!form.recognises(rest)) continue;
      const found = await form.extract(rest, budget);
      for (const one of found.candidates) candidates.push(one);
      for (const fact of found.facts) facts.push(fact);
      rest = blank(rest, found.spans);
    }
  };
  await read(parsed);
  // A command in a string, as in a log entry or after ssh: its quotes are escaped.
  const unescaped = withoutEscapes(rest);
  if (unescaped !== rest) {
    rest = unescaped;
    await read([command]);
  }
  await read(named);
  // If no form has understood anything, a single word is the credential itself.
  const aloneIsCredential = facts.length + candidates.length === 0 && rest === withoutEscapes(even);
  const bare = extractBare(aloneIsCredential ? joined(text) : rest, { aloneIsCredential, exact });
  for (const one of bare) candidates.push(one);
  const distinct = merge(candidates);
  const several = distinct.slice(0, maxCandidates);
  const variables = several.length > 1 ? variablesReadIn(text) : [];
  const merged = inContext(several, text, variables);
  const isEmpty = facts.length + candidates.length === 0;
  const story = storyInWords ?? (isEmpty ? await loadStory() : null);
  const shown = [...(story?.withStory(text, said, facts) ?? facts)];
  const unread = (reason: UnreadSeen['reason']) =>
    shown.push({ type: 'unread', origin: 'pasted', reason });
  if (whole.length > maxText) unread('length');
  if (distinct.length > maxCandidates) unread('credentials');
  if (budget.isSpent) unread('work');
  const secrets = merged.map(({ secret }) => secret);
  return {
    candidates: withLines(merged, pasted, exact),
    facts: shown.length === 0 ? shown : hideSecrets(unique(withoutOtherFlows(shown)), secrets),
    services: servicesIn(text),
  };
}

/**
 * An answer of API v1: a status in words, and the error or the objects beside it.
 * https://www.digitalocean.com/blog/api-v2-enters-public-beta; clients of 2013.
 */
function isEnvelopeOfV1(text: string): boolean {
  if (!text.includes('"status"')) return false;
  return /"status"\s{0,9}:\s{0,9}"(?:ERROR"\s{0,9},\s{0,9}"(?:error_message|message)"\s{0,9}:\s{0,9}"(?:Access Denied|No Droplet|Not Found)|OK"\s{0,9},\s{0,9}"(?:droplets?|images|sizes|regions|ssh_keys|domains|event_id)")/i.test(
    text,
  );
}

/** Joins the lines of a token as a shell does, where the first one ends with a backslash. */
function joined(text: string): string {
  return text.includes('\\\n')
    ? text.replace(/([0-9a-f])\\\n[ \t]{0,8}(?=[0-9a-f]{4})/g, '$1')
    : text;
}

/**
 * Spaces instead of the escaped line end after a token or a header in a dump of a request:
 * `Bearer dop_v1_…\r\n` ends a line of the header, and is no part of the token.
 */
function withoutLineEnds(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/(?<=[0-9a-f]{16})\\r\\n/g, '    ')
    .replace(headerInDump, (_all, header: string, end: string) => header + ' '.repeat(end.length))
    .replace(wgetLineEnd, '  ');
}

/** A whole header line in a string. */
const headerInDump = /(\bauthorization: [^\n\\"'`]{1,300})(\\{1,2}r\\{1,2}n)/gi;

/** Plain quotes instead of escaped ones, and a space outside of each. */
const withoutEscapes = (text: string): string =>
  text.includes('\\"') ? text.replace(/(?<=[0-9a-f])\\"/g, '" ').replace(/\\"/g, ' "') : text;

/** The line break in wget's message about a header that it refuses. */
const wgetLineEnd = /(?<=Invalid header ‘Authorization: Bearer \w{1,80})\\n/g;

/** A credential in typographic quotes, behind its scheme. */
const valueInQuotes = /(?<=\bBearer )[“”„‟‘’‚‛]([^\s"'“”„‟‘’‚‛]{1,300})[“”„‟‘’‚‛]/g;

/** Plain quotes instead of typographic ones; every character keeps its offset. */
function evenQuotes(text: string): string {
  if (!typographic.test(text)) return text;
  return text
    .replace(valueInQuotes, "'$1'") // else they would end the string that a dump has them in
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'");
}

/** Spaces instead of what a form has read, so that the length stays the same. */
function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Where another provider rejects a request, an error of the OAuth flow is that provider's. */
function withoutOtherFlows(facts: readonly Fact[]): readonly Fact[] {
  const isOther = facts.some(
    (fact) => fact.type === 'answer' && (fact.service === 'other' || fact.service === 'provider'),
  );
  return isOther ? facts.filter(({ type }) => type !== 'oauth-error') : facts;
}

function unique(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}
