import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { debianChromium, startBrowser } from './chromium.ts';
import { pasteAndWait, startDigitalOcean, startSite } from './world.ts';

/** A token that appears in no other place. Every run of 12 of its characters is searched for. */
const canary = makeToken('dop_v1_', 'deleted');
const digits = canary.slice('dop_v1_'.length);
const pieces = Array.from({ length: digits.length - 11 }, (_, at) => digits.slice(at, at + 12));
const traceIn = (text: string) => pieces.some((piece) => text.includes(piece));

let browser: Browser;
let digitalOcean: Awaited<ReturnType<typeof startDigitalOcean>>;
let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  [browser, digitalOcean] = await Promise.all([startBrowser(), startDigitalOcean()]);
  site = await startSite(digitalOcean);
});
afterAll(async () => {
  await browser.close();
  site.close();
  digitalOcean.close();
});

/** Everything of a page that a person, a script, a screenshot or another tab could read. */
async function readable(page: Page): Promise<Record<string, string>> {
  const inside = await page.evaluate(() => ({
    dom: document.documentElement.outerHTML,
    text: document.body.innerText,
    title: document.title,
    address: location.href,
    state: JSON.stringify(history.state),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    cookies: document.cookie,
    name: window.name,
  }));
  return inside;
}

test('a token leaves no trace but in the two questions, from typing to clearing', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
  const page = await context.newPage();
  const sent: string[] = [];
  const messages: string[] = [];
  page.on('request', (request) => {
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
  });
  page.on('console', (message) => messages.push(message.text()));
  await page.goto(site.url, { waitUntil: 'networkidle' });

  const found: string[] = [];
  const look = async (state: string) => {
    const parts = await readable(page);
    for (const [part, text] of Object.entries(parts))
      if (traceIn(text)) found.push(`${state}: ${part}`);
  };
  await pasteAndWait(
    page,
    `curl -H "Authorization: Bearer ${canary}" https://api.digitalocean.com`,
  );
  await page.waitForTimeout(200);
  await look('typed');
  expect(await page.locator('#box').getAttribute('class')).toContain('masked');
  expect(await page.locator('#mirror').textContent()).toContain(`dop_v1_${'•'.repeat(60)}`);
  await page.getByRole('button', { name: 'Ask DigitalOcean' }).click();
  await page.getByText('Sent from your browser to DigitalOcean').waitFor();
  await look('asked');
  for (const copy of await page.locator('#result .copy:visible').all()) {
    await copy.click();
    if (traceIn(await page.evaluate(() => navigator.clipboard.readText()))) found.push('clipboard');
  }
  await page.emulateMedia({ media: 'print' });
  await look('printed');
  await page.emulateMedia({ media: 'screen' });
  await page.goto(`${site.url}/privacy`);
  await look('another page');
  await page.goBack();
  await page.waitForTimeout(200);
  await look('back');
  expect(await page.locator('#input').inputValue()).toBe('');
  await page.goForward();
  await page.goBack();
  await page.reload({ waitUntil: 'networkidle' });
  await look('reloaded');
  await pasteAndWait(page, canary);
  await page.getByRole('button', { name: 'Clear' }).click();
  await look('cleared');
  expect(await page.locator('#input').inputValue()).toBe('');
  expect(JSON.stringify(await context.storageState())).not.toContain(digits.slice(0, 20));
  expect(found).toEqual([]);
  expect(sent.filter(traceIn)).toEqual([]);
  expect(messages.filter(traceIn)).toEqual([]);
  expect(site.log.filter(traceIn)).toEqual([]);
  // The control: it did travel, in the header of the two questions and in no other place.
  const carrying = digitalOcean.seen.filter(({ authorization }) => authorization?.includes(canary));
  expect(carrying.map(({ path }) => path).sort()).toEqual(['/v1/oauth/token/info', '/v2/account']);
  await context.close();
});

