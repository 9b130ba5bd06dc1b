import { type Code, codes } from '@token-check/core';

/** The codes behind the numbers that servers answer with. */
const ofStatus: Readonly<Record<string, readonly Code[]>> = {
  '401': ['token-rejected', 'missing-auth-header', 'missing-auth-scheme'],
  '403': ['scope-missing', 'blocked-by-intermediary'],
  '407': ['proxy-failure'],
  '410': ['retired-api'],
  '429': ['rate-limited'],
  '500': ['service-unavailable'],
  '502': ['service-unavailable'],
  '503': ['service-unavailable'],
  '504': ['service-unavailable'],
};

/** The codes that somebody may mean who writes this: by a number, a part of the name, or a slip. */
export async function alike(name: string): Promise<readonly string[]> {
  const known = Object.hasOwn(ofStatus, name) ? ofStatus[name] : undefined;
  if (known !== undefined) return known;
  // Fewer letters are in half of all codes.
  const holding = name.length < 3 ? [] : codes.filter((code) => code.includes(name));
  if (holding.length > 0) return holding;
  const { near } = await import('@token-check/core/scopes');
  return near(name, codes);
}

/** Names in as many columns as there is room for, read downwards. */
export function inColumns(names: readonly string[], width: number): string {
  const widest = Math.max(...names.map(({ length }) => length)) + 2;
  const columns = Math.max(1, Math.floor((Math.min(width, 100) - 2) / widest));
  const rows = Math.ceil(names.length / columns);
  return Array.from({ length: rows }, (_, row) => {
    const cells = names.filter((_name, at) => at % rows === row);
    return `  ${cells.map((cell) => cell.padEnd(widest)).join('')}`.trimEnd();
  }).join('\n');
}
