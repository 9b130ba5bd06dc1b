import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fetchTransport, type TransportRequest } from '@token-check/core';
import { reportSchema } from '@token-check/core/internal';
import { makeToken, sandbox } from '@token-check/core/sandbox';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../core/test/support/machine.ts';
import { nodeMachine } from '../src/doctor/machine.ts';
import { runWith } from './world.ts';

const full = makeToken('dop_v1_', 'full access');
const narrow = makeToken('dop_v1_', 'droplets only');
const dead = makeToken('dop_v1_', 'deleted');
const busy = makeToken('dop_v1_', 'busy');
const application = makeToken('doo_v1_', 'application');
const refresh = makeToken('dor_v1_', 'refresh');
const cluster = makeToken('', 'cluster');
const registry = makeToken('', 'registry');
const secrets = [full, narrow, dead, busy, application, refresh, cluster, registry];

const here = '/home/sam/project';
const doctlFile = '/home/sam/.config/doctl/config.yaml';

/** A machine with one of everything. */
const rich: MachineParts = {
  env: { DIGITALOCEAN_TOKEN: dead, DIGITALOCEAN_ACCESS_TOKEN: application, DO_TOKEN: refresh },
  files: {
    [doctlFile]: `
context: work
access-token: ${dead}
auth-contexts: { work: ${full}, ${refresh}: ${busy} }
oauth-tokens: { work: { refresh-token: ${refresh} } }
`,
    [`${here}/.env`]: `DIGITALOCEAN_TOKEN=${full}\n`,
    [`${here}/${narrow}.auto.tfvars`]: `do_token = "${narrow}"\n`,
    [`${here}/main.tf`]: 'provider "digitalocean" {\n  token = var.do_token\n}\n',
    [`${here}/Pulumi.dev.yaml`]: 'config:\n  digitalocean:token:\n    secure: AAAB\n',
    '/home/sam/.acme.sh/account.conf': { error: 'EACCES' },
    '/home/sam/.docker/config.json': JSON.stringify({
      auths: { 'registry.digitalocean.com': { auth: btoa(`sam@example.com:${registry}`) } },
    }),
    '/home/sam/.kube/config': `
current-context: do
contexts: [{ name: do, context: { cluster: c, user: fixed } }]
clusters: [{ name: c, cluster: { server: "https://abc.k8s.ondigitalocean.com" } }]
users:
  - { name: fixed, user: { token: "${cluster}" } }
  - name: gone
    user: { exec: { command: doctl, args: [--context, "${full}"] } }
`,
  },
};

async function doctor(parts: MachineParts, argv: readonly string[] = [], columns = 80) {
  const requests: TransportRequest[] = [];
  const network = fetchTransport(sandbox);
  const ran = await runWith(['doctor', ...argv], {
    env: parts.env ?? {},
    machine: machineOf(parts),
    columns,
    transport: async () => (request) => {
      requests.push(request);
      return network(request);
    },
  });
  return { ...ran, requests };
}

