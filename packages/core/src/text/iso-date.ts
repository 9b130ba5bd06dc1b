/** ISO 8601, or null for a time that no calendar holds. */
export function isoDate(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= 0 && year < 10_000 ? date.toISOString() : null;
}
