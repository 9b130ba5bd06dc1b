import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { headlineOf } from '../src/explain.ts';

/**
 * Texts in which the cause is plain to a person: what the first diagnosis says of them, and that it
 * names no cause that the text excludes.
 */
const offline = { network: false } as const;

/** The words of the first report, with its commands and addresses. */
async function said(text: string) {
  const reports = await check(text, offline);
  const [first] = reports[0]?.diagnoses ?? [];
  if (first === undefined) throw new Error('a report without a diagnosis');
  const steps = first.fix.map((step) => [step.text, step.command, step.url].join(' '));
  return {
    reports,
    code: first.code,
    headline: headlineOf(first),
    all: [first.what, first.why, ...steps].join('\n'),
    codes: reports.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code)),
  };
}

const rejected =
  'GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';

describe('a rejection whose cause the text shows', () => {
  test.each([
    [
      'a length that is too short',
      `$ echo \${#DO_TOKEN}\n58\n$ doctl account get\nError: ${rejected}`,
      'The token is cut off',
      'token-check --env',
    ],
    [
      '64 characters with a prefix',
      `$ echo "\${#MY_TOKEN}"\n64\n$ echo \${MY_TOKEN:0:7}\ndop_v1_\n${rejected}`,
      'The token is cut off',
      '71 characters',
    ],
    [
      'a length of zero',
      `$ echo "\${#DO_TOKEN}"\n0\n${rejected}`,
      'The variable for the token is empty',
      'no token was sent',
    ],
    [
      'a refresh token in the header',
      `headers = {"Authorization": "Bearer " + saved["refresh_token"]}\n${rejected}`,
      'The refresh token was sent as the access token',
      '`access_token`',
    ],
    [
      'an empty answer at Terraform’s prompt',
      `$ terraform plan\nvar.api_token\n  Enter a value: \n\nError: ${rejected}`,
      'Terraform got an empty value for the token’s variable',
      'TF_VAR_',
    ],
    [
      'an empty -var',
      `$ terraform apply -var "do_token="\nError: ${rejected}`,
      'Terraform got an empty value for the token’s variable',
      'overrides',
    ],
    [
      'a program that works',
      `The same token works in Postman.\nmy-backup.rb: ${rejected}`,
      'The failing program sends another token, or none',
      'Paste it at the prompt of: token-check',
    ],
    [
      'a component of a cluster',
      `csi-digitalocean: failed to list volumes: ${rejected}\nBut doctl compute volume list works.`,
      'The cluster doesn’t send the token that works',
      'kubectl -n kube-system get secret',
    ],
    [
      'a saved context of doctl',
      `$ doctl auth init\nUsing token for context staging\nError: Unable to use supplied token to access API: ${rejected}`,
      'doctl sent the token that is saved for a context',
      'doctl auth remove',
    ],
  ])('%s', async (_what, text, title, step) => {
    const { code, headline, all } = await said(text);
    expect(code).toBe('token-rejected');
    expect(headline).toBe(`Probably: ${title}`);
    expect(all).toContain(step);
    expect(all).not.toMatch(/deleted, has expired|OAuth code|Create a new token and replace/);
  });

  test.each([
    ['a whole length', `$ echo \${#DO_TOKEN}\n71\n${rejected}`],
    ['an old token of 64 digits', `$ echo \${#DO_TOKEN}\n64\n${rejected}`],
    ['a program that does not work either', `It doesn't work with curl either.\n${rejected}`],
    ['the default context', `Using token for context default\n${rejected}`],
    ['a value at Terraform’s prompt', `var.do_token\n  Enter a value: dop\n${rejected}`],
  ])('%s shows no cause', async (_what, text) => {
    const { code, headline } = await said(text);
    expect(code).toBe('token-rejected');
    expect(headline).toBe('Probably: DigitalOcean rejected the token (401)');
  });

  test('an OAuth code is a cause only where the text is about OAuth', async () => {
    expect((await said(rejected)).all).not.toContain('OAuth');
    expect((await said(`After the callback of our OAuth app:\n${rejected}`)).all).toContain(
      'OAuth code',
    );
  });

  test('the program in the line of the refusal is the sender, not one that is mentioned', async () => {
    const { all } = await said(
      `We also use doctl here.\ncsi-digitalocean: failed to list volumes: ${rejected}`,
    );
    expect(all).toContain('CSI driver');
    expect(all).not.toContain('doctl sends');
  });
});

