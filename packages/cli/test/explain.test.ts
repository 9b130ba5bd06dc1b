import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes, explain as describeCode } from '@token-check/core';
import { findingCodes, findingTitles } from '@token-check/core/doctor';
import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { usageCodes } from '../src/errors/usage-error.ts';
import { renderDocsPage } from '../src/terminal/docs-page.ts';
import { runWith } from './world.ts';

const pages = join(import.meta.dirname, '../../../docs/problems');

const findingPages = join(pages, '../doctor');

const title = (code: string) => describeCode(code)?.title ?? code;

describe('a code can be written', () => {
  test.each([
    'token-rejected',
    'Token-Rejected',
    'docs/problems/token-rejected.md',
    '/problems/token-rejected',
    'https://example.com/problems/token-rejected/#top',
    'token rejected',
    'token-rej',
  ])('as %s', async (argument) => {
    const { out, status } = await runWith(['explain', argument]);
    expect(status).toBe(0);
    expect(out).toMatch(/^token-rejected\n/);
  });

  test('in several words', async () => {
    expect((await runWith(['explain', 'token', 'rejected'])).out).toMatch(/^token-rejected\n/);
  });
});

describe('without a code', () => {
  test.each([50, 80, 200])(
    'lists all codes with their headlines within %i columns',
    async (columns) => {
      const { out, status } = await runWith(['explain'], { columns });
      expect(status).toBe(0);
      for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
      const text = out.replace(/\s+/g, ' ');
      for (const code of codes) expect(text).toContain(`${code} ${title(code)}`);
      for (const code of usageCodes) expect(text).toContain(code);
    },
  );

  test('as Markdown, too', async () => {
    const { out } = await runWith(['explain', '--format', 'markdown']);
    expect(out).toContain(`- \`token-rejected\`: ${title('token-rejected')}\n`);
  });
});

describe('the text of an error', () => {
  test.each([
    ['Unable to authenticate you', 'token-rejected'],
    ['You are not authorized to perform this operation', 'scope-missing'],
    ['invalid_grant', 'oauth-invalid-grant'],
    ['access_denied', 'oauth-access-denied'],
    ['getaddrinfo ENOTFOUND api.digitalocean.com', 'dns-failure'],
  ])('%s opens the page of %s', async (text, code) => {
    const { out, status } = await runWith(['explain', text]);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^This text looks like ${code}:\\n\\n${code}\\n`));
    expect((await runWith(['explain', ...text.split(' ')])).out).toBe(out);
  });

  test.each(['what a nice day', 'nonsense', makeToken('dop_v1_', 'full access')])(
    'that says nothing is an unknown code: %s',
    async (text) => {
      const { out, err, status } = await runWith(['explain', text]);
      expect({ out, status }).toEqual({ out: '', status: 2 });
      expect(err).toContain('Unknown diagnosis code');
      expect(err).toContain('All codes: token-check explain\n');
    },
  );
});

describe('the code of wrong usage', () => {
  test('has a page each, and no page is left over', () => {
    const files = readdirSync(join(pages, '../usage')).map((file) => file.replace('.md', ''));
    expect(files.toSorted()).toEqual([...usageCodes].toSorted());
  });

  test.each(usageCodes)('%s is explained', async (code) => {
    const { out, status } = await runWith(['explain', code]);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^${code}\\n`));
    expect(out).toContain('What to do');
    expect(out.split('\n').length).toBeLessThanOrEqual(40);
  });
});

describe('a finding of the doctor', () => {
  test('has a page each, and no page is left over', () => {
    const files = readdirSync(findingPages).map((file) => file.replace('.md', ''));
    expect(files.toSorted()).toEqual([...findingCodes].toSorted());
  });

  test.each(findingCodes)('%s is explained, and its links lead to pages', async (code) => {
    const { out, status } = await runWith(['explain', code]);
    expect(status).toBe(0);
    expect(out.startsWith(`${code}\n\n${findingTitles[code]}.\n`)).toBe(true);
    expect(out).toContain('What to do');
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    expect(out).not.toContain('../problems');
    const named = [...out.matchAll(/`token-check explain ([a-z-]+)`/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(0);
    const all: readonly string[] = [...codes, ...findingCodes];
    expect(named.filter((name) => !all.includes(name ?? ''))).toEqual([]);
  });

  test.each([50, 80, 200])('is in the list within %i columns', async (columns) => {
    const text = (await runWith(['explain'], { columns })).out.replace(/\s+/g, ' ');
    for (const [code, title] of Object.entries(findingTitles)) {
      expect(text).toContain(`${code} ${title}`);
    }
  });

  test('shares no name with a diagnosis or with wrong usage', () => {
    const others: readonly string[] = [...codes, ...usageCodes];
    expect(findingCodes.filter((code) => others.includes(code))).toEqual([]);
  });
});

describe('an unknown code', () => {
  const explain = (argument: string) => runWith(['explain', argument]);
  const named = (err: string) =>
    [...err.matchAll(/^ {2}token-check explain (\S+)$/gm)].map(([, code]) => code);

  test.each([
    ['401', ['token-rejected', 'missing-auth-header', 'missing-auth-scheme']],
    ['403', ['scope-missing', 'blocked-by-intermediary']],
    ['expired', null],
    ['429', null],
    ['rejected', null],
    ['token-re', ['token-rejected', 'token-revoked']],
  ])('%s suggests the codes that it may mean', async (argument, expected) => {
    const { err, out, status } = await explain(argument);
    expect({ out, status }).toEqual({ out: '', status: 2 });
    if (expected === null) {
      const code = { 401: '', 429: 'rate-limited' }[argument] ?? `token-${argument}`;
      expect(err).toContain(`Did you mean this? token-check explain ${code}\n`);
    } else expect(named(err).toSorted()).toEqual(expected.toSorted());
  });

  test('with a typo suggests the code', async () => {
    expect((await explain('token-rejcted')).err).toContain('token-check explain token-rejected');
  });
});

test('a format that explain does not have is wrong usage', async () => {
  const { err, status } = await runWith(['explain', 'token-rejected', '--format', 'json']);
  expect(status).toBe(2);
  expect(err).toContain('Use text or markdown.');
});

describe('the page', () => {
  const shown = (code: string, columns = 60, color = false) =>
    renderDocsPage(readFileSync(join(pages, `${code}.md`), 'utf8'), { columns, color });

  test('is laid out as text, and printed as Markdown on request', async () => {
    const file = readFileSync(join(pages, 'token-rejected.md'), 'utf8');
    const markdown = ['explain', 'token-rejected', '--format', 'markdown'];
    expect((await runWith(markdown)).out).toBe(file);
    expect((await runWith(['explain', 'token-rejected'])).out).toBe(shown('token-rejected', 80));
    const { out } = await runWith(['explain', 'token-rejected'], { isTerminal: true, columns: 60 });
    expect(out).toBe(shown('token-rejected'));
    const world = { isTerminal: true, columns: 60, color: true };
    expect((await runWith(['explain', 'token-rejected'], world)).out).not.toBe(out);
    expect((await runWith(['explain', '--no-color', 'token-rejected'], world)).out).toBe(out);
    expect((await runWith(['--no-color', 'explain', 'token-rejected'], world)).out).toBe(out);
  });

  test('has no marks of Markdown', () => {
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

  test('of every code has at most 40 lines at 80 columns', () => {
    const long = readdirSync(pages).filter((file) => {
      return shown(file.replace('.md', ''), 80).split('\n').length > 40;
    });
    expect(long).toEqual([]);
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
