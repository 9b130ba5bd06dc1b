import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../test/support/machine.ts';
import { sends, sentValues } from '../../test/support/sends.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { survey } from './survey.ts';

/** What tools other than Terraform send; where the order comes from is in the table of tools. */
const [one, two, three] = ['one', 'two', 'three'].map((name) => makeToken('dop_v1_', name)) as [
  string,
  string,
  string,
];
const here = '/home/sam/project';
const doctlFile = '/home/sam/.config/doctl/config.yaml';
const inDoctl = (config: string) => ({ [doctlFile]: config });

type Row = readonly [title: string, parts: MachineParts, expected: string | null | undefined];

describe('doctl sends', () => {
  test.each<Row>([
    ['nothing without anything', {}, null],
    [
      'the token of its file, not the entry that doctl auth switch writes',
      { files: inDoctl(`access-token: ${one}\nauth-contexts: { default: "true" }\n`) },
      'doctl context default',
    ],
    [
      'nothing if that entry is all there is',
      { files: inDoctl('auth-contexts: { default: "true" }\ncontext: default\n') },
      null,
    ],
    [
      'nothing of an empty variable',
      { env: { DIGITALOCEAN_ACCESS_TOKEN: '' }, files: inDoctl(`access-token: ${one}`) },
      'doctl context default',
    ],
    [
      'the token of a key in capitals',
      { files: inDoctl(`ACCESS-TOKEN: ${one}`) },
      'doctl context default',
    ],
    [
      'the context of keys in capitals',
      { files: inDoctl(`Context: work\nAuth-Contexts: { Work: ${one} }`) },
      'doctl context work',
    ],
    [
      'nothing in a context with a capital in its selection',
      { env: { DIGITALOCEAN_CONTEXT: 'Work' }, files: inDoctl(`auth-contexts: { Work: ${one} }`) },
      'none: its context Work is not found, because doctl calls it work',
    ],
    [
      'the context of DIGITALOCEAN_AUTH_CONTEXTS, which is JSON',
      {
        env: {
          DIGITALOCEAN_CONTEXT: 'work',
          DIGITALOCEAN_AUTH_CONTEXTS: JSON.stringify({ work: two }),
        },
        files: inDoctl(`auth-contexts: { work: ${one} }`),
      },
      'DIGITALOCEAN_AUTH_CONTEXTS: work',
    ],
    [
      'nothing of the file if DIGITALOCEAN_AUTH_CONTEXTS is no JSON',
      {
        env: { DIGITALOCEAN_CONTEXT: 'work', DIGITALOCEAN_AUTH_CONTEXTS: 'work' },
        files: inDoctl(`auth-contexts: { work: ${one} }`),
      },
      'none: its context work is not in the configuration',
    ],
    [
      'the variable and not DIGITALOCEAN_AUTH_CONTEXTS in the context default',
      {
        env: {
          DIGITALOCEAN_ACCESS_TOKEN: one,
          DIGITALOCEAN_AUTH_CONTEXTS: JSON.stringify({ default: two }),
        },
      },
      'DIGITALOCEAN_ACCESS_TOKEN',
    ],
    [
      'nothing without the file that DIGITALOCEAN_CONFIG names',
      { env: { DIGITALOCEAN_CONFIG: '/gone.yaml' }, files: inDoctl(`access-token: ${one}`) },
      'none: DIGITALOCEAN_CONFIG names /gone.yaml, which does not exist',
    ],
    [
      'what a merged map has, and the last of equal keys',
      { files: inDoctl(`<<: { access-token: ${two} }\ncontext: a\ncontext: default\n`) },
      'doctl context default',
    ],
    [
      'the first of several documents',
      { files: inDoctl(`access-token: ${one}\n---\ncontext: gone\n`) },
      'doctl context default',
    ],
    [
      'the variable without that file',
      { env: { DIGITALOCEAN_CONFIG: '/gone.yaml', DIGITALOCEAN_ACCESS_TOKEN: one } },
      'DIGITALOCEAN_ACCESS_TOKEN',
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts)).doctl).toBe(expected);
  });
});

