/** A number of at most 15 digits as HCL turns it into text: `1.50` is `1.5`. Null for any other text. */
export function plainNumber(text: string): string | null {
  return /^-?\d{1,9}(?:\.\d{1,6})?$/.test(text) ? String(Number(text)) : null;
}