test('the masking covers the value where it is drawn, until a button is held', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await pasteAndWait(page, canary);
  const color = () => page.locator('#input').evaluate((input) => getComputedStyle(input).color);
  expect(await color()).toBe('rgba(0, 0, 0, 0)');
  const show = page.getByRole('button', { name: 'Hold to show' });
  await show.hover();
  await page.mouse.down();
  expect(await color()).not.toBe('rgba(0, 0, 0, 0)');
  await page.mouse.up();
  expect(await color()).toBe('rgba(0, 0, 0, 0)');
  await show.focus();
  await page.keyboard.down('Space');
  expect(await color()).not.toBe('rgba(0, 0, 0, 0)');
  await page.keyboard.up('Space');
  expect(await color()).toBe('rgba(0, 0, 0, 0)');
  await context.close();
});

test('the mirror wraps like the box, also while typing goes on', async () => {
  for (const width of [320, 360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(site.url, { waitUntil: 'networkidle' });
    await pasteAndWait(page, `${'a line of a log\n'.repeat(6)}export DO_TOKEN="${canary}"\n\n`);
    await page.locator('#unfold').evaluate((button: HTMLElement) => button.click());
    await page.keyboard.press('Control+End');
    await page.keyboard.type('more text\n');
    await page.waitForTimeout(300);
    const heights = await page.evaluate(() =>
      ['input', 'mirror'].map((id) => document.getElementById(id)?.scrollHeight ?? 0),
    );
    expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeLessThanOrEqual(4);
    expect(await page.locator('#box').getAttribute('class')).toContain('masked');
    expect(await page.locator('#mirror').textContent()).toContain('more text');
    await context.close();
  }
});

test('the server prints nothing of what it is sent', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/main.js')], {
    env: {
      ...process.env,
      PORT: '0',
      DIGITALOCEAN_API_URL: digitalOcean.apiUrl,
      DIGITALOCEAN_OAUTH_URL: digitalOcean.oauthUrl,
    },
  });
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    output += text;
  });
  while (!/localhost:\d+/.test(output)) await new Promise((resolve) => setTimeout(resolve, 50));
  const url = `http://127.0.0.1:${/localhost:(\d+)/.exec(output)?.[1]}`;
  await fetch(`${url}/`, { method: 'POST', body: new URLSearchParams({ input: canary }) });
  await fetch(`${url}/api/v1/diagnose`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input: canary }),
  });
  await fetch(`${url}/${canary}?token=${canary}`);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output).toContain('"route":"/api/v1/diagnose"');
  expect(output).toContain('stopping');
  expect(traceIn(output)).toBe(false);
});

test('the profile folder of a browser has no trace of a token that the form sent', async (context) => {
  if (debianChromium === null) {
    context.skip(
      'Debian’s chromium is not installed: the headless shell writes no session files to search',
    );
  }
  const executablePath = debianChromium ?? '';
  // A page as others make it, which must leak, so that the search is known to find something.
  const careless = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      '<form method="post" action="/"><textarea name="input"></textarea><button>Send</button></form>',
    );
  });
  await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve));
  const control = `http://127.0.0.1:${(careless.address() as AddressInfo).port}`;
  const leaks = async (url: string, submit: (page: Page) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'token-check-profile-'));
    const profile = await chromium.launchPersistentContext(folder, {
      executablePath,
      // A browser with session files, as people have it.
      args: ['--no-sandbox', '--headless=new', '--restore-last-session'],
    });
    const page = await profile.newPage();
    await page.goto(url);
    await submit(page);
    await page.waitForTimeout(6000);
    await profile.close();
    const leaking = filesBelow(folder).filter((file) => {
      const bytes = readFileSync(file);
      return [digits.slice(0, 20), digits.slice(-20)].some(
        (piece) => bytes.includes(piece) || bytes.includes(Buffer.from(piece, 'utf16le')),
      );
    });
    rmSync(folder, { recursive: true, force: true });
    return leaking.map((file) => file.slice(folder.length));
  };
  const leaked = await leaks(control, async (page) => {
    await page.locator('textarea').fill(canary);
    await page.locator('button').click();
  });
  const ours = await leaks(site.url, async (page) => {
    await pasteAndWait(page, canary);
    await page.evaluate(() => (document.getElementById('form') as HTMLFormElement).submit());
    await page.locator('html[data-page=answer] .verdict').waitFor();
  });
  careless.close();
  expect(leaked.length).toBeGreaterThan(0);
  expect(ours).toEqual([]);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats?.isFile() === true && stats.size < 50_000_000;
    });
}
