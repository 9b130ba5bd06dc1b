import { join } from 'node:path';
import { codes, fetchTransport } from '@token-check/core';
import { digitalOcean, reportSchema, systemClock } from '@token-check/core/internal';
import { cast, makeToken, sandbox } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { examples } from '../src/pages/examples.ts';
import { createApp } from '../src/server/app.ts';
import { readProblems } from '../src/server/problems.ts';

const asked: string[] = [];
const network = {
  ...digitalOcean,
  transport: fetchTransport((request) => {
    asked.push(`${request.method} ${request.url}`);
    return sandbox(request);
  }),
  timeoutMs: 200,
  userAgent: 'test',
  clock: systemClock,
};
const problems = await readProblems(join(import.meta.dirname, '../../../docs/problems'));
const app = createApp({ network, sandbox: network, problems });
const working = makeToken('dop_v1_', 'full access');

const post = (fields: Record<string, string>) =>
  app.request('/', { method: 'POST', body: new URLSearchParams(fields) });
const diagnose = (body: unknown, type = 'application/json') =>
  app.request('/api/v1/diagnose', {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Every run of 20 characters of every credential in the paste. */
function pieces(paste: string): string[] {
  return [...paste.matchAll(/[0-9a-f]{50,}/g)].flatMap(([secret]) =>
    Array.from({ length: secret.length - 19 }, (_, at) => secret.slice(at, at + 20)),
  );
}

describe('the page', () => {
  test('has a form that works without JavaScript', async () => {
    const response = await app.request('/');
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toMatch(/<form method="post" action="\/">/);
    expect(page).toMatch(/<textarea id="input" name="input"/);
    expect(page).not.toMatch(/<script|style="| on\w+="/);
  });

  test.each(cast.filter(({ circumstances }) => !circumstances))(
    'answers $name',
    async ({ paste, offline, code }) => {
      const response = await post({ input: paste, ...(offline && { offline: '1' }) });
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(page).toContain(`/problems/${code}`);
      expect(pieces(paste).filter((piece) => page.includes(piece))).toEqual([]);
    },
  );

  test.each(examples)(
    'shows the example $name without a credential in it',
    async ({ name, code, paste }) => {
      const page = await (await post({ example: name })).text();
      expect(page).toContain(`/problems/${code}`);
      expect(pieces(paste).filter((piece) => page.includes(piece))).toEqual([]);
    },
  );

  test('does not ask where the box is ticked', async () => {
    asked.length = 0;
    await post({ input: working, offline: '1' });
    expect(asked).toEqual([]);
    await post({ input: working });
    expect(asked).toHaveLength(2);
  });

  test('shows what somebody else wrote as text, never as markup', async () => {
    const account = { email: '<img src=x onerror=alert(1)>', uuid: '1', status: 'active' };
    const hostile = fetchTransport(async () => Response.json({ account }));
    const other = createApp({
      network: { ...network, transport: hostile },
      sandbox: network,
      problems,
    });
    const body = new URLSearchParams({ input: working });
    const page = await (await other.request('/', { method: 'POST', body })).text();
    expect(page).toContain('&lt;img src=x');
    expect(page).not.toContain('<img');
  });

  test('says what went wrong with a form that cannot be read', async () => {
    const response = await app.request('/', { method: 'POST', body: 'input=x' });
    expect(response.status).toBe(400);
  });
});

describe('POST /api/v1/diagnose', () => {
  test('answers with a report', async () => {
    const response = await diagnose({ input: working });
    expect(response.status).toBe(200);
    expect(reportSchema.parse(await response.json())).toMatchObject({
      verdict: 'usable',
      source: { kind: 'web' },
      diagnoses: [
        { code: 'token-accepted', docs: '/problems/token-accepted' },
        { code: 'full-access', docs: '/problems/full-access' },
      ],
    });
  });

  test('asks nobody with "offline"', async () => {
    asked.length = 0;
    const response = await diagnose({ input: working, offline: true });
    expect(await response.json()).toMatchObject({ verdict: 'unchecked' });
    expect(asked).toEqual([]);
  });

  test.each([
    ['no JSON', '{', 'application/json', 400],
    ['no input', {}, 'application/json', 400],
    ['an input of another type', { input: 7 }, 'application/json', 400],
    ['another media type', 'input=x', 'application/x-www-form-urlencoded', 415],
    ['too much', { input: 'x'.repeat(70_000) }, 'application/json', 413],
  ])('%s is a problem', async (_what, body, type, status) => {
    const response = await diagnose(body, type);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: expect.any(String),
      status,
      detail: expect.any(String),
    });
  });

  test('an address that does not exist is a problem too', async () => {
    const response = await app.request('/api/v2/diagnose');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('headers', () => {
  test.each([
    ['GET', '/'],
    ['POST', '/'],
    ['POST', '/api/v1/diagnose'],
    ['GET', '/problems/token-rejected'],
    ['GET', '/healthz'],
    ['GET', '/nowhere'],
  ])('%s %s', async (method, path) => {
    const { headers } = await app.request(path, { method });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe(method === 'POST' ? 'no-store' : null);
  });
});

test('what goes wrong inside is said without what it was', async () => {
  const now = (): number => {
    throw new Error(`inside: ${working}`);
  };
  const broken = createApp({
    network: { ...network, clock: { ...systemClock, now } },
    sandbox: network,
    problems,
  });
  const page = await broken.request('/', {
    method: 'POST',
    body: new URLSearchParams({ input: working }),
  });
  const api = await broken.request('/api/v1/diagnose', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input: working }),
  });
  expect([page.status, api.status]).toEqual([500, 500]);
  for (const response of [page, api]) {
    expect(await response.text()).not.toContain('inside');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('a form over 64 KiB is refused', async () => {
  const response = await post({ input: 'x'.repeat(70_000) });
  expect(response.status).toBe(413);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  ['PUT', '/'],
  ['GET', '/api/v1/diagnose'],
])('%s %s is not allowed, and says what is', async (method, path) => {
  const response = await app.request(path, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toContain('POST');
});

test.each([{ example: 'nobody' }, {}])('a form without an input is refused: %j', async (fields) => {
  expect((await post(fields)).status).toBe(400);
});

describe('the pages of the codes', () => {
  test.each(codes)('%s', async (code) => {
    const response = await app.request(`/problems/${code}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<h1><code>${code}</code></h1>`);
  });

  test('are listed', async () => {
    const page = await (await app.request('/problems/')).text();
    for (const code of codes) expect(page).toContain(`href="/problems/${code}"`);
  });

  test('link to each other by their addresses', async () => {
    const page = await (await app.request('/problems/token-rejected')).text();
    expect(page).toMatch(/<a href="[a-z-]+"><code>/);
    expect(page).not.toContain('.md"');
  });
});

test('GET /healthz', async () => {
  const response = await app.request('/healthz');
  expect([response.status, await response.text()]).toEqual([200, 'ok']);
});
