import { distance } from 'fastest-levenshtein';

/** The candidates that a misspelt word may mean: one or two edits away, only the closest ones. */
export function closest(word: string, candidates: readonly string[]): readonly string[] {
  const distances = candidates.map((candidate) => distance(word, candidate));
  const least = Math.min(...distances);
  // A short word has too few letters for two edits.
  if (least > Math.min(2, Math.floor(word.length / 3))) return [];
  return candidates.filter((_candidate, index) => distances[index] === least);
}
