import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../test/support/machine.ts';
import { tools } from '../knowledge/tools.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { nameOf } from './place.ts';
import { survey } from './survey.ts';
import { contentWords, problemWords, whyWords } from './words.ts';

const one = makeToken('dop_v1_', 'one');
const two = makeToken('dop_v1_', 'two');
const three = makeToken('dop_v1_', 'three');
const refresh = makeToken('dor_v1_', 'refresh');
const old = makeToken('', 'old token');

const here = '/home/sam/project';
const doctlFile = '/home/sam/.config/doctl/config.yaml';
const kubeconfig = (context: string | null, current = 'do') => `
current-context: ${current}
contexts:
  - { name: do, context: { cluster: c, user: admin } }
  - { name: static, context: { cluster: c, user: fixed } }
clusters: [{ name: c, cluster: { server: "https://abc.k8s.ondigitalocean.com" } }]
users:
  - name: admin
    user: { exec: { command: /usr/local/bin/doctl, args: [kubernetes, exec-credential${context === null ? '' : `, --context=${context}`}] } }
  - { name: fixed, user: { token: "${three}" } }
`;

/** Every place with its value, in a form to compare. */
async function placesOf(parts: MachineParts) {
  const { places, unread } = await survey(machineOf(parts));
  expect(unread).toEqual([]);
  return places.map(({ location, text, content }) => {
    const other = contentWords(content);
    return [nameOf(location), text, ...(other === null ? [] : [other])];
  });
}

describe('the tokens of doctl are found', () => {
  const config = `access-token: ${one}\n`;
  const found = [['doctl context default', one]];
  test.each<[string, MachineParts]>([
    ['on Linux', { files: { [doctlFile]: config } }],
    [
      'on Linux, below XDG_CONFIG_HOME',
      { env: { XDG_CONFIG_HOME: '/etc/xdg' }, files: { '/etc/xdg/doctl/config.yaml': config } },
    ],
    [
      'on macOS, which has no XDG_CONFIG_HOME',
      {
        platform: 'darwin',
        env: { XDG_CONFIG_HOME: '/etc/xdg' },
        home: '/Users/sam',
        files: { '/Users/sam/Library/Application Support/doctl/config.yaml': config },
      },
    ],
    [
      'on Windows',
      {
        platform: 'win32',
        env: { APPDATA: 'D:\\Roaming' },
        files: { 'D:\\Roaming\\doctl\\config.yaml': config },
      },
    ],
    [
      'on Windows without APPDATA',
      {
        platform: 'win32',
        files: { 'C:\\Users\\sam\\AppData\\Roaming\\doctl\\config.yaml': config },
      },
    ],
    [
      'in the file that DIGITALOCEAN_CONFIG names, relative to the current directory',
      { env: { DIGITALOCEAN_CONFIG: 'my.yaml' }, files: { [`${here}/my.yaml`]: config } },
    ],
    ['in a file with a byte order mark', { files: { [doctlFile]: `\uFEFF${config}` } }],
  ])('%s', async (_where, parts) => {
    expect(await placesOf(parts)).toEqual(found);
  });

  test('for each context, with refresh tokens', async () => {
    const files = {
      [doctlFile]: `
access-token: ""
context: work
auth-contexts: { Work: ${one}, home: ${two} }
oauth-tokens: { work: { refresh-token: ${refresh}, expires-at: 2026-10-01T00:00:00Z } }
`,
    };
    expect(await placesOf({ files })).toEqual([
      ['doctl context work', one],
      ['doctl context home', two],
      ['doctl context work, refresh token', refresh, 'doctl uses it to renew its access token'],
    ]);
  });
});

test('the entry “default” that doctl auth switch writes into auth-contexts is not a token', async () => {
  const files = {
    [doctlFile]: `
access-token: ${one}
auth-contexts: { default: "true", work: ${two} }
context: default
`,
  };
  expect(await placesOf({ files })).toEqual([
    ['doctl context default', one],
    ['doctl context work', two],
  ]);
});

