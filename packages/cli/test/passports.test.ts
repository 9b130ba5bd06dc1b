import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchTransport } from '@token-check/core';
import { readPassports } from '@token-check/core/ci';
import { makeToken, sandbox } from '@token-check/core/sandbox';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readText } from '../src/io/node-files.ts';
import { replaceFile } from '../src/io/node-output.ts';
import { runWith } from './world.ts';

const good = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');
const busy = makeToken('dop_v1_', 'busy');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'token-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

describe('the file', () => {
  test('is for its owner alone, also one that others could read', async () => {
    writeFileSync(at('old.json'), 'old');
    chmodSync(at('old.json'), 0o644);
    for (const name of ['new.json', 'old.json']) {
      expect(await replaceFile(at(name), 'new')).toBeNull();
      expect(readFileSync(at(name), 'utf8')).toBe('new');
      expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(folder).sort()).toEqual(['new.json', 'old.json']);
  });

  test('is written through a link', async () => {
    writeFileSync(at('real.json'), 'old');
    symlinkSync(at('real.json'), at('link.json'));
    expect(await replaceFile(at('link.json'), 'new')).toBeNull();
    expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real.json'), 'utf8')).toBe('new');
  });

  test('is the old one if writing fails, and nothing is left beside it', async () => {
    mkdirSync(at('folder'));
    expect(await replaceFile(at('folder'), 'new')).toBe('EISDIR');
    expect(await replaceFile(at('missing/p.json'), 'new')).toBe('ENOENT');
    expect(await replaceFile('/dev/null', 'new')).toBe('not a regular file');
    expect(readdirSync(folder)).toEqual(['folder']);
    expect(existsSync('/dev/null')).toBe(true);
  });
});

/** Runs the program with real files in the folder. */
const run = (argv: readonly string[], env: Record<string, string> = { DO_TOKEN: good }) =>
  runWith(argv, { env, readFile: readText, replaceFile });

