import type { InvalidHeaderSeen } from '../../facts.ts';
import { anyOf } from '../../text/patterns.ts';

/** What each client says about a header with a line break or another character that can't be sent. */
const refusal = anyOf(
  [
    /invalid header (?:field )?value|failed to parse header value/, // Go, Cloudflare, Python's http.client, Rust
    /InvalidHeader(?:Value)?\b|reserved character\(s\), or return character/, // requests
    /ERR_INVALID_CHAR|invalid authorization header|Headers\.(?:append|set): /, // Node, undici
    /invalid (?:return )?character(?: or leading space)? in header/, // requests, Node
    /header (?:value )?contains (?:invalid|illegal)|newline, carriage return, or null byte/, // nginx, aiohttp
    /illegal (?:character|header value)|is not a legal HTTP header value|is not (?:a )?valid (?:HTTP )?header value/, // httpx, curl, Guzzle
    /field value[^\n]{0,300} cannot include CR\/LF/, // Ruby
    /unexpected char 0x[0-9a-f]{2,4} at \d{1,4} in \w/, // OkHttp
    /'(?:latin-1|ascii|iso-8859-1)' codec can't encode character|UnicodeEncodeError\('(?:latin-1|ascii)'/, // Python
    /to a ByteString because the character/, // fetch of Node, Deno and browsers
    /string contains non ISO-8859-1 code point/, // fetch of browsers
    /wget: --header: invalid header|new-line characters? (?:is|are) not allowed in header/, // wget, .NET
  ],
  'i',
);

/** The code of the refused character, in hexadecimal or decimal digits. */
const hexadecimal =
  /(?:can't encode character '\\{1,2}[ux]|unexpected char 0x)(?<code>[0-9a-f]{2,4})/i;
const decimal = /has a value of (?<code>\d{1,6})/;
/** The refused value itself, with its end. */
const value = /(?<!`)\bBearer (?<value>[^"'’\n]{0,300}(?:["'’]|\n|$))/;

/** A header as a program prints it that refuses it; source code looks similar. */
const referenceSent =
  /invalid header (?:field )?value[^\n]{0,10}["'“]Bearer (?:\$\{?\w|\{\{|%\w{1,40}%|<)/i;

/** Signs that a header is meant: the code of HTTP clients, a character without a glyph. */
const inHeader =
  /header|bearer|authorization|http[\\/._]client|httpx|requests|character '\\{1,2}u(?:200|206|feff)/i;

/** Why a program in the text didn't send its header; null where it doesn't say so. */
export function headerRefusalIn(text: string, tool: string | null): InvalidHeaderSeen | null {
  if (!refusal.test(text)) return null;
  const character = refusedCharacter(text);
  // Python says the same of any text that it prints.
  const isCodec = /codec can't encode|UnicodeEncodeError/.test(text);
  if (isCodec && character === 'other' && !inHeader.test(text)) return null;
  return { type: 'invalid-header', origin: 'pasted', tool, character };
}

function refusedCharacter(text: string): InvalidHeaderSeen['character'] {
  const hex = hexadecimal.exec(text)?.groups?.code;
  const dec = decimal.exec(text)?.groups?.code;
  if (hex !== undefined) return kindOf(Number.parseInt(hex, 16));
  if (dec !== undefined) return kindOf(Number(dec));
  if (/CR\/LF|newline|new-line|return character/i.test(text)) return 'line-break';
  const sent = value.exec(text)?.groups?.value ?? '';
  if (/\\{1,2}x[89a-f][0-9a-f]/i.test(sent)) return 'binary';
  if (referenceSent.test(text)) return 'reference';
  if (/^[\u2018-\u201f]/.test(sent)) return 'quote';
  if (/[^\s\x20-\x7e’]/.test(sent)) return 'other';
  return /\\[nr]|\n$/.test(sent) ? 'line-break' : null;
}

function kindOf(code: number): InvalidHeaderSeen['character'] {
  if (code < 0x20 || code === 0x7f || code === 0xa0) return 'line-break';
  return code >= 0x2018 && code <= 0x201f ? 'quote' : 'other';
}
