/** The candidates that a mistyped word may mean: only the closest, and at most two edits away. */
export function near(word: string, candidates: readonly string[]): readonly string[] {
  const distances = candidates.map((other) => ({ other, distance: distance(word, other) }));
  const least = Math.min(...distances.map((entry) => entry.distance));
  if (least > Math.min(2, Math.floor(word.length / 3))) return [];
  return distances.filter((entry) => entry.distance === least).map(({ other }) => other);
}

/** The Levenshtein distance, computed row by row; infinite where the lengths differ by more than 2. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, compared] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === compared ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
