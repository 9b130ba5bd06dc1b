import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { makeToken } from '../src/sandbox/make-token.ts';

/** What people and programs write instead of a credential, and what only looks like one. */
const rejected =
  'GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';

async function said(text: string) {
  const reports = await check(text, { network: false });
  return {
    credentials: reports.map(({ credential }) => credential).filter((one) => one !== null),
    codes: reports.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code)),
  };
}

const faults = ['placeholder-token', 'masked-token', 'unrecognized-credential', 'foreign-token'];

describe('is no credential, and no fault', () => {
  test.each([
    [
      'a word after a flag in a sentence',
      'I ran `doctl auth init -t mytokenhere`, but it still prompts. `doctl registry login` fails.',
    ],
    [
      'a placeholder in a report',
      `I tried these:\ndoctl auth init --access-token ThisIsMyToken\n${rejected}`,
    ],
    [
      'crosses in a report',
      `docker run -e DIGITALOCEAN_ACCESS_TOKEN='xxx' app\n${rejected}\nI ran this a week ago and it worked fine`,
    ],
    ['dots in a report', `My .env has DO_TOKEN=dop_v1_12ab...34cd and I get\n${rejected}`],
    [
      'a mask with words',
      `kubectl create secret generic do --from-literal=access-token=<token redacted>\n${rejected}`,
    ],
    ['a mask in a report', `My workflow has token: ***\n${rejected}`],
    [
      'an expression of Terraform',
      `provider "kubernetes" {\n  token = digitalocean_kubernetes_cluster.main.kube_config[0].token\n}\nError: Unauthorized`,
    ],
    ['a property of an object', `const token = settings2.digital_ocean.api_token;\n${rejected}`],
    ['the name of a file', `dns_digitalocean_credentials = /root/do.ini\n${rejected}`],
    [
      'a file in a home directory',
      `DIGITALOCEAN_TOKEN_FILE=~/.config/do/token\nDO_TOKEN: "~/.config/do/token"\n${rejected}`,
    ],
    ['a file on Windows', `do_token = "C:\\\\Users\\\\me\\\\token.txt"\n${rejected}`],
    [
      'the digest of an image',
      `Failed to pull image "registry.digitalocean.com/r/app@sha256:${'0123456789abcdef'.repeat(4)}": token unauthorized`,
    ],
    [
      'the name of a Secret',
      `tokenSecretRef:\n  name: do-token\n  key: access-token\nThe certificate is never issued, we see no error.`,
    ],
    [
      'a placeholder for a code',
      'I call https://cloud.digitalocean.com/v1/oauth/token?client_id=MY_CLIENT_ID&client_secret=MY_CLIENT_SECRET&code=MY_CODE and my preflight gets 404',
    ],
  ])('%s', async (_what, text) => {
    const { credentials, codes } = await said(text);
    expect(credentials).toEqual([]);
    expect(codes.filter((code) => faults.includes(code))).toEqual([]);
  });
});

test('the name of the place in which it is still says which variable to check', async () => {
  const text = `docker compose up\n${rejected}\nOn the host it works. .env has DO_TOKEN="dop_v1_..."`;
  const [report] = await check(text, { network: false });
  const [first] = report?.diagnoses ?? [];
  expect(first?.fix.map(({ command }) => command).join('\n')).toContain('${#DO_TOKEN}');
});

describe('is still a credential', () => {
  test.each([
    [
      'a token in a sentence',
      `My token is ${makeToken('dop_v1_', 'sentence')} and it fails.`,
      'well-formed',
    ],
    [
      'a placeholder in a command by itself',
      'curl -H "Authorization: Bearer YOUR_TOKEN" https://api.digitalocean.com/v2/account',
      'placeholder-token',
    ],
    ['a mask in a file by itself', 'DIGITALOCEAN_TOKEN=********', 'masked-token'],
    [
      'what the request really sent',
      `I see this in the output of curl -v:\n> GET /v2/account HTTP/1.1\n> Host: api.digitalocean.com\n> Authorization: Bearer YOUR_TOKEN\n>\n< HTTP/1.1 401 Unauthorized`,
      'placeholder-token',
    ],
    [
      'a variable that the program found unset',
      `I print the header: Authorization: Bearer undefined\n${rejected}`,
      'placeholder-token',
    ],
  ])('%s', async (_what, text, code) => {
    expect((await said(text)).codes).toContain(code);
  });
});
