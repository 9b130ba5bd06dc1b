import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../test/support/machine.ts';
import { check } from '../check.ts';
import { fetchTransport } from '../probe/transports/fetch.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { sandbox } from '../sandbox/sandbox.ts';
import { toDoctorDocument } from './document.ts';
import { findingCodes } from './finding-titles.ts';
import { decisiveCodes, type Finding, findingsIn } from './findings.ts';
import { onlyTool } from './only-tool.ts';
import { doctorSchema } from './schema.ts';
import { doctorStatus } from './status.ts';
import { survey } from './survey.ts';
import { valuesOf } from './tokens.ts';
import { adviceOn, problemWords } from './words.ts';

/** Files and variables in, findings out: code, severity and evidence, without words. */
const works = makeToken('dop_v1_', 'full access');
const other = makeToken('dop_v1_', 'droplets only');
const dead = makeToken('dop_v1_', 'deleted');
const busy = makeToken('dop_v1_', 'busy');
const docs = join(import.meta.dirname, '../../../../docs/doctor');
const here = '/home/sam/project';
const doctlFile = '/home/sam/.config/doctl/config.yaml';

async function examine(parts: MachineParts, tool: string | null = null) {
  const all = await survey(machineOf(parts));
  const seen = tool === null ? all : onlyTool(all, tool);
  if (seen === null) throw new Error(`${tool} is not in the table`);
  const network = { transport: fetchTransport(sandbox), timeoutMs: 50, simulated: true as const };
  const tokens = await Promise.all(
    valuesOf(seen.places).map(async ({ text, source, places }) => {
      const reports = await check(text, { source, network, exact: true });
      return { text, places, reports };
    }),
  );
  const findings = findingsIn(seen, tokens);
  return { seen, tokens, findings, status: doctorStatus(seen, tokens, findings) };
}

const variable = (name: string) => ({ in: 'environment', name }) as const;
const context = (name: string) => ({ in: 'doctl', context: name, isRefreshToken: false }) as const;
const users = (args: string, more = '') => `
${more}
clusters: [{ name: c, cluster: { server: "https://abc.k8s.ondigitalocean.com" } }]
contexts: [{ name: do, context: { cluster: c, user: admin } }]
users:
  - { name: admin, user: { exec: { command: doctl, args: [${args}] } } }
`;

/** Code and settings with a literal token. */
const contents: Readonly<Record<string, string>> = {
  'main.tf': `provider "digitalocean" {\n  token = "${works}"\n}`,
  'do.pkr.hcl': `source "digitalocean" "x" {\n  api_token = "${works}"\n}`,
  'Pulumi.dev.yaml': `config:\n  digitalocean:token: ${works}\n`,
};

/** A configuration of MCP with bridges to remote servers, by the token in the header of each. */
const bridges = (tokens: Readonly<Record<string, string>>) =>
  JSON.stringify({
    mcpServers: Object.fromEntries(
      Object.entries(tokens).map(([name, token]) => {
        const url = `https://${name}.mcp.digitalocean.com/mcp`;
        const header = `Authorization: Bearer ${token}`;
        return [name, { command: 'npx', args: ['mcp-remote', url, '--header', header] }];
      }),
    ),
  });

