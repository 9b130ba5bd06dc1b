import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountBody, tokenInfoBody } from '../../test/support/body-schemas.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { stripControls } from '../text/lines.ts';
import { readAccount, readTokenInfo, shownScope } from './bodies.ts';

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
        (typeof scopes === 'string' ? scopes.split(/\s+/).filter(Boolean) : scopes)?.map(
          shownScope,
        ),
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

test.each([
  { scopes: [1, 2], expires_in_seconds: 'soon', application: 7, created_at: [] },
  { scopes: ['account:read', null], created_at: 1 },
  { scopes: ['account:read'], created_at: '1', application: 'x', expires_in_seconds: [] },
  { scopes: { 0: 'account:read' }, created_at: 1 },
])('fields of wrong types are no grant: %j', (body) => {
  expect(readTokenInfo(body, null)).toBeNull();
});

test('a value in a field that has another form is not shown', () => {
  const value = makeToken('', 'in a field');
  for (const one of [value, value.slice(0, 32), `${value.slice(0, 20).toUpperCase()}`]) {
    const account = { email: `${one}@example.com`, name: one, uuid: one, status: one };
    const body = { account: { ...account, team: { name: one, uuid: one } } };
    expect(JSON.stringify(readAccount(body))).not.toContain(one.slice(0, 12));
  }
  expect(JSON.stringify(readAccount({ account: { email: value } }))).not.toContain(value.slice(7));
  const grant = {
    scopes: [value, `${value}:read`, `read:${value}`, 'droplet:read', 'read', '\u202edroplet:read'],
    created_at: 1,
    application: { uid: 'abc' },
  };
  const { scopes } = readTokenInfo(grant, null) ?? {};
  expect(scopes).toEqual(['…', '…', '…', 'droplet:read', 'read', '…']);
});

test('an address and both forms of an id are shown', () => {
  const account = {
    email: 'a1b2c3d4e5f6a7b8c9@privaterelay.example.com',
    uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
    team: { name: 'Ümläut & Söhne 2026', uuid: '9f0a3c1e-0000-4000-8000-1234567890ab' },
  };
  expect(readAccount({ account })).toMatchObject(account);
});

/** The same without what moves a cursor. */
function printable<T>(json: T): T {
  return JSON.parse(
    JSON.stringify(json, (_key, text) => (typeof text === 'string' ? stripControls(text) : text)),
  );
}
