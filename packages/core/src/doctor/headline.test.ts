import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../test/support/machine.ts';
import { check } from '../check.ts';
import { fetchTransport } from '../probe/transports/fetch.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { sandbox } from '../sandbox/sandbox.ts';
import { findingsIn } from './findings.ts';
import { headlineOf, otherPlaces, reasonsForNothing } from './headline.ts';
import { onlyTool } from './only-tool.ts';
import { nameOf } from './place.ts';
import { survey } from './survey.ts';
import { valuesOf } from './tokens.ts';

const works = makeToken('dop_v1_', 'full access');
const other = makeToken('dop_v1_', 'droplets only');
const dead = makeToken('dop_v1_', 'deleted');
const busy = makeToken('dop_v1_', 'busy');
const here = '/home/sam/project';
const doctlFile = '/home/sam/.config/doctl/config.yaml';
const denied = { '/home/sam/.acme.sh/account.conf': { error: 'EACCES' } };

async function examine(parts: MachineParts, tool: string | null = null, isOffline = false) {
  const all = await survey(machineOf(parts));
  const seen = (tool === null ? all : onlyTool(all, tool)) ?? all;
  const transport = fetchTransport(sandbox);
  const network = isOffline
    ? (false as const)
    : { transport, timeoutMs: 50, simulated: true as const };
  const tokens = await Promise.all(
    valuesOf(seen.places).map(async ({ text, source, places }) => {
      const reports = await check(text, { source, network, exact: true });
      return { text, places, reports };
    }),
  );
  return { seen, tokens, headline: headlineOf(seen, tokens, findingsIn(seen, tokens)) };
}

describe('the headline', () => {
  type Row = [parts: MachineParts, tool: string | null, verdict: string, text: string];
  const computed = { [`${here}/main.tf`]: 'provider "digitalocean" {\n  token = uuid()\n}\n' };
  test.each<Row>([
    [{}, null, 'unchecked', 'No API token was found'],
    [{ env: { DO_TOKEN: works } }, null, 'usable', 'The one API token that is here works'],
    [
      { env: { DO_TOKEN: busy } },
      null,
      'undetermined',
      'The one API token that is here could not be checked',
    ],
    [
      { env: { DO_TOKEN: works, DO_PAT: other, DO_API_KEY: dead } },
      null,
      'problem',
      '3 different API tokens: 2 work, 1 does not work',
    ],
    [
      { env: { DO_TOKEN: works, DO_PAT: ` ${works}` } },
      null,
      'problem',
      'One API token, written in 2 ways: 1 works, 1 does not work',
    ],
    [
      { env: { DO_TOKEN: works }, files: denied },
      null,
      'undetermined',
      'The one API token that is here works, but one file could not be read',
    ],
    [
      { env: { DO_TOKEN: works, DIGITALOCEAN_CONTEXT: 'gone' }, files: denied },
      null,
      'problem',
      'The one API token that is here works, but doctl would send none, and one file could not be read',
    ],
    [
      { env: { DIGITALOCEAN_CONTEXT: 'gone' } },
      'doctl',
      'problem',
      'doctl would send no API token',
    ],
    [
      { files: computed },
      'terraform',
      'undetermined',
      'It is not known which API token Terraform would send',
    ],
    // Of all tools, some are always unknown.
    [{ files: computed }, null, 'unchecked', 'No API token was found'],
  ])('%#', async (parts, tool, verdict, text) => {
    expect((await examine(parts, tool)).headline).toEqual({ verdict, text });
  });

  test('without a network', async () => {
    const { headline } = await examine({ env: { DO_TOKEN: works, DO_PAT: other } }, null, true);
    const text = '2 different API tokens: 2 were not checked';
    expect(headline).toEqual({ verdict: 'unchecked', text });
  });
});

test('other places are no API tokens, and not what a tool would send', async () => {
  const refresh = makeToken('dor_v1_', 'refresh');
  const auths = { 'registry.digitalocean.com': { auth: btoa('sam@example.com:x') } };
  const { seen, tokens } = await examine({
    env: { SPACES_ACCESS_KEY_ID: 'DO00ABCDEFGHIJKLMNOP' },
    files: {
      [doctlFile]: `access-token: ${works}\noauth-tokens: { work: { refresh-token: ${refresh} } }\n`,
      '/home/sam/.docker/config.json': JSON.stringify({ auths }),
    },
  });
  expect(otherPlaces(seen, tokens).map(({ location }) => nameOf(location))).toEqual([
    'SPACES_ACCESS_KEY_ID',
    'doctl context work, refresh token',
  ]);
});

test.each<[string, MachineParts, string[]]>([
  ['nothing', {}, []],
  [
    'a file that does not exist, said once',
    { env: { DIGITALOCEAN_CONFIG: '/gone.yaml' } },
    ['doctl: DIGITALOCEAN_CONFIG names /gone.yaml, which does not exist.'],
  ],
  [
    'the same where another reason hides it',
    { env: { DIGITALOCEAN_CONFIG: '/gone.yaml', DIGITALOCEAN_CONTEXT: 'work' } },
    [
      'doctl: its context work is not in the configuration.',
      'DIGITALOCEAN_CONFIG names /gone.yaml, which does not exist.',
    ],
  ],
  [
    'one reason of two tools',
    {
      files: {
        [`${here}/main.tf`]: 'variable "key" {}\nprovider "digitalocean" {\n  token = var.key\n}\n',
      },
    },
    ['Terraform, OpenTofu: main.tf uses var.key, which has no value here.'],
  ],
])('the reasons for nothing: %s', async (_what, parts, expected) => {
  expect(reasonsForNothing(await survey(machineOf(parts)))).toEqual(expected);
});
