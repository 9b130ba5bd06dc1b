import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { fetchTransport } from '../src/index.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { sandbox } from '../src/sandbox/sandbox.ts';
import { said } from './support/said.ts';

const token = makeToken('dop_v1_', 'setup');
const rejected =
  'GET https://api.digitalocean.com/v2/droplets: 401 (request "1-2-3") Unable to authenticate you';
const missing =
  "Error: Unable to initialize DigitalOcean API client: access token is required. (hint: run 'doctl auth init')";

describe('an earlier step of the text went wrong', () => {
  test.each([
    [
      'a Secret without a value',
      `Name:         do-csi\nNamespace:    storage\nType:  Opaque\n\nData\n====\napi-token:  0 bytes\n\n${rejected}`,
      'The Secret has 0 bytes; a token has 71',
      'kubectl -n storage create secret generic do-csi',
    ],
    [
      'a Secret with a line break',
      `access-token:  72 bytes\n${rejected}`,
      'The Secret has 72 bytes; a token has 71',
      'a line break',
    ],
    [
      'a Secret that was encoded twice',
      `access-token:  96 bytes\n${rejected}`,
      'The Secret has 96 bytes; a token has 71',
      'encoded twice',
    ],
    [
      'an option of echo in the value',
      'the env of the pod shows DO_TOKEN="-n  xxxxx", is that right?',
      'The value starts with “-n ”, which isn’t part of the token',
      'printf %s',
    ],
    [
      'a command where a variable should be',
      '$ export DIGITALOCEAN_ACCESS_TOKEN=$(DO_PROD_TOKEN)\n$ doctl account get',
      '$(DO_PROD_TOKEN) runs a command; write "$DO_PROD_TOKEN"',
      '"$DO_PROD_TOKEN"',
    ],
    [
      'a value without quotes in PowerShell',
      `PS> $env:DIGITALOCEAN_TOKEN=${token}\n${token} : The term '${token}' is not recognized as the name of a cmdlet, function\nPS> terraform plan\n${rejected}`,
      'PowerShell needs quotes around the token',
      '$env:DIGITALOCEAN_TOKEN = "<token>"',
    ],
    [
      'a key that Pulumi doesn’t read',
      `pulumi config set --secret do-token\n  digitalocean:index:Droplet (web):\n    error: ${rejected}`,
      'Pulumi reads `digitalocean:token`, not `do-token`',
      'pulumi config set digitalocean:token --secret',
    ],
    [
      'a refresh with the old token of Pulumi’s state',
      `after rotating the token:\n  digitalocean:index:Domain (d):\n    error: Preview failed: refreshing urn:pulumi:prod::web: ${rejected}`,
      'Pulumi refreshes with the token in its state',
      'pulumi refresh --run-program',
    ],
    [
      'a task of Ansible’s module uri',
      `fatal: [web]: FAILED! => {"changed": false, "msg": "Status code was 401 and not [200]: HTTP Error 401: Unauthorized", "status": 401}\n${rejected}`,
      'DigitalOcean rejected what the uri task sent (401)',
      "default('') | length",
    ],
    [
      'a request to Cloudflare',
      'dns update failed: {"success":false,"errors":[{"code":9109,"message":"Invalid access token"}],"result":null}',
      'This answer is Cloudflare’s, not DigitalOcean’s',
      'Set the provider of the domain',
    ],
    [
      'a context that got no token',
      `doctl auth init -t ***\nValidating token... OK\ndoctl auth switch --context staging\nNow using context [staging] by default\ndoctl apps list`,
      'The context staging has no token here',
      'doctl auth init --context staging',
    ],
    [
      'an empty list where there are Droplets',
      'doctl compute droplet list\nID    Name    Public IPv4    Region    Status\n\nbut we have three of them in the dashboard',
      'The token works, but belongs to another team',
      'one team only',
    ],
    [
      'an empty variable for docker login',
      'docker login -u $REG_TOKEN -p $REG_TOKEN registry.digitalocean.com\nError: Cannot perform an interactive login from a non TTY device',
      'The variable REG_TOKEN is empty in this job',
      'echo "${#REG_TOKEN}"',
    ],
    [
      'docker login without a password',
      '+ docker login registry.digitalocean.com\nError: Cannot perform an interactive login from a non-TTY device',
      'docker login got no password',
      '--password-stdin',
    ],
    [
      'Amazon’s token service about Spaces keys',
      'Error: Retrieving AWS account details: AWS account ID not previously found\n  operation error STS: GetCallerIdentity, api error InvalidClientTokenId\nendpoint = "https://ams3.digitaloceanspaces.com"',
      'Terraform asked Amazon about the Spaces keys',
      'skip_requesting_account_id',
    ],
    [
      'an endpoint without a scheme',
      'Error: error reading state: operation error S3: GetObject, Custom endpoint `fra1.digitaloceanspaces.com` was not a valid URI',
      'The endpoint has no https://',
      'https://nyc3.digitaloceanspaces.com',
    ],
  ])('%s', async (_what, text, headline, part) => {
    const found = await said(text);
    expect(found.headline).toContain(headline);
    expect(found.all).toContain(part);
  });

  test('doctl’s file with the contexts of kubectl', async () => {
    const file = `access-token: ""\ncontexts:\n  work:\n    access-token: ${token}\n`;
    const { headline } = await said(
      `config.yaml of doctl:\n${file}\n$ doctl --context work account get`,
    );
    expect(headline).toContain('doctl reads `auth-contexts`, not `contexts`');
  });
});

