import { parentPort } from 'node:worker_threads';
import { extract, toPlain } from '@token-check/core/internal';
import { forget } from './forget.ts';

/** The script of a thread of `reading.ts`: a text in, what is in it out; null for an error. */
parentPort?.on('message', ({ text, exact }: { text: string; exact: boolean }) => {
  extract(text, { exact })
    .then(
      (found) => parentPort?.postMessage(toPlain(found)),
      () => parentPort?.postMessage(null),
    )
    .finally(forget);
});
parentPort?.postMessage('ready');
