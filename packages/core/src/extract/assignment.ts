import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isCredentialName } from './names.ts';

/**
 * `NAME=value`, `name: value`, `"name" => "value"`: environment files, shell, YAML, HCL, code.
 * The name may be the end of a short prompt ("Enter your access token: …").
 */
const assignment =
  /^[ \t]*(?:export[ \t]+|set[ \t]+|\$env:|-[ \t]+|const[ \t]+|let[ \t]+|var[ \t]+)?(?:[A-Za-z]+[ \t]+){0,6}?["']?([A-Za-z_][\w.-]{1,63})["']?[ \t]*(?:\?=|:=|=>|=|:)[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'#][^\r\n]*)|)(?=[\s,;]*$|[ \t]+#)/gm;

export function recognisesAssignment(text: string): boolean {
  return /[=:]/.test(text);
}

export function extractAssignment(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(assignment)) {
    const [whole, name = '', double, single, plain] = match;
    const value =
      double ?? single ?? plain?.replace(/[ \t]+#.*$/, '').replace(/[,;\s]+$/, '') ?? '';
    if (!isCredentialName(name, value)) continue;
    // Several words are a sentence about a token, unless quotes hold them together.
    if (plain !== undefined && /\s/.test(value) && !/^(?:\$\{\{|\{\{)/.test(value)) continue;
    candidates.push(candidate(value, { form: 'assignment', name }));
    spans.push([match.index, match.index + whole.length]);
  }
  return { candidates, facts: [], spans };
}