/** Files of YAML without a token. */
const filler = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${here}/a${at}.yaml`, 'a: b']));

/** Folders that every user may enter. */
const open = { '/': 0o755, '/home': 0o755, '/home/sam': 0o755, [here]: 0o755 };

type Row = [title: string, parts: MachineParts, findings: Partial<Finding>[], status: number];

const rows: readonly Row[] = [
  ['nothing at all', {}, [], 2],
  ['a token that works', { env: { DO_TOKEN: works } }, [], 0],
  ['a token that could not be checked', { env: { DO_TOKEN: busy } }, [], 3],
  [
    'what doctl auth switch writes',
    { files: { [doctlFile]: `access-token: ${works}\nauth-contexts: { default: "true" }\n` } },
    [],
    0,
  ],
  [
    'a token that fails, without one that works',
    { env: { DO_TOKEN: dead } },
    [
      {
        code: 'token-fails',
        severity: 'error',
        evidence: expect.objectContaining({
          at: [variable('DO_TOKEN')],
          senders: ['external-dns'],
          diagnosis: 'token-rejected',
          copies: [],
          spelledAt: [],
        }),
      },
    ],
    1,
  ],
  [
    'an old copy, with the context that doctl uses',
    { env: { DO_TOKEN: works }, files: { [doctlFile]: `access-token: ${dead}` } },
    [
      {
        code: 'stale-copy',
        severity: 'error',
        evidence: {
          at: [context('default')],
          senders: ['doctl'],
          spelledAt: [],
          copies: [],
          damage: null,
          works: [variable('DO_TOKEN')],
          doctlContext: 'default',
        },
      },
    ],
    1,
  ],
  [
    'a token in quotes',
    { env: { DO_PAT: `"${works}"`, DO_TOKEN: works } },
    [
      {
        code: 'token-fails',
        severity: 'error',
        evidence: expect.objectContaining({
          at: [variable('DO_PAT')],
          remedy: { type: 'unwrap' },
          spelledAt: [variable('DO_TOKEN')],
        }),
      },
    ],
    1,
  ],
  ...[` ${dead}`, `"${dead}"`, `${dead}\u200b`].flatMap((damaged): Row[] => [
    [
      `a damaged token that DigitalOcean rejects: ${JSON.stringify(damaged.replace(dead, '…'))}`,
      { env: { DO_PAT: damaged } },
      [
        {
          code: 'token-fails',
          severity: 'error',
          evidence: expect.objectContaining({
            diagnosis: 'token-rejected',
            summary: expect.stringMatching(/^DigitalOcean rejected the token.*\.$/),
            remedy: { type: 'step', text: expect.any(String), url: expect.any(String) },
            damage: expect.any(String),
          }),
        },
      ],
      1,
    ],
    [
      `the same beside a token that works: ${JSON.stringify(damaged.replace(dead, '…'))}`,
      { env: { DO_PAT: damaged, DO_TOKEN: works } },
      [
        {
          code: 'stale-copy',
          severity: 'error',
          evidence: expect.objectContaining({ damage: expect.any(String) }),
        },
      ],
      1,
    ],
  ]),
  ...[` ${works}`, `'${works}'`, `${works}\r\n`].map(
    (damaged): Row => [
      `a variable of Terraform with a damaged token: ${JSON.stringify(damaged.replace(works, '…'))}`,
      {
        env: { TF_VAR_key: damaged },
        files: {
          [`${here}/main.tf`]:
            'variable "key" {}\nprovider "digitalocean" {\n  token = var.key\n}\n',
        },
      },
      [
        {
          code: 'token-fails',
          severity: 'error',
          evidence: expect.objectContaining({
            at: [variable('TF_VAR_key')],
            senders: ['Terraform', 'OpenTofu'],
            remedy: { type: 'unwrap' },
            damage: null,
          }),
        },
      ],
      1,
    ],
  ),
  [
    'a file that every user can read, with a token in quotes',
    {
      files: {
        [`${here}/.envrc`]: `export DO_TOKEN='"${works}"'`,
        [doctlFile]: `access-token: ${works}`,
      },
      modes: { ...open, [`${here}/.envrc`]: 0o644 },
    },
    [
      {
        code: 'readable-by-others',
        severity: 'warning',
        evidence: { file: '.envrc', mode: 0o644 },
      },
    ],
    0,
  ],
  [
    'the name of a variable',
    { env: { DO_PAT: '$TOKEN' } },
    [
      {
        code: 'token-fails',
        severity: 'error',
        evidence: expect.objectContaining({ remedy: { type: 'expand' } }),
      },
    ],
    1,
  ],
  [
    'a context of doctl that does not exist',
    { env: { DIGITALOCEAN_CONTEXT: 'gone', DO_TOKEN: works } },
    [
      {
        code: 'missing-context',
        severity: 'error',
        evidence: {
          user: null,
          context: 'gone',
          chosenBy: 'DIGITALOCEAN_CONTEXT',
          existing: 0,
          saved: null,
        },
      },
    ],
    1,
  ],
  ...(['Work', 'WORK'] as const).flatMap((context): Row[] => {
    const evidence = { user: null, context, existing: 1, saved: 'work' };
    return [
      [
        `the context ${context} in the variable, which doctl has in lower case`,
        {
          env: { DIGITALOCEAN_CONTEXT: context },
          files: { [doctlFile]: `auth-contexts: { Work: ${works} }` },
        },
        [
          {
            code: 'missing-context',
            severity: 'error',
            evidence: { ...evidence, chosenBy: 'DIGITALOCEAN_CONTEXT' },
          },
        ],
        1,
      ],
      [
        `the context ${context} in the configuration, which doctl has in lower case`,
        { files: { [doctlFile]: `context: ${context}\nauth-contexts: { Work: ${works} }` } },
        [
          {
            code: 'missing-context',
            severity: 'error',
            evidence: { ...evidence, chosenBy: 'config' },
          },
        ],
        1,
      ],
    ];
  }),
  [
    'the context Default, which is not the context default',
    { env: { DIGITALOCEAN_CONTEXT: 'Default' }, files: { [doctlFile]: `access-token: ${works}` } },
    [
      {
        code: 'missing-context',
        severity: 'error',
        evidence: {
          user: null,
          context: 'Default',
          chosenBy: 'DIGITALOCEAN_CONTEXT',
          existing: 1,
          saved: 'default',
        },
      },
    ],
    1,
  ],
  [
    'a context of kubectl that does not exist, in its current context',
    {
      files: {
        [doctlFile]: `access-token: ${works}`,
        '/home/sam/.kube/config': users('--context=away', 'current-context: do'),
      },
    },
    [
      {
        code: 'missing-context',
        severity: 'error',
        evidence: { user: 'admin', context: 'away', chosenBy: 'option', existing: 1, saved: null },
      },
    ],
    1,
  ],
  [
    'the same in a context that is not selected',
    {
      files: {
        [doctlFile]: `access-token: ${works}`,
        '/home/sam/.kube/config': users('--context=away'),
      },
    },
    [
      {
        code: 'missing-context',
        severity: 'warning',
        evidence: { user: 'admin', context: 'away', chosenBy: 'option', existing: 1, saved: null },
      },
    ],
    0,
  ],
  [
    'a file that DIGITALOCEAN_CONFIG names and that does not exist',
    { env: { DIGITALOCEAN_CONFIG: '/gone.yaml', DO_TOKEN: works } },
    [{ code: 'missing-config', severity: 'warning', evidence: { file: '/gone.yaml' } }],
    0,
  ],
  [
    'a named context that hides the variable',
    {
      env: { DIGITALOCEAN_ACCESS_TOKEN: other },
      files: { [doctlFile]: `context: work\nauth-contexts: { work: ${works} }` },
    },
    [
      {
        code: 'context-hides-variable',
        severity: 'warning',
        evidence: { context: 'work', chosenBy: 'config' },
      },
      {
        code: 'different-tokens',
        severity: 'warning',
        evidence: {
          pair: [
            expect.objectContaining({ location: variable('DIGITALOCEAN_ACCESS_TOKEN') }),
            expect.objectContaining({ location: context('work'), senders: ['doctl'] }),
          ],
        },
      },
    ],
    0,
  ],
  [
    'two variables with two tokens',
    { env: { DIGITALOCEAN_TOKEN: works, DIGITALOCEAN_ACCESS_TOKEN: other } },
    [
      {
        code: 'different-tokens',
        severity: 'warning',
        evidence: {
          pair: [
            expect.objectContaining({ location: variable('DIGITALOCEAN_TOKEN') }),
            expect.objectContaining({ location: variable('DIGITALOCEAN_ACCESS_TOKEN') }),
          ],
        },
      },
    ],
    0,
  ],
  [
    'a variable that overrides the .env file',
    { env: { DO_TOKEN: works }, files: { [`${here}/.env`]: `DO_TOKEN=${other}` } },
    [
      {
        code: 'shell-beats-file',
        severity: 'warning',
        evidence: { name: 'DO_TOKEN', file: '.env' },
      },
    ],
    0,
  ],
  [
    'tokens in .env alone, which no tool loads',
    { files: { [`${here}/.env`]: `DO_TOKEN=${works}` } },
    [
      {
        code: 'env-file-not-loaded',
        severity: 'warning',
        evidence: { file: '.env', name: 'DO_TOKEN', isRead: true, hasWindowsLines: false },
      },
    ],
    0,
  ],
  [
    'the same under a name that no tool reads',
    { files: { [`${here}/.env`]: `KEY=${works}` } },
    [
      {
        code: 'env-file-not-loaded',
        severity: 'warning',
        evidence: { file: '.env', name: 'KEY', isRead: false, hasWindowsLines: false },
      },
    ],
    0,
  ],
  [
    'a .env file with Windows line endings',
    { files: { [`${here}/.env`]: `A=b\r\nDO_TOKEN=${works}\r\n` } },
    [
      {
        code: 'env-file-not-loaded',
        severity: 'warning',
        evidence: { file: '.env', name: 'DO_TOKEN', isRead: true, hasWindowsLines: true },
      },
    ],
    0,
  ],
  ...[`<<-EOT\n    ${works}\n  EOT`, `" ${works} "`, `"'${works}'"`].map(
    (value): Row => [
      `a default of which Terraform computes the token: ${value.slice(0, 3).trim()}`,
      {
        files: {
          [`${here}/main.tf`]: `provider "digitalocean" {\n  token = trim(var.t, " '\\"\\n")\n}\nvariable "t" {\n  default = ${value}\n}\n`,
        },
      },
      [],
      0,
    ],
  ),
  [
    'a default that Terraform sends with its line feed',
    {
      files: {
        [`${here}/main.tf`]: `provider "digitalocean" {\n  token = var.t\n}\nvariable "t" {\n  default = <<-EOT\n    ${works}\n  EOT\n}\n`,
      },
    },
    [expect.objectContaining({ code: 'token-fails' })],
    1,
  ],
  [
    'a file that every user can read, and git tracks',
    {
      env: { DO_TOKEN: works },
      files: { [`${here}/.envrc`]: `export DO_TOKEN=${works}` },
      modes: { ...open, [`${here}/.envrc`]: 0o644 },
      git: { [`${here}/.envrc`]: 'tracked' },
    },
    [
      {
        code: 'readable-by-others',
        severity: 'warning',
        evidence: { file: '.envrc', mode: 0o644 },
      },
      { code: 'tracked-by-git', severity: 'warning', evidence: { file: '.envrc' } },
    ],
    0,
  ],
  ...['main.tf', 'terraform.tfvars', 'x.auto.tfvars', 'do.pkr.hcl', 'Pulumi.dev.yaml'].map(
    (name): Row => [
      `${name} that every user can read, and git tracks`,
      {
        env: { DO_TOKEN: works },
        files: {
          [`${here}/variables.tf`]: 'variable "do_token" {}',
          [`${here}/${name}`]: contents[name] ?? `do_token = "${works}"`,
        },
        modes: { ...open, [`${here}/${name}`]: 0o644 },
        git: { [`${here}/${name}`]: 'tracked' },
      },
      [
        { code: 'readable-by-others', severity: 'warning', evidence: { file: name, mode: 0o644 } },
        { code: 'tracked-by-git', severity: 'warning', evidence: { file: name } },
      ],
      0,
    ],
  ),
  [
    'code in the home folder that git does not ignore',
    {
      cwd: '/home/sam',
      env: { DO_TOKEN: works },
      files: { '/home/sam/main.tf': contents['main.tf'] ?? '' },
      git: { '/home/sam/main.tf': 'untracked' },
    },
    [{ code: 'not-ignored-by-git', severity: 'warning', evidence: { file: '~/main.tf' } }],
    0,
  ],
  [
    'files in a repository that git ignores, and that it does not ignore',
    {
      env: { DO_TOKEN: works },
      files: { [`${here}/.envrc`]: `A=${works}`, [`${here}/.env`]: `A=${works}` },
      git: { [`${here}/.envrc`]: 'untracked', [`${here}/.env`]: 'ignored' },
    },
    [{ code: 'not-ignored-by-git', severity: 'warning', evidence: { file: '.envrc' } }],
    0,
  ],
  [
    'the configuration of doctl that every user can read',
    {
      files: { [doctlFile]: `access-token: ${works}` },
      modes: {
        ...open,
        '/home/sam/.config': 0o755,
        '/home/sam/.config/doctl': 0o755,
        [doctlFile]: 0o664,
      },
    },
    [
      {
        code: 'readable-by-others',
        severity: 'warning',
        evidence: { file: '~/.config/doctl/config.yaml', mode: 0o664 },
      },
    ],
    0,
  ],
  [
    'a file in a folder that only the user may enter',
    {
      env: { DO_TOKEN: works },
      files: { [`${here}/.envrc`]: `export DO_TOKEN=${works}` },
      modes: { ...open, '/home/sam': 0o750, [`${here}/.envrc`]: 0o644 },
    },
    [],
    0,
  ],
  [
    'a file with a token that DigitalOcean rejects, and a history with it',
    {
      files: {
        [`${here}/.envrc`]: `export X=${dead}`,
        '/home/sam/.bash_history': `doctl auth init -t ${dead}\n`,
      },
      modes: { ...open, [`${here}/.envrc`]: 0o644 },
      git: { [`${here}/.envrc`]: 'tracked' },
    },
    [expect.objectContaining({ code: 'token-fails' })],
    1,
  ],
  [
    'a history with a token that was not checked, and one that works',
    {
      env: { DO_TOKEN: works },
      files: {
        '/home/sam/.zsh_history': `: 1:0;export T=${works}\n: 2:0;doctl -t ${other}\nexport T=${works}\n`,
      },
    },
    [
      {
        code: 'token-in-history',
        severity: 'warning',
        evidence: { file: '~/.zsh_history', count: 2 },
      },
    ],
    0,
  ],
  [
    'a file that cannot be read',
    { env: { DO_TOKEN: works }, files: { [doctlFile]: { error: 'EACCES' } } },
    [],
    3,
  ],
  [
    'the last of 201 files, which the doctor does not read',
    { files: { ...filler(200), [`${here}/z.yaml`]: `TOKEN: ${works}` } },
    [],
    3,
  ],
  ['a file that is too large', { files: { [`${here}/big.yaml`]: { error: 'EFBIG' } } }, [], 3],
  [
    'a folder that cannot be listed',
    { listFolder: async (path) => (path === `${here}/k8s` ? { error: 'EACCES' } : []) },
    [],
    3,
  ],
];

