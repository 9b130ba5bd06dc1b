/**
 * JSON as editors read it, with comments and trailing commas, without them. Unclosed strings and comments
 * run to the end, so that no part of the text is scanned twice.
 */
export function strictJson(text: string): string {
  const keep = (_all: string, quoted = '', bracket = '') => quoted + bracket;
  return text
    .replace(
      /("(?:[^"\\\n]|\\.)*"?)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g,
      (_all, quoted = '') => quoted,
    )
    .replace(/("(?:[^"\\\n]|\\.)*"?)|,(\s*[\]}])/g, keep);
}
