import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';

/** What a text says beside its error: where the token is, which job, which operation. */
async function read(paste: string) {
  const [report] = await check(paste, { network: false });
  const [first] = report?.diagnoses ?? [];
  const steps = first?.fix.map(({ text, command }) => command ?? text) ?? [];
  return { code: first?.code, title: first?.title, steps };
}

const rejected = 'GET https://api.digitalocean.com/v2/droplets: 401 Unable to authenticate you';

describe('a file that the text names', () => {
  test.each([
    [
      `terraform apply\nError: ${rejected}\nmy do_pat is in secrets.auto.tfvars`,
      'secrets.auto.tfvars',
    ],
    [`Error: ${rejected}\nThe API token in settings.ini should be right`, 'settings.ini'],
    [`tofu plan\nError: ${rejected}\ngrep token prod.tfvars`, 'prod.tfvars'],
  ])('is where the token is checked: %s', async (paste, file) => {
    const { steps } = await read(paste);
    expect(steps[0]).toBe(`token-check --file ${file}`);
  });

  test.each([
    `terraform apply\nError: ${rejected}\nTF_VAR_do_pat is exported, the rest is in main.tfvars`,
    `Error: ${rejected}\nThe region is in app.conf`,
    `Error: ${rejected}\ncopy the key into .env.example`,
  ])('is not named by a line about something else: %s', async (paste) => {
    const { steps } = await read(paste);
    expect(steps[0]).not.toContain('--file');
  });
});

describe('a status in the text comes before a question', () => {
  test.each([
    [
      'Error: PUT https://api.digitalocean.com/v2/apps/1f: 403 (request "7c1e") forbidden\nIs the key expired?',
      'scope-missing',
    ],
    [
      'Error: DELETE https://api.digitalocean.com/v2/images/1: 403\nDoes my PAT lack permissions?',
      'unexpected-response',
    ],
    [`Error: ${rejected}\nDoes it need write permission?`, 'token-rejected'],
    ['Where do I see which permissions my token has?', 'general-question'],
  ])('%s', async (paste, code) => {
    expect((await read(paste)).code).toBe(code);
  });

  test('a missing permission is no missing token', async () => {
    const { code } = await read(
      'the DO_API_TOKEN api token is missing a scope for the images endpoint',
    );
    expect(code).not.toBe('empty-input');
  });
});

describe('the text names the cause', () => {
  test.each([
    [
      'Unable to connect to the server: dial tcp: lookup 4f1a.k8s.ondigitalocean.com on 1.1.1.1:53: no such host',
      /address of the cluster/,
    ],
    [
      'Error: configuring S3 Backend: no valid credential sources found\nSSOProviderInvalidToken: the SSO session has expired',
      /AWS sign-in/,
    ],
    [
      '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><BucketName>files</BucketName><HostId>1-ams3a-ams3</HostId></Error>',
      /NoSuchKey/,
    ],
    [
      'doctl kubernetes cluster kubeconfig save demo\nError: open /home/kim/.kube/config: permission denied',
      /kubeconfig/,
    ],
    [
      'packer build web.json\n==> digitalocean: ssh: handshake failed: ssh: unable to authenticate',
      /Packer/,
    ],
    [
      'acme: error presenting token: digitalocean: HTTP 404: not_found: domain not found',
      /domain isn’t found/,
    ],
    [
      'POST https://api.digitalocean.com/v2/volumes/1/snapshots: 429 rate-limited - one request per 15m0s',
      /one such request in 15m/,
    ],
    [
      'doctl auth init --context ci -t "$DO_PAT"\nUnable to read DigitalOcean access token: unknown terminal',
      /named context/,
    ],
    [
      'Failed to pull image "registry.digitalocean.com/a/b": failed to fetch anonymous token: unexpected status from GET request to https://api.digitalocean.com/v2/registry/auth?service=registry.digitalocean.com: 401 Unauthorized',
      /Pods/,
    ],
    ['access_key = "YOUR_SPACES_KEY_HERE"\nskip_region_validation = true', /Spaces key/],
    ['I lost my personal access token, can I see it again somewhere?', /only once/],
  ])('%s', async (paste, title) => {
    expect((await read(paste)).title).toMatch(title);
  });

  test.each([
    [
      '{"mcpServers":{"do":{"command":"npx","args":["@digitalocean/mcp"],"env":{"DO_TOKEN":"xxxx"}}}}\nit exits at once',
      /reads `DIGITALOCEAN_API_TOKEN`, but `DO_TOKEN`/,
    ],
    [
      'doctl registry login\nError: error storing credentials - err: exit status 1, out: `keychain is locked`',
      /store the login/,
    ],
    [
      'external-dns: level=fatal msg="invalid configuration: no configuration has been provided"',
      /cluster’s own API/,
    ],
    ['Can we extend our API token, or does it need a new one?', /can’t be extended/],
    [
      'Could I set DIGITALOCEAN_ACCESS_TOKEN instead of DIGITALOCEAN_TOKEN for Terraform?',
      /Which variable/,
    ],
  ])('the text asks or shows: %s', async (paste, title) => {
    expect((await read(paste)).title).toMatch(title);
  });

  test('a protected variable is empty in the job of another branch', async () => {
    const { code, steps } = await read(
      "$ doctl auth init -t $DO_PAT\nError: flag needs an argument: 't' in -t\nGitLab CI on a feature branch; the variable is protected",
    );
    expect(code).toBe('empty-input');
    expect(steps[0]).toContain('Protect variable');
    expect(steps.join(' ')).not.toContain('read -rs');
  });

  test('a secret manager that failed gave no token', async () => {
    const { steps } = await read(
      'op read failed\nError: unable to initialize DigitalOcean API client: access token is required',
    );
    expect(steps[0]).toContain('op signin');
  });

  test('what worked a year ago is no other program that works', async () => {
    const { title } = await read(
      'I wrote this with the library two years ago, it was working fine. Now it says "Request failed" for the API key.',
    );
    expect(title).not.toContain('another token');
  });
});