test.each(rows)('%s', async (_title, parts, expected, status) => {
  const found = await examine(parts);
  expect(found.findings.map(({ confidence: _, ...one }) => one)).toEqual(expected);
  expect(found.status).toBe(status);
  expect(JSON.stringify(found.findings)).not.toMatch(/[0-9a-f]{20}/);
});

test.each(findingCodes)(
  'the table has a case of %s, and its page names the evidence',
  async (code) => {
    const cases = rows.filter(([, , expected]) => expected.some((one) => one.code === code));
    expect(cases).not.toEqual([]);
    const page = readFileSync(join(docs, `${code}.md`), 'utf8');
    for (const [, parts] of cases) {
      const { findings } = await examine(parts);
      const own = findings.filter((one) => one.code === code);
      for (const field of own.flatMap(({ evidence }) => Object.keys(evidence))) {
        expect(page).toContain(`\`${field}\``);
      }
      for (const { text } of own.map((one) => adviceOn(one, 'linux'))) expect(text).not.toBe('');
    }
  },
);

test.each<[string, MachineParts, Finding['code'], Finding['confidence']]>([
  ['DigitalOcean rejects', { env: { DO_PAT: dead } }, 'token-fails', 'certain'],
  ['has quotes', { env: { DO_PAT: `"${works}"` } }, 'token-fails', 'likely'],
  [
    'a program may load',
    { files: { [`${here}/.env`]: `DO_TOKEN=${works}` } },
    'env-file-not-loaded',
    'likely',
  ],
  [
    'a program may take from the file',
    { env: { DO_TOKEN: works }, files: { [`${here}/.env`]: `DO_TOKEN=${other}` } },
    'shell-beats-file',
    'likely',
  ],
  ['doctl does not have', { env: { DIGITALOCEAN_CONTEXT: 'gone' } }, 'missing-context', 'certain'],
])('how sure it is about what %s', async (_what, parts, code, confidence) => {
  const { findings } = await examine(parts);
  expect(findings.find((one) => one.code === code)).toMatchObject({ confidence });
});