describe('tokens are found in', () => {
  test.each<[string, MachineParts, unknown[]]>([
    [
      'variables that tools read, whatever their value',
      { env: { DIGITALOCEAN_TOKEN: 'oops', DO_AUTH_TOKEN: one, PATH: '/bin', EMPTY: '' } },
      [
        ['DIGITALOCEAN_TOKEN', 'oops'],
        ['DO_AUTH_TOKEN', one],
      ],
    ],
    [
      'other variables whose name and value both look like a token',
      {
        env: {
          MY_DIGITALOCEAN_TOKEN_2: one,
          DO_WEBHOOK_TOKEN: 'oops',
          GITHUB_TOKEN: old,
          DIGITALOCEAN_REFRESH_TOKEN: refresh,
          DO_SPACES_ACCESS_KEY: old,
          GRADIENT_MODEL_ACCESS_KEY: 'sk-do-x',
        },
      },
      [['MY_DIGITALOCEAN_TOKEN_2', one]],
    ],
    [
      'OAUTH_TOKEN, which many services use, if its value has the format of a token',
      { env: { OAUTH_TOKEN: one } },
      [['OAUTH_TOKEN', one]],
    ],
    ['OAUTH_TOKEN of another service', { env: { OAUTH_TOKEN: 'abc' } }, []],
    [
      '.env and .env.local, without the names of other variables',
      {
        files: {
          [`${here}/.env`]: `export DO_TOKEN="${one}" # mine\nDIGITALOCEAN_TOKEN=\${DO_TOKEN}\nA=1\n`,
          [`${here}/.env.local`]: `DIGITALOCEAN_ACCESS_TOKEN='${two}'\nDO_API_KEY=op://vault/do/token\n`,
        },
      },
      [
        ['.env: DO_TOKEN', one],
        ['.env.local: DIGITALOCEAN_ACCESS_TOKEN', two],
      ],
    ],
    [
      'variables for Terraform',
      {
        env: { TF_VAR_do_token: three, TF_VAR_region: 'nyc1' },
        files: {
          [`${here}/prod.tfvars`]: `do_token = "${one}"\nregion = "nyc1"\ndigitalocean_token = ""\n`,
          [`${here}/x.auto.tfvars.json`]: JSON.stringify({ do_token: two, size: 1 }),
        },
      },
      [
        ['TF_VAR_do_token', three],
        ['prod.tfvars: do_token', one],
        ['x.auto.tfvars.json: do_token', two],
      ],
    ],
    [
      'a token in Terraform code',
      { files: { [`${here}/main.tf`]: `provider "digitalocean" {\n  token = "${one}"\n}\n` } },
      [['main.tf: provider token', one]],
    ],
    [
      'Pulumi, in plain text and encrypted',
      {
        files: {
          [`${here}/Pulumi.yaml`]: 'name: p\n',
          [`${here}/Pulumi.dev.yaml`]: `config:\n  digitalocean:token: ${one}\n`,
          [`${here}/Pulumi.prod.yaml`]: 'config:\n  digitalocean:token:\n    secure: AAAB\n',
        },
      },
      [
        ['Pulumi.dev.yaml: digitalocean:token', one],
        ['Pulumi.prod.yaml: digitalocean:token', null, 'a token that Pulumi encrypted'],
      ],
    ],
    [
      'the file of acme.sh',
      { files: { '/home/sam/.acme.sh/account.conf': `SAVED_DO_API_KEY='${one}'\n` } },
      [['~/.acme.sh/account.conf: DO_API_KEY', one]],
    ],
    [
      'docker, in its file',
      {
        env: { DOCKER_CONFIG: '/srv/docker' },
        files: {
          '/srv/docker/config.json': JSON.stringify({
            auths: { 'registry.digitalocean.com': { auth: btoa(`sam@example.com:${one}`) } },
          }),
        },
      },
      [
        [
          '/srv/docker/config.json: registry.digitalocean.com',
          one,
          'a container registry credential',
        ],
      ],
    ],
    [
      'docker, with a credential helper',
      {
        files: {
          '/home/sam/.docker/config.json': JSON.stringify({
            auths: { 'registry.digitalocean.com': {} },
            credsStore: 'osxkeychain',
          }),
        },
      },
      [
        [
          'docker login, registry.digitalocean.com',
          null,
          'stored by docker-credential-osxkeychain, which the doctor does not run',
        ],
      ],
    ],
    [
      'docker, logged in elsewhere',
      {
        files: {
          '/home/sam/.docker/config.json': JSON.stringify({
            auths: { 'ghcr.io': { auth: btoa(`sam:${one}`) } },
            credsStore: 'osxkeychain',
          }),
        },
      },
      [],
    ],
    [
      'the token of a cluster',
      { files: { '/home/sam/.kube/config': kubeconfig('default') } },
      [['kubeconfig, user fixed', three, 'a cluster token, only for kubectl']],
    ],
    [
      'MCP clients',
      {
        files: {
          [`${here}/.cursor/mcp.json`]: JSON.stringify({
            mcpServers: {
              do: { command: 'npx', env: { DIGITALOCEAN_API_TOKEN: one } },
              other: { command: 'npx', env: { GITHUB_TOKEN: old } },
              ref: { command: 'npx', env: { DIGITALOCEAN_API_TOKEN: '${input:token}' } },
            },
          }),
          '/home/sam/.config/Claude/claude_desktop_config.json': JSON.stringify({
            mcpServers: {
              apps: {
                url: 'https://apps.mcp.digitalocean.com/mcp',
                headers: { Authorization: `Bearer ${two}` },
              },
              evil: {
                url: 'https://digitalocean.com.example/mcp',
                headers: { Authorization: `Bearer ${three}` },
              },
            },
          }),
          [`${here}/.mcp.json`]: 'no JSON, and not about us',
          [`${here}/.vscode/mcp.json`]: `{ // as editors read it
            "servers": { /* "x" */ "do": { "env": { "A": "/* , } //", "DO_TOKEN": "${three}", }, }, }
          }`,
        },
      },
      [
        ['.cursor/mcp.json: DIGITALOCEAN_API_TOKEN', one],
        ['.vscode/mcp.json: DO_TOKEN', three],
        ['~/.config/Claude/claude_desktop_config.json: Authorization', two],
      ],
    ],
  ])('%s', async (_what, parts, expected) => {
    expect(await placesOf(parts)).toEqual(expected);
  });
});

