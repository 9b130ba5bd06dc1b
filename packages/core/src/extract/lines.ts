import { reveal } from '../secret/secret.ts';
import type { Candidate } from './candidate.ts';

/**
 * The candidates with the line of the paste in which each value begins. A paste of one line with one
 * candidate needs no line, and neither does a value that is not in the paste as it is, such as one
 * that was decoded.
 */
export function withLines(
  candidates: readonly Candidate[],
  text: string,
  exact: boolean,
): readonly Candidate[] {
  if (candidates.length === 0) return candidates;
  const isOneLine = exact || !text.trim().includes('\n');
  if (candidates.length === 1 && isOneLine) return candidates;
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  return candidates.map((candidate) => {
    const value = reveal(candidate.secret);
    const at = value === '' ? -1 : text.indexOf(value);
    if (at === -1) return candidate;
    const line = countUpTo(starts, at) + 1;
    return { ...candidate, location: { ...candidate.location, line } };
  });
}

/** How many of the sorted numbers are at most `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
