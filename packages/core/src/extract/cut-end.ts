import { prefixedToken } from '../knowledge/token-formats.ts';
import { trimEnd } from '../text/lines.ts';
import { group, sequence } from '../text/patterns.ts';

/**
 * A token with Chinese, Japanese or Korean words right beside it, because these languages are written
 * without spaces.
 */
const amongWords = sequence([
  /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{0,40}/,
  group('token', prefixedToken),
  /(?:[\u3001\u3002\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff0c]|$)/,
]);

/**
 * Without the punctuation or the words that a sentence continues with. Three dots stay: they say that
 * something was left out.
 */
export function cutEnd(text: string): string {
  const token = amongWords.exec(text)?.groups?.token;
  if (token !== undefined) return token;
  return /(?:\.{3}|…)$/.test(text) ? text : trimEnd(text, '.,;:');
}
