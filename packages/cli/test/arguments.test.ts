import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { makeProgram } from '../src/program.ts';
import { runWith } from './world.ts';

const token = makeToken('dop_v1_', 'full access');

describe('the help fits 80 columns:', () => {
  test.each([
    [['help'], 'Usage: token-check [options] [command] [input]'],
    [['help', 'scopes'], 'Usage: token-check scopes'],
    [['help', 'doctor'], 'Usage: token-check doctor'],
  ])('%j', async (argv, head) => {
    const { status, out } = await runWith(argv);
    expect(status).toBe(0);
    expect(out).toContain(head);
    expect(out.split('\n').length).toBeLessThanOrEqual(54);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

test('each flag that needs a value has an example', async () => {
  const program = makeProgram({ columns: 80 } as Parameters<typeof makeProgram>[0], () => {});
  const flags = program.options.filter(({ required }) => required).map(({ long }) => `${long}`);
  expect(flags.length).toBeGreaterThan(15);
  for (const flag of flags) {
    expect((await runWith([flag])).err).toContain(`For example: token-check ${flag} `);
  }
});

test.each([50, 60])('the help fits %i columns', async (columns) => {
  const { out } = await runWith(['--help'], { columns });
  for (const line of out.split('\n')) {
    if (!line.startsWith('  token-check')) expect(line.length, line).toBeLessThanOrEqual(columns);
  }
});

describe('the help of the program', () => {
  test('starts with the commands and has the common options by group', async () => {
    const { out } = await runWith(['--help']);
    expect(out.indexOf('Commands:')).toBeLessThan(out.indexOf('Input:'));
    expect(out).not.toContain('--concurrency');
    expect(out).toContain('token-check help options');
  });

  test('has every option on request', async () => {
    const { status, out } = await runWith(['help', 'options']);
    expect(status).toBe(0);
    const program = makeProgram({ columns: 80 } as Parameters<typeof makeProgram>[0], () => {});
    for (const { long } of program.options) expect(out).toContain(`${long}`);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test.each([['-?'], ['/?'], ['scopes', '-?'], ['-h'], ['help']])(
    'is shown for %s',
    async (...argv) => {
      const { status, out } = await runWith(argv);
      expect(status).toBe(0);
      expect(out).toMatch(/^Usage: token-check/);
    },
  );

  test.each(['-v', '-V', '--version'])('the version is shown for %s', async (flag) => {
    const { status, out } = await runWith([flag]);
    expect(status).toBe(0);
    expect(out).toMatch(/^token-check \d/);
  });
});

test('a message fits the terminal, and its command is in one piece', async () => {
  const { err } = await runWith(['login'], { columns: 40, isTerminal: true });
  expect(err).toBe(
    [
      'token-check: Unknown command “login”.',
      '[unknown-command]',
      'Did you mean this?',
      '  token-check --env DIGITALOCEAN_ACCESS_TOKEN',
      '',
    ].join('\n'),
  );
});

describe('an input that is rather', () => {
  const files = { 'error.log': 'x', 'my error.log': 'x' };
  const env = { SECRET_ONE: 'x', do_token: 'x' };

  test.each([
    ['the name of a file', 'error.log', 'token-check --file error.log'],
    ['the name of a file with spaces', 'my error.log', 'token-check --file "my error.log"'],
    ['the name of a missing file', 'eror.log', 'token-check --file error.log'],
    ['a well-known variable', 'DIGITALOCEAN_ACCESS_TOKEN', '--env DIGITALOCEAN_ACCESS_TOKEN'],
    ['a variable that is set', 'do_token', 'token-check --env do_token'],
    ['any variable for a token', 'PROD_API_TOKEN', 'token-check --env PROD_API_TOKEN'],
  ])('%s is wrong usage', async (_what, input, hint) => {
    const { status, out, err } = await runWith([input], { files, env });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(`${hint}\n`);
    expect(err).not.toContain('note:');
  });

  test.each(['YOUR_API_TOKEN', '$DO_TOKEN', 'error 401 in error.log'])(
    '%s is checked as an input',
    async (input) => {
      expect((await runWith([input, '--offline'], { files, env })).status).not.toBe(2);
    },
  );
});

describe('a word that is no input is wrong usage:', () => {
  test.each([
    [['doctr'], 'unknown-command', 'Did you mean this? token-check doctor\n'],
    [['scope'], 'unknown-command', 'Did you mean this? token-check scopes\n'],
    [['explian'], 'unknown-command', 'Did you mean this? token-check explain\n'],
    [['explian', 'x'], 'unknown-command', 'Did you mean this? token-check explain x\n'],
    [['completions', 'bash'], 'unknown-command', 'this? token-check completion bash\n'],
    [['Doctor'], 'unknown-command', 'Did you mean this? token-check doctor\n'],
    [['version'], 'unknown-command', 'Did you mean this? token-check --version\n'],
    [['login'], 'unknown-command', 'token-check --env DIGITALOCEAN_ACCESS_TOKEN\n'],
    [['status'], 'unknown-command', 'token-check doctor\n'],
    [['forbidden'], 'unknown-command', 'token-check explain scope-missing\n'],
    [
      ['hunter'],
      'unknown-command',
      'The commands are explain, scopes, doctor, run, ci, completion.',
    ],
    [['a', 'b', 'c'], 'too-many-arguments', 'in quotes'],
    [['--env'], 'missing-value', 'token-check --env DIGITALOCEAN_ACCESS_TOKEN\n'],
    [['doctor', '--timeout'], 'missing-value', 'token-check doctor --timeout 30\n'],
    [['help', 'nothing'], 'unknown-command', 'doctor'],
    [['curl', '-H', 'Authorization: Bearer x', 'https://x'], 'unknown-option', 'in quotes'],
    [['curl', '-f', 'https://x'], 'invalid-value', 'in quotes'],
    [['Authorization:', 'Bearer', token], 'too-many-arguments', 'in quotes'],
    [['-t', token], 'unknown-option', 'token-check --env'],
    [[`--token=${token}`], 'unknown-option', 'token-check --env'],
    [['doctor', '--tokn'], 'unknown-option', 'Did you mean --tool?'],
    [['doctor', '--xyzzy'], 'unknown-option', 'token-check doctor --help'],
    [['--tokne'], 'unknown-option', 'token-check help options'],
    [['-o', 'a', '-o', 'b'], 'conflicting-options', '--report markdown='],
    [['--report', 'json'], 'invalid-value', '--report json=report.json'],
    [['--report', 'xml=a'], 'invalid-value', '--report json=report.json'],
    [['--format', 'xml'], 'invalid-value', '--format json'],
  ])('%j', async (argv, code, hint) => {
    const { status, out, err } = await runWith(argv, { files: { 'https://x': '' } });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(`[${code}]`);
    expect(err).toContain(hint);
    expect(err).not.toContain('..');
    expect(err).not.toContain(token.slice(10, 30));
  });
});

test.each(['Tr0ub4dor', token, 'dop_v1_', 'doctor1', 'some words'])(
  'the word %s is checked as an input',
  async (word) => {
    const { status, out } = await runWith([word, '--offline', '--json']);
    expect(status).not.toBe(2);
    expect(JSON.parse(out).source).toEqual({ kind: 'argument' });
  },
);

describe('flags before a command', () => {
  test.each([
    ['--json', 'scopes'],
    ['--quiet', 'scopes'],
    ['--no-color', 'scopes'],
    ['--quiet', 'completion bash'],
  ])('are accepted by a command that has them: %s %s', async (flag, command) => {
    expect((await runWith([flag, ...command.split(' ')])).status).toBe(0);
  });

  test.each([
    ['--batch', 'x', 'doctor'],
    ['--can', 'certbot', 'scopes'],
    ['--exit-zero', 'explain', 'token-rejected'],
    ['--offline', 'completion', 'bash'],
  ])('are refused by a command that ignores them: %s %s %s', async (...argv) => {
    const { status, out, err } = await runWith(argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(
      /--\S+ doesn’t work with token-check \w+\. \[conflicting-options\]\n.* token-check \w+ --help/,
    );
  });

  test('include --no-color, which then applies to the command', async () => {
    const { out } = await runWith(['--no-color', 'scopes'], { color: true });
    expect(out).not.toContain('\u001b');
  });
});

describe('scopes', () => {
  test('accepts an operation without quotes', async () => {
    const { status, out } = await runWith(['scopes', 'POST', '/v2/droplets']);
    expect(status).toBe(0);
    expect(out).toBe((await runWith(['scopes', 'POST /v2/droplets'])).out);
  });

  test.each(['droplet', 'droplet:*', 'Droplet:'])(
    'lists all scopes of the resource %s',
    async (subject) => {
      const { status, out } = await runWith(['scopes', subject, '--json']);
      expect(status).toBe(0);
      const { subject: named, tick, operations } = JSON.parse(out);
      expect(named).toBe('droplet');
      expect(tick).toEqual(expect.arrayContaining(['droplet:create', 'droplet:read']));
      expect(operations.map(({ operation }: { operation: string }) => operation)).toContain(
        'POST /v2/droplets',
      );
    },
  );

  test('lists the jobs without a subject', async () => {
    expect((await runWith(['scopes'])).out).toMatch(/^Jobs\n/);
  });
});

describe('when standard input is a terminal', () => {
  const prompt = async () => token;

  test.each([[['-']], [['--file', '-']]])('%j opens the prompt', async (argv) => {
    const { out } = await runWith([...argv, '--sandbox', '--json'], { prompt });
    expect(JSON.parse(out)).toMatchObject({ verdict: 'usable', source: { kind: 'prompt' } });
  });

  test('--batch - is wrong usage', async () => {
    const { status, err } = await runWith(['--batch', '-'], { prompt });
    expect(status).toBe(2);
    expect(err).toContain('token-check --batch tokens.txt');
  });
});

test('the input - is standard input', async () => {
  const { out, err } = await runWith(['-', '--sandbox', '--json'], { stdin: token });
  expect(JSON.parse(out)).toMatchObject({ verdict: 'usable', source: { kind: 'stdin' } });
  expect(err).not.toContain('other users');
});

describe('inputs', () => {
  test.each(['__proto__', 'constructor', 'toString'])(
    'the variable %s is unset, although every object has that property',
    async (name) => {
      const { status, out } = await runWith(['--env', name, '--json']);
      expect(status).toBe(2);
      expect(JSON.parse(out).diagnoses[0].code).toBe('secret-unset');
    },
  );

  test('a binary file is wrong usage', async () => {
    const files = { 'a.bin': `${token}\0\u0001` };
    const { status, out, err } = await runWith(['--file', 'a.bin'], { files });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('“a.bin”, because it isn’t a text file. [unreadable-input]');
  });

  test('a message names the input that is too large', async () => {
    const files = { 'a.log': token, 'b.log': 'x '.repeat(600_000) };
    const { status, err } = await runWith(['-f', 'a.log', '-f', 'b.log'], { files });
    expect(status).toBe(2);
    expect(err).toContain('larger than 1 MiB: file b.log. [input-too-large]');
  });

  test.each([
    ['--file', 'ENOENT', 'The file doesn’t exist.', '--file error.log'],
    ['--file', 'ENOTDIR', 'A part of the path isn’t a folder.', '--file error.log'],
    ['--ca-file', 'ELOOP', 'Its symbolic links form a loop.', '--ca-file company-ca.pem'],
    ['--ca-file', 'EIO', 'The device reported an error.', '--ca-file company-ca.pem'],
  ])('%s reports %s in words, with an example', async (flag, error, why, example) => {
    const { status, err } = await runWith([flag, 'x'], { readFile: async () => ({ error }) });
    expect(status).toBe(2);
    expect(err).toContain(why);
    expect(err).toContain(example);
  });

  test.each([
    ['--batch', ['--batch', 'none'], 'token-check --batch tokens.txt'],
    ['--resume', ['--batch', '-', '--resume', 'none'], 'token-check --resume report.ndjson'],
  ])('the example in a message is about %s', async (_flag, argv, example) => {
    expect((await runWith(argv, { stdin: token })).err).toContain(example);
  });
});

describe('an address of DigitalOcean that makes no sense', () => {
  const env = { DIGITALOCEAN_API_URL: 'ftp://x' };

  test('is reported with the name of its variable', async () => {
    const { status, err } = await runWith([], { stdin: token, env });
    expect(status).toBe(2);
    expect(err).toContain('Invalid value for DIGITALOCEAN_API_URL.');
    expect(err).toContain('https://api.digitalocean.com');
  });

  test('is reported with an example for the same host', async () => {
    const { err } = await runWith(['--oauth-url', 'x'], { stdin: token });
    expect(err).toContain('For example: https://cloud.digitalocean.com');
  });

  test.each(['--offline', '--sandbox'])('is ignored with %s', async (flag) => {
    expect((await runWith([flag], { stdin: token, env })).status).toBe(0);
  });
});

test.each([
  [['--file', 'a\n::error::b\u001b[2J']],
  [['explain', '\u001b]0;x\u0007\n::error::b']],
  [['--x\n::error::b\u001b[2J\u202e']],
  [['doctor', '\u2028::error::b\nx']],
  [['--env', 'a\r\n::error::b']],
])('a message contains no control characters from an argument: %j', async (argv) => {
  const { status, err } = await runWith(argv);
  expect(status).toBe(2);
  expect(err.split('\n').filter((line) => line.startsWith(':'))).toEqual([]);
  expect(err.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

test.each([
  [['--sandbox'], true],
  [['--sandbox', '--offline'], false],
  [['--sandbox', '--batch', '-'], true],
])('%j notes that the responses are simulated: %s', async (argv, says) => {
  const { err } = await runWith(argv, { stdin: token });
  expect(err.includes('a simulated DigitalOcean')).toBe(says);
});
