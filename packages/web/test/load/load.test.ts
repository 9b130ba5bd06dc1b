import { afterAll, beforeAll, expect, test } from 'vitest';
import { kinds } from './kinds.ts';
import { killAll, type Memory, type Result, run } from './run.ts';

/**
 * The built server under load: `npm run test:load`. 200 connections send good, bad and hostile requests
 * as fast as answers come, with a simulated DigitalOcean behind. Three other processes: the server, what
 * loads it, and DigitalOcean.
 *
 * LOAD_SECONDS=…  how long; default: 300. With fewer than 120 not everything is judged.
 * LOAD_SEED=…     other requests in another order.
 */
const seconds = Number(process.env.LOAD_SECONDS || 300);
const isLong = seconds >= 120;
const onlyLong = 'only from LOAD_SECONDS=120 on';
const seed = Number(process.env.LOAD_SEED || 1);
/** Few, so that the limit is reached. */
const maxRequests = 20;
const settings = { seconds, seed, connections: 200, brokenConnections: 30, maxRequests };

/** Under this name the generator counts how often it had to repeat a request on a new connection. */
const reused = 'requests on a connection that was used before';

const print = (text: string) => process.stdout.write(`${text}\n`);

/** The value that this part of the list does not exceed. */
const quantile = (list: readonly number[], part: number): number =>
  list.toSorted((a, b) => a - b)[Math.ceil(list.length * part) - 1] ?? Number.NaN;

const mebibytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;

/** How much more a figure is at the end than before, after a third of the time to warm up. In percent. */
function growth(memory: readonly Memory[], of: keyof Memory): number {
  const third = Math.floor(memory.length / 3);
  const middle = (list: readonly Memory[]) =>
    quantile(
      list.map((one) => one[of]),
      0.5,
    );
  const before = middle(memory.slice(third, 2 * third));
  return (middle(memory.slice(2 * third)) / before - 1) * 100;
}

afterAll(killAll);

let result: Result;
beforeAll(
  async () => {
    result = await run(settings);
    const { health, memory, counts, seen, drained, exit } = result;
    const total = (statuses: Readonly<Record<string, number>> = {}) =>
      Object.values(statuses).reduce((sum, one) => sum + one, 0);
    const { [reused]: _reused, ...sent } = counts;
    const all = Object.values(sent).map(total);
    print(
      `${seconds} s, ${settings.connections} connections, ${all.reduce((a, b) => a + b)} requests`,
    );
    for (const [name, statuses] of Object.entries(counts)) {
      print(`  ${name}: ${JSON.stringify(statuses)}`);
    }
    for (const of of ['wall', 'own'] as const) {
      const times = health.map((time) => time[of]);
      const [p50, p99, longest] = [0.5, 0.99, 1].map((part) => Math.round(quantile(times, part)));
      const what = of === 'wall' ? '' : ', without the time that other processes took';
      print(
        `/healthz${what}: p50 ${p50} ms, p99 ${p99} ms, longest ${longest} ms of ${times.length}`,
      );
    }
    for (const of of ['rss', 'heapUsed'] as const) {
      const values = memory.map((one) => mebibytes(one[of]));
      print(`${of}: ${growth(memory, of).toFixed(1)} % more; MiB: ${values.join(' ')}`);
    }
    print(
      `DigitalOcean: ${seen.requests} requests, at most ${seen.mostInFlight} at the same time on ${seen.mostConnections} connections`,
    );
    const whole = drained.filter(({ isWhole }) => isWhole).length;
    const statuses = drained.map(({ status }) => status).join(' ');
    print(
      `SIGTERM: ${whole} of ${drained.length} running checks answered (${statuses}); ended with ${exit.code} after ${Math.round(exit.ms)} ms`,
    );
    if (result.output.length > 300) print(result.output.slice(0, 2000));
  },
  (seconds + 600) * 1000,
);

test('each kind of request gets only the statuses that belong to it', () => {
  const wrong = kinds.flatMap(({ name, statuses }) =>
    Object.keys(result.counts[name] ?? { none: 0 })
      .filter((status) => !statuses.includes(Number(status)))
      .map((status) => `${name}: ${status}`),
  );
  expect(wrong).toEqual([]);
});

test('the limits are reached: a check is answered, refused to one client, and refused to all', ({
  skip,
}) => {
  skip(!isLong, onlyLong);
  const statuses = new Set(
    kinds
      .filter(({ group }) => group !== 'wrong')
      .flatMap(({ name }) => Object.keys(result.counts[name] ?? {})),
  );
  expect([...statuses].sort()).toEqual(['200', '413', '429', '503']);
  expect(result.seen.mostInFlight).toBe(maxRequests);
});

test('a connection is hardly ever closed between two requests', () => {
  const { closed = 0, all = 1 } = result.counts[reused] ?? {};
  expect(closed / all).toBeLessThan(0.005);
});

test('/healthz is always answered with 200', () => {
  expect(result.healthFailures).toEqual([]);
});

test('and 99 of 100 times in less than 250 ms', ({ skip }) => {
  skip(!isLong, onlyLong);
  const own = result.health.map((time) => time.own);
  expect(quantile(own, 0.99)).toBeLessThan(250);
});

test('no more requests to DigitalOcean run at the same time than MAX_REQUESTS', () => {
  expect(result.seen.mostInFlight).toBeLessThanOrEqual(maxRequests);
  // DigitalOcean may notice the end of a connection after the start of the next one.
  expect(result.seen.mostConnections).toBeLessThanOrEqual(maxRequests + 2);
});

test('memory stays the same after the warm-up', ({ skip }) => {
  skip(!isLong, onlyLong);
  expect(growth(result.memory, 'rss')).toBeLessThan(5);
  expect(growth(result.memory, 'heapUsed')).toBeLessThan(5);
});

test('SIGTERM lets running checks end, and then the server ends with 0', () => {
  expect(result.drained.filter(({ isWhole }) => !isWhole)).toEqual([]);
  expect(result.drained.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(result.exit.code).toBe(0);
  // 25 s is the limit of the server, from when it notices the signal.
  expect(result.exit.ms).toBeLessThan(28_000);
});
