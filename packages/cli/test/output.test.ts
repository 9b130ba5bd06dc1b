import { makeToken } from '@token-check/core/sandbox';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Io } from '../src/io/io.ts';
import { showWaiting } from '../src/io/waiting.ts';
import { github } from '../src/render/github.ts';
import { runWith } from './world.ts';

const good = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');

describe('--output', () => {
  test('writes the format to the file and text to the terminal', async () => {
    const argv = ['--sandbox', '--format', 'json', '-o', 'report.json'];
    const { out, written, status } = await runWith(argv, { stdin: dead, color: true });
    expect(status).toBe(1);
    expect(JSON.parse(written['report.json'] ?? '')).toMatchObject({ verdict: 'problem' });
    expect(out).toContain('✗');
    expect(out).toContain('\u001b[');
  });

  test('writes no colours to the file', async () => {
    const { written } = await runWith(['--sandbox', '-o', 'report.txt'], {
      stdin: dead,
      color: true,
    });
    expect(written['report.txt']).toContain('✗');
    expect(written['report.txt']).not.toContain('\u001b');
  });

  test('is wrong usage if the file cannot be written', async () => {
    const openOutput = async () => ({ error: 'EACCES' });
    const { status, err } = await runWith(['-o', 'x'], { stdin: good, openOutput });
    expect(status).toBe(2);
    expect(err).toContain('[unwritable-output]');
  });

  test.each([
    ['a file that is read', ['-f', 'a.txt', '-o', 'a.txt'], 'conflicting-options'],
    ['the batch', ['--batch', 'a.txt', '-o', 'a.txt'], 'conflicting-options'],
    [
      'the report of --resume in another format',
      ['--batch', 'b.txt', '--json', '--resume', 'a.txt', '-o', 'a.txt'],
      'conflicting-options',
    ],
    ['the certificates', ['--ca-file', 'ca.pem', '-o', 'ca.pem'], 'conflicting-options'],
    ['standard output', ['-o', '-'], 'invalid-value'],
  ])('is wrong usage and writes nothing if the path is %s', async (_what, argv, code) => {
    const files = { 'a.txt': dead, 'b.txt': dead };
    const { status, err, out, written } = await runWith(['--sandbox', ...argv], { files });
    expect({ status, out, written }).toEqual({ status: 2, out: '', written: {} });
    expect(err).toContain(`[${code}]`);
  });

  test.each([[[]], [['--batch', '-']]])('is wrong usage on a full disk: %j', async (flags) => {
    const openOutput: Io['openOutput'] = async () => ({
      write: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
      close: async () => {},
      discard: async () => {},
    });
    const world = { stdin: dead, openOutput };
    const { status, err } = await runWith(['--sandbox', '-o', 'x', ...flags], world);
    expect(status).toBe(2);
    expect(err).toContain('--output can’t write to “x”. The disk is full.');
  });

  test('keeps the old file after a crash', async () => {
    const ended: string[] = [];
    const openOutput: Io['openOutput'] = async () => ({
      write: async () => {},
      close: async () => void ended.push('close'),
      discard: async () => void ended.push('discard'),
    });
    const readStdin = () => Promise.reject(new RangeError());
    expect((await runWith(['-o', 'x'], { readStdin, openOutput })).status).toBe(3);
    expect(ended).toEqual(['discard']);
  });
});

test.each([[['--no-color']], [[]]])(
  'colours are printed unless %j says otherwise',
  async (flags) => {
    const { out } = await runWith(['--sandbox', ...flags], { stdin: good, color: true });
    expect(out.includes('\u001b[')).toBe(flags.length === 0);
  },
);

test('links are clickable if the terminal supports that', async () => {
  const hyperlinks = async () => true;
  const { out } = await runWith(['--sandbox'], { stdin: dead, hyperlinks });
  expect(out).toContain('\u001b]8;;https://cloud.digitalocean.com/account/api/tokens\u001b\\');
});

