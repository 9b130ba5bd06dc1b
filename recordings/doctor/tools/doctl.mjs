import { join, lines, pairs, unique, variable } from '../combine.mjs';

const CONFIG = '~/.config/doctl/config.yaml';
const config = (text, env = {}, files = {}) => ({ env, files: { [CONFIG]: text, ...files } });
const json = (value) => JSON.stringify(value);

const sources = [
  variable('DIGITALOCEAN_ACCESS_TOKEN'),
  lines(CONFIG, (token) => `access-token: ${token}\n`, 'access-token: ""\n'),
  lines(CONFIG, (token) => `auth-contexts: { work: ${token} }\n`, 'auth-contexts: { work: "" }\n'),
  {
    set: (token) => ({ env: { DIGITALOCEAN_AUTH_CONTEXTS: json({ work: token }) } }),
    empty: { env: { DIGITALOCEAN_AUTH_CONTEXTS: '' } },
  },
  {
    set: (token) => ({
      env: { DIGITALOCEAN_CONFIG: 'other.yaml' },
      files: { 'other.yaml': `access-token: ${token}\n` },
    }),
    empty: { env: { DIGITALOCEAN_CONFIG: '' } },
  },
  // An old name that doctl doesn't read.
  variable('DIGITALOCEAN_TOKEN'),
];

const usual = 'access-token: {{A}}\nauth-contexts: { work: "{{B}}", home: "{{C}}" }\n';
const selections = [
  {},
  { env: { DIGITALOCEAN_CONTEXT: 'work' } },
  { env: { DIGITALOCEAN_CONTEXT: '' } },
  { env: { DIGITALOCEAN_CONTEXT: 'default' } },
  { env: { DIGITALOCEAN_CONTEXT: 'Work' } },
  { env: { DIGITALOCEAN_CONTEXT: 'Default' } },
  { env: { DIGITALOCEAN_CONTEXT: 'gone' } },
  { env: { DIGITALOCEAN_CONTEXT: ' work' } },
  { files: { [CONFIG]: 'context: work\n' } },
  { files: { [CONFIG]: 'context: default\n' } },
  { files: { [CONFIG]: 'context: Work\n' } },
  { files: { [CONFIG]: 'context: DEFAULT\n' } },
  { files: { [CONFIG]: 'context:\n' } },
  { files: { [CONFIG]: 'context: ""\n' } },
  { files: { [CONFIG]: 'context: gone\n' } },
  { files: { [CONFIG]: 'context: work\n' }, env: { DIGITALOCEAN_CONTEXT: 'home' } },
  { files: { [CONFIG]: 'context: work\n' }, env: { DIGITALOCEAN_CONTEXT: '' } },
  { files: { [CONFIG]: 'context: work\n' }, env: { DIGITALOCEAN_CONTEXT: 'default' } },
];
const inEachSelection = [{}, { env: { DIGITALOCEAN_ACCESS_TOKEN: '{{D}}' } }].flatMap((more) =>
  selections.map((selection) => join(join({ files: { [CONFIG]: usual } }, selection), more)),
);

