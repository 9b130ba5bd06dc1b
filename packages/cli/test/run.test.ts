import { PassThrough, Readable } from 'node:stream';
import type { Report } from '@token-check/core';
import { reportSchema } from '@token-check/core/internal';
import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../core/test/support/machine.ts';
import type { Ended } from '../src/run/child.ts';
import { PassOn } from '../src/run/pass-on.ts';
import { Tail } from '../src/run/tail.ts';
import { runWith } from './world.ts';

/** `token-check run` with commands that are only pretended; `run-process.test.ts` has real ones. */
const full = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');

const unauthorized =
  'Error: GET https://api.digitalocean.com/v2/account: 401 (request "1") Unable to authenticate you\n';
const doctl = ['--', 'doctl', 'account', 'get'];
const failed: Ended = {
  status: 1,
  notStarted: null,
  output: unauthorized,
  endsLine: true,
  isInterrupted: false,
  outputError: null,
};

async function run(argv: readonly string[], ended: Partial<Ended> = {}, parts: MachineParts = {}) {
  const ran: (readonly string[])[] = [];
  const env = { DIGITALOCEAN_ACCESS_TOKEN: dead, ...parts.env };
  const result = await runWith(['run', ...argv], {
    env,
    machine: machineOf({ ...parts, env }),
    runCommand: async (words) => {
      ran.push(words);
      return { ...failed, ...ended };
    },
  });
  for (const text of [result.out, result.err, ...Object.values(result.written)]) {
    for (const token of [full, dead]) expect(text).not.toContain(token.slice(20, 40));
  }
  return { ...result, ran };
}

describe('the words of the command', () => {
  test.each([
    [
      ['--', 'doctl', '-t', 'x', '--help'],
      ['doctl', '-t', 'x', '--help'],
    ],
    [
      ['doctl', '-t', 'x', '--help'],
      ['doctl', '-t', 'x', '--help'],
    ],
    [
      ['doctl', '--', 'x'],
      ['doctl', '--', 'x'],
    ],
    [
      ['--quiet', 'doctl', '--quiet'],
      ['doctl', '--quiet'],
    ],
    [['--offline', '--', '--odd'], ['--odd']],
    [
      ['doctl', '-?'],
      ['doctl', '-?'],
    ],
    [
      ['--timeout', '5', 'doctl', '/?'],
      ['doctl', '/?'],
    ],
    [['help'], ['help']],
    [['run'], ['run']],
  ])('%j are %j', async (argv, words) => {
    expect((await run(argv, { status: 0 })).ran).toEqual([words]);
  });

  test.each([[['--help']], [['-h']], [['-?']]])('%j shows the help', async (argv) => {
    const { out, ran, status } = await run(argv);
    expect(out).toContain('Usage: token-check run [options] -- <command>');
    expect([ran, status]).toEqual([[], 0]);
  });

  test('none: wrong usage, with an example', async () => {
    const { status, err, ran } = await run([]);
    expect([status, ran]).toEqual([2, []]);
    expect(err).toBe(
      'token-check: token-check run needs a command. [missing-value]\nFor example: token-check run -- doctl compute droplet list\n',
    );
  });

  test('an unknown option before them: wrong usage', async () => {
    const { status, err, ran } = await run(['--odd', 'doctl']);
    expect([status, ran]).toEqual([2, []]);
    expect(err).toContain('Unknown option --odd.');
  });
});

describe('nothing is added', () => {
  test.each<[string, Partial<Ended>, number]>([
    ['to a command that succeeds', { status: 0 }, 0],
    ['after Ctrl-C', { status: 130, isInterrupted: true }, 130],
    ['if the reader closed the output', { status: 141, isInterrupted: true }, 141],
  ])('%s', async (_what, ended, status) => {
    const result = await run(['-o', 'r.json', ...doctl], ended);
    expect(result).toMatchObject({ status, out: '', err: '', written: {} });
  });
});

