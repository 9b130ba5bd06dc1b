import type { RequestUrl } from '../facts.ts';
import { toolOf, variablesOf } from '../knowledge/tools.ts';
import { reveal } from '../secret/secret.ts';
import { roleAround, speaksOfOthers } from './around.ts';
import type { Candidate } from './candidate.ts';
import { namesDigitalOcean } from './field-names.ts';
import { extractMessage } from './header.ts';

/** The quotes of word processors, chats and web pages. */
export const typographic = /[“”„‟‘’‚‛]/;

/** What the rest of the text says of the candidates in it. */
export function inContext(candidates: readonly Candidate[], text: string): Candidate[] {
  if (candidates.length === 0) return [];
  const url = extractMessage(text);
  const isEnvFile = /--env-file\b/.test(text);
  const hasTypographic = typographic.test(text);
  const belongsToOtherService = speaksOfOthers(text);
  const isKubeconfig =
    /certificate-authority-data:|current-context:|\.k8s\.ondigitalocean\.com|ExecCredential/.test(
      text,
    );
  const known = candidates.map((candidate) => {
    let found = isKubeconfig ? inKubeconfig(candidate) : candidate;
    if (url !== null) found = withUrl(found, url);
    if (isEnvFile) found = withQuotes(found);
    if (/^[0-9a-f]{64}$/i.test(reveal(found.secret)))
      found = digitsAmong(found, text, belongsToOtherService);
    return hasTypographic ? withTypographicQuotes(found, text) : found;
  });
  return sentFirst(known, text);
}

/** What a program would send stands before what it would not, by its own order. */
function sentFirst(candidates: readonly Candidate[], text: string): Candidate[] {
  const names = variablesOf(toolOf(text));
  const selected = selectedByDoctl(text);
  const rank = ({ location, secret }: Candidate) => {
    if (selected !== null && reveal(secret) === selected) return -1;
    const at = names.indexOf(location.name ?? '');
    return at === -1 ? names.length : at;
  };
  return [...candidates].sort((one, other) => rank(one) - rank(other));
}

/** The token of the context that doctl's configuration selects; null for the default one. */
function selectedByDoctl(text: string): string | null {
  const context = /^context:[ \t]{0,8}([\w.-]{1,64})/m.exec(text)?.[1];
  if (context === undefined || context === 'default' || !/^auth-contexts:/m.test(text)) return null;
  const entries = text.matchAll(/^[ \t]{1,8}([\w.-]{1,64}):[ \t]{0,8}["']?([\w-]{8,100})/gm);
  return [...entries].find(([, name]) => name === context)?.[2] ?? null;
}

/** A header that stands in a raw HTTP request goes where that request goes. */
function withUrl(candidate: Candidate, url: RequestUrl): Candidate {
  const { request, location } = candidate;
  return location.form === 'header' && request !== null
    ? { ...candidate, request: { ...request, url } }
    : candidate;
}

/** 64 digits do not say what they are; the text around them may. */
function digitsAmong(
  candidate: Candidate,
  text: string,
  belongsToOtherService: boolean,
): Candidate {
  const role = candidate.role ?? roleAround(text, reveal(candidate.secret));
  const { name } = candidate.location;
  const isNamed = name !== null && namesDigitalOcean(name);
  return {
    ...candidate,
    role,
    belongsToOtherService: belongsToOtherService && role === null && !isNamed,
  };
}

/** A kubeconfig calls the credential of a cluster a token too. */
function inKubeconfig(candidate: Candidate): Candidate {
  const { location, secret } = candidate;
  const isToken =
    location.name === 'token' || location.form === 'command' || location.form === 'header';
  if (!isToken || /^do[a-z]_v1_/.test(reveal(secret))) return candidate;
  return { ...candidate, location: { ...location, form: 'kubeconfig' } };
}

/** `docker --env-file` takes quotes for a part of the value. */
function withQuotes(candidate: Candidate): Candidate {
  const { location, repairs } = candidate;
  const quoted = location.form === 'setting' && location.literal;
  return quoted ? { ...candidate, repairs: [...repairs, 'quotes'] } : candidate;
}

/** The forms read typographic quotes as plain ones; no program does. */
function withTypographicQuotes(candidate: Candidate, text: string): Candidate {
  const value = reveal(candidate.secret);
  if (value.length < 8 || value.length > 1024) return candidate;
  const at = text.indexOf(value);
  const beside = `${text[at - 1] ?? ''}${text[at + value.length] ?? ''}`;
  if (at === -1 || !typographic.test(beside)) return candidate;
  const repairs = new Set([...candidate.repairs, 'typographic-quotes'] as const);
  return { ...candidate, repairs: [...repairs] };
}