test.each(rows)('what is printed as JSON is as its schema says: %s', async (_title, parts) => {
  const { seen, tokens, findings } = await examine(parts);
  const printed = JSON.parse(JSON.stringify(toDoctorDocument(seen, tokens, findings, 'linux')));
  // Strict, so that no field is missing in the schema.
  expect(doctorSchema.parse(printed)).toEqual(printed);
});

test.each([
  ['DIGITALOCEAN_CONTEXT', 'linux', 'export DIGITALOCEAN_CONTEXT=work'],
  ['DIGITALOCEAN_CONTEXT', 'win32', "$env:DIGITALOCEAN_CONTEXT = 'work'"],
  ['config', 'linux', 'doctl auth switch --context work'],
] as const)('a name in another letter case, chosen by %s on %s', (chosenBy, platform, command) => {
  const evidence = { user: null, context: 'Work', chosenBy, existing: 1, saved: 'work' };
  const shared = { code: 'missing-context', severity: 'error', confidence: 'certain' } as const;
  const advice = adviceOn({ ...shared, evidence }, platform);
  expect(advice.command).toBe(command);
  expect(advice.text).toContain('It has “work”, and the letter case of the two must be equal.');
  const ofKubectl = { ...evidence, user: 'admin' };
  expect(adviceOn({ ...shared, evidence: ofKubectl }, platform)).toEqual({
    text: expect.stringContaining('which doctl does not have. It has “work”'),
  });
});

