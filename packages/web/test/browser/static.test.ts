import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, normalize } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './chromium.ts';
import { complaintsOf, pasteAndWait } from './world.ts';

const folder = join(import.meta.dirname, '../../dist/static');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const pages = files.filter((file) => file.endsWith('.html'));
const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

/** A host that knows nothing but files, with the page in a folder. */
const host = createServer((request, response) => {
  // Also without the folder, for the page that is shown at missing addresses.
  const path = new URL(request.url ?? '', 'http://x').pathname.replace(
    /^\/(?:some\/folder\/)?/,
    '',
  );
  try {
    const file = readFileSync(join(folder, path === '' ? 'index.html' : path));
    response.setHeader('content-type', types[path.split('.').at(-1) ?? ''] ?? 'text/html');
    response.end(file);
  } catch {
    response.writeHead(404, { 'content-type': 'text/html' });
    response.end(readFileSync(join(folder, '404.html')));
  }
});
let browser: Browser;
let url = '';
beforeAll(async () => {
  browser = await startBrowser();
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/some/folder/`;
});
afterAll(async () => {
  await browser.close();
  host.closeAllConnections();
  host.close();
});

test('every link of every page leads to a file', () => {
  expect(pages.length).toBeGreaterThan(60);
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(folder, page), 'utf8');
    const links = [...text.matchAll(/\b(?:href|src)="([^"#?]+)[^"]*"/g)].map(
      ([, link = '']) => link,
    );
    return (
      links
        .filter((link) => !/^(?:https?:|mailto:)/.test(link))
        // The page for missing addresses names files from the root of the host.
        .map((link) =>
          link.startsWith('/') ? link.slice(1) : normalize(join(dirname(page), link)),
        )
        .filter((file) => !files.includes(file))
        .map((file) => `${page}: ${file}`)
    );
  });
  expect(broken).toEqual([]);
});

test('every page brings its policy along', () => {
  for (const page of pages) {
    const text = readFileSync(join(folder, page), 'utf8');
    expect(text).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;/,
    );
  }
});

test('a missing address has a page with a box', async () => {
  const page = await browser.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${url.replace('/some/folder/', '')}/some/folder/no/such/page`);
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await pasteAndWait(page, 'Unable to authenticate you');
  expect(await page.locator('#result .codes a').first().getAttribute('href')).toBe(
    '/problems/token-rejected.html',
  );
  expect(complaints).toEqual([]);
  await page.close();
});

test('it answers while typing, and asks only DigitalOcean', async () => {
  const page = await browser.newPage();
  const complaints = complaintsOf(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  await pasteAndWait(page, makeToken('dop_v1_', 'full access'));
  expect(await page.getByRole('button', { name: 'Ask DigitalOcean' }).isVisible()).toBe(true);
  expect(await page.locator('#result .codes a').first().getAttribute('href')).toBe(
    './problems/well-formed.html',
  );
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.goto(`${url}scopes.html#external-dns`);
  await page.getByText('What this token could destroy').waitFor();
  await page.goto(`${url}problems/token-rejected.html`);
  await page.getByRole('link', { name: 'Privacy' }).click();
  await page.getByRole('heading', { name: 'Where does my token go?' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});
