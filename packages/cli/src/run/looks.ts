import supportsHyperlinks from 'supports-hyperlinks';
import { wantsColor } from '../io/color.ts';
import type { Io } from '../io/io.ts';

/** How standard error shows a report. */
export const errLooks: Io['errLooks'] = async () => {
  const { columns, isTTY = false } = process.stderr;
  return {
    columns: columns || 80,
    color: wantsColor(process.env, isTTY),
    hyperlinks: isTTY && supportsHyperlinks.stderr,
  };
};