test('two servers of one file have two names', async () => {
  const files = { [`${here}/.mcp.json`]: bridges({ apps: works, droplets: dead }) };
  const { findings } = await examine({ files });
  expect(findings).toMatchObject([
    {
      code: 'stale-copy',
      evidence: {
        at: [{ file: '.mcp.json', key: 'Authorization of droplets' }],
        works: [{ file: '.mcp.json', key: 'Authorization of apps' }],
      },
    },
  ]);
});

test.each([
  [dead, ['token-rejected']],
  [` ${dead}`, ['token-rejected', 'stray-whitespace']],
  [`"${dead}"`, ['token-rejected', 'surrounding-quotes']],
  [`"${works}"`, ['surrounding-quotes']],
  [works, ['token-accepted']],
])('what decides about a value: %#', async (value, codes) => {
  const { tokens } = await examine({ env: { DO_PAT: value } });
  expect(tokens.flatMap(({ reports }) => reports.map(decisiveCodes))).toEqual([codes]);
});

test('every server of an MCP configuration has a line, and the same one only once', async () => {
  const projects = {
    a: JSON.parse(bridges({ apps: works })),
    b: JSON.parse(bridges({ apps: works })),
  };
  const { choices } = await survey(
    machineOf({
      files: {
        [`${here}/.mcp.json`]: bridges({ apps: works, droplets: dead }),
        '/home/sam/.claude.json': JSON.stringify({ projects }),
      },
    }),
  );
  const sent = choices.flatMap(({ tool, found }) =>
    found && 'place' in found ? [[tool, found.place.text]] : [],
  );
  expect(sent).toEqual([
    ['MCP server of .mcp.json (apps)', works],
    ['MCP server of .mcp.json (droplets)', dead],
    ['MCP server of ~/.claude.json (apps)', works],
  ]);
});

