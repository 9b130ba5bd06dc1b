import { candidate, type Extraction } from './candidate.ts';

/**
 * A token by itself, the most frequent paste; in a batch there are millions of them. Null for any
 * other text: only then the readers of all its forms are loaded.
 */
export function extractAlone(text: string, exact: boolean): Extraction | null {
  if (text.length >= 200 || !/^\s*do[por]_v1_[0-9a-f]{64}\s*$/.test(text)) return null;
  return {
    candidates: [candidate(exact ? text : text.trim(), { form: 'bare', literal: exact })],
    facts: [],
    services: [],
  };
}
