import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { argumentsFrom, InputError } from '../src/action/inputs.ts';
import { outputsOf, outputText } from '../src/action/outputs.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import { runAction } from './release/runner.ts';
import { blocksOf } from './release/shell.ts';
import { newFolder, root, writeTree } from './release/tree.ts';

const good = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');
const busy = makeToken('dop_v1_', 'busy');
const narrow = makeToken('dop_v1_', 'droplets only');

interface Metadata {
  readonly inputs: object;
  readonly outputs: object;
}

const nightly =
  blocksOf('docs/ci.md', 'yaml').find((text) => text.includes('nightly-token-check.yml\n')) ?? '';

const { inputs, outputs } = parse(
  readFileSync(join(root, 'release/action.yml'), 'utf8'),
) as Metadata;

describe('the command line for an input:', () => {
  const cases: readonly (readonly [name: string, value: string, args: readonly string[]])[] = [
    ['config', 'ci/check.yaml', ['--config=ci/check.yaml']],
    ['only', 'deploy\n  external dns \n\n', ['--only=deploy', '--only=external dns']],
    ['secrets', ' A\nB,  C ', ['--env=A', '--env=B', '--env=C']],
    ['token', 'a secret', ['--env=token']],
    ['can', 'external-dns\nPOST /v2/droplets', ['--can=external-dns', '--can=POST /v2/droplets']],
    ['require-scopes', 'droplet:read ssh_key:read', ['--require-scope=droplet:read ssh_key:read']],
    [
      'forbid-scopes',
      '*:delete\ndroplet:*',
      ['--forbid-scope=*:delete', '--forbid-scope=droplet:*'],
    ],
    ['team', 'Acme Platform', ['--expect-team=Acme Platform']],
    ['min-ttl', '1d', ['--min-ttl=1d']],
    ['warn-ttl', '21d', ['--warn-ttl=21d']],
    ['allow-unset', 'on-forks', ['--allow-unset=on-forks']],
    ['allow-unset', 'true', ['--allow-unset']],
    ['allow-unset', 'false', []],
    ['allow-undetermined', '3d', ['--allow-undetermined=3d']],
    ['allow-undetermined', 'True', ['--allow-undetermined']],
    ['allow-undetermined', 'false', []],
    ['error-on-warnings', 'true', ['--error-on-warnings']],
    ['error-on-warnings', 'false', []],
    ['retry-for', '10m', ['--retry-for=10m']],
    ['passports', 'passports.json', ['--passports=passports.json']],
    ['reports', 'junit=a.xml\nsarif=b.sarif', ['--report=junit=a.xml', '--report=sarif=b.sarif']],
    ['summary', 'true', []],
    ['summary', 'FALSE', ['--no-summary']],
    ['exit-zero', 'true', ['--exit-zero']],
    ['team', '--sandbox', ['--expect-team=--sandbox']],
  ];

  test.each(cases)('%s: %j', (name, value, args) => {
    expect(argumentsFrom({ [`INPUT_${name.toUpperCase()}`]: value })).toEqual(['ci', ...args]);
  });

  test('the table has every input', () => {
    expect([...new Set(cases.map(([name]) => name))]).toEqual(Object.keys(inputs));
  });

  test.each(Object.keys(inputs))('an empty %s counts as not given', (name) => {
    expect(argumentsFrom({ [`INPUT_${name.toUpperCase()}`]: ' \n' })).toEqual(['ci']);
  });

  test.each(['summary', 'error-on-warnings', 'exit-zero'])(
    '%s must be true or false, and the message has no value',
    (name) => {
      const run = () => argumentsFrom({ [`INPUT_${name.toUpperCase()}`]: good });
      expect(run).toThrow(InputError);
      expect(run).toThrow(`The input ${name} must be true or false.`);
    },
  );
});

describe('the outputs', () => {
  test('are those of action.yml', () => {
    const run = { document: null, exitStatus: 2, path: '', now: 0 };
    expect(Object.keys(outputsOf(run))).toEqual(Object.keys(outputs));
  });

  test('cannot be left by a value', () => {
    const values = outputsOf({ document: null, exitStatus: 2, path: '', now: 0 });
    const hostile = { ...values, failed: 'a\nverdict<<x\nusable\nx' };
    expect(outputText(hostile, 'random')).toContain(
      'failed<<random\na\nverdict<<x\nusable\nx\nrandom\n',
    );
  });
});

