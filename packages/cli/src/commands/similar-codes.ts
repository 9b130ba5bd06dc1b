import { type Code, codes } from '@token-check/core';
import { closest } from '../flags/closest.ts';

/** The codes behind an HTTP status. */
const codesByStatus: Readonly<Record<string, readonly Code[]>> = {
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

/** The codes that someone may mean by an HTTP status, a part of a code, or a misspelt one. */
export function similarCodes(name: string): readonly string[] {
  const ofStatus = Object.hasOwn(codesByStatus, name) ? codesByStatus[name] : undefined;
  if (ofStatus !== undefined) return ofStatus;
  // One or two letters are in half of all codes.
  const containing = name.length < 3 ? [] : codes.filter((code) => code.includes(name));
  return containing.length > 0 ? containing : closest(name, codes);
}

/** Names in as many columns as fit the width, sorted downwards. */
export function inColumns(names: readonly string[], width: number): string {
  const widest = Math.max(...names.map(({ length }) => length)) + 2;
  const columns = Math.max(1, Math.floor((Math.min(width, 100) - 2) / widest));
  const rows = Math.ceil(names.length / columns);
  return Array.from({ length: rows }, (_, row) => {
    const cells = names.filter((_name, at) => at % rows === row);
    return `  ${cells.map((cell) => cell.padEnd(widest)).join('')}`.trimEnd();
  }).join('\n');
}
