import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../check.ts';
import { fetchTransport } from '../probe/transports/fetch.ts';
import type { Report, Source } from '../report/report-v1.ts';
import { sandbox } from '../sandbox/index.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { passportIdOf } from '../secret/passport-id.ts';
import { Secret } from '../secret/secret.ts';
import { newPassportBook } from './passport-book.ts';
import { formatPassports, type Passport, readPassports, withAccepted } from './passports.ts';
import { mayBeUndetermined } from './tolerance.ts';

const token = (seed: string) => makeToken('dop_v1_', seed);
const at = (day: string, time = '03:17:00') => Date.parse(`${day}T${time}Z`);
const source: Source = { kind: 'config', name: 'deploy', env: 'DO_TOKEN' };

/** The report of one night, and the passports after it. */
async function night(
  value: string,
  passports: readonly Passport[],
  now: number,
  options: { expected?: object; source?: Source } = {},
): Promise<{ report: Report; passports: readonly Passport[] }> {
  const book = newPassportBook(passports);
  const clock = { now: () => now, wait: async () => {}, random: () => 0 };
  const [report] = await check(value, {
    source,
    exact: true,
    network: { transport: fetchTransport(sandbox), clock },
    clock,
    passports: book,
    ...options,
  });
  if (report === undefined) throw new Error('no report');
  return { report, passports: book.renewed(passports, [report], now) };
}

const full = token('full access');
const narrow = token('droplets only');

const passport = (parts: Partial<Passport> = {}): Passport => ({
  id: passportIdOf(new Secret(full)),
  secret: 'deploy',
  kind: 'personal-access-token',
  firstAccepted: '2026-01-01',
  lastAccepted: '2026-03-01',
  expiresAt: '2026-04-30',
  scopes: ['api:read', 'api:write'],
  team: null,
  account: null,
  ...parts,
});

describe('the id', () => {
  // echo -n 'token-check passport v1' | openssl dgst -sha256 -hmac "$TOKEN"
  test('is an HMAC of a fixed text, 32 digits long', () => {
    expect(passportIdOf(new Secret('key'))).toBe('0151bb85e03e0b98d3289e60fd923a7e');
    expect(passportIdOf(new Secret(full))).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is another one for every value', () => {
    expect(passportIdOf(new Secret(full))).not.toBe(passportIdOf(new Secret(narrow)));
    expect(passportIdOf(new Secret(full))).not.toContain(new Secret(full).fingerprint.slice(7));
  });
});

describe('a passport', () => {
  test('has days and uuids, and neither the value nor a name or an address', async () => {
    const { passports } = await night(full, [], at('2026-03-01'));
    expect(passports).toEqual([
      {
        id: passportIdOf(new Secret(full)),
        secret: 'deploy',
        kind: 'personal-access-token',
        firstAccepted: '2026-03-01',
        lastAccepted: '2026-03-01',
        expiresAt: '2026-04-30',
        scopes: ['api:read', 'api:write'],
        team: expect.stringMatching(/^[\w-]{36,40}$/),
        account: expect.stringMatching(/^[\w-]{36,40}$/),
      },
    ]);
    const text = formatPassports(passports);
    expect(text).not.toMatch(/@|dop_v1_/);
    for (let start = 0; start + 12 <= full.length; start++) {
      expect(text).not.toContain(full.slice(start, start + 12));
    }
  });

  test('has null for a value that never expires', async () => {
    const { passports } = await night(narrow, [], at('2026-03-01'));
    expect(passports[0]).toMatchObject({ expiresAt: null, scopes: ['droplet:read', 'image:read'] });
  });

  test('is renewed on a later day, and the same on the same day', async () => {
    const first = await night(full, [], at('2026-03-01'));
    const again = await night(full, first.passports, at('2026-03-01', '23:00:00'));
    expect(formatPassports(again.passports)).toBe(formatPassports(first.passports));
    const later = await night(full, first.passports, at('2026-03-09'));
    expect(later.passports).toMatchObject([
      { firstAccepted: '2026-03-01', lastAccepted: '2026-03-09' },
    ]);
  });

  test('keeps the expiry when the next answer is a moment off', async () => {
    const earlier = [passport({ lastAccepted: '2026-03-01', expiresAt: '2026-05-01' })];
    const { passports } = await night(full, earlier, at('2026-03-01', '23:59:59'));
    expect(passports[0]?.expiresAt).toBe('2026-05-01');
  });

  test.each(['deleted', 'outage', 'expired', 'revoked', 'busy', 'hotel'])(
    'is not made for the token “%s”, which DigitalOcean did not accept',
    async (seed) => {
      const { passports } = await night(token(seed), [], at('2026-03-01'));
      expect(passports).toEqual([]);
    },
  );

  test('is made for a value that fails an expectation', async () => {
    const expected = { minLifetime: 90 * 86_400 };
    const { passports } = await night(full, [], at('2026-03-01'), { expected });
    expect(passports).toHaveLength(1);
  });

  test('is not renewed while an expectation could not be checked', async () => {
    const expected = { account: 'sammy@example.com' };
    const clock = { now: () => at('2026-03-02'), wait: async () => {}, random: () => 0 };
    const answer = fetchTransport(sandbox);
    const book = newPassportBook([passport()]);
    const [report] = await check(full, {
      source,
      expected,
      passports: book,
      network: {
        clock,
        transport: (request) =>
          request.url.endsWith('/account')
            ? Promise.resolve({ type: 'response', status: 503, headers: {}, body: '' })
            : answer(request),
      },
    });
    expect(report?.verdict).toBe('usable');
    expect(book.renewed([passport()], [report as Report], clock.now())).toEqual([passport()]);
  });

  test('stays for the last two values of a name, and for other names', async () => {
    const others = [
      passport({ id: 'a'.repeat(32), lastAccepted: '2026-01-05' }),
      passport({ id: 'b'.repeat(32), lastAccepted: '2026-02-05' }),
      passport({ id: 'c'.repeat(32), lastAccepted: '2025-01-05', secret: 'other' }),
    ];
    const { passports } = await night(full, others, at('2026-03-01'));
    expect(passports.map(({ id }) => id).sort()).toEqual(
      [passportIdOf(new Secret(full)), 'b'.repeat(32), 'c'.repeat(32)].sort(),
    );
  });

  test('takes no text for a uuid that is none', async () => {
    const { report } = await night(full, [], at('2026-03-01'));
    const hostile = { name: 'x', uuid: 'sammy@example.com' };
    const book = newPassportBook([]);
    book.recall({ secret: new Secret(full) }, source);
    const [made] = book.renewed(
      [],
      [{ ...report, account: { ...report.account, uuid: '\u001b[2J', team: hostile } } as Report],
      at('2026-03-01'),
    );
    expect(made).toMatchObject({ team: null, account: null });
  });
});