describe('--passports without a configuration', () => {
  const argv = () => ['-e', 'DO_TOKEN', '--passports', at('p.json')];

  test('remembers an accepted value and says more about a rejected one', async () => {
    expect((await run(argv())).status).toBe(0);
    const text = readFileSync(at('p.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      schemaVersion: 1,
      passports: [{ secret: 'DO_TOKEN', kind: 'personal-access-token' }],
    });
    for (let start = 0; start + 12 <= good.length; start++) {
      expect(text).not.toContain(good.slice(start, start + 12));
    }
    const { status, out } = await run(argv(), { DO_TOKEN: dead });
    expect(status).toBe(1);
    expect(out.replace(/\s+/g, ' ')).toContain('This isn’t the value that DigitalOcean accepted');
    expect(readFileSync(at('p.json'), 'utf8')).toBe(text);
  });

  test('proves that an inconclusive answer may pass for a time', async () => {
    await run(argv());
    const text = readFileSync(at('p.json'), 'utf8');
    const { passports } = JSON.parse(text);
    const tolerant = [...argv(), '--allow-undetermined', '3d'];
    expect((await run(tolerant, { DO_TOKEN: busy })).status).toBe(3);
    // The same passport for the value that gets no answer now.
    writeFileSync(at('p.json'), text.replace(passports[0].id, await idOf(busy)));
    expect((await run(tolerant, { DO_TOKEN: busy })).status).toBe(0);
    expect((await run(argv(), { DO_TOKEN: busy })).status).toBe(3);
    expect((await run([...tolerant, '--error-on-warnings'], { DO_TOKEN: busy })).status).toBe(0);
  });

  test('a file of another sort is a note, and stays', async () => {
    for (const text of ['{', 'dop_v1_', '[]', '{"schemaVersion":9,"passports":[]}']) {
      writeFileSync(at('p.json'), text);
      const { status, err } = await run(argv());
      expect(status).toBe(0);
      expect(err).toContain('neither uses nor changes it');
      expect(readFileSync(at('p.json'), 'utf8')).toBe(text);
    }
  });

  test('a folder is wrong usage; a file that cannot be written is a note', async () => {
    mkdirSync(at('folder'));
    const wrong = await run(['-e', 'DO_TOKEN', '--passports', at('folder')]);
    expect([wrong.status, wrong.err]).toEqual([
      2,
      expect.stringContaining('--passports can’t read'),
    ]);
    const { status, err } = await runWith(argv(), {
      env: { DO_TOKEN: good },
      readFile: readText,
      replaceFile: async () => 'ENOSPC',
    });
    expect([status, err]).toEqual([0, expect.stringContaining('could not be written (ENOSPC)')]);
  });

  test.each([[['-e', 'DO_TOKEN']], [['ci', '-e', 'DO_TOKEN']]])(
    'a folder that does not exist is wrong usage before any request: %j',
    async (words) => {
      const asked: string[] = [];
      const transport = async () =>
        fetchTransport(async (request) => {
          asked.push(request.url);
          return sandbox(request);
        });
      const { status, err } = await runWith([...words, '--passports', at('missing/p.json')], {
        env: { DO_TOKEN: good },
        readFile: readText,
        transport,
      });
      expect(status).toBe(2);
      expect(err).toContain('The folder doesn’t exist.');
      expect(err).toContain('[unwritable-output]');
      expect(asked).toEqual([]);
    },
  );

  test('never gets the credentials of a text with several', async () => {
    writeFileSync(at('error.log'), `${good}\n${dead}\n`);
    await run(['-f', at('error.log'), '--passports', at('p.json')]);
    expect(existsSync(at('p.json'))).toBe(false);
  });

  test('no report overwrites it', async () => {
    await run(argv());
    const text = readFileSync(at('p.json'), 'utf8');
    const { status } = await runWith([...argv(), '--report', `json=${at('p.json')}`], {
      env: { DO_TOKEN: good },
      readFile: readText,
    });
    expect(status).toBe(2);
    expect(readFileSync(at('p.json'), 'utf8')).toBe(text);
  });

  test.each([
    [['--batch', 'tokens.txt', '--passports', 'p.json'], '--passports doesn’t work with --batch'],
    [['-e', 'A', '--allow-undetermined', 'soon'], 'takes nothing or a duration, not “soon”'],
    [['-e', 'A', '--allow-undetermined', '0d'], 'takes nothing or a duration'],
    [['-e', 'A', '--allow-undetermined', good], 'not shown: it may be a secret'],
    [['--passports'], '--passports needs a value'],
    [['-e', 'A', '--passports', ''], '--passports has an empty value'],
    [['-e', 'A', '--passports', '-'], '--passports needs the path of a file'],
  ])('%j is wrong usage', async (argv, message) => {
    const { status, err } = await run(argv);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  test('a duration without the file never helps, and a note says so', async () => {
    const { status, err } = await run(['-e', 'A', '--allow-undetermined', '3d'], { A: busy });
    expect(status).toBe(3);
    expect(err).toContain('never helps without --passports');
  });
});

/** By another implementation than the product's. */
async function idOf(value: string): Promise<string> {
  const { createHmac } = await import('node:crypto');
  return createHmac('sha256', value).update('token-check passport v1').digest('hex').slice(0, 32);
}

describe('docs/passports.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/passports.md'), 'utf8');

  test('shows a file that can be read, with every field', async () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const read = readPassports(example);
    expect(read).toEqual({ passports: [expect.objectContaining({ secret: 'deploy' })] });
    await run(['-e', 'DO_TOKEN', '--passports', at('p.json')]);
    const { passports } = JSON.parse(readFileSync(at('p.json'), 'utf8'));
    expect(Object.keys(passports[0])).toEqual(Object.keys(JSON.parse(example).passports[0]));
  });

  test('says from what the id is made', () => {
    expect(page).toContain('`token-check passport v1`');
  });
});

