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
        if (value.range) spans.push([value.range[0], value.range[1]]);
      }
    }
  }
  return { candidates, facts: [], spans };
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