/** For each tool: the place of the token that it would send, or why it sends none. */
async function sends(parts: MachineParts): Promise<Record<string, string | null>> {
  const { choices } = await survey(machineOf(parts));
  return Object.fromEntries(
    choices.map(({ tool, found }) => [
      tool,
      found && 'place' in found ? nameOf(found.place.location) : whyWords(found),
    ]),
  );
}

describe('the token that a tool would send', () => {
  const both = { DIGITALOCEAN_TOKEN: one, DIGITALOCEAN_ACCESS_TOKEN: two };
  const work = `context: work\naccess-token: ${one}\nauth-contexts: { work: ${three} }\n`;
  test.each<[string, MachineParts, Record<string, string | null>]>([
    [
      'Ansible and Terraform prefer opposite variables',
      { env: both },
      {
        Terraform: 'DIGITALOCEAN_TOKEN',
        Pulumi: 'DIGITALOCEAN_TOKEN',
        Packer: 'DIGITALOCEAN_TOKEN',
        Steampipe: 'DIGITALOCEAN_TOKEN',
        doctl: 'DIGITALOCEAN_ACCESS_TOKEN',
        'Ansible (digitalocean.cloud)': 'DIGITALOCEAN_ACCESS_TOKEN',
      },
    ],
    [
      'only Ansible accepts an empty variable',
      { env: { DIGITALOCEAN_TOKEN: two, DIGITALOCEAN_ACCESS_TOKEN: '' } },
      {
        'Ansible (digitalocean.cloud)': 'it uses DIGITALOCEAN_ACCESS_TOKEN, which is empty',
        Terraform: 'DIGITALOCEAN_TOKEN',
        doctl: null,
      },
    ],
    [
      'the variable has priority over the configuration of doctl',
      { env: { DIGITALOCEAN_ACCESS_TOKEN: two }, files: { [doctlFile]: `access-token: ${one}` } },
      { doctl: 'DIGITALOCEAN_ACCESS_TOKEN' },
    ],
    [
      'the configuration of doctl',
      { files: { [doctlFile]: `access-token: ${one}` } },
      { doctl: 'doctl context default', Terraform: null },
    ],
    [
      'a named context has priority over the variable',
      { env: both, files: { [doctlFile]: work } },
      { doctl: 'doctl context work' },
    ],
    [
      'doctl reads the name of a context in lower case',
      { files: { [doctlFile]: `context: work\nauth-contexts: { Work: ${three} }\n` } },
      { doctl: 'doctl context work' },
    ],
    [
      'the entry “default” of auth-contexts is never sent',
      { files: { [doctlFile]: `context: default\nauth-contexts: { Default: ${three} }\n` } },
      { doctl: null },
    ],
    [
      'a context without a value is the context default',
      { files: { [doctlFile]: `context:\naccess-token: ${one}\n` } },
      { doctl: 'doctl context default' },
    ],
    [
      'a context with an empty name is not the context default',
      { files: { [doctlFile]: `context: ""\naccess-token: ${one}\n` } },
      { doctl: 'its configuration selects a context with an empty name' },
    ],
    [
      'the selected name is compared as written',
      { files: { [doctlFile]: `context: Work\nauth-contexts: { Work: ${three} }\n` } },
      { doctl: 'its context Work is not found, because doctl calls it work' },
    ],
    [
      'DIGITALOCEAN_CONTEXT has priority over the configuration',
      {
        env: { DIGITALOCEAN_CONTEXT: 'default', ...both },
        files: { [doctlFile]: work },
      },
      { doctl: 'DIGITALOCEAN_ACCESS_TOKEN' },
    ],
    [
      'doctl sends nothing in a context that does not exist',
      { env: { DIGITALOCEAN_CONTEXT: 'gone', ...both }, files: { [doctlFile]: work } },
      { doctl: 'its context gone is not in the configuration' },
    ],
    [
      'kubectl by the context of doctl that its configuration names',
      {
        env: both,
        files: { [doctlFile]: work, '/home/sam/.kube/config': kubeconfig('default') },
      },
      { 'kubectl (through doctl)': 'DIGITALOCEAN_ACCESS_TOKEN', doctl: 'doctl context work' },
    ],
    [
      'kubectl by doctl’s own context where none is named',
      { env: both, files: { [doctlFile]: work, '/home/sam/.kube/config': kubeconfig(null) } },
      { 'kubectl (through doctl)': 'doctl context work' },
    ],
    [
      'kubectl with a token of its own',
      { files: { '/home/sam/.kube/config': kubeconfig('default', 'static') } },
      { kubectl: 'kubeconfig, user fixed' },
    ],
    [
      'kubectl by the first of the files in KUBECONFIG',
      {
        env: { ...both, KUBECONFIG: '/a:/b' },
        files: { '/a': 'current-context: static\n', '/b': kubeconfig('default') },
      },
      { kubectl: 'kubeconfig, user fixed' },
    ],
    [
      'kubectl by the first file that has a user of this name',
      {
        env: { ...both, KUBECONFIG: '/a:/b' },
        files: { '/a': kubeconfig('work'), '/b': kubeconfig('default'), [doctlFile]: work },
      },
      { 'kubectl (through doctl)': 'doctl context work' },
    ],
    [
      'Pulumi: the only stack before the environment',
      {
        env: both,
        files: { [`${here}/Pulumi.dev.yaml`]: `config:\n  digitalocean:token: ${three}\n` },
      },
      { Pulumi: 'Pulumi.dev.yaml: digitalocean:token' },
    ],
    [
      'Pulumi: one of several stacks',
      {
        env: both,
        files: {
          [`${here}/Pulumi.dev.yaml`]: `config:\n  digitalocean:token: ${three}\n`,
          [`${here}/Pulumi.prod.yaml`]: 'config: {}\n',
        },
      },
      { Pulumi: 'it depends on the selected stack' },
    ],
    [
      'Pulumi: the stack that PULUMI_STACK names',
      {
        env: { ...both, PULUMI_STACK: 'prod' },
        files: {
          [`${here}/Pulumi.dev.yaml`]: `config:\n  digitalocean:token: ${three}\n`,
          [`${here}/Pulumi.prod.yaml`]: 'config: {}\n',
        },
      },
      { Pulumi: 'DIGITALOCEAN_TOKEN' },
    ],
    [
      'acme.sh: the variable before what is saved',
      {
        env: { DO_API_KEY: one },
        files: { '/home/sam/.acme.sh/account.conf': `SAVED_DO_API_KEY='${two}'` },
      },
      { 'acme.sh': 'DO_API_KEY', 'Ansible (community.digitalocean)': 'DO_API_KEY' },
    ],
    [
      'no tool reads .env by itself',
      { files: { [`${here}/.env`]: `DIGITALOCEAN_TOKEN=${one}` } },
      { doctl: null, Terraform: null },
    ],
    [
      'Ansible with an OAUTH_TOKEN of another service',
      { env: { OAUTH_TOKEN: 'abc' } },
      {
        'Ansible (community.digitalocean)':
          'it uses OAUTH_TOKEN, which does not look like a DigitalOcean token',
      },
    ],
  ])('%s', async (_what, parts, expected) => {
    expect(await sends(parts)).toMatchObject(expected);
  });

  test('each variable of each tool is used when those before it are unset', async () => {
    for (const { name, looks } of tools) {
      const names = looks.flatMap((look) => (look.startsWith('$') ? [look.slice(1)] : []));
      for (const [at, expected] of names.entries()) {
        const env = Object.fromEntries(
          names.slice(at).map((variable) => [variable, makeToken('dop_v1_', variable)]),
        );
        expect(await sends({ env })).toMatchObject({ [name]: expected });
      }
    }
  });
});