describe('an error that says what is wrong', () => {
  test.each([
    [
      'services is forbidden: User "system:serviceaccount:x:y" cannot list resource "services"',
      'Kubernetes RBAC refuses this, not DigitalOcean',
      'kubectl auth can-i',
    ],
    [
      'Unable to connect: getting credentials: exec: executable doctl not found',
      'doctl isn’t installed, or isn’t on the PATH',
      'Install doctl',
    ],
    [
      '$ doctl registry login\nError: unable to find the Docker CLI binary.',
      'doctl can’t find Docker',
      'without snap',
    ],
    [
      '$ doctl account get -t xxx\nmkdir /home/u/.config: permission denied',
      'doctl can’t write to the directory ~/.config',
      'mkdir -p',
    ],
    [
      'unexpected status: 403 Forbidden\ndenied: registry contains 5 repositories, limit is 5',
      'The registry plan allows no more repositories',
      'upgrade the plan',
    ],
    [
      'export DO_API_KEY=<my key>\n[Mon] domain not found in DigitalOcean account',
      'acme.sh got no list that contains your domain',
      'https://api.digitalocean.com/v2/domains',
    ],
    [
      'Unable to determine base domain for a.example using names: [a.example].',
      'The domain isn’t found in the account of this token',
      'doctl compute domain list',
    ],
    [
      'Error: module.a.provider.digitalocean: "token": required field is not set\ntoken = "${chomp(file("~/t"))}"',
      'No token reaches Terraform’s provider',
      'providers',
    ],
    [
      'The window says: Authentication failed. You can close this window.',
      'The app’s sign-in with DigitalOcean failed or ended',
      'Sign out',
    ],
    [
      'retrieving active deployment: error in retrieving currently deployed app id: exit status 1\ntoken: ${{ secrets.DO_TOKEN }}',
      'The action doesn’t show the answer that it got',
      'doctl apps list',
    ],
    [
      'The log prints https://b.s3.ams3.digitaloceanspaces.com.amazonaws.com/',
      'The Spaces endpoint is in the place of the region',
      's3://bucket@nyc3',
    ],
    [
      'docker-machine create --driver digitalocean prod just hangs without any message',
      'The program hangs without a message',
      'curl -sS',
    ],
  ])('%s', async (text, title, step) => {
    const { code, headline, all, codes } = await said(text);
    expect(code).toBe('unexplained');
    expect(headline).toContain(title);
    expect(all).toContain(step);
    expect(codes).not.toContain('placeholder-token');
    expect(codes).not.toContain('unexpanded-variable');
  });

  test.each([
    [
      'doctl auth init -t "${T}" works\ndoctl auth init -t "${T}" --context=other prompts for my token',
      'doctl uses the saved token of the context, not -t',
    ],
    [
      'The flag -t or --access-token is ignored by doctl if --context is given',
      'doctl uses the saved token of the context, not -t',
    ],
    [
      'doctl auth init --context mine\ndoctl compute droplet list # still shows the team',
      'doctl still uses the other context',
    ],
  ])('%s', async (text, title) => {
    const { headline, reports } = await said(text);
    expect(headline).toBe(`Possibly: ${title}`);
    expect(reports).toHaveLength(1);
  });
});

