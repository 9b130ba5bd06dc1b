import { expect, test } from 'vitest';
import { makeToken } from '../sandbox/make-token.ts';
import { redact } from './redact.ts';

const token = makeToken('dop_v1_', 'redact');
const other = makeToken('doo_v1_', 'redact');

test('every credential in a text is replaced by its label, and the rest stays', async () => {
  const text = `DO_TOKEN=${token}\ncurl -H "Authorization: Bearer ${other}" https://api.example`;
  expect(await redact(text)).toBe(
    `DO_TOKEN=dop_v1_…${token.slice(-4)}\ncurl -H "Authorization: Bearer doo_v1_…${other.slice(-4)}" https://api.example`,
  );
});

test('an encoded credential and random characters are replaced too', async () => {
  const secret = `kind: Secret\ndata:\n  token: ${btoa(token)}\n`;
  expect(await redact(secret)).not.toContain(btoa(token).slice(20, 34));
  expect(await redact(secret)).toContain(`token: dop_v1_…${token.slice(-4)}`);
  const unknown = btoa('an unknown credential 0123456789').replace(/=+$/, '');
  expect(await redact(`the key is ${unknown} today`)).toBe('the key is … today');
});

test('a placeholder with characters of several bytes is no error', async () => {
  expect(await redact('DO_TOKEN=dop_v1_…')).toContain('DO_TOKEN=');
  expect(await redact('Authorization: Bearer dein-schlüssel-→-0123456789')).toContain('Bearer');
});

test('a text without a credential stays', async () => {
  expect(await redact('401 Unable to authenticate you')).toBe('401 Unable to authenticate you');
});

test('a text that was read only in part keeps no run that may be a credential', async () => {
  const rest = Array.from({ length: 501 }, (_, n) => makeToken('dop_v1_', `redact ${n}`));
  const redacted = await redact(
    `DO_TOKEN=${token}\n${rest.join('\n')}\nhttps://api.example and fine`,
  );
  expect(redacted).not.toMatch(/[0-9a-f]{16}/);
  expect(redacted).toContain('https://api.example and fine');
});
