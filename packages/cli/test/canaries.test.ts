import type { Transport } from '@token-check/core';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import {
  type Canary,
  canaryForms,
  canaryKinds,
  leakFinder,
  makeCanary,
} from '../../core/test/support/canaries.ts';
import { full } from '../../core/test/support/full.ts';
import { machineOf } from '../../core/test/support/machine.ts';
import type { Io } from '../src/io/io.ts';
import { formatNames } from '../src/render/output-formats.ts';
import { type Ran, runWith } from './world.ts';

/** Another number makes other credentials and other combinations. */
const seed = Number(process.env.TEST_SEED ?? 1);

interface Case {
  readonly argv: readonly string[];
  readonly world?: Partial<Io> & { stdin?: string; files?: Readonly<Record<string, string>> };
}

/** The ways in which a text comes into the program. */
const textChannels: Readonly<Record<string, (text: string, canary: Canary) => Case>> = {
  'an argument': (text) => ({ argv: ['--', text] }),
  'standard input': (text) => ({ argv: [], world: { stdin: text } }),
  'standard input, on a terminal': (text) => ({
    argv: [],
    world: {
      stdin: text,
      color: true,
      isTerminal: true,
      columns: 50,
      hyperlinks: async () => true,
    },
  }),
  'the hidden prompt': (text) => ({ argv: [], world: { prompt: async () => text } }),
  'a file': (text) => ({ argv: ['--file', 'paste.txt'], world: { files: { 'paste.txt': text } } }),
  'the clipboard': (text) => ({ argv: ['--clipboard'], world: { stdin: text } }),
  'a variable': (text) => ({ argv: ['--env', 'DO_TOKEN'], world: { env: { DO_TOKEN: text } } }),
  'two variables': (text, { value }) => ({
    argv: ['-e', 'ONE', '-e', 'TWO'],
    world: { env: { ONE: text, TWO: value } },
  }),
  'a batch': (text) => ({ argv: ['--batch', '-'], world: { stdin: text } }),
  'a batch that goes on': (text) => ({
    argv: ['--batch', 'list.txt', '--resume', 'old.ndjson', '--format', 'ndjson'],
    world: {
      files: { 'list.txt': `${text}\n${text}`, 'old.ndjson': `{"schemaVersion":1}\n${text}` },
    },
  }),
  'a variable of the configuration': (text) =>
    inConfig([{ env: 'A', can: ['external-dns'] }], { A: text }),
  'a file of the configuration': (text) => ({
    ...inConfig(
      [{ file: 'a.txt', leastPrivilege: true, minTtl: '99d' }],
      {},
      { '/repo/a.txt': text },
    ),
  }),
  'the old and the new token': (text, { value }) => ({
    argv: ['--env', 'NEW', '--successor-of', 'OLD'],
    world: { env: { NEW: text, OLD: value } },
  }),
  'the old token': (text, { kind }) => ({
    argv: ['--env', 'NEW', '--successor-of', 'OLD'],
    world: { env: { NEW: makeCanary(kind, 'new').value, OLD: text } },
  }),
  'files of passports': (text) => ({
    argv: ['--env', 'A', '--passports', 'p.json'],
    world: { env: { A: text }, files: { 'p.json': text } },
  }),
  'a file of certificates': (text) => ({
    argv: ['--ca-file', 'ca.pem', 'x'],
    world: { files: { 'ca.pem': text } },
  }),
  'a configuration': (text) => ({
    argv: ['ci', '--dry-run'],
    world: { cwd: '/repo', files: { '/repo/.git': '', '/repo/token-check.config.yaml': text } },
  }),
  explain: (text) => ({ argv: ['explain', '--', text] }),
  scopes: (text) => ({ argv: ['scopes', '--', text] }),
  'the output of a command': (text) => failing(['make', 'deploy'], text, { DO_TOKEN: text }),
  'the arguments of a command': (text) => failing(['doctl', '-t', text, 'account', 'get'], '401'),
  'variables of the doctor': (text) =>
    inMachine({ DIGITALOCEAN_TOKEN: text, DO_TOKEN: ` ${text}` }, {}),
  'files of the doctor': (text, { value }) =>
    inMachine(
      {},
      {
        '/home/sam/.config/doctl/config.yaml': text,
        '/home/sam/project/.env': text,
        '/home/sam/project/terraform.tfvars': text,
        '/home/sam/project/main.tf': text,
        '/home/sam/project/Pulumi.dev.yaml': text,
        '/home/sam/.acme.sh/account.conf': text,
        '/home/sam/.docker/config.json': text,
        '/home/sam/.kube/config': text,
        '/home/sam/.bash_history': `${text}\nexport DIGITALOCEAN_TOKEN=${value}\n`,
        '/home/sam/project/.github/workflows/deploy.yml': text,
        '/home/sam/project/.mcp.json': text,
        '/home/sam/.s3cfg': text,
      },
    ),
};

