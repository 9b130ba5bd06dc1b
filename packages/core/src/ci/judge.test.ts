import { describe, expect, test } from 'vitest';
import { check } from '../check.ts';
import { fetchTransport } from '../probe/transports/fetch.ts';
import type { Report } from '../report/report-v1.ts';
import { sandbox } from '../sandbox/index.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { asDeclared, effectOf, judge, lenientStatus, statusOfRun } from './judge.ts';

const tolerance = { allowUnset: false, allowUndetermined: false, severity: 'error' } as const;
const fork = { ciSystem: 'GitHub Actions', unsetReason: 'fork' } as const;
const branch = { ciSystem: 'GitHub Actions', unsetReason: null } as const;

async function reportOf(text: string | null, expected = {}): Promise<Report> {
  const [report] = await check(text, {
    source: { kind: 'config', name: 'deploy', env: 'DO_TOKEN' },
    exact: true,
    expected,
    network: { transport: fetchTransport(sandbox) },
  });
  return report as Report;
}

const day = 86_400;
const token = (seed: string) => makeToken('dop_v1_', seed);

describe('the effect and the exit status of', () => {
  test.each([
    ['a good token', token('full access'), {}, {}, 'pass', 0],
    ['a refused token', token('deleted'), {}, {}, 'fail', 1],
    [
      'a refused token that may only warn',
      token('deleted'),
      {},
      { severity: 'warning' },
      'warn',
      0,
    ],
    ['a truncated token', token('full access').slice(0, -3), {}, {}, 'fail', 1],
    [
      'a token under its least lifetime',
      token('full access'),
      { minLifetime: 90 * day },
      {},
      'fail',
      4,
    ],
    ['a token that ends soon', token('full access'), { warnLifetime: 90 * day }, {}, 'warn', 0],
    ['a token of another team', token('full access'), { team: 'Other' }, {}, 'fail', 4],
    ['another kind', token('full access'), { kind: 'oauth-access-token' }, {}, 'fail', 4],
    ['a token with more than it needs', token('full access'), { allowedScopes: [] }, {}, 'warn', 0],
    ['an inconclusive answer', token('outage'), {}, {}, 'fail', 3],
    [
      'a tolerated inconclusive answer',
      token('outage'),
      {},
      { allowUndetermined: true },
      'warn',
      0,
    ],
    [
      'one that is tolerated only with proof',
      token('outage'),
      {},
      { allowUndetermined: '3d' },
      'fail',
      3,
    ],
    [
      'a refused token when inconclusive answers are tolerated',
      token('deleted'),
      {},
      { allowUndetermined: true },
      'fail',
      1,
    ],
    ['an unset secret', null, {}, {}, 'fail', 2],
    ['an empty secret', '', {}, {}, 'fail', 2],
    ['a blank secret', ' \n', {}, {}, 'fail', 2],
    ['an unset secret that may be unset', null, {}, { allowUnset: true }, 'skip', 0],
    ['an unset secret that may only warn', null, {}, { severity: 'warning' }, 'warn', 0],
  ] as const)('%s', async (_what, text, expected, own, effect, status) => {
    const report = await reportOf(text, expected);
    const judgement = judge(report, { ...tolerance, ...own }, branch);
    expect([judgement.effect, judgement.status]).toEqual([effect, status]);
    expect(statusOfRun([judgement])).toBe(status);
  });

  test('an unset secret that may be unset for forks', async () => {
    const report = await reportOf('');
    const onForks = { ...tolerance, allowUnset: 'on-forks' } as const;
    expect(judge(report, onForks, fork).effect).toBe('skip');
    expect(judge(report, onForks, { ...fork, unsetReason: 'dependabot' }).effect).toBe('skip');
    expect(judge(report, onForks, branch).effect).toBe('fail');
    expect(judge(report, onForks, { ...fork, unsetReason: 'protected-variable' }).effect).toBe(
      'fail',
    );
  });
});

describe('the exit status of a run', () => {
  const of = (...statuses: readonly (0 | 1 | 2 | 3 | 4)[]) =>
    statuses.map(
      (status) =>
        ({
          effect: status ? 'fail' : 'pass',
          tolerated: null,
          status,
          strictStatus: status,
        }) as const,
    );
  const warned = { effect: 'warn', tolerated: null, status: 0, strictStatus: 4 } as const;

  test.each([
    [[], 0],
    [[0, 0], 0],
    [[0, 3], 3],
    [[3, 4], 4],
    [[4, 1], 1],
    [[1, 2, 3], 2],
  ] as const)('is the gravest: %j is %i', (statuses, expected) => {
    expect(statusOfRun(of(...statuses))).toBe(expected);
  });

  test('is 4 for a warning with errorOnWarnings, unless something is graver', () => {
    expect(statusOfRun([warned])).toBe(0);
    expect(statusOfRun([warned], { errorOnWarnings: true })).toBe(4);
    expect(statusOfRun([warned, ...of(1)], { errorOnWarnings: true })).toBe(1);
  });

  test('stays 0 for a tolerated answer with errorOnWarnings', () => {
    const tolerated = { ...warned, tolerated: 'undetermined', strictStatus: 0 } as const;
    expect(statusOfRun([tolerated], { errorOnWarnings: true })).toBe(0);
  });

  test('is 0 with exitZero', () => {
    expect(statusOfRun(of(1, 2, 3, 4), { exitZero: true })).toBe(0);
  });
});

describe('without a configuration', () => {
  test('exitZero covers an unset secret, and not an empty paste', async () => {
    expect(lenientStatus(await reportOf(null), { exitZero: true })).toBe(0);
    const [paste] = await check('', { network: false });
    expect(lenientStatus(paste as Report, { exitZero: true })).toBe(2);
  });

  test('a report is judged strictly', async () => {
    expect(effectOf(await reportOf(token('outage')))).toBe('fail');
  });
});

describe('a credential that is declared as', () => {
  const declared = async (text: string, kind: Parameters<typeof asDeclared>[1]) => {
    const [report] = await check(text, { exact: true, network: false, expected: { kind } });
    return asDeclared(report as Report, kind);
  };
  const spacesId = 'DO00ABCDEFGHIJKLMNOP';

  test('a Spaces key id is unchecked, not a problem', async () => {
    const report = await declared(spacesId, 'spaces-access-key-id');
    expect(report).toMatchObject({
      verdict: 'unchecked',
      credential: { kind: 'spaces-access-key-id' },
    });
    expect(judge(report).effect).toBe('pass');
  });

  test('a Spaces secret key is unchecked, although its value has no shape of its own', async () => {
    const value = makeToken('', 'secret').slice(0, 43);
    expect((await declared(value, 'spaces-secret-key')).verdict).toBe('unchecked');
  });

  test('a Spaces key id is a problem if it is a token', async () => {
    const report = await declared(token('full access'), 'spaces-access-key-id');
    expect(judge(report)).toMatchObject({ effect: 'fail', status: 4 });
  });

  test('a Spaces key id is a problem if it is damaged', async () => {
    expect((await declared(`${spacesId}\n`, 'spaces-access-key-id')).verdict).toBe('problem');
  });
});