describe('kubectl through doctl sends', () => {
  const kubeconfig = (user: string) => ({
    '/home/sam/.kube/config': `
current-context: do
contexts: [{ name: do, context: { cluster: c, user: admin } }]
clusters: [{ name: c, cluster: { server: "https://abc.k8s.ondigitalocean.com" } }]
users:
  - name: admin
    user: ${user}
`,
  });
  const exec = (more: string) => kubeconfig(`{ exec: { command: doctl, ${more} } }`);
  const args = (...words: string[]) => exec(`args: [kubernetes, ${words.join(', ')}]`);
  const config = inDoctl(
    `access-token: ${one}\ncontext: home\nauth-contexts: { work: ${two}, home: ${three} }`,
  );

  test.each<Row>([
    [
      'the context of its arguments',
      { files: { ...config, ...args('--context=work') } },
      'doctl context work',
    ],
    [
      'that context in lower case',
      { files: { ...config, ...args('--context', 'Work') } },
      'doctl context work',
    ],
    ['doctl’s own context without one', { files: { ...config, ...args() } }, 'doctl context home'],
    [
      'a context that doctl does not have: nothing',
      { files: { ...config, ...args('--context=away') } },
      'none: its context away is not in the configuration',
    ],
    [
      'the token of its arguments in the context default',
      { files: { ...config, ...args('--context=default', `--access-token=${two}`) } },
      'kubeconfig: user admin, --access-token',
    ],
    [
      'that token by its short name',
      { files: { ...config, ...args('--context=default', '-t', two) } },
      'kubeconfig: user admin, --access-token',
    ],
    [
      'a named context before the token of its arguments',
      { files: { ...config, ...args('--context=work', `--access-token=${one}`) } },
      'doctl context work',
    ],
    [
      'the variable that the kubeconfig adds, before the one of the shell',
      {
        env: { DIGITALOCEAN_ACCESS_TOKEN: one },
        files: {
          ...config,
          ...exec(
            `args: [--context=default], env: [{ name: DIGITALOCEAN_ACCESS_TOKEN, value: ${two} }]`,
          ),
        },
      },
      'kubeconfig: user admin, DIGITALOCEAN_ACCESS_TOKEN',
    ],
    [
      'the file’s token if the kubeconfig empties the variable',
      {
        env: { DIGITALOCEAN_ACCESS_TOKEN: three },
        files: {
          ...config,
          ...exec(
            'args: [--context=default], env: [{ name: DIGITALOCEAN_ACCESS_TOKEN, value: "" }]',
          ),
        },
      },
      'doctl context default',
    ],
    [
      'the context that the kubeconfig puts into the environment',
      { files: { ...config, ...exec('env: [{ name: DIGITALOCEAN_CONTEXT, value: work }]') } },
      'doctl context work',
    ],
    [
      'the file that the kubeconfig names',
      {
        files: {
          ...config,
          '/srv/doctl.yaml': `access-token: ${two}`,
          ...args('--config=/srv/doctl.yaml'),
        },
      },
      'doctl context default',
    ],
    [
      'nothing if doctl has no token',
      { files: args() },
      'none: it gets its credential from doctl, which has no token',
    ],
    [
      'nothing if the user has a certificate, too',
      {
        files: {
          ...config,
          ...kubeconfig('{ client-certificate-data: x, exec: { command: doctl } }'),
        },
      },
      null,
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts))['kubectl (through doctl)'] ?? null).toBe(expected);
  });

  test('nothing if the user has a token, which kubectl then sends', async () => {
    const user = `{ token: ${three}, exec: { command: doctl } }`;
    const sent = await sends({ files: { ...config, ...kubeconfig(user) } });
    expect(sent.kubectl).toBe('kubeconfig, user admin');
    expect(sent['kubectl (through doctl)']).toBeUndefined();
  });
});

