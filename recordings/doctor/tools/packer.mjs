import { join, lines, pairs, unique, variable } from '../combine.mjs';

const source = (token) => `source "digitalocean" "web" {
${token === null ? '' : `  api_token    = ${token}\n`}  image        = "ubuntu-24-04-x64"
  region       = "nyc3"
  size         = "s-1vcpu-1gb"
  ssh_username = "root"
}
build {
  sources = ["source.digitalocean.web"]
}
`;
const declared = (body = '') => `variable "do_token" {${body}}\n`;
const files = (all, env = {}) => ({ env, files: all });
const usual = { 'build.pkr.hcl': source('var.do_token') };

const environment = [
  variable('DIGITALOCEAN_TOKEN'),
  variable('DIGITALOCEAN_ACCESS_TOKEN'),
  variable('DIGITALOCEAN_API_TOKEN'),
];
const withoutToken = pairs(environment).map((one) =>
  join(files({ 'build.pkr.hcl': source(null) }), one),
);
const withVariable = pairs([
  variable('PKR_VAR_do_token'),
  lines('team.auto.pkrvars.hcl', (token) => `do_token = "${token}"\n`, 'do_token = ""\n'),
  lines(
    'variables.pkr.hcl',
    (token) => declared(`\n  default = "${token}"\n`),
    declared('\n  default = ""\n'),
  ),
  lines('dev.pkrvars.hcl', (token) => `do_token = "${token}"\n`),
  variable('DIGITALOCEAN_TOKEN'),
]).map((one) => ({
  ...one,
  files: { ...usual, 'variables.pkr.hcl': declared(), ...one.files },
}));

const odd = [
  ...[
    '"{{A}}"',
    '""',
    'null',
    '" {{A}} "',
    'local.t',
    '"${var.do_token}"',
    'trimspace(" {{A}} ")',
    'upper("abc")',
    'coalesce("", "{{A}}")',
    'env("DIGITALOCEAN_ACCESS_TOKEN")',
    'var.gone',
    'local.gone',
    '123',
    '["{{A}}"]',
    "'{{A}}'",
    '{{A}}',
    'var.do_token == "" ? "{{A}}" : "{{B}}"',
    '<<EOT\n{{A}}\nEOT',
    'file("token.txt")',
    'chomp(file("token.txt"))',
  ].map((token) =>
    files(
      {
        'build.pkr.hcl': `${source(token)}locals {\n  t = "{{C}}"\n}\n${declared('\n  default = "{{D}}"\n')}`,
        'token.txt': '{{F}}\n',
      },
      { DIGITALOCEAN_ACCESS_TOKEN: '{{E}}' },
    ),
  ),
  ...[
    '\n  default = env("DIGITALOCEAN_ACCESS_TOKEN")\n',
    '\n  default = env("GONE")\n',
    '\n  default = "{{A}}"\n  sensitive = true\n',
    '\n  type = string\n  default = "{{A}}"\n',
    '\n  type = string\n',
    '\n  default = null\n',
    '\n  default = ["{{A}}"]\n',
    '\n  default = upper("x")\n',
    '\n  default = "${env("DIGITALOCEAN_ACCESS_TOKEN")}"\n',
  ].map((body) =>
    files(
      { ...usual, 'variables.pkr.hcl': declared(body) },
      { DIGITALOCEAN_ACCESS_TOKEN: '{{E}}' },
    ),
  ),
  files({
    'build.pkr.hcl': source('local.t'),
    'l.pkr.hcl': 'local "t" {\n  expression = "{{A}}"\n}\n',
  }),
  files({
    'build.pkr.hcl': source('local.t'),
    'l.pkr.hcl': 'local "t" {\n  expression = "{{A}}"\n  sensitive  = true\n}\n',
  }),
  files({ ...usual, 'variables.pkr.hcl': declared() + declared() }, { PKR_VAR_do_token: '{{A}}' }),
  files({
    ...usual,
    'variables.pkr.hcl': declared(),
    'a.auto.pkrvars.hcl': 'do_token = "{{A}}"\n',
    'b.auto.pkrvars.hcl': 'do_token = "{{B}}"\n',
  }),
  files({
    ...usual,
    'variables.pkr.hcl': declared(),
    'a.auto.pkrvars.json': '{"do_token":"{{A}}"}',
  }),
  files({ ...usual, 'variables.pkr.hcl': declared(), 'a.auto.pkrvars.hcl': 'do_token = {{A}}\n' }),
  files(
    { ...usual, 'variables.pkr.hcl': declared(), 'a.auto.pkrvars.hcl': 'other = "{{A}}"\n' },
    { PKR_VAR_do_token: '{{B}}' },
  ),
  files(usual, { PKR_VAR_do_token: '{{A}}' }),
  files({ 'build.pkr.hcl': `${source('"{{A}}"')}}\n` }, { DIGITALOCEAN_TOKEN: '{{B}}' }),
  files(
    { 'build.pkr.hcl': source('"{{A}}"').replace('api_token ', 'token ') },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files({
    'build.pkr.json': JSON.stringify({
      source: {
        digitalocean: {
          web: { api_token: '{{A}}', image: 'x', region: 'nyc3', size: 's', ssh_username: 'root' },
        },
      },
      build: { sources: ['source.digitalocean.web'] },
    }),
  }),
];

export default {
  programs: ['packer', 'packer-plugin-digitalocean'],
  stopsAtRequest: true,
  tools: ['Packer'],
  version: ({ packer }) => [packer, 'version'],
  run: ({ packer, 'packer-plugin-digitalocean': plugin }) => ({
    env: { CHECKPOINT_DISABLE: '1', PACKER_PLUGIN_PATH: '/home/sam/plugins' },
    commands: [
      [packer, 'plugins', 'install', '--path', plugin, 'github.com/digitalocean/digitalocean'],
      [packer, 'build', '-color=false', '.'],
    ],
  }),
  combinations: unique([...withoutToken, ...withVariable, ...odd]),
};
