import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../test/support/machine.ts';
import { sends, sentValues } from '../../test/support/sends.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { survey } from './survey.ts';

/** Which token Terraform and OpenTofu send; the sources are named in `places/terraform.ts`. */
const [one, two, three] = ['one', 'two', 'three'].map((name) => makeToken('dop_v1_', name)) as [
  string,
  string,
  string,
];
const here = '/home/sam/project';
const both = { DIGITALOCEAN_TOKEN: one, DIGITALOCEAN_ACCESS_TOKEN: two };
const set = { TF_VAR_do_token: three };
const provider = (token: string) => `provider "digitalocean" {\n  token = ${token}\n}\n`;
const declared = (body = '') => `variable "do_token" {${body}}\n`;
const main = provider('var.do_token');

/** Files of the current directory. */
const folder = (files: Readonly<Record<string, string>>, env: MachineParts['env'] = {}) => ({
  env,
  files: Object.fromEntries(Object.entries(files).map(([name, text]) => [`${here}/${name}`, text])),
});

type Row = readonly [title: string, parts: MachineParts, expected: string | null];

describe('Terraform sends', () => {
  test.each<Row>([
    ['nothing without a token', folder({ 'main.tf': 'provider "digitalocean" {}\n' }), null],
    [
      'the variable of the environment if the block has no token',
      folder({ 'main.tf': 'provider "digitalocean" {\n  # token = "x"\n}\n' }, both),
      'DIGITALOCEAN_TOKEN',
    ],
    [
      'the literal of the block before the environment',
      folder({ 'main.tf': provider(`"${three}"`) }, both),
      'main.tf: provider token',
    ],
    [
      'TF_VAR for a variable without anything else',
      folder({ 'main.tf': main + declared() }, { TF_VAR_do_token: one }),
      'TF_VAR_do_token',
    ],
    [
      'TF_VAR before the default',
      folder({ 'main.tf': main + declared(`\n  default = "${two}"\n`) }, { TF_VAR_do_token: one }),
      'TF_VAR_do_token',
    ],
    [
      'terraform.tfvars before TF_VAR',
      folder(
        { 'main.tf': main + declared(), 'terraform.tfvars': `do_token = "${two}"` },
        { TF_VAR_do_token: one },
      ),
      'terraform.tfvars: do_token',
    ],
    [
      'the last of the files, which may be JSON',
      folder({
        'main.tf': main + declared(),
        'terraform.tfvars': `do_token = "${one}"`,
        'terraform.tfvars.json': `{"do_token": "${one}"}`,
        'a.auto.tfvars': `do_token = "${one}"`,
        'b.auto.tfvars.json': `{"do_token": "${two}"}`,
        'z.tfvars': `do_token = "${one}"`,
      }),
      'b.auto.tfvars.json: do_token',
    ],
    [
      'the default of another file',
      folder({ 'main.tf': main, 'variables.tf': declared(`\n  default = "${one}"\n`) }, both),
      'variables.tf: do_token',
    ],
    [
      'a default behind a validation block',
      folder({
        'main.tf': `${main}variable "do_token" {
  validation {
    condition     = length(var.do_token) > 0
    error_message = "Set it {here}."
  }
  default = "${one}"
}`,
      }),
      'main.tf: do_token',
    ],
    [
      'the environment for a variable that is null',
      folder({ 'main.tf': main + declared('\n  default = null\n') }, both),
      'DIGITALOCEAN_TOKEN',
    ],
    [
      'the environment for null',
      folder({ 'main.tf': provider('null') }, both),
      'DIGITALOCEAN_TOKEN',
    ],
    [
      'nothing for an empty text, which hides the environment',
      folder({ 'main.tf': provider('""') }, both),
      'none: main.tf sets an empty token',
    ],
    [
      'nothing for an empty TF_VAR',
      folder({ 'main.tf': main + declared() }, { ...both, TF_VAR_do_token: '' }),
      'none: main.tf sets an empty token',
    ],
    [
      'nothing for a variable without a value',
      folder({ 'main.tf': main + declared(), 'prod.tfvars': `do_token = "${one}"` }, both),
      'none: main.tf uses var.do_token, which has no value here',
    ],
    [
      'nothing for a variable that no file declares',
      folder({ 'main.tf': main }, { TF_VAR_do_token: one }),
      'none: main.tf uses var.do_token, which no file here declares',
    ],
    [
      'a variable in old interpolation syntax',
      folder({ 'main.tf': provider('"${var.do_token}"') + declared() }, { TF_VAR_do_token: one }),
      'TF_VAR_do_token',
    ],
    [
      'a variable in brackets of an object',
      folder({
        'main.tf': provider('var.do["token"]'),
        'v.tf': `variable "do" {\n  type    = map(string)\n  default = { token = "${one}" }\n}`,
      }),
      'v.tf: do.token',
    ],
    [
      'an attribute of an object in TF_VAR, which is HCL then',
      folder(
        {
          'main.tf': `${provider('var.do.token')}variable "do" { type = object({ token = string }) }`,
        },
        { TF_VAR_do: `{ token = "${one}" }` },
      ),
      'TF_VAR_do',
    ],
    [
      'an item of a list in a file of variables',
      folder({
        'main.tf': `${provider('var.tokens[1]')}variable "tokens" { type = list(string) }`,
        'terraform.tfvars': `tokens = ["a", "${one}"]`,
      }),
      'terraform.tfvars: tokens.1',
    ],
    [
      'the default instead of null for a variable that may not be null',
      folder({
        'main.tf': main + declared(`\n  nullable = false\n  default  = "${one}"\n`),
        'terraform.tfvars': 'do_token = null',
      }),
      'main.tf: do_token',
    ],
    [
      'the environment for a variable that a file sets to null',
      folder(
        {
          'main.tf': main + declared(`\n  default = "${one}"\n`),
          'terraform.tfvars': 'do_token = null',
        },
        both,
      ),
      'DIGITALOCEAN_TOKEN',
    ],
    [
      'a local',
      folder({ 'main.tf': provider('local.token'), 'l.tf': `locals {\n  token = "${one}"\n}` }),
      'l.tf: local.token',
    ],
    [
      'a local that is a variable',
      folder(
        { 'main.tf': `${provider('local.token')}${declared()}locals { token = (var.do_token) }` },
        { TF_VAR_do_token: one },
      ),
      'TF_VAR_do_token',
    ],
    [
      'a block whose label has no quotes',
      folder({ 'main.tf': `provider digitalocean {\n  token = "${one}"\n}` }, both),
      'main.tf: provider token',
    ],
    [
      'what override.tf says',
      folder({ 'main.tf': provider(`"${one}"`), 'override.tf': provider(`"${two}"`) }, both),
      'override.tf: provider token',
    ],
    [
      'the default that an override changes',
      folder({
        'main.tf': main + declared(`\n  default = "${one}"\n`),
        'dev_override.tf': declared(`\n  default = "${two}"\n`),
      }),
      'dev_override.tf: do_token',
    ],
    [
      'the token of the first file if the override changes something else',
      folder({
        'main.tf': provider(`"${one}"`),
        'override.tf': 'provider "digitalocean" {\n  http_retry_max = 2\n}\n',
      }),
      'main.tf: provider token',
    ],
    [
      'a block in JSON',
      folder({ 'main.tf.json': `{"provider": {"digitalocean": {"token": "${one}"}}}` }, both),
      'main.tf.json: provider token',
    ],
    [
      'a variable in JSON, in lists',
      folder(
        {
          'main.tf.json': JSON.stringify({
            '//': 'a comment',
            provider: [{ digitalocean: [{ token: '${var.do_token}' }] }],
            variable: { do_token: {} },
          }),
        },
        { TF_VAR_do_token: one },
      ),
      'TF_VAR_do_token',
    ],
    [
      'what an expression of JSON yields: unknown',
      folder({
        'main.tf.json': '{"provider": {"digitalocean": {"token": "${trimspace(var.a)}"}}}',
      }),
      'unknown: main.tf.json computes the token',
    ],
    [
      'the block of a provider with another name',
      folder({
        'main.tf': `terraform { required_providers { ocean = { source = "digitalocean/digitalocean" } } }
provider "ocean" { token = "${one}" }`,
      }),
      'main.tf: provider token',
    ],
    [
      'nothing if two blocks have no alias',
      folder({ 'a.tf': provider(`"${one}"`), 'b.tf': provider(`"${two}"`) }),
      'none: a.tf configures the provider twice without an alias',
    ],
    [
      'what a function yields: unknown',
      folder({ 'main.tf': provider('jsondecode(var.do_token)') + declared() }, set),
      'unknown: main.tf computes the token',
    ],
    [
      'what a usual function yields',
      folder({ 'main.tf': provider('trimspace(var.do_token)') + declared() }, set),
      'TF_VAR_do_token',
    ],
    [
      'nothing of a function without its argument',
      folder({ 'main.tf': provider('trimspace(var.do_token)') + declared() }, both),
      'none: main.tf uses var.do_token, which has no value here',
    ],
    [
      'the text of a file',
      folder({ 'main.tf': provider('file("do.txt")'), 'do.txt': one }, both),
      'do.txt: whole file',
    ],
    [
      'the text of a file that a local names',
      folder({
        'main.tf': `${provider('chomp(file(local.path))')}locals { path = "${'${path.module}'}/do.txt" }`,
        'do.txt': `${one}\n`,
      }),
      'do.txt: whole file',
    ],
    [
      'nothing if there is no such file',
      folder({ 'main.tf': provider('file("do.txt")') }, both),
      'none: it reads do.txt, which does not exist',
    ],
    [
      'what a data source yields: unknown',
      folder(
        {
          'main.tf': `${provider('data.vault_generic_secret.do.data["token"]')}data "vault_generic_secret" "do" {}`,
        },
        both,
      ),
      'unknown: main.tf computes the token',
    ],
    [
      'nothing of a data source that is not there',
      folder({ 'main.tf': provider('data.vault_generic_secret.do.data["token"]') }, both),
      'none: main.tf uses data.vault_generic_secret, which does not exist',
    ],
    [
      'what a condition yields',
      folder(
        {
          'main.tf': `${provider(`terraform.workspace == "prod" ? "${one}" : local.t`)}locals { t = "${two}" }`,
          '.terraform/environment': 'prod',
        },
        both,
      ),
      'main.tf: provider token',
    ],
    [
      'what a comparison of numbers yields: unknown',
      folder({ 'main.tf': provider('1 == "1" ? "a" : "b"') }, both),
      'unknown: main.tf computes the token',
    ],
    [
      'nothing of a variable without a value, even in try',
      folder({ 'main.tf': provider(`try(var.do_token, "${one}")`) + declared() }, both),
      'none: main.tf uses var.do_token, which has no value here',
    ],
    [
      'nothing of a call in a default',
      folder({ 'main.tf': main + declared('\n  default = file("x")\n') }, both),
      'none: main.tf calls file(), which is not allowed there',
    ],
    [
      'nothing of an item that is not there',
      folder({ 'main.tf': `${provider('local.t[terraform.workspace]')}locals { t = {} }` }, both),
      'none: main.tf uses the item default, which does not exist',
    ],
    [
      'the first that does not fail',
      folder({ 'main.tf': provider(`try(file("gone"), { a = 1 }.b, "${one}")`) }, both),
      'main.tf: provider token',
    ],
    [
      'what another comparison yields: unknown',
      folder({ 'main.tf': provider('1 < 2 ? "a" : "b"') }, both),
      'unknown: main.tf computes the token',
    ],
    [
      'nothing of a local that refers to itself',
      folder({ 'main.tf': `${provider('local.a')}locals {\n a = local.b\n b = local.a\n}` }),
      'none: main.tf has an error',
    ],
    [
      'nothing beside a syntax error',
      folder({ 'main.tf': `${provider(`"${one}"`)}}}\n` }, both),
      'none: main.tf has an error',
    ],
    [
      'nothing of a variable beside a syntax error',
      folder({ 'main.tf': `${main}${declared()}}}\n` }, { TF_VAR_do_token: one }),
      'none: main.tf has an error',
    ],
    [
      'nothing beside a number that our parser does not read: unknown',
      folder({ 'main.tf': `${provider(`"${one}"`)}locals { a = 1e3 }\n` }, both),
      'unknown: its file main.tf cannot be read',
    ],
    [
      'nothing with an argument that the provider does not have',
      folder({ 'main.tf': `provider "digitalocean" {\n  api_token = "${one}"\n}\n` }, both),
      'none: main.tf sets api_token, which is no argument there',
    ],
    [
      'nothing with two declarations of a variable',
      folder({ 'main.tf': main + declared() + declared() }, set),
      'none: main.tf declares var.do_token again',
    ],
    [
      'nothing if TF_CLI_ARGS sets a variable that is not declared',
      folder({ 'main.tf': main + declared() }, { ...set, TF_CLI_ARGS: '-var=region=nyc1' }),
      'none: it refuses the value of TF_CLI_ARGS',
    ],
    [
      'nothing if TF_CLI_ARGS names a file that is not there',
      folder({ 'main.tf': main + declared() }, { ...set, TF_CLI_ARGS: '-var-file=x.tfvars' }),
      'none: TF_CLI_ARGS names x.tfvars, which does not exist',
    ],
    [
      'something unknown if HCP Terraform runs it',
      folder({ 'main.tf': main + declared(), 'cloud.tf': 'terraform {\n  cloud {}\n}\n' }, both),
      'unknown: cloud.tf lets HCP Terraform run it, with variables of the workspace',
    ],
    [
      'something unknown with the backend “remote”',
      folder({ 'main.tf': 'terraform {\n  backend "remote" {}\n}\n' }, both),
      'unknown: main.tf lets HCP Terraform run it, with variables of the workspace',
    ],
    [
      'what is here with another backend',
      folder({ 'main.tf': 'terraform {\n  backend "s3" {}\n}\n' }, both),
      'DIGITALOCEAN_TOKEN',
    ],
    [
      'no file that an editor leaves behind',
      folder({ '.#main.tf': provider(`"${one}"`), 'main.tf': provider(`"${two}"`) }),
      'main.tf: provider token',
    ],
    [
      'nothing of main.tofu',
      folder({ 'main.tofu': provider(`"${one}"`) }, both),
      'DIGITALOCEAN_TOKEN',
    ],
    [
      'a block in a comment or in a text: nothing',
      folder({
        'main.tf': `/*\n${provider(`"${one}"`)}*/\nlocals {\n  t = <<EOT\n${provider(`"${two}"`)}EOT\n}\n`,
      }),
      null,
    ],
    [
      'the option in TF_CLI_ARGS before every file',
      folder(
        { 'main.tf': main + declared(), 'a.auto.tfvars': `do_token = "${one}"` },
        { TF_CLI_ARGS: `-no-color -var 'do_token=${two}'` },
      ),
      'TF_CLI_ARGS: do_token',
    ],
    [
      'the file of variables that TF_CLI_ARGS names',
      folder(
        { 'main.tf': main + declared(), 'prod.tfvars': `do_token = "${one}"` },
        { TF_CLI_ARGS: '-var-file=prod.tfvars' },
      ),
      'prod.tfvars: do_token',
    ],
    [
      'two things if plan and apply get different options',
      folder(
        { 'main.tf': main + declared(`\n  default = "${two}"\n`) },
        { TF_CLI_ARGS_plan: `-var="do_token=${one}"` },
      ),
      'unknown: TF_CLI_ARGS_plan and TF_CLI_ARGS_apply differ',
    ],
    [
      'the same if only another variable differs',
      folder(
        { 'main.tf': `${main}${declared(`\n  default = "${two}"\n`)}variable "region" {}\n` },
        { TF_CLI_ARGS_plan: '-var=region=nyc1' },
      ),
      'main.tf: do_token',
    ],
  ])('%s', async (_title, parts, expected) => {
    expect((await sends(parts)).Terraform).toBe(expected);
  });

  test('a token for each alias', async () => {
    const code = `${provider(`"${one}"`)}provider "digitalocean" {
  alias = "work"
  token = "${two}"
}
provider "digitalocean" {
  alias = "rest"
}
`;
    expect(await sends(folder({ 'main.tf': code }, { DIGITALOCEAN_TOKEN: three }))).toMatchObject({
      Terraform: 'main.tf: provider token',
      'Terraform (work)': 'main.tf: provider work token',
      'Terraform (rest)': 'DIGITALOCEAN_TOKEN',
    });
  });
});

