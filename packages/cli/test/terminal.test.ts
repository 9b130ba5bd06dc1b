import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { beforeEach, describe, expect, test } from 'vitest';

const bin = join(import.meta.dirname, '../bin/token-check.cjs');
const token = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');

/** `script` of util-linux, part of every Debian, runs a command in a pseudo-terminal. */
const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes(
  'util-linux',
);

/** The keys to type, each after the text that must be shown first. */
type Typed = readonly (readonly [seen: string, keys: string])[];

const answer = (keys: string): Typed => [['Paste a token', keys]];

/** Runs the built program at a terminal and returns everything that the terminal showed. */
async function atTerminal(
  flags: string,
  typed: Typed,
  { columns = 80, env = {} }: { columns?: number; env?: Record<string, string> } = {},
): Promise<{ status: number | null; shown: string }> {
  const command = `stty cols ${columns}; exec "${process.execPath}" "${bin}" ${flags}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', HOME: '/nonexistent', ...env },
  });
  let shown = '';
  const left = [...typed];
  child.stdout.on('data', (chunk) => {
    shown += chunk;
    const [next] = left;
    if (next === undefined || !shown.includes(next[0])) return;
    left.shift();
    child.stdin.write(next[1]);
  });
  const [status] = await once(child, 'close');
  return { status, shown };
}

/** The visible text. */
const plain = (shown: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes begin with one
  shown.replace(/\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;;[^\x1b]*\x1b\\|\r/g, '');

beforeEach(({ skip }) => skip(!hasScript, 'script of util-linux is not installed'));

describe('at a terminal', () => {
  test('the prompt does not show what is typed', async () => {
    const { status, shown } = await atTerminal('--sandbox', answer(`${token}\r`));
    expect(status).toBe(0);
    expect(plain(shown)).toContain('✓ DigitalOcean accepts this token');
    expect(shown).not.toContain(token.slice(10, 30));
  });

  test('the prompt does not show a paste of several lines, which ends with Enter', async () => {
    const paste = `\u001b[200~curl -H "Authorization: Bearer ${dead}" \\\n  https://api.digitalocean.com/v2/account\u001b[201~`;
    const { status, shown } = await atTerminal('--sandbox', [
      ['Paste a token', paste],
      ['2 lines. Press Enter to check them', '\r'],
    ]);
    expect(status).toBe(1);
    expect(plain(shown)).toContain('✗ DigitalOcean rejected the token');
    expect(shown).not.toContain(dead.slice(10, 30));
  });

  test('Ctrl-C exits with 130 and without a message', async () => {
    const { status, shown } = await atTerminal('--sandbox', answer(`${token.slice(0, 40)}\u0003`));
    expect(status).toBe(130);
    expect(plain(shown).trim().split('\n')).toHaveLength(1);
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    '%s at the prompt ends the program and resets the terminal',
    async (signal) => {
      const command = `trap : INT; sh -c 'echo pid $$; exec "${process.execPath}" "${bin}"'; echo status $?; stty -a`;
      const child = spawn('script', ['-qefc', command, '/dev/null'], {
        env: { PATH: process.env.PATH, TERM: 'xterm-256color', HOME: '/nonexistent' },
      });
      let shown = '';
      child.stdout.on('data', (chunk) => {
        const before = shown;
        shown += chunk;
        if (before.includes('Paste a token') || !shown.includes('Paste a token')) return;
        process.kill(Number(/pid (\d+)/.exec(shown)?.[1]), signal);
      });
      await once(child, 'close');
      expect(shown).toContain(`status ${128 + constants.signals[signal]}`);
      expect(shown).toContain('\u001b[?2004l');
      expect(shown).toMatch(/\sicanon\b/);
      expect(shown).toMatch(/\secho\b/);
    },
  );

  test('a batch shows no progress bar among its lines and loses no line', async () => {
    const { shown } = await atTerminal('--sandbox --batch /proc/self/environ', [], {
      env: { X: token },
    });
    expect(shown).not.toContain('%');
    expect(shown).not.toContain('\u001b[?25l');
    expect(plain(shown)).toContain('line 1');
  });

  test.each([40, 60, 120])(
    'no line is wider than %i columns, except commands and addresses to copy',
    async (columns) => {
      const { shown } = await atTerminal('--sandbox', answer(`${dead}\r`), { columns });
      const lines = plain(shown)
        .split('\n')
        .slice(1)
        .filter((line) => !line.startsWith('note: '));
      expect(lines.length).toBeGreaterThan(10);
      for (const line of lines)
        if (!/^ {7}\S/.test(line)) expect(line.length).toBeLessThanOrEqual(columns);
    },
  );

  test.each([
    ['there are colours', {}, true],
    ['there are no colours with NO_COLOR', { NO_COLOR: '1' }, false],
    ['there are no colours on a dumb terminal', { TERM: 'dumb' }, false],
  ])('%s', async (_what, env, colored) => {
    const { shown } = await atTerminal('--sandbox', answer(`${dead}\r`), { env });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escapes
    expect(/\x1b\[\d+m/.test(shown)).toBe(colored);
    expect(plain(shown)).toContain('✗');
  });
});

test('a signal during the progress bar shows the cursor again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-check-'));
  const file = join(folder, 'tokens.txt');
  writeFileSync(file, `${makeToken('dop_v1_', 'silence')}\n`);
  // A server that never answers, so that the requests wait.
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const flags = `--batch ${file} --api-url ${origin} --oauth-url ${origin}`;
  const command = `sh -c 'echo pid $$; exec "${process.execPath}" "${bin}" ${flags} > /dev/null'; echo status $?`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    env: { PATH: process.env.PATH, TERM: 'xterm-256color' },
  });
  let shown = '';
  let isKilled = false;
  child.stdout.on('data', (chunk) => {
    shown += chunk;
    if (isKilled || !shown.includes('\u001b[?25l')) return;
    isKilled = true;
    setTimeout(() => process.kill(Number(/pid (\d+)/.exec(shown)?.[1]), 'SIGTERM'), 100);
  });
  await once(child, 'close');
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
  expect(shown).toContain('status 143');
  for (const mode of ['?25', '?7']) {
    expect(shown.lastIndexOf(`\u001b[${mode}h`)).toBeGreaterThan(
      shown.lastIndexOf(`\u001b[${mode}l`),
    );
  }
});