/** The places of one word, where a credential is only by mistake. */
const wordChannels: Readonly<Record<string, (word: string, canary: Canary) => Case>> = {
  'the name of a variable': (word) => ({ argv: ['--env', word] }),
  'the name of a variable that is set': (word) => ({
    argv: ['--env', word],
    world: { env: { [word]: word } },
  }),
  'a name in a batch': (word) => ({
    argv: ['--batch', '-'],
    world: { stdin: `${word}=${word}\n` },
  }),
  'the path of a file': (word) => ({
    argv: ['--file', `/tmp/${word}/a.txt`],
    world: { files: { [`/tmp/${word}/a.txt`]: 'DO_TOKEN=$DO_TOKEN' } },
  }),
  'a path that is not there': (word) => ({ argv: ['--file', word] }),
  'the path of a batch': (word) => ({ argv: ['--batch', word] }),
  '--resume': (word) => ({ argv: ['--batch', '-', '--resume', word], world: { stdin: 'x' } }),
  '--passports': (word) => ({
    argv: ['--env', 'A', '--passports', word],
    world: { env: { A: 'x' }, files: { [word]: '[]' } },
  }),
  '--ca-file': (word) => ({ argv: ['--ca-file', word, 'x'] }),
  '--api-url': (word) => ({ argv: ['--api-url', word, 'x'] }),
  'the host of --api-url': (word, { value }) => ({ argv: ['--api-url', `https://${word}`, value] }),
  'the login of --oauth-url': (word) => ({
    argv: ['--oauth-url', `https://${word}@cloud.example`, 'x'],
  }),
  DIGITALOCEAN_API_URL: (word, { value }) => ({
    argv: ['--verbose', value],
    world: { env: { DIGITALOCEAN_API_URL: `https://127.0.0.1/${word}` } },
  }),
  DIGITALOCEAN_OAUTH_URL: (word, { value }) => ({
    argv: ['--verbose', value],
    world: { env: { DIGITALOCEAN_OAUTH_URL: word } },
  }),
  '--timeout': (word) => ({ argv: ['--timeout', word, 'x'] }),
  '--concurrency': (word) => ({ argv: ['--concurrency', word, '--batch', '-'] }),
  '--retry-for': (word) => ({ argv: ['--retry-for', word, 'x'] }),
  '--allow-undetermined': (word) => ({ argv: [`--allow-undetermined=${word}`, 'x'] }),
  '--format': (word) => ({ argv: ['--format', word, 'x'] }),
  '--output': (word) => ({ argv: ['--output', word, 'x'] }),
  '--report': (word) => ({ argv: ['--report', `${word}=${word}`, 'x'] }),
  '--expect-kind': (word) => ({ argv: ['--expect-kind', word, 'x'] }),
  '--expect-account': (word, { value }) => ({ argv: ['--expect-account', word, value] }),
  '--expect-team': (word, { value }) => ({ argv: ['--expect-team', word, value] }),
  '--require-scope': (word, { value }) => ({ argv: ['--require-scope', word, value] }),
  '--forbid-scope': (word, { value }) => ({ argv: ['--forbid-scope', word, value] }),
  'a scope of --forbid-scope': (word, { value }) => ({
    argv: ['--forbid-scope', `${word}:read`, value],
  }),
  '--can': (word, { value }) => ({ argv: ['--can', word, value] }),
  'the path of --can': (word, { value }) => ({ argv: ['--can', `GET /v2/${word}`, value] }),
  '--min-ttl': (word) => ({ argv: ['--min-ttl', word, 'x'] }),
  '--successor-of': (word) => ({
    argv: ['--env', 'A', '--successor-of', word],
    world: { env: { A: 'x' } },
  }),
  'an option': (word) => ({ argv: [`--${word}`] }),
  'an option with a value': (word) => ({ argv: [`--scopes=${word}`] }),
  'a second argument': (word) => ({ argv: ['x', word] }),
  'a command': (word) => ({ argv: ['explain', word] }),
  'the path of scopes': (word) => ({ argv: ['scopes', 'GET', `/v2/${word}`] }),
  completion: (word) => ({ argv: ['completion', word] }),
  'the folder of the doctor': (word) => ({
    argv: ['doctor', `/home/${word}`],
    world: { machine: machineOf({}) },
  }),
  'a tool of the doctor': (word) => ({
    argv: ['doctor', '--tool', word],
    world: { machine: machineOf({}) },
  }),
  'names in the places of the doctor': (word) =>
    inMachine(
      { [word]: word },
      {
        '/home/sam/.config/doctl/config.yaml': stringify({
          context: word,
          'auth-contexts': { [word]: word },
        }),
        [`/home/sam/project/${word}.auto.tfvars`]: `${word.replace(/\W/g, '_')} = "${word}"\n`,
        '/home/sam/project/main.tf': `provider "digitalocean" {\n  alias = "${word}"\n  token = var.${word}\n}\n`,
        '/home/sam/.kube/config': stringify({
          'current-context': word,
          contexts: [{ name: word, context: { cluster: word, user: word } }],
          clusters: [{ name: word, cluster: { server: `https://${word}.k8s.ondigitalocean.com` } }],
          users: [{ name: word, user: { exec: { command: 'doctl', args: ['--context', word] } } }],
        }),
        '/home/sam/.docker/config.json': JSON.stringify({
          auths: { [word]: { auth: word } },
          credHelpers: { 'registry.digitalocean.com': word },
        }),
        '/home/sam/project/.mcp.json': JSON.stringify({
          mcpServers: {
            [word]: {
              command: word,
              args: [word],
              env: { [word]: word, DIGITALOCEAN_API_TOKEN: word },
            },
          },
        }),
        [`/home/sam/project/.github/workflows/${word}.yml`]: `on: push\njobs:\n  ${word}:\n    steps:\n      - env: { DIGITALOCEAN_TOKEN: '\${{ secrets.${word} }}' }\n`,
      },
    ),
  'a command that is not there': (word) => failing([word], null),
  'the program of a command': (word) => failing([`/tmp/${word}/bin`, word], `${word}: not found`),
  'ci --only': (word) => inConfig([{ env: 'A' }], { A: 'x' }, {}, ['--only', word]),
  'ci --config': (word) => ({ argv: ['ci', '--config', word] }),
  'ci --env': (word) => ({ argv: ['ci', '--env', word] }),
  'ci --allow-unset': (word) => ({ argv: ['ci', `--allow-unset=${word}`] }),
  'an action of ci': (word) => ({ argv: ['ci', word] }),
  'the name and the tags in a configuration': (word, { value }) => {
    const name = word.replace(/\p{Cc}/gu, ' ').slice(0, 60);
    return inConfig([{ env: 'A', name, tags: [name] }, { env: 'GONE' }], { A: value });
  },
  'the owner in a configuration': (word, { value }) =>
    inConfig([{ env: 'A', account: word, team: word }], { A: value }),
  'the variable of a configuration': (word) => inConfig([{ env: word }], { [word]: word }),
  'the path in a configuration': (word) =>
    inConfig([{ file: word, name: 'a' }, { file: `${word}/b` }], {}),
  'an unknown field of a configuration': (word) => inConfig([{ env: 'A', [word]: word }], {}),
  'a wrong value in a configuration': (word) =>
    inConfig(
      [{ env: 'A', kind: word, can: [word], minTtl: word, severity: word, requireScopes: [word] }],
      {},
    ),
  'variables of the job': (word, { value }) => ({
    argv: ['ci', '--env', 'A'],
    world: {
      env: {
        A: value,
        GITHUB_REPOSITORY: word,
        GITHUB_WORKFLOW: word,
        GITHUB_JOB: word,
        GITHUB_REF: word,
        GITHUB_SERVER_URL: `https://${word}`,
        GITHUB_EVENT_NAME: word,
        GITHUB_ACTOR: word,
      },
    },
  }),
};

