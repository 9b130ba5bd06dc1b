import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * How long the main thread of a process has waited for a processor, in milliseconds; 0 where the system
 * doesn't say it. https://docs.kernel.org/scheduler/sched-stats.html
 */
function waitedForProcessor(pid: number | undefined): number {
  try {
    const [, nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return 0;
  }
}

/** How long an answer took, and without the time in which other processes had the processor. */
export interface Time {
  readonly wall: number;
  readonly own: number;
}

/** Asks `/healthz` on a connection of its own until it is stopped. */
export function watchHealth(port: number, pid: number | undefined) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: Time[] = [];
  const failures: string[] = [];
  let isStopped = false;
  const watch = {
    times,
    failures,
    /** Only then a time is that of a server under load. */
    isCounting: true,
    stop: () => {
      isStopped = true;
      return ended;
    },
  };
  const one = () =>
    new Promise<void>((resolve) => {
      const wasCounting = watch.isCounting;
      const started = performance.now();
      const waited = waitedForProcessor(pid);
      get({ agent, port, host: '127.0.0.1', path: '/healthz' }, (response) => {
        response.resume().on('end', () => {
          const wall = performance.now() - started;
          const own = Math.max(0, wall - (waitedForProcessor(pid) - waited));
          if (wasCounting && watch.isCounting) times.push({ wall, own });
          if (response.statusCode !== 200) failures.push(String(response.statusCode));
          resolve();
        });
      }).on('error', (error) => {
        failures.push(error.message);
        resolve();
      });
    });
  const ended = (async () => {
    while (!isStopped) {
      await one();
      await pause(50);
    }
    agent.destroy();
  })();
  return watch;
}
