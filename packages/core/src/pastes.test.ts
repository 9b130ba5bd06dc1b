import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { systemClock } from './probe/clock.ts';
import { digitalOcean } from './probe/digitalocean.ts';
import { fetchTransport } from './probe/transports/fetch.ts';
import { makeToken } from './sandbox/make-token.ts';
import { sandbox } from './sandbox/sandbox.ts';

/** What people paste, what it must lead to, and what may leave the machine. */
const good = makeToken('dop_v1_', 'full access');
const hex = makeToken('', 'somebody');
const url = 'https://api.digitalocean.com/v2/account';

async function run(paste: string) {
  const sent = new Set<string>();
  const transport = fetchTransport((request) => {
    sent.add(request.headers.get('authorization')?.replace('Bearer ', '') ?? '');
    return sandbox(request);
  });
  const network = {
    ...digitalOcean,
    transport,
    timeoutMs: 200,
    userAgent: 'test',
    clock: systemClock,
  };
  const reports = await check(paste, { source: { kind: 'stdin' }, network });
  return {
    sent: [...sent],
    first: reports[0],
    codes: reports[0]?.diagnoses.map(({ code }) => code) ?? [],
    reports,
  };
}

describe('is sent nowhere', () => {
  test.each([
    `{"code"=>"${hex}", "state"=>"x"}`,
    `data={'grant_type': 'authorization_code', 'code': '${hex}'}`,
    `callback received code=${hex} from 1.2.3.4`,
    `2026-01-01 auth code: ${hex}`,
    `https://a.example/cb?x=1&amp;code=${hex}`,
    `<code>${hex}</code>`,
    `{"code":"${hex}","state":"x"`,
    `{"access_token":"doo_v1_","refresh_token":"${hex}","exp`,
    `"{\\"code\\": \\"${hex}\\"}"`,
    `/usr/bin/curl -X POST https://cloud.digitalocean.com/v1/oauth/token -d code=${hex}`,
    `curl https://cloud.digitalocean.com/v1/oauth/token ^\n  -d code=${hex}`,
    `curl https://cloud.digitalocean.com/v1/oauth/token \\ \n  -d code=${hex}`,
    `http POST https://cloud.digitalocean.com/v1/oauth/token code=${hex}`,
    `wget --post-data "refresh_token=${hex}&grant_type=refresh_token" https://cloud.digitalocean.com/v1/oauth/token`,
    `curl -X POST "https://cloud.digitalocean.com/v1/oauth/token?grant_type=authorization_code&code=${hex}"`,
    `curl --json '{"code":"${hex}"}' https://cloud.digitalocean.com/v1/oauth/token`,
    `https://app.example/cb?code=${hex}\ncurl -H "Authorization: Bearer ${hex}" ${url}`,
    `refresh_token=${hex}\nAuthorization: Bearer ${hex}`,
    `DIGITALOCEAN_REFRESH_TOKEN=${hex}`,
    `refresh-token: ${hex}`,
    `{"refreshToken":"${hex}"}`,
    `AUTH_CODE=${hex}`,
    `DO_CLIENT_SECRET=${hex}`,
    `"clientSecret": "${hex}"`,
    `params.code = "${hex}"`,
    `https://a.example/cb?code=abc&state=${hex}`,
    `code_verifier=${hex}`,
    `etag: "${hex}"`,
    `${hex}  release.tar.gz`,
    `SESSION_SECRET=${hex}`,
    `LINODE_TOKEN=${hex}`,
    `SENTRY_AUTH_TOKEN=${hex}`,
    `SOCIAL_AUTH_DIGITALOCEAN_SECRET = '${hex}'`,
    `Client ID\n${hex}\nClient Secret\n${makeToken('', 'other')}`,
    `CLIENT_ID="${hex}"\nCLIENT_SECRET="${makeToken('', 'other')}"`,
    `apiVersion: v1\nkind: Config\ncurrent-context: a\nusers:\n- user:\n    token: ${hex}`,
    `$ docker run -d nginx\n${hex}`,
    `ETH_PRIVATE_KEY=${hex}`,
    `image@sha256:${hex}`,
    `${'gh'}p_${'a1B2c3'.repeat(6)}`,
    `${'sk-do-'}${hex.slice(0, 58)}`,
    `provider "linode" {\n  token = "${hex}"\n}`,
    `vultr:\n  token: ${hex}`,
    `{"hetzner":{"token":"${hex}"}}`,
    `hcloud server list --token ${hex}`,
    `docker login registry.gitlab.com -u me -p ${hex}`,
    `//packages.example.com/:_authToken=${hex}`,
    `curl -H "Authorization: Bearer ${hex}" https://api.vultr.com/v2/account`,
    `curl -u "${hex}:" https://api.example.com/v1`,
    `https://hooks.example.com/in?token=${hex}`,
    `curl -d grant_type=refresh_token -d token=${hex} https://cloud.digitalocean.com/v1/oauth/token`,
    `{"grant_type":"authorization_code","token":"${hex}"}`,
    `our refresh token is ${hex}`,
    `{"appId":"${hex}"}`,
    `apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: https://a1.k8s.ondigitalocean.com\nusers:\n- user:\n    token: ${hex}`,
    `kubectl --server https://a1.k8s.ondigitalocean.com --token ${hex} get pods`,
    `{"kind":"ExecCredential","status":{"token":"${hex}"}}`,
    `curl -H "Authorization: Bearer ${hex}" https://abc.agents.do-ai.run/api/v1/chat`,
    `curl -H "Authorization: Bearer ${hex}" https://my-app-1a2b.ondigitalocean.app/`,
    `{"token_type":"refresh","token":"${hex}"}`,
    'correct horse battery staple',
    'dop_v1_xxxxxxxxxxxxxxxxxxxx',
    good.slice(0, 66),
  ])('%s', async (paste) => {
    expect((await run(paste)).sent).toEqual([]);
  });
});

