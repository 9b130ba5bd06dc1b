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
