import { wrapAnsi } from 'fast-wrap-ansi';

/** One cell: its lines and their colour. */
export interface Cell {
  readonly lines: readonly string[];
  readonly paint?: (text: string) => string;
  /** Whether its lines are never wrapped. */
  readonly whole?: true;
}

const gap = 2;

/**
 * The lines of a table that is at most `width` columns wide; null if that would break words. Colours
 * are added last, because their escape sequences have no width.
 */
export function tableLines(rows: readonly (readonly Cell[])[], width: number): string[] | null {
  const columns = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, at) =>
    rows.flatMap((row) => row[at] ?? []),
  );
  const widths = columns.map((cells) => longest(cells.flatMap(({ lines }) => lines)));
  const least = columns.map((cells) =>
    longest(
      cells.flatMap(({ lines, whole }) =>
        whole ? lines : lines.flatMap((line) => line.split(' ')),
      ),
    ),
  );
  const room = width - gap * (columns.length - 1);
  while (sum(widths) > room) {
    // The column with the most room shrinks first.
    const spare = widths.map((one, at) => one - (least[at] ?? 0));
    const most = Math.max(...spare);
    if (most <= 0) return null;
    const at = spare.indexOf(most);
    widths[at] = (widths[at] ?? 0) - 1;
  }
  return rows.flatMap((row) => {
    const cells = row.map(({ lines, paint }, column) => ({
      paint,
      lines: lines.flatMap((line) => wrapAnsi(line, widths[column] ?? 1).split('\n')),
    }));
    const height = Math.max(...cells.map(({ lines }) => lines.length));
    return Array.from({ length: height }, (_, at) =>
      cells
        .map(({ lines, paint = (plain) => plain }, column) => {
          const text = lines[at] ?? '';
          const isLast = column === cells.length - 1;
          return (
            (text && paint(text)) + (isLast ? '' : ' '.repeat((widths[column] ?? 0) - text.length))
          );
        })
        .join(' '.repeat(gap))
        .trimEnd(),
    );
  });
}

const longest = (lines: readonly string[]) => Math.max(0, ...lines.map((line) => line.length));
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