describe('nothing went wrong in', () => {
  test.each([
    ['a Secret of the right length', `access-token:  71 bytes\n${rejected}`],
    ['a Secret with a token from before 2022', `access-token:  64 bytes\n${rejected}`],
    ['a variable of Kubernetes', `kind: Pod\n  args:\n    - echo $(DO_TOKEN)\n${rejected}`],
    ['a variable of Azure Pipelines', `vmImage: ubuntu\n- script: echo $(DO_TOKEN)\n${rejected}`],
    ['a test of a shell', `[ -n "$DO_TOKEN" ] || exit 1\n${rejected}`],
    [
      'a program with a key of its own',
      `const c = new pulumi.Config();\nconst t = c.requireSecret("do-token");\npulumi config set --secret do-token\n${rejected}`,
    ],
    [
      'a context that was saved',
      `doctl auth init --context staging\nValidating token... OK\ndoctl auth switch --context staging\n${missing}`,
    ],
    [
      'an empty list of a filter',
      'doctl compute droplet list --tag-name web\nID    Name    Public IPv4    Region    Status\n\nbut we have three in the dashboard',
    ],
    [
      'a failed read of the API',
      'Error: error reading domain: GET https://api.digitalocean.com/v2/domains/example.com: 401 Unable to authenticate you',
    ],
  ])('%s', async (_what, text) => {
    const { headline } = await said(text);
    expect(headline).not.toMatch(
      /bytes|runs a command|starts with|Pulumi reads|has no token here|another team|parsed/,
    );
  });
});

describe('a token that DigitalOcean accepts', () => {
  const accepted = makeToken('dop_v1_', 'full access');
  const ask = async (text: string) => {
    const transport = fetchTransport(sandbox);
    const [report] = await check(text, { network: { transport } });
    return { verdict: report?.verdict, main: report?.diagnoses[0] };
  };

  test('isn’t the reason for a failure whose cause the text shows', async () => {
    const { verdict, main } = await ask(
      `PS> $env:DO_TOKEN = ${accepted}\n${accepted} : The term '${accepted}' is not recognized as the name of a cmdlet\n${rejected}`,
    );
    expect(verdict).toBe('usable');
    expect(main?.code).toBe('token-accepted');
    expect(main?.what).toContain('PowerShell took the value for a command');
    expect(main?.fix.map(({ command }) => command)).toEqual(['$env:DO_TOKEN = "<token>"']);
  });

  test('is said to work, and no more, where the text shows no cause', async () => {
    const { verdict, main } = await ask(`DO_TOKEN=${accepted}\n${rejected}`);
    expect(verdict).toBe('usable');
    expect(main?.what).toContain('another credential, or by an empty one');
  });
});

