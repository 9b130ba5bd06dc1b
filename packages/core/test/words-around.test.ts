import { describe, expect, test } from 'vitest';
import { makeToken } from '../src/sandbox/make-token.ts';
import { said } from './support/said.ts';

/**
 * What the host, the operation and the lines around an error say comes before its code: texts in which
 * they name the cause, and texts that look the same and have another one.
 */
const token = makeToken('dop_v1_', 'words-around');
const rejected =
  'Error: GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';
const authAddress = 'https://api.digitalocean.com/v2/registry/auth';

describe('an error of another system', () => {
  test.each([
    [
      'an endpoint at Amazon beside one of Spaces',
      'endpoint = s3.amazonaws.com\nbucket_url = https://x.fra1.digitaloceanspaces.com\nInvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
      'One of the settings still points to Amazon',
    ],
    [
      'files that are private after an upload',
      'Uploads to DigitalOcean Spaces are private by default, and reading the file gives 403.',
      'The uploaded files are private; the keys work',
    ],
    [
      'a library that creates the bucket',
      'The storage plugin for Spaces calls createBucket: BucketAlreadyExists',
      'The program creates a bucket that already exists',
    ],
    [
      'a person who creates a bucket',
      '$ s3cmd mb s3://b\nERROR: Access to bucket was denied: BucketAlreadyExists (CreateBucket, Spaces)',
      'The name of the bucket is taken',
    ],
    [
      'a request to this machine',
      'doctl works\nGet "http://127.0.0.1:8888/health": context deadline exceeded',
      'A service on this machine didn’t answer, not DigitalOcean',
    ],
    [
      'the handshake of SSH',
      'Terraform digitalocean_droplet.web: ssh: handshake failed: ssh: unable to authenticate, attempted methods [none password]',
      'SSH refused the login; the API token isn’t involved',
    ],
    [
      'the connection of App Platform to GitHub',
      'App Platform lost the GitHub connection of my repository, how do I get it back',
      'App Platform has no access to the GitHub repository',
    ],
    [
      'a checksum of Terraform’s backend, with keys that were taken out',
      'backend "s3" {\n  access_key = ""\n  secret_key = ""\n}\nError: failed to upload state: S3: PutObject, StatusCode: 400, api error XAmzContentSHA256Mismatch (fra1.digitaloceanspaces.com)',
      'Spaces doesn’t support Terraform’s checksum',
    ],
    [
      'an API token in place of a Spaces key',
      'accessKeyId: dop_v1_...\nendpoint: https://fra1.digitaloceanspaces.com\nInvalidAccessKeyId',
      'An API token is in the place of a Spaces key',
    ],
  ])('%s', async (_name, text, title) => {
    expect((await said(text)).title).toBe(title);
  });
});

describe('the address where the registry checks a login', () => {
  test.each([
    ['401', `${authAddress}?scope=repository%3Ar%2Fi%3Apull: 401 Unauthorized`, /builder’s login/],
    ['403', `GET request to ${authAddress}?scope=x: 403 Forbidden`, /may not do this \(403\)/],
    ['405', `405 Method Not Allowed from ${authAddress}`, /has no login/],
    [
      '400, an image without a registry',
      `GET request to ${authAddress}?scope=repository%3Aimage%3Apull&service=registry.digitalocean.com: 400 Bad Request`,
      /lacks the name of your registry/,
    ],
    [
      '400, an image with a registry',
      `GET request to ${authAddress}?scope=repository%3Ar%2Fimage%3Apull&service=registry.digitalocean.com: 400 Bad Request`,
      /Got 400/,
    ],
  ])('%s', async (_name, text, title) => {
    expect((await said(text)).title).toMatch(title);
  });
});

