import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountBody, tokenInfoBody } from '../../test/support/body-schemas.ts';
import { readAccount, readTokenInfo } from './bodies.ts';

/** Values of every type, the right ones among them. */
const value = fc.oneof(
  fc.constantFrom(null, undefined, '', 'a', 'active', 0, -1, 3600, true, false, [], {}, ['a', 'b']),
  fc.constantFrom(['a', 1], 'read write', { uid: 'u' }, { name: 't', uuid: 'u' }, { name: 7 }),
  fc.jsonValue(),
);
const object = (names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });

test('an account is read as its schema reads it', () => {
  const fields = ['email', 'name', 'uuid', 'status', 'email_verified', 'team', 'other'];
  const body = fc.oneof(fc.record({ account: fc.oneof(object(fields), value) }), value);
  let read = 0;
  fc.assert(
    fc.property(body, (json) => {
      const { data } = accountBody.safeParse(json);
      const isOne = Boolean(data?.account.email || data?.account.uuid);
      const account = readAccount(json);
      expect(account !== null).toBe(isOne);
      if (data === undefined || account === null) return;
      read++;
      const { email_verified: emailVerified, ...rest } = data.account;
      expect(account).toEqual(printable({ ...rest, emailVerified }));
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(100);
});

test('a grant is read as its schema reads it', () => {
  const fields = ['scopes', 'expires_in_seconds', 'created_at', 'application', 'resource_owner_id'];
  let read = 0;
  fc.assert(
    fc.property(fc.oneof(object(fields), value), (json) => {
      const { data } = tokenInfoBody.safeParse(json);
      const grant = readTokenInfo(json, null);
      if (grant === null) return;
      read++;
      const { scopes } = data ?? {};
      expect(grant.scopes).toEqual(
        typeof scopes === 'string' ? scopes.split(/\s+/).filter(Boolean) : scopes,
      );
      const seconds = data?.expires_in_seconds;
      expect(grant.lifetime).toEqual(
        seconds === undefined
          ? { type: 'unknown' }
          : seconds === null
            ? { type: 'never' }
            : { type: 'seconds', seconds },
      );
      expect(grant.application).toEqual(printable(data?.application?.uid ?? null));
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(100);
});

/** The same without what moves a cursor. */
function printable<T>(json: T): T {
  return JSON.parse(
    JSON.stringify(json, (_key, text) =>
      typeof text === 'string' ? text.replace(/[\p{Cc}\p{Cf}]/gu, '') : text,
    ),
  );
}