describe('an answer that is not about the credential, or not about this one', () => {
  test.each([
    [
      'POST https://api.digitalocean.com/v2/domains/a.example./records: 404 The resource you were accessing could not be found.',
      'request-refused',
      'The domain in the path ends with a dot',
    ],
    [
      'Error waiting for droplet (12) to become ready: GET https://api.digitalocean.com/v2/droplets/12: 404 The resource you were accessing could not be found.',
      'request-refused',
      'The new resource disappeared while the program waited',
    ],
    [
      '{"error":{"code":"SignatureDoesNotMatch","http_code":403}} from my Space on digitaloceanspaces.com',
      'other-service',
      'Spaces rejects the signature of the request',
    ],
    [
      'upload to ams3.digitaloceanspaces.com failed: InvalidAccessKeyId',
      'other-service',
      'Spaces doesn’t know the access key ID',
    ],
    [
      "send: 'GET /v2/droplets HTTP/1.1\\r\\nHost: api.digitalocean.com\\r\\nAuthorization: Basic ***\\r\\n'\nreply: 'HTTP/1.1 401 Unauthorized'",
      'unexpected-response',
      'The request was sent with Basic, not Bearer',
    ],
    [
      'Response status code does not indicate success: 401 (Unauthorized).',
      'unexpected-response',
      'Nothing here shows that DigitalOcean answered',
    ],
    [
      'kind: Secret\nstringData:\n  access-token: "ZG9wX3YxXy4uLg=="\nI get 401 from DigitalOcean.',
      'unexpected-response',
      'Base64 under stringData: write the plain token there',
    ],
  ])('%s', async (text, code, title) => {
    const found = await said(text);
    expect(found.code).toBe(code);
    expect(found.headline).toContain(title);
    expect(found.codes).not.toContain('authorization-code');
  });

  test('the inference service has a credential of its own', async () => {
    const { code, all } = await said(
      'base_url="https://inference.do-ai.run/v1"\nError code: 401 - {"id":"Unauthorized","message":"Unable to authenticate you"}\nThe token works with doctl.',
    );
    expect(code).toBe('other-service');
    expect(all).toContain('model access key');
    expect(all).not.toContain('deleted');
  });

  test('a Pod tests the connection from the cluster', async () => {
    const { all } = await said(
      'my-operator in the k3s cluster: Post https://api.digitalocean.com/v2/droplets: dial tcp: i/o timeout',
    );
    expect(all).toContain('kubectl run');
  });

  test('a client ID and an API key are for API v1', async () => {
    const { codes } = await said(
      'The DigitalOcean builder only knows API v1.0: "client_id": "YOUR CLIENT ID", "api_key": "YOUR API KEY"',
    );
    expect(new Set(codes)).toContain('retired-api');
    expect(codes).not.toContain('placeholder-token');
  });

  test('a certificate is trusted by the program of the text, not by token-check', async () => {
    const { all } = await said(
      'Error: GET https://api.digitalocean.com/v2/account: tls: failed to verify certificate: x509: certificate signed by unknown authority (doctl)',
    );
    expect(all).toContain('SSL_CERT_FILE');
    expect(all).not.toContain('--ca-file');
  });
});

describe('a question is answered only if it is about its topic', () => {
  test.each([
    ['Is the rate limit per token or per IP?', ['rate-limit']],
    [
      'I inherited a script. How can I find out what its token is allowed to do and when it ends?',
      ['inspect'],
    ],
    [
      'Every `doctl kubernetes cluster kubeconfig save` adds a token. Can I revoke the token afterwards?',
      ['kubeconfig'],
    ],
    [
      'We use docker-machine and have a new token. Where do I put the new token?',
      ['docker-machine'],
    ],
  ])('%s', async (text, topics) => {
    const [report] = await check(text, offline);
    expect(report?.diagnoses[0]).toMatchObject({ code: 'general-question', evidence: { topics } });
  });

  test('a sentence before the question is not its topic', async () => {
    const [report] = await check(
      'As I understand, tokens expire. Is there a command that shows the name of the server?',
      offline,
    );
    expect(report?.diagnoses[0]?.code).toBe('unexplained');
  });

  test('an example name in a question is no placeholder if everything works', async () => {
    const { codes } = await said(
      '- DIGITALOCEAN_ACCESS_TOKEN=my-read-write-token\nAll is working fine. Why does each kubeconfig get a token of its own?',
    );
    expect(codes).toEqual(['general-question']);
  });
});

test('a controller without a token is sent to its Secret', async () => {
  const paste =
    'E1126 cert-manager/challenges: "re-queuing item due to error processing" err="digitalocean: token not found"';
  const [report] = await check(paste, { network: false });
  const [first] = report?.diagnoses ?? [];
  expect(first?.code).toBe('empty-input');
  expect(first?.why).toContain('reads its token from a Secret');
  expect(first?.fix[0]?.command).toContain('kubectl get secrets');
});