describe('what a text tells of the token', () => {
  test.each([
    [
      'GitHub found it',
      `GitHub secret scanning alert by mail for our repo, and now every call is 401: ${rejected}`,
      'The token was found in public',
    ],
    [
      'it has expired',
      'Our Terraform PATs expired on 2026-03-01 and all jobs fail since then',
      'The token has expired',
    ],
  ])('%s', async (_what, text, headline) => {
    expect((await said(text)).headline).toContain(headline);
  });

  test.each([
    ['a certificate', 'The certificate of the token service expired on Monday, doctl says x509'],
    ['a refusal to believe it', `The token hasn’t expired in the panel. ${rejected}`],
    [
      'a push that was blocked',
      'push protection: secret scanning found a token and blocked the push',
    ],
  ])('not of %s', async (_what, text) => {
    expect((await said(text)).headline).not.toMatch(/found in public|has expired/);
  });

  test('a variable without its $ in an option', async () => {
    const text = `docker-machine create --driver digitalocean --digitalocean-access-token=DO_TOKEN box\n${rejected}`;
    expect((await said(text)).headline).toContain('DO_TOKEN was sent as it is, without $');
  });
});

describe('a story isn’t told', () => {
  test('where the text has an error about something else', async () => {
    const { headline } = await said(
      'It worked last month. Now the editor says: workspace does not exist: droplets-prod (DigitalOcean)',
    );
    expect(headline).not.toContain('expired');
  });

  test('but it is beside an error about a token', async () => {
    const { headline } = await said(
      'It worked until last week. Now the plugin says: DigitalOcean token is not valid',
    );
    expect(headline).toMatch(/expired|invalid/);
  });

  test('of curl, which the text doesn’t say works', async () => {
    const { all } = await said(
      'The docs show a curl request with a Bearer header, but that doesn’t work with my DigitalOcean token',
    );
    expect(all).not.toContain('another program works');
  });
});

test('a 403 that asks for a payment isn’t about scopes', async () => {
  const { headline, all } = await said(
    'POST /v2/droplets 403 {"id":"forbidden","message":"A valid payment method is required for this."}',
  );
  expect(headline).toContain('The account needs a payment first');
  expect(all).toContain('/account/billing');
});

test('an OAuth response with the key “bearer” doesn’t send its refresh token', async () => {
  const { all } = await said(
    `{"access_token":"doo_v1_…","bearer":"…","expires_in":2592000,"refresh_token":"dor_v1_…"}\n${rejected}`,
  );
  expect(all).not.toContain('puts `refresh_token` in the');
});

test('code that fills in a string is named by the variable that it reads', async () => {
  const { headline } = await said(
    'key = os.environ["DO_API_TOKEN"]\nrequests.get("https://api.digitalocean.com/v2/account", headers={"Authorization": f"Bearer {key}"})',
  );
  expect(headline).toContain('DO_API_TOKEN');
});

test.each([
  [
    'a leak that is denied',
    `We did NOT commit the token to GitHub and it was not revoked. ${rejected}`,
  ],
  [
    'a question',
    `Could somebody have revoked our token? The audit log shows no revocation. ${rejected}`,
  ],
  ['a test', `Is it normal that I see this after I deleted the token on purpose? ${rejected}`],
])('%s isn’t told as what happened', async (_what, text) => {
  const { headline } = await said(text);
  expect(headline).not.toMatch(/revoked the token|expired or was deleted/);
});
