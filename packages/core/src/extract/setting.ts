import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isTokenName, namesDigitalOcean, roleOf } from './names.ts';
import { trimEnd } from './trim.ts';

/**
 * A name, a separator and a value: environment files, shell, YAML, HCL, INI, XML, and literals in
 * code. The value is in one of three quotes, a reference of some language, or plain.
 */
const setting =
  /(["'`]?)([A-Za-z_$][\w.$-]{0,63})\1[ \t]{0,32}\]?[ \t]{0,32}(\?=|:=|=>|=|:|\(|>)[ \t]{0,32}(?:"([^"\n]{0,4096})"|'([^'\n]{0,4096})'|`([^`\n]{0,4096})`|(\$\{\{[^{}\n]{0,120}\}\}|\{\{[^{}\n]{0,120}\}\}|\$\{[^{}\n]{0,120}\}|\$\([^()\n]{0,120}\)|(?<!>[ \t]{0,8})<(?![/!?])[^<>\n]{1,80}>(?!<))|([^\s"'`<>&,;(){}[\]]{1,4096}))?/g;

export function recognisesSetting(text: string): boolean {
  return /[=:(>]/.test(text);
}

/** Values whose name says that they are a token, or an OAuth code, secret or id. */
export function extractSetting(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(setting)) {
    const [whole, , name = '', separator, double, single, back, reference, plain] = match;
    const quoted = double ?? single ?? back;
    const value = quoted ?? reference ?? trimEnd(plain ?? '', '.…');
    const known =
      roleOf(name) !== null ||
      isTokenName(name) ||
      (namesDigitalOcean(name) && /token|secret|key|pass|auth|cred|pat$/i.test(name));
    // The argument of a call is a value only as a literal.
    if (separator === '(' && quoted === undefined) continue;
    if (!known) {
      // 64 digits under a name of their own are somebody's digest, key or session.
      if (/^[0-9a-f]{64}$/i.test(value)) spans.push([match.index, match.index + whole.length]);
      continue;
    }
    if (!isValue(name, quoted, reference, plain, value)) continue;
    const literal = quoted !== undefined;
    candidates.push(candidate(value, { form: 'setting', name, literal }));
    spans.push([match.index, match.index + whole.length]);
  }
  return { candidates, facts: [], spans };
}

/** Tells a value from prose (`token: valid`) and from code (`token = get_token()`). */
function isValue(
  name: string,
  quoted: string | undefined,
  reference: string | undefined,
  plain: string | undefined,
  value: string,
): boolean {
  if (roleOf(name) === 'authorization-code') return /^[\w-]{20,}$/.test(value);
  if (reference !== undefined) return true;
  if (quoted !== undefined) return quoted.length > 3 || (quoted === '' && isTokenName(name));
  if (plain === undefined) return false;
  if (/^(?:\$\w|%\w+%|var\.|local\.|data\.|process\.env|os\.|env\.|ENV)/.test(plain)) return true;
  if (/^(?:your|my|change|replace|insert|enter|paste|x{3,}|\*{3,}|•{3,})/i.test(plain)) return true;
  return plain.length >= 8 && (/\d/.test(plain) || plain.length >= 24 || /[•*…]/.test(plain));
}