describe('lego sends', () => {
  const file = { DO_AUTH_TOKEN_FILE: '/run/secrets/do' };
  test.each<Row>([
    ['its variable', { env: { DO_AUTH_TOKEN: one } }, 'DO_AUTH_TOKEN'],
    [
      'the content of the file that its other variable names',
      { env: file, files: { '/run/secrets/do': `${one}\n` } },
      '/run/secrets/do: DO_AUTH_TOKEN_FILE',
    ],
    [
      'its variable before the file',
      { env: { ...file, DO_AUTH_TOKEN: two }, files: { '/run/secrets/do': one } },
      'DO_AUTH_TOKEN',
    ],
    [
      'the file if the variable is empty',
      { env: { ...file, DO_AUTH_TOKEN: '' }, files: { '/run/secrets/do': one } },
      '/run/secrets/do: DO_AUTH_TOKEN_FILE',
    ],
    [
      'nothing without the file',
      { env: file },
      'none: DO_AUTH_TOKEN_FILE names /run/secrets/do, which does not exist',
    ],
    [
      'something unknown if the file cannot be read',
      { env: file, files: { '/run/secrets/do': { error: 'EACCES' } } },
      'unknown: its file /run/secrets/do cannot be read',
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts))['lego (Traefik)']).toBe(expected);
  });

  test.each([
    [`${one}\n`, one],
    [`${one}\r\n`, one],
    [`${one}\n\n`, one],
    [`${one} \n`, `${one} `],
  ])('%j without the line ends behind it, and nothing else', async (text, expected) => {
    const parts = { env: file, files: { '/run/secrets/do': text } };
    expect((await sentValues(parts))['lego (Traefik)']).toBe(expected);
  });
});

describe('Packer sends', () => {
  const source = (token: string, name = 'web') =>
    `source "digitalocean" "${name}" {\n  api_token = ${token}\n}\n`;
  const packer = (files: Record<string, string>, env: MachineParts['env'] = {}) => ({
    env,
    files: Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`${here}/${name}`, text]),
    ),
  });
  const both = { DIGITALOCEAN_TOKEN: one, DIGITALOCEAN_API_TOKEN: two };
  test.each<Row>([
    ['the variable of the environment', packer({}, both), 'DIGITALOCEAN_TOKEN'],
    [
      'the literal of its source before the environment',
      packer({ 'a.pkr.hcl': source(`"${three}"`) }, both),
      'a.pkr.hcl: source web api_token',
    ],
    [
      'the environment for an empty text',
      packer({ 'a.pkr.hcl': source('""') }, both),
      'DIGITALOCEAN_TOKEN',
    ],
    [
      'PKR_VAR',
      packer({ 'a.pkr.hcl': `${source('var.t')}variable "t" {}` }, { PKR_VAR_t: one }),
      'PKR_VAR_t',
    ],
    [
      'a file of variables before PKR_VAR',
      packer(
        { 'a.pkr.hcl': `${source('var.t')}variable "t" {}`, 'x.auto.pkrvars.hcl': `t = "${two}"` },
        { PKR_VAR_t: one },
      ),
      'x.auto.pkrvars.hcl: t',
    ],
    [
      'a default that is a variable of the environment',
      packer(
        { 'a.pkr.hcl': `${source('var.t')}variable "t" { default = env("MY_DO") }` },
        { MY_DO: one },
      ),
      'MY_DO',
    ],
    [
      'a local of its own block',
      packer({ 'a.pkr.hcl': `${source('local.t')}local "t" { expression = "${one}" }` }),
      'a.pkr.hcl: local.t',
    ],
    [
      'something unknown from Vault',
      packer({ 'a.pkr.hcl': source('vault("secret/do", "token")') }, both),
      'unknown: a.pkr.hcl computes the token',
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts)).Packer).toBe(expected);
  });

  test('a token for each source', async () => {
    const code = source(`"${one}"`) + source(`"${two}"`, 'db');
    expect(await sends(packer({ 'a.pkr.hcl': code }))).toMatchObject({
      'Packer (web)': 'a.pkr.hcl: source web api_token',
      'Packer (db)': 'a.pkr.hcl: source db api_token',
    });
  });
});