describe('the file', () => {
  test('is sorted, ends with a line break, and is read as it was written', () => {
    const list = [
      passport({ secret: 'b' }),
      passport({ secret: 'a', firstAccepted: '2026-02-01', id: 'f'.repeat(32) }),
      passport({ secret: 'a', expiresAt: null, scopes: null }),
    ];
    const text = formatPassports(list);
    expect(formatPassports(list.toReversed())).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
    const read = readPassports(text);
    expect(read).toEqual({ passports: [list[2], list[1], list[0]] });
  });

  test('keeps apart what never expires and what is unknown', () => {
    const { expiresAt: _, ...unknown } = passport();
    const text = formatPassports([unknown, passport({ secret: 'never', expiresAt: null })]);
    expect(readPassports(text)).toEqual({
      passports: [unknown, passport({ secret: 'never', expiresAt: null })],
    });
  });

  const file = (value: unknown) => JSON.stringify(value);
  test.each([
    ['', { passports: [] }],
    ['\n', { passports: [] }],
    ['{', { fault: 'broken' }],
    ['\u0000\u0001', { fault: 'broken' }],
    ['[]', { fault: 'foreign' }],
    ['null', { fault: 'foreign' }],
    ['7', { fault: 'foreign' }],
    ['"dop"', { fault: 'foreign' }],
    [file({ secrets: [] }), { fault: 'foreign' }],
    [file({ schemaVersion: 2, passports: {} }), { fault: 'newer' }],
    [file({ schemaVersion: 1, passports: {} }), { fault: 'broken' }],
    [file({ schemaVersion: '1', passports: [] }), { fault: 'broken' }],
    [file({ schemaVersion: 1, passports: [{ ...passport(), id: 'x' }] }), { fault: 'broken' }],
    [
      file({ schemaVersion: 1, passports: [{ ...passport(), lastAccepted: '2026-02-30' }] }),
      { fault: 'broken' },
    ],
    [
      file({ schemaVersion: 1, passports: [{ ...passport(), lastAccepted: 20260301 }] }),
      { fault: 'broken' },
    ],
    [file({ schemaVersion: 1, passports: [null] }), { fault: 'broken' }],
    [file({ schemaVersion: 1, passports: [] }), { passports: [] }],
    [
      file({ schemaVersion: 1, passports: [{ ...passport(), more: 1 }] }),
      { passports: [passport()] },
    ],
  ])('that contains %j is %j', (text, result) => {
    expect(readPassports(text)).toEqual(result);
  });

  test('can be read, whatever a server and a configuration say', async () => {
    const { report } = await night(full, [], at('2026-03-01'));
    const text = fc.option(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(
        fc.record({ name: fc.string({ unit: 'binary' }), uuid: text, team: text, expiresAt: text }),
        fc.array(fc.string()),
        ({ name, uuid, team, expiresAt }, scopes) => {
          const odd = {
            ...report,
            source: { kind: 'config', name },
            account: { ...report.account, uuid, team: { name, uuid: team } },
            grant: { ...report.grant, scopes, expiresAt },
          } as Report;
          const made = withAccepted([], 'a'.repeat(32), odd, at('2026-03-01'));
          expect(readPassports(formatPassports(made))).toEqual({ passports: made });
        },
      ),
    );
  });

  test('never throws, whatever it contains', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((one) => JSON.stringify(one)),
        ),
        (text) => {
          readPassports(text);
        },
      ),
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const list = [{ ...passport(), secret: value, scopes: value }];
        readPassports(JSON.stringify({ schemaVersion: 1, passports: list }) ?? '');
      }),
    );
  });
});

