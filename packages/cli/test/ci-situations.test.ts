import { fetchTransport, type Report } from '@token-check/core';
import { makeToken, sandbox } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../src/render/output-formats.ts';
import { expectCodeQuality, expectJunit, expectSarif } from './report-schemas.ts';
import { runWith } from './world.ts';

const tokenOf = (name: string) => makeToken('dop_v1_', name);
const good = tokenOf('full access');
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** DigitalOcean without an answer from token/info. */
const infoDown = fetchTransport(async (request) =>
  request.url.includes('token/info') ? json(503, {}) : sandbox(request),
);

/** What must be seen of one secret. */
interface Row {
  /** The fields of the entry besides `env`. */
  readonly entry: string;
  /** The value of the variable; null for none. */
  readonly value: string | null;
  readonly argv?: readonly string[];
  /** More entries before it. */
  readonly before?: string;
  readonly isInfoDown?: true;

  readonly code: string;
  readonly status: 0 | 1 | 2 | 3 | 4;
  readonly strictStatus: 0 | 1 | 2 | 3 | 4;
  readonly effect: 'pass' | 'warn' | 'fail' | 'skip';
  readonly tolerated?: 'unset' | 'undetermined';
  readonly github: 'error' | 'warning' | 'notice' | null;
  readonly junit: 'failure' | 'error' | 'skipped' | 'system-out' | null;
  readonly sarif: 'error' | 'warning' | null;
  readonly gitlab: 'critical' | 'major' | 'minor' | 'info' | null;
}

const passes = {
  status: 0,
  strictStatus: 0,
  effect: 'pass',
  github: null,
  junit: null,
  sarif: null,
  gitlab: null,
} as const;
const warns = {
  status: 0,
  strictStatus: 4,
  effect: 'warn',
  github: 'warning',
  junit: 'system-out',
  sarif: 'warning',
  gitlab: 'minor',
} as const;
const fails = {
  effect: 'fail',
  github: 'error',
  junit: 'failure',
  sarif: 'error',
  gitlab: 'critical',
} as const;
const refused = { ...fails, status: 1, strictStatus: 1 } as const;
const unmet = { ...fails, status: 4, strictStatus: 4, gitlab: 'major' } as const;
const open = {
  ...fails,
  status: 3,
  strictStatus: 3,
  junit: 'error',
  sarif: 'warning',
  gitlab: 'info',
} as const;
const tolerated = {
  ...warns,
  strictStatus: 0,
  tolerated: 'undetermined',
  junit: 'skipped',
  gitlab: 'info',
} as const;

