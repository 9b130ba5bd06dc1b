import type { Report } from '@token-check/core';
import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { mapInOrder } from '../src/batch/in-order.ts';
import { linesOf } from '../src/batch/lines.ts';
import type { Io } from '../src/io.ts';
import { runWith } from './world.ts';

const good = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');
const busy = makeToken('dop_v1_', 'busy');
const batch = (...flags: string[]) => ['--batch', '-', '--format', 'ndjson', ...flags];
const reportsIn = (out: string): Report[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const placeAndVerdict = ({ source, verdict }: Report) => `${source.name}: ${verdict}`;

describe('a batch', () => {
  test('gives a report a line, in the order of the lines, and the gravest exit status', async () => {
    const stdin = `${good}\r\n\n  \n${busy}\n${dead}`;
    const { status, out, err } = await runWith(batch(), { stdin });
    expect(reportsIn(out).map(placeAndVerdict)).toEqual([
      'line 1: usable',
      'line 4: undetermined',
      'line 5: problem',
    ]);
    expect(status).toBe(1);
    expect(err).toContain('3 checked: 1 usable, 1 with a problem, 1 could not be told');
  });

  test('asks about a credential once, however often it comes', async () => {
    let asked = 0;
    const transport: Io['transport'] = async () => async () => {
      asked++;
      return { type: 'failure', reason: 'refused', code: null };
    };
    const { out } = await runWith(batch(), { stdin: `${good}\n`.repeat(50), transport });
    expect(asked).toBe(2);
    const codes = reportsIn(out).map(({ diagnoses }) => diagnoses.map(({ code }) => code));
    expect(codes[0]).not.toContain('duplicate-credential');
    expect(codes.slice(1).every((list) => list.includes('duplicate-credential'))).toBe(true);
  });

  test.each([1, 3, 8])('has at most --concurrency %i requests under way', async (concurrency) => {
    let underWay = 0;
    let most = 0;
    const transport: Io['transport'] = async () => async () => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay--;
      return { type: 'failure', reason: 'refused', code: null };
    };
    const stdin = Array.from({ length: 40 }, (_, index) => makeToken('dop_v1_', `${index}`));
    await runWith(batch('--concurrency', `${concurrency}`), { stdin: stdin.join('\n'), transport });
    expect(most).toBe(concurrency);
  });

  test('goes on while one credential waits for the end of its limit', async () => {
    const seen: string[] = [];
    const transport: Io['transport'] =
      async () =>
      async ({ headers }) => {
        const isBusy = headers.authorization === `Bearer ${busy}`;
        seen.push(isBusy ? 'busy' : 'other');
        return isBusy
          ? { type: 'response', status: 429, headers: { 'retry-after': '1' }, body: '' }
          : { type: 'failure', reason: 'refused', code: null };
      };
    const waiting: (() => void)[] = [];
    const others = Array.from({ length: 6 }, (_, index) => makeToken('dop_v1_', `other ${index}`));
    const clock: Io['clock'] = {
      now: () => 0,
      random: () => 0,
      wait: () => new Promise((resolve) => waiting.push(resolve)),
    };
    const ran = runWith(batch('--concurrency', '2'), {
      stdin: [busy, ...others].join('\n'),
      transport,
      clock,
    });
    await expect.poll(() => seen.filter((one) => one === 'other').length).toBe(12);
    expect(seen.filter((one) => one === 'busy')).toHaveLength(2);
    while (seen.filter((one) => one === 'busy').length < 6) {
      for (const resolve of waiting.splice(0)) resolve();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    for (const resolve of waiting.splice(0)) resolve();
    const { out } = await ran;
    expect(reportsIn(out).map(({ source }) => source.name)).toEqual(
      Array.from({ length: 7 }, (_, index) => `line ${index + 1}`),
    );
  });

  test('that is resumed leaves out what is settled, and asks again what was not', async () => {
    const first = await runWith(batch('--sandbox'), { stdin: `${good}\n${busy}\n${dead}\n` });
    const cut = `${first.out}{"schemaVersion":1,"verd`;
    const { out, err, status } = await runWith(batch('--sandbox', '--resume', 'done.ndjson'), {
      stdin: `${good}\n${busy}\n${dead}\n${makeToken('dop_v1_', 'locked')}\n`,
      files: { 'done.ndjson': cut },
    });
    expect(reportsIn(out).map(placeAndVerdict)).toEqual([
      'line 2: undetermined',
      'line 4: problem',
    ]);
    expect(status).toBe(1);
    expect(err).toContain('2 checked');
  });

  test('that is interrupted prints what is done and exits with 130', async () => {
    let interrupt = () => {};
    let asked = 0;
    const transport: Io['transport'] = async () => async () => {
      if (++asked === 4) interrupt();
      return { type: 'failure', reason: 'refused', code: null };
    };
    const tokens = Array.from({ length: 500 }, (_, index) => makeToken('dop_v1_', `${index}`));
    const { status, out, err } = await runWith(batch('--concurrency', '1'), {
      stdin: tokens.join('\n'),
      transport,
      onInterrupt: (callback) => {
        interrupt = callback;
        return () => {};
      },
    });
    expect(status).toBe(130);
    expect(reportsIn(out).length).toBeGreaterThan(1);
    expect(reportsIn(out).length).toBeLessThan(20);
    expect(err).toContain('--resume');
  });

  test('as text has a line for each', async () => {
    const { out } = await runWith(['--batch', '-', '--sandbox'], { stdin: `${good}\n${dead}\n` });
    expect(out.trimEnd().split('\n')).toEqual([
      `✓ line 1  dop_v1_…${good.slice(-4)}  DigitalOcean accepts this token.`,
      `✗ line 2  dop_v1_…${dead.slice(-4)}  DigitalOcean does not accept the credential.`,
    ]);
  });

  test('as JSON is one document', async () => {
    const { out } = await runWith(['--batch', '-', '--sandbox', '--json'], {
      stdin: `${good}\n${dead}\n`,
    });
    expect(JSON.parse(out).reports.map(placeAndVerdict)).toEqual([
      'line 1: usable',
      'line 2: problem',
    ]);
  });
});

describe('wrong batches', () => {
  test.each([
    ['another input beside it', [...batch(), '-e', 'X'], '', 'conflicting-options'],
    ['no such file', ['--batch', 'nowhere.txt'], '', 'unreadable-input'],
    ['no such report', batch('--resume', 'nowhere.ndjson'), good, 'unreadable-input'],
    ['nothing in it', batch(), '\n \n', 'unreadable-input'],
    ['no line breaks for a megabyte', batch('--offline'), 'x'.repeat(1_100_000), 'input-too-large'],
    ['no requests at once', batch('--concurrency', '0'), good, 'invalid-value'],
  ])('%s: exit 2', async (_what, argv, stdin, code) => {
    const { status, err } = await runWith(argv, { stdin, env: { X: good } });
    expect(status).toBe(2);
    expect(err).toContain(`[${code}]`);
  });
});

async function* pieces(...texts: string[]): AsyncIterable<string> {
  yield* texts;
}

test('lines are found in whatever pieces they come', async () => {
  const lines = [];
  for await (const line of linesOf(pieces('on', 'e\ntwo\r\n\n', 'th', 'ree'))) lines.push(line);
  expect(lines).toEqual([
    { number: 1, text: 'one', end: 4 },
    { number: 2, text: 'two', end: 9 },
    { number: 4, text: 'three', end: 16 },
  ]);
});

test('results keep the order of their items, with no more under way than the window', async () => {
  let underWay = 0;
  let most = 0;
  const work = async (text: string) => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, 6 - 2 * Number(text)));
    underWay--;
    return text;
  };
  const results = [];
  for await (const result of mapInOrder(pieces('0', '1', '2', '3'), 2, work)) results.push(result);
  expect(results).toEqual(['0', '1', '2', '3']);
  expect(most).toBe(2);
});
