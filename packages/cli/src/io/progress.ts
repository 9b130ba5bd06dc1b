import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './io.ts';

/** A bar if the total is known, otherwise a counter; `stop` removes it from the terminal. */
export function startProgress(total: number | null, stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar(
    {
      format: total === null ? '  {text}' : '  {bar} {percentage}%  {text}',
      stream,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 24,
      fps: 5,
    },
    Presets.shades_classic,
  );
  bar.start(total ?? 1, 0, { text: '' });
  return {
    update: (done, text) => bar.update(total === null ? 0 : Math.min(done, total), { text }),
    stop: () => bar.stop(),
  };
}