const odd = [
  // What `doctl auth switch` writes.
  config('access-token: {{A}}\nauth-contexts: { default: "true" }\ncontext: default\n'),
  config('auth-contexts: { default: "true" }\ncontext: default\n'),
  config('auth-contexts: { default: "true" }\ncontext: default\n', {
    DIGITALOCEAN_ACCESS_TOKEN: '{{A}}',
  }),
  config('access-token: {{A}}\nauth-contexts:\n  default: "true"\n  work: {{B}}\ncontext: work\n'),
  // viper changes keys to lower case.
  config('ACCESS-TOKEN: {{A}}\n'),
  config('Access-Token: {{A}}\naccess-token: {{B}}\n'),
  config('access-token: {{A}}\nAccess-Token: {{B}}\n'),
  config('Context: work\nAuth-Contexts: { WORK: "{{A}}" }\n'),
  config('context: work\nauth-contexts: { Work: "{{A}}", work: "{{B}}" }\n'),
  config('context: work\nauth-contexts: { work: "{{A}}", Work: "{{B}}" }\n'),
  config('context: work\nauth-contexts: { work: "{{A}}" }\nAuth-Contexts: { work: "{{B}}" }\n'),
  // Quotes, white space, comments.
  config('access-token: "{{A}}"\n'),
  config("access-token: '{{A}}'\n"),
  config('access-token: " {{A}} "\n'),
  config('access-token: "{{A}}\\n"\n'),
  config('access-token:   {{A}}   # mine\n'),
  config('access-token: "\'{{A}}\'"\n'),
  config('# access-token: {{A}}\naccess-token: {{B}}\n'),
  config('#access-token: {{A}}\n'),
  config('access-token: {{A}}\r\ncontext: default\r\n'),
  config('\uFEFFaccess-token: {{A}}\n'),
  config('access-token: |\n  {{A}}\n'),
  config('access-token: >-\n  {{A}}\n'),
  config('access-token: |-\n  {{A}}\n'),
  config('access-token: "  "\n'),
  config('access-token: null\n'),
  config('access-token:\n'),
  config('access-token: ~\n'),
  config('access-token: 12345\n'),
  config('access-token: 1e5\n'),
  config('access-token: 0012\n'),
  config('access-token: 0x1f\n'),
  config('access-token: 1_000\n'),
  config('access-token: 1.50\n'),
  config('access-token: 12345678901234567890123\n'),
  config('access-token: true\n'),
  config('access-token: yes\n'),
  config('access-token: 2026-01-02\n'),
  config('access-token: { a: b }\n'),
  config('access-token: [{{A}}]\n'),
  config('access-token: !!str {{A}}\n'),
  config('access-token: &a {{A}}\ncontext: work\nauth-contexts: { work: *a }\n'),
  config('<<: { access-token: {{A}} }\n'),
  config('base: &b { access-token: {{A}} }\n<<: *b\n'),
  config('access-token: {{A}}\naccess-token: {{B}}\n'),
  config('access-token: {{A}}\n---\naccess-token: {{B}}\n'),
  config('---\naccess-token: {{A}}\n'),
  config('%YAML 1.2\n---\naccess-token: {{A}}\n'),
  config('{"access-token": "{{A}}"}'),
  config('access_token: {{A}}\n'),
  config('accesstoken: {{A}}\n'),
  config('token: {{A}}\n'),
  config('access-token {{A}}\n'),
  config('access-token:{{A}}\n'),
  config('access-token={{A}}\n'),
  // A file that can't be parsed stops doctl.
  config('access-token: [\n'),
  config('access-token: [\n', { DIGITALOCEAN_ACCESS_TOKEN: '{{A}}' }),
  config('access-token: {{A}}\n\tx: y\n', { DIGITALOCEAN_ACCESS_TOKEN: '{{B}}' }),
  config('access-token: {{A}}\nlots: @bad\n'),
  config('- list\n', { DIGITALOCEAN_ACCESS_TOKEN: '{{A}}' }),
  config('just text\n', { DIGITALOCEAN_ACCESS_TOKEN: '{{A}}' }),
  config('', { DIGITALOCEAN_ACCESS_TOKEN: '{{A}}' }),
  config('# only a comment\n', { DIGITALOCEAN_ACCESS_TOKEN: '{{A}}' }),
  // Contexts of odd types.
  config('context: 5\nauth-contexts: { "5": "{{A}}" }\n'),
  config('context: 5\nauth-contexts: { 5: "{{A}}" }\n'),
  config('context: true\nauth-contexts: { "true": "{{A}}" }\n'),
  config('context: a.b\nauth-contexts: { a.b: "{{A}}" }\n'),
  config('context: my-team\nauth-contexts: { my-team: "{{A}}" }\n'),
  config('context: work\nauth-contexts: { work: 77 }\n'),
  config('context: work\nauth-contexts: { work: }\naccess-token: {{A}}\n'),
  config('context: work\nauth-contexts: [work]\naccess-token: {{A}}\n'),
  config('context: work\nauth-contexts:\naccess-token: {{A}}\n'),
  config('context: work\nauth-contexts: "{{A}}"\n'),
  config('context: " work"\nauth-contexts: { work: "{{A}}" }\n'),
  config('context: [work]\nauth-contexts: { work: "{{A}}" }\naccess-token: {{B}}\n'),
  // Contexts of the variable, which is JSON.
  ...[
    { work: '{{B}}' },
    { Work: '{{B}}' },
    { work: '' },
    { home: '{{B}}' },
    { work: '{{B}}', n: 5 },
    { work: null },
  ].map((contexts) =>
    config('auth-contexts: { work: "{{A}}" }\n', {
      DIGITALOCEAN_CONTEXT: 'work',
      DIGITALOCEAN_AUTH_CONTEXTS: json(contexts),
    }),
  ),
  ...['no json', '[]', 'work={{B}}', '{"work":"{{B}}"', 'null', '"{{B}}"'].map((text) =>
    config('auth-contexts: { work: "{{A}}" }\n', {
      DIGITALOCEAN_CONTEXT: 'work',
      DIGITALOCEAN_AUTH_CONTEXTS: text,
    }),
  ),
  config('access-token: {{A}}\n', { DIGITALOCEAN_AUTH_CONTEXTS: json({ default: '{{B}}' }) }),
  config('auth-contexts: { work: "{{A}}" }\n', {
    DIGITALOCEAN_CONTEXT: 'Work',
    DIGITALOCEAN_AUTH_CONTEXTS: json({ Work: '{{B}}' }),
  }),
  // Variables.
  ...[
    ' ',
    ' {{A}}',
    '{{A}} ',
    '"{{A}}"',
    "'{{A}}'",
    '{{A}}\n',
    '\t{{A}}',
    'Bearer {{A}}',
    '$TOKEN',
  ].map((text) => ({ env: { DIGITALOCEAN_ACCESS_TOKEN: text } })),
  config('access-token: {{A}}\n', { DIGITALOCEAN_ACCESS_TOKEN: ' ' }),
  { env: { digitalocean_access_token: '{{A}}' } },
  { env: { DO_API_TOKEN: '{{A}}' } },
  { files: { '.env': 'DIGITALOCEAN_ACCESS_TOKEN={{A}}\n' } },
  config('access-token: {{A}}\n', {
    DIGITALOCEAN_ACCESS_TOKEN: '{{B}}',
    DIGITALOCEAN_TOKEN: '{{C}}',
  }),
  // Where the file is.
  config('access-token: {{A}}\n', { DIGITALOCEAN_CONFIG: '/gone.yaml' }),
  config('access-token: {{A}}\n', {
    DIGITALOCEAN_CONFIG: '/gone.yaml',
    DIGITALOCEAN_ACCESS_TOKEN: '{{B}}',
  }),
  config('access-token: {{A}}\n', { XDG_CONFIG_HOME: '/home/sam/elsewhere' }),
  config(
    'access-token: {{A}}\n',
    { XDG_CONFIG_HOME: '/home/sam/elsewhere' },
    { '~/elsewhere/doctl/config.yaml': 'access-token: {{B}}\n' },
  ),
  config('access-token: {{A}}\n', { XDG_CONFIG_HOME: '' }),
  config(
    'access-token: {{A}}\n',
    { XDG_CONFIG_HOME: 'relative' },
    { 'relative/doctl/config.yaml': 'access-token: {{B}}\n' },
  ),
  { files: { '~/.doctlcfg': 'access-token: {{A}}\n' } },
  { files: { 'config.yaml': 'access-token: {{A}}\n' } },
  { files: { '~/.config/doctl/config.yml': 'access-token: {{A}}\n' } },
  {
    env: { DIGITALOCEAN_CONFIG: '~/other.yaml' },
    files: { '~/other.yaml': 'access-token: {{A}}\n' },
  },
  {
    env: { DIGITALOCEAN_CONFIG: '../other.yaml' },
    files: { '~/other.yaml': 'access-token: {{A}}\n' },
  },
  {
    env: { DIGITALOCEAN_CONFIG: 'other.json' },
    files: { 'other.json': '{"access-token": "{{A}}"}' },
  },
  {
    env: { DIGITALOCEAN_CONFIG: 'other' },
    files: { other: 'access-token: {{A}}\n' },
  },
  {
    env: { DIGITALOCEAN_CONFIG: 'other.yaml', DIGITALOCEAN_CONTEXT: 'work' },
    files: {
      [CONFIG]: 'auth-contexts: { work: "{{A}}" }\n',
      'other.yaml': 'auth-contexts: { work: "{{B}}" }\n',
    },
  },
];

export default {
  programs: ['doctl'],
  tools: ['doctl'],
  version: ({ doctl }) => [doctl, 'version'],
  run: ({ doctl }) => ({ commands: [[doctl, 'account', 'get', '--http-retry-max', '0']] }),
  combinations: unique([...pairs(sources), ...inEachSelection, ...odd]),
};
