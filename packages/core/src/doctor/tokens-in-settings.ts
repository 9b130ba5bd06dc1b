import { tokenVariables } from '../knowledge/tools.ts';
import { bytesOfBase64 } from '../text/decode.ts';
import { holdsApiToken, printable } from './names.ts';

/** A token in a file, and the name beside it. */
export interface NamedToken {
  /** Safe to print. */
  readonly name: string;
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** A token with its prefix, a prefixed token in Base64, or 64 digits. */
const token =
  /(?<![0-9A-Za-z])(?:do[po]_v1_[0-9a-f]{8}\w{0,200}|ZG9[vw]X3YxX[\w+/=]{10,200}|[0-9a-f]{64}(?![0-9A-Za-z]))/g;
const nameBefore = /[A-Za-z_][\w.-]{0,79}/g;
/** What is between the name of a header and its token. */
const scheme = /\bbearer\s{1,9}$/i;
/** Of a pair: `{ "key": "token", "value": "…" }`, or `name:` and `value:` on two lines. */
const valueOfPair = /^(?:value|currentValue|initialValue|password)$/;
const nameOfPair = /^(?:name|key|machine)$/;

/** In characters: how far from a token its name is. */
const reach = 300;
/** More of them are no settings. */
const maxTokens = 100;

/**
 * The tokens in a text that consists of settings, in any format that writes the name before the value:
 * YAML, JSON, TOML, INI, shell, netrc. A token without a prefix counts only if its name mentions
 * DigitalOcean or if a tool reads it. Comments don't count.
 */
export function tokensInSettings(text: string): NamedToken[] {
  const found: NamedToken[] = [];
  let counted = 0;
  let lines = 1;
  for (const match of text.matchAll(token)) {
    if (found.length === maxTokens) break;
    lines += text.slice(counted, match.index).split('\n').length - 1;
    counted = match.index;
    const line = lineBefore(text, match.index);
    if (/^\s*(?:[#;]|\/\/|REM\b)/i.test(line)) continue;
    const name = nameIn(line, text.slice(Math.max(0, match.index - reach), match.index));
    const value = match[0].startsWith('ZG9') ? bytesOfBase64(match[0])?.trim() : match[0];
    if (!value || !holdsApiToken(name, value, tokenVariables.has(name))) continue;
    found.push({ name: printable(name), text: value, line: lines });
  }
  return found;
}

/** What is before a position in its line. */
function lineBefore(text: string, position: number): string {
  const before = text.slice(Math.max(0, position - reach), position);
  return before.slice(before.lastIndexOf('\n') + 1);
}

function nameIn(line: string, before: string): string {
  const name = namesIn(line.replace(scheme, '')).at(-1) ?? 'token';
  if (!valueOfPair.test(name)) return name;
  const names = namesIn(before);
  const at = names.findLastIndex((one) => nameOfPair.test(one));
  return (at === -1 ? undefined : names[at + 1]) ?? name;
}

const namesIn = (text: string): string[] => [...text.matchAll(nameBefore)].map(([name]) => name);