describe('the report', () => {
  test('is on standard error; standard output is the command’s', async () => {
    const { out, err, status } = await run(doctl);
    expect([out, status]).toEqual(['', 1]);
    expect(err).toMatch(/^\n✗ DigitalOcean rejected the token \(401\)\n/);
    expect(err).toContain('From here, doctl sends the token in DIGITALOCEAN_ACCESS_TOKEN.');
  });

  test.each([1, 2, 3, 42, 137])('leaves the exit status %i alone', async (status) => {
    expect((await run(doctl, { status })).status).toBe(status);
    expect(
      (await run(doctl, { status }, { env: { DIGITALOCEAN_ACCESS_TOKEN: full } })).status,
    ).toBe(status);
  });

  test.each(['json', 'ndjson', 'sarif', 'junit', 'gitlab', 'markdown', 'github'])(
    'as %s',
    async (format) => {
      const { err, out } = await run(['--format', format, ...doctl]);
      expect(out).toBe('');
      expect(err).toContain('token-rejected');
      expect(err).toContain('DIGITALOCEAN_ACCESS_TOKEN');
    },
  );

  test('is one of version 1', async () => {
    const { err } = await run(['--json', ...doctl]);
    const report = reportSchema.parse(JSON.parse(err)) as Report;
    expect(report).toMatchObject({
      verdict: 'problem',
      source: { kind: 'env', name: 'DIGITALOCEAN_ACCESS_TOKEN' },
      diagnoses: [{ code: 'token-rejected', confidence: 'certain' }],
    });
    expect(report.probes).toHaveLength(2);
  });

  test('goes to files, with text beside them', async () => {
    const { err, written } = await run([
      ...['--format', 'json', '-o', 'r.json', '--report', 'junit=r.xml'],
      ...doctl,
    ]);
    expect(JSON.parse(written['r.json'] ?? '').verdict).toBe('problem');
    expect(written['r.xml']).toContain('<testsuite');
    expect(err).toMatch(/^\n✗ /);
  });

  test('is an annotation on GitHub, and a file beside it may have another format', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const { err } = await run(doctl, {}, { env });
    expect(err).toMatch(
      /^::error title=token-check%3A DIGITALOCEAN_ACCESS_TOKEN \(dop_v1_…\w{4}\)::/,
    );
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    const { err: text } = await run(['--format', 'text', ...doctl], {}, { env });
    expect(text).toMatch(/^\n✗ /);
    const both = await run(['--json', '-o', 'r.json', ...doctl], {}, { env });
    expect(both.err).toBe(err);
    expect(JSON.parse(both.written['r.json'] ?? '').verdict).toBe('problem');
  });

  test('a token that works is no annotation, but a note', async () => {
    const { err } = await run(
      doctl,
      {},
      { env: { GITHUB_ACTIONS: 'true', DIGITALOCEAN_ACCESS_TOKEN: full } },
    );
    expect(err).toBe('note: doctl’s token works, so the error is about another one.\n');
  });

  test('starts a line of its own', async () => {
    const { err } = await run(['--format', 'github', ...doctl], { endsLine: false });
    expect(err).toMatch(/^\n::error /);
  });

  test('--offline makes no request', async () => {
    const { err } = await run(['--offline', '--json', ...doctl]);
    expect(JSON.parse(err)).toMatchObject({ probes: [], verdict: 'problem' });
  });

  test('--sandbox says that it is simulated', async () => {
    const { err } = await run(['--sandbox', ...doctl]);
    expect(err).toMatch(/^note: .*simulated DigitalOcean/);
    expect(
      JSON.parse((await run(['--sandbox', '--quiet', '--json', ...doctl])).err).simulated,
    ).toBe(true);
  });

  test('--verbose shows the files and the requests', async () => {
    const { err } = await run(
      ['--verbose', ...doctl],
      {},
      {
        files: { '/home/sam/.config/doctl/config.yaml': 'context: default\n' },
      },
    );
    expect(err).toContain('read /home/sam/.config/doctl/config.yaml\n');
    expect(err).toContain(
      '  GET https://api.digitalocean.com/v2/account\n    Authorization: Bearer dop_v1_…',
    );
  });

  test('what has nothing to do with DigitalOcean gets one line, and none with --quiet', async () => {
    const ended = { output: 'make: *** [test] Error 2\n', status: 2 };
    const { err, status } = await run(['make', 'test'], ended);
    expect([status, err]).toEqual([
      2,
      'note: the output of make shows no error of DigitalOcean.\n',
    ]);
    expect((await run(['--quiet', 'make', 'test'], ended)).err).toBe('');
    const { written } = await run(['-o', 'r.json', '--json', 'make', 'test'], ended);
    expect(JSON.parse(written['r.json'] ?? '').diagnoses[0].code).toBe('unexplained');
  });
});

