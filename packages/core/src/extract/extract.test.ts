import { describe, expect, test } from 'vitest';
import { makeToken } from '../sandbox/make-token.ts';
import { reveal } from '../secret/secret.ts';
import { extract } from './extract.ts';

const pat = makeToken('dop_v1_', 'extract');
const oauth = makeToken('doo_v1_', 'extract');
const refresh = makeToken('dor_v1_', 'extract');
const hex = makeToken('', 'extract');
const url = 'https://api.digitalocean.com/v2/account';

/** `value (form name)` for each candidate, in order. */
async function found(text: string): Promise<string[]> {
  const { candidates } = await extract(text);
  return candidates.map(({ secret, location }) =>
    [reveal(secret), `(${[location.form, location.name].filter(Boolean).join(' ')})`].join(' '),
  );
}

describe('candidates', () => {
  test.each([
    ['alone', pat, [`${pat} (bare)`]],
    ['with white space around it', `\n  ${pat}\t\r\n`, [`${pat} (bare)`]],
    ['between quotes', `"${pat}"`, [`${pat} (bare)`]],
    ['in a sentence', `my token is ${pat}, why?`, [`${pat} (bare)`]],
    ['in an environment file', `A=1\nDO_TOKEN=${pat}\nB=2`, [`${pat} (setting DO_TOKEN)`]],
    ['in an export with quotes', `export DO_TOKEN='${pat}'`, [`${pat} (setting DO_TOKEN)`]],
    ['in YAML', `auth:\n  access-token: ${pat} # mine`, [`${pat} (setting access-token)`]],
    ['in HCL', `  token = "${pat}"`, [`${pat} (setting token)`]],
    ['in a header line', `authorization: bearer ${pat}`, [`${pat} (header authorization)`]],
    ['in code', `headers = {"Authorization": "Bearer ${pat}"}`, [`${pat} (json Authorization)`]],
    [
      'in curl, single quotes',
      `curl -H 'Authorization: Bearer ${pat}' ${url}`,
      [`${pat} (command Authorization)`],
    ],
    [
      'in curl over lines',
      `$ curl -X GET \\\n  -H "Authorization: Bearer ${pat}" \\\n  "${url}"`,
      [`${pat} (command Authorization)`],
    ],
    [
      'in curl, attached',
      `curl -H'Authorization: Bearer ${pat}' ${url}`,
      [`${pat} (command Authorization)`],
    ],
    ['in curl, as a user', `curl -su "${pat}:" ${url}`, [`${pat} (command --user)`]],
    [
      'in curl, with its own option',
      `curl --oauth2-bearer ${pat} ${url}`,
      [`${pat} (command --oauth2-bearer)`],
    ],
    ['in Basic', `Authorization: Basic ${btoa(`${pat}:`)}`, [`${pat} (header Authorization)`]],
    ['in a callback', `https://x.example/cb?code=${hex}&state=1`, [`${hex} (url code)`]],
    [
      'in a fragment',
      `app://cb#access_token=${oauth}&token_type=bearer`,
      [`${oauth} (url access_token)`],
    ],
    ['in a piece of a callback', `code=${hex}&state=1`, [`${hex} (url code)`]],
    ['in JSON in a log', `answer: {"token":"${pat}"} done`, [`${pat} (json token)`]],
  ])('a credential %s is found', async (_where, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test('each credential is found once, and the one that a request sends comes first', async () => {
    const text = `TOKEN=${oauth}\nrefresh_token=${refresh}\ncurl -H "Authorization: Bearer ${pat}" ${url}\n# ${oauth}`;
    expect(await found(text)).toEqual([
      `${pat} (command Authorization)`,
      `${oauth} (setting TOKEN)`,
      `${refresh} (url refresh_token)`,
    ]);
  });

  test('a credential has the role that its name elsewhere gives to it', async () => {
    const { candidates } = await extract(
      `https://app.example/cb?code=${hex}\ncurl -H "Authorization: Bearer ${hex}" ${url}`,
    );
    expect(candidates).toHaveLength(1);
    expect(candidates[0]).toMatchObject({
      role: { kind: 'authorization-code', name: 'code' },
      request: { authScheme: { type: 'scheme', scheme: 'Bearer' } },
    });
  });

  test('the access token of a token response comes first, and its challenge is no credential', async () => {
    const response = {
      bearer: 'Bearer realm="DigitalOcean"',
      refresh_token: refresh,
      access_token: oauth,
    };
    expect(await found(JSON.stringify(response))).toEqual([
      `${oauth} (json access_token)`,
      `${refresh} (json refresh_token)`,
    ]);
  });
});

describe('no candidate', () => {
  test.each([
    ['white space', ' \n'],
    ['prose', 'Why does this not work?'],
    ['an error', 'Error: 401 Unauthorized'],
    ['a status alone', '401'],
    ['an error in JSON', '{"id":"unauthorized","message":"Unable to authenticate you."}'],
    ['the code of an error', '{"code":"invalid_request"}'],
    ['a digest', `image@sha256:${hex}`],
    ['the type of a token', 'token_type=bearer'],
  ])('is found in %s', async (_where, text) => {
    expect(await found(text)).toEqual([]);
  });
});

describe('the request', () => {
  test.each([
    [
      `curl -H 'Authorization: Bearer ${pat}' ""`,
      { url: 'missing', authScheme: { type: 'scheme', scheme: 'Bearer' } },
    ],
    [`curl -H 'Authorization: Bearer ${pat}'`, { url: 'missing' }],
    [`curl -u "${pat}:" ${url}`, { authScheme: { type: 'basic-user' } }],
    [`curl -H "Authorization: ${pat}" ${url}`, { authScheme: { type: 'no-scheme' } }],
    [
      `curl -H "Authorization: token ${pat}" ${url}`,
      { authScheme: { type: 'scheme', scheme: 'token' } },
    ],
    [
      `curl -XDELETE -H "Authorization: Bearer ${pat}" ${url}`,
      {
        method: 'DELETE',
        url: { scheme: 'https', host: 'api.digitalocean.com', path: '/v2/account' },
      },
    ],
    [`curl -d '{}' -H "Authorization: Bearer ${pat}" ${url}`, { method: 'POST' }],
    [
      `curl --compressed -sS -o /dev/null -H "Authorization: Bearer ${pat}" ${url}`,
      { method: 'GET', url: { host: 'api.digitalocean.com' } },
    ],
  ])('of %s is read', async (text, request) => {
    const { candidates } = await extract(text);
    expect(candidates[0]?.request).toMatchObject(request);
  });

  test.each([
    ["'", false],
    ['"', true],
  ])('between %s a shell replaces variables: %j', async (quote, expands) => {
    const { candidates } = await extract(
      `curl -H ${quote}Authorization: Bearer $TOKEN${quote} ${url}`,
    );
    expect(candidates[0]?.location.expands).toBe(expands);
  });
});

describe('the facts', () => {
  test.each([
    [
      'a godo error',
      `GET ${url}: 401 (request "0a1b2c3d-0000-4000-8000-000000000000") Unable to authenticate you`,
      {
        status: 401,
        knownMessage: 'unable-to-authenticate',
        method: 'GET',
        path: '/v2/account',
        host: 'api.digitalocean.com',
        requestId: '0a1b2c3d-0000-4000-8000-000000000000',
      },
    ],
    [
      'the message alone',
      'Unable to authenticate you.',
      { status: 401, knownMessage: 'unable-to-authenticate' },
    ],
    [
      'a Ruby hash',
      '{"id"=>"unauthorized", "message"=>"…"}',
      { status: 401, knownMessage: null, vague: true },
    ],
    [
      'JSON within JSON',
      '"{\\"id\\":\\"unauthorized\\"}"',
      { status: 401, knownMessage: null, vague: true },
    ],
    [
      'a missing permission',
      'HTTP/1.1 403 Forbidden\n\nYou are not authorized to perform this operation',
      { status: 403, knownMessage: 'not-permitted' },
    ],
    ['an outage', 'status code: 503', { status: 503, knownMessage: null }],
  ])('of %s are read', async (_what, text, fact) => {
    const { facts } = await extract(text);
    expect(facts).toMatchObject([{ type: 'answer', origin: 'pasted', ...fact }]);
  });

  test.each([
    ['dial tcp: lookup api.digitalocean.com: no such host', 'dns'],
    ['connect ECONNREFUSED 127.0.0.1:443', 'refused'],
    ['x509: certificate signed by unknown authority', 'tls'],
    ['context deadline exceeded (Client.Timeout exceeded)', 'timeout'],
  ])('of “%s” are a failure: %s', async (text, reason) => {
    const { facts } = await extract(text);
    expect(facts).toMatchObject([{ type: 'failure', origin: 'pasted', reason }]);
  });

  test('of a token response contain no token', async () => {
    const { facts } = await extract(
      JSON.stringify({
        access_token: oauth,
        expires_in: 2592000,
        scope: 'read write',
        created_at: 1_760_000_000,
      }),
    );
    expect(facts).toEqual([
      {
        type: 'grant',
        origin: 'pasted',
        scopes: ['read', 'write'],
        lifetime: { type: 'seconds', seconds: 2592000 },
        createdAt: '2025-10-09T08:53:20.000Z',
        expiresAt: '2025-11-08T08:53:20.000Z',
        application: null,
      },
    ]);
  });

  test('of a request with the credential in its path don’t contain it', async () => {
    const { facts } = await extract(
      `GET https://api.digitalocean.com/v2/${pat}: 401 Unable to authenticate you`,
    );
    expect(JSON.stringify(facts)).not.toContain(pat.slice(8, 28));
  });
});