const rows: Readonly<Record<string, Row>> = {
  'a token that works': { entry: '', value: good, code: 'token-accepted', ...passes },
  'a token that ends within warnTtl': {
    entry: 'warnTtl: 90d',
    value: good,
    code: 'expires-soon',
    ...warns,
  },
  'more scopes than the job needs': {
    entry: 'can: [external-dns], leastPrivilege: true',
    value: good,
    code: 'excess-scope',
    ...warns,
  },
  'a value under two names': {
    entry: '',
    before: '  - { env: TOKEN, name: first }\n',
    value: good,
    code: 'duplicate-credential',
    ...warns,
  },
  'an account with a warning': {
    entry: '',
    value: tokenOf('warned'),
    code: 'account-warning',
    ...warns,
  },
  'a locked account': { entry: '', value: tokenOf('locked'), code: 'account-locked', ...refused },
  'a refused token': { entry: '', value: tokenOf('deleted'), code: 'token-rejected', ...refused },
  'an expired token': { entry: '', value: tokenOf('expired'), code: 'token-expired', ...refused },
  'a damaged value': { entry: '', value: `${good}\n`, code: 'stray-whitespace', ...refused },
  'a placeholder': { entry: '', value: 'your-token-here', code: 'placeholder-token', ...refused },
  'a masked value': { entry: '', value: '***', code: 'masked-token', ...refused },
  'another kind': {
    entry: 'kind: oauth-access-token',
    value: good,
    code: 'kind-mismatch',
    ...unmet,
  },
  'another team': { entry: 'team: Other', value: good, code: 'account-mismatch', ...unmet },
  'a team that the token can’t see': {
    entry: 'team: My Team',
    value: tokenOf('droplets only'),
    code: 'required-scope-missing',
    ...unmet,
  },
  'a missing scope': {
    entry: "can: ['POST /v2/droplets']",
    value: tokenOf('droplets only'),
    code: 'required-scope-missing',
    ...unmet,
  },
  'a forbidden scope': {
    entry: "forbidScopes: ['droplet:*']",
    value: tokenOf('droplets only'),
    code: 'excess-scope',
    ...unmet,
  },
  'a token under minTtl': { entry: 'minTtl: 90d', value: good, code: 'expires-soon', ...unmet },
  'an inconclusive answer': { entry: '', value: tokenOf('busy'), code: 'rate-limited', ...open },
  'a lifetime that can’t be read': {
    entry: 'minTtl: 14d',
    value: good,
    isInfoDown: true,
    code: 'expires-soon',
    ...open,
  },
  'a tolerated inconclusive answer': {
    entry: 'allowUndetermined: true',
    value: tokenOf('outage'),
    code: 'service-unavailable',
    ...tolerated,
  },
  'an inconclusive answer that a flag tolerates': {
    entry: '',
    value: tokenOf('outage'),
    argv: ['--allow-undetermined'],
    code: 'service-unavailable',
    ...tolerated,
  },
  'a duration for inconclusive answers without proof': {
    entry: 'allowUndetermined: 3d',
    value: tokenOf('outage'),
    code: 'service-unavailable',
    ...open,
  },
  'an unset secret': {
    entry: '',
    value: null,
    code: 'secret-unset',
    ...fails,
    status: 2,
    strictStatus: 2,
  },
  'an empty secret': {
    entry: '',
    value: '',
    code: 'secret-unset',
    ...fails,
    status: 2,
    strictStatus: 2,
  },
  'a blank secret': {
    entry: '',
    value: ' \n',
    code: 'secret-unset',
    ...fails,
    status: 2,
    strictStatus: 2,
  },
  'an unset secret that may be unset': {
    entry: 'allowUnset: true',
    value: null,
    code: 'secret-unset',
    status: 0,
    strictStatus: 0,
    effect: 'skip',
    tolerated: 'unset',
    github: 'notice',
    junit: 'skipped',
    sarif: null,
    gitlab: null,
  },
  'a refused token that may only warn': {
    entry: 'severity: warning',
    value: tokenOf('deleted'),
    code: 'token-rejected',
    ...warns,
  },
  'an unset secret that may only warn': {
    entry: 'severity: warning',
    value: null,
    code: 'secret-unset',
    ...warns,
  },
  'an inconclusive answer that may only warn': {
    entry: 'severity: warning',
    value: tokenOf('busy'),
    code: 'rate-limited',
    ...warns,
    gitlab: 'info',
  },
  'a kind that is never sent': {
    entry: 'kind: spaces-access-key-id',
    value: 'DO00ABCDEFGHIJKLMNOP',
    code: 'well-formed',
    ...passes,
    junit: 'skipped',
  },
  'another value than the kind that is never sent': {
    entry: 'kind: spaces-access-key-id',
    value: good,
    code: 'kind-mismatch',
    ...unmet,
  },
  'a run without a network': {
    entry: 'can: [external-dns], minTtl: 1d',
    value: good,
    argv: ['--offline'],
    code: 'well-formed',
    ...passes,
    junit: 'skipped',
  },
};

/** Runs the row, in which the secret has the name `it`, in one format. */
const run = ({ entry, value, before = '', argv = [], isInfoDown }: Row, more: readonly string[]) =>
  runWith(['ci', ...(isInfoDown ? [] : ['--sandbox']), ...argv, ...more], {
    cwd: '/repo',
    env: value === null ? {} : { TOKEN: value },
    files: {
      '/repo/.git': '',
      '/repo/token-check.config.yaml': `secrets:\n${before}  - { ${['name: it', 'env: TOKEN', entry].filter(Boolean).join(', ')} }\n`,
    },
    ...(isInfoDown && { transport: async () => infoDown }),
  });

