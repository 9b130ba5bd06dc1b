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

const unitSeconds: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/** A duration such as `90m`, `12h` or `14d` in seconds; null for any other text. */
export function parseDuration(text: string): number | null {
  const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text.trim()) ?? [];
  const size = unitSeconds[unit];
  return size === undefined || !(Number(count) > 0) ? null : Number(count) * size;
}

/** The day in UTC: `YYYY-MM-DD`. */
export const dayOf = (milliseconds: number): string => isoDate(milliseconds)?.slice(0, 10) ?? '';

/** ISO 8601 in UTC; null for a time outside the years 0 to 9999. */
export function isoDate(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= 0 && year < 10_000 ? date.toISOString() : null;
}

export const dayLength = 86_400_000;

/** The end of a day in UTC (`YYYY-MM-DD`), in milliseconds since the epoch. */
export const endOfDay = (day: string): number => Date.parse(day) + dayLength;
