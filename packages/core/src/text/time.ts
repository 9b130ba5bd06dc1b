const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Seconds in the largest unit of which there are two or more: 90 minutes, 14 days. */
export function duration(seconds: number): string {
  const left = Math.max(0, seconds);
  const [name, size] = units.find(([, size]) => left >= 2 * size) ?? units[3];
  const count = Math.floor(left / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** ISO 8601 in UTC; null for a time outside the years 0 to 9999. */
export function isoDate(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= 0 && year < 10_000 ? date.toISOString() : null;
}
