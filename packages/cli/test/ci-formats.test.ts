import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '@token-check/core';
import { judge } from '@token-check/core/ci';
import { makeToken } from '@token-check/core/sandbox';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadCiFormat } from '../src/render/ci-formats.ts';
import type { RenderOptions } from '../src/render/output-format.ts';
import { formatNames } from '../src/render/output-formats.ts';
import { expectJunit, expectSarif } from './report-schemas.ts';
import { runWith } from './world.ts';

const tokens = {
  GOOD: makeToken('dop_v1_', 'full access'),
  NARROW: makeToken('dop_v1_', 'droplets only'),
  DEAD: makeToken('dop_v1_', 'deleted'),
  BUSY: makeToken('dop_v1_', 'busy'),
};
const config = `
defaults: { owner: '@acme/platform', runbook: https://wiki.example.com/rotate }
secrets:
  - { env: GOOD, name: good }
  - { env: GOOD, name: ends-soon, warnTtl: 90d }
  - { env: NARROW, name: narrow, can: [external-dns] }
  - { env: DEAD, name: dead }
  - { env: BUSY, name: busy }
  - { env: BUSY, name: tolerated, allowUndetermined: true }
  - { env: GONE, name: gone }
  - { env: GONE, name: skipped, allowUnset: true }
  - { env: SPACES, name: spaces, kind: spaces-access-key-id }
`;

const run = (format: string) =>
  runWith(['ci', '--sandbox', '--format', format], {
    cwd: '/repo',
    env: { ...tokens, SPACES: 'DO00ABCDEFGHIJKLMNOP' },
    files: { '/repo/token-check.config.yaml': config },
  });

/** Text that tries to break out of a format. */
const hostile =
  'a\n::error::x\r\n##[error]y %0A | `c` ]]> <b> &amp; @acme #1 \u001b[31m\u202e </failure> "q" \u0000';

/** The reports of the run, with hostile names and hostile text from DigitalOcean. */
async function hostileReports(): Promise<readonly Report[]> {
  const { reports } = JSON.parse((await run('json')).out) as { reports: readonly Report[] };
  return reports.map((report) => ({
    ...report,
    source: { ...report.source, name: hostile },
    account: report.account && {
      ...report.account,
      name: hostile,
      team: { name: hostile, uuid: hostile },
    },
    ...(report.job && {
      job: { ...report.job, owner: hostile, runbook: hostile, storedIn: [hostile] },
    }),
  }));
}

const readPage = (page: string) =>
  readFile(join(import.meta.dirname, '../../../docs', `${page}.md`), 'utf8');

const options: RenderOptions = {
  columns: 80,
  color: false,
  hyperlinks: false,
  now: 1_760_000_000_000,
  batch: false,
  run: {
    exitStatus: 2,
    isStrict: false,
    replacements: new Map(),
    intolerances: new Map(),
    config: 'token-check.config.yaml',
  },
};

