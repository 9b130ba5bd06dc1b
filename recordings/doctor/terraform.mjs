import { dirname } from 'node:path';
import { join, lines, pairs, unique, variable } from './combine.mjs';

/** What Terraform and OpenTofu have in common. */

const provider = (token, more = '') => `provider "digitalocean" {\n  token = ${token}\n${more}}\n`;
const required =
  'terraform {\n  required_providers {\n    digitalocean = { source = "digitalocean/digitalocean" }\n  }\n}\n';
const declared = (body = '') => `variable "do_token" {${body}}\n`;
const usual = provider('var.do_token');
const files = (all, env = {}) => ({ env, files: all });

const pathSources = [
  variable('TF_VAR_do_token'),
  lines('terraform.tfvars', (token) => `do_token = "${token}"\n`, 'do_token = ""\n'),
  lines('terraform.tfvars.json', (token) => `{"do_token": "${token}"}`, '{"do_token": null}'),
  lines('team.auto.tfvars', (token) => `do_token = "${token}"\n`, '# do_token = "x"\n'),
  lines(
    'variables.tf',
    (token) => declared(`\n  default = "${token}"\n`),
    declared('\n  default = ""\n'),
  ),
  {
    set: (token) => ({ env: { TF_CLI_ARGS: `-var do_token=${token}` } }),
    empty: { env: { TF_CLI_ARGS: '' } },
  },
  variable('DIGITALOCEAN_TOKEN'),
  variable('DIGITALOCEAN_ACCESS_TOKEN'),
];

const withVariable = pairs(pathSources).map((one) => ({
  ...one,
  files: { 'main.tf': usual, 'variables.tf': declared(), ...one.files },
}));

const environment = [variable('DIGITALOCEAN_TOKEN'), variable('DIGITALOCEAN_ACCESS_TOKEN')];
const withoutToken = pairs([...environment, variable('TF_VAR_token'), variable('DO_TOKEN')]);
const withLiteral = pairs(environment).map((one) =>
  join(one, files({ 'main.tf': provider('"{{F}}"') })),
);
const withEmpty = pairs(environment).map((one) => join(one, files({ 'main.tf': provider('""') })));
const withNull = pairs(environment).map((one) => join(one, files({ 'main.tf': provider('null') })));