describe('a file that cannot be read is reported', () => {
  test.each<[string, MachineParts, unknown]>([
    [
      'a file of another user',
      { files: { [doctlFile]: { error: 'EACCES' } } },
      { path: '~/.config/doctl/config.yaml', why: 'permission denied' },
    ],
    [
      'a pipe',
      { files: { [`${here}/.env`]: { error: 'EPIPE' } } },
      { path: '.env', why: 'it is a pipe, which may wait for its owner' },
    ],
    [
      'invalid YAML, without quoting it',
      { files: { [doctlFile]: `access-token: [${one}` } },
      { path: '~/.config/doctl/config.yaml', why: 'not valid YAML' },
    ],
    [
      'invalid JSON',
      { files: { '/home/sam/.docker/config.json': `{"auths": "${one}` } },
      { path: '~/.docker/config.json', why: 'not valid JSON' },
    ],
    [
      'YAML that is not a map',
      { files: { [doctlFile]: `${one}\n` } },
      { path: '~/.config/doctl/config.yaml', why: 'it is YAML, but contains no settings' },
    ],
    [
      'a link to itself',
      { files: { [`${here}/.env`]: { error: 'ELOOP' } } },
      { path: '.env', why: 'its links form a circle' },
    ],
    [
      'an error code that we do not know',
      { files: { [`${here}/.env`]: { error: 'EWHATEVER' } } },
      { path: '.env', why: 'the system cannot read it' },
    ],
    [
      'any other error',
      {
        platform: 'win32',
        files: { 'C:\\Users\\sam\\.kube\\config': { error: 'EBUSY' } },
      },
      { path: '~\\.kube\\config', why: 'another program has it open' },
    ],
  ])('%s', async (_what, parts, expected) => {
    const { unread, places } = await survey(machineOf(parts));
    expect(unread.map(({ path, problem }) => ({ path, why: problemWords(problem) }))).toEqual([
      expected,
    ]);
    expect(places).toEqual([]);
  });

  test('a folder called .env is not reported', async () => {
    const { unread } = await survey(
      machineOf({ files: { [`${here}/.env`]: { error: 'EISDIR' } } }),
    );
    expect(unread).toEqual([]);
  });

  test('an empty file is not reported', async () => {
    const { unread } = await survey(machineOf({ files: { [doctlFile]: '# nothing\n' } }));
    expect(unread).toEqual([]);
  });

  test('the current directory is reported once', async () => {
    const machine = machineOf({});
    const listFolder = async (folder: string) => ({
      error: folder === machine.cwd ? 'EACCES' : 'ENOENT',
    });
    const { unread, choices } = await survey({ ...machine, listFolder });
    expect(unread).toEqual([{ path: '~/project', problem: { type: 'system', error: 'EACCES' } }]);
    expect(choices).toContainEqual({
      tool: 'Terraform',
      found: { unknown: { code: 'folder-unreadable' } },
    });
  });
});

