import type { Fact } from '../facts.ts';
import { readAccount, readTokenInfo } from '../knowledge/bodies.ts';
import { parseJson } from '../text/decode.ts';
import type { Found } from './candidate.ts';
import { bracketed } from './json.ts';

/** Pasted bodies of the two endpoints that we send requests to as well. */
export function extractResponseBody(text: string): Found {
  const facts = bracketed(text).flatMap(([start, end]) => factsOf(text.slice(start, end)));
  return { candidates: [], facts, spans: [] };
}

function factsOf(slice: string): Fact[] {
  const json = parseJson(slice);
  const account = readAccount(json);
  if (account !== null) return [{ type: 'account', origin: 'pasted', account }];
  const grant = readTokenInfo(json, null);
  return grant === null ? [] : [{ ...grant, origin: 'pasted' }];
}