describe('Steampipe sends', () => {
  const file = '/home/sam/.steampipe/config/digitalocean.spc';
  const connection = (body: string, name = 'do') => `connection "${name}" {\n${body}\n}\n`;
  const env = { DIGITALOCEAN_TOKEN: one, DIGITALOCEAN_ACCESS_TOKEN: two };
  const place = '~/.steampipe/config/digitalocean.spc: connection do token';
  test.each<Row>([
    [
      'the token of its connection',
      { env, files: { [file]: connection(`plugin = "digitalocean"\ntoken = "${three}"`) } },
      place,
    ],
    [
      'the token of a connection that names a version',
      {
        env,
        files: { [file]: connection(`plugin = "turbot/digitalocean@1.2"\ntoken = "${three}"`) },
      },
      place,
    ],
    [
      'the environment without one',
      { env, files: { [file]: connection('plugin = "digitalocean"\n# token = "x"') } },
      'DIGITALOCEAN_TOKEN',
    ],
    [
      'the second variable for an empty token, which hides the first',
      { env, files: { [file]: connection('plugin = "digitalocean"\ntoken = ""') } },
      'DIGITALOCEAN_ACCESS_TOKEN',
    ],
    [
      'the environment beside a connection to another service',
      { env, files: { [file]: connection(`plugin = "linode"\ntoken = "${three}"`) } },
      'DIGITALOCEAN_TOKEN',
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts)).Steampipe).toBe(expected);
  });

  test('something unknown for a connection beside one with a token', async () => {
    const files = {
      [file]:
        connection(`plugin = "digitalocean"\ntoken = "${three}"`) +
        connection('plugin = "digitalocean"', 'rest'),
    };
    expect(await sends({ env, files })).toMatchObject({
      'Steampipe (do)': place,
      'Steampipe (rest)': 'unknown: another connection may set its token for it',
    });
  });
});

describe('a variable that is set to nothing', () => {
  const env = { DIGITALOCEAN_ACCESS_TOKEN: '', DO_TOKEN: '', DO_API_TOKEN: '', DO_PAT: '' };
  test.each([
    ['external-dns', 'none: it uses DO_TOKEN, which is empty'],
    ['Gradient SDK', 'none: it uses DIGITALOCEAN_ACCESS_TOKEN, which is empty'],
    ['spawn', 'none: it uses DIGITALOCEAN_ACCESS_TOKEN, which is empty'],
    ['Ansible (community.digitalocean)', 'none: it uses DO_API_TOKEN, which is empty'],
    ['doctl', null],
    ['analogsea', undefined],
    ['Algo VPN', undefined],
  ])('for %s', async (tool, expected) => {
    expect((await sends({ env }))[tool]).toBe(expected);
  });
});

describe('acme.sh sends', () => {
  const account = (text: string, path = '/home/sam/.acme.sh/account.conf') => ({ [path]: text });
  const env = { DO_API_KEY: two };
  test.each<Row>([
    [
      'what it has saved',
      { files: account(`SAVED_DO_API_KEY='${one}'\n`) },
      '~/.acme.sh/account.conf: DO_API_KEY',
    ],
    [
      'the variable before that',
      { env, files: account(`SAVED_DO_API_KEY='${one}'\n`) },
      'DO_API_KEY',
    ],
    [
      'the variable that its file sets, which the shell runs',
      { env, files: account(`export DO_API_KEY="${one}" # mine\n`) },
      '~/.acme.sh/account.conf: DO_API_KEY',
    ],
    [
      'nothing if its file sets an empty one',
      { env, files: account("DO_API_KEY=''\n") },
      'none: ~/.acme.sh/account.conf sets an empty token',
    ],
    [
      'nothing after a quote that is not closed',
      { env, files: account(`SAVED_DO_API_KEY='${one}\n`) },
      'none: ~/.acme.sh/account.conf has an error',
    ],
    [
      'something unknown if a command yields it',
      { env, files: account('DO_API_KEY="$(pass do)"\n') },
      'unknown: ~/.acme.sh/account.conf computes the token',
    ],
    [
      'what a file of another place has',
      {
        env: { ACCOUNT_CONF_PATH: '/home/sam/acme.conf' },
        files: account(`SAVED_DO_API_KEY='${one}'\n`, '/home/sam/acme.conf'),
      },
      '~/acme.conf: DO_API_KEY',
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts))['acme.sh']).toBe(expected);
  });

  test('nothing of a file with an error, whose token is a place all the same', async () => {
    const parts = { files: account(`SAVED_DO_API_KEY='${one}\n`) };
    const { places } = await survey(machineOf(parts));
    expect(places.map(({ text }) => text)).toEqual([one]);
  });

  test('a value with other variables in it', async () => {
    const files = account(`A='x y'\nB="$A\\"\${GONE}\${A}$"\nSAVED_DO_API_KEY=$B\\z; rm -r x\n`);
    expect((await sentValues({ files }))['acme.sh']).toBe('x y"x y$z');
  });
});

