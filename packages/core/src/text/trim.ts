/** `text` without the characters of `chars` at its end; one look at each, unlike a pattern with `$`. */
export function trimEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

/** Chinese, Japanese and Korean are written without spaces, so words stand right beside a token. */
const glued =
  /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{0,40}(do[por]_v1_[0-9a-f]{64})(?:[\u3001\u3002\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff0c]|$)/;

/** Without the end of a sentence, or the words of one. Three dots say that something was left out, and stay. */
export function cutEnd(text: string): string {
  const whole = glued.exec(text)?.[1];
  if (whole !== undefined) return whole;
  return /(?:\.{3}|…)$/.test(text) ? text : trimEnd(text, '.,;:');
}
