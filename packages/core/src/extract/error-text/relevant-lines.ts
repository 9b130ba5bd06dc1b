import { linesWith } from '../../text/lines.ts';
import { anyOf } from '../../text/patterns.ts';

/** What every line contains in which one of the patterns of this folder can match. */
const relevant = anyOf(
  [
    /\b[45]\d\d\b/,
    /error|fail|invalid|unsupported|undefined method|unexpected eof|err_|title|header|character/,
    /unable|author|authentic|denied|forbidden|permi|credential|logged in|token|grant|scope|redirect/,
    /required|missing|not set|empty|exceeded|unavailable|revoked|retry-after|gateway|upstream/,
    /timeout|timed out|deadline|refused|reset|hang up|resol|no such host|no route|unreach|proxy/,
    /enotfound|eai_again|econn|etimedout|certificate|x509|tls|ssl|closed|disconnected|curl|eof|: 407/,
    /no longer available|locked|suspended|do not have|could not be found|html|json|blocked/,
  ],
  'gi',
);

/** A short text whole; of a long one only the lines that can say something. */
export function relevantLines(text: string): string {
  if (text.length < 4096) return text;
  return [...linesWith(text, relevant)].map((line) => line.text).join('\n');
}
