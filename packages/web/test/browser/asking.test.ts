import { cast, makeToken } from '@token-check/core/sandbox';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './chromium.ts';
import {
  complaintsOf,
  pasteAndWait,
  startDigitalOcean,
  startSite,
  type Treatment,
} from './world.ts';

const pasteOf = (name: string) => cast.find((one) => one.name === name)?.paste ?? '';
const working = makeToken('dop_v1_', 'full access');
const deleted = makeToken('dop_v1_', 'deleted');

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Runs with the page and a DigitalOcean that treats web pages in this way. */
async function inWorld(
  treatment: Treatment | 'unreachable',
  run: (page: Page, world: Awaited<ReturnType<typeof makeWorld>>) => Promise<void>,
): Promise<void> {
  const world = await makeWorld(treatment);
  const context = await browser.newContext();
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(world.site.url, { waitUntil: 'networkidle' });
  try {
    await run(page, world);
  } finally {
    await context.close();
    world.site.close();
    world.digitalOcean.close();
  }
}

async function makeWorld(treatment: Treatment | 'unreachable') {
  const digitalOcean = await startDigitalOcean(treatment === 'unreachable' ? {} : treatment);
  if (treatment === 'unreachable') digitalOcean.close();
  return { digitalOcean, site: await startSite(digitalOcean) };
}

const ask = (page: Page) => page.getByRole('button', { name: 'Ask DigitalOcean' }).click();
const heading = (page: Page) => page.locator('#result .verdict').first().textContent();
/** What the page says once DigitalOcean has answered. */
const answered = (page: Page) => page.getByText('Sent from your browser to DigitalOcean').waitFor();
const status = (page: Page) => page.locator('#status').textContent();
const isAsked = (page: Page) => page.locator('#stop').waitFor({ state: 'hidden' });

test('this browser refuses to show an answer without the CORS header', async () => {
  await inWorld({ shows: () => false }, async (page, { digitalOcean }) => {
    const result = await page.evaluate(async (url) => {
      try {
        return (await fetch(`${url}/v2/account`)).status;
      } catch (error) {
        return String(error);
      }
    }, digitalOcean.apiUrl);
    expect(result).toBe('TypeError: Failed to fetch');
  });
});

test('the browser refuses every request to this site, so the script can’t talk to its server', async () => {
  await inWorld({}, async (page, { site }) => {
    const before = site.requests.length;
    const result = await page.evaluate(async () => {
      try {
        await fetch('/healthz');
        return 'sent';
      } catch {
        return 'refused';
      }
    });
    expect(result).toBe('refused');
    expect(site.requests.slice(before)).toEqual([]);
  });
});

