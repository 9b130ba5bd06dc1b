import { describe, expect, test } from 'vitest';
import { check, redact } from '../src/index.ts';
import { makeToken } from '../src/sandbox/make-token.ts';

const mebibyte = 1024 * 1024;
const token = makeToken('dop_v1_', 'after the limit');
const lines = (count: number, line: (number: number) => string): string =>
  Array.from({ length: count }, (_, number) => line(number)).join('\n');

/** What the first report says was not read. */
async function unread(text: string): Promise<unknown> {
  const [report] = await check(text, { network: false });
  return report?.diagnoses.find(({ code }) => code === 'partly-read')?.evidence;
}

describe('a text that is read up to a limit says so', () => {
  test('after 1,048,576 characters', async () => {
    const start = 'a line without meaning\n'.repeat(mebibyte / 23);
    expect(await unread(`${start}\nDO_TOKEN=${token}`.slice(-mebibyte))).toBeUndefined();
    const text = `${start}${' '.repeat(100)}\nDO_TOKEN=${token}`;
    expect(await unread(text)).toEqual({ reason: 'length' });
    const [report] = await check(text, { network: false });
    expect(report).toMatchObject({ verdict: 'undetermined', credential: null });
  });

  test('after 500 credentials', async () => {
    const tokens = (count: number) => lines(count, (number) => makeToken('dop_v1_', `${number}`));
    expect(await unread(tokens(500))).toBeUndefined();
    expect(await unread(tokens(501))).toEqual({ reason: 'credentials' });
  });

  test.each([
    ['commands', (kib: number) => 'curl |'.repeat(kib * 170)],
    ['JSON objects', (kib: number) => '{"token":"x"}'.repeat(kib * 80)],
  ])('after the work that %s may cost', async (_what, make) => {
    expect(await unread(make(1))).toBeUndefined();
    expect(await unread(make(256))).toEqual({ reason: 'work' });
  });

  test('and other diagnoses stay', async () => {
    const [report] = await check(`DO_TOKEN=${token}\n${'curl |'.repeat(50_000)}`, {
      network: false,
    });
    const codes = report?.diagnoses.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['well-formed', 'partly-read']));
  });
});

describe('a large text that people have is read whole:', () => {
  test.each([
    [
      'a log in JSON',
      lines(3000, (n) => `{"time":"2026-01-01T00:00:00Z","level":"error","n":${n},"error":"x"}`),
    ],
    [
      'a script of commands',
      lines(
        2500,
        (n) => `curl -sS -X GET https://api.digitalocean.com/v2/droplets/${n} -o ${n}.json`,
      ),
    ],
    [
      'a log that mentions curl',
      lines(4000, (n) => `step ${n}: curl | bash is not how this is installed`),
    ],
    [
      'a log of refusals',
      lines(8000, (n) => `${n} GET /v2/account 401 Unable to authenticate you`),
    ],
  ])('%s', async (_what, text) => {
    expect(text.length).toBeGreaterThan(150_000);
    expect(await unread(text)).toBeUndefined();
  });
});

test('nothing that may be a credential is left in a text that redact() read only in part', async () => {
  const text = `${'curl |'.repeat(180_000)}\nDO_TOKEN=${token}`;
  expect(text.length).toBeGreaterThan(mebibyte);
  const redacted = await redact(text);
  expect(redacted).not.toContain(token.slice(10, 22));
  expect(redacted).toContain('curl |curl |');
});
