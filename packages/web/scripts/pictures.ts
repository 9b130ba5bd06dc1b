import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cast } from '@token-check/core/sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { startBrowser } from '../test/browser/chromium.ts';
import { pasteAndWait, startDigitalOcean, startSite } from '../test/browser/world.ts';

const pictures = join(import.meta.dirname, '../../../docs/pictures');
const files = join(import.meta.dirname, '../src/files');
const pasteOf = (name: string) => cast.find((one) => one.name === name)?.paste ?? '';

let browser: Browser;
let digitalOcean: Awaited<ReturnType<typeof startDigitalOcean>>;
let hidden: Awaited<ReturnType<typeof startDigitalOcean>>;
let site: Awaited<ReturnType<typeof startSite>>;
/** Where DigitalOcean hides its refusals from web pages. */
let hiddenSite: Awaited<ReturnType<typeof startSite>>;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [browser, digitalOcean, hidden] = await Promise.all([
    startBrowser(),
    startDigitalOcean(),
    startDigitalOcean({ shows: (_host, status) => status !== 401 }),
  ]);
  [site, hiddenSite] = await Promise.all([startSite(digitalOcean), startSite(hidden)]);
});
afterAll(async () => {
  await browser.close();
  site.close();
  hiddenSite.close();
  digitalOcean.close();
  hidden.close();
});

const answers = ['callback-url', 'half-a-token', 'error-text', 'single-quotes', 'two-tokens'];
/** What the widths between a phone and a large screen are for: each layout once. */
const layouts = ['home', 'callback-url', 'two-tokens', 'problem', 'scopes'];

test.each([
  [360, 740, 'light', null],
  [360, 740, 'dark', null],
  [768, 1024, 'light', layouts],
  [768, 1024, 'dark', layouts],
  [1280, 800, 'light', null],
  [1280, 800, 'dark', null],
  [1440, 900, 'light', layouts],
  [1440, 900, 'dark', layouts],
] as const)('pictures at %i × %i, %s', async (width, height, colorScheme, only) => {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const picture = async (name: string, show: () => Promise<unknown>) => {
    if (only !== null && !only.includes(name)) return;
    await show();
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) });
  };
  const pasted = async (url: string, name: string) => {
    await page.goto(url);
    await pasteAndWait(page, pasteOf(name));
  };
  await picture('home', () => page.goto(site.url));
  for (const name of answers) await picture(name, () => pasted(site.url, name));
  await picture('working-token', async () => {
    await pasted(site.url, 'working-token');
    await page.getByRole('button', { name: 'Ask DigitalOcean' }).click();
    await page.getByRole('heading', { name: 'DigitalOcean accepts this token' }).waitFor();
  });
  await picture('could-not-be-read', async () => {
    await pasted(hiddenSite.url, 'deleted-token');
    await page.getByRole('button', { name: 'Ask DigitalOcean' }).click();
    await page.getByRole('region', { name: 'Other ways to ask' }).waitFor();
  });
  await picture('problem', () => page.goto(`${site.url}/problems/token-rejected`));
  await picture('scopes', () => page.goto(`${site.url}/scopes?for=external-dns`));
  await context.close();
});

test('the answer on paper', async () => {
  const context = await browser.newContext({ viewport: { width: 794, height: 1123 } });
  const page = await context.newPage();
  await page.goto(site.url);
  await pasteAndWait(page, pasteOf('callback-url'));
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.screenshot({ path: join(pictures, 'print.png') });
  await context.close();
});

test('the icon as PNG and ICO, and the image of a shared link', async () => {
  const context = await browser.newContext({
    viewport: { width: 180, height: 180 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const icon = async (size: number) => {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<body style="margin:0;background:#faf9f6"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}" style="display:block"><path d="M7 10v12M16 3v26M25 10v12" fill="none" stroke="#0a5666" stroke-width="5" stroke-linecap="round"/></svg>`,
    );
    return page.screenshot({ omitBackground: false });
  };
  writeFileSync(join(files, 'apple-touch-icon.png'), await icon(180));
  const small = await icon(32);
  // An ICO file with one PNG: a header of 6 bytes, an entry of 16, the picture.
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head[6] = 32;
  head[7] = 32;
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(small.length, 14);
  head.writeUInt32LE(22, 18);
  writeFileSync(join(files, 'favicon.ico'), Buffer.concat([head, small]));
  await page.setViewportSize({ width: 1200, height: 630 });
  await page.goto(site.url);
  await page.screenshot({
    path: join(files, 'og.png'),
    clip: { x: 0, y: 0, width: 1200, height: 630 },
  });
  await context.close();
});
