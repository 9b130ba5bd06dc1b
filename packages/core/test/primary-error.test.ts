import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { layOut } from '../src/report/layout.ts';
import { makeToken } from '../src/sandbox/make-token.ts';

/** The first cause decides; what follows from it is no second problem. */
const rejected =
  'GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';
const token = makeToken('dop_v1_', 'primary');

async function read(text: string) {
  const [report] = await check(text, { network: false });
  if (report === undefined) throw new Error('no report');
  const { main, also, hints } = layOut(report);
  return {
    main: main?.code,
    title: main?.title,
    others: [...also, ...hints].map(({ code }) => code),
    codes: report.diagnoses.map(({ code }) => code),
  };
}

describe('a consequence is not read as a second problem', () => {
  test.each([
    [
      'a header without Bearer',
      `curl -H "Authorization: ${token}" https://api.digitalocean.com/v2/account\n${rejected}`,
      'missing-auth-scheme',
    ],
    [
      'single quotes',
      `curl -H 'Authorization: Bearer $DO_TOKEN' https://api.digitalocean.com/v2/account\n${rejected}`,
      'unexpanded-variable',
    ],
    [
      'a program without a token',
      `Error: access token is required\nError: unauthorized: authentication required: registry.digitalocean.com`,
      'empty-input',
    ],
    [
      'an unset variable',
      `DO_TOKEN is not set, falling back to config\n${rejected}`,
      'empty-input',
    ],
    [
      'a token as a Spaces key',
      `secret_access_key = ${token}\nendpoint = fra1.digitaloceanspaces.com\n403 InvalidAccessKeyId`,
      'spaces-key',
    ],
    [
      'a refused operation after a lookup',
      'GET https://api.digitalocean.com/v2/domains/a.example: 404 The resource you were accessing could not be found.\nError: POST https://api.digitalocean.com/v2/domains: 403 You are not authorized to perform this operation',
      'scope-missing',
    ],
    [
      'a certificate',
      'Get "https://api.digitalocean.com/v2/account": x509: certificate signed by unknown authority\nauthentication failed: 401 Unauthorized',
      'tls-untrusted',
    ],
    [
      'a retry that timed out before',
      `ReadTimeoutError: HTTPSConnectionPool(host='api.digitalocean.com', port=443): Read timed out.\n${rejected}`,
      'token-rejected',
    ],
  ])('%s', async (_what, text, code) => {
    const { main, others } = await read(text);
    expect(main).toBe(code);
    expect(others).toEqual([]);
  });
});

test('the report itself keeps what the text shows', async () => {
  const { codes } = await read(
    `curl -H "Authorization: ${token}" https://api.digitalocean.com/v2/account\n${rejected}`,
  );
  expect(codes).toEqual(expect.arrayContaining(['missing-auth-scheme', 'token-rejected']));
});

test('a fault of its own is still read', async () => {
  const { main, others } = await read(
    `GET https://api.digitalocean.com/v2/droplets: 429 Too many requests\n${rejected}`,
  );
  expect(main).toBe('token-rejected');
  expect(others).toEqual(['rate-limited']);
});

test('the refusal comes before the failed clean-up that follows', async () => {
  const { title } = await read(
    'Error: POST https://api.digitalocean.com/v2/droplets: 422 size is invalid\nError: DELETE https://api.digitalocean.com/v2/droplets/1: 404 The resource you were accessing could not be found.',
  );
  expect(title).not.toContain('404');
});