test('the same token in two forms is asked about once', async () => {
  const asked: string[] = [];
  const transport = fetchTransport((request) => {
    asked.push(request.url);
    return sandbox(request);
  });
  const network = {
    ...digitalOcean,
    transport,
    timeoutMs: 200,
    userAgent: 'test',
    clock: systemClock,
  };
  const paste = `A_TOKEN=${good}\nB_TOKEN=${good.toUpperCase()}\nC_TOKEN=${btoa(good)}`;
  expect(await check(paste, { source: { kind: 'stdin' }, network })).toHaveLength(3);
  expect(asked).toHaveLength(2);
});

test('of a dump of tokens only the first ten are asked about', async () => {
  const tokens = Array.from({ length: 14 }, (_, at) => makeToken('dop_v1_', `dump ${at}`));
  const { sent, reports } = await run(tokens.join('\n'));
  expect(sent).toHaveLength(10);
  expect(reports).toHaveLength(14);
  expect(reports.at(-1)?.verdict).toBe('unchecked');
});

describe('leads to', () => {
  test.each([
    // Code and templates that are right as they stand.
    ['Authorization: Bearer ${DO_TOKEN}', 'unexpanded-variable', 'problem'],
    ['Authorization: Bearer {{token}}', 'unexpanded-variable', 'unchecked'],
    ['Authorization: Bearer ${{ secrets.DO_TOKEN }}', 'unexpanded-variable', 'unchecked'],
    [
      '{"headers":{"Authorization":"Bearer ${DIGITALOCEAN_API_TOKEN}"}}',
      'unexpanded-variable',
      'unchecked',
    ],
    ["headers = {'Authorization': 'Bearer ' + token}", 'unexpanded-variable', 'unchecked'],
    ['headers={"Authorization": f"Bearer {token}"}', 'unexpanded-variable', 'unchecked'],
    [
      'curl -H "Authorization: $AUTH_HEADER" https://api.digitalocean.com/v2/account',
      'unexpanded-variable',
      'unchecked',
    ],
    ['token = get_token()', 'unexplained', 'undetermined'],
    ['provider "digitalocean" {\n  token = "var.do_token"\n}', 'unexpanded-variable', 'problem'],
    [
      'bash -c "curl -H \'Authorization: Bearer $T\' https://api.digitalocean.com/v2/account"',
      'unexpanded-variable',
      'unchecked',
    ],
    // Whole tokens with something beside them.
    [`Authorization: Bearer ${good}, Accept: */*`, 'token-accepted', 'usable'],
    [`Authorization: Bearer ${good} status=401`, 'token-accepted', 'usable'],
    [`map[Authorization:[Bearer ${good}] Accept:[*/*]]`, 'token-accepted', 'usable'],
    [`my token **${good}** fails`, 'token-accepted', 'usable'],
    [`${good.slice(0, 40)}\n${good.slice(40)}`, 'token-accepted', 'usable'],
    [`ssh host "curl -H \\"Authorization: Bearer ${good}\\" ${url}"`, 'token-accepted', 'usable'],
    [`curl -H “Authorization: Bearer ${good}” ${url}`, 'surrounding-quotes', 'problem'],
    [`Authorization: Bearer “${good}”`, 'surrounding-quotes', 'problem'],
    [`curl -H 'Authorization: Bearer "${good}"' ${url}`, 'surrounding-quotes', 'problem'],
    [`# uses curl and jq\nTOKEN=${good}`, 'token-accepted', 'usable'],
    [`curl -H "Authorization: Bearer ${good}" -K url.conf`, 'token-accepted', 'usable'],
    [`apt-get install -y curl && export DO_TOKEN=${good}`, 'token-accepted', 'usable'],
    [
      `DO_TOKEN=${good}\nDB_PASSWORD=hunter2\nSECRET_KEY_BASE=0123456789`,
      'token-accepted',
      'usable',
    ],
    ['curl --version', 'unexplained', 'undetermined'],
    ['token_count: 5', 'unexplained', 'undetermined'],
    ['password: required', 'unexplained', 'undetermined'],
    ['the Authorization: header correctly', 'unexplained', 'undetermined'],
    // Error text.
    [
      'Enter your access token: \nError: GET https://api.digitalocean.com/v2/account: 401 Unable to authenticate you',
      'token-rejected',
      'problem',
    ],
    [
      'GET https://api.heroku.com/account: 401 {"id":"unauthorized","message":"x"}',
      'other-service',
      'undetermined',
    ],
    ['retry in: 500 ms\nError: Unable to authenticate you', 'token-rejected', 'problem'],
    ['droplet limit: 500', 'unexplained', 'undetermined'],
    ['took: 429 ms', 'unexplained', 'undetermined'],
    ['401 Unauthorized', 'unexpected-response', 'undetermined'],
    ['Request failed with status code 401', 'unexpected-response', 'undetermined'],
    ["invalid character 'U' looking for beginning of value", 'token-rejected', 'undetermined'],
    ["invalid character '<' looking for beginning of value", 'unexpected-response', 'undetermined'],
    ['unauthorized: authentication required', 'other-service', 'undetermined'],
    ['Error: Input required and not supplied: token', 'empty-input', 'problem'],
    ['My certificate has expired question', 'unexplained', 'undetermined'],
    [
      'POST https://api.digitalocean.com/v2/droplets: 422 (request "x") name is taken',
      'request-refused',
      'undetermined',
    ],
    ['Error: Unable to authen\nticate you', 'token-rejected', 'problem'],
    ['Error: Unable to\n  authenticate you', 'token-rejected', 'problem'],
    ['Error: DIGITALOCEAN_TOKEN is not set', 'empty-input', 'problem'],
    [
      `GET /v2/account HTTP/1.1\nHost: cloud.digitalocean.com\nAuthorization: Bearer ${good}`,
      'wrong-host',
      'problem',
    ],
    [`docker run --env-file .env app\n# .env\nDO_TOKEN="${good}"`, 'surrounding-quotes', 'problem'],
    [`<config><token>${good}</token></config>`, 'token-accepted', 'usable'],
    [`client = godo.NewFromToken("${good}")`, 'token-accepted', 'usable'],
    [`[link](https://app.example/cb?code=${hex})`, 'authorization-code', 'problem'],
    [
      `access-token: ${good}\nauth-contexts:\n  work: ${makeToken('dop_v1_', 'deleted')}\n`,
      'token-accepted',
      'usable',
    ],
    [
      '  with:\n    token: ***\nError: GET https://api.digitalocean.com/v2/account: 503 Service is currently unavailable.',
      'service-unavailable',
      'undetermined',
    ],
    [
      'provider "digitalocean" {\n  token = "${var.do_token}"\n}',
      'unexpanded-variable',
      'unchecked',
    ],
    [
      `{"mcpServers":{"do":{"args":["--digitalocean-api-token","${good}"]}}}`,
      'token-accepted',
      'usable',
    ],
    [`{"headers":{"Authorization":"${good}"}}`, 'missing-auth-scheme', 'problem'],
    [`{"env":[{"name":"DO_TOKEN","value":"your_token_here"}]}`, 'placeholder-token', 'problem'],
    ['DIGITALOCEAN_TOKEN=\n', 'empty-input', 'problem'],
    ['NODE_ENV=production\nDIGITALOCEAN_TOKEN=\nPORT=3000', 'empty-input', 'problem'],
    ['DIGITALOCEAN_TOKEN=undefined', 'placeholder-token', 'problem'],
    ['DIGITALOCEAN_TOKEN=ваш_токен', 'placeholder-token', 'problem'],
    ['DO_TOKEN=[YOUR_TOKEN]', 'placeholder-token', 'problem'],
    ['DO_TOKEN=dop_v1_<your-token>', 'placeholder-token', 'problem'],
    ['Authorization: Bearer null', 'placeholder-token', 'problem'],
    ['Authorization: Bearer [REDACTED]', 'masked-token', 'problem'],
    [
      `net/http: invalid header field value "Bearer ${good}\\n" for key Authorization`,
      'stray-whitespace',
      'problem',
    ],
    [
      'requests.exceptions.InvalidHeader: Invalid return character or leading space in header: Authorization',
      'stray-whitespace',
      'problem',
    ],
    [`curl -H "Autorization: Bearer ${good}" ${url}`, 'wrong-auth-header', 'problem'],
    [`curl -H "Bearer ${good}" ${url}`, 'wrong-auth-header', 'problem'],
    [`curl -H "Authorization: Barer ${good}" ${url}`, 'wrong-auth-scheme', 'problem'],
    [`curl -H "Authorization: Bearer <${good}>" ${url}`, 'malformed-token', 'problem'],
    [
      `curl -H "Authorization: Bearer ${good}" https://api.digitalocaen.com/v2/account`,
      'wrong-host',
      'problem',
    ],
    [
      'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://api.digitalocean.com/v2/account',
      'token-rejected',
      'problem',
    ],
    ['environment variable "DO_ACCESS_TOKEN" is required', 'empty-input', 'problem'],
    ['missing required arguments: oauth_token', 'empty-input', 'problem'],
    ['<Error><Code>SignatureDoesNotMatch</Code></Error>', 'other-service', 'undetermined'],
    [
      `GITHUB_TOKEN=${'gh'}p_${'a1B2c3'.repeat(6)}\nDIGITALOCEAN_ACCESS_TOKEN=${good}`,
      'token-accepted',
      'usable',
    ],
    [
      `DIGITALOCEAN_TOKEN=${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
      'foreign-token',
      'problem',
    ],
    ['what does dop_v1_ mean?', 'general-question', 'unchecked'],
    ['self signed certificate in certificate chain', 'tls-untrusted', 'undetermined'],
    ['$headers = @{"Authorization"="Bearer $env:DO_TOKEN"}', 'unexpanded-variable', 'unchecked'],
    [`${good.slice(0, 30)} ${good.slice(30)}`, 'token-accepted', 'usable'],
    [
      `https://cloud.digitalocean.com/v1/oauth/authorize?client_id=${hex}&redirect_uri=https://a.example/cb&response_type=code&scope=read,write`,
      'oauth-invalid-scope',
      'problem',
    ],
    [
      `https://cloud.digitalocean.com/v1/oauth/authorize?client_id=${hex}&response_type=code`,
      'oauth-redirect-mismatch',
      'problem',
    ],
    [
      `https://cloud.digitalocean.com/v1/oauth/authorize?client_id=${hex}&redirect_uri=https://a.example/cb&response_type=code&scope=read+write`,
      'oauth-authorization-url',
      'unchecked',
    ],
    ['********', 'masked-token', 'problem'],
    ['<redacted>', 'masked-token', 'problem'],
  ])('%s → %s', async (paste, code, verdict) => {
    const { first, codes } = await run(paste);
    expect([codes[0], first?.verdict]).toEqual([code, verdict]);
  });

  test('a token response: its field “bearer” holds no token', async () => {
    const response = {
      access_token: makeToken('doo_v1_', 'application'),
      bearer: 'bearer',
      refresh_token: makeToken('dor_v1_', 'refresh'),
    };
    const { reports } = await run(JSON.stringify(response));
    expect(reports.map(({ credential, verdict }) => [credential?.kind, verdict])).toEqual([
      ['oauth-access-token', 'usable'],
      ['oauth-refresh-token', 'unchecked'],
    ]);
  });

  test('a token that a terminal has wrapped is told so', async () => {
    const { codes } = await run(`${good.slice(0, 40)}\n${good.slice(40)}`);
    expect(codes).toEqual(['token-accepted', 'full-access', 'stray-whitespace']);
  });

  test('no certain word about an empty value where a prompt hides it', async () => {
    const { first } = await run('Enter your access token: \n401 Unable to authenticate you');
    expect(
      first?.diagnoses.every(
        ({ code, confidence }) => code !== 'empty-input' || confidence === 'possible',
      ),
    ).toBe(true);
  });
});

