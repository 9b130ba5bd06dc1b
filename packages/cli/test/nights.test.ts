import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Transport } from '@token-check/core';
import { nodeTransport } from '@token-check/core/node';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runWith } from './world.ts';

/** 30 nights against an API on this machine, and which of them turn a job red. */

const first = makeToken('dop_v1_', 'first');
const second = makeToken('dop_v1_', 'second');
const third = makeToken('dop_v1_', 'third');

const day = 86_400_000;
const minute = 60_000;
/** The first night. Every run starts at 03:17. */
const start = Date.parse('2026-03-01T03:17:00Z');
const dayOf = (night: number) => new Date(start + (night - 1) * day).toISOString().slice(0, 10);

type Weather =
  | 'good'
  | '503'
  | '503 for 3 minutes'
  | 'dns'
  | '429 for 2 minutes'
  | '429 for an hour'
  | '401'
  | 'no token/info';

interface Night {
  /** What the API does with the token that is stored. */
  readonly weather: Weather;
  /** The value of the secret; null if it is empty. */
  readonly value: string | null;
  /** When that token expires. */
  readonly expires: string;
}

let now = start;
let began = start;
let tonight: Night = { weather: 'good', value: first, expires: '' };
let requests = 0;

const account = {
  email: 'sammy@example.com',
  // What a hostile team would like to have in a file, a log or a comment.
  team: {
    uuid: '5df3e3004a17e242b7c20ca6c9fc25b701a47ece',
    name: '@all ]]>%0A::error::|\u001b[2J',
  },
  uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
  status: 'active',
  email_verified: true,
};

function answer(request: IncomingMessage, response: ServerResponse): void {
  requests++;
  // The date of this machine isn't that of the night.
  response.sendDate = false;
  const send = (status: number, body: object, headers: Record<string, string> = {}) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
  const { weather, value, expires } = tonight;
  const isInfo = request.url === '/v1/oauth/token/info';
  const busy = { id: 'too_many_requests', message: 'API rate limit exceeded.' };
  const down = { id: 'service_unavailable', message: 'Service is currently unavailable.' };
  const elapsed = now - began;
  if (request.headers.authorization !== `Bearer ${value}` || weather === '401') {
    return void send(401, { id: 'Unauthorized', message: 'Unable to authenticate you' });
  }
  if (weather === '503' || (weather === '503 for 3 minutes' && elapsed < 3 * minute)) {
    return void send(503, down);
  }
  if (weather === '429 for an hour') return void send(429, busy, { 'retry-after': '3600' });
  if (weather === '429 for 2 minutes' && elapsed < 2 * minute) {
    return void send(429, busy, { 'retry-after': '120' });
  }
  if (isInfo && weather === 'no token/info') return void send(502, {});
  if (!isInfo) return void send(200, { account });
  const seconds = Math.round((Date.parse(expires) - now) / 1000);
  send(200, {
    scopes: ['account:read', 'droplet:read'],
    expires_in_seconds: seconds,
    application: { uid: null },
    created_at: 1_760_000_000,
  });
}

const server = createServer(answer);
let urls: readonly string[] = [];
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  urls = ['--api-url', origin, '--oauth-url', origin];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const config = `secrets:
  - name: deploy
    env: DO_TOKEN
    minTtl: 1d
`;

/** Nights without a name server: none of these tests asks a real one. */
const transport = async (): Promise<Transport> => {
  const toServer = nodeTransport({ env: {} });
  return (request) =>
    tonight.weather === 'dns'
      ? Promise.resolve({ type: 'failure', reason: 'dns', code: 'ENOTFOUND' })
      : toServer(request);
};

/** One run of a job in this night. Waiting moves the clock. */
async function run(
  night: number,
  given: Night,
  argv: readonly string[],
  passports: string | null,
  text = config,
) {
  tonight = given;
  began = start + (night - 1) * day;
  now = began;
  requests = 0;
  const ran = await runWith(['ci', ...urls, ...argv], {
    cwd: '/repo',
    env: { DO_TOKEN: given.value ?? '' },
    files: {
      '/repo/.git': '',
      '/repo/token-check.config.yaml': text,
      ...(passports !== null && { 'passports.json': passports }),
    },
    transport,
    clock: {
      now: () => now,
      wait: async (milliseconds) => {
        now += milliseconds;
      },
      random: () => 0.5,
    },
  });
  return { ...ran, minutes: (now - began) / minute, requests };
}

const deploy = ['--allow-undetermined'];
const nightly = [
  '--error-on-warnings',
  ...['--retry-for', '10m', '--allow-undetermined', '3d', '--passports', 'passports.json'],
];

type Row = readonly [
  night: number,
  weather: Weather,
  deploy: number,
  nightly: number,
  /** What the text of the nightly job contains. */
  says: string | RegExp,
  value?: string | null,
];