test('a damaged token that DigitalOcean rejects gets both said', async () => {
  const { findings } = await examine({ env: { DO_PAT: ` ${dead}` } });
  expect(findings.map((one) => adviceOn(one, 'linux').text)).toEqual([
    expect.stringMatching(
      /^DO_PAT: DigitalOcean rejected the token.* The value is damaged too: a space or line break is next to the token\. /,
    ),
  ]);
});

test.each<[string, string, MachineParts, string[], number]>([
  ['a missing context', 'doctl', { env: { DIGITALOCEAN_CONTEXT: 'gone' } }, ['missing-context'], 1],
  ['a missing context', 'terraform', { env: { DIGITALOCEAN_CONTEXT: 'gone' } }, [], 2],
  [
    'a computed token',
    'terraform',
    { files: { [`${here}/main.tf`]: 'provider "digitalocean" {\n  token = jsondecode("x")\n}\n' } },
    [],
    3,
  ],
  [
    'a rejected header of a bridge',
    'mcp server',
    { env: { DO_TOKEN: dead }, files: { [`${here}/.mcp.json`]: bridges({ apps: dead }) } },
    ['token-fails'],
    1,
  ],
  ['nothing', 'terraform', {}, [], 2],
  ['a token that works', 'terraform', { env: { DIGITALOCEAN_TOKEN: works } }, [], 0],
])('%s, of %s alone', async (_title, tool, parts, codes, status) => {
  const found = await examine(parts, tool);
  expect(found.findings.map(({ code }) => code)).toEqual(codes);
  expect(found.status).toBe(status);
});