describe('shows nothing of', () => {
  const secret = `${'gh'}p_${'kLmN7qR2sT'.repeat(4)}`.slice(0, 40);
  test.each([
    `GET https://api.digitalocean.com/v2/x/${secret}: 401 Unable to authenticate you`,
    `GET https://${hex.slice(0, 50)}.example.com/v2: 401 Unable to authenticate you`,
    `GET https://api.digitalocean.com/v2/token-${good}: 401 Unable to authenticate you`,
    `GET https://api.digitalocean.com/v2/x${good}/y: 401 Unable to authenticate you`,
    `DO_TOKEN=$${secret}`,
    `DO_TOKEN=os.getenv("${secret}")`,
    `Authorization: Bearer \${${secret}}`,
    `{"access_token":"${good}","scope":"read ${hex}"}`,
    `client_id=${hex}\n${good}`,
    `curl -H "X-Auth-Token: ${good}" https://${secret}@api.digitalocean.com/v2/${hex}?token=${secret}`,
    `Authorization: ${secret} ${secret}`,
    `dop_v1_${secret}`,
  ])('%s', async (paste) => {
    const text = JSON.stringify((await run(paste)).reports);
    for (const value of [secret, good, hex]) {
      for (let at = 0; at + 20 <= value.length; at++) {
        expect(text.toLowerCase()).not.toContain(value.slice(at, at + 20).toLowerCase());
      }
    }
  });
});

