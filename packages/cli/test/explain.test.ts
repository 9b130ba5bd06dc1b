import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '@token-check/core';
import { describe, expect, test } from 'vitest';
import { renderDocsPage } from '../src/terminal/docs-page.ts';
import { runWith } from './world.ts';

const pages = join(import.meta.dirname, '../../../docs/problems');

describe('a code can be written', () => {
  test.each([
    'token-rejected',
    'Token-Rejected',
    'docs/problems/token-rejected.md',
    '/problems/token-rejected',
    'https://example.com/problems/token-rejected/#top',
    'token rejected',
  ])('as %s', async (argument) => {
    const { out, status } = await runWith(['explain', argument]);
    expect(status).toBe(0);
    expect(out).toContain('# `token-rejected`');
  });
});

describe('an unknown code', () => {
  const explain = (argument: string, columns = 80) => runWith(['explain', argument], { columns });
  const named = (err: string) =>
    [...err.matchAll(/^ {2}token-check explain (\S+)$/gm)].map(([, code]) => code);

  test.each([
    ['401', ['token-rejected', 'missing-auth-header', 'missing-auth-scheme']],
    ['403', ['scope-missing', 'blocked-by-intermediary']],
    ['expired', null],
    ['429', null],
    ['rejected', null],
    ['scope', ['excess-scope', 'oauth-invalid-scope', 'required-scope-missing', 'scope-missing']],
  ])('%s suggests the codes that it may mean', async (argument, expected) => {
    const { err, out, status } = await explain(argument);
    expect({ out, status }).toEqual({ out: '', status: 2 });
    if (expected === null) {
      const code = { 401: '', 429: 'rate-limited' }[argument] ?? `token-${argument}`;
      expect(err).toContain(`Did you mean this one? token-check explain ${code}\n`);
    } else expect(named(err).toSorted()).toEqual(expected.toSorted());
  });

  test('with a typo suggests the code', async () => {
    expect((await explain('token-rejcted')).err).toContain('token-check explain token-rejected');
  });

  test.each([40, 80, 200])('lists all codes within %i columns', async (columns) => {
    const { err } = await explain('nonsense', columns);
    for (const line of err.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(columns);
    const words = err.split(/\s+/);
    expect(codes.filter((code) => !words.includes(code))).toEqual([]);
  });
});

describe('the page', () => {
  const shown = (code: string, columns = 60, color = false) =>
    renderDocsPage(readFileSync(join(pages, `${code}.md`), 'utf8'), { columns, color });

  test('is laid out on a terminal and printed as Markdown elsewhere', async () => {
    const file = readFileSync(join(pages, 'token-rejected.md'), 'utf8');
    expect((await runWith(['explain', 'token-rejected'])).out).toBe(file);
    const { out } = await runWith(['explain', 'token-rejected'], { isTerminal: true, columns: 60 });
    expect(out).toBe(shown('token-rejected'));
    const world = { isTerminal: true, columns: 60, color: true };
    expect((await runWith(['explain', 'token-rejected'], world)).out).not.toBe(out);
    expect((await runWith(['explain', '--no-color', 'token-rejected'], world)).out).toBe(out);
    expect((await runWith(['--no-color', 'explain', 'token-rejected'], world)).out).toBe(out);
  });

  test('has no marks of Markdown on a terminal', () => {
    const page = shown('token-rejected');
    expect(page).toMatch(/^token-rejected\n\nDigitalOcean rejected the token\.\n\n/);
    expect(page).toContain('\nWhat it means\n\nThe token was deleted');
    expect(page).toContain(
      'the variable that it reads:\n\n       token-check --env DIGITALOCEAN_ACCESS_TOKEN\n\n2. Look',
    );
    expect(page).toContain('\n   https://cloud.digitalocean.com/account/api/tokens\n3. Create');
    expect(page).toContain('\nHow sure: certain if the API');
    expect(page).toContain(
      '\nSee also\n\n`token-check explain token-expired`\n`token-check explain token-revoked`\n',
    );
  });

  test('has the same text with colours', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
    const plain = shown('token-rejected', 60, true).replace(/\u001b\[\d+m/g, '');
    expect(plain).toBe(shown('token-rejected'));
  });

  test('of every code has at most 40 lines at 80 columns', () => {
    const long = readdirSync(pages).filter(
      (file) => shown(file.replace('.md', ''), 80).trimEnd().split('\n').length > 40,
    );
    expect(long).toEqual([]);
  });

  test.each([40, 80, 120])('of every code fits %i columns', (columns) => {
    for (const file of readdirSync(pages)) {
      const page = shown(file.replace('.md', ''), columns);
      expect(page).not.toMatch(/[^*`]\*\*\w|\]\(|^#|```|[\ue000\ue001]/m);
      for (const line of page.split('\n')) {
        // Commands and addresses are not wrapped, so that they can be copied.
        const words = line.trim().replace(/`[^`]*`/g, (code) => code.replaceAll(' ', '_'));
        if (/^ {4}/.test(line) || !words.replace(/^(?:-|\d+\.) /, '').includes(' ')) continue;
        expect(line.length, line).toBeLessThanOrEqual(columns);
      }
    }
  });
});