const odd = [
  // Which file of variables counts.
  files({
    'main.tf': usual + declared(),
    'terraform.tfvars': 'do_token = "{{A}}"\n',
    'terraform.tfvars.json': '{"do_token":"{{B}}"}',
    'a.auto.tfvars': 'do_token = "{{C}}"\n',
    'b.auto.tfvars.json': '{"do_token":"{{D}}"}',
    'z.tfvars': 'do_token = "{{E}}"\n',
  }),
  files({
    'main.tf': usual + declared(),
    'b.auto.tfvars': 'do_token = "{{A}}"\n',
    'a.auto.tfvars.json': '{"do_token":"{{B}}"}',
  }),
  files({
    'main.tf': usual + declared(),
    'B.auto.tfvars': 'do_token = "{{A}}"\n',
    'a.auto.tfvars': 'do_token = "{{B}}"\n',
  }),
  files({ 'main.tf': usual + declared(), 'dev.tfvars': 'do_token = "{{A}}"\n' }),
  files({ 'main.tf': usual + declared(), 'Terraform.tfvars': 'do_token = "{{A}}"\n' }),
  files({ 'main.tf': usual + declared(), '.auto.tfvars': 'do_token = "{{A}}"\n' }),
  files({ 'main.tf': usual + declared(), 'x.auto.tfvars~': 'do_token = "{{A}}"\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = {{A}}\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': "do_token = '{{A}}'\n" }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token: "{{A}}"\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'DO_TOKEN = "{{A}}"\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': '"do_token" = "{{A}}"\n' }),
  files({
    'main.tf': usual + declared(),
    'terraform.tfvars': '#do_token = "{{A}}"\ndo_token = "{{B}}"\n',
  }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = "{{A}}" // mine\n' }),
  files({
    'main.tf': usual + declared(),
    'terraform.tfvars': '/* do_token = "{{A}}" */\ndo_token = "{{B}}"\n',
  }),
  files({
    'main.tf': usual + declared(),
    'terraform.tfvars': 'do_token = "{{A}}"\ndo_token = "{{B}}"\n',
  }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = "{{A}}"' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = " {{A}} "\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = "{{A}}\\n"\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'other = "x"\ndo_token = "{{A}}"\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = var.x\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = "${env.TOKEN}"\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = upper("x")\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = <<E\nx\nE\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = "{{A}}"\r\n' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars': '\uFEFFdo_token = "{{A}}"\n' }),
  files(
    { 'main.tf': usual + declared(), 'terraform.tfvars': 'do_token = "{{A}}\n' },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars.json': '{"do_token":"a${b}"}' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars.json': '{"do_token":"{{A}}",}' }),
  files({ 'main.tf': usual + declared(), 'terraform.tfvars.json': '[{"do_token":"{{A}}"}]' }),
  files({
    'main.tf': usual + declared(),
    'terraform.tfvars.json': '{"//": "x", "do_token":"{{A}}"}',
  }),
  // Variables of the environment.
  ...[' {{A}}', '{{A}} ', '"{{A}}"', "'{{A}}'", '{{A}}\n', '', 'null', '${x}'].map((text) =>
    files({ 'main.tf': usual + declared() }, { TF_VAR_do_token: text }),
  ),
  ...[' {{A}}', '{{A}} ', '"{{A}}"', '{{A}}\n', ' '].map((text) => ({
    env: { DIGITALOCEAN_TOKEN: text },
  })),
  files({ 'main.tf': usual + declared() }, { TF_VAR_DO_TOKEN: '{{A}}' }),
  files({ 'main.tf': usual + declared() }, { tf_var_do_token: '{{A}}' }),
  files({ 'main.tf': usual + declared() }, { do_token: '{{A}}', DIGITALOCEAN_TOKEN: '{{B}}' }),
  files({ '.env': 'DIGITALOCEAN_TOKEN={{A}}\n', 'main.tf': '' }),
  files({ 'main.tf': usual }, { TF_VAR_do_token: '{{A}}' }),
  files({ 'main.tf': usual }, { DIGITALOCEAN_TOKEN: '{{A}}' }),
  // Options in the environment.
  files(
    { 'main.tf': usual + declared(), 'a.auto.tfvars': 'do_token = "{{A}}"\n' },
    { TF_CLI_ARGS: "-no-color -var 'do_token={{B}}'" },
  ),
  files(
    { 'main.tf': usual + declared(), 'prod.tfvars': 'do_token = "{{A}}"\n' },
    { TF_CLI_ARGS_plan: '-var-file=prod.tfvars', TF_CLI_ARGS_apply: '-var-file=prod.tfvars' },
  ),
  files(
    { 'main.tf': usual + declared(), 'env/prod.tfvars': 'do_token = "{{A}}"\n' },
    { TF_CLI_ARGS: '-var-file=env/prod.tfvars' },
  ),
  files(
    { 'main.tf': usual + declared(), 'prod.tfvars': 'do_token = "{{A}}"\n' },
    { TF_CLI_ARGS: '-var-file prod.tfvars -var do_token={{B}}' },
  ),
  files(
    { 'main.tf': usual + declared(), 'prod.tfvars': 'do_token = "{{A}}"\n' },
    { TF_CLI_ARGS: '-var do_token={{B}} -var-file prod.tfvars' },
  ),
  files(
    { 'main.tf': usual + declared() },
    { TF_CLI_ARGS: '-var-file=gone.tfvars', TF_VAR_do_token: '{{A}}' },
  ),
  files(
    { 'main.tf': usual + declared() },
    { TF_CLI_ARGS: '-var do_token={{A}} -var do_token={{B}}' },
  ),
  files({ 'main.tf': usual + declared() }, { TF_CLI_ARGS: '-var "do_token={{A}}"' }),
  files({ 'main.tf': usual + declared() }, { TF_CLI_ARGS: '-var=\'do_token="{{A}}"\'' }),
  files({ 'main.tf': usual + declared() }, { TF_CLI_ARGS: '--var=do_token={{A}}' }),
  files(
    { 'main.tf': usual + declared() },
    { TF_CLI_ARGS: '-var do_token', TF_VAR_do_token: '{{A}}' },
  ),
  files(
    { 'main.tf': usual + declared() },
    { TF_CLI_ARGS: '-var other={{A}}', TF_VAR_do_token: '{{B}}' },
  ),
  files(
    { 'main.tf': usual + declared() },
    {
      TF_CLI_ARGS: '-var=do_token={{A}}',
      TF_CLI_ARGS_plan: '-var=do_token={{B}}',
      TF_CLI_ARGS_apply: '-var=do_token={{B}}',
    },
  ),
  files(
    { 'main.tf': usual + declared() },
    { TF_CLI_ARGS_init: '-var=do_token={{A}}', TF_VAR_do_token: '{{B}}' },
  ),
  files({ 'main.tf': usual + declared() }, { TF_WORKSPACE: 'default', TF_VAR_do_token: '{{A}}' }),
  // Declarations.
  ...[
    '\n  default = null\n',
    '\n  type = string\n',
    '\n  type = string\n  sensitive = true\n',
    '\n  validation {\n    condition = length(var.do_token) > 3\n    error_message = "No."\n  }\n  default = "{{A}}"\n',
    ' default = "{{A}}" ',
    '\n  # default = "{{A}}"\n',
    '\n  default = "{{A}}"\n  description = "default = \\"x\\""\n',
    '\n  default = 5\n',
    '\n  type = number\n  default = 5\n',
    '\n  type = string\n  default = 5\n',
    '\n  default = true\n',
    '\n  default = "${1}x"\n',
    '\n  default = (\n"{{A}}"\n)\n',
    '\n  default = ["{{A}}"]\n',
    '\n  default = file("token.txt")\n',
    '\n  default = "{{A}}"\n  nullable = false\n',
    '\n  default = "{{A}}"\n  ephemeral = true\n',
    '\n  type = "string"\n  default = "{{A}}"\n',
    '\n  type = any\n  default = "{{A}}"\n',
  ].map((body) => files({ 'main.tf': usual + declared(body) })),
  files({ 'main.tf': `${usual}variable do_token { default = "{{A}}" }\n` }),
  files({ 'main.tf': usual + declared(' default = "{{A}}" ') + declared(' default = "{{B}}" ') }),
  files({
    'main.tf': `${usual}variable "do_token" {\n  nullable = false\n  default = "{{A}}"\n}\n`,
    'terraform.tfvars': 'do_token = null\n',
  }),
  files({
    'main.tf': usual + declared('\n  default = "{{A}}"\n'),
    'terraform.tfvars': 'do_token = null\n',
  }),
  files(
    {
      'main.tf': usual + declared('\n  default = "{{A}}"\n'),
      'terraform.tfvars': 'do_token = null\n',
    },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files({ 'main.tf': usual + declared('\n  type = number\n') }, { TF_VAR_do_token: '007' }),
  files({ 'main.tf': usual + declared('\n  type = number\n') }, { TF_VAR_do_token: '{{A}}' }),
  files({ 'main.tf': usual + declared('\n  type = bool\n') }, { TF_VAR_do_token: 'true' }),
  files({ 'main.tf': usual + declared('\n  type = any\n') }, { TF_VAR_do_token: '"{{A}}"' }),
  files({ 'main.tf': usual + declared('\n  type = any\n') }, { TF_VAR_do_token: '{{A}}' }),
  files({
    'main.tf': `${provider('var.tokens[1]')}variable "tokens" { type = list(string) }\n`,
    'terraform.tfvars': 'tokens = ["{{A}}", "{{B}}"]\n',
  }),
  files({
    'main.tf': `${provider('var.tokens.0')}variable "tokens" { default = ["{{A}}", "{{B}}"] }\n`,
  }),
  files({
    'main.tf': `${provider('var.tokens[5]')}variable "tokens" { default = ["{{A}}", "{{B}}"] }\n`,
  }),
  files({
    'main.tf': `${provider('var.do["token"]')}variable "do" {\n type = map(string)\n default = { token = "{{A}}" }\n}\n`,
  }),
  files(
    {
      'main.tf': `${provider('var.do.token')}variable "do" { type = object({ token = string }) }\n`,
    },
    { TF_VAR_do: '{ token = "{{A}}" }' },
  ),
  files(
    { 'main.tf': `${provider('var.do.token')}variable "do" {}\n` },
    { TF_VAR_do: '{ token = "{{A}}" }' },
  ),
  files({
    'main.tf': `${provider('var.do.gone')}variable "do" { default = { token = "{{A}}" } }\n`,
  }),
  files({
    'main.tf': `${provider('var.o["a"].b')}variable "o" { default = { "a" = { b = "{{A}}" } } }\n`,
  }),
  files({ 'main.tf': `${provider('var.do')}variable "do" { default = { token = "{{A}}" } }\n` }),
  // Locals.
  files({ 'main.tf': provider('local.t'), 'l.tf': 'locals {\n  t = "{{A}}"\n}\n' }),
  files(
    { 'main.tf': `${provider('local.t')}${declared()}locals { t = (var.do_token) }\n` },
    { TF_VAR_do_token: '{{A}}' },
  ),
  files({ 'main.tf': `${provider('local.m.k')}locals { m = { k : "{{A}}" } }\n` }),
  files({ 'main.tf': `${provider('local.t')}locals { t = trimspace(" {{A}} ") }\n` }),
  files({ 'main.tf': `${provider('local.a')}locals {\n a = local.b\n b = local.a\n}\n` }),
  files({ 'main.tf': provider('local.gone') }),
  files({ 'main.tf': `${provider('local.t')}locals { t = "{{A}}" }\nlocals { t = "{{B}}" }\n` }),
  files({
    'main.tf': `${provider('local.tokens[terraform.workspace]')}locals { tokens = { default = "{{A}}", prod = "{{B}}" } }\n`,
  }),
  files({
    'main.tf': `${provider('local.t[var.stage]')}variable "stage" { default = "dev" }\nlocals { t = { dev = "{{A}}", prod = "{{B}}" } }\n`,
  }),
  files(
    { 'main.tf': `${provider('local.t')}locals { t = null }\n` },
    { DIGITALOCEAN_TOKEN: '{{A}}' },
  ),
  // Overrides.
  files({ 'main.tf': provider('"{{A}}"'), 'override.tf': provider('"{{B}}"') }),
  files({
    'main.tf': usual + declared(' default = "{{A}}" '),
    'dev_override.tf': declared(' default = "{{B}}" '),
  }),
  files({
    'main.tf': provider('"{{A}}"'),
    'override.tf': 'provider "digitalocean" {\n  http_retry_max = 0\n}\n',
  }),
  files({
    'main.tf': provider('"{{A}}"'),
    'override.tf.json': '{"provider":{"digitalocean":{"token":"{{B}}"}}}',
  }),
  files({
    'main.tf': provider('"{{A}}"'),
    'a_override.tf': provider('"{{B}}"'),
    'b_override.tf': provider('"{{C}}"'),
  }),
  files({
    'main.tf': provider('"{{A}}"'),
    'b_override.tf': provider('"{{B}}"'),
    'override.tf': provider('"{{C}}"'),
  }),
  files(
    { 'main.tf': provider('"{{A}}"'), 'override.tf': provider('null') },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files({ 'override.tf': provider('"{{A}}"') }),
  files({
    'main.tf': `${provider('local.t')}locals { t = "{{A}}" }\n`,
    'override.tf': 'locals { t = "{{B}}" }\n',
  }),
  // JSON.
  files({ 'main.tf.json': '{"provider":{"digitalocean":{"token":"{{A}}"}}}' }),
  files({ 'main.tf.json': '{"provider":[{"digitalocean":{"token":"{{A}}"}}]}' }),
  files({ 'main.tf.json': '{"provider":{"digitalocean":[{"token":"{{A}}"}]}}' }),
  files(
    {
      'main.tf.json':
        '{"provider":{"digitalocean":{"token":"${var.do_token}"}},"variable":{"do_token":{}}}',
    },
    { TF_VAR_do_token: '{{A}}' },
  ),
  files({
    'main.tf.json':
      '{"provider":{"digitalocean":{"token":"${var.do_token}"}},"variable":{"do_token":{"default":"{{A}}"}}}',
  }),
  files({
    'main.tf.json':
      '{"provider":{"digitalocean":{"token":"${var.do_token}"}},"variable":{"do_token":{"default":"a$${b"}}}',
  }),
  files({
    'main.tf.json':
      '{"provider":{"digitalocean":{"token":"x${var.do_token}"}},"variable":{"do_token":{"default":"y"}}}',
  }),
  files({
    'main.tf.json': '{"provider":{"digitalocean":{"token":"${local.t}"}},"locals":{"t":"{{A}}"}}',
  }),
  files({
    'main.tf.json':
      '{"provider":{"digitalocean":{"token":"${local.m[\\"k\\"]}"}},"locals":{"m":{"k":"{{A}}"}}}',
  }),
  files({ 'main.tf.json': '{"provider":{"digitalocean":{"token":"a$${b}"}}}' }),
  files(
    { 'main.tf.json': '{"provider":{"digitalocean":{"token":null}}}' },
    { DIGITALOCEAN_TOKEN: '{{A}}' },
  ),
  files({ 'main.tf.json': '{"provider":{"digitalocean":{"token":5}}}' }),
  files({
    'main.tf.json': '{"//":"token","provider":{"digitalocean":{"//":"x","token":"{{A}}"}}}',
  }),
  files({ 'main.tf.json': '{"provider":{"digitalocean":{"token":"{{A}}"}' }),
  // Expressions.
  ...[
    '"${var.do_token}"',
    '(("{{A}}"))',
    '"{{A}}" # c\n  // d',
    '123',
    'true',
    '1.50',
    '1e3',
    '-5',
    '" {{A}} "',
    '"{{A}}\\n"',
    '"a\\"\\u0062\\t$${c}%%{d}"',
    '"%{ if true }a%{ endif }"',
    '"${ "in" }"',
    '"a${~ " b" ~} c"',
    '<<EOT\n{{A}}\nEOT',
    '<<-EOT\n      {{A}}\n    EOT',
    '<<-EOT\n      one\n        two\n\n    EOT',
    '<<EOT\na\\n$${x}\nEOT',
    'trimspace(<<EOT\n{{A}}\nEOT\n)',
    'chomp("{{A}}\\n")',
    'trimspace("{{A}} ")',
    'file("token.txt")',
    'trimspace(file("token.txt"))',
    'file("${path.module}/token.txt")',
    'coalesce(null, "{{A}}")',
    'coalesce(var.gone, "{{A}}")',
    'try(var.gone, "{{A}}")',
    'lookup({ a = "{{A}}" }, "a", "x")',
    'true ? "{{A}}" : "{{B}}"',
    'var.do_token != "" ? var.do_token : "{{B}}"',
    '["{{A}}"][0]',
    '{ a = "{{A}}" }.a',
    '{ a = "{{A}}" }["a"]',
    'nonsensitive(sensitive("{{A}}"))',
    'sensitive("{{A}}")',
    'tostring("{{A}}")',
    'join("", ["{{A}}"])',
    'format("%s", "{{A}}")',
    'jsondecode("{\\"t\\":\\"{{A}}\\"}").t',
    'base64decode("YWJj")',
    'upper("abc")',
    'replace("{{A}} ", " ", "")',
    'DIGITALOCEAN_TOKEN',
    '{{A}}',
    "'{{A}}'",
    '$DIGITALOCEAN_TOKEN',
    '"$DIGITALOCEAN_TOKEN"',
    '"${DIGITALOCEAN_TOKEN}"',
    'env.DIGITALOCEAN_TOKEN',
    'env("DIGITALOCEAN_TOKEN")',
    'var.do_token\n  token = "{{B}}"',
    '"{{A}}',
    'null',
    'digitalocean_x.y.z',
    'data.external.t.result.token',
    'one(["{{A}}"])',
    'element(["{{A}}", "{{B}}"], 1)',
    '"é\u{1F600}"',
    'each.value',
    'path.module',
    'terraform.workspace',
    '[]',
    '[for t in ["{{A}}"] : t][0]',
    'var["do_token"]',
    'var.do_token.x',
  ].map((expression) =>
    files(
      {
        'main.tf': `${provider(expression)}${declared()}`,
        'token.txt': '{{C}}\n',
      },
      { TF_VAR_do_token: '{{D}}', DIGITALOCEAN_ACCESS_TOKEN: '{{E}}' },
    ),
  ),
  files({ 'main.tf': `${provider('"x_${var.r}"')}variable "r" { default = "abc" }\n` }),
  files({
    'main.tf': `${provider('"${var.a}${var.b}"')}variable "a" { default = "x" }\nvariable "b" { default = null }\n`,
  }),
  files({ 'main.tf': provider('"{{A}}"').replaceAll('\n', '\r\n') }),
  files({ 'main.tf': provider('<<EOT\none\nEOT').replaceAll('\n', '\r\n') }),
  files({ 'main.tf': `\uFEFF${provider('"{{A}}"')}` }),
  // Blocks.
  files({ 'main.tf': '' }, { DIGITALOCEAN_TOKEN: '{{A}}' }),
  files({ 'main.tf': 'provider "digitalocean" {}\n' }, { DIGITALOCEAN_TOKEN: '{{A}}' }),
  files({ 'main.tf': 'provider digitalocean { token = "{{A}}" }\n' }),
  files({ 'main.tf': 'provider "digitalocean" { token = "{{A}}" }\n' }),
  files(
    { 'main.tf': '# provider "digitalocean" {\n#   token = "{{A}}"\n# }\n' },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files({ 'main.tf': `/*\n${provider('"{{A}}"')}*/\n${provider('"{{B}}"')}` }),
  files({
    'main.tf': `locals {\n  t = <<EOT\n${provider('"{{A}}"')}EOT\n}\n${provider('"{{B}}"')}`,
  }),
  files(
    { 'main.tf': 'provider "digitalocean" {\n  # token = "{{A}}"\n}\n' },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files(
    { 'main.tf': 'provider "digitalocean" {\n  api_token = "{{A}}"\n}\n' },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files(
    { 'main.tf': 'provider "digitalocean" {\n  Token = "{{A}}"\n}\n' },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files(
    { 'main.tf': 'provider "digitalocean" {\n  token = "{{A}}"\n' },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files({ 'main.tf': provider('"{{A}}"'), 'b.tf': provider('"{{B}}"') }),
  files({
    'main.tf': provider('"{{A}}"', '  spaces_access_id = "x"\n  spaces_secret_key = "y"\n'),
  }),
  files(
    {
      'main.tf': 'module "m" {\n  source = "./m"\n}\n',
      'm/main.tf': required + provider('"{{A}}"'),
    },
    { DIGITALOCEAN_TOKEN: '{{B}}' },
  ),
  files({ 'm/main.tf': provider('"{{A}}"') }, { DIGITALOCEAN_TOKEN: '{{B}}' }),
  // Which files are code.
  files({ '.#main.tf': provider('"{{A}}"'), 'main.tf': provider('"{{B}}"') }),
  files({ 'main.tf~': provider('"{{A}}"'), 'main.tf': provider('"{{B}}"') }),
  files({ '#main.tf#': provider('"{{A}}"'), 'main.tf': provider('"{{B}}"') }),
  files({ '.main.tf': provider('"{{A}}"') }, { DIGITALOCEAN_TOKEN: '{{B}}' }),
  files({ 'main.tf.bak': provider('"{{A}}"') }, { DIGITALOCEAN_TOKEN: '{{B}}' }),
  files({ 'main.TF': provider('"{{A}}"') }, { DIGITALOCEAN_TOKEN: '{{B}}' }),
  files({ 'main.hcl': provider('"{{A}}"') }, { DIGITALOCEAN_TOKEN: '{{B}}' }),
  files({ 'main.tofu': provider('"{{A}}"'), 'main.tf': provider('"{{B}}"') }),
  files({ 'main.tofu': provider('"{{A}}"') }, { DIGITALOCEAN_TOKEN: '{{B}}' }),
  files({
    'main.tofu.json': '{"provider":{"digitalocean":{"token":"{{A}}"}}}',
    'main.tf.json': '{"provider":{"digitalocean":{"token":"{{B}}"}}}',
  }),
  files({ 'main.tf': 'x = {\n' }, { DIGITALOCEAN_TOKEN: '{{A}}' }),
  files({ 'main.tf': provider('"{{A}}"'), 'broken.tf': 'resource "x" {\n' }),
  files({ 'main.tf': provider('"{{A}}"'), 'broken.tfvars': 'x = {\n' }),
  files({ 'main.tf': provider('"{{A}}"'), 'terraform.tfvars': 'x = {\n' }),
];

const alias = (name, token) => provider(token, `  alias = "${name}"\n`);
const aliases = [
  [['west'], { 'main.tf': provider('"{{A}}"') + alias('west', '"{{B}}"') }],
  [['west'], { 'main.tf': alias('west', '"{{A}}"') }, { DIGITALOCEAN_TOKEN: '{{B}}' }],
  [
    ['west'],
    { 'main.tf': alias('west', 'var.do_token') + declared() + provider('"{{B}}"') },
    { TF_VAR_do_token: '{{A}}' },
  ],
  [
    ['west'],
    { 'main.tf': `provider "digitalocean" {\n  alias = "west"\n}\n${provider('"{{B}}"')}` },
    { DIGITALOCEAN_TOKEN: '{{A}}' },
  ],
  [
    ['east', 'west'],
    {
      'a.tf': alias('west', '"{{A}}"'),
      'b.tf': alias('east', '"{{B}}"'),
      'c.tf': provider('"{{C}}"'),
    },
  ],
  [
    ['west'],
    {
      'a.tf': alias('west', '"{{A}}"') + provider('"{{C}}"'),
      'override.tf': alias('west', '"{{B}}"'),
    },
  ],
  [
    ['west'],
    { 'a.tf': alias('west', '"{{A}}"'), 'b.tf': alias('west', '"{{B}}"') + provider('"{{C}}"') },
  ],
  [
    ['west'],
    {
      'main.tf.json':
        '{"provider":{"digitalocean":[{"token":"{{A}}"},{"alias":"west","token":"{{B}}"}]}}',
    },
  ],
].map(([names, all, env = {}]) => ({ ...files(all, env), aliases: names }));

/** The recorder asks for a domain with each provider, so that the path tells which one asked. */
const RECORDER = 'zz-recorder.tf';
const recorderCode = (names) =>
  [
    required,
    'data "digitalocean_domain" "default" {\n  name = "default.example"\n}\n',
    ...names.map(
      (name) =>
        `data "digitalocean_domain" "${name}" {\n  name     = "${name}.example"\n  provider = digitalocean.${name}\n}\n`,
    ),
  ].join('\n');

const nameIn = (tool, alias) => (alias === 'default' ? tool : `${tool} (${alias})`);

/** `tool`: its name in the doctor; `program`: that of its binary. */
export const terraform = (tool, program) => ({
  programs: [program, 'terraform-provider-digitalocean'],
  tools: [tool],
  version: (programs) => [programs[program], 'version'],
  combinations: unique([
    ...withVariable,
    ...withoutToken,
    ...withLiteral,
    ...withEmpty,
    ...withNull,
    ...odd,
    ...aliases,
  ]).map(({ aliases: names = [], ...one }) => ({
    ...one,
    tools: [tool, ...names.map((name) => nameIn(tool, name))],
  })),
  toolOf: ({ path }) => {
    const [, name] = /^\/v2\/domains\/(\w+)\.example/.exec(path) ?? [];
    return name && nameIn(tool, name);
  },
  run: (programs, { tools, files: own }) => ({
    env: { CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/home/sam/.terraformrc' },
    files: {
      '~/.terraformrc': `provider_installation {\n  dev_overrides {\n    "digitalocean/digitalocean" = "${dirname(programs['terraform-provider-digitalocean'])}"\n  }\n  direct {}\n}\n`,
      [RECORDER]: recorderCode(tools.flatMap((one) => one.slice(tool.length + 2, -1) || [])),
    },
    commands: [
      // `init` would look for the provider too.
      ...(Object.values(own).some((text) => text.includes('module "'))
        ? [[programs[program], 'get']]
        : []),
      [programs[program], 'plan', '-input=false', '-no-color'],
    ],
  }),
});