describe('where answers can be read', () => {
  test('a token that works: one question without it, two with it, and what it may do', async () => {
    await inWorld({}, async (page, { digitalOcean, site }) => {
      const complaints = complaintsOf(page);
      await pasteAndWait(page, working);
      expect(digitalOcean.seen).toEqual([]);
      const before = site.requests.length;
      await ask(page);
      await answered(page);
      expect(await heading(page)).toBe('DigitalOcean accepts this token');
      expect(await page.locator('.powers').textContent()).toContain('everything');
      const gets = digitalOcean.seen.filter(({ method }) => method === 'GET');
      expect(gets.map(({ path, authorization }) => [path, authorization !== null]).sort()).toEqual([
        ['/v1/oauth/token/info', true],
        ['/v2/account', false],
        ['/v2/account', true],
      ]);
      expect(gets[0]?.authorization).toBeNull();
      expect(site.requests.slice(before).filter((line) => !line.includes('/assets/'))).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  test('a deleted token is rejected', async () => {
    await inWorld({}, async (page) => {
      await pasteAndWait(page, deleted);
      await ask(page);
      await answered(page);
      expect(await page.locator('#result .codes').first().textContent()).toContain(
        'token-rejected',
      );
    });
  });

  test('the question without the token is asked once for each view of the page', async () => {
    await inWorld({}, async (page, { digitalOcean }) => {
      for (const token of [working, deleted]) {
        await pasteAndWait(page, token);
        await ask(page);
        await answered(page);
      }
      const anonymous = digitalOcean.seen.filter(
        ({ method, authorization }) => method === 'GET' && authorization === null,
      );
      expect(anonymous).toHaveLength(1);
    });
  });
});

test('where token/info is hidden, the account is enough and the scopes are not “none”', async () => {
  await inWorld({ shows: (host) => host === 'api' }, async (page) => {
    await pasteAndWait(page, working);
    await ask(page);
    await page.getByRole('region', { name: 'Scopes and expiry' }).waitFor();
    expect(await heading(page)).toBe('DigitalOcean accepts this token');
    expect(await page.locator('#result').textContent()).not.toContain('none');
  });
});

describe('where refusals are hidden', () => {
  const hidden: Treatment = { shows: (_host, status) => status !== 401 };

  test('the token stays here, and the choice is the visitor’s', async () => {
    await inWorld(hidden, async (page, { digitalOcean }) => {
      await pasteAndWait(page, deleted);
      await ask(page);
      const choice = page.getByRole('region', { name: 'Other ways to ask' });
      await choice.waitFor();
      expect(digitalOcean.seen.filter(({ authorization }) => authorization !== null)).toEqual([]);
      expect(await status(page)).toContain('Your token has not been sent');
      await choice.getByRole('button', { name: 'Ask from here anyway' }).click();
      await page.getByText('The browser hides').first().waitFor();
      await isAsked(page);
      expect(await page.locator('#result article').first().getAttribute('class')).toBe(
        'report undetermined',
      );
    });
  });

  test('a yes can still be read', async () => {
    await inWorld(hidden, async (page) => {
      await pasteAndWait(page, working);
      await ask(page);
      await page.getByRole('button', { name: 'Ask from here anyway' }).click();
      await answered(page);
      expect(await heading(page)).toBe('DigitalOcean accepts this token');
    });
  });

  test('the server can ask instead, and the answer’s page keeps nothing for Reload', async () => {
    await inWorld(hidden, async (page, { site }) => {
      await pasteAndWait(page, deleted);
      await ask(page);
      await page.getByRole('button', { name: 'Let the server ask' }).click();
      await page.locator('html[data-page=answer] .verdict').waitFor();
      expect(await page.locator('.codes').first().textContent()).toContain('token-rejected');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('verdict');
      await page.waitForTimeout(300);
      const posts = () => site.requests.filter((line) => line === 'POST /').length;
      expect(posts()).toBe(1);
      await page.reload();
      expect(posts()).toBe(1);
    });
  });
});

test.each([
  ['no answer has the header', { shows: () => false }],
  ['answers redirect', { redirectTo: 'http://127.0.0.1:9/' }],
] as const)('where %s, nothing is called a problem of the token', async (_what, treatment) => {
  await inWorld(treatment, async (page) => {
    await pasteAndWait(page, deleted);
    await ask(page);
    await isAsked(page);
    expect(await page.locator('#result article').first().getAttribute('class')).not.toContain(
      'problem',
    );
    expect(await page.locator('#result').textContent()).not.toContain('could not be reached');
  });
});

test('where DigitalOcean can’t be reached, the token is not sent and that is what it says', async () => {
  await inWorld('unreachable', async (page) => {
    await pasteAndWait(page, working);
    await ask(page);
    await page.getByText('can’t be reached from your browser').waitFor();
    expect(await page.locator('#result article').first().getAttribute('class')).toBe(
      'report undetermined',
    );
  });
});

test('a question that takes long says so, and Esc stops it', async () => {
  await inWorld({ delayMs: 5000 }, async (page) => {
    await pasteAndWait(page, working);
    const before = await heading(page);
    const box = await page.locator('#result .verdict').boundingBox();
    await ask(page);
    await page.getByText(/Asking .* from your browser … 1 s/).waitFor();
    expect((await page.locator('#result .verdict').boundingBox())?.y).toBe(box?.y);
    await page.keyboard.press('Escape');
    await page.getByText('Stopped.').waitFor();
    expect(await heading(page)).toBe(before);
  });
});

test.each(['callback-url', 'refresh-token', 'github-token', 'half-a-token', 'error-text'])(
  '%s must not be sent: there is no button, and Ctrl+Enter does nothing',
  async (name) => {
    await inWorld({}, async (page, { digitalOcean }) => {
      await pasteAndWait(page, pasteOf(name));
      expect(await page.getByRole('button', { name: 'Ask DigitalOcean' }).count()).toBe(0);
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(200);
      expect(digitalOcean.seen).toEqual([]);
    });
  },
);

test('the offline edition can’t send anything', async () => {
  await inWorld({}, async (page, { digitalOcean, site }) => {
    await page.goto(`${site.url}/offline`);
    await pasteAndWait(page, working);
    expect(await page.getByRole('button', { name: 'Ask DigitalOcean' }).count()).toBe(0);
    const refused = await page.evaluate(async (url) => {
      try {
        await fetch(url);
        return false;
      } catch {
        return true;
      }
    }, digitalOcean.apiUrl);
    expect([refused, digitalOcean.seen]).toEqual([true, []]);
  });
});