describe('--format markdown', () => {
  const argv = ['--sandbox', '--format', 'markdown'];

  test('prints a heading for each report', async () => {
    const env = { GOOD: good, DEAD: dead };
    const { out, status } = await runWith([...argv, '-e', 'GOOD', '-e', 'DEAD'], { env });
    expect(status).toBe(1);
    expect(out.match(/^### \S/gm)).toEqual(['### ✓', '### ✗']);
    expect(out).toContain('\n- from: `env DEAD`\n');
    expect(out).toMatch(/\n- expires: \S+ \(in \d+ days\)\n/);
  });

  test('prints an empty line between the reports of a batch', async () => {
    const { out } = await runWith([...argv, '--batch', '-'], { stdin: `${good}\n${dead}\n` });
    expect(out).toMatch(/^### ✓ [\s\S]*\n\n### ✗ /);
  });
});

test('--verbose prints the requests on stderr without the secret', async () => {
  const { out, err } = await runWith(['--sandbox', '--verbose', '--json'], { stdin: good });
  expect(err).toContain('GET https://api.digitalocean.com/v2/account');
  expect(err).toContain(`Bearer dop_v1_…${good.slice(-4)}`);
  expect(err + out).not.toContain(good.slice(10, 30));
  expect(JSON.parse(out).verdict).toBe('usable');
});

test('--quiet prints nothing but the report', async () => {
  const { err } = await runWith([good, '--sandbox', '--quiet']);
  expect(err).toBe('');
});

test('several variables have a table, then full text for those that don’t pass', async () => {
  const env = { A: good, B: dead };
  const { out } = await runWith(['--sandbox', '-e', 'A', '-e', 'B', '-e', 'C'], { env });
  const [first, second, third] = out.split('\n');
  expect(first).toMatch(/^✓ {2}A +env +dop_v1_…\w{4} +works/);
  expect(second).toMatch(/^✗ {2}B +env +dop_v1_…\w{4} +DigitalOcean rejected/);
  expect(out).toMatch(/^✗ {2}C +/m);
  expect(third).not.toBe('');
  expect(out).not.toContain('── A ──');
  expect(out).toContain('── B ──\n✗ DigitalOcean rejected the token (401)');
  expect(out.trimEnd().split('\n').at(-1)).toBe('3 secrets: 1 passed, 2 failed');
});

test('a report on several other inputs ends with the counts of their verdicts', async () => {
  const files = { a: good, b: dead };
  const { out } = await runWith(['--sandbox', '-f', 'a', '-f', 'b'], { files });
  expect(out.trimEnd().split('\n').at(-1)).toBe('2 checked: 1 usable, 1 with a problem');
});

describe('--format github', () => {
  const options = { columns: 80, color: false, hyperlinks: false, now: 0, batch: false };
  const reportOf = async (stdin: string, ...flags: string[]) =>
    JSON.parse((await runWith(['--sandbox', '--json', ...flags], { stdin })).out);

  test('escapes characters that would end the message or start a command', async () => {
    const report = await reportOf(dead);
    report.summary = '100%\r\n::stop-commands::x';
    report.source.name = 'a,b:c\n::error::d';
    const [line, ...others] = github.render([report], options).trimEnd().split('\n');
    expect(others).toEqual([]);
    expect(line).toMatch(/^::error title=token-check%3A a%2Cb%3Ac %3A%3Aerror%3A%3Ad \(/);
    expect(line).toContain('::100%25%0D%0A::stop-commands::x%0A');
  });

  test('prints as text what GitHub would drop from the annotations', async () => {
    const report = await reportOf(dead);
    const lines = github.render(Array(12).fill(report), options).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.slice(10).every((line) => line.startsWith('error: token-check: stdin'))).toBe(
      true,
    );
  });
});

test.each([
  ['--json with another format', ['--json', '--format', 'github'], 'conflicting-options'],
  ['an unknown format', ['--format', 'xml'], 'invalid-value'],
])('%s is wrong usage', async (_what, flags, code) => {
  const { status, err } = await runWith(flags, { stdin: good });
  expect(status).toBe(2);
  expect(err).toContain(`[${code}]`);
});

describe('--report', () => {
  test('writes one more report of the same run to each file', async () => {
    const reports = ['--report', 'json=a.json', '--report', 'markdown=b=c.md'];
    const { out, written, status } = await runWith(['--sandbox', ...reports], { stdin: dead });
    expect(status).toBe(1);
    expect(out).toContain('✗');
    expect(Object.keys(written)).toEqual(['a.json', 'b=c.md']);
    expect(JSON.parse(written['a.json'] ?? '')).toMatchObject({ verdict: 'problem' });
    expect(written['b=c.md']).toContain('token-rejected');
  });

  test('leaves the format of standard output alone', async () => {
    const argv = ['--sandbox', '--json', '--report', 'ndjson=a.ndjson'];
    const { out, written } = await runWith(argv, { stdin: dead });
    expect(JSON.parse(out)).toEqual(JSON.parse(written['a.ndjson'] ?? ''));
  });

  test('works beside --output', async () => {
    const argv = ['--sandbox', '--json', '-o', 'a.json', '--report', 'markdown=a.md'];
    const { out, written } = await runWith(argv, { stdin: dead });
    expect(out).toContain('✗');
    expect(Object.keys(written).toSorted()).toEqual(['a.json', 'a.md']);
  });

  test.each([
    ['the file of another report', ['--report', 'json=a', '--report', 'markdown=a']],
    ['the file of --output', ['-o', 'a', '--report', 'json=a']],
    ['a file that is read', ['-f', 'a', '--report', 'json=a']],
  ])('is wrong usage for %s', async (_what, argv) => {
    const { status, err, written } = await runWith(argv, { stdin: dead, files: { a: dead } });
    expect(status).toBe(2);
    expect(err).toContain('--report names a file that this run already uses.');
    expect(written).toEqual({});
  });

  test('is wrong usage if its file can’t be written', async () => {
    const openOutput = async () => ({ error: 'EACCES' });
    const { status, err } = await runWith(['--report', 'json=x'], { stdin: good, openOutput });
    expect(status).toBe(2);
    expect(err).toContain('--report can’t write to “x”.');
    expect(err).toContain('--report json=report.json');
  });
});

describe('while DigitalOcean is asked', () => {
  const waiting = () => {
    const calls: string[] = [];
    const showWaiting = (text: string) => {
      calls.push(text);
      return () => calls.push('removed');
    };
    return { calls, showWaiting };
  };

  test('a line is shown, and removed before the report', async () => {
    const { calls, showWaiting } = waiting();
    const writeOut = () => {
      calls.push('report');
    };
    await runWith(['--sandbox'], { stdin: dead, showWaiting, writeOut });
    expect(calls).toEqual(['Asking DigitalOcean …', 'removed', 'report']);
  });

  test.each(['--offline', '--quiet'])('no line is shown with %s', async (flag) => {
    const { calls, showWaiting } = waiting();
    await runWith([flag], { stdin: dead, showWaiting });
    expect(calls).toEqual([]);
  });
});

describe('the line of a wait', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const terminal = (isTTY: boolean) => {
    const shown: string[] = [];
    return { shown, stream: { isTTY, write: (text: string) => shown.push(text) > 0 } };
  };

  test('appears after half a second and is removed at the end', () => {
    const { shown, stream } = terminal(true);
    const stop = showWaiting('Asking …', stream, false);
    vi.advanceTimersByTime(499);
    expect(shown).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(shown).toEqual(['Asking …']);
    stop();
    expect(shown).toEqual(['Asking …', '\r\u001b[K']);
  });

  test.each([
    ['a quick answer', true, false, 100],
    ['a stream that is no terminal', false, false, 1000],
    ['a dumb terminal', true, true, 1000],
  ])('is not written for %s', (_what, isTTY, isDumb, ms) => {
    const { shown, stream } = terminal(isTTY);
    const stop = showWaiting('Asking …', stream, isDumb);
    vi.advanceTimersByTime(ms);
    stop();
    vi.advanceTimersByTime(1000);
    expect(shown).toEqual([]);
  });
});

test.each([...'text github json ndjson markdown junit sarif gitlab'.split(' ')])(
  'no control or bidi character of an expectation is in --format %s',
  async (format) => {
    const odd = 'a\u001b[31m\u202eb\u009b@x';
    const argv = ['--sandbox', '--env', 'X', '--format', format, '--expect-account', odd];
    const { out, status } = await runWith([...argv, '--expect-team', odd], {
      env: { X: makeToken('dop_v1_', 'full access') },
    });
    expect(status).toBe(4);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  },
);