describe('a command that can’t be started', () => {
  test.each([
    ['ENOENT', 127, 'token-check: The program “doctl” was not found.\n'],
    [
      'EACCES',
      126,
      'token-check: The program “doctl” is not executable, or it is a folder. For a script: chmod +x, or name its interpreter.\n',
    ],
    ['E2BIG', 126, 'token-check: The arguments of the command are too long for the system.\n'],
    ['ENOEXEC', 126, 'token-check: The program “doctl” couldn’t be started (ENOEXEC).\n'],
  ])('%s', async (notStarted, status, line) => {
    expect(await run(doctl, { notStarted, status })).toMatchObject({ status, err: line, out: '' });
  });

  test('is not repeated if its name may be a secret', async () => {
    const { err } = await run(['--', dead], { notStarted: 'ENOENT', status: 127 });
    expect(err).not.toContain(dead.slice(10, 20));
  });
});

describe('lost output', () => {
  test('is said, and a command that couldn’t know of it has failed', async () => {
    const { status, err } = await run(doctl, { status: 0, outputError: 'ENOSPC' });
    expect([status, err]).toEqual([
      1,
      'token-check: The output of the command couldn’t be written (ENOSPC).\n',
    ]);
  });
});

test('an error inside the program is one line, and the exit status stays', async () => {
  const machine = machineOf({});
  const { status, err } = await runWith(['run', ...doctl], {
    env: {},
    machine: {
      ...machine,
      listFolder: async () => {
        throw new TypeError(`with ${dead}`);
      },
    },
    runCommand: async () => ({ ...failed, status: 5 }),
  });
  expect(status).toBe(5);
  expect(err).toMatch(
    /^token-check: No report on the failed command\. Something went wrong inside the program \(TypeError at [\w.-]+:\d+:\d+\)\.\n$/,
  );
});

describe('what is kept of the output', () => {
  const kept = (max: number, chunks: readonly string[]) => {
    const tail = new Tail(max);
    for (const chunk of chunks) tail.add(Buffer.from(chunk));
    return { text: Buffer.from(tail.bytes()).toString(), endsLine: tail.endsLine };
  };

  test.each([
    [10, [], '', true],
    [10, ['abc\n'], 'abc\n', true],
    [10, ['abc'], 'abc', false],
    [10, ['0123456789'], '0123456789', false],
    // The first line is dropped if its start is lost.
    [10, ['01234\n', '56789\n'], '56789\n', true],
    [8, ['a\nb\nc\nd\ne\n'], 'c\nd\ne\n', true],
    [4, ['one line that is too long\n'], '', true],
  ] as const)('%i bytes of %j', (max, chunks, text, endsLine) => {
    expect(kept(max, chunks)).toEqual({ text, endsLine });
  });

  test('is small, however much comes', () => {
    const { text } = kept(
      100,
      Array.from({ length: 10_000 }, (_, index) => `${index}\n`),
    );
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text.endsWith('9998\n9999\n')).toBe(true);
  });
});

describe('passing on', () => {
  test('reads the next bytes only after these were written', async () => {
    let made = 0;
    const source = new Readable({
      highWaterMark: 1,
      read() {
        this.push(made++ < 100 ? 'x' : null);
      },
    });
    let release = () => {};
    const target = () =>
      new Promise<null>((resolve) => {
        release = () => resolve(null);
      });
    const passOn = new PassOn(source, target, new Tail(10));
    await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBeLessThan(5);
    while (!source.readableEnded) {
      release();
      await new Promise((resolve) => setImmediate(resolve));
    }
    release();
    await passOn.done;
    expect(made).toBe(101);
  });

  test('ends at an error of the reader, and closes the pipe', async () => {
    const source = new PassThrough();
    const passOn = new PassOn(source, async () => 'EPIPE', new Tail(10));
    source.write('x');
    await passOn.done;
    expect(passOn.error).toBe('EPIPE');
    expect(source.destroyed).toBe(true);
  });

  test('a pipe that stays open is given up', async () => {
    const source = new PassThrough();
    const written: string[] = [];
    const target = async (bytes: Uint8Array) => {
      written.push(String(bytes));
      return null;
    };
    const passOn = new PassOn(source, target, new Tail(10));
    source.write('last words');
    await passOn.finish(1);
    expect(written).toEqual(['last words']);
    expect(source.destroyed).toBe(true);
  });
});