describe('the action of the release tree', () => {
  const folder = newFolder();
  const tree = join(folder.path, 'tree');
  let loopback: Loopback;

  beforeAll(async () => {
    writeTree(tree);
    loopback = await startLoopback();
  }, 60_000);
  afterAll(() => {
    loopback.close();
    folder.remove();
  });

  type Step = Parameters<typeof runAction>[2];

  /** Runs the action, and sees to it that no token is in anything that it wrote. */
  async function run({ env = {}, ...step }: Step) {
    const ran = await runAction(tree, join(folder.path, 'job'), {
      ...step,
      env: { ...loopback.env, ...env },
    });
    const { report = '' } = ran.outputs;
    const written = report === '' ? '' : readFileSync(report, 'utf8');
    const all = [ran.out, ran.err, ran.summary, JSON.stringify(ran.outputs), written].join('\n');
    for (const token of [good, dead, busy, narrow]) {
      expect(all).not.toContain(token.slice(10, 30));
    }
    expect(Object.keys(ran.outputs)).toEqual(Object.keys(outputs));
    expect(ran.outputs['exit-status']).toBe(String(ran.status));
    return { ...ran, document: written === '' ? null : JSON.parse(written) };
  }

  const secrets = { secrets: 'DO_TOKEN' };
  const config = (text: string) => ({ 'token-check.config.yaml': text, '.git': 'gitdir: x\n' });
  const one = config('secrets:\n  - env: DO_TOKEN\n');
  const two = config('secrets:\n  - env: DO_TOKEN\n    tags: [deploy]\n  - env: DEAD\n');

  test('checks a variable without a checkout', async () => {
    const { status, out, err, outputs, summary, document } = await run({
      inputs: secrets,
      env: { DO_TOKEN: good },
    });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).not.toContain('::');
    expect(outputs).toMatchObject({ verdict: 'usable', failed: '', warned: '' });
    const { expiresAt } = document.reports[0].grant;
    expect(outputs['expires-at']).toBe(expiresAt);
    const days = Math.floor((Date.parse(expiresAt) - Date.now()) / 86_400_000);
    expect(outputs['days-left']).toBe(String(days));
    expect(summary).toContain('## token-check: 1 secret');
    expect(document.config).toBeNull();
    expect(document.reports[0].source).toEqual({ kind: 'env', name: 'DO_TOKEN' });
  });

  test('checks the secrets of the configuration', async () => {
    const { status, out, outputs } = await run({
      files: two,
      env: { DO_TOKEN: good, DEAD: dead },
    });
    expect(status).toBe(1);
    expect(out).toMatch(/^::error file=token-check\.config\.yaml,line=4,title=DEAD%3A /);
    expect(outputs).toMatchObject({ verdict: 'problem', failed: 'DEAD', warned: '' });
  });

  test('checks a token that is an input', async () => {
    const { status, outputs } = await run({ inputs: { token: dead } });
    expect(status).toBe(1);
    expect(outputs).toMatchObject({ verdict: 'problem', failed: 'token' });
  });

  test('tells a missing checkout from a missing configuration', async () => {
    const empty = await run({ inputs: { token: '' } });
    expect(empty.status).toBe(2);
    expect(empty.err).toContain('[no-checkout]');
    expect(empty.err).toContain('actions/checkout');
    expect(empty.err).toContain('input token, its value is empty');
    expect(empty.outputs).toMatchObject({ verdict: '', failed: '', report: '' });
    const named = await run({ inputs: { config: 'ci/check.yaml' } });
    expect(named.err).toContain('[no-checkout]');
    const other = await run({ files: { '.git': '', 'README.md': '' } });
    expect(other.status).toBe(2);
    expect(other.err).toContain('[no-config]');
  });

  test('skips an unset secret in a run for a fork, and says so', async () => {
    const event = {
      repository: { full_name: 'acme/shop', fork: false },
      pull_request: { head: { repo: { full_name: 'mallory/shop' } } },
    };
    const step = { files: one, env: { DO_TOKEN: '' }, inputs: { 'allow-unset': 'on-forks' } };
    const fork = await run({ ...step, event });
    expect(fork.status).toBe(0);
    expect(fork.out).toMatch(/^::notice .*fork/);
    expect(fork.outputs).toMatchObject({ verdict: 'unchecked', failed: '' });
    const own = await run(step);
    expect(own.status).toBe(2);
    expect(own.outputs).toMatchObject({ verdict: 'problem', failed: 'DO_TOKEN' });
    const actor = { ...step, env: { ...step.env, GITHUB_ACTOR: 'dependabot[bot]' } };
    expect((await run(actor)).status).toBe(0);
  });

  test('lets a warning through, or counts it as a failure', async () => {
    const step = { env: { DO_TOKEN: good }, inputs: { ...secrets, 'warn-ttl': '365d' } };
    const calm = await run(step);
    expect(calm.status).toBe(0);
    expect(calm.out).toMatch(/^::warning /);
    expect(calm.outputs.warned).toBe('DO_TOKEN');
    const strict = await run({ ...step, inputs: { ...step.inputs, 'error-on-warnings': 'true' } });
    expect(strict.status).toBe(4);
  });

  test.each([
    [{}, 3],
    [{ 'allow-undetermined': 'true' }, 0],
    [{ 'exit-zero': 'true' }, 0],
  ])('treats an unclear answer with %j as %i', async (inputs, status) => {
    const ran = await run({ env: { DO_TOKEN: busy }, inputs: { ...secrets, ...inputs } });
    expect(ran.status).toBe(status);
    expect(ran.outputs.verdict).toBe('undetermined');
  });

  test.each([
    [{ can: 'POST /v2/droplets\nexternal-dns' }, 4],
    [{ can: 'GET /v2/droplets' }, 0],
    [{ 'require-scopes': 'droplet:read domain:create' }, 4],
    [{ 'forbid-scopes': 'droplet:*' }, 4],
    [{ 'min-ttl': '3650d' }, 0], // it never ends
    [{ team: 'Another team' }, 4],
    [{ team: '--sandbox' }, 4],
    [{ 'min-ttl': 'soon' }, 2],
    [{ summary: 'maybe' }, 2],
    [{ config: 'token-check.config.yaml' }, 2],
    [{ secrets: 'DO_TOKEN\nDO_TOKEN' }, 0],
    [{ secrets: narrow }, 2],
  ])('expects of a narrow token what %j says: %i', async (inputs, status) => {
    const ran = await run({ env: { DO_TOKEN: narrow }, inputs: { ...secrets, ...inputs } });
    expect({ status: ran.status, err: ran.err }).toMatchObject({ status });
    expect(ran.out + ran.err).not.toMatch(/something went wrong|\n\s+at /);
  });

  test('writes more reports, and no summary if it should not', async () => {
    const ran = await run({
      files: two,
      env: { DO_TOKEN: good },
      inputs: { only: 'deploy', reports: 'junit=out.xml\nmarkdown=out.md', summary: 'false' },
    });
    expect(ran.status).toBe(0);
    expect(ran.summary).toBe('');
    expect(readFileSync(join(ran.workspace, 'out.xml'), 'utf8')).toContain('tests="1"');
    expect(existsSync(join(ran.workspace, 'out.md'))).toBe(true);
  });

  test('says what is wrong with an input in an annotation', async () => {
    const { out } = await run({ inputs: { summary: 'maybe' } });
    expect(out).toBe('::error title=token-check::The input summary must be true or false.\n');
  });

  test('as the nightly workflow: quiet for a night without an answer, because of the passports', async () => {
    const [, step = ''] = /\n( {6}- id: check\n[\s\S]*?)\n {6}- if:/.exec(nightly) ?? [];
    const [{ with: inputs }] = parse(step) as [{ with: Record<string, string> }];
    expect(inputs).toMatchObject({ 'retry-for': '10m', 'allow-undetermined': '3d' });
    const passports = inputs.passports ?? '';
    const report = inputs.reports?.replace('markdown=', '') ?? '';
    const night = async (files: Record<string, string>, url: string) => {
      const ran = await run({
        files: { ...one, ...files },
        inputs: { ...inputs, 'retry-for': '1s' },
        env: { DO_TOKEN: good, DIGITALOCEAN_API_URL: url, DIGITALOCEAN_OAUTH_URL: url },
      });
      expect(readFileSync(join(ran.workspace, report), 'utf8')).toContain(
        '## token-check: 1 secret',
      );
      return ran;
    };
    // Nothing listens there.
    const closed = 'http://127.0.0.1:9';
    const first = await night({}, loopback.address);
    expect(first.status).toBe(0);
    const kept = { [passports]: readFileSync(join(first.workspace, passports), 'utf8') };
    const down = await night(kept, closed);
    expect(down.outputs).toMatchObject({ verdict: 'undetermined', warned: 'DO_TOKEN' });
    expect(down.status).toBe(0);
    expect((await night({}, closed)).status).toBe(3);
  });

  test('annotates each fault of the configuration at its place', async () => {
    const faulty = 'secrets:\n  - env: DO_TOKEN\n    minTTL: 1d\n    can: [external-dsn]\n';
    const { status, out, err, outputs } = await run({ files: config(faulty) });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.split('\n')).toEqual([
      '::error file=token-check.config.yaml,line=3,col=5,title=token-check::There is no field “minTTL” here.%0ADid you mean minTtl?%0A[invalid-config]',
      expect.stringMatching(
        /^::error file=token-check\.config\.yaml,line=4,col=11,title=token-check::.*external-dns/,
      ),
      '',
    ]);
    expect(outputs).toMatchObject({ verdict: '', report: '' });
    const entries = Array.from({ length: 12 }, (_, index) => `  - enf: A${index}\n`);
    const many = await run({ files: config(`secrets:\n${entries.join('')}`) });
    expect(many.err.match(/^::error /gm)).toHaveLength(10);
    expect(many.err).toMatch(/ 3 more are not shown\.%0A\[invalid-config\]\n$/);
  });

  test('annotates wrong usage, and no argument can start a command', async () => {
    const { err } = await run({ inputs: { ...secrets, 'min-ttl': 'soon\n::set-env name=A::b' } });
    expect(err).toMatch(
      /^::error title=token-check::.*%0AIn this step, --min-ttl is the input min-ttl\.%0A\[invalid-value\]\n$/,
    );
  });

  test('talks to DigitalOcean alone, with two requests', async () => {
    const before = loopback.asked.length;
    await run({ inputs: secrets, env: { DO_TOKEN: good } });
    expect(loopback.asked.slice(before)).toEqual(['/v2/account', '/v1/oauth/token/info']);
  });
});
