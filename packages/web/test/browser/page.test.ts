import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { codes } from '@token-check/core';
import { cast } from '@token-check/core/sandbox';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './chromium.ts';
import { complaintsOf, paste, pasteAndWait, startDigitalOcean, startSite } from './world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pasted = cast.filter(
  ({ circumstances, paste }) => circumstances === undefined && paste.trim() !== '',
);

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

async function withPage(
  { width, height = 800, ...options }: { width: number; height?: number } & Record<string, unknown>,
  run: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  try {
    await run(page);
  } finally {
    await context.close();
  }
}

/** The violations of WCAG's A and AA rules, with the element. */
async function violations(page: Page): Promise<string[]> {
  // Not as an element: the policy of the page refuses that.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (options: object) => Promise<{
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) =>
          `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`,
      ),
    );
  });
}

/** How far the page can be scrolled sideways, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const addresses = [
  '/',
  '/offline',
  '/privacy',
  '/scopes',
  '/scopes?for=external-dns',
  '/problems/',
  '/problems/token-rejected',
  '/missing',
];

describe.each([320, 360, 1280])('at %i px', (width) => {
  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    test.each(addresses)('%s is accessible, fits and complains of nothing', async (path) => {
      await withPage({ width, colorScheme, reducedMotion: 'reduce' }, async (page) => {
        const complaints = complaintsOf(page);
        await page.goto(site.url + path, { waitUntil: 'networkidle' });
        expect(await page.locator('h1').count()).toBe(1);
        expect(await overflow(page)).toBe(0);
        expect(complaints).toEqual([]);
        expect(await violations(page)).toEqual([]);
      });
    });
  });

  test.each(['light', 'dark'] as const)(
    'every answer is accessible and fits, %s',
    async (colorScheme) => {
      await withPage({ width, colorScheme, reducedMotion: 'reduce' }, async (page) => {
        const complaints = complaintsOf(page);
        await page.goto(site.url);
        const wrong: Record<string, unknown> = {};
        for (const { name, paste } of pasted) {
          await pasteAndWait(page, paste);
          await page.waitForTimeout(50);
          const found = await violations(page);
          const over = await overflow(page);
          if (found.length > 0 || over > 0) wrong[name] = { found, over };
        }
        expect(wrong).toEqual({});
        expect(complaints).toEqual([]);
      });
    },
  );
});

describe.each([
  [360, 740],
  [1280, 800],
])('on the first screen at %i × %i', (width, height) => {
  test('are title, reason, certainty and the first step with its Copy button', async () => {
    const outside: Record<string, unknown> = {};
    await withPage({ width, height }, async (page) => {
      await page.goto(site.url);
      for (const { name, paste } of pasted) {
        await pasteAndWait(page, paste);
        await page.waitForTimeout(50);
        const bottom = await page.evaluate(() => {
          scrollTo(0, 0);
          const report = document.querySelector('#result article') as Element;
          const first = report.querySelector(':scope > .todo');
          const parts = [
            ...['.verdict', '.why', '.certainty'].map((part) => report.querySelector(part)),
            ...['p:not(.label)', '.copy'].map((part) => first?.querySelector(part)),
          ];
          return Math.max(...parts.map((part) => part?.getBoundingClientRect().bottom ?? 0));
        });
        if (bottom > height) outside[name] = Math.round(bottom);
      }
    });
    expect(outside).toEqual({});
  });
});

describe('while typing', () => {
  test('nothing is sent, and the answer follows the text', async () => {
    await withPage({ width: 1280 }, async (page) => {
      await page.goto(site.url, { waitUntil: 'networkidle' });
      await page.locator('#input').focus();
      await page.waitForLoadState('networkidle');
      const before = site.requests.length;
      await page.keyboard.type('Unable to authenticate you');
      await page.locator('#result .verdict').waitFor();
      expect(await page.locator('#result .codes').textContent()).toContain('token-rejected');
      // Code may be loaded; what is typed is in no address.
      const other = site.requests.slice(before).filter((line) => !line.startsWith('GET /assets/'));
      expect([digitalOcean.seen, other]).toEqual([[], []]);
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.locator('#example').waitFor();
      expect(await page.locator('#result').textContent()).toBe('');
    });
  });

  test('a screen reader gets one sentence, after the typing', async () => {
    await withPage({ width: 1280 }, async (page) => {
      await page.goto(site.url);
      await pasteAndWait(page, pasted[0]?.paste ?? '');
      expect(await page.locator('#live').textContent()).toBe('');
      await page.waitForFunction(() => document.getElementById('live')?.textContent !== '');
    });
  });
});

test('keyboard only: paste, ask, copy, clear', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
  const page = await context.newPage();
  await page.goto(site.url, { waitUntil: 'networkidle' });
  const token = cast.find(({ name }) => name === 'deleted-token')?.paste ?? '';
  await pasteAndWait(page, token);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Sent from your browser to DigitalOcean').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('input');
  const visited: string[] = [];
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press('Tab');
    const { name, outlined } = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const style = getComputedStyle(element);
      if (element === document.body) return { name: '', outlined: false };
      return {
        name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
        outlined: style.outlineStyle !== 'none' && style.outlineWidth !== '0px',
      };
    });
    if (name === '' || visited.includes(name)) break;
    expect([name, outlined]).toEqual([name, true]);
    visited.push(name);
  }
  expect(visited.slice(0, 3)).toEqual(['Ask DigitalOcean', 'Clear', 'Hold to show']);
  await page.locator('#result summary', { hasText: 'Copy for an issue' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Copied').first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('token');
  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('#input').inputValue()).toBe('');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('input');
  await context.close();
});

test('without JavaScript: both buttons answer, and the way back shows an empty box', async () => {
  await withPage({ width: 360, height: 740, javaScriptEnabled: false }, async (page) => {
    const token = cast.find(({ name }) => name === 'deleted-token')?.paste ?? '';
    await page.goto(site.url);
    expect(await page.getByRole('button', { name: 'Clear' }).count()).toBe(0);
    await page.locator('#input').fill(token);
    await page.getByRole('button', { name: 'Check the text only' }).click();
    expect(await page.locator('.codes').first().textContent()).toContain('well-formed');
    expect(await page.locator('main').textContent()).toContain(
      'Your browser may keep what you sent',
    );
    await page.goBack();
    expect(await page.locator('#input').inputValue()).toBe('');
    await page.locator('#input').fill(token);
    await page.getByRole('button', { name: 'Check and ask DigitalOcean' }).click();
    expect(await page.locator('.codes').first().textContent()).toContain('token-rejected');
    await page.goto(`${site.url}/scopes`);
    await page.locator('#for').fill('external-dns');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('.destroys').textContent()).toContain('DNS records');
  });
});

test('an address that carries a value is emptied and not used', async () => {
  const token = pasted[0]?.paste ?? '';
  await withPage({ width: 1280 }, async (page) => {
    await page.goto(`${site.url}/?utm_source=forum#top`);
    expect(await page.locator('#status').textContent()).not.toContain('contained a value');
    for (const address of [
      `/?token=${token}`,
      `/?x=${token}`,
      `/#access_token=${token}`,
      `/offline?input=${token}`,
    ]) {
      await page.goto(site.url + address);
      await page.getByText('The address contained a value').waitFor();
      expect(page.url()).not.toContain('dop_v1_');
      expect(await page.locator('#input').inputValue()).toBe('');
    }
    await page.goto(`${site.url}/?example=half-a-token`);
    expect(page.url()).toContain('?example=half-a-token');
  });
});

test('/scopes answers while typing, with an address to share', async () => {
  await withPage({ width: 1280 }, async (page) => {
    await page.goto(`${site.url}/scopes`, { waitUntil: 'networkidle' });
    await page.locator('#for').focus();
    await page.waitForLoadState('networkidle');
    const before = site.requests.length;
    await page.keyboard.type('external-dns');
    await page.getByText('What this token could destroy').waitFor();
    expect(site.requests.slice(before).filter((line) => !line.includes('/assets/'))).toEqual([]);
    await page.getByRole('link', { name: 'Terraform, plan only' }).click();
    await page.getByRole('heading', { name: 'Terraform, plan only' }).waitFor();
    expect(page.url()).toContain('?for=terraform-plan');
    const boxes = () => page.getByRole('img', { name: 'tick', exact: true }).count();
    const withoutPart = await boxes();
    await page.getByRole('checkbox').first().check();
    await expect.poll(boxes).toBeGreaterThan(withoutPart);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('with');
    await page.locator('summary', { hasText: 'Copy' }).click();
    expect(await page.getByRole('button', { name: 'Copy link' }).getAttribute('data-link')).toBe(
      '?for=terraform-plan&with=0',
    );
    await page.getByRole('checkbox').first().uncheck();
    await expect.poll(boxes).toBe(withoutPart);
    await page.locator('#for').fill('create a droplet');
    await page.getByRole('heading', { name: 'POST /v2/droplets' }).waitFor();
  });
});

test('the list of diagnoses can be filtered by an error text', async () => {
  await withPage({ width: 1280 }, async (page) => {
    await page.goto(`${site.url}/problems/`);
    expect(await page.locator('.group li').count()).toBe(codes.length);
    await page.locator('#filter').fill('unable to authenticate');
    const shown = page.locator('.group li:visible');
    expect(await shown.count()).toBeLessThan(codes.length / 4);
    expect(await shown.first().textContent()).toContain('Unable to authenticate you');
  });
});

test('print has the answer and no box, no button and no picture of a screen', async () => {
  await withPage({ width: 1280 }, async (page) => {
    await page.goto(site.url);
    await pasteAndWait(page, cast.find(({ name }) => name === 'callback-url')?.paste ?? '');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#result .verdict').isVisible()).toBe(true);
    expect(await page.locator('#result .strip').first().isVisible()).toBe(true);
    for (const hidden of ['#input', '.top', '#result .copy >> nth=0', '.examples']) {
      expect([hidden, await page.locator(hidden).isVisible()]).toEqual([hidden, false]);
    }
    // Paper can't be unfolded: the further steps are on it, the copies of the report aren't.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('#result .folded li').first().isVisible()).toBe(true);
    expect(await page.getByText('Copy for an issue').first().isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('#result .folded li').first().isVisible()).toBe(false);
  });
});

describe('Send it right', () => {
  test('shows one program at a time, chosen with the arrow keys', async () => {
    await withPage({ width: 360, height: 740 }, async (page) => {
      await page.goto(site.url);
      await pasteAndWait(page, cast.find(({ name }) => name === 'without-bearer')?.paste ?? '');
      await page.locator('#result summary', { hasText: 'Send it right' }).click();
      const shown = page.locator('#result .tabs .command:visible');
      expect(await shown.count()).toBe(1);
      expect(await shown.textContent()).toContain('curl -sS');
      await page.getByRole('radio', { name: 'curl' }).focus();
      await page.keyboard.press('ArrowRight');
      expect(await shown.count()).toBe(1);
      expect(await shown.textContent()).toContain('doctl account get');
      // Never the value, always the variable.
      for (const text of await page.locator('#result .tabs pre').allTextContents()) {
        expect(text).toContain('DIGITALOCEAN_TOKEN');
        expect(text).not.toContain('dop_v1_');
      }
    });
  });

  test.each(['callback-url', 'half-a-token', 'error-text'])('is not there for %s', async (name) => {
    await withPage({ width: 1280 }, async (page) => {
      await page.goto(site.url);
      await pasteAndWait(page, cast.find((one) => one.name === name)?.paste ?? '');
      expect(await page.locator('#result .tabs').count()).toBe(0);
    });
  });
});

test.each([
  // Without the reader, nothing may stay covered; without the words, the values do.
  ['reading', false],
  ['words', true],
])('where the part %s does not arrive, the page says so', async (part, isCovered) => {
  await withPage({ width: 1280 }, async (page) => {
    await page.route(
      (url) => url.pathname.includes(`/${part}-`),
      (route) => route.abort(),
    );
    await page.goto(site.url, { waitUntil: 'networkidle' });
    await paste(page, cast.find(({ name }) => name === 'callback-url')?.paste ?? '');
    await page.getByText('could not be loaded').waitFor();
    const isMasked = () => page.locator('#box').evaluate((box) => box.classList.contains('masked'));
    await expect.poll(isMasked).toBe(isCovered);
  });
});

test('white space is a hint, not a fault', async () => {
  await withPage({ width: 360 }, async (page) => {
    await page.goto(site.url);
    await pasteAndWait(page, ' \n\t');
    const glyph = page.locator('#result .glyph');
    expect(await glyph.getAttribute('aria-label')).toBe('Not checked with DigitalOcean');
  });
});

test('at 360 px the buttons are in one row', async () => {
  await withPage({ width: 360, height: 740 }, async (page) => {
    await page.goto(site.url);
    await pasteAndWait(page, cast.find(({ name }) => name === 'deleted-token')?.paste ?? '');
    const buttons = await page.locator('#actions button:visible').all();
    const tops = await Promise.all(buttons.map(async (one) => (await one.boundingBox())?.y));
    expect(buttons).toHaveLength(3);
    expect(new Set(tops).size).toBe(1);
  });
});

test('the copy for an issue has the account only if that is ticked', async () => {
  await withPage({ width: 1280 }, async (page) => {
    await page.goto(site.url);
    await pasteAndWait(page, cast.find(({ name }) => name === 'working-token')?.paste ?? '');
    await page.getByRole('button', { name: 'Ask DigitalOcean' }).click();
    await page.getByText('Sent from your browser to DigitalOcean').waitFor();
    await page.locator('#result summary', { hasText: 'Copy for an issue' }).click();
    const shown = page.locator('#result .screen .command:visible').last();
    expect(await shown.textContent()).not.toContain('sammy@example.com');
    await page.getByRole('checkbox', { name: /With account/ }).check();
    expect(await shown.textContent()).toContain('sammy@example.com');
  });
});

test('the page of a diagnosis has a box of its own, with the answer below it', async () => {
  await withPage({ width: 360, height: 740 }, async (page) => {
    const complaints = complaintsOf(page);
    const scripts = scriptsOf(page);
    await page.goto(`${site.url}/problems/token-rejected`, { waitUntil: 'networkidle' });
    expect(scripts).toEqual(['page']);
    await page.getByLabel('Yours? Paste it').focus();
    await pasteAndWait(page, cast.find(({ name }) => name === 'half-a-token')?.paste ?? '');
    expect(await page.locator('#result .codes').textContent()).toContain('truncated-token');
    expect(await page.locator('#example').isVisible()).toBe(false);
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.locator('#example').isVisible()).toBe(true);
  });
});

test('every command has a Copy button', async () => {
  await withPage({ width: 1280 }, async (page) => {
    for (const path of ['/', '/problems/token-rejected', '/scopes?for=external-dns', '/privacy']) {
      await page.goto(site.url + path);
      const [commands, buttons] = await Promise.all([
        page.locator('pre:not(.paste)').count(),
        page.locator('.command .copy').count(),
      ]);
      expect([path, buttons]).toEqual([path, commands]);
      expect(commands).toBeGreaterThan(0);
    }
  });
});

/** The scripts that the page requests, by the names of their chunks, in the order of the requests. */
function scriptsOf(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = /\/assets\/([a-z]+)-.*\.js$/.exec(new URL(request.url()).pathname)?.[1];
    if (name !== undefined) names.push(name);
  });
  return names;
}

