// Loaded into the server under test before its own code: says how much memory it needs after a
// collection of garbage. The server itself knows nothing of it.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.send !== undefined) {
  process.on('message', () => {
    globalThis.gc();
    const { rss, heapUsed } = process.memoryUsage();
    process.send({ rss, heapUsed });
  });
  // It must not keep the server from ending.
  process.channel.unref();
}