describe.each(Object.entries(rows))('%s', (_what, row) => {
  const line = row.before === undefined ? 2 : 3;

  test('has its effect, its code and its exit status', async () => {
    const { out, status } = await run(row, ['--json']);
    const document = JSON.parse(out);
    const report = document.reports.at(-1) as Report;
    expect(status).toBe(row.status);
    expect(document).toMatchObject({
      schemaVersion: 1,
      exitStatus: row.status,
      config: 'token-check.config.yaml',
    });
    expect(document.counts[row.effect]).toBeGreaterThan(0);
    expect(Object.keys(document.counts)).toEqual(['pass', 'warn', 'fail', 'skip']);
    expect(report.job).toMatchObject({ effect: row.effect, tolerated: row.tolerated ?? null });
    expect(report.source).toEqual({
      kind: 'config',
      name: 'it',
      env: 'TOKEN',
      config: { path: 'token-check.config.yaml', line },
    });
    expect(report.diagnoses.map(({ code }) => code)).toContain(row.code);
  });

  test('has the same exit status in every format, and with the flags that change it', async () => {
    for (const format of formatNames) {
      expect((await run(row, ['--format', format])).status, format).toBe(row.status);
    }
    expect((await run(row, ['--error-on-warnings'])).status).toBe(row.strictStatus);
    expect((await run(row, ['--exit-zero'])).status).toBe(0);
  });

  test('is one line of text, and a page unless it passes', async () => {
    const { out } = await run(row, []);
    const mark = { pass: '✓', warn: '!', fail: '✗', skip: '–' }[row.effect];
    expect(out.split('\n').filter((one) => one.startsWith(`${mark}  it`))).toHaveLength(1);
    expect(out.includes(`── it`)).toBe(row.effect !== 'pass');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^[12] secrets?: /);
  });

  test('is an annotation at its entry, unless it passes', async () => {
    const { out } = await run(row, ['--format', 'github']);
    const commands = out.split('\n').filter((one) => one.startsWith('::'));
    if (row.github === null) return expect(commands).toEqual([]);
    expect(commands).toHaveLength(1);
    const start = `::${row.github} file=token-check.config.yaml,line=${line},title=it%3A `;
    expect(commands[0]).toContain(start);
    const message = commands[0]?.split('::')[2] ?? '';
    expect(message.split('%0A').length).toBeLessThanOrEqual(3);
    expect(message.endsWith(`[${row.code}]`)).toBe(true);
  });

  test('is a row of Markdown, and a section unless it passes', async () => {
    const { out } = await run(row, ['--format', 'markdown']);
    const mark = { pass: '✓', warn: '!', fail: '✗', skip: '–' }[row.effect];
    expect(out).toContain(`\n| ${mark} | \`it\` | `);
    expect(out.includes(`\n### ${mark} \`it\``)).toBe(row.effect !== 'pass');
    expect(out.startsWith('## token-check: ')).toBe(true);
  });

  test('is a test case of JUnit', async () => {
    const { out } = await run(row, ['--format', 'junit']);
    expectJunit(out);
    const [, , content = ''] =
      /<testcase name="it" classname="token-check\.config\.yaml" time="[\d.]+"(\/>|>([\s\S]*?)<\/testcase>)/.exec(
        out,
      ) ?? [];
    const [, element = null] = /^\s*<([a-z-]+)/.exec(content) ?? [];
    expect(element).toBe(row.junit);
    if (element === 'failure' || element === 'error') {
      expect(content).toContain(`<${element} type="${row.code}" message="`);
    }
  });

  test('is a result of SARIF, if it needs a person', async () => {
    const { out } = await run(row, ['--format', 'sarif']);
    expectSarif(out);
    const [{ results, invocations }] = JSON.parse(out).runs;
    const found = results.map(
      ({ ruleId, level, locations }: { ruleId: string; level: string; locations: unknown[] }) => ({
        ruleId,
        level,
        location: locations[0],
      }),
    );
    const location = {
      physicalLocation: {
        artifactLocation: { uri: 'token-check.config.yaml' },
        region: { startLine: line },
      },
      logicalLocations: [{ name: 'it' }],
    };
    const expected = { ruleId: row.code, level: row.sarif, location };
    expect(found).toEqual(row.sarif === null ? [] : [expected]);
    expect(invocations[0].exitCode).toBe(row.status);
  });

  test('is an issue of GitLab, if it needs a person', async () => {
    const { out } = await run(row, ['--format', 'gitlab']);
    expectCodeQuality(out);
    const found = JSON.parse(out).map(
      ({ check_name, severity, location }: Readonly<Record<string, never>>) => ({
        check_name,
        severity,
        location,
      }),
    );
    const location = { path: 'token-check.config.yaml', lines: { begin: line } };
    expect(found).toEqual(
      row.gitlab === null ? [] : [{ check_name: row.code, severity: row.gitlab, location }],
    );
  });
});
