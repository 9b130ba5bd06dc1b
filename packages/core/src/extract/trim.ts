/** `text` without the characters of `chars` at its end; one look at each, unlike a pattern with `$`. */
export function trimEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

/** Without the end of a sentence. Three dots say that something was left out, and stay. */
export function cutEnd(text: string): string {
  return /(?:\.{3}|…)$/.test(text) ? text : trimEnd(text, '.,;:');
}