function inConfig(
  secrets: readonly object[],
  env: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  argv: readonly string[] = [],
): Case {
  const config = { '/repo/.git': '', '/repo/token-check.config.yaml': stringify({ secrets }) };
  return {
    argv: ['ci', '--passports', 'passports.json', ...argv],
    world: { cwd: '/repo', env, files: { ...config, ...files } },
  };
}

const inMachine = (
  env: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Case => ({
  argv: ['doctor'],
  world: { env, machine: machineOf({ env, files }) },
});

/** `token-check run` with a command that fails; null: it can't be started. */
const failing = (
  words: readonly string[],
  output: string | null,
  env: Readonly<Record<string, string>> = {},
): Case => ({
  argv: ['run', '--', ...words],
  world: {
    env,
    machine: machineOf({ env }),
    runCommand: async () => ({
      status: output === null ? 127 : 1,
      notStarted: output === null ? 'ENOENT' : null,
      output: output ?? '',
      endsLine: true,
      isInterrupted: false,
      outputError: null,
    }),
  },
});

const percent = (text: string) => Buffer.from(text).toString('hex').replace(/../g, '%$&');

/** A server that got a credential and says it again, in each field and encoding. */
const echo: Transport = async ({ url, headers }) => {
  const token = headers.authorization?.replace('Bearer ', '') ?? '';
  const text = [
    token,
    [...token].reverse().join(''),
    btoa(token),
    btoa(`x${token}`),
    btoa(`Bearer ${token}`),
    Buffer.from(token).toString('hex'),
    percent(token),
  ].join(' ');
  const kind = Number.parseInt(token.slice(-1), 16) % 4;
  const answer = (status: number, body: object) =>
    ({
      type: 'response',
      status,
      headers: {
        'x-request-id': token,
        'www-authenticate': `Bearer error="${text}"`,
        'retry-after': text,
      },
      body: JSON.stringify(body),
    }) as const;
  if (kind === 0)
    return answer(401, { id: 'Unauthorized', message: `Unable to authenticate you ${text}` });
  if (kind === 1)
    return answer(403, {
      id: token,
      message: `You are missing the required permission ${token}:read ${text}`,
    });
  return url.endsWith('/info')
    ? answer(200, {
        resource_owner_id: 1,
        scopes: ['account:read', token, `${token}:read`],
        expires_in_seconds: 60,
        application: { uid: token, name: text },
        created_at: 1,
      })
    : answer(200, {
        account: {
          email: `${token}@example.com`,
          name: text,
          uuid: token,
          status: token,
          status_message: text,
          email_verified: true,
          team: { name: text, uuid: token },
        },
      });
};

/** The extra reports and surroundings of a run, in turns. */
const flags: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  verbose: ['--verbose'],
  offline: ['--offline'],
  reports: formatNames.flatMap((name) => ['--report', `${name}=report.${name}`]),
  ...Object.fromEntries(formatNames.map((name) => [name, ['--format', name]])),
};

