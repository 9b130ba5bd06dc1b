// Loaded into the server under test before its own code, and into its threads: says how much memory it
// needs after a collection of garbage in all of them. The server itself knows nothing of it.
import { setTimeout as pause } from 'node:timers/promises';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

const threads = new BroadcastChannel('collect garbage');
threads.onmessage = () => globalThis.gc();
threads.unref();
if (isMainThread && process.send !== undefined) {
  process.on('message', async () => {
    threads.postMessage('');
    await pause(500);
    globalThis.gc();
    const { rss, heapUsed } = process.memoryUsage();
    process.send({ rss, heapUsed });
  });
  // It must not keep the server from ending.
  process.channel.unref();
}
