/**
 * `text` without control and bidi characters and separators of lines and paragraphs (Unicode's Cc,
 * Cf, Zl, Zp), which could move the cursor, begin a line or turn the direction of writing.
 */
export function stripControls(text: string, replacement = ''): string {
  // Unicode classes take milliseconds to compile, and most texts don't need them.
  return /^[ -~]*$/.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, replacement);
}