/** Runs both jobs in every night. The file of the nightly job stays from night to night. */
async function play(rows: readonly Row[], expires: (value: string | null) => string) {
  let passports: string | null = null;
  const seen: unknown[] = [];
  const files: string[] = [];
  let output = '';
  for (const [night, weather, , , says, value = first] of rows) {
    const given = { weather, value, expires: expires(value) };
    const morning = await run(night, given, deploy, null);
    const ran = await run(night, given, nightly, passports);
    passports = ran.written['passports.json'] ?? passports;
    files.push(passports ?? '');
    output += ran.out + ran.err + morning.out + morning.err + (passports ?? '');
    const text = ran.out.replace(/\s+/g, ' ');
    const told = typeof says === 'string' ? text.includes(says) : says.test(text);
    seen.push([night, weather, morning.status, ran.status, told ? says : text]);
    // A deploy doesn't wait, and patience has an end.
    expect(morning.minutes).toBeLessThan(0.2);
    expect(ran.minutes).toBeLessThanOrEqual(10);
  }
  return { seen, files, output };
}

const expectedOf = (rows: readonly Row[]) =>
  rows.map(([night, weather, morning, ran, says]) => [night, weather, morning, ran, says]);

describe('30 nights of a token that is replaced in time', () => {
  // The first token expires on 24 March at noon, the second one in June.
  const rows: readonly Row[] = [
    [1, 'good', 0, 0, '✓ deploy'],
    [2, '503', 0, 0, '(tolerated)'],
    [3, 'good', 0, 0, '✓ deploy'],
    [4, 'dns', 0, 0, '(tolerated)'],
    [5, 'dns', 0, 0, '(tolerated)'],
    // Accepted on 3 March, which is more than three days ago.
    [6, 'dns', 0, 3, '✗ deploy'],
    [7, 'dns', 0, 3, '✗ deploy'],
    [8, 'good', 0, 0, '✓ deploy'],
    [9, '429 for an hour', 0, 0, '(tolerated)'],
    [10, '429 for 2 minutes', 0, 0, '✓ deploy'],
    // Less than 14 days are left.
    [11, 'good', 0, 4, 'expires in 13 days'],
    [12, 'no token/info', 0, 0, '(tolerated)'],
    [13, 'good', 0, 4, 'expires in 11 days'],
    [14, 'good', 0, 4, 'expires in 10 days'],
    [15, '503 for 3 minutes', 0, 4, 'expires in 9 days'],
    // Rejected with time left.
    [16, '401', 1, 1, 'Probably: The token was revoked with 7 days left'],
    [17, '401', 1, 1, 'Probably: The token was revoked with 6 days left'],
    [18, 'good', 0, 0, '✓ deploy', second],
    [19, '401', 1, 1, 'The old value is back', first],
    [20, 'good', 0, 0, '✓ deploy', second],
    [21, '401', 1, 1, 'This isn’t the value that DigitalOcean accepted', third],
    [22, 'good', 0, 0, '✓ deploy', second],
    [23, 'good', 0, 0, '✓ deploy', second],
    [24, 'good', 2, 2, 'DO_TOKEN is empty', null],
    // A night of trouble is quiet, and a week of it is not.
    [25, '503', 0, 0, '(tolerated)', second],
    [26, '503', 0, 3, '✗ deploy', second],
    [27, '429 for an hour', 0, 3, '✗ deploy', second],
    [28, 'dns', 0, 3, '✗ deploy', second],
    [29, 'no token/info', 0, 3, '✗ deploy', second],
    [30, 'good', 0, 0, '✓ deploy', second],
  ];
  const expires = (value: string | null) =>
    value === second ? '2026-06-20T12:00:00Z' : '2026-03-24T12:00:00Z';

  test('turn red where they should, in both jobs', async () => {
    expect(rows.map(([night]) => night)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    const { seen, files, output } = await play(rows, expires);
    expect(seen).toEqual(expectedOf(rows));

    // The file changes with an acceptance alone, and has both values at the end.
    const changed = files.flatMap((file, at) => (file === files[at - 1] ? [] : [at + 1]));
    expect(changed).toEqual([1, 3, 8, 10, 11, 13, 14, 15, 18, 20, 22, 23, 30]);
    const { passports } = JSON.parse(files.at(-1) ?? '');
    expect(passports).toMatchObject([
      {
        secret: 'deploy',
        firstAccepted: dayOf(1),
        lastAccepted: dayOf(15),
        expiresAt: '2026-03-24',
      },
      {
        secret: 'deploy',
        firstAccepted: dayOf(18),
        lastAccepted: dayOf(30),
        expiresAt: '2026-06-20',
      },
    ]);

    // The canary: no piece of a value anywhere, no person and no team in the file.
    for (const value of [first, second, third]) {
      for (let at = 0; at + 20 <= value.length; at++) {
        expect(output).not.toContain(value.slice(at, at + 20));
      }
    }
    for (const foreign of ['sammy', '@', '::', ']]>', '\u001b']) {
      expect(files.at(-1)).not.toContain(foreign);
    }
    expect(output).not.toContain('\u001b[2J');
  });
});

describe('30 nights of a token that is never replaced', () => {
  // It expires on 15 March at noon.
  const rows: readonly Row[] = Array.from({ length: 30 }, (_, at): Row => {
    const night = at + 1;
    if (night === 1) return [night, 'good', 0, 0, '✓ deploy'];
    if (night < 14) return [night, 'good', 0, 4, `expires in ${15 - night} days`];
    if (night === 14) return [night, 'good', 0, 4, 'expires in 32 hours'];
    // Less than minTtl.
    if (night === 15) return [night, 'good', 4, 4, 'expires in 8 hours'];
    return [night, '401', 1, 1, 'Probably: The token has expired'];
  });

  test('turn red two weeks ahead, and say expired from the night after', async () => {
    const { seen } = await play(rows, () => '2026-03-15T12:00:00Z');
    expect(seen).toEqual(expectedOf(rows));
  });
});

describe('without the file of the nights before', () => {
  const given: Night = { weather: '503', value: first, expires: '2026-03-24T12:00:00Z' };

  test.each([
    ['no file', null],
    ['a broken file', '{"schemaVersion":1,"passports":[{}]}'],
    ['the file of something else', '{"secrets":[]}'],
    ['the file of a newer version', '{"schemaVersion":2,"passports":[]}'],
  ])('nothing is tolerated: %s', async (_what, file) => {
    const { status, written, err } = await run(2, given, nightly, file);
    expect(status).toBe(3);
    expect(written).toEqual({});
    expect(err).toMatch(
      file === null ? /^$/ : /^note: “passports\.json” is(?:n’t| from) .*neither uses nor changes/,
    );
  });

  test.each(['{', '{"secrets":[]}', '{"schemaVersion":2,"passports":[]}'])(
    'a good night leaves as it is what it can’t read: %s',
    async (file) => {
      const { status, written } = await run(2, { ...given, weather: 'good' }, nightly, file);
      expect(status).toBe(0);
      expect(written).toEqual({});
    },
  );

  test('another value proves nothing', async () => {
    const good = await run(1, { ...given, weather: 'good' }, nightly, null);
    const file = good.written['passports.json'] ?? '';
    expect((await run(2, given, nightly, file)).status).toBe(0);
    expect((await run(2, { ...given, value: second }, nightly, file)).status).toBe(3);
  });

  test('a forger can make 3 into 0, and no rejection milder', async () => {
    const good = await run(1, { ...given, weather: 'good' }, nightly, null);
    const forged = (good.written['passports.json'] ?? '').replaceAll('2026-03-01', '2026-03-19');
    expect((await run(20, given, nightly, forged)).status).toBe(0);
    const refused = await run(20, { ...given, weather: '401' }, nightly, forged);
    expect(refused.status).toBe(1);
    expect(refused.out).toContain('The token was revoked');
  });
});

test('JSON says what was tolerated', async () => {
  const given: Night = { weather: 'good', value: first, expires: '2026-03-24T12:00:00Z' };
  const file = (await run(1, given, nightly, null)).written['passports.json'] ?? '';
  const { out, status } = await run(2, { ...given, weather: '503' }, [...nightly, '--json'], file);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    exitStatus: 0,
    counts: { pass: 0, warn: 1, fail: 0, skip: 0 },
    reports: [{ verdict: 'undetermined', job: { effect: 'warn', tolerated: 'undetermined' } }],
  });
});

