import { unprefixed } from '../knowledge/token-formats.ts';
import { linesWith } from '../text/lines.ts';
import { anyOf, group, optional, sequence } from '../text/patterns.ts';
import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isTokenName, nameHint, namesDigitalOcean, roleOf } from './field-names.ts';
import { cutEnd, isCode, template } from './values.ts';

/** A name, a separator and a value: environment files, shell, YAML, HCL, INI, XML, code. */
const setting = sequence(
  [
    /["'`]?(?<name>[A-Za-z_$][\w.$-]{0,63})["'`]?/,
    /[ \t]{0,32}\]?[ \t]{0,32}/,
    group('separator', /\?=|:=|=>|=|:|\(|>/),
    /[ \t]{0,32}/,
    optional(
      anyOf([
        /"(?<double>[^"\n]{0,4096})"/,
        /'(?<single>[^'\n]{0,4096})'/,
        /`(?<back>[^`\n]{0,4096})`/,
        group(
          'reference',
          anyOf([
            template,
            // Placeholders: <token>, but no tag of XML; the others only at the end of a line.
            /(?<!>[ \t]{0,8})<(?![/!?])[^<>\n]{1,80}>(?!<)/,
            /\[[^[\]"'\n]{1,60}\](?=\s{0,64}$)/,
            /\{[^{}"':\n]{1,60}\}(?=\s{0,64}$)/,
            /\([^()"'\n]{1,60}\)(?=\s{0,64}$)/,
          ]),
        ),
        // Without quotes; dop_v1_<token> is one value.
        /(?<plain>[^\s"'`<>&,;(){}[\]]{1,4096}(?:<(?!\/)[^<>\n]{1,40}>)?)/,
      ]),
    ),
  ],
  'g',
);

/** A name of interest and a separator: the cheap look before the exact one. */
const hint = sequence([nameHint, /[\w.-]{0,60}["'`]?[ \t]{0,32}\]?[ \t]{0,32}[=:(>?]/], 'gi');

export function recognisesSetting(text: string): boolean {
  return text.search(hint) !== -1;
}

/** Values whose name says that they are a token, or an OAuth code, secret or id. */
export function extractSetting(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const line of linesWith(text, hint)) {
    for (const match of line.text.matchAll(setting)) {
      const [whole] = match;
      const {
        name = '',
        separator = '',
        double,
        single,
        back,
        reference,
        plain,
      } = match.groups ?? {};
      const quoted = double ?? single ?? back;
      const value = quoted ?? reference ?? cutEnd(plain ?? '');
      const start = line.at + match.index;
      const span: Span = [start, start + whole.length];
      if (!isOfInterest(name)) {
        // 64 digits under any other name are a digest, a key or a session.
        if (unprefixed.test(value)) spans.push(span);
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

/** Whether a name says that its value is a credential that can belong to DigitalOcean. */
function isOfInterest(name: string): boolean {
  if (roleOf(name) !== null || isTokenName(name)) return true;
  return namesDigitalOcean(name) && /token|secret|key|pass|auth|cred|pat$/i.test(name);
}

/** Whether only a keyword, a mark or a prompt comes before the name on its line. */
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
  /** The line contains only this setting. */
  readonly isWhole: boolean;
}

/** Whether it is a value, and not prose (`token: valid`) or code (`token = get_token()`). */
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