test.each<[string, Record<string, string>, string]>([
  ['a heredoc, with its line end', { 'main.tf': provider(`<<EOT\n${one}\nEOT`) }, `${one}\n`],
  [
    'a heredoc without its indentation',
    { 'main.tf': provider(`<<-EOT\n      ${one}\n    EOT`) },
    `${one}\n`,
  ],
  ['a text with escapes', { 'main.tf': provider('"a\\"\\u0062\\t$${c}"') }, 'a"b\t${c}'],
  ['white space at the ends of a text', { 'main.tf': provider('" abc "') }, ' abc '],
  [
    'a text with a variable in it',
    { 'main.tf': `${provider('"dop_v1_${var.rest}"')}variable "rest" { default = "abc" }` },
    'dop_v1_abc',
  ],
  [
    'a JSON file of variables, which has no templates',
    { 'main.tf': main + declared(), 'terraform.tfvars.json': '{"do_token": "a${b}"}' },
    'a${b}',
  ],
  ['a number', { 'main.tf': provider('123') }, '123'],
])('Terraform sends the exact value of %s', async (_title, files, expected) => {
  expect((await sentValues(folder(files))).Terraform).toBe(expected);
});

describe('OpenTofu', () => {
  test('reads main.tofu instead of main.tf', async () => {
    const files = { 'main.tf': provider(`"${one}"`), 'main.tofu': provider(`"${two}"`) };
    expect(await sends(folder(files))).toMatchObject({
      Terraform: 'main.tf: provider token',
      OpenTofu: 'main.tofu: provider token',
    });
  });
});

