/** ISO 8601 in UTC; null for a time outside the years 0 to 9999. */
export function isoDate(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= 0 && year < 10_000 ? date.toISOString() : null;
}
