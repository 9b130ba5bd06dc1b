import { createHash } from 'node:crypto';
import { codes, fetchTransport } from '@token-check/core';
import { reportSchema, systemClock } from '@token-check/core/internal';
import { cast, makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../src/server/app.tsx';
import { examples } from '../src/views/examples.ts';
import { appWith, asked, network, problems } from './support/world.ts';

const app = await appWith();
const working = makeToken('dop_v1_', 'full access');

const post = (fields: Record<string, string>, headers: Record<string, string> = {}, to = app) =>
  to.request('/', { method: 'POST', body: new URLSearchParams(fields), headers });
const diagnose = (body: unknown, type = 'application/json', to = app) =>
  to.request('/api/v1/diagnose', {
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
    expect(page).toMatch(
      /<form id="form" method="post" action="\/" enctype="multipart\/form-data">/,
    );
    expect(page).toMatch(/<textarea id="input" name="input"/);
    expect(page.match(/<button type="submit"/g)).toHaveLength(2);
    expect(page).not.toMatch(/<script(?![^>]* src=)|style="| on\w+="/);
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
    'shows the example $name without a credential',
    async ({ name, code, paste }) => {
      const response = await app.request(`/?example=${name}`);
      const page = await response.text();
      expect(page).toContain(`/problems/${code}`);
      expect(pieces(paste).filter((piece) => page.includes(piece))).toEqual([]);
      expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    },
  );

  test('takes multipart forms, which is what its own form sends', async () => {
    const body = new FormData();
    body.set('input', 'Unable to authenticate you');
    const response = await app.request('/', { method: 'POST', body });
    expect(await response.text()).toContain('/problems/token-rejected');
  });

  test('repeats the query of an address that it corrects, but no credential in it', async () => {
    const locationOf = async (path: string) => (await app.request(path)).headers.get('location');
    expect(await locationOf('/Scopes/?for=create+a+droplet')).toBe('/scopes?for=create+a+droplet');
    expect(await locationOf(`/Scopes/?for=${working}`)).toBe('/scopes');
  });

  test('makes no request with the button for the text only', async () => {
    asked.length = 0;
    await post({ input: working, offline: '1' });
    expect(asked).toEqual([]);
    await post({ input: working });
    expect(asked).toHaveLength(2);
  });

  test('/privacy names every script with its SHA-256, as sha256sum checks it', async () => {
    const page = await (await app.request('/privacy')).text();
    const script = await (await app.request('/assets/page-Ab1.js')).text();
    const sum = createHash('sha256').update(script).digest('hex');
    expect(page).toContain(`${sum}  assets/page-Ab1.js`);
  });

  test('shows text of others as text, never as markup', async () => {
    const account = { email: '<img src=x onerror=alert(1)>', uuid: '1', status: 'active' };
    const hostile = fetchTransport(async () => Response.json({ account }));
    const other = await appWith({ network: { ...network, transport: hostile } });
    const page = await (await post({ input: working }, {}, other)).text();
    expect(page).toContain('&lt;img src=x');
    expect(page).not.toContain('<img');
  });

  test('does not repeat a credential in its own address', async () => {
    for (const path of [`/?token=${working}`, `/scopes?for=${working}`, `/${working}`]) {
      const response = await app.request(path);
      const page = await response.text();
      expect(pieces(working).filter((piece) => page.includes(piece))).toEqual([]);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('shows several credentials under one sentence', async () => {
    const page = await (
      await post({ input: `${working}\n${makeToken('dor_v1_', 'refresh')}` })
    ).text();
    expect(page).toContain('2 credentials: 1 works, 1 is not an access token');
    expect(page.match(/<h1 class="verdict"/g)).toHaveLength(1);
  });

  test('comes at once while DigitalOcean is slow, and the answer later', async () => {
    const slow = await appWith({
      network: {
        ...network,
        timeoutMs: 5000,
        transport: async (request) => {
          await new Promise((resolve) => setTimeout(resolve, 700));
          return network.transport(request);
        },
      },
    });
    const response = await post({ input: working }, {}, slow);
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    const first = new TextDecoder().decode(value);
    expect(first).toContain('Asking DigitalOcean');
    expect(first).not.toContain('<article');
    let rest = '';
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) break;
      rest += new TextDecoder().decode(part.value);
    }
    expect(rest).toContain('DigitalOcean accepts this token');
    expect(rest.trim().endsWith('</html>')).toBe(true);
  });

  test('a form that cannot be read, or has no input, is refused', async () => {
    const response = await app.request('/', { method: 'POST', body: 'input=x' });
    expect(response.status).toBe(400);
    expect((await post({})).status).toBe(400);
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

  test('makes no request with "offline"', async () => {
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
    ['too much', { input: 'x'.repeat(270_000) }, 'application/json', 413],
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

  test('takes 200 KiB', async () => {
    expect((await diagnose({ input: 'x '.repeat(100_000), offline: true })).status).toBe(200);
  });

  test('has no CORS headers, so that no page can use it', async () => {
    const response = await app.request('/api/v1/diagnose', {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(response.status).toBe(204);
    expect(
      [...response.headers.keys()].filter((name) => name.startsWith('access-control')),
    ).toEqual([]);
  });
});

describe('the description of the API', () => {
  test('is OpenAPI 3.1 with the schemas that the API validates with', async () => {
    const response = await app.request('/api/v1/openapi.json');
    const description = (await response.json()) as Record<string, never>;
    expect(description).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/v1/diagnose': { post: { operationId: 'diagnose' } } },
      components: {
        schemas: {
          DiagnoseRequest: {
            type: 'object',
            required: ['input'],
            properties: { input: { type: 'string' }, offline: { type: 'boolean' } },
          },
        },
      },
    });
  });

  test('names every status that the API has', async () => {
    const { paths } = (await (await app.request('/api/v1/openapi.json')).json()) as {
      paths: Record<string, { post: { responses: Record<string, unknown> } }>;
    };
    const responses = paths['/api/v1/diagnose']?.post.responses ?? {};
    expect(Object.keys(responses)).toEqual(['200', '400', '403', '413', '415', '429', '503']);
  });
});

describe('headers', () => {
  test.each([
    ['GET', '/', 'public, max-age=300'],
    ['HEAD', '/', 'public, max-age=300'],
    ['POST', '/', 'no-store'],
    ['POST', '/api/v1/diagnose', 'no-store'],
    ['GET', '/problems/token-rejected', 'public, max-age=300'],
    ['GET', '/assets/page-Ab1.js', 'public, max-age=31536000, immutable'],
    ['GET', '/scopes?for=external-dns', 'no-store'],
    ['GET', '/healthz', 'no-store'],
    ['GET', '/missing', 'no-store'],
  ])('%s %s', async (method, path, cache) => {
    const { headers } = await app.request(path, { method });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("trusted-types 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe(cache);
  });

  test('the policy names DigitalOcean’s two origins and no other', async () => {
    const policy = (await app.request('/')).headers.get('content-security-policy');
    expect(policy).toContain(
      "connect-src https://api.digitalocean.com https://cloud.digitalocean.com; form-action 'self'",
    );
  });

  test('the offline edition may send nothing', async () => {
    const policy = (await app.request('/offline')).headers.get('content-security-policy');
    expect(policy).toContain("connect-src 'none'; form-action 'none'");
  });

  test('a page that did not change is not sent again', async () => {
    const first = await app.request('/');
    const etag = first.headers.get('etag') ?? '';
    const again = await app.request('/', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('pages are compressed, answers to a form are not', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const page = await app.request('/', { headers });
    expect(page.headers.get('content-encoding')).toBe('gzip');
    const answer = await post({ input: working }, headers);
    expect(answer.headers.get('content-encoding')).toBeNull();
  });
});

describe('a POST', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }, 200],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost' }, 200],
    [{}, 200],
  ])('with %j is answered %i', async (headers, status) => {
    const response = await post({ input: 'x', offline: '1' }, headers);
    expect(response.status).toBe(status);
  });
});

describe('limits', () => {
  test('a client over its limit gets 429 and when to come back', async () => {
    const costs: string[] = [];
    const limited = await appWith({
      limit: async (_context, cost) => {
        costs.push(cost);
        return costs.length > 2 ? 17 : null;
      },
    });
    await post({ input: 'x', offline: '1' }, {}, limited);
    await diagnose({ input: 'x' }, 'application/json', limited);
    const page = await post({ input: 'x' }, {}, limited);
    const api = await diagnose({ input: 'x' }, 'application/json', limited);
    expect(costs).toEqual(['offline', 'ask', 'ask', 'ask']);
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '17']);
    expect(await page.text()).toContain('17 s');
    expect([api.status, api.headers.get('content-type')]).toEqual([
      429,
      'application/problem+json',
    ]);
    expect((await limited.request('/healthz')).status).toBe(200);
  });

  test('only so many checks ask DigitalOcean at a time; the others get 503', async () => {
    let answer = () => {};
    const open = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const busy = await appWith({
      maxAsking: 1,
      network: {
        ...network,
        timeoutMs: 10_000,
        transport: async (request) => {
          await open;
          return network.transport(request);
        },
      },
    });
    const first = diagnose({ input: working }, 'application/json', busy);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await diagnose({ input: working }, 'application/json', busy);
    const offline = await diagnose({ input: working, offline: true }, 'application/json', busy);
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '5']);
    expect(offline.status).toBe(200);
    answer();
    expect((await first).status).toBe(200);
    expect((await diagnose({ input: working }, 'application/json', busy)).status).toBe(200);
  });

  test('a form over 256 KiB is refused', async () => {
    const response = await post({ input: 'x'.repeat(270_000) });
    expect(response.status).toBe(413);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

test('what goes wrong inside is said without what it was', async () => {
  const now = (): number => {
    throw new Error(`inside: ${working}`);
  };
  const broken = await appWith({ network: { ...network, clock: { ...systemClock, now } } });
  const page = await post({ input: working }, {}, broken);
  const api = await diagnose({ input: working }, 'application/json', broken);
  expect([page.status, api.status]).toEqual([500, 500]);
  for (const response of [page, api]) {
    expect(await response.text()).not.toContain('inside');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('the log has the route and nothing that a visitor wrote', async () => {
  const lines: LogEntry[] = [];
  const logged = await appWith({ log: (entry) => lines.push(entry) });
  await post({ input: working }, {}, logged);
  await logged.request(`/${working}`);
  await logged.request(`/problems/${codes[0]}`);
  expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
    ['POST', '/', 200],
    ['GET', '(unknown)', 404],
    ['GET', '/problems/:code', 200],
  ]);
  expect(JSON.stringify(lines)).not.toContain(working.slice(-20));
});

describe('addresses', () => {
  test.each([
    ['PUT', '/', 'GET, HEAD, POST, OPTIONS'],
    ['GET', '/api/v1/diagnose', 'POST, OPTIONS'],
    ['POST', '/problems/token-rejected', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/scopes', 'GET, HEAD, OPTIONS'],
  ])('%s %s is not allowed, and says what is', async (method, path, allow) => {
    const response = await app.request(path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
  });

  test('OPTIONS says what an address takes', async () => {
    const response = await app.request('/', { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow')]).toEqual([
      204,
      'GET, HEAD, POST, OPTIONS',
    ]);
  });

  test.each([
    ['/problems', '/problems/'],
    ['/Problems/Token-Rejected/', '/problems/token-rejected'],
    ['/SCOPES/?for=x', '/scopes?for=x'],
    ['/privacy/', '/privacy'],
  ])('%s leads to its one spelling', async (path, to) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, to]);
  });

  test('HEAD is like GET without a body', async () => {
    const [get, head] = await Promise.all([
      app.request('/privacy'),
      app.request('/privacy', { method: 'HEAD' }),
    ]);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect(await head.text()).toBe('');
  });

  test('an unknown one is a page with a box, and a problem for a program', async () => {
    const page = await app.request('/problems/token-rejeted');
    expect(page.status).toBe(404);
    const text = await page.text();
    expect(text).toContain('href="/problems/token-rejected"');
    expect(text).toContain('<textarea');
    const program = await app.request('/x', { headers: { accept: 'application/json' } });
    expect(program.headers.get('content-type')).toBe('application/problem+json');
    expect((await app.request('/api/v2/diagnose')).headers.get('content-type')).toBe(
      'application/problem+json',
    );
  });

  test('robots.txt, sitemap.xml and llms.txt list the pages', async () => {
    const robots = await (await app.request('/robots.txt')).text();
    expect(robots).toContain('Sitemap: http://localhost/sitemap.xml');
    const sitemap = await (await app.request('/sitemap.xml')).text();
    const llms = await (await app.request('/llms.txt')).text();
    for (const code of codes) {
      expect(sitemap).toContain(`<loc>http://localhost/problems/${code}</loc>`);
      expect(llms).toContain(`(/problems/${code}.md)`);
    }
    expect((await app.request('/favicon.ico')).status).toBe(200);
  });

  test('GET /healthz', async () => {
    const response = await app.request('/healthz');
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
  });
});

describe('below a folder', async () => {
  const folder = await appWith({ basePath: '/tools/check' });
  const paths = [
    '/',
    '/offline',
    '/privacy',
    '/scopes?for=external-dns',
    '/problems/',
    '/problems/hm',
  ];

  test.each(paths)('%s has no link out of the folder', async (path) => {
    const page = await (await folder.request(`/tools/check${path}`)).text();
    const links = [...page.matchAll(/\b(?:href|src|action)="([^"#]*)"/g)].map(
      ([, link = '']) => link,
    );
    expect(links.length).toBeGreaterThan(3);
    expect(
      links.filter((link) => link.startsWith('/') && !link.startsWith('/tools/check/')),
    ).toEqual([]);
  });

  test('the folder itself leads to its page, and nothing else is served', async () => {
    const bare = await folder.request('/tools/check');
    expect([bare.status, bare.headers.get('location')]).toEqual([301, '/tools/check/']);
    expect((await folder.request('/')).status).toBe(404);
    expect((await folder.request('/tools/check/Scopes')).headers.get('location')).toBe(
      '/tools/check/scopes',
    );
  });

  test('the form and the API work there', async () => {
    const body = new URLSearchParams({ input: working });
    const page = await folder.request('/tools/check/', { method: 'POST', body });
    expect(await page.text()).toContain('href="/tools/check/problems/token-accepted"');
    const api = await folder.request('/tools/check/api/v1/diagnose', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input: working }),
    });
    expect(await api.json()).toMatchObject({
      diagnoses: [{ docs: '/tools/check/problems/token-accepted' }, {}],
    });
  });
});

describe('the pages of the codes', () => {
  test.each(codes)('%s', async (code) => {
    const response = await app.request(`/problems/${code}`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toMatch(/<meta name="description" content=".{20,}"/);
    expect(page).toContain(`<code>${code}</code>`);
  });

  test('begin with the error text that people search for', async () => {
    const page = await (await app.request('/problems/token-rejected')).text();
    expect(page).toContain('<title>“Unable to authenticate you”: ');
  });

  test('are listed', async () => {
    const page = await (await app.request('/problems/')).text();
    for (const code of codes) expect(page).toContain(`href="/problems/${code}"`);
  });

  test('are Markdown too', async () => {
    const { markdown } = problems.get('token-rejected') ?? {};
    const file = await app.request('/problems/token-rejected.md');
    expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(await file.text()).toBe(markdown);
    const asked = await app.request('/problems/token-rejected', {
      headers: { accept: 'text/markdown' },
    });
    expect(asked.headers.get('vary')).toContain('Accept');
    expect(await asked.text()).toBe(markdown);
  });

  test('link to each other by their addresses', async () => {
    const page = await (await app.request('/problems/token-rejected')).text();
    expect(page).toMatch(/<a href="[a-z-]+"><code>/);
    expect(page).not.toContain('.md"');
  });
});

describe('/scopes', () => {
  test.each([
    ['external-dns', 'domain:update'],
    ['POST /v2/droplets', 'droplet:create'],
    ['domain:delete', 'domain:delete'],
    ['droplet', 'droplet:create'],
    ['create a droplet', 'droplet:create'],
    ['push to registry', 'registry:create'],
    ['ssh keys', 'ssh_key:read'],
    ['read only', 'api:read'],
    ['terraform apply', 'block_storage:create'],
  ])('%s needs %s', async (asked, scope) => {
    const response = await app.request(`/scopes?for=${encodeURIComponent(asked)}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(scope);
  });

  test('adds the optional parts of a job that are ticked', async () => {
    const [without, withPart] = await Promise.all(
      ['', '&with=0'].map(async (part) =>
        (await app.request(`/scopes?for=terraform-plan${part}`)).text(),
      ),
    );
    const boxes = (page = '') => page.match(/aria-label="tick"/g)?.length ?? 0;
    expect(boxes(withPart)).toBeGreaterThan(boxes(without));
    expect(withPart).toMatch(/name="with" value="0" form="scopes" checked=""/);
  });

  test('says that a model access key is needed where it is', async () => {
    const page = await (await app.request('/scopes?for=POST%20/v1/chat/completions')).text();
    expect(page).toContain('model access key');
  });

  test('suggests what a misspelt name may mean', async () => {
    const response = await app.request('/scopes?for=external-dsn');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('external-dns</a>');
  });

  test('says what a token could destroy', async () => {
    const page = await (await app.request('/scopes?for=external-dns')).text();
    expect(page).toMatch(/What this token could destroy: [^<]*DNS records/);
  });
});