test('every value that Terraform would send is a place to check', async () => {
  const parts = folder({ 'main.tf': main + declared() }, { TF_VAR_do_token: 'no token at all' });
  const { places } = await survey(machineOf(parts));
  expect(places.map(({ text }) => text)).toEqual(['no token at all']);
});

test('without HCL, its parser is not loaded', async () => {
  const machine = machineOf({ env: { TF_VAR_do_token: one } });
  const parseHcl = () => Promise.reject(new Error('loaded'));
  const { unread } = await survey({ ...machine, parseHcl });
  expect(unread).toEqual([]);
});

test('what Terraform sends is unknown if the parser cannot be loaded', async () => {
  const machine = machineOf(folder({ 'main.tf': main }));
  const parseHcl = () => Promise.reject(new Error('no WebAssembly'));
  const { unread, choices } = await survey({ ...machine, parseHcl });
  expect(unread).toEqual([{ path: 'main.tf', problem: { type: 'no-parser', format: 'HCL' } }]);
  expect(choices.find(({ tool }) => tool === 'Terraform')?.found).toEqual({
    unknown: { code: 'file-unreadable', file: 'main.tf' },
  });
});

const nested = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000);
test.each<[string, Record<string, string>]>([
  ['parentheses', { 'main.tf': provider(nested('(', ')').replace('()', '(1)')) }],
  ['lists', { 'main.tf': provider(nested('[', ']')) }],
  ['templates', { 'main.tf': provider(nested('"${', '}"').replace('"${}"', '"x"')) }],
  [
    'lists of JSON',
    { 'main.tf.json': `{"provider":{"digitalocean":{"token":${nested('[', ']')}}}}` },
  ],
  ['blocks of JSON', { 'main.tf.json': `{"provider":${nested('[', ']')}}` }],
  [
    'locals',
    {
      'main.tf': `${provider('local.a0')}locals {\n${Array.from({ length: 5000 }, (_, at) => `a${at} = local.a${at + 1}`).join('\n')}\na5000 = "x"\n}`,
    },
  ],
  [
    'locals that double',
    {
      'main.tf': `${provider('local.a0')}locals {\n${Array.from({ length: 50 }, (_, at) => `a${at} = "\${local.a${at + 1}}\${local.a${at + 1}}"`).join('\n')}\na50 = "x"\n}`,
    },
  ],
])('deep %s end', async (_title, files) => {
  const sent = (await sends(folder(files, { DIGITALOCEAN_ACCESS_TOKEN: one }))).Terraform;
  expect(sent).toMatch(/^unknown: |^DIGITALOCEAN_ACCESS_TOKEN$|^none: main\S+ has an error$/);
});