// Nothing is measured here: what takes more than linear time doesn't come to its end.
test.each([
  ['main.tf', 'variable "a" {\n'],
  ['main.tf', 'provider "digitalocean" {\n'],
  ['main.tf', 'variable "a" {\n  default = "b"\n}\n'],
  ['main.tf', 'provider "digitalocean" {\n  token = var.a\n}\n'],
  ['main.tf', '"${'],
  ['main.tf', '<<A\n'],
  ['terraform.tfvars', 'a = "b"\n'],
  ['main.tf.json', '[{"a":'],
  ['.mcp.json', 'digitalocean /*'],
  ['.mcp.json', 'digitalocean "\\'],
  ['.mcp.json', 'digitalocean ,'],
])('a large %s of %j is read', async (name, piece) => {
  const text = piece.repeat(100_000 / piece.length);
  const { files } = await survey(machineOf({ files: { [`${here}/${name}`]: text } }));
  expect(files).toContain(`${here}/${name}`);
});

test('other files and variables cost no read', async () => {
  const count = async (parts: MachineParts) => {
    const machine = machineOf(parts);
    const read: string[] = [];
    const readFile = (path: string) => {
      read.push(path);
      return machine.readFile(path);
    };
    await survey({ ...machine, readFile });
    return read;
  };
  const many = Array.from({ length: 2000 }, (_, at) => at);
  const files = Object.fromEntries(
    many.map((at) => [`${at % 2 ? here : '/home/sam'}/notes-${at}.txt`, 'text']),
  );
  const env = Object.fromEntries(many.map((at) => [`VARIABLE_${at}`, 'text']));
  expect(await count({ files, env })).toEqual(await count({}));
});

