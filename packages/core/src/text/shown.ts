import { stripControls } from './lines.ts';
import { anyOf } from './patterns.ts';

/** A run of characters that can be a part of a credential, if it has a digit or is long. */
const run = /[A-Za-z0-9_+=-]{16,}/g;
const isSecretRun = (text: string): boolean => /\d/.test(text) || /[A-Za-z0-9]{32,}/.test(text);

/**
 * Short groups of digits and letters a–f in a row, whatever is between them: a credential in pieces, as
 * bytes, or escaped. Dates and addresses are hidden with it.
 */
const pieces =
  /(?:(?:\\{0,2}[xu]|0x|%|&#x?)?[0-9a-f]{1,16}[^A-Za-z0-9\n]{1,6}){6,2000}(?:(?:\\{0,2}[xu]|0x|%|&#x?)?[0-9a-f]{1,16})?/gi;
/** Letters that only look like those of a credential: full-width and mathematical ones. */
const lookAlike = /[\uff10-\uff5a]|[\u{1d400}-\u{1d7ff}]/u;
const inPieces = (text: string): boolean => text.search(pieces) !== -1 || lookAlike.test(text);

/** A name of a text as a report may repeat it: a package, a file, a variable. Null for anything else. */
export function shownName(value: string | undefined): string | null {
  if (value === undefined || value.length > 60 || !/^[\w@./~][\w@./\\~: +-]*$/.test(value))
    return null;
  if (inPieces(value)) return null;
  // One word with digits can be a password that was typed in the wrong place.
  if (value.length >= 8 && /^[a-z\d]+$/i.test(value) && /\d/.test(value)) return null;
  const runs = value.replace(/[-_]/g, ' ').match(run) ?? [];
  return runs.some(isSecretRun) ? null : value;
}

/** The value of a setting that can be a credential, or of a header. */
const setting =
  /\b(bearer|basic|tokens?|password|passwd|secret|key|authorization)(["']?[ \t]{0,3}[=:][ \t]{0,3}["']?(?:(?:bearer|basic|token) )?|[ \t])([\w.+/-]{4,200})/gi;
const withoutValue = (whole: string, name: string, separator: string, value: string): string => {
  const isSet = /[=:]/.test(separator) || /^(?:bearer|basic)$/i.test(name);
  return isSet && (/\d/.test(value) || separator.includes('=')) ? `${name}${separator}…` : whole;
};

/** What a program prints in front of its message. */
const logPrefix =
  /^(?:[\s│╷╵|>*#$=-]{1,8}|\[?\d{4}-\d\d-\d\d[T ][\d:.,]{5,16}(?:Z|[+-]\d\d:?\d\d)?\]?[\s:-]{0,3}|\[[\w. :-]{1,40}\][\s:-]{0,3}|(?:level|lvl)=\w{1,9} |(?:error|fatal|failed|err)\b(?: in [\w.]{1,30})?[!:]{1,2}\s{1,4}|(?:info|warn|debug)\w{0,4}[: ]{1,3})/i;

/** Lines that name an error, the surest form first. */
const errorLines: readonly RegExp[] = [
  /^(?:[\w.]{1,60}\.)?[A-Z]\w{1,60}(?:Error|Exception)(?::| -) ?\S.{4,300}$/m,
  /\b(undefined method .{3,120})$/m,
  /\): (.{8,200} \(\w{2,40}(?:Error|Exception)\))$/m,
  /"(?:msg|message|error|error_description|stderr)"\s{0,3}:\s{0,3}"([^"\\\n]{8,300})/,
  /^.{0,80}?\b(?:error|fatal|ERROR|FATAL|Error|Fatal error|FAILED|panic|ERR!)[!:\]]{1,2} {0,3}(?=\S{2})(?![{[])(.{8,300})$/m,
  /\b(?:errors?|message|messages?|says?|said|saying|prints?|returns?|told|tells me|toast|box|response)\b[^\n"'`“‘]{0,40}["'`“‘]{1,3}([^"`”’\n]{8,200})["'`”’]/i,
  /^.{0,120}\b(?:cannot|can't|could not|couldn't|unable to|failed to|not found|no such|does(?: not|n['’]t) exist|denied|invalid|unexpected|missing|refused)\b.{0,200}$/im,
];

const lastForm = errorLines.at(-1);
const personal = /\b(?:I|I['’]m|my|we|our|me)\b|\?\s*$/;

/** Links, addresses of people and ids, which make a sentence long and say nothing. */
const noise = anyOf(
  [/\(request "[^")\n]{1,60}"\)/, /[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,20}/],
  'g',
);

/**
 * The message of a program in a text: its own words on one line of at most `most` characters, without
 * values that can be secret. Null if the text has none.
 */
export function errorSentence(text: string, most = 110): string | null {
  for (const pattern of errorLines) {
    const match = pattern.exec(text);
    const found = match?.[1] ?? match?.[0];
    // What a person tells or asks is no message of a program.
    if (found !== undefined && pattern === lastForm && personal.test(found)) continue;
    const sentence = found === undefined ? null : shownSentence(found, most);
    if (sentence !== null) return sentence;
  }
  return null;
}

/** The line around a place of a text, at most `most` characters of it; null as above. */
export function sentenceAround(text: string, at: number, most = 110): string | null {
  const start = text.lastIndexOf('\n', at) + 1;
  const line = /^[^\n]{0,4000}/.exec(text.slice(start))?.[0] ?? '';
  const place = at - start;
  if (place < 60) return shownSentence(line, most);
  // The start of a clause near the place.
  const from = Math.max(
    line.lastIndexOf(': ', place) + 2,
    line.lastIndexOf('. ', place) + 2,
    line.lastIndexOf('"', place) + 1,
    place - 60,
  );
  return shownSentence(line.slice(from), most);
}

/** A line of a text as a report may repeat it; null if nothing readable is left. */
export function shownSentence(line: string, most = 110): string | null {
  if (lookAlike.test(line)) return null;
  let rest = line.trim();
  for (let times = 0; times < 4 && logPrefix.test(rest); times += 1)
    rest = rest.replace(logPrefix, '');
  const shown = stripControls(rest)
    .replace(/\[\d{1,2}(?:;\d{1,3}){0,3}m/g, '') // colours
    .replace(/[?&][\w.-]{1,40}=[^\s"']{0,200}/g, '')
    .replace(/(:\/\/)[^/@\s]{1,80}@/g, '$1')
    .replace(noise, '…')
    .replace(setting, withoutValue)
    .replace(run, (part) => (isSecretRun(part) ? '…' : part))
    .replace(pieces, '… ')
    .replace(/[“”"]/g, "'")
    .replace(/\s{1,40}/g, ' ')
    .replace(/^[\s[{(]{1,4}|[\s.;,:}\]]{1,6}$/g, '')
    .trim();
  if (!/[A-Za-z]{2,40}\W{1,4}[A-Za-z]{2,40}/.test(shown)) return null;
  // The end of a string of JSON.
  if (shown.endsWith("'") && shown.split("'").length % 2 === 0) return shown.slice(0, -1);
  if (shown.length <= most) return shown;
  return `${shown.slice(0, most).replace(/\s\S{0,40}$/, '')} …`;
}