test('an expiry that is never shown turns the nightly job red, and no deploy', async () => {
  const given: Night = { weather: 'no token/info', value: first, expires: '' };
  // No field asks for the expiry, but every secret warns two weeks ahead.
  const plain = 'secrets:\n  - name: deploy\n    env: DO_TOKEN\n';
  const morning = await run(1, given, ['--json'], null, plain);
  expect(morning.status).toBe(0);
  expect(JSON.parse(morning.out).reports[0]).toMatchObject({
    verdict: 'usable',
    job: { effect: 'warn', tolerated: null },
  });
  let passports: string | null = null;
  const statuses: number[] = [];
  for (const night of [1, 2, 3, 4, 5]) {
    const ran: Awaited<ReturnType<typeof run>> = await run(night, given, nightly, passports, plain);
    passports = ran.written['passports.json'] ?? passports;
    statuses.push(ran.status);
  }
  // The first acceptance is remembered, and not renewed while the expiry is unknown.
  expect(statuses).toEqual([3, 0, 0, 3, 3]);
});

test('a rejection is never waited for, and patience asks less and less often', async () => {
  const given: Night = { weather: '401', value: first, expires: '' };
  const refused = await run(1, given, nightly, null);
  expect([refused.minutes, refused.requests]).toEqual([0, 2]);
  const busy = await run(1, { ...given, weather: '429 for an hour' }, nightly, null);
  expect([busy.minutes, busy.requests]).toEqual([0, 2]);
  const down = await run(1, { ...given, weather: '503' }, nightly, null);
  expect(down.minutes).toBeGreaterThan(5);
  expect(down.requests).toBeLessThan(150);
});