describe('a refusal', () => {
  const dead = token('deleted');
  const own = (parts: Partial<Passport> = {}) =>
    passport({ id: passportIdOf(new Secret(dead)), ...parts });
  const other = (parts: Partial<Passport> = {}) => passport({ id: 'a'.repeat(32), ...parts });

  test.each([
    ['without a passport', [], 'token-rejected', 'by the API'],
    ['before the expiry', [own()], 'token-revoked', 'with 57 days left'],
    ['after the expiry', [own({ expiresAt: '2026-03-01' })], 'token-expired', 'expired'],
    ['of a value without expiry', [own({ expiresAt: null })], 'token-revoked', 'never expires'],
    [
      'of a value whose expiry is unknown',
      [own({ expiresAt: undefined })],
      'token-rejected',
      'accepted it until 2026-03-01',
    ],
    ['of another value', [other()], 'token-rejected', 'This isn’t the value'],
    [
      'of the value before',
      [own(), other({ lastAccepted: '2026-03-02' })],
      'token-rejected',
      'The old value is back',
    ],
    [
      'of the value after',
      [own(), other({ lastAccepted: '2026-02-02' })],
      'token-revoked',
      'with 57 days left',
    ],
    [
      'of a value with a passport under another name',
      [own({ secret: 'other' })],
      'token-revoked',
      'with 57 days left',
    ],
    ['of a value of another name', [other({ secret: 'other' })], 'token-rejected', 'by the API'],
  ])('%s', async (_what, passports, code, words) => {
    const { report } = await night(dead, passports, at('2026-03-03'));
    const [first] = report.diagnoses;
    expect(report.verdict).toBe('problem');
    expect(first?.code).toBe(code);
    const text = `${first?.title} ${first?.what}`;
    if (words === 'by the API') expect(text).not.toMatch(/earlier|accepted/);
    else expect(text).toContain(words);
  });
});

describe('an inconclusive answer', () => {
  const noon = at('2026-03-04', '12:00:00');
  test.each([
    ['is never tolerated without a passport', '3d', null, false],
    ['is tolerated without conditions', true, null, true],
    [
      'is not tolerated unless that is said',
      false,
      passport({ lastAccepted: '2026-03-04' }),
      false,
    ],
    ['is tolerated on the same day', '1d', passport({ lastAccepted: '2026-03-04' }), true],
    ['is tolerated within the time', '3d', passport({ lastAccepted: '2026-03-02' }), true],
    [
      'is not tolerated on a day that the time may not reach',
      '3d',
      passport({ lastAccepted: '2026-03-01' }),
      false,
    ],
    ['is not tolerated a week later', '3d', passport({ lastAccepted: '2026-02-25' }), false],
    [
      'is not tolerated by a passport of the future',
      '3d',
      passport({ lastAccepted: '2027-01-01' }),
      false,
    ],
    [
      'is not tolerated after the expiry',
      '3d',
      passport({ lastAccepted: '2026-03-03', expiresAt: '2026-03-03' }),
      false,
    ],
    [
      'is tolerated on the day of the expiry',
      '3d',
      passport({ lastAccepted: '2026-03-03', expiresAt: '2026-03-04' }),
      true,
    ],
    [
      'is tolerated for a value without expiry',
      '1w',
      passport({ lastAccepted: '2026-03-01', expiresAt: null }),
      true,
    ],
  ])('%s', (_what, allowed, seen, tolerated) => {
    const proof = seen && { passport: seen, now: noon };
    expect(mayBeUndetermined(allowed, proof)).toBe(tolerated);
  });
});
