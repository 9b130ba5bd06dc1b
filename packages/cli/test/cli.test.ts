import { fetchTransport } from '@token-check/core';
import { reportSchema } from '@token-check/core/internal';
import { cast, makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { runWith } from './world.ts';

const token = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');
const exitOf = { usable: 0, problem: 1, undetermined: 3, unchecked: 0 };

/** The cast, without the character that runs into the time limit. */
const players = cast.filter(({ name, circumstances }) => name !== 'silence' && !circumstances);

describe('every output format agrees on the character', () => {
  test.each(players)('$name', async (character) => {
    const flags = character.offline ? ['--offline'] : ['--sandbox'];
    const text = await runWith(flags, { stdin: character.paste });
    const json = await runWith([...flags, '--json'], { stdin: character.paste });
    const wide = await runWith(flags, { stdin: character.paste, columns: 200, color: true });

    const document = JSON.parse(json.out);
    const reports = document.reports ?? [document];
    for (const report of reports) {
      expect(reportSchema.parse(report)).toEqual(report);
      expect(report.simulated).toBe(character.offline ? undefined : true);
    }
    expect(reports[0].diagnoses[0].code).toBe(character.code);
    expect(text.out).toContain(character.code);

    const expected = character.name === 'nothing' ? 2 : exitOf[character.verdict];
    expect([text.status, json.status, wide.status]).toEqual([expected, expected, expected]);
    for (const line of text.out.split('\n')) {
      if (!/^\s{7}/.test(line)) expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});

test('no output about any character contains 20 characters of a credential', async () => {
  for (const { paste, offline } of players) {
    const secrets = paste.match(/[0-9a-f]{50,}/g) ?? [];
    for (const flags of [[], ['--json'], ['--format', 'markdown']]) {
      const { out, err } = await runWith([...flags, offline ? '--offline' : '--sandbox'], {
        stdin: paste,
      });
      for (const secret of secrets) {
        for (let at = 0; at + 20 <= secret.length; at++) {
          expect(out + err).not.toContain(secret.slice(at, at + 20));
        }
      }
    }
  }
});

describe('the input is read', () => {
  test('from standard input', async () => {
    const { status, out, err } = await runWith(['--json'], { stdin: `${token}\n` });
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ verdict: 'usable', source: { kind: 'stdin' } });
    expect(JSON.parse(out)).not.toHaveProperty('simulated');
  });

  test('from the prompt of a terminal', async () => {
    const questions: string[] = [];
    const prompt = async (question: string) => {
      questions.push(question);
      return token;
    };
    const { out } = await runWith(['--json'], { prompt });
    expect(questions).toHaveLength(1);
    // The cursor stays on the line of the prompt, at 50 columns too.
    expect(questions[0]?.length).toBeLessThan(50);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'usable', source: { kind: 'prompt' } });
  });

  test('from the command line, with a note on who else can see it', async () => {
    const { out, err } = await runWith([token, '--json']);
    expect(JSON.parse(out).source).toEqual({ kind: 'argument' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('other users');
  });

  test('from several variables, with several reports and the worst exit status', async () => {
    const env = { GOOD: token, BAD: dead };
    const { status, out } = await runWith(['--json', '-e', 'GOOD', '--env', 'BAD'], { env });
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      reports: [
        { verdict: 'usable', source: { kind: 'env', name: 'GOOD' } },
        { verdict: 'problem', source: { kind: 'env', name: 'BAD' } },
      ],
    });
  });

  test('from an unset variable, which is reported as secret-unset', async () => {
    const { status, out, err } = await runWith(['--json', '--env', 'NOT_SET']);
    expect(status).toBe(2);
    expect(JSON.parse(out).diagnoses[0]).toMatchObject({
      code: 'secret-unset',
      evidence: { name: 'NOT_SET' },
    });
    expect(err).toBe('');
  });
});

test('the value of a variable is checked exactly as it is', async () => {
  const env = { DO_TOKEN: `"${token}"\n` };
  const { status, out } = await runWith(['--json', '--env', 'DO_TOKEN'], { env });
  expect(status).toBe(1);
  expect(JSON.parse(out).diagnoses.map(({ code }: { code: string }) => code)).toEqual([
    'stray-whitespace',
    'surrounding-quotes',
    'token-accepted',
    'full-access',
  ]);
});

