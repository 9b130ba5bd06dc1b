import { isMap, isScalar, parseAllDocuments } from 'yaml';
import {
  anyPrefix,
  encodedPrefix,
  tokenDigits,
  twiceEncodedPrefix,
} from '../knowledge/token-formats.ts';
import { textOfBase64 } from '../text/decode.ts';
import { anyOf, sequence } from '../text/patterns.ts';
import type { Budget } from './budget.ts';
import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isTokenName } from './field-names.ts';

/**
 * The values of Kubernetes Secrets. Those under `data` are Base64 and are decoded once, as Kubernetes
 * does; those under `stringData` are plain.
 */
export function extractKubernetes(text: string, budget: Budget): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  if (!budget.allows(text.length)) return { candidates, facts: [], spans };
  const parts = isManifest(text) ? [{ text, at: 0 }] : blocksIn(text);
  for (const part of parts) read(part, candidates, spans);
  return { candidates, facts: [], spans };
}

/** Whether a text contains a whole Secret. */
const isManifest = (text: string): boolean =>
  /^[ \t]{0,32}["']?kind["']?:[ \t]{0,8}["']?Secret\b/m.test(text);

const head = /^[ \t]{0,16}(?:data|stringData):[ \t]{0,8}$/;

/** A part of a text, and where it begins. */
interface Part {
  readonly text: string;
  readonly at: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/**
 * The blocks `data:` and `stringData:` of a text, each with the lines that are indented more: people
 * paste the values of a Secret alone, below an error.
 */
function blocksIn(text: string): readonly Part[] {
  if (/\bConfigMap\b/.test(text)) return [];
  const blocks: Part[] = [];
  let at = 0;
  let open: { readonly at: number; readonly indent: number; end: number } | null = null;
  for (const line of text.split('\n')) {
    const isInside = open !== null && line.trim() !== '' && indentOf(line) > open.indent;
    if (open !== null && isInside) open.end = at + line.length;
    if (open !== null && !isInside) {
      blocks.push({ text: text.slice(open.at, open.end), at: open.at });
      open = null;
    }
    if (open === null && head.test(line.trimEnd())) {
      open = { at, indent: indentOf(line), end: at + line.length };
    }
    at += line.length + 1;
  }
  if (open !== null) blocks.push({ text: text.slice(open.at, open.end), at: open.at });
  return blocks;
}

function read({ text, at }: Part, candidates: Candidate[], spans: Span[]): void {
  // Positions of errors and a search for equal keys take most of the time, and neither is used.
  for (const document of parseAllDocuments(text, {
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
  })) {
    for (const field of ['data', 'stringData'] as const) {
      const values = 'get' in document ? document.get(field) : null;
      if (!isMap(values)) continue;
      for (const { key, value } of values.items) {
        if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') continue;
        const name = `${field}.${String(key.value)}`;
        const found = secretValue(value.value, field, name);
        if (found !== null) candidates.push(found);
        if (value.range) spans.push([at + value.range[0], at + value.range[1]]);
      }
    }
  }
}

/** A Secret contains other values too; only what is named or looks like a token is of interest. */
function secretValue(value: string, field: 'data' | 'stringData', name: string): Candidate | null {
  const location = { form: 'kubernetes', name, literal: true } as const;
  const decoded = field === 'data' ? decode(value) : value;
  if (decoded !== null) {
    return isTokenName(name) || tokenLike.test(decoded) ? candidate(decoded, location) : null;
  }
  // base64-of-your-token, <base64>: what a guide puts there.
  if (isTokenName(name) && /^<|[-_]/.test(value) && !tokenLike.test(value)) {
    return candidate(value, location);
  }
  if (!tokenLike.test(value)) return null;
  const found = candidate(value, location);
  return { ...found, repairs: [...found.repairs, 'not-encoded'] };
}

/** A token, plain or in Base64. */
const tokenLike = anyOf(
  [
    anyPrefix,
    sequence([/^\s*/, tokenDigits, /\s*$/]),
    sequence([/^/, encodedPrefix]),
    sequence([/^/, twiceEncodedPrefix]),
  ],
  'i',
);

/** Kubernetes knows Base64 with + and / only. Null also for a token that was put there raw. */
const decode = (value: string): string | null => (/[-_]/.test(value) ? null : textOfBase64(value));
