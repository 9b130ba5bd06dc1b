import { expect, test, vi } from 'vitest';
import { systemClock } from './clock.ts';

test('a wait takes as long as it should', async () => {
  vi.useFakeTimers();
  let isOver = false;
  const wait = systemClock.wait(1000).then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await wait;
  expect(isOver).toBe(true);
  vi.useRealTimers();
});