describe('a 401 with its cause in the lines around it', () => {
  test.each([
    [
      'another selected context',
      `$ doctl auth list\ndefault\nacme (current)\n${rejected}`,
      'doctl sends the token saved for the selected context',
      'doctl auth switch',
    ],
    [
      'the default context',
      `$ doctl auth list\ndefault (current)\nacme\n${rejected}`,
      'DigitalOcean rejected the token (401)',
      'token-check doctor',
    ],
    [
      'a variable that isn’t set',
      `$ terraform plan # with no DIGITALOCEAN_TOKEN\n${rejected}`,
      'No token is set for Terraform',
      'read -rs DIGITALOCEAN_TOKEN',
    ],
    [
      'a Secret that was encoded twice',
      `$ kubectl get secret do -o jsonpath='{.data.t}' | base64 -d | wc -c\n96\n${rejected}`,
      'The token was base64-encoded twice',
      '--from-literal',
    ],
    [
      'a line break in a Secret',
      `$ kubectl get secret do -o jsonpath='{.data.t}' | base64 -d | wc -c\n72\n${rejected}`,
      'The value has one character more than a token',
      'printf',
    ],
    [
      'kubectl, which asks doctl',
      `Unable to connect to the server: getting credentials: exec: executable doctl failed\n$ doctl account get\n${rejected}`,
      'doctl’s saved token is rejected, and kubectl fails with it',
      'kubeconfig save',
    ],
    [
      'the secret of a GitHub workflow',
      `Run digitalocean/action-doctl@v2\n${rejected}`,
      'DigitalOcean rejected the token in the GitHub secret (401)',
      'gh secret set',
    ],
    [
      'a hosting panel',
      'Creating the server failed at DigitalOcean: Unable to authenticate you\n[Try again]',
      'DigitalOcean rejected the token saved in the panel (401)',
      'in the panel’s settings',
    ],
  ])('%s', async (_name, text, title, step) => {
    const report = await said(text);
    expect(report.title).toBe(title);
    expect(report.all).toContain(step);
  });

  test('an answer comes before a test with curl that failed', async () => {
    const { title } = await said(
      'Error: Unable to use supplied token to access API: GET https://cloud.digitalocean.com/v1/oauth/token/info: 400 (request "1\n$ curl -I https://cloud.digitalocean.com\ncurl: (35) schannel: CRYPT_E_NO_REVOCATION_CHECK',
    );
    expect(title).toBe('DigitalOcean can’t read the request of doctl (400)');
  });

  test('the class of an exception is a message', async () => {
    const { code, all } = await said('octodns_digitalocean.DigitalOceanClientUnauthorized: x');
    expect(code).toBe('token-rejected');
    expect(all).toContain('the text doesn’t show the answer');
    // Without DigitalOcean in the text, it’s a class of any client.
    expect((await said('acme.UnauthorizedError: x')).code).toBe('unexplained');
  });

  test('a header without Bearer in the command of an MCP client', async () => {
    const { code, all } = await said(
      `claude mcp add --transport http do https://apps.mcp.digitalocean.com/mcp --header "Authorization: ${token}"\nHTTP 401: missing or invalid bearer token`,
    );
    expect(code).toBe('missing-auth-scheme');
    expect(all).not.toContain('api.digitalocean.com');
  });
});

describe('the request decides which scope is missing', () => {
  const forbidden =
    'POST https://api.digitalocean.com/v2/droplets: 403 You are not authorized to perform this operation';

  test('fields need scopes of their own', async () => {
    const { all } = await said(
      `${forbidden}\n{"name":"a","tags":["x"],"ssh_keys":[1],"vpc_uuid":"6f1c"}`,
    );
    expect(all).toContain('tag:create, tag:read, ssh_key:read, vpc:read');
  });

  test('an empty field needs none', async () => {
    const { all } = await said(`${forbidden}\n{"name":"a","tags":[],"ssh_keys":[]}`);
    expect(all).not.toContain('tag:create');
  });

  test('a database without its password', async () => {
    const { all } = await said('The terraform digitalocean_database_user password is empty');
    expect(all).toContain('database:view_credentials');
  });
});

test('a message that token-check doesn’t know is not called missing', async () => {
  const { all } = await said('Error: flux capacitor\nterraform: process exited with code 1');
  expect(all).toContain('token-check doesn’t know it');
  expect((await said('terraform: process exited with code 1')).title).toBe(
    'The error message is missing from this text',
  );
});

test('the shape of certbot’s file is a question with an answer', async () => {
  const { code, all } = await said('What is the format of the credentials file for certbot?');
  expect(code).toBe('general-question');
  expect(all).toContain('dns_digitalocean_token = <token>');
});