test.each([
  ['linux', "sed -i 's/\\r$//' .env\nset -a; . ./.env; set +a"],
  ['darwin', "perl -pi -e 's/\\r$//' .env\nset -a; . ./.env; set +a"],
  ['win32', expect.stringMatching(/^Get-Content \.env/)],
])('Windows line endings are removed first on %s', (platform, command) => {
  const evidence = { file: '.env', name: 'DO_TOKEN', isRead: true, hasWindowsLines: true };
  const shared = { code: 'env-file-not-loaded', severity: 'warning' } as const;
  const advice = adviceOn({ ...shared, confidence: 'likely', evidence }, platform);
  expect(advice.command).toEqual(command);
  expect(advice.text.includes('Windows line endings')).toBe(platform !== 'win32');
});

test('the files beyond the limit are counted, and only those that no reader reads', async () => {
  const { unread } = await survey(
    machineOf({ files: { ...filler(203), [`${here}/lexicon.yml`]: 'a: b' } }),
  );
  expect(unread).toEqual([
    { path: here.replace('/home/sam', '~'), problem: { type: 'too-many', count: 3 } },
  ]);
  const [problem] = unread.map((one) => problemWords(one.problem));
  expect(problem).toBe('more than 200 files or folders of one kind; 3 of them were not read');
});

