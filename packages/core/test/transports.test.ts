import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { check, fetchTransport } from '../src/index.ts';
import { digitalOcean, systemClock } from '../src/internal.ts';
import { nodeTransport } from '../src/node.ts';
import { cast } from '../src/sandbox/cast.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { sandbox } from '../src/sandbox/sandbox.ts';

/** Everything that leaves the process ends here; whatever has no handler fails the test. */
const seen: Request[] = [];
const server = setupServer(
  http.all('*', async ({ request }) => {
    seen.push(request.clone());
    return sandbox(request);
  }),
);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  seen.length = 0;
  server.resetHandlers();
});
afterAll(() => server.close());

const source = { kind: 'stdin' };
const [working] = cast;

describe.each([
  ['fetch', fetchTransport()],
  ['node:https', nodeTransport({ env: {} })],
])('%s', (_name, transport) => {
  const network = {
    ...digitalOcean,
    transport,
    timeoutMs: 2000,
    userAgent: 'token-check/test',
    clock: systemClock,
  };

  test('asks the two official addresses, with GET and the Bearer header, and nothing else', async () => {
    const [report] = await check(working?.paste ?? '', { source, network });
    expect(report?.verdict).toBe('usable');
    expect(seen.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
      'GET https://api.digitalocean.com/v2/account',
      'GET https://cloud.digitalocean.com/v1/oauth/token/info',
    ]);
    for (const request of seen) {
      expect(request.headers.get('authorization')).toBe(`Bearer ${working?.paste}`);
      expect(request.headers.get('accept')).toBe('application/json');
      expect(await request.text()).toBe('');
    }
  });

  test('does not follow a redirect', async () => {
    server.use(
      http.get('https://api.digitalocean.com/v2/account', () =>
        HttpResponse.text('', { status: 302, headers: { location: 'https://elsewhere.example/' } }),
      ),
    );
    const [report] = await check(makeToken('dop_v1_', 'nobody'), { source, network });
    expect(report?.probes[0]).toMatchObject({ outcome: 'response', status: 302 });
    expect(seen.map(({ url }) => new URL(url).host)).toEqual(['cloud.digitalocean.com']);
  });

  test('stops reading an answer without end', async () => {
    server.use(
      http.get('https://api.digitalocean.com/v2/account', () =>
        HttpResponse.text('x'.repeat(300_000)),
      ),
      http.get('https://cloud.digitalocean.com/v1/oauth/token/info', () => HttpResponse.error()),
    );
    const [report] = await check(makeToken('dop_v1_', 'endless'), { source, network });
    expect(report?.verdict).toBe('undetermined');
    expect(report?.probes.map(({ outcome }) => outcome)).toEqual(['failure', 'failure']);
  });

  test('an answer that holds the credential does not bring it into the report', async () => {
    const token = makeToken('dop_v1_', 'echo');
    server.use(
      http.get('https://api.digitalocean.com/v2/account', () =>
        HttpResponse.json({
          account: { email: `Bearer ${token}`, uuid: token.slice(10, 50), status: 'active' },
        }),
      ),
    );
    server.use(
      http.get('https://cloud.digitalocean.com/v1/oauth/token/info', () => HttpResponse.error()),
    );
    const [report] = await check(token, { source, network });
    const text = JSON.stringify(report);
    expect(report?.verdict).toBe('usable');
    expect(text).not.toContain(token.slice(10, 30));
  });
});
