import { linesWith } from '../text/lines.ts';
import { cutEnd } from '../text/trim.ts';
import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isTokenName, namesDigitalOcean, roleOf } from './field-names.ts';

/**
 * A name, a separator and a value: environment files, shell, YAML, HCL, INI, XML, and literals in
 * code. The value is in one of three quotes, a reference or placeholder in brackets, or plain.
 */
const setting =
  /["'`]?([A-Za-z_$][\w.$-]{0,63})["'`]?[ \t]{0,32}\]?[ \t]{0,32}(\?=|:=|=>|=|:|\(|>)[ \t]{0,32}(?:"([^"\n]{0,4096})"|'([^'\n]{0,4096})'|`([^`\n]{0,4096})`|(\$\{\{[^{}\n]{0,120}\}\}|\{\{[^{}\n]{0,120}\}\}|\$\{[^{}\n]{0,120}\}|\$\([^()\n]{0,120}\)|(?<!>[ \t]{0,8})<(?![/!?])[^<>\n]{1,80}>(?!<)|\[[^[\]"'\n]{1,60}\](?=\s{0,64}$)|\{[^{}"':\n]{1,60}\}(?=\s{0,64}$)|\([^()"'\n]{1,60}\)(?=\s{0,64}$))|([^\s"'`<>&,;(){}[\]]{1,4096}(?:<(?!\/)[^<>\n]{1,40}>)?))?/g;

/** A name of interest and a separator, at a glance. */
const hint =
  /(?:tok|pat(?![a-z])|bearer|key|secret|code|client|auth|digital|app_?id)[\w.-]{0,60}["'`]?[ \t]{0,32}\]?[ \t]{0,32}[=:(>?]/gi;

export function recognisesSetting(text: string): boolean {
  return text.search(hint) !== -1;
}

/** Values whose name says that they are a token, or an OAuth code, secret or id. */
export function extractSetting(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const line of linesWith(text, hint)) {
    for (const match of line.text.matchAll(setting)) {
      const [whole, name = '', separator = '', double, single, back, reference, plain] = match;
      const quoted = double ?? single ?? back;
      const value = quoted ?? reference ?? cutEnd(plain ?? '');
      const start = line.at + match.index;
      const span: Span = [start, start + whole.length];
      if (!isKnown(name)) {
        // 64 digits under a name of their own are somebody's digest, key or session.
        if (/^[0-9a-f]{64}$/i.test(value)) spans.push(span);
        continue;
      }
      const rest = line.text.slice(match.index + whole.length);
      const isWhole = isStart(line.text.slice(0, match.index)) && /^\s*(?:[#;].*)?$/.test(rest);
      if (!isValue({ name, separator, quoted, reference, plain, isWhole })) continue;
      candidates.push(candidate(value, { form: 'setting', name, literal: quoted !== undefined }));
      spans.push(span);
    }
  }
  return { candidates, facts: [], spans };
}

function isKnown(name: string): boolean {
  if (roleOf(name) !== null || isTokenName(name)) return true;
  return namesDigitalOcean(name) && /token|secret|key|pass|auth|cred|pat$/i.test(name);
}

/** What may stand before a name at the start of a line. */
function isStart(text: string): boolean {
  return (
    text.length < 80 &&
    /^[ \t>|*+-]{0,60}(?:export|set|setx|declare|local|env|ENV|ARG|\$env:|\d{1,4}\.)?[ \t]{0,20}$/.test(
      text,
    )
  );
}

interface Setting {
  readonly name: string;
  readonly separator: string;
  readonly quoted: string | undefined;
  readonly reference: string | undefined;
  readonly plain: string | undefined;
  /** The setting is all that stands on its line. */
  readonly isWhole: boolean;
}

/** Tells a value from prose (`token: valid`) and from code (`token = get_token()`). */
function isValue({ name, separator, quoted, reference, plain, isWhole }: Setting): boolean {
  const value = quoted ?? reference ?? plain ?? '';
  if (roleOf(name) === 'authorization-code') return isCode(value);
  // The argument of a call is a value only as a literal.
  if (quoted !== undefined) return quoted.length > 3 || (quoted === '' && isTokenName(name));
  if (separator === '(') return false;
  if (reference !== undefined) return isWhole || /^\$/.test(reference);
  if (plain === undefined) return isWhole && separator === '=' && isTokenName(name);
  if (/^(?:\$\w|%\w+%|var\.|local\.|data\.|secrets\.|process\.env|os\.|env\.|ENV)/.test(plain))
    return true;
  if (/^(?:your|my|change|replace|insert|enter|paste|x{3,}|\*{3,}|•{3,})/i.test(plain)) return true;
  if (isWhole && (separator === '=' || /^(?:null|undefined|none|todo|dummy|foo)$/i.test(plain)))
    return true;
  if (/[^ -~]/.test(plain) || /^[A-Z]+_[A-Z_]+$/.test(plain)) return isWhole;
  return plain.length >= 8 && (/\d/.test(plain) || plain.length >= 24 || /[•*…]/.test(plain));
}

/** An authorization code is long and has digits; `code` is also the name of many other things. */
export function isCode(value: string): boolean {
  return /^[\w-]{20,}$/.test(value) && /\d/.test(value);
}