describe('says no more than the text', () => {
  test.each([
    'The previous DigitalOcean token was revoked, this is the new one:',
    'Was the DigitalOcean token revoked? I do not know.',
    'TODO: find out whether the DigitalOcean token was revoked',
    'Our GitLab token was revoked yesterday. DigitalOcean:',
    'If the access token has expired, DigitalOcean refuses it.',
    'The DigitalOcean access token expired, I thought; it is still in the list.',
    '{"expires_at":"10/12/2020","access_token":"x"}',
  ])('%s', async (story) => {
    const { codes } = await run(`${story}\n${good}`);
    expect(codes).not.toContain('token-revoked');
    expect(codes).not.toContain('token-expired');
  });
});

describe('of pasted refusals', () => {
  const refused = 'You are not authorized to perform this operation';
  const narrow = makeToken('dop_v1_', 'droplets only');
  const missing = async (paste: string) => {
    const { first } = await run(paste);
    const found = first?.diagnoses.find((one) => one.code === 'scope-missing');
    return found?.evidence.missing;
  };

  test('each one names what it needs', async () => {
    const paste = `DO_TOKEN=${narrow}
POST https://api.digitalocean.com/v2/droplets: 403 ${refused}
GET https://api.digitalocean.com/v2/droplets: 403 ${refused}
DELETE https://api.digitalocean.com/v2/volumes/abc: 403 ${refused}`;
    expect(await missing(paste)).toEqual(['droplet:create', 'block_storage:delete']);
  });

  test('a command says which operation it was', async () => {
    const paste = `curl -X POST -H "Authorization: Bearer ${narrow}" https://api.digitalocean.com/v2/domains -d '{}'
{"id":"Forbidden","message":"${refused}"}`;
    expect(await missing(paste)).toEqual(['domain:create']);
  });

  test('one that the token may do is no lack of a scope', async () => {
    const { first } = await run(
      `DO_TOKEN=${narrow}\nGET https://api.digitalocean.com/v2/droplets: 403 ${refused}`,
    );
    expect(first?.verdict).toBe('usable');
    expect(first?.diagnoses.find(({ code }) => code === 'scope-missing')).toMatchObject({
      confidence: 'possible',
      evidence: { suffices: true },
    });
  });

  test('a token that is dead now is not called alive', async () => {
    const dead = makeToken('dop_v1_', 'deleted');
    const { codes } = await run(
      `DO_TOKEN=${dead}\nPOST https://api.digitalocean.com/v2/droplets: 403 ${refused}`,
    );
    expect(codes).toEqual(['token-rejected']);
  });
});