describe('as text, the doctor', () => {
  test.each([60, 80, 100, 120])('prints no line longer than %i columns', async (columns) => {
    const { out, status } = await doctor(rich, [], columns);
    expect(status).toBe(1);
    expect(out.split('\n').length).toBeGreaterThan(30);
    for (const line of out.split('\n')) {
      // A command is not wrapped, so that it can be copied.
      if (!/^ {8}\S/.test(line)) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  const two: MachineParts = {
    env: { DIGITALOCEAN_TOKEN: dead },
    files: { [doctlFile]: `access-token: ${full}\n`, [`${here}/.env`]: `DO_TOKEN=${full}\n` },
  };

  test('a configuration that doctl auth switch has written is in order', async () => {
    const config = `access-token: ${full}\nauth-contexts: { default: "true" }\ncontext: default\n`;
    const { out, status } = await doctor({ files: { [doctlFile]: config } });
    expect(out).toContain(' (works), from doctl context default\n');
    expect(status).toBe(0);
  });

  test('prints a list on a narrow terminal', async () => {
    const { out } = await doctor(two, [], 60);
    expect(out).toContain(`✗ 2 different API tokens: 1 works, 1 does not work

  ✗ token rejected
    DIGITALOCEAN_TOKEN
    token   ${dead.slice(0, 7)}…${dead.slice(-4)}, `);
    expect(out).toContain(`
  ✓ works
    doctl context default
    .env: DO_TOKEN
    token `);
    expect(out).toContain(
      '\n    scopes  api:read api:write\n    expires 2025-12-08 (in 60 days)\n',
    );
  });

  test.each([60, 120])('says the rejection beside the damage, at %i columns', async (columns) => {
    const { out } = await doctor({ env: { DO_PAT: ` ${dead}` } }, [], columns);
    expect(out).toContain('✗ token rejected, stray whitespace');
    expect(out.replace(/\s+/g, ' ')).toContain('(token rejected, stray whitespace), from DO_PAT');
  });

  test('prints a table on a wide terminal', async () => {
    const { out } = await doctor(two, [], 120);
    const table = out.split('\n').slice(2, 8);
    expect(table.map((line) => line.slice(0, 55).trimEnd())).toEqual([
      '  Verdict           Where                  Token',
      `${' '.repeat(43)}fingerprint`,
      `  ✗ token rejected  DIGITALOCEAN_TOKEN     ${dead.slice(0, 7)}…${dead.slice(-4)}`,
      expect.stringMatching(/^ {43}[0-9a-f]{8}$/),
      `  ✓ works           doctl context default  ${full.slice(0, 7)}…${full.slice(-4)}`,
      expect.stringMatching(/^ {20}\.env: DO_TOKEN {9}[0-9a-f]{8}$/),
    ]);
  });

  test('shows which token each tool would send, with tools that send the same one together', async () => {
    const { out } = await doctor(two);
    expect(out).toContain(`Which one each tool would send from here

  ✓   doctl
      ${full.slice(0, 7)}…${full.slice(-4)} (works), from doctl context default
  ✗   Terraform, OpenTofu, Pulumi, Packer, Ansible (digitalocean.cloud),
      Steampipe
      ${dead.slice(0, 7)}…${dead.slice(-4)} (token rejected), from DIGITALOCEAN_TOKEN
`);
  });

  test('gives the commands that remove an old copy', async () => {
    const { out } = await doctor(two);
    expect(out.slice(out.indexOf('One thing'))).toBe(`One thing to look at

  1.  DIGITALOCEAN_TOKEN: DigitalOcean rejects this token, and accepts the one
      in doctl context default. Terraform, OpenTofu, Pulumi and 3 more would
      send it. This is probably an old copy. To remove it:
        unset DIGITALOCEAN_TOKEN
`);
  });

  test('lists what it does not check and what it could not read', async () => {
    const { out } = await doctor(
      {
        files: {
          [doctlFile]: `oauth-tokens: { work: { refresh-token: ${refresh} } }`,
          '/home/sam/.acme.sh/account.conf': { error: 'EACCES' },
        },
      },
      [],
      120,
    );
    expect(out).toBe(`? No API token was found, but one file could not be read

Which one each tool would send from here

  -   doctl, Terraform
      none: nothing found where it looks
  ?   acme.sh
      not known: its file ~/.acme.sh/account.conf cannot be read

Found and not checked online

  ○   doctl context work, refresh token: doctl uses it to renew its access token

Could not be read

  ?   ~/.acme.sh/account.conf: permission denied
`);
  });

  test('lists nothing twice', async () => {
    const files = {
      '/home/sam/.docker/config.json': JSON.stringify({
        auths: { 'registry.digitalocean.com': { auth: btoa(`sam@example.com:${full}`) } },
      }),
      [doctlFile]: `oauth-tokens: { work: { refresh-token: ${refresh} } }`,
    };
    const { out: sent } = await doctor({ files });
    expect(sent.match(/config\.json: registry/g)).toHaveLength(1);
    const { out: same } = await doctor({ files, env: { DO_TOKEN: refresh } });
    expect(same.match(/context work, refresh token/g)).toHaveLength(1);
  });

  test('prints the same without colours', async () => {
    const machine = machineOf(rich);
    const env = rich.env ?? {};
    const plain = await runWith(['doctor'], { env, machine, columns: 120 });
    const painted = await runWith(['doctor'], { env, machine, columns: 120, color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
    expect(painted.out.replace(/\u001b\[\d+m/g, '')).toBe(plain.out);
    expect(painted.out).not.toBe(plain.out);
  });
});

test('no output of the doctor contains 20 characters of a value', async () => {
  for (const argv of [[], ['--json'], ['--offline'], ['--sandbox'], ['--verbose']]) {
    for (const columns of [60, 120]) {
      const { out, err } = await doctor(rich, argv, columns);
      const all = (out + err).replace(/\s/g, '').toLowerCase();
      expect(all).toContain('doctl');
      for (const secret of secrets) {
        for (let at = 0; at + 20 <= secret.length; at++) {
          expect(all).not.toContain(secret.slice(at, at + 20));
        }
      }
    }
  }
});

describe('requests are made', () => {
  test('once for each value, and never for another credential', async () => {
    const { requests } = await doctor(rich, ['--json']);
    const tokens = requests.map(({ headers }) => headers.authorization?.replace('Bearer ', ''));
    const questions = requests.map(({ url }, at) => `${tokens[at]} ${new URL(url).pathname}`);
    expect(new Set(tokens)).toEqual(new Set([dead, application, full, busy, narrow]));
    expect(new Set(questions).size).toBe(questions.length);
  });

  test('once for a token with and without quotes', async () => {
    const parts: MachineParts = {
      env: { DIGITALOCEAN_TOKEN: `${full}\n`, DIGITALOCEAN_ACCESS_TOKEN: full },
      files: { [`${here}/.env`]: `DIGITALOCEAN_TOKEN='"${full}"'\n` },
    };
    const { requests, out, status } = await doctor(parts, [], 120);
    expect(requests).toHaveLength(2);
    expect(status).toBe(1);
    expect(out).toMatch(/^✗ One API token, written in 3 ways: 1 works, 2 do not work\n/);
    const codes = (await advised(parts)).map(([code]: string[]) => code);
    expect(codes).toEqual(['token-fails', 'token-fails']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Otherwise it is the token in DIGITALOCEAN_ACCESS_TOKEN and',
    );
  });

  test('for at most eight values at the same time', async () => {
    const env = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`TOKEN_${at}`, makeToken('dop_v1_', `token ${at}`)]),
    );
    const network = fetchTransport(sandbox);
    let open = 0;
    let most = 0;
    const { status } = await runWith(['doctor', '--json'], {
      env,
      machine: machineOf({ env }),
      transport: async () => async (request) => {
        open++;
        most = Math.max(most, open);
        const answer = await network(request);
        open--;
        return answer;
      },
    });
    expect(status).toBe(1);
    // Two requests for each value.
    expect(most).toBeGreaterThan(2);
    expect(most).toBeLessThanOrEqual(16);
  });

  test('never with --offline', async () => {
    const { requests, out, status } = await doctor({ env: { DO_TOKEN: full } }, ['--offline']);
    expect({ requests, status }).toEqual({ requests: [], status: 0 });
    expect(out).toMatch(/^○ The one API token that is here was not checked\n/);
  });
});

describe('as JSON, the doctor', () => {
  test('prints reports, places, tools, advice and what could not be read', async () => {
    const { out, status } = await doctor(rich, ['--json']);
    expect(status).toBe(1);
    const document = JSON.parse(out);
    for (const report of document.reports) expect(reportSchema.parse(report)).toEqual(report);
    expect(document.reports).toHaveLength(6);
    const [rejected] = document.reports;
    expect(rejected).toMatchObject({
      verdict: 'problem',
      source: { kind: 'env', name: 'DIGITALOCEAN_TOKEN' },
    });
    expect(document.places).toContainEqual({
      source: { kind: 'doctl', name: 'default' },
      location: { in: 'doctl', context: 'default', isRefreshToken: false },
      fingerprint: rejected.credential.fingerprint,
      content: { type: 'api-token' },
      other: null,
    });
    expect(document.tools).toContainEqual({
      tool: 'Packer',
      sends: { kind: 'env', name: 'DIGITALOCEAN_TOKEN' },
      location: { in: 'environment', name: 'DIGITALOCEAN_TOKEN' },
      fingerprint: rejected.credential.fingerprint,
      reason: null,
      doubt: null,
      why: null,
      known: true,
    });
    expect(document.tools).toContainEqual({
      tool: 'acme.sh',
      sends: null,
      location: null,
      fingerprint: null,
      reason: null,
      doubt: { code: 'file-unreadable', file: '~/.acme.sh/account.conf' },
      why: 'its file ~/.acme.sh/account.conf cannot be read',
      known: false,
    });
    expect(document.unread).toEqual([
      {
        path: '~/.acme.sh/account.conf',
        problem: { type: 'system', error: 'EACCES' },
        why: 'permission denied',
      },
    ]);
    expect(document.schemaVersion).toBe(1);
  });

  test('prints each finding with its code, its evidence, its words and its page', async () => {
    const { findings, advice } = JSON.parse((await doctor(rich, ['--json'])).out);
    const [first] = findings;
    expect(first).toMatchObject({
      code: 'stale-copy',
      severity: 'error',
      confidence: 'certain',
      title: 'DigitalOcean rejects one token and accepts another',
      evidence: {
        at: [
          { in: 'environment', name: 'DIGITALOCEAN_TOKEN' },
          { in: 'doctl', context: 'default' },
        ],
      },
      docs: 'docs/doctor/stale-copy.md',
    });
    for (const { docs } of findings) {
      expect(readFileSync(join(import.meta.dirname, '../../..', docs), 'utf8')).not.toBe('');
    }
    expect(advice).toEqual(
      findings.map(({ code, severity, text, command, url }: Record<string, string>) =>
        JSON.parse(JSON.stringify({ code, severity, text, command, url })),
      ),
    );
  });

  test('is as the published schema says, which --schema prints', async () => {
    const file = join(import.meta.dirname, '../../../schema/doctor-v1.schema.json');
    const readAsset = async (name: string) =>
      gzipSync(await readFile(join(dirname(file), name.replace(/\.gz$/, ''))));
    const printed = await runWith(['doctor', '--schema'], { readAsset });
    expect(printed).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(printed.out)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(printed.out),
    );
    const machine = ['--json', '--sandbox'];
    for (const document of [await doctor(rich, ['--json']), await doctor({}, machine)]) {
      validate(JSON.parse(document.out));
      expect(validate.errors).toBeNull();
    }
    validate({ schemaVersion: 1 });
    expect(validate.errors).not.toBeNull();
  });

  test.each([
    ['all work', { env: { DO_TOKEN: full } }, 0],
    ['one is undetermined', { env: { DO_TOKEN: full, DO_PAT: busy } }, 3],
    ['one fails', { env: { DO_TOKEN: dead, DO_PAT: busy } }, 1],
    ['there is none', {}, 2],
    [
      'there is only a credential that is never checked',
      { files: { [doctlFile]: `oauth-tokens: { default: { refresh-token: ${refresh} } }` } },
      0,
    ],
  ])('exits with the status of the text when %s', async (_when, parts, expected) => {
    const text = await doctor(parts);
    const json = await doctor(parts, ['--json']);
    expect([text.status, json.status]).toEqual([expected, expected]);
    expect(JSON.parse(json.out).schemaVersion).toBe(1);
  });
});

test('without any credential, the doctor lists where it looked and what to do', async () => {
  const { out, err, status } = await doctor({ env: { DIGITALOCEAN_CONFIG: '/gone.yaml' } });
  expect({ out, status }).toEqual({ out: '', status: 2 });
  expect(err).toContain('No DigitalOcean token found');
  expect(err).toContain('DIGITALOCEAN_CONFIG names /gone.yaml, which does not exist');
  expect(err).toContain('paste it: token-check');
});

test('without any credential, the doctor says what each tool lacks', async () => {
  const code = 'provider "digitalocean" {\n  token = var.key\n}\nvariable "key" {}\n';
  const { err, status } = await doctor({ files: { [`${here}/main.tf`]: code } });
  expect(status).toBe(2);
  expect(err).toContain(' Terraform, OpenTofu: main.tf uses var.key, which has no value here. [');
});

describe('a file that cannot be read makes the result undetermined', () => {
  const damaged = '  -   doctl\n      none: ~/.config/doctl/config.yaml has an error';
  test.each([
    [{ error: 'EPERM' }, '  ?   doctl\n      not known: its file'],
    [{ error: 'EFBIG' }, '  ?   doctl\n      not known: its file'],
    ['access-token: [', damaged],
    ['- a list', damaged],
  ])('with the content or error %j', async (content, line) => {
    const parts = { files: { [doctlFile]: content } };
    const { out, status } = await doctor(parts);
    expect(status).toBe(3);
    expect(out).toMatch(/^\? No API token was found, but one file could not be read\n/);
    expect(out).toContain(line);
    expect((await doctor(parts, ['--json'])).status).toBe(3);
    const alone = await doctor(parts, ['--tool', 'doctl']);
    expect(alone.status).toBe(3);
    expect(alone.out).toContain('~/.config/doctl/config.yaml: ');
  });

  test('also beside a token that works', async () => {
    const files = { '/home/sam/.acme.sh/account.conf': { error: 'EACCES' } };
    const { out, status } = await doctor({ env: { DO_TOKEN: full }, files });
    expect(status).toBe(3);
    expect(out).toMatch(/^\? The one API token that is here works, but one file could not be/);
  });

  test('unless another fault is worse', async () => {
    const files = { '/home/sam/.acme.sh/account.conf': { error: 'EACCES' } };
    expect((await doctor({ env: { DO_TOKEN: dead }, files })).status).toBe(1);
  });
});

describe('advice about an error', () => {
  const env = { DIGITALOCEAN_CONTEXT: 'prod', DIGITALOCEAN_ACCESS_TOKEN: full };
  test('is in the headline and in the exit status', async () => {
    const { out, status } = await doctor({ env });
    expect(status).toBe(1);
    expect(out).toMatch(/^✗ The one API token that is here works, but doctl would send none\n/);
    expect(await advised({ env })).toEqual([['missing-context', 'unset DIGITALOCEAN_CONTEXT']]);
    expect((await doctor({ env }, ['--json'])).status).toBe(1);
  });

  test('includes a value that is no credential', async () => {
    const { out, status } = await doctor({ env: { DIGITALOCEAN_TOKEN: '$TOKEN' } });
    expect({ status, mark: out[0] }).toEqual({ status: 1, mark: '✗' });
  });
});

test('--sandbox looks at a made-up home and never at this machine', async () => {
  const { out, err, status, requests } = await doctor(rich, ['--sandbox']);
  expect(err).toContain('this is a demonstration');
  expect(err).toContain('Nothing on this machine was read.');
  expect(out).toContain('chmod 600 ~/.config/doctl/config.yaml');
  expect(out).not.toContain('doctl context work');
  expect(requests).toEqual([]);
  expect(status).toBe(1);
});

describe('the headline says', () => {
  const computed = {
    [`${here}/main.tf`]: 'provider "digitalocean" {\n  token = jsondecode("x")\n}\n',
  };
  test.each<[string, MachineParts, string, number]>([
    ['doctl', { env: { DIGITALOCEAN_CONTEXT: 'gone' } }, '✗ doctl would send no API token', 1],
    ['terraform', { files: computed }, '? It is not known which API token Terraform would send', 3],
    ['terraform', {}, '○ terraform would send no API token', 2],
  ])('what %s alone would send', async (tool, parts, headline, expected) => {
    const { out, status } = await doctor(parts, ['--tool', tool]);
    expect(out.split('\n')[0]).toBe(headline);
    expect(status).toBe(expected);
  });

  test('how many files the doctor left out', async () => {
    const names = Array.from({ length: 202 }, (_, at) => `${here}/a${at}.yaml`);
    const { out, status } = await doctor({
      files: Object.fromEntries(names.map((name) => [name, 'a: b'])),
    });
    expect(out.split('\n')[0]).toBe('? No API token was found, but 2 files could not be read');
    expect(status).toBe(3);
  });
});

describe('with a folder', () => {
  const files = {
    '/srv/shop/.env': `DO_TOKEN=${full}`,
    [`${here}/.env`]: `DO_TOKEN=${dead}`,
  };
  test('the doctor looks there and not here', async () => {
    const { out, status } = await doctor({ files }, ['/srv/shop']);
    expect(out).toContain('.env: DO_TOKEN');
    expect(status).toBe(0);
  });

  test.each([
    ['another one, with its path', 'project', 'chmod 600 /home/sam/project/.env'],
    ['the current one, without it', '.', 'chmod 600 .env'],
  ])('commands name %s', async (_title, folder, command) => {
    const cwd = folder === '.' ? here : '/home/sam';
    const file = `${here}/.env`;
    const open = { '/': 0o755, '/home': 0o755, '/home/sam': 0o755, [here]: 0o755, [file]: 0o644 };
    const parts = { cwd, files: { [file]: `DO_TOKEN=${full}` }, modes: open };
    expect((await doctor(parts, [folder])).out.split('\n')).toContain(`        ${command}`);
    const { advice } = JSON.parse((await doctor(parts, [folder, '--json'])).out);
    expect(advice).toContainEqual(expect.objectContaining({ command }));
  });

  test('a relative one starts at the current folder', async () => {
    expect((await doctor({ files }, ['../../../srv/shop'])).status).toBe(0);
  });

  test.each([
    ['ENOENT', 'it does not exist'],
    ['ENOTDIR', 'it is not a folder'],
    ['EACCES', 'permission denied'],
  ])('one that cannot be listed is wrong usage: %s', async (error, why) => {
    const listFolder = async () => ({ error });
    const { err, status } = await doctor({ listFolder, files }, ['gone']);
    expect(err).toContain(`can't read the folder “gone”: ${why}.`);
    expect(err).not.toContain(error);
    expect(status).toBe(2);
  });
});

describe('with --tool', () => {
  const parts = { env: { DIGITALOCEAN_ACCESS_TOKEN: full, DO_TOKEN: dead } };
  test('the doctor checks only what this tool would send', async () => {
    const { out, status, requests } = await doctor(parts, ['--tool', 'doctl']);
    expect(out).toContain('DIGITALOCEAN_ACCESS_TOKEN');
    expect(out).not.toContain('DO_TOKEN\n');
    expect(out).not.toContain('Terraform');
    expect(requests.every(({ headers }) => !JSON.stringify(headers).includes(dead))).toBe(true);
    expect(status).toBe(0);
  });

  test('says it if this tool would send none', async () => {
    const { out, status } = await doctor(parts, ['--tool', 'acme.sh']);
    expect(out).toContain('none: nothing found where it looks');
    expect(status).toBe(2);
  });

  test('takes any letter case, and every tool of one name', async () => {
    const env = { DO_API_TOKEN: full };
    const { out } = await doctor({ env }, ['--tool', 'Ansible']);
    expect(out).toContain('Ansible (digitalocean.cloud), Ansible (community.digitalocean)');
  });

  test('an unknown tool is wrong usage, with the names of the others', async () => {
    const { err, status } = await doctor(parts, ['--tool', 'saltstack']);
    expect(err).toContain('Use one of acme.sh, algo vpn, analogsea');
    expect(status).toBe(2);
  });
});

test('--verbose shows the files and the requests, without a value', async () => {
  const { err } = await doctor({ files: { [`${here}/.env`]: `DO_TOKEN=${full}` } }, ['--verbose']);
  expect(err).toContain(`read ${here}/.env\n`);
  expect(err).toContain('GET https://api.digitalocean.com/');
  expect(err).not.toMatch(/[0-9a-f]{20}/);
});

describe('the flag', () => {
  const parts = { env: { DO_TOKEN: dead } };
  test('--quiet drops the note', async () => {
    expect((await doctor(parts, ['--sandbox'])).err).toContain('simulated');
    expect((await doctor(parts, ['--sandbox', '--quiet'])).err).toBe('');
  });

  test('--exit-zero turns the exit status to 0', async () => {
    expect((await doctor(parts, ['--exit-zero'])).status).toBe(0);
    expect((await doctor({}, ['--exit-zero'])).status).toBe(2);
  });

  test('--no-color works before and after the command', async () => {
    const world = { machine: machineOf(parts), color: true };
    const plain = (await runWith(['doctor'], { ...world, color: false })).out;
    expect((await runWith(['doctor'], world)).out).not.toBe(plain);
    expect((await runWith(['doctor', '--no-color'], world)).out).toBe(plain);
    expect((await runWith(['--no-color', 'doctor'], world)).out).toBe(plain);
  });

  test('--format sets the format of the file of --output, with text on the terminal', async () => {
    const { out: json } = await doctor(parts, ['--json']);
    expect((await doctor(parts, ['--format', 'json'])).out).toBe(json);
    const both = await doctor(parts, ['--format', 'json', '-o', 'report.json']);
    expect(both.written).toEqual({ 'report.json': json });
    expect(both.out).toMatch(/^✗ The one/);
    expect(await doctor(parts, ['--format', 'sarif'])).toMatchObject({ status: 2, out: '' });
    expect((await doctor(parts, ['--json', '--format', 'text'])).status).toBe(2);
  });

  test.each([
    [doctlFile],
    [`${here}/.env`],
    [`${here}/${narrow}.auto.tfvars`],
    [`${here}/main.tf`],
    [`${here}/Pulumi.dev.yaml`],
    ['/home/sam/.acme.sh/account.conf'],
    ['/home/sam/.docker/config.json'],
    ['/home/sam/.kube/config'],
    ['/home/sam/.cursor/mcp.json'],
  ])('--output never overwrites what the doctor reads: %s', async (path) => {
    const files = { '/home/sam/.cursor/mcp.json': '{}', ...rich.files };
    const { status, err, out, written, requests } = await doctor({ ...rich, files }, ['-o', path]);
    expect({ status, out, written, requests }).toEqual({
      status: 2,
      out: '',
      written: {},
      requests: [],
    });
    expect(err).toContain('[conflicting-options]');
  });

  test.each([
    ['the certificates', ['--ca-file', 'ca.pem', '-o', 'ca.pem'], 'conflicting-options'],
    ['standard output', ['-o', '-'], 'invalid-value'],
  ])('--output with %s is wrong usage', async (_what, argv, code) => {
    const { status, err, written } = await runWith(['doctor', '--sandbox', ...argv], {
      machine: machineOf(parts),
    });
    expect({ status, written }).toEqual({ status: 2, written: {} });
    expect(err).toContain(`[${code}]`);
  });

  test('--output on a full disk is wrong usage and keeps the old file', async () => {
    const ended: string[] = [];
    const { status, err } = await runWith(['doctor', '--sandbox', '-o', 'x'], {
      machine: machineOf(parts),
      openOutput: async () => ({
        write: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
        close: async () => void ended.push('close'),
        discard: async () => void ended.push('discard'),
      }),
    });
    expect(status).toBe(2);
    expect(err).toContain('The disk is full.');
    expect(ended).toEqual(['discard']);
  });
});

/** The codes and commands of the advice. */
async function advised(parts: MachineParts) {
  const { out } = await doctor(parts, ['--json']);
  return JSON.parse(out).advice.map(({ code, command }: { code: string; command?: string }) =>
    command === undefined ? [code] : [code, command],
  );
}

describe('there is advice about', () => {
  test.each<[string, MachineParts, string[][]]>([
    [
      'nothing, if one good token is everywhere',
      {
        env: { DIGITALOCEAN_TOKEN: full, DIGITALOCEAN_ACCESS_TOKEN: full },
        files: {
          [doctlFile]: `context: work\nauth-contexts: { work: ${full} }\n`,
          [`${here}/.env`]: `DIGITALOCEAN_TOKEN=${full}`,
        },
      },
      [],
    ],
    [
      'an old copy in doctl’s context',
      { env: { DO_TOKEN: full }, files: { [doctlFile]: `access-token: ${dead}` } },
      [['stale-copy', 'doctl auth remove --context default\ndoctl auth init --context default']],
    ],
    [
      'an old copy in a file, without a command',
      { env: { DO_TOKEN: full }, files: { [`${here}/.env`]: `DO_PAT=${dead}` } },
      [['stale-copy']],
    ],
    [
      'an old copy, on Windows',
      {
        platform: 'win32',
        env: { DIGITALOCEAN_TOKEN: dead, DO_PAT: full },
      },
      [['stale-copy', 'Remove-Item Env:DIGITALOCEAN_TOKEN']],
    ],
    [
      'a name with special characters, without a command',
      {
        env: { DO_TOKEN: full },
        files: { [doctlFile]: `auth-contexts: { "a;reboot": ${dead} }` },
      },
      [['stale-copy']],
    ],
    [
      'a token that could not be checked, which is no old copy',
      { env: { DO_TOKEN: full, DO_PAT: busy } },
      [],
    ],
    [
      'nothing about a named context that hides a token that no longer works',
      {
        env: { DIGITALOCEAN_ACCESS_TOKEN: dead },
        files: { [doctlFile]: `context: work\nauth-contexts: { work: ${full} }` },
      },
      [['stale-copy', 'unset DIGITALOCEAN_ACCESS_TOKEN']],
    ],
    [
      'a named context that hides another token in the variable',
      {
        env: { DIGITALOCEAN_ACCESS_TOKEN: narrow },
        files: { [doctlFile]: `context: work\nauth-contexts: { work: ${full} }` },
      },
      [['context-hides-variable', 'doctl auth switch --context default'], ['different-tokens']],
    ],
    [
      'the same, if a variable names the context',
      {
        env: { DIGITALOCEAN_ACCESS_TOKEN: full, DIGITALOCEAN_CONTEXT: 'gone' },
        files: { [doctlFile]: `auth-contexts: { work: ${full} }` },
      },
      [
        ['missing-context', 'doctl auth list'],
        ['context-hides-variable', 'unset DIGITALOCEAN_CONTEXT'],
      ],
    ],
    [
      'two variables with two tokens',
      { env: { DIGITALOCEAN_TOKEN: full, DIGITALOCEAN_ACCESS_TOKEN: narrow } },
      [['different-tokens']],
    ],
    [
      'only an old copy in the shell, which also overrides the file',
      {
        env: { DIGITALOCEAN_TOKEN: dead },
        files: { [`${here}/.env`]: `DIGITALOCEAN_TOKEN=${full}` },
      },
      [['stale-copy', 'unset DIGITALOCEAN_TOKEN']],
    ],
    [
      'nothing about a shell that overrides a file with a token that no longer works',
      { env: { DO_TOKEN: full }, files: { [`${here}/.env`]: `DO_TOKEN=${dead}` } },
      [['stale-copy']],
    ],
    [
      'a variable of the shell that overrides the file',
      { env: { DO_TOKEN: full }, files: { [`${here}/.env`]: `DO_TOKEN=${narrow}` } },
      [['shell-beats-file', 'unset DO_TOKEN']],
    ],
  ])('%s', async (_what, parts, expected) => {
    expect(await advised(parts)).toEqual(expected);
  });

  test('a refresh token where a tool wants an access token', async () => {
    const { out, status, requests } = await doctor({ env: { DIGITALOCEAN_TOKEN: refresh } }, [
      '--json',
    ]);
    expect(JSON.parse(out).advice[0]).toMatchObject({
      code: 'token-fails',
      text: expect.stringMatching(/^DIGITALOCEAN_TOKEN: .*refresh token.*Terraform/s),
    });
    expect({ status, requests }).toEqual({ status: 1, requests: [] });
  });

  test('the name of another variable where a tool wants a token', async () => {
    const env = { DIGITALOCEAN_TOKEN: '$TOKEN' };
    expect((await doctor({ env })).out).toContain(`1.  DIGITALOCEAN_TOKEN: `);
    expect(await advised({ env })).toEqual([['token-fails']]);
  });

  /** The first advice. */
  async function first(parts: MachineParts): Promise<{ text: string; command?: string }> {
    return JSON.parse((await doctor(parts, ['--json'])).out).advice[0];
  }

  const coatings = [
    ` ${full}\n`,
    `"${full}"`,
    `\u201c${full}\u201d`,
    `${full}\u200b`,
    `${full}\u00a0`,
  ];
  test.each(coatings)(
    'white space and quotes, with a command that removes them: %j',
    async (value) => {
      const { text, command = '' } = await first({ env: { DO_PAT: value } });
      expect(text).toMatch(/^DO_PAT: .*analogsea would send it\. Fix it where it is set/s);
      const env = { PATH: process.env.PATH ?? '', DO_PAT: value };
      const shell = `${command}\nprintf %s "$DO_PAT"`;
      if (process.platform === 'win32') return;
      expect(execFileSync('sh', ['-c', shell], { env, encoding: 'utf8' })).toBe(full);
    },
  );

  test('white space, on Windows and in a file', async () => {
    expect((await first({ platform: 'win32', env: { DO_PAT: `${full} ` } })).command).toBe(
      "$env:DO_PAT = $env:DO_PAT -replace '\\W'",
    );
    const inFile = await first({ files: { [`${here}/.env`]: `DO_PAT="${full} "\n` } });
    expect(inFile.text).toMatch(/^\.env: DO_PAT: .* Delete everything but the token there\.$/s);
    expect(inFile.command).toBeUndefined();
  });

  test('an old copy that docker has as well', async () => {
    const auths = { 'registry.digitalocean.com': { auth: btoa(`sam:${dead}`) } };
    const { text, command } = await first({
      env: { DO_TOKEN: full, DO_PAT: dead },
      files: { '/home/sam/.docker/config.json': JSON.stringify({ auths }) },
    });
    expect(text).toContain(
      'The same token is also in ~/.docker/config.json: registry.digitalocean.com (a container registry credential).',
    );
    expect(command).toBe('unset DO_PAT\ndoctl registry login');
  });

  test('an old copy beside several good tokens, which it lists as different', async () => {
    const env = { DO_PAT: dead, DO_TOKEN: full, DO_AUTH_TOKEN: narrow };
    expect((await first({ env })).text).toContain(
      'accepts 2 others, which are not the same token: in DO_TOKEN and DO_AUTH_TOKEN.',
    );
    const spelled = { DO_PAT: dead, DO_TOKEN: full, DO_AUTH_TOKEN: ` ${full}` };
    expect((await first({ env: spelled })).text).toContain('accepts the one in DO_TOKEN.');
  });

  test('kubectl in a context that doctl does not have', async () => {
    const args = '[kubernetes, --context=away]';
    const files = {
      [doctlFile]: `access-token: ${full}`,
      '/k': `users: [{ name: admin, user: { exec: { command: doctl, args: ${args} } } }]`,
    };
    const parts = { env: { KUBECONFIG: '/k' }, files };
    expect(await advised(parts)).toEqual([['missing-context', 'doctl auth init --context away']]);
    // No context is selected, so kubectl doesn't use this user.
    expect((await doctor(parts)).status).toBe(0);
    const current = `${files['/k']}\ncurrent-context: c\ncontexts: [{ name: c, context: { user: admin } }]`;
    const { status, out } = await doctor({ ...parts, files: { ...files, '/k': current } });
    expect(status).toBe(1);
    expect(out).toMatch(/^✗ The one API token that is here works, but kubectl would send none\n/);
  });
});

test('text from files and from DigitalOcean contains no control characters', async () => {
  const files = { [doctlFile]: `auth-contexts: { "\\e[2Jevil\\u202e": ${full} }` };
  const team = { uuid: 'u', name: '\u001b[2Jbad\u202e' };
  const account = { email: 'a@example.com', uuid: 'u', status: 'active', team };
  const info = { resource_owner_id: 1, scopes: ['\u001b[2Jread'], expires_in_seconds: 60 };
  const transport = async () =>
    fetchTransport(async ({ url }) => Response.json(url.endsWith('info') ? info : { account }));
  for (const columns of [60, 120]) {
    const machine = machineOf({ files });
    const { out } = await runWith(['doctor'], { machine, columns, transport });
    expect(out).toContain('evil');
    expect(out).toContain('bad');
    expect(out).not.toContain('2Jread');
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});

test('the machine is read through Node', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'token-check-'));
  try {
    await writeFile(join(folder, 'a'), 'text');
    const machine = nodeMachine({ env: {}, readAsset: () => Promise.reject(new Error()) });
    expect(await machine.readFile(join(folder, 'a'))).toBe('text');
    await mkdir(join(folder, 'main.tf'));
    expect(await machine.listFolder(folder)).toEqual(['a']);
    expect(await machine.readFile(join(folder, 'b'))).toEqual({ error: 'ENOENT' });
    await writeFile(join(folder, 'large'), ' '.repeat(1024 * 1024 + 1));
    expect(await machine.readFile(join(folder, 'large'))).toEqual({ error: 'EFBIG' });
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      expect(await machine.readFile(join(folder, 'pipe'))).toEqual({ error: 'EPIPE' });
      await symlink('/dev/zero', join(folder, '.env'));
      expect(await machine.readFile(join(folder, '.env'))).toEqual({ error: 'EFTYPE' });
    }
    expect(await machine.readFile(folder)).toEqual({ error: 'EISDIR' });
    expect(await machine.listFolder(join(folder, 'b'))).toEqual({ error: 'ENOENT' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
