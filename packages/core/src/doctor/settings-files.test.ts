import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../test/support/machine.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { nameOf } from './place.ts';
import { survey } from './survey.ts';
import { tokensInSettings } from './tokens-in-settings.ts';
import { contentWords } from './words.ts';

const one = makeToken('dop_v1_', 'one');
const two = makeToken('doo_v1_', 'two');
const refresh = makeToken('dor_v1_', 'refresh');
const old = makeToken('', 'old token');

const home = '/home/sam';
const here = `${home}/project`;
const root = '/srv/shop';
const inRepository = { cwd: `${root}/api/v2`, files: { [`${root}/.git/HEAD`]: 'ref: x' } };

type Row = readonly [title: string, parts: MachineParts, expected: readonly unknown[]];

/** Every place with its value, in a form to compare. */
async function placesOf(parts: MachineParts) {
  const { places, unread } = await survey(machineOf(parts));
  expect(unread).toEqual([]);
  return places.map(({ location, text, content }) => {
    const other = contentWords(content);
    return [nameOf(location), text, ...(other === null ? [] : [other])];
  });
}

const namesOnly = 'a name only; the value is in the settings of the CI service';

describe('a token is found by its value', () => {
  test.each<Row>([
    [
      'in two services of one file, each with its line',
      {
        files: {
          [`${here}/compose.yaml`]: `services:\n  a:\n    environment:\n      DO_TOKEN: ${one}\n  b:\n    environment:\n      DO_TOKEN: ${two}\n      OTHER: ${two}\n`,
        },
      },
      [
        ['compose.yaml: DO_TOKEN (line 4)', one],
        ['compose.yaml: DO_TOKEN (line 7)', two],
        ['compose.yaml: OTHER', two],
      ],
    ],
    [
      'in variables with any name',
      { env: { TOKEN: one, CI_DO: two, REFRESH: refresh, HASH: old, TEXT: `use ${one}` } },
      [
        ['TOKEN', one],
        ['CI_DO', two],
      ],
    ],
    [
      'in .env files of every name, whatever the variable is called',
      {
        files: {
          [`${here}/.env`]: `API_KEY=${one}\nHASH=${old}`,
          [`${here}/.env.production`]: `KEY='${two}'`,
          [`${here}/.env.example`]: 'DO_TOKEN=your-token',
          [`${here}/.environment`]: `KEY=${one}`,
        },
      },
      [
        ['.env: API_KEY', one],
        ['.env.production: KEY', two],
      ],
    ],
    [
      'in a file of examples, if it is no example',
      { files: { [`${here}/.env.example`]: `KEY=${one}` } },
      [['.env.example: KEY', one]],
    ],
    [
      'in .env of the folders above, up to the root of the repository',
      {
        ...inRepository,
        files: {
          ...inRepository.files,
          [`${root}/.env`]: `KEY=${one}`,
          [`${root}/api/.env`]: `KEY=${two}`,
          '/srv/.env': `KEY=${one}`,
        },
      },
      [
        ['/srv/shop/api/.env: KEY', two],
        ['/srv/shop/.env: KEY', one],
      ],
    ],
    [
      'not in the folders above without a repository',
      { files: { [`${home}/.env`]: `KEY=${one}` } },
      [],
    ],
    [
      'in .envrc, but not in a comment',
      { files: { [`${here}/.envrc`]: `# export A=${two}\nexport DEPLOY="${one}"\n` } },
      [['.envrc: DEPLOY', one]],
    ],
    [
      'in both spellings of compose',
      {
        files: {
          [`${here}/compose.yaml`]: `services:\n  web:\n    environment:\n      KEY: ${one}\n      B: \${DO_TOKEN}`,
          [`${here}/docker-compose.prod.yml`]: `services: { web: { environment: ["KEY=${two}"] } }`,
        },
      },
      [
        ['compose.yaml: KEY', one],
        ['docker-compose.prod.yml: KEY', two],
      ],
    ],
    [
      'in what shells read at start',
      {
        files: {
          [`${home}/.bashrc`]: `alias a=b\nexport DO_TOKEN=${one} # mine\n`,
          [`${home}/.zshenv`]: `export DIGITALOCEAN_TOKEN=${old}\nexport OTHER=${old}\nexport B=$(pass do)\n`,
          [`${home}/.config/fish/config.fish`]: `set -gx KEY ${two}\n`,
          [`${home}/.config/powershell/Microsoft.PowerShell_profile.ps1`]: `$env:KEY = "${one}"\n`,
        },
      },
      [
        ['~/.bashrc: DO_TOKEN', one],
        ['~/.zshenv: DIGITALOCEAN_TOKEN', old],
        ['~/.config/fish/config.fish: KEY', two],
        ['~/.config/powershell/Microsoft.PowerShell_profile.ps1: KEY', one],
      ],
    ],
    [
      'in files of the user’s units',
      {
        files: {
          [`${home}/.config/systemd/user/a.service`]: `[Service]\nEnvironment=KEY=${two}\nEnvironmentFile=-%h/secret/do.env\nEnvironmentFile=/gone\n`,
          [`${home}/secret/do.env`]: `DO_TOKEN=${one}\n`,
        },
      },
      [
        ['~/.config/systemd/user/a.service: KEY', two],
        ['~/secret/do.env: DO_TOKEN', one],
      ],
    ],
    [
      'in workflows, and the names of secrets',
      {
        files: {
          [`${here}/.github/workflows/a.yml`]: `env:\n  T: \${{ secrets.DIGITALOCEAN_ACCESS_TOKEN }}\n  U: \${{ secrets.NPM_TOKEN }}\n  KEY: ${one}\n`,
          [`${here}/.gitlab-ci.yml`]:
            'script: doctl auth init -t "$DO_API_TOKEN" && echo $CI_TOKEN',
        },
      },
      [
        ['.github/workflows/a.yml: KEY', one],
        ['.github/workflows/a.yml: DIGITALOCEAN_ACCESS_TOKEN', null, namesOnly],
        ['.gitlab-ci.yml: DO_API_TOKEN', null, namesOnly],
      ],
    ],
    [
      'in secrets and manifests of Kubernetes, whose values may be in Base64',
      {
        files: {
          [`${here}/secret.yaml`]: `kind: Secret\ndata:\n  access-token: ${btoa(one)}\n`,
          [`${here}/k8s/plain.yml`]: `kind: Secret\nstringData: { token: "${two}" }\n`,
          [`${here}/deploy/web.yaml`]: `env:\n  - name: DO_X\n    value: ${one}\n`,
          [`${here}/kubeconfig.yaml`]: `clusters: []\nusers:\n- user: { token: ${two} }\n`,
        },
      },
      [
        ['secret.yaml: access-token', one],
        ['k8s/plain.yml: token', two],
        ['deploy/web.yaml: DO_X', one],
      ],
    ],
    [
      'in values of Helm, also with templates that are no YAML',
      {
        files: {
          [`${here}/values-prod.yaml`]: `digitalocean:\n  apiToken: ${one}\n`,
          [`${here}/charts/dns/values.yaml`]: `{{- if .x }}\ndoToken: '${two}'\n`,
        },
      },
      [
        ['values-prod.yaml: apiToken', one],
        ['charts/dns/values.yaml: doToken', two],
      ],
    ],
    [
      'in inventories and group variables of Ansible',
      {
        files: {
          [`${here}/hosts`]: `[all:vars]\ndo_token=${one}\n; x=${two}\n`,
          [`${here}/group_vars/all.yml`]: `do_token: "${two}"\nother: "{{ do_token }}"\n`,
          [`${here}/group_vars/web/vault.yml`]: `do_api_token: ${one}\n`,
        },
      },
      [
        ['hosts: do_token', one],
        ['group_vars/all.yml: do_token', two],
        ['group_vars/web/vault.yml: do_api_token', one],
      ],
    ],
    [
      'in .netrc',
      { files: { [`${home}/.netrc`]: `machine api.digitalocean.com login sam password ${one}` } },
      [['~/.netrc: api.digitalocean.com', one]],
    ],
    [
      'in sessions of HTTPie',
      {
        files: {
          [`${home}/.config/httpie/sessions/api.digitalocean.com/a.json`]: JSON.stringify({
            auth: { type: 'bearer', raw_auth: one },
          }),
          [`${home}/.config/httpie/sessions/example.com/a.json`]: two,
        },
      },
      [['~/.config/httpie/sessions/api.digitalocean.com/a.json: raw_auth', one]],
    ],
    [
      'in environments of Postman, Insomnia and Bruno',
      {
        files: {
          [`${here}/do.postman_environment.json`]: JSON.stringify({
            values: [{ key: 'token', value: one, enabled: true }],
          }),
          [`${here}/Insomnia_2026.json`]: JSON.stringify({ data: { bearer: two } }, null, 2),
          [`${here}/environments/prod.bru`]: `vars {\n  apiToken: ${one}\n}\n`,
        },
      },
      [
        ['Insomnia_2026.json: bearer', two],
        ['do.postman_environment.json: token', one],
        ['environments/prod.bru: apiToken', one],
      ],
    ],
    [
      'in configurations of more MCP clients',
      {
        files: {
          [`${home}/.claude.json`]: JSON.stringify({
            projects: { '/a': { mcpServers: { do: { env: { DIGITALOCEAN_API_TOKEN: one } } } } },
          }),
          [`${home}/.config/Code/User/mcp.json`]: JSON.stringify({
            servers: {
              do: {
                command: 'npx',
                args: [
                  'mcp-remote',
                  'https://apps.mcp.digitalocean.com/mcp',
                  '--header',
                  `Authorization: Bearer ${two}`,
                ],
              },
              other: { args: ['https://example.com', '--header', `Authorization: Bearer ${one}`] },
            },
          }),
          [`${home}/.codeium/windsurf/mcp_config.json`]: JSON.stringify({
            mcpServers: {
              do: {
                serverUrl: 'https://apps.mcp.digitalocean.com/mcp',
                headers: { Authorization: `Bearer ${one}` },
              },
            },
          }),
          [`${home}/.gemini/settings.json`]: JSON.stringify({
            mcpServers: { do: { env: { DIGITALOCEAN_API_TOKEN: two } } },
          }),
          [`${home}/.codex/config.toml`]: `[mcp_servers.do]\nenv = { "DIGITALOCEAN_API_TOKEN" = "${one}" }\n`,
        },
      },
      [
        ['~/.claude.json: DIGITALOCEAN_API_TOKEN', one],
        ['~/.config/Code/User/mcp.json: Authorization', two],
        ['~/.codeium/windsurf/mcp_config.json: Authorization', one],
        ['~/.gemini/settings.json: DIGITALOCEAN_API_TOKEN', two],
        ['~/.codex/config.toml: DIGITALOCEAN_API_TOKEN', one],
      ],
    ],
  ])('%s', async (_title, parts, expected) => {
    expect(await placesOf(parts)).toEqual(expected);
  });
});