const outputsOf = ({ out, err, written }: Ran): readonly (readonly [string, string])[] => [
  ['stdout', out],
  ['stderr', err],
  ...Object.entries(written),
];

/** Runs a case and returns what leaks, and where. */
async function leaksOf(
  canary: Canary,
  { argv, world = {} }: Case,
  mode: string,
): Promise<string[]> {
  const summary = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/summary.md' };
  const { env = {}, ...rest } = world;
  const [end] = argv.slice(argv.indexOf('--'));
  const at = end === '--' ? argv.indexOf('--') : argv.length;
  const common =
    argv[0] === 'explain' || argv[0] === 'scopes' || argv[0] === 'completion'
      ? []
      : (flags[mode] ?? []);
  const ran = await runWith([...argv.slice(0, at), ...common, ...argv.slice(at)], {
    transport: async () => echo,
    ...rest,
    env: mode === 'github' ? { ...env, ...summary } : env,
  });
  const find = leakFinder(canary);
  if (ran.err.includes('inside the program')) return [`crash: ${ran.err}`];
  return outputsOf(ran).flatMap(([name, text]) => {
    const leak = find(text);
    return leak === null ? [] : [`${name} [${mode}]: ${leak}`];
  });
}

const modes = Object.keys(flags);
const forms = Object.entries(canaryForms);
const turn = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const timeout = full ? 30 * 60_000 : 60_000;

describe('a canary in a text, by', { timeout }, () => {
  const channels = Object.entries(textChannels);
  test.each(channels)('%s, comes out of none of the outputs', async (channel, make) => {
    const leaks: string[] = [];
    const offset = channels.findIndex(([name]) => name === channel) + seed;
    const count = full ? canaryKinds.length * forms.length : 12;
    for (let at = 0; at < count; at++) {
      // 23 has no factor in common with either list, so that every pair has its turn.
      const kind = turn(canaryKinds, at * 23 + offset);
      const [form, textOf] = turn(
        forms,
        full ? Math.floor(at / canaryKinds.length) : at * 23 + 5 * offset,
      );
      const canary = makeCanary(kind, seed);
      const found = await leaksOf(canary, make(textOf(canary), canary), turn(modes, at + offset));
      leaks.push(...found.map((one) => `${kind}, ${form}: ${one}`));
    }
    expect(leaks).toEqual([]);
  });
});

describe('a canary in the place of', { timeout }, () => {
  const channels = Object.entries(wordChannels);
  test.each(channels)('%s comes out of none of the outputs', async (channel, make) => {
    const leaks: string[] = [];
    const offset = channels.findIndex(([name]) => name === channel) + seed;
    const count = full ? canaryKinds.length * modes.length : 4;
    for (let at = 0; at < count; at++) {
      const canary = makeCanary(turn(canaryKinds, at * 23 + offset), seed);
      const found = await leaksOf(canary, make(canary.value, canary), turn(modes, at + offset));
      leaks.push(...found.map((one) => `${canary.kind}: ${one}`));
    }
    expect(leaks).toEqual([]);
  });
});
