import type { Report } from '@token-check/core';
import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { mapInOrder } from '../src/batch/in-order.ts';
import { linesOf } from '../src/batch/lines.ts';
import type { Interrupted, Io } from '../src/io/io.ts';
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
  test('prints one report per line, in the order of the input, and exits with the worst status', async () => {
    const stdin = `${good}\r\n\n  \n${busy}\n${dead}`;
    const { status, out, err } = await runWith(batch(), { stdin });
    expect(reportsIn(out).map(placeAndVerdict)).toEqual([
      'line 1: usable',
      'line 4: undetermined',
      'line 5: problem',
    ]);
    expect(status).toBe(1);
    expect(err).toContain('3 checked: 1 usable, 1 with a problem, 1 unclear');
  });

  test('makes the requests for a repeated credential once', async () => {
    let requests = 0;
    const transport: Io['transport'] = async () => async () => {
      requests++;
      return { type: 'failure', reason: 'refused', code: null };
    };
    const { out } = await runWith(batch(), { stdin: `${good}\n`.repeat(50), transport });
    expect(requests).toBe(2);
    const codes = reportsIn(out).map(({ diagnoses }) => diagnoses.map(({ code }) => code));
    expect(codes[0]).not.toContain('duplicate-credential');
    expect(codes.slice(1).every((list) => list.includes('duplicate-credential'))).toBe(true);
  });

  test.each([1, 3, 8])('has at most --concurrency %i open requests', async (concurrency) => {
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

  test('continues while one credential waits for the end of its rate limit', async () => {
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

  test('with --resume skips final results and checks the others again', async () => {
    const first = await runWith(batch('--sandbox'), { stdin: `${good}\n${busy}\n${dead}\n` });
    const foreign = '{"credential":{"fingerprint":"x"},"verdict":"usable","diagnoses":[null]}';
    const cut = `null\n${foreign}\n${first.out}{"schemaVersion":1,"verd`;
    const { out, err, status } = await runWith(batch('--sandbox', '--resume', 'done.ndjson'), {
      stdin: `${good}\n${busy}\n${dead}\n${makeToken('dop_v1_', 'locked')}\n`,
      files: { 'done.ndjson': cut },
    });
    expect(reportsIn(out).map(placeAndVerdict)).toEqual([
      'line 2: undetermined',
      'line 4: problem',
    ]);
    expect(status).toBe(1);
    expect(err).toContain('2 decided before: 1 usable, 1 with a problem; 2 checked');
  });

  test('with --resume and nothing new keeps the exit status and prints a complete document', async () => {
    const stdin = `${good}\n${dead}\n`;
    const first = await runWith(batch('--sandbox'), { stdin });
    const argv = ['--batch', '-', '--sandbox', '--json', '--resume', 'done.ndjson'];
    const { status, out } = await runWith(argv, { stdin, files: { 'done.ndjson': first.out } });
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({ schemaVersion: 1, reports: [] });
  });

  test('with --resume checks the second of two equal lines, if only the first was checked', async () => {
    const first = await runWith(batch('--sandbox'), { stdin: `${good}\n` });
    const world = { stdin: `${good}\n${good}\n`, files: { 'done.ndjson': first.out } };
    const { out, err } = await runWith(batch('--sandbox', '--resume', 'done.ndjson'), world);
    expect(reportsIn(out).map(placeAndVerdict)).toEqual(['line 2: usable']);
    expect(err).toContain('1 decided before: 1 usable; 1 checked');
  });

  test('with --resume does not repeat lines without a fingerprint', async () => {
    const stdin = `hunter2\nDO_TOKEN=\nhello there\nghp_short\n${good}\nhello there\n`;
    const first = await runWith(batch('--sandbox'), { stdin });
    expect(reportsIn(first.out).length).toBeGreaterThan(5);
    const files = { 'done.ndjson': first.out };
    const again = await runWith(batch('--sandbox', '--resume', 'done.ndjson'), { stdin, files });
    expect(again.out).toBe('');
    expect(again.status).toBe(first.status);
    // Another text on the same line is checked.
    const changed = await runWith(batch('--sandbox', '--resume', 'done.ndjson'), {
      stdin: stdin.replace('hunter2', 'Authorization: Basic'),
      files,
    });
    expect(reportsIn(changed.out).map(({ source }) => source.line)).toEqual([1]);
  });

  test('with --resume recognises lines that moved', async () => {
    const first = await runWith(batch('--sandbox'), { stdin: `${good}\n${dead}\n` });
    const stdin = `# added\n${busy}\n${good}\n${dead}\n`;
    const files = { 'done.ndjson': first.out };
    const { out } = await runWith(batch('--sandbox', '--resume', 'done.ndjson'), { stdin, files });
    expect(reportsIn(out).map(({ source }) => source.line)).toEqual([2]);
  });

  /** A DigitalOcean that isn't the simulated one: it rejects every token. */
  const refusing: Io['transport'] = async () => async () => ({
    type: 'response',
    status: 401,
    headers: { 'content-type': 'application/json' },
    body: '{"id":"Unauthorized","message":"Unable to authenticate you"}',
  });
  const malformed = 'dop_v1_0123456789abcdef';
  const mock = ['--api-url', 'http://localhost:1', '--oauth-url', 'http://localhost:2'];
  const below = ['--api-url', 'http://localhost:1/v1', '--oauth-url', 'http://localhost:2'];

  test.each<[string, string[], string[], string[]]>([
    ['of the same target is final', [], [], []],
    ['of an offline run is final for a bad format only', ['--offline'], [], ['1']],
    ['of an offline run is final for another one', ['--offline'], ['--offline'], []],
    ['of DigitalOcean is final for an offline run', [], ['--offline'], []],
    ['of the sandbox is not final for the network', ['--sandbox'], [], ['1']],
    ['of the network is not final for the sandbox', [], ['--sandbox'], ['1']],
    ['of the sandbox is final for the sandbox', ['--sandbox'], ['--sandbox'], []],
    [
      'of the sandbox is final for it with other addresses',
      ['--sandbox'],
      ['--sandbox', ...mock],
      [],
    ],
    ['of another host is not final for DigitalOcean', mock, [], ['1']],
    ['of DigitalOcean is not final for another host', [], mock, ['1']],
    ['of another host is final for that host', mock, mock, []],
    ['of the same host with another path is not final', mock, below, ['1']],
    ['of the same host and path is final', below, below, []],
  ])('the report %s', async (_what, then, now, again) => {
    const stdin = `${dead}\n${malformed}\n`;
    const world = { stdin, transport: refusing };
    const first = await runWith(batch(...then), world);
    expect(reportsIn(first.out)).toHaveLength(2);
    const files = { 'done.ndjson': first.out };
    const { out } = await runWith(batch(...now, '--resume', 'done.ndjson'), { ...world, files });
    expect(reportsIn(out).map(({ source }) => source.name?.slice(5))).toEqual(again);
  });

  test('prints what is done on Ctrl-C, although the rest hangs, and makes no more requests', async () => {
    let interrupt: (status: Interrupted) => void = () => {};
    let requests = 0;
    const tokens = Array.from({ length: 20 }, (_, index) => makeToken('dop_v1_', `${index}`));
    const transport: Io['transport'] =
      async () =>
      ({ headers }) => {
        requests++;
        return headers.authorization === `Bearer ${tokens[1]}`
          ? new Promise(() => {})
          : Promise.resolve({ type: 'failure', reason: 'refused', code: null });
      };
    const ran = runWith(batch('--concurrency', '3'), {
      stdin: tokens.join('\n'),
      transport,
      onInterrupt: (callback) => {
        interrupt = callback;
        return () => {};
      },
    });
    await expect.poll(() => requests).toBeGreaterThan(15);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = requests;
    interrupt(130);
    const { status, out } = await ran;
    expect(status).toBe(130);
    expect(requests).toBe(before);
    const lines = reportsIn(out).map(({ source }) => Number(source.name?.slice(5)));
    expect(lines.slice(0, 3)).toEqual([1, 3, 4]);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test('stops when the reader closes the output', async () => {
    let requests = 0;
    const transport: Io['transport'] = async () => async () => {
      requests++;
      return { type: 'failure', reason: 'refused', code: null };
    };
    const tokens = Array.from({ length: 200 }, (_, index) => makeToken('dop_v1_', `${index}`));
    const world = { stdin: tokens.join('\n'), transport, isOutClosed: () => true };
    const { out, err } = await runWith(batch('--concurrency', '1'), world);
    expect(reportsIn(out)).toHaveLength(1);
    expect(requests).toBeLessThan(20);
    expect(err).toBe('');
  });

  test('checks the start of a line of more than a megabyte and continues', async () => {
    const stdin = `${good} ${'x '.repeat(600_000)}\n${dead}\n`;
    const { out, err, status } = await runWith(batch('--sandbox'), { stdin });
    expect(reportsIn(out).map(placeAndVerdict)).toEqual(['line 1: usable', 'line 2: problem']);
    expect(status).toBe(1);
    expect(err).toContain('line 1 is longer than 1 MiB');
  });

  test.each(['text', 'json', 'ndjson', 'github'])(
    'as %s is written report by report',
    async (format) => {
      const pieces: string[] = [];
      const argv = ['--batch', '-', '--sandbox', '--format', format];
      const { err } = await runWith(argv, {
        stdin: `${good}\n${dead}\n${busy}\n`,
        writeOut: (text) => {
          pieces.push(text);
        },
      });
      // In annotations, a good token is no news.
      expect(pieces.length).toBeGreaterThanOrEqual(format === 'github' ? 2 : 3);
      expect(pieces.join('').match(/line 2/g)).toHaveLength(1);
      expect(err).toContain('a simulated DigitalOcean');
    },
  );

  test('knows the name of a line NAME=token', async () => {
    const stdin = `DO_TOKEN=${good}\nexport OTHER="${dead}"\n${busy}\n${dead}=x\n`;
    const { out } = await runWith(batch('--sandbox'), { stdin });
    const sources = reportsIn(out).map(({ source }) => source);
    expect(sources.map(({ name }) => name)).toEqual(['DO_TOKEN', 'OTHER', 'line 3', 'line 4']);
    expect(sources.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  test('as JSON has the layout of several inputs', async () => {
    const world = { stdin: `${good}\n${dead}\n` };
    const { out } = await runWith(['--batch', '-', '--sandbox', '--json'], world);
    const times = /"durationMs": [\d.]+/g;
    expect(out.replace(times, '')).toBe(
      `${JSON.stringify(JSON.parse(out), null, 2)}\n`.replace(times, ''),
    );
    const one = await runWith(['--batch', '-', '--sandbox', '--json'], { stdin: good });
    expect(JSON.parse(one.out).reports).toHaveLength(1);
  });

  test('as annotations stops at ten of a level', async () => {
    const stdin = Array.from({ length: 12 }, (_, index) => makeToken('dop_v1_', `x ${index}`));
    const argv = ['--batch', '-', '--offline', '--format', 'github'];
    const { out } = await runWith(argv, { stdin: stdin.join('\n') });
    expect(out.match(/^::notice /gm)).toHaveLength(10);
    expect(out.match(/^notice: /gm)).toHaveLength(2);
  });

  test.each([130, 143, 129] as const)(
    'that is interrupted prints what is done and exits with %i',
    async (signal) => {
      let interrupt: (status: Interrupted) => void = () => {};
      let requests = 0;
      const transport: Io['transport'] = async () => async () => {
        if (++requests === 40) interrupt(signal);
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
      expect(status).toBe(signal);
      expect(reportsIn(out).length).toBeGreaterThan(1);
      expect(reportsIn(out).length).toBeLessThan(30);
      expect(requests).toBeLessThan(45);
      expect(err).toContain('to continue, use --resume FILE');
    },
  );

  test('as text has one line for each credential', async () => {
    const { out } = await runWith(['--batch', '-', '--sandbox'], { stdin: `${good}\n${dead}\n` });
    expect(out.trimEnd().split('\n')).toEqual([
      `✓ line 1  dop_v1_…${good.slice(-4)}  DigitalOcean accepts this token.`,
      `✗ line 2  dop_v1_…${dead.slice(-4)}  DigitalOcean rejected the token (401).`,
    ]);
  });

  test('ignores comments and empty lines, and keeps their numbers', async () => {
    const stdin = `# tokens of the team\n${good}\n\n  # ${dead}\n#${dead}\n${dead}`;
    const { out } = await runWith(['--batch', '-', '--sandbox', '--json'], { stdin });
    expect(JSON.parse(out).reports.map(placeAndVerdict)).toEqual([
      'line 2: usable',
      'line 6: problem',
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

describe('a batch with wrong flags', () => {
  test.each([
    ['--expect-kind', 'personal-access-token'],
    ['--expect-account', 'sam@example.com'],
    ['--expect-team', 'team'],
    ['--require-scope', 'droplet:read'],
    ['--can', 'GET /v2/droplets'],
    ['--forbid-scope', 'droplet:delete'],
    ['--min-ttl', '14d'],
  ])('is wrong usage: --resume with %s, which the earlier run did not check', async (...flags) => {
    const stdin = `${good}\n`;
    const files = { 'done.ndjson': (await runWith(batch('--sandbox'), { stdin })).out };
    const argv = batch('--sandbox', '--resume', 'done.ndjson', '-o', 'new.ndjson', ...flags);
    const { status, out, err, written } = await runWith(argv, { stdin, files });
    expect({ status, out, written }).toEqual({ status: 2, out: '', written: {} });
    expect(err).toContain('[conflicting-options]');
  });

  test.each([
    ['with another input', [...batch(), '-e', 'X'], '', 'conflicting-options'],
    ['of a missing file', ['--batch', 'missing.txt'], '', 'unreadable-input'],
    ['with a missing report', batch('--resume', 'missing.ndjson'), good, 'unreadable-input'],
    ['with a report in another format', batch('--resume', 'notes.txt'), good, 'unreadable-input'],
    ['with --resume and no --batch', ['--resume', 'notes.txt'], good, 'conflicting-options'],
    ['with --concurrency and no --batch', ['--concurrency', '3'], good, 'conflicting-options'],
    ['with a number in exponent form', batch('--concurrency', '1e1'), good, 'invalid-value'],
    ['of empty lines', batch(), '\n \n', 'unreadable-input'],
    ['of comments', batch(), '# one\n#two', 'unreadable-input'],
    ['with a concurrency of 0', batch('--concurrency', '0'), good, 'invalid-value'],
  ])('is wrong usage %s', async (_what, argv, stdin, code) => {
    const files = { 'notes.txt': 'notes\n' };
    const { status, err } = await runWith(argv, { stdin, files, env: { X: good } });
    expect(status).toBe(2);
    expect(err).toContain(`[${code}]`);
  });
});

async function* pieces(...texts: string[]): AsyncIterable<string> {
  yield* texts;
}

test('lines are found however the chunks split them', async () => {
  const lines = [];
  for await (const line of linesOf(pieces('on', 'e\ntwo\r\n\n', 'th', 'ree'))) lines.push(line);
  expect(lines).toEqual([
    { number: 1, text: 'one', end: 4, isCut: false },
    { number: 2, text: 'two', end: 9, isCut: false },
    { number: 4, text: 'three', end: 16, isCut: false },
  ]);
});

test('results keep the order of their items, with at most a window of work running', async () => {
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