describe('what a tool sends is unknown if its file cannot be read', () => {
  const denied = { error: 'EACCES' };
  const provider = 'provider "digitalocean" {\n  token = var.do_token\n}\n';
  test.each<[string, MachineParts]>([
    ['doctl', { env: { DIGITALOCEAN_ACCESS_TOKEN: one }, files: { [doctlFile]: denied } }],
    ['Terraform', { env: { DIGITALOCEAN_TOKEN: one }, files: { [`${here}/main.tf`]: denied } }],
    [
      'Terraform',
      { files: { [`${here}/main.tf`]: provider, [`${here}/terraform.tfvars`]: denied } },
    ],
    ['Pulumi', { env: { DIGITALOCEAN_TOKEN: one }, files: { [`${here}/Pulumi.dev.yaml`]: '[' } }],
    ['acme.sh', { files: { '/home/sam/.acme.sh/account.conf': denied } }],
    ['docker', { files: { '/home/sam/.docker/config.json': denied } }],
    ['kubectl', { files: { '/home/sam/.kube/config': denied } }],
    [
      'MCP server of .mcp.json',
      { files: { [`${here}/.mcp.json`]: '{ "DIGITALOCEAN_API_TOKEN" }' } },
    ],
  ])('%s', async (name, parts) => {
    const { choices } = await survey(machineOf(parts));
    expect(choices.find(({ tool }) => tool === name)).toEqual({
      tool: name,
      found: { unknown: { code: 'file-unreadable', file: expect.any(String) } },
    });
  });

  test.each([
    ['docker', '~/.docker/config.json', '{'],
    ['docker', '~/.docker/config.json', '{"auths":{"registry.digitalocean.com":{"auth":"x"}}}'],
    ['kubectl', '~/.kube/config', '['],
  ])('%s sends nothing if %s is %j', async (tool, path, text) => {
    const files = { [path.replace('~', '/home/sam')]: text };
    expect((await sends({ files }))[tool]).toBe(`${path} has an error`);
  });

  test.each(['just text', `access-token: [${one}`])('doctl stops at %j', async (text) => {
    const env = { DIGITALOCEAN_ACCESS_TOKEN: one };
    const { doctl } = await sends({ env, files: { [doctlFile]: text } });
    expect(doctl).toBe('~/.config/doctl/config.yaml has an error');
  });

  test('Terraform stops at a file that it cannot read, even if it needs nothing from it', async () => {
    const files = {
      [`${here}/main.tf`]: `provider "digitalocean" {\n  token = "${one}"\n}\n`,
      [`${here}/terraform.tfvars`]: denied,
    };
    expect((await sends({ files })).Terraform).toBe('its file terraform.tfvars cannot be read');
  });

  test('a file that the tool would not get to makes no difference', async () => {
    const files = { '/home/sam/.acme.sh/account.conf': denied };
    expect((await sends({ env: { DO_API_KEY: two }, files }))['acme.sh']).toBe('DO_API_KEY');
  });
});