describe('SARIF', () => {
  test('is valid by the published schema, also with hostile names', async () => {
    expectSarif((await run('sarif')).out);
    const render = await loadCiFormat('sarif', readPage);
    expectSarif(render(await hostileReports(), options));
  });

  test('has a result for each that warns or fails, at its line, with a rule', async () => {
    const [{ results, tool, invocations }] = JSON.parse((await run('sarif')).out).runs;
    expect(
      results.map((one: { ruleId: string; level: string }) => [one.ruleId, one.level]),
    ).toEqual([
      ['expires-soon', 'warning'],
      ['required-scope-missing', 'error'],
      ['token-rejected', 'error'],
      ['rate-limited', 'warning'],
      ['rate-limited', 'warning'],
      ['secret-unset', 'error'],
    ]);
    for (const { ruleId, ruleIndex, locations, partialFingerprints } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(locations[0].physicalLocation.artifactLocation.uri).toBe('token-check.config.yaml');
      expect(locations[0].physicalLocation.region.startLine).toBeGreaterThan(3);
      expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:1$/);
    }
    expect(invocations[0].exitCode).toBe(2);
  });

  test('has the page of each code in its rules, without links to files', async () => {
    const [{ tool }] = JSON.parse((await run('sarif')).out).runs;
    for (const { id, fullDescription, help } of tool.driver.rules) {
      expect(fullDescription.text.length, id).toBeGreaterThan(60);
      expect(help.text, id).toContain('What to do');
      expect(help.markdown, id).toContain('## What to do');
      expect(help.markdown, id).not.toMatch(/\]\([a-z-]+\.md\)/);
      expect(help.text, id).not.toMatch(/```|\*\*|\]\(/);
    }
  });

  test('does without a page that cannot be read', async () => {
    const render = await loadCiFormat('sarif', () => Promise.reject(new Error('no page')));
    const { reports } = JSON.parse((await run('json')).out) as { reports: Report[] };
    expectSarif(render(reports, options));
  });

  test('keeps the fingerprint of an alert when its line moves, and not when its name does', async () => {
    const hashes = (out: string) =>
      JSON.parse(out).runs[0].results.map(
        (one: { partialFingerprints: { primaryLocationLineHash: string } }) =>
          one.partialFingerprints.primaryLocationLineHash,
      );
    const render = await loadCiFormat('sarif', readPage);
    const { reports } = JSON.parse((await run('json')).out) as { reports: Report[] };
    const moved = reports.map((report) => ({
      ...report,
      source: { ...report.source, config: { path: 'x.yaml', line: 99 } },
    }));
    expect(hashes(render(moved, options))).toEqual(hashes(render(reports, options)));
    expect(new Set(hashes(render(reports, options))).size).toBe(6);
  });

  test('is located at the workflow without a configuration', async () => {
    const render = await loadCiFormat('sarif', readPage);
    const { out } = await runWith(['--json', '--sandbox'], { stdin: tokens.DEAD });
    const workflow = '.github/workflows/deploy.yml';
    const [{ results }] = JSON.parse(render([JSON.parse(out)], { ...options, workflow })).runs;
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(workflow);
  });
});

describe('JUnit', () => {
  test('is valid by the strict schema, also with hostile names', async () => {
    expectJunit((await run('junit')).out);
    const render = await loadCiFormat('junit', readPage);
    expectJunit(render(await hostileReports(), options));
  });

  test('has a test case for each, with its outcome', async () => {
    const { out } = await run('junit');
    expect(out).toMatch(/tests="9" failures="3" errors="1" skipped="3"/);
    const caseOf = (name: string) =>
      new RegExp(`<testcase name="${name}" [^>]*?(?:/>|>([\\s\\S]*?)</testcase>)`).exec(out)?.[1] ??
      '';
    expect(caseOf('good')).toBe('');
    expect(caseOf('ends-soon')).toContain('<system-out>');
    expect(caseOf('narrow')).toContain('<failure type="required-scope-missing"');
    expect(caseOf('dead')).toContain('<failure type="token-rejected"');
    expect(caseOf('busy')).toContain('<error type="rate-limited"');
    for (const name of ['tolerated', 'skipped', 'spaces'])
      expect(caseOf(name)).toContain('<skipped>');
    expect(out).toContain('<property name="dead.owner" value="@acme/platform"/>');
  });
});

describe('GitLab code quality', () => {
  test('has the fields that GitLab requires', async () => {
    const issues = JSON.parse((await run('gitlab')).out);
    expect(issues.map((one: { severity: string }) => one.severity)).toEqual([
      'minor',
      'major',
      'critical',
      'info',
      'info',
      'critical',
    ]);
    for (const { description, check_name, fingerprint, location } of issues) {
      expect(description).toMatch(/^[a-z-]+: /);
      expect(check_name).toMatch(/^[a-z-]+$/);
      expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
      expect(location.path).toBe('token-check.config.yaml');
      expect(location.lines.begin).toBeGreaterThan(3);
    }
    expect(new Set(issues.map((one: { fingerprint: string }) => one.fingerprint)).size).toBe(6);
  });
});

test('Markdown stays below what GitHub takes for a job summary', async () => {
  const render = await loadCiFormat('markdown', readPage);
  const [report] = (await hostileReports()).filter(({ job }) => job?.effect === 'fail');
  const long = { ...report, job: { ...report?.job, owner: '✗'.repeat(2000) } } as Report;
  const text = render(Array(200).fill(long), options);
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(900_000 + 100);
  expect(text).toMatch(/\n\d+ more are in the JSON report\.\n$/);
});

describe('hostile text', () => {
  test('starts no command in the log of a GitHub job', async () => {
    const render = await loadCiFormat('github', readPage);
    const lines = render(await hostileReports(), options).split('\n');
    for (const line of lines) {
      expect(line).not.toContain('##[');
      if (line.startsWith('::')) expect(line).toMatch(/^::(?:error|warning|notice) file=/);
    }
    expect(lines.join('')).not.toContain('\u001b');
  });

  test('is code in Markdown, so that it calls nobody', async () => {
    const render = await loadCiFormat('markdown', readPage);
    const text = render(await hostileReports(), options);
    const withoutCode = text.replace(/(`+)[\s\S]*?\1/g, '');
    expect(withoutCode).not.toContain('@acme');
    expect(withoutCode).not.toContain('<b>');
    for (const line of text.split('\n')) {
      if (line.startsWith('|')) expect(line.match(/(?<!\\)\|/g)).toHaveLength(7);
    }
  });
});

describe('the pages of the codes', () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each(['sarif', 'gitlab', 'markdown'])(
    'have addresses in %s once the repository has one',
    async (format) => {
      const page = 'https://github.com/acme/token-check/blob/main/docs/problems/token-rejected.md';
      vi.stubGlobal('publishedAt', 'https://github.com/OWNER/token-check');
      expect((await run(format)).out).not.toMatch(/OWNER|docs\/problems\/[a-z-]+\.md/);
      vi.stubGlobal('publishedAt', 'https://github.com/acme/token-check');
      const { out } = await run(format);
      expect(out).toContain(page);
      if (format === 'sarif') {
        expectSarif(out);
        const { rules } = JSON.parse(out).runs[0].tool.driver;
        for (const { id, helpUri } of rules) expect(helpUri).toContain(`/docs/problems/${id}.md`);
      }
    },
  );
});

test('no format shows a secret', async () => {
  for (const format of formatNames) {
    const { out, err } = await run(format);
    for (const token of Object.values(tokens)) {
      expect(out + err, format).not.toContain(token.slice(-20));
      expect(out + err, format).not.toContain(token.slice(7, 27));
    }
  }
});

test('a report of a job says what its judgement says', async () => {
  const { reports } = JSON.parse((await run('json')).out) as { reports: Report[] };
  expect(reports.map(({ job }) => job?.effect)).toEqual([
    'pass',
    'warn',
    'fail',
    'fail',
    'fail',
    'warn',
    'fail',
    'skip',
    'pass',
  ]);
  expect(judge(reports[3] as Report).effect).toBe('fail');
});
