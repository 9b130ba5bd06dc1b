import { startsWithPrefix, unprefixed } from '../knowledge/token-formats.ts';
import { linesWith } from '../text/lines.ts';
import { anyOf, group, optional, sequence } from '../text/patterns.ts';
import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isTokenName, nameHint, namesDigitalOcean, normalName, roleOf } from './field-names.ts';
import { cutEnd, isCode, joining, template, variableRead } from './values.ts';

/** A name, a separator and a value: environment files, shell, YAML, HCL, INI, XML, code. */
const setting = sequence(
  [
    /(?:Environment=["']?)?/, // systemd
    /["'`]?(?<name>[A-Za-z_$@][\w.$-]{0,63})["'`]?/,
    // The type in a declaration: `const token: string = …`.
    /(?:[?]?:[ \t]?(?![a-z]\w{1,40}_token\b)[A-Za-z][\w.|<>]{0,40}(?=[ \t]{1,4}=[^=>]))?/,
    /[ \t]{0,32}\]?[ \t]{0,32}/,
    group('separator', /\?=|:=|=>|=|:|\(|>/),
    /[ \t]{0,32}/,
    optional(
      anyOf([
        /"(?<double>(?:[^"\n$#]|[$#]\{[^{}\n]{0,120}\}|[$#](?!\{[^{}\n]{0,120}\})){0,4096})"/,
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
        group('read', variableRead),
        // Without quotes; dop_v1_<token> is one value.
        /(?<plain>[^\s"'`<>&,;(){}[\]]{1,4096}(?:<(?!\/)[^<>\n]{1,40}>)?)/,
      ]),
    ),
  ],
  'g',
);

/** A name of interest and a separator: the cheap look before the exact one. */
const hint = sequence([nameHint, /[\w.-]{0,60}["'`]?[ \t]{0,32}\]?[ \t]{0,32}[=:(>?]/], 'gi');

/** A variable of a container in YAML: `- name: DO_TOKEN`, and below it `value: …`. */
const entry =
  /\bname:[ \t]{1,4}["']?(?<name>[A-Za-z_]\w{2,60})["']?[ \t]{0,4}\r?\n[ \t]{0,40}value:[ \t]{1,4}(?:"(?<double>[^"\n]{0,500})"|'(?<single>[^'\n]{0,500})'|(?<plain>[^\s"'#][^\n#]{0,500}))/g;

/** A word of a message before a setting: `not in quotes: do_token=…`. */
const wordBefore = /^[a-z]\w{1,40}_token=[^=]/i;

const next = (text: string): RegExpExecArray | null => setting.exec(text);

export function recognisesSetting(text: string): boolean {
  return text.search(hint) !== -1 || text.search(entry) !== -1;
}

/** Values whose name says that they are a token, or an OAuth code, secret or id. */
export function extractSetting(text: string): Found {
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  for (const line of linesWith(text, hint)) {
    setting.lastIndex = 0;
    for (let match = next(line.text); match !== null; match = next(line.text)) {
      const [whole] = match;
      const {
        name: written = '',
        separator = '',
        double,
        single,
        back,
        reference = match.groups?.read,
        plain,
      } = match.groups ?? {};
      const quoted = double ?? single ?? back;
      const name = written.replace(/^[$@]/, '');
      const value = quoted ?? reference ?? cutEnd(plain ?? '');
      const start = line.at + match.index;
      const span: Span = [start, start + whole.length];
      // Client(token="…"): the argument has a name of its own.
      const inner = separator === '(' ? /^\w{1,60}=/ : separator === ':' ? wordBefore : null;
      // “File content: do_token = …”
      const isName =
        separator === ':' &&
        /^[a-z]\w{1,40}_token$/i.test(plain ?? '') &&
        /^[ \t]{1,8}=[^=]/.test(line.text.slice(setting.lastIndex));
      if (plain !== undefined && (isName || inner?.test(plain))) {
        setting.lastIndex -= plain.length;
        continue;
      }
      const isConstructor = separator === '(' && takesToken.test(name);
      const isKey = isS3Name(name) && isS3Value(value);
      if (!isOfInterest(name) && !isConstructor && !isKey) {
        // 64 digits under any other name are a digest, a key or a session.
        if (unprefixed.test(value)) spans.push(span);
        // client := NewFromToken("…"): the value is a call with a name of its own.
        const isCall = plain !== undefined && line.text[setting.lastIndex] === '(';
        // --from-literal=access-token="…": the value is a setting of its own.
        if (plain !== undefined && outerOption.test(name) && /^[\w.-]{1,60}=/.test(plain)) {
          setting.lastIndex = match.index + whole.length - plain.length;
          continue;
        }
        if (isCall && plain.length <= 80 && (takesToken.test(plain) || isTokenName(plain))) {
          setting.lastIndex -= plain.length;
        }
        continue;
      }
      const rest = line.text.slice(match.index + whole.length);
      const isWhole = isStart(line.text.slice(0, match.index)) && /^\s*(?:[#;].*)?$/.test(rest);
      const isRead = match.groups?.read !== undefined;
      if (plain !== undefined && isExpression(plain, rest)) continue;
      // "Bearer " + token: the value is elsewhere. The first piece of a token is read as what it is.
      if (quoted !== undefined && joined.test(rest) && !startsWithPrefix.test(quoted)) {
        spans.push(span);
        continue;
      }
      // A variable without its $, where only a value can be.
      const lacksDollar =
        plain !== undefined &&
        variableName.test(plain) &&
        inOption.test(line.text.slice(0, match.index));
      if (!lacksDollar && !isValue({ name, separator, quoted, reference, isRead, plain, isWhole }))
        continue;
      const form = lacksDollar ? 'command' : 'setting';
      candidates.push(candidate(value, { form, name, literal: quoted !== undefined }));
      spans.push(span);
    }
  }
  if (isOfV1(candidates, text)) return { candidates: candidates.map(asV1), facts: [], spans };
  for (const match of text.includes('value:') ? text.matchAll(entry) : []) {
    const { name = '', double, single, plain = '' } = match.groups ?? {};
    if (!isOfInterest(name)) continue;
    const value = double ?? single ?? plain.trimEnd();
    if (value === '') continue;
    const literal = double !== undefined || single !== undefined;
    candidates.push(candidate(value, { form: 'setting', name, literal }));
    spans.push([match.index, match.index + match[0].length]);
  }
  return { candidates, facts: [], spans };
}

/** Client id and API key side by side were the credentials of API v1. */
function isOfV1(candidates: readonly Candidate[], text: string): boolean {
  const names = candidates.map(({ location }) => normalName(location.name ?? ''));
  const has = (ending: RegExp) => names.some((name) => ending.test(name));
  return (
    has(/client_id$/) && has(/api_key$/) && !has(/secret$|token$/) && /digital_?ocean/i.test(text)
  );
}

function asV1(one: Candidate): Candidate {
  const name = normalName(one.location.name ?? '');
  if (!/client_id$|api_key$/.test(name)) return one;
  const location = { ...one.location, name: `v1?:${one.location.name}`, literal: false };
  return { ...one, role: null, location };
}

/** Functions whose first argument is the token: godo, clients named after DigitalOcean, PHP, Rust. */
const takesToken =
  /(?:^|[.:>])(?:NewFromToken|(?:\w{0,20})DigitalOcean(?:V2)?|DoWrapper|DropletKit|authenticate|withToken|bearer_auth|setBearerAuth|bearerAuth)$/;

/** The names of keys in the configuration of S3 clients. */
const isS3Name = (name: string): boolean =>
  /(?:^|[_.-])(?:spaces|aws|s3)_?\w{0,20}(?:key|secret)/i.test(name) ||
  /^(?:secret_?)?access_?key(?:_?id)?$/i.test(name);

/** Under such a name, only what has a shape of its own: a token, a key of Spaces or of AWS. */
const isS3Value = (value: string): boolean =>
  /^do[a-z]_v1_|^DO(?:00|801)[A-Z0-9]{14}|^A[KS]IA[A-Z0-9]{16}$|^[A-Za-z0-9+/]{43}$/.test(value);

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
  /** The reference is a call or an index of code. */
  readonly isRead: boolean;
  readonly plain: string | undefined;
  /** The line contains only this setting. */
  readonly isWhole: boolean;
}

/** An operator after a string literal, and what it joins it with. */
const joined = sequence([/^/, joining, /[$@\w("'`]/]);

/** What comes before a setting that is an option of a command. */
const inOption = /(?:^|\s)--?(?:(?:set|env|e)[= ])?$/;
const variableName = /^[A-Z][A-Z0-9_]{0,60}(?:TOKEN|KEY|SECRET|PAT)$/;

/** Options whose value is a setting. */
const outerOption = /^(?:from-literal|set|set-string|env|build-arg|var|e)$/;

/** A path of names in source code. A token has digits, or longer pieces. */
const path = /^[A-Za-z_]\w{0,40}(?:(?:\.|::|->|\?\.)[A-Za-z_]\w{0,40}){1,6}$/;
/** The same in lower case, where a digit only numbers a name. */
const numberedPath = /^[a-z]{2,24}\d{0,2}(?:[._][a-z]{2,24}\d{0,2}){1,12}$/;
/** The name of a file: from a folder that says so, or with an extension. */
const fileName =
  /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/](?:[\w.@ -]{1,60}[\\/]){0,10}[\w.@-]{1,60}\.[a-z]{2,8}$|^(?:~|\.{1,2}|[A-Za-z]:|\/(?:etc|home|root|run|var|opt|usr|tmp|mnt|srv|Users|app|secrets|config))[\\/][\w./\\@ -]{1,200}$/;

/** Whether it is an expression of code that isn't one of the references that are recognised. */
function isExpression(plain: string, rest: string): boolean {
  if (!path.test(plain) || /^(?:var|local|data|module)\./.test(plain)) return false;
  if (/^[([]/.test(rest)) return true;
  return (
    (!/\d/.test(plain) || numberedPath.test(plain)) &&
    !/^(?:secrets|process|import|os|env|ENV|config|settings|self|this)\b/.test(plain)
  );
}

/** Whether it is a value, and not prose (`token: valid`) or code (`token = get_token()`). */
function isValue({ name, separator, quoted, reference, isRead, plain, isWhole }: Setting): boolean {
  const value = quoted ?? reference ?? plain ?? '';
  if (fileName.test(value)) return false;
  if (roleOf(name) === 'authorization-code') return isCode(value);
  // The name of a connection in Node's agents.
  if (/^[\w.-]{1,100}:\d{1,5}:/.test(value)) return false;
  // The argument of a call is a value only as a literal.
  if (quoted !== undefined) return quoted.length > 3 || (quoted === '' && isTokenName(name));
  if (isRead) return true;
  if (separator === '(') return false;
  if (reference !== undefined) {
    if (separator === '=' && /^<[^<>]{0,40}token[^<>]{0,40}>$/i.test(reference)) return true;
    return isWhole || /^(?:\$|<%|#\{|\{\{)/.test(reference);
  }
  if (plain === undefined) return isWhole && separator === '=' && isTokenName(name);
  if (/^(?:\$\w|%\w+%|var\.|local\.|data\.|secrets\.|process\.env|os\.|env\.|ENV)/.test(plain))
    return true;
  if (/^(?:your|my|change|replace|insert|enter|paste|x{3,}|\*{3,}|•{3,})/i.test(plain)) return true;
  if (isWhole && (separator === '=' || /^(?:null|undefined|none|todo|dummy|foo)$/i.test(plain)))
    return true;
  if (/[^ -~]/.test(plain) || /^[A-Z]+_[A-Z_]+$/.test(plain)) return isWhole;
  return plain.length >= 8 && (/\d/.test(plain) || plain.length >= 24 || /[•*…]/.test(plain));
}