describe('lexicon sends', () => {
  const own = { [`${here}/lexicon_digitalocean.yml`]: `auth_token: ${one}\n` };
  const all = { [`${here}/lexicon.yml`]: `digitalocean:\n  auth_token: ${two}\n` };
  const env = { LEXICON_DIGITALOCEAN_TOKEN: three };
  test.each<Row>([
    [
      'the variable of its old name before its files',
      { env, files: own },
      Object.keys(env)[0] ?? '',
    ],
    [
      'the variable of its new name before the old one',
      { env: { ...env, LEXICON_DIGITALOCEAN_AUTH_TOKEN: two } },
      'LEXICON_DIGITALOCEAN_AUTH_TOKEN',
    ],
    [
      'the file of the provider before that of all',
      { files: { ...own, ...all } },
      'lexicon_digitalocean.yml: auth_token',
    ],
    [
      'the file of all after an empty variable',
      { env: { LEXICON_DIGITALOCEAN_AUTH_TOKEN: '' }, files: all },
      'lexicon.yml: auth_token',
    ],
    [
      'an empty token of its file',
      { files: { [`${here}/lexicon_digitalocean.yml`]: 'auth_token: ""', ...all } },
      'none: lexicon_digitalocean.yml sets an empty token',
    ],
    [
      'nothing if its file is no YAML, whatever the environment has',
      {
        env: { LEXICON_DIGITALOCEAN_AUTH_TOKEN: one },
        files: { [`${here}/lexicon.yml`]: 'a: [' },
      },
      'none: lexicon.yml has an error',
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts)).lexicon).toBe(expected);
  });
});

describe('octoDNS sends', () => {
  const provider = (token: string) =>
    `providers:\n  do:\n    class: octodns_digitalocean.DigitalOceanProvider\n    token: ${token}\n`;
  const config = (token: string) => ({ [`${here}/config.yaml`]: provider(token) });
  test.each<Row>([
    ['the token in its file', { files: config(one) }, 'config.yaml: token'],
    ['a variable', { env: { MY_DO: two }, files: config('env/MY_DO') }, 'MY_DO'],
    [
      'nothing for a variable that is not set',
      { files: config('env/MY_DO') },
      'none: config.yaml names MY_DO, which is not set',
    ],
    ['the default of a variable', { files: config(`env/MY_DO/${one}`) }, 'config.yaml: token'],
    [
      'something unknown from another handler of secrets',
      {
        files: {
          [`${here}/config.yaml`]: `secret_handlers: { vault: { class: octodns_vault.Vault } }\n${provider('vault/do/token')}`,
        },
      },
      'unknown: config.yaml computes the token',
    ],
    [
      'nothing for another service',
      { files: { [`${here}/config.yaml`]: 'providers: {}' } },
      undefined,
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts))['octoDNS (config.yaml)']).toBe(expected);
  });

  test('a token for each provider of a file', async () => {
    const two = provider(one) + provider('env/B').replace('providers:\n  do', '  b');
    const files = { [`${here}/config/prod.yaml`]: two };
    expect(await sends({ files })).toMatchObject({
      'octoDNS (config/prod.yaml, do)': 'config/prod.yaml: token',
      'octoDNS (config/prod.yaml, b)': 'none: config/prod.yaml names B, which is not set',
    });
  });
});

describe('certbot sends', () => {
  const file = '/home/sam/.secrets/certbot/digitalocean.ini';
  const tool = 'certbot (~/.secrets/certbot/digitalocean.ini)';
  const place = '~/.secrets/certbot/digitalocean.ini: dns_digitalocean_token';
  test.each<Row>([
    ['the token of a usual file', { files: { [file]: `dns_digitalocean_token = ${one}` } }, place],
    [
      'it without quotes',
      { files: { [file]: `# mine\ndns_digitalocean_token="${one}" # x\n` } },
      place,
    ],
    ['nothing of a comment', { files: { [file]: `# dns_digitalocean_token=${one}` } }, undefined],
    [
      'an empty one',
      { files: { [file]: 'dns_digitalocean_token =\n' } },
      'none: ~/.secrets/certbot/digitalocean.ini sets an empty token',
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts))[tool]).toBe(expected);
  });

  test('the value and nothing around it', async () => {
    const files = { [file]: `dns_digitalocean_token="${one}" # x\n` };
    expect((await sentValues({ files }))[tool]).toBe(one);
  });
});