test('the first view needs four requests', async () => {
  await withPage({ width: 1280 }, async (page) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(site.url, { waitUntil: 'networkidle' });
    expect(requests.filter((path) => !/core|rolldown/.test(path)).length).toBeLessThanOrEqual(4);
  });
});

describe('a paste', () => {
  const pasteOf = (name: string) => cast.find((one) => one.name === name)?.paste ?? '';

  // The page says so: open the network panel, click into the box, paste.
  test.each([
    'deleted-token',
    'callback-url',
    'half-a-token',
    'error-text',
    'two-tokens',
    'forbidden-text',
  ])('%s leaves the network panel empty, and asking shows DigitalOcean alone', async (name) => {
    await withPage({ width: 1280 }, async (page) => {
      await page.goto(site.url);
      await page.locator('#input').focus();
      await page.waitForLoadState('networkidle');
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await pasteAndWait(page, pasteOf(name));
      await page.waitForTimeout(200);
      expect(requests).toEqual([]);
      const ask = page.getByRole('button', { name: 'Ask DigitalOcean' });
      if ((await ask.count()) === 0) return;
      await ask.click();
      await page.getByText('Sent from your browser to DigitalOcean').waitFor();
      const { apiUrl, oauthUrl } = digitalOcean;
      expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(
        new Set([apiUrl, oauthUrl]),
      );
    });
  });

  test.each([
    ['deleted-token', /reading|stories|shell|yaml|foreign|table/],
    ['callback-url', /stories|shell|yaml|foreign|table/],
    ['error-text', /shell|yaml|foreign|table/],
  ])(
    '%s is answered by the parts that it needs: the others may never arrive',
    async (name, late) => {
      await withPage({ width: 1280 }, async (page) => {
        await page.route(
          (url) => late.test(url.pathname),
          () => {},
        );
        await page.goto(site.url);
        await pasteAndWait(page, pasteOf(name));
        expect(await page.locator('#result .codes').first().isVisible()).toBe(true);
      });
    },
  );
});

test('nothing moves while the page loads', async () => {
  await withPage({ width: 360, height: 740 }, async (page) => {
    await page.addInitScript(() => {
      (globalThis as unknown as { shift: number }).shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          (globalThis as unknown as { shift: number }).shift += (
            entry as unknown as { value: number }
          ).value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.url, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => (globalThis as unknown as { shift: number }).shift)).toBe(0);
  });
});