test('no command changes a variable that contains more than the token', async () => {
  const env = {
    DO_TOKEN: works,
    DIGITALOCEAN_CONTEXT: 'work',
    DIGITALOCEAN_AUTH_CONTEXTS: JSON.stringify({ work: dead, home: works }),
  };
  const { findings } = await examine({ env });
  const [stale] = findings;
  expect(stale?.code).toBe('stale-copy');
  const advice = stale && adviceOn(stale, 'linux');
  expect(advice?.command).toBeUndefined();
  expect(advice?.text).toMatch(/Change it in DIGITALOCEAN_AUTH_CONTEXTS: work\.$/);
});

test.each([
  ['env-file-not-loaded', 'linux', 'set -a; . ./.env; set +a'],
  ['readable-by-others', 'linux', 'chmod 600 .env'],
  ['tracked-by-git', 'linux', 'git rm --cached .env'],
  ['not-ignored-by-git', 'linux', 'echo .env >> .gitignore'],
  ['token-in-history', 'linux', "sed -i '/do[po]_v1_/d' .env"],
  ['token-in-history', 'darwin', "sed -i '' '/do[po]_v1_/d' .env"],
  ['token-in-history', 'win32', "(Get-Content .env) -notmatch 'do[po]_v1_' | Set-Content .env"],
] as const)('the command for %s on %s', (code, platform, command) => {
  const finding = (file: string) =>
    ({
      code,
      severity: 'warning',
      confidence: 'certain',
      evidence: { file, mode: 0o644, count: 1 },
    }) as Finding;
  expect(adviceOn(finding('.env'), platform).command).toBe(command);
  // No shell reads anything else into the command.
  for (const file of ['a b', '$(x)', 'a;b', "a'b", '-r', '…'])
    expect(adviceOn(finding(file), platform).command).toBeUndefined();
});

test.each([
  ['env-file-not-loaded', 'linux', '/srv/shop', 'set -a; . /srv/shop/.env; set +a'],
  ['readable-by-others', 'linux', '/srv/shop', 'chmod 600 /srv/shop/.env'],
  ['tracked-by-git', 'linux', '/srv/shop', 'git -C /srv/shop rm --cached /srv/shop/.env'],
  ['not-ignored-by-git', 'linux', '/srv/shop', 'echo .env >> /srv/shop/.gitignore'],
  [
    'token-in-history',
    'win32',
    'D:\\shop',
    "(Get-Content D:\\shop\\.env) -notmatch 'do[po]_v1_' | Set-Content D:\\shop\\.env",
  ],
  ['readable-by-others', 'linux', '/', 'chmod 600 /.env'],
  ['readable-by-others', 'linux', '/srv/a b', "chmod 600 '/srv/a b/.env'"],
  ['env-file-not-loaded', 'linux', '/srv/a b', "set -a; . '/srv/a b/.env'; set +a"],
  ['not-ignored-by-git', 'linux', '/srv/a;b', "echo .env >> '/srv/a;b/.gitignore'"],
  ['readable-by-others', 'linux', "/srv/a'b", undefined],
  ['tracked-by-git', 'linux', "/srv/';x", undefined],
  ['not-ignored-by-git', 'linux', '/srv/a\nb', undefined],
  ['readable-by-others', 'linux', `/srv/${works}`, undefined],
  ['tracked-by-git', 'linux', '/srv/$(x)', "git -C '/srv/$(x)' rm --cached '/srv/$(x)/.env'"],
] as const)('the command for %s on %s from outside %s', (code, platform, folder, command) => {
  const finding = (file: string) =>
    ({
      code,
      severity: 'warning',
      confidence: 'certain',
      evidence: { file, mode: 0o644, count: 1 },
    }) as Finding;
  expect(adviceOn(finding('.env'), platform, folder).command).toBe(command);
  // A path that works everywhere stays as it is.
  const anywhere = adviceOn(finding('~/x'), platform, folder).command ?? '';
  expect(anywhere).not.toContain(`${folder}/~`);
  expect(anywhere.replace(/'[^']*'/g, '')).not.toMatch(/\$\(|;x|'|\n/);
});