test.each(['passports.md', 'replace-a-token.md'])(
  'docs/%s names only flags that exist',
  async (name) => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');
    const { out: own } = await runWith(['ci', '--help']);
    const commands = page.match(/token-check [^\n`]*/g)?.join('\n') ?? '';
    const used = new Set(commands.match(/--[a-z][a-z-]+/g));
    const { out: all } = await runWith(['help', 'options']);
    expect(used.size).toBeGreaterThan(2);
    expect([...used].filter((flag) => !`${own}${all}`.includes(flag))).toEqual([]);
  },
);

test('the configuration in docs/replace-a-token.md can be read, and each place has its command', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/replace-a-token.md'), 'utf8');
  const [, config = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const { out } = await runWith(['ci', '--sandbox'], {
    cwd: '/repo',
    columns: 200,
    env: { EXTERNAL_DNS_TOKEN: dead },
    files: { '/repo/token-check.config.yaml': config },
  });
  const commands = out
    .split('\n')
    .filter((line) => /^ +(?:gh |read -rs NEW && printf )/.test(line));
  expect(commands).toHaveLength(6);
  // The table of the page has the same commands with names of their own.
  const plain = (text: string) =>
    text
      .replaceAll('\\|', '|')
      .replace(/EXTERNAL_DNS_TOKEN|NAMESPACE|NAME|SECRET|external-dns|digitalocean/g, '_');
  const table = plain(page);
  expect(commands.filter((line) => !table.includes(`\`${plain(line.trim())}\``))).toEqual([]);
});

describe('a tolerance that was asked for but not given', () => {
  const argv = ['ci', '--sandbox', '-e', 'DO_TOKEN', '--allow-undetermined', '3d'];
  const textIn = async (format: string, words: readonly string[]) => {
    const { status, out } = await run([...argv, ...words, '--format', format], { DO_TOKEN: busy });
    return { status, out: out.replace(/\s+/g, ' ') };
  };

  test.each(['text', 'github', 'markdown'])('says so and why in %s', async (format) => {
    const words = ['--passports', at('p.json')];
    const start = 'Not tolerated, although 3d is allowed: ';
    const none = await textIn(format, words);
    expect(none.status).toBe(3);
    expect(none.out).toContain(`${start}no passport proves that DigitalOcean accepted this value`);
    expect((await textIn(format, [])).out).toContain(`${start}the run has no --passports.`);
    await run(['-e', 'DO_TOKEN', '--sandbox', ...words]);
    const { passports } = JSON.parse(readFileSync(at('p.json'), 'utf8'));
    const write = async (fields: object) => {
      const own = { ...passports[0], ...fields, id: await idOf(busy) };
      writeFileSync(at('p.json'), JSON.stringify({ schemaVersion: 1, passports: [own] }));
    };
    await write({ firstAccepted: '2020-01-01', lastAccepted: '2020-01-02' });
    const old = await textIn(format, words);
    expect(old.out).toContain(`${start}DigitalOcean last accepted this value on 2020-01-02.`);
    await write({ expiresAt: '2020-01-03' });
    expect((await textIn(format, words)).out).toContain(`${start}the value expired on 2020-01-03.`);
    await write({});
    expect(await textIn(format, words)).toEqual({
      status: 0,
      out: expect.not.stringContaining('Not tolerated'),
    });
  });
});

describe('--dry-run', () => {
  const files = {
    '/repo/token-check.config.yaml': 'secrets:\n  - env: DO_TOKEN\n    allowUndetermined: 3d\n',
  };

  test.each([
    [[], 'allowUndetermined: 3d never helps without --passports'],
    [['--passports', 'p.json'], 'up to 3d after it accepted this value'],
    [['--allow-undetermined'], 'only a warning if DigitalOcean gives no clear answer\n'],
  ])('says what a duration does: %j', async (argv, line) => {
    const { status, out, written, err } = await runWith(['ci', '--dry-run', ...argv], {
      cwd: '/repo',
      files,
    });
    expect(status).toBe(0);
    expect(out).toContain(line);
    expect(err.includes('never helps')).toBe(argv.length === 0);
    expect(written).toEqual({});
  });
});
