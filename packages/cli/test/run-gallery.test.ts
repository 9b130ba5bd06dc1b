import { systemClock } from '@token-check/core/internal';
import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../core/test/support/machine.ts';
import { runWith } from './world.ts';

/** What people see when `token-check run` explains a failure, so that a change of words is reviewed. */
const full = makeToken('dop_v1_', 'full access');
const narrow = makeToken('dop_v1_', 'droplets only');
const dead = makeToken('dop_v1_', 'deleted');

const here = '/home/sam/project';
const doctlFile = '/home/sam/.config/doctl/config.yaml';
const unauthorized =
  'Error: GET https://api.digitalocean.com/v2/droplets: 401 (request "1") Unable to authenticate you\n';

interface Scene extends MachineParts {
  readonly title: string;
  readonly words: readonly string[];
  readonly output: string;
  readonly status?: number;
}

const scenes: readonly Scene[] = [
  {
    title: 'doctl has an old token in its context, and the variable works',
    words: ['doctl', 'compute', 'droplet', 'list'],
    output: unauthorized,
    env: { DIGITALOCEAN_ACCESS_TOKEN: full },
    files: { [doctlFile]: `context: work\nauth-contexts: { work: ${dead} }\n` },
  },
  {
    title: 'the variable has an old token, and the configuration works',
    words: ['doctl', 'account', 'get'],
    output: unauthorized,
    env: { DIGITALOCEAN_ACCESS_TOKEN: dead },
    files: { [doctlFile]: `access-token: ${full}\n` },
  },
  {
    title: 'the token lacks a scope',
    words: ['doctl', 'compute', 'droplet', 'create', 'web'],
    output:
      'Error: POST https://api.digitalocean.com/v2/droplets: 403 (request "1") You are not authorized to perform this operation\n',
    files: { [doctlFile]: `access-token: ${narrow}\n` },
  },
  {
    title: 'the context does not exist',
    words: ['doctl', '--context', 'staging', 'account', 'get'],
    output:
      "Error: unable to initialize DigitalOcean API client: access token is required. (hint: run 'doctl auth init')\n",
    files: { [doctlFile]: `access-token: ${full}\n` },
  },
  {
    title: 'Terraform has an old token in a file',
    words: ['terraform', '-chdir=infra', 'plan'],
    output:
      '│ Error: Error retrieving droplets: GET https://api.digitalocean.com/v2/droplets: 401 (request "1") Unable to authenticate you\n',
    files: {
      [`${here}/infra/main.tf`]:
        'provider "digitalocean" {\n  token = var.do_token\n}\nvariable "do_token" {}\n',
      [`${here}/infra/terraform.tfvars`]: `do_token = "${dead}"\n`,
      [doctlFile]: `access-token: ${full}\n`,
    },
  },
  {
    title: 'a script runs doctl, whose token works',
    words: ['./deploy.sh'],
    output: `Creating a droplet with doctl\n${unauthorized}`,
    env: { DIGITALOCEAN_ACCESS_TOKEN: full },
  },
  {
    title: 'sudo hides the token',
    words: ['sudo', 'doctl', 'account', 'get'],
    output: unauthorized,
    env: { DIGITALOCEAN_ACCESS_TOKEN: full },
  },
  {
    title: 'nothing was found',
    words: ['doctl', 'compute', 'droplet', 'get', '1'],
    output:
      'Error: GET https://api.digitalocean.com/v2/droplets/1: 404 (request "1") The resource you were accessing could not be found.\n',
    env: { DIGITALOCEAN_ACCESS_TOKEN: full },
  },
  {
    title: 'there is no network',
    words: ['doctl', 'account', 'get'],
    output:
      'Error: Get "https://api.digitalocean.com/v2/account": dial tcp: lookup api.digitalocean.com: no such host\n',
  },
  {
    title: 'doctl says nothing that helps',
    words: ['doctl', 'account', 'get'],
    output: 'Error: something odd happened\n',
    env: { DIGITALOCEAN_ACCESS_TOKEN: full },
  },
  {
    title: 'it has nothing to do with DigitalOcean',
    words: ['make', 'test'],
    output: 'make: *** [test] Error 1\n',
    status: 2,
  },
];

const now = Date.UTC(2026, 10, 26);

async function shown({ words, output, status = 1, ...parts }: Scene, columns: number) {
  const { err } = await runWith(['run', '--', ...words], {
    env: parts.env ?? {},
    machine: machineOf(parts),
    clock: { ...systemClock, now: () => now, wait: async () => {} },
    errLooks: async () => ({ columns, color: false, hyperlinks: false }),
    runCommand: async () => ({
      status,
      notStarted: null,
      output,
      endsLine: true,
      isInterrupted: false,
      outputError: null,
    }),
  });
  return err;
}

describe('the report on a failed command', () => {
  test('is as in the gallery', async () => {
    const sections = await Promise.all(
      scenes.map(async (scene) => {
        const line = '='.repeat(80);
        return `${line}\n${scene.title}: ${scene.words.join(' ')}\n${line}\n\n${scene.output}${await shown(scene, 80)}`;
      }),
    );
    await expect(sections.join('\n')).toMatchFileSnapshot('gallery/run.txt');
  });

  test.each(scenes)('fits 50 columns and one screen: $title', async (scene) => {
    const lines = (await shown(scene, 50)).split('\n');
    // A command and an address stay in one piece.
    expect(lines.filter((line) => line.length > 50 && !/^ {7}|^note: /.test(line))).toEqual([]);
    expect((await shown(scene, 80)).split('\n').length).toBeLessThanOrEqual(26);
  });
});
