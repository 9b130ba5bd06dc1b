/**
 * `text` without the characters of `chars` at its end. It looks at each character once, unlike a
 * regular expression that ends with `$`.
 */
export function trimEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}