test.each(['DIGITALOCEAN_TOKEN_2026', 'TOKEN_1_2_3', 'DO_API_TOKEN_V2_20260101'])(
  'a variable may have digits in its name: %s',
  async (name) => {
    const { status, out } = await runWith(['--env', name, '--offline'], { env: { [name]: token } });
    expect(status).toBe(0);
    expect(out).toContain(`env ${name}`);
  },
);

describe('the network', () => {
  test('is not used with --offline', async () => {
    const transport = () => Promise.reject(new Error('the network was asked for'));
    const { status, out } = await runWith(['--offline', '--json'], { stdin: token, transport });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'unchecked', probes: [] });
  });

  test.each([
    [['--api-url', 'https://api.test/', '--oauth-url', 'https://cloud.test'], {}],
    [
      [],
      { DIGITALOCEAN_API_URL: 'https://api.test', DIGITALOCEAN_OAUTH_URL: 'https://cloud.test/' },
    ],
  ])('requests go to the hosts that %j %j name', async (flags, env) => {
    const { out } = await runWith(['--json', ...flags], { stdin: token, env });
    expect(JSON.parse(out).probes.map(({ url }: { url: string }) => url)).toEqual([
      'https://api.test/v2/account',
      'https://cloud.test/v1/oauth/token/info',
    ]);
  });

  test('requests end after --timeout', async () => {
    const stdin = makeToken('dop_v1_', 'slow');
    const { status, out } = await runWith(['--json', '--timeout', '0.05'], { stdin });
    expect(status).toBe(3);
    expect(JSON.parse(out).diagnoses[0].code).toBe('connection-timeout');
  });
});

describe('wrong usage exits with 2, prints no report and no secret:', () => {
  test.each([
    ['an unknown option', ['--tokne'], /Unknown option/],
    ['a credential as an option', [`--${token}`], /Unknown option/],
    ['a credential as a variable name', ['--env', token], /needs the name/],
    [
      'a credential in an address',
      ['--api-url', `http://127.0.0.1:1/${token}`],
      /Invalid value for --api-url/,
    ],
    ['a credential as a code', ['explain', token], /Unknown diagnosis code/],
    ['too many arguments', ['a', token], /accepts one input, but got 2/],
    ['a timeout of no time', ['--timeout', '0'], /Invalid value for --timeout/],
    ['a timeout in words', ['--timeout', 'soon'], /Invalid value for --timeout/],
    [
      'an address without https',
      ['--api-url', 'http://api.example'],
      /Invalid value for --api-url/,
    ],
    [
      'an address with a user',
      ['--oauth-url', `https://${token}@cloud.example`],
      /Invalid value for --oauth-url/,
    ],
    ['an unknown code', ['explain', 'nonsense'], /“nonsense”/],
  ])('%s', async (_what, argv, message) => {
    const { status, out, err } = await runWith(argv, { stdin: '' });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toContain(token.slice(20, 40));
  });
});

test('text from DigitalOcean contains no control characters', async () => {
  const account = {
    email: 'a@example.com',
    name: '\u001b[2J\u202eevil',
    uuid: 'u',
    status: 'active',
  };
  const transport = async () => fetchTransport(async () => Response.json({ account }));
  const { out } = await runWith([], { stdin: token, transport });
  expect(out).toContain('evil');
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('explain prints the page of a code', async () => {
  const { status, out } = await runWith(['explain', 'authorization-code']);
  expect(status).toBe(0);
  expect(out).toMatch(/^authorization-code\n/);
});

test('a crash report names the error and contains no input', async () => {
  const readStdin = () => Promise.reject(new RangeError(`about ${token}`));
  const { status, out, err } = await runWith([], { readStdin });
  expect({ status, out }).toEqual({ status: 3, out: '' });
  expect(err).toContain('RangeError');
  expect(err).not.toContain(token.slice(20, 40));
});
