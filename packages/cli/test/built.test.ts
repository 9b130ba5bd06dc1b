import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Loopback, startLoopback } from './loopback.ts';

/** The built program against the simulated DigitalOcean over real HTTP on this machine. */
let loopback: Loopback;
let address: string;

beforeAll(async () => {
  loopback = await startLoopback();
  address = loopback.address;
});
afterAll(() => loopback.close());

async function runBuilt(args: readonly string[], stdin = '', place: SpawnOptions = {}) {
  const program = join(import.meta.dirname, '../bin/token-check.cjs');
  const options = { env: {}, ...place, stdio: 'pipe' } as const;
  const child = spawn(process.execPath, [program, ...args], options);
  child.stdin.end(stdin);
  const [out, err, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, err, status };
}

test('a token that works is reported as JSON', async () => {
  const urls = ['--api-url', address, '--oauth-url', address];
  const { out, err, status } = await runBuilt(
    [...urls, '--json'],
    makeToken('dop_v1_', 'full access'),
  );
  expect({ err, status }).toEqual({ err: '', status: 0 });
  expect(JSON.parse(out)).toMatchObject({
    verdict: 'usable',
    account: { email: 'sammy@example.com' },
    grant: { scopes: ['api:read', 'api:write'] },
    probes: [
      { url: `${address}/v2/account`, status: 200 },
      { url: `${address}/v1/oauth/token/info`, status: 200 },
    ],
  });
});

test('a deleted token is reported as text', async () => {
  const urls = ['--api-url', address, '--oauth-url', address];
  const token = makeToken('dop_v1_', 'deleted');
  const { out, status } = await runBuilt(
    urls,
    `curl -H "Authorization: Bearer ${token}" ${address}/v2/account`,
  );
  expect(status).toBe(1);
  expect(out).toMatch(/^✗ DigitalOcean rejected the token/);
  expect(out).not.toMatch(/expired\.|revoked/);
  expect(out).not.toContain(token.slice(10, 30));
});

test('--version prints the version, and the commit if it was built from a repository', async () => {
  const { out } = await runBuilt(['--version'], '');
  expect(out).toMatch(/^token-check \d+\.\d+\.\d+(?: \([0-9a-f]{7,}(?:-dirty)?\))?\n$/);
});

test('the package runs when it is installed without its repository', () => {
  const script = join(import.meta.dirname, '../../../scripts/try-packed.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--current'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the doctor reads HCL with the parser that is beside the program', async () => {
  const home = mkdtempSync(join(tmpdir(), 'token-check-home-'));
  try {
    const code = 'provider "digitalocean" {\n  token = var.key\n}\nvariable "key" {}\n';
    writeFileSync(join(home, 'main.tf'), code);
    const env = { HOME: home, TF_VAR_key: makeToken('dop_v1_', 'full access') };
    const { out, err, status } = await runBuilt(['doctor', '--offline', '--json'], '', {
      env,
      cwd: home,
    });
    expect({ err, status }).toEqual({ err: '', status: 0 });
    const { tools, unread } = JSON.parse(out);
    expect(unread).toEqual([]);
    expect(tools).toContainEqual(
      expect.objectContaining({
        tool: 'Terraform',
        sends: { kind: 'env', name: 'TF_VAR_key' },
        known: true,
      }),
    );
  } finally {
    rmSync(home, { recursive: true });
  }
});