test('what a program would send comes first', async () => {
  const [live, dead] = [good, makeToken('dop_v1_', 'deleted')];
  const doctl = await run(`access-token: ${live}\nauth-contexts:\n  work: ${dead}\ncontext: work`);
  expect(doctl.first?.verdict).toBe('problem');
  const terraform = await run(
    `DIGITALOCEAN_ACCESS_TOKEN=${live}\nDIGITALOCEAN_TOKEN=${dead}\n$ terraform plan\nGET https://api.digitalocean.com/v2/account: 401 Unable to authenticate you`,
  );
  expect(terraform.codes).toEqual(['token-rejected', 'multiple-credentials']);
});

test('a live token that others have seen is to be deleted', async () => {
  const said = `Alert: a DigitalOcean token was leaked in the repository acme/web: ${good}`;
  const { first } = await run(said);
  expect(first?.verdict).toBe('usable');
  expect(first?.diagnoses[0]).toMatchObject({ code: 'token-accepted', severity: 'warning' });
  expect(first?.diagnoses[0]?.fix[0]?.text).toMatch(/^Delete the token now/);
  const { first: asked } = await run(`Is my DigitalOcean token exposed? ${good}`);
  expect(asked?.diagnoses[0]?.severity).toBe('info');
});

describe('a whole token is found', () => {
  test.each([
    `令牌${good}`,
    `我的令牌${good}不工作`,
    `トークン${good}が使えない`,
    `token=${good}，已过期？`,
    `export T=${good.slice(0, 40)}\\\n${good.slice(40)}`,
    `Authorization: Bearer${good}`,
  ])('%j', async (paste) => {
    expect((await run(paste)).sent).toEqual([good]);
  });
});

test('the value of a variable that is the name of another one will never be filled in', async () => {
  const checked = (text: string) =>
    check(text, { source: { kind: 'env', name: 'DO' }, network: false, exact: true });
  for (const text of ['$DIGITALOCEAN_TOKEN', '%DO_TOKEN%', '${{ secrets.DO_TOKEN }}']) {
    const [report] = await checked(text);
    expect(report).toMatchObject({
      verdict: 'problem',
      diagnoses: [{ code: 'unexpanded-variable', confidence: 'certain' }],
    });
  }
});