describe('what is no API token is listed without its value', () => {
  const spaces = 'a key for Spaces, not an API token';
  const endpoint = 'https://nyc3.digitaloceanspaces.com';
  const registryCredential = 'a container registry credential';
  test.each<Row>([
    [
      'keys for Spaces in variables',
      { env: { SPACES_ACCESS_KEY_ID: 'DO00A', SPACES_SECRET_ACCESS_KEY: 'x', SPACES_REGION: 'a' } },
      [
        ['SPACES_ACCESS_KEY_ID', null, spaces],
        ['SPACES_SECRET_ACCESS_KEY', null, spaces],
      ],
    ],
    [
      'profiles of AWS whose endpoint is that of Spaces',
      {
        files: {
          [`${home}/.aws/config`]: `[default]\nregion = a\n[profile do]\nendpoint_url = ${endpoint}\n`,
        },
      },
      [['~/.aws/config: profile do', null, spaces]],
    ],
    [
      's3cmd, rclone and backends of Terraform',
      {
        files: {
          [`${home}/.s3cfg`]: '[default]\nhost_base = nyc3.digitaloceanspaces.com\n',
          [`${home}/.config/rclone/rclone.conf`]: `[aws]\nendpoint =\n[do]\nendpoint = ${endpoint}\n`,
          [`${here}/main.tf`]: `terraform {\n  backend "s3" {\n    endpoint = "${endpoint}"\n  }\n}\n`,
        },
      },
      [
        ['~/.s3cfg: default', null, spaces],
        ['~/.config/rclone/rclone.conf: do', null, spaces],
        ['main.tf: backend s3', null, spaces],
      ],
    ],
    [
      'a login of docker with https:// and one of podman',
      {
        files: {
          [`${home}/.docker/config.json`]: JSON.stringify({
            auths: { 'https://registry.digitalocean.com': { auth: btoa(`sam:${one}`) } },
          }),
          [`${home}/.config/containers/auth.json`]: JSON.stringify({
            auths: { 'registry.digitalocean.com/shop': { auth: btoa(`sam:${two}`) } },
          }),
        },
      },
      [
        ['~/.docker/config.json: registry.digitalocean.com', one, registryCredential],
        ['~/.config/containers/auth.json: registry.digitalocean.com', two, registryCredential],
      ],
    ],
  ])('%s', async (_title, parts, expected) => {
    expect(await placesOf(parts)).toEqual(expected);
  });
});

describe('the name of a token in settings is', () => {
  test.each<[title: string, text: string, names: readonly string[]]>([
    ['the word before it', `a: ${one}\nb = "${two}"\nc\t'${one}'`, ['a', 'b', 'c']],
    ['that of the header', `Authorization: Bearer ${one}`, ['Authorization']],
    ['the key of a pair', `{"key":"do","value":"${one}"}`, ['do']],
    ['the name of a pair on two lines', `- name: DO_X\n  value: ${one}`, ['DO_X']],
    ['“token” if there is none', one, ['token']],
    ['shown without a token in it', `${two}: ${one}`, ['token', '…']],
    ['none in a comment', `# a: ${one}\n; b=${one}\n// c ${one}`, []],
    ['none for a placeholder', 'a: dop_v1_your_token_here', []],
    ['none for digits of another thing', `sha: ${old}`, []],
  ])('%s', (_title, text, names) => {
    expect(tokensInSettings(text).map(({ name }) => name)).toEqual(names);
  });

  test('at most a hundred times', () => {
    expect(tokensInSettings(`a: ${one}\n`.repeat(5000))).toHaveLength(100);
  });
});
