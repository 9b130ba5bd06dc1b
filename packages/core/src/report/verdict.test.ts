import { describe, expect, test } from 'vitest';
import { definitionOf, type Finding } from '../codes/code.ts';
import { contextOf } from '../codes/context.ts';
import type { Severity } from '../codes/define.ts';
import { explain } from '../explain.ts';
import { makeReport } from './report.ts';
import { exitStatus } from './verdict.ts';

/** The severities that these codes have for the evidence of most inputs. */
const severities: Readonly<Record<string, Severity>> = {
  'token-accepted': 'info',
  'well-formed': 'info',
  'connection-failed': 'warning',
  unexplained: 'warning',
};

const finding = ({ code, confidence }: Pick<Finding, 'code' | 'confidence'>) =>
  ({
    code,
    confidence,
    severity: severities[code] ?? 'error',
    evidence: code === 'empty-input' ? { what: 'value' } : {},
    words: () => ({ title: definitionOf(code).title, what: '', why: '', fix: [] }),
  }) as unknown as Finding;

const context = contextOf({ facts: [], credential: null, library: null });

const report = (probed: boolean, ...findings: Pick<Finding, 'code' | 'confidence'>[]) =>
  makeReport({
    source: { kind: 'stdin' },
    credential: null,
    facts: [],
    diagnoses: explain(findings.map(finding), context),
    probes: probed
      ? [
          {
            id: 'account',
            method: 'GET',
            url: 'x',
            outcome: 'response',
            status: 200,
            durationMs: 1,
            requestId: null,
          },
        ]
      : [],
    simulated: false,
  });

const certain = 'certain';

describe('the verdict and the exit status', () => {
  test.each([
    ['accepted', true, [{ code: 'token-accepted', confidence: certain }], 'usable', 0],
    [
      'accepted, but the request is wrong',
      true,
      [
        { code: 'token-accepted', confidence: certain },
        { code: 'missing-url', confidence: certain },
      ],
      'problem',
      1,
    ],
    [
      'accepted, and a fault is possible',
      true,
      [
        { code: 'token-accepted', confidence: certain },
        { code: 'authorization-code', confidence: 'possible' },
      ],
      'usable',
      0,
    ],
    ['rejected', true, [{ code: 'token-rejected', confidence: certain }], 'problem', 1],
    [
      'no connection',
      true,
      [{ code: 'connection-failed', confidence: certain }],
      'undetermined',
      3,
    ],
    [
      'one host rejects the token, the other does not answer',
      true,
      [
        { code: 'token-rejected', confidence: certain },
        { code: 'connection-failed', confidence: certain },
      ],
      'problem',
      1,
    ],
    [
      'probed without a result',
      true,
      [{ code: 'unexplained', confidence: 'possible' }],
      'undetermined',
      3,
    ],
    [
      'not probed, well-formed',
      false,
      [{ code: 'well-formed', confidence: certain }],
      'unchecked',
      0,
    ],
    [
      'not probed, a fault is possible',
      false,
      [{ code: 'authorization-code', confidence: 'possible' }],
      'unchecked',
      0,
    ],
    [
      'accepted, an expectation unmet',
      true,
      [
        { code: 'token-accepted', confidence: certain },
        { code: 'kind-mismatch', confidence: certain },
      ],
      'usable',
      4,
    ],
    [
      'accepted, an expectation undecided',
      true,
      [
        { code: 'token-accepted', confidence: certain },
        { code: 'expires-soon', confidence: 'possible' },
      ],
      'usable',
      3,
    ],
    [
      'rejected, an expectation unmet',
      true,
      [
        { code: 'token-rejected', confidence: certain },
        { code: 'kind-mismatch', confidence: certain },
      ],
      'problem',
      1,
    ],
    [
      'no connection, an expectation unmet',
      true,
      [
        { code: 'connection-failed', confidence: certain },
        { code: 'kind-mismatch', confidence: certain },
      ],
      'undetermined',
      4,
    ],
    ['an unset secret', false, [{ code: 'secret-unset', confidence: certain }], 'problem', 2],
    ['an empty value', false, [{ code: 'empty-input', confidence: certain }], 'problem', 1],
  ] as const)('%s', (_what, probed, findings, verdict, status) => {
    const made = report(probed, ...findings);
    expect([made.verdict, exitStatus([made])]).toEqual([verdict, status]);
  });

  test('the exit status of a batch is the most severe one: 1 before 3 before 0', () => {
    const good = report(true, { code: 'token-accepted', confidence: certain });
    const unknown = report(true, { code: 'connection-failed', confidence: certain });
    const bad = report(true, { code: 'token-rejected', confidence: certain });
    expect(exitStatus([good, unknown])).toBe(3);
    expect(exitStatus([unknown, bad, good])).toBe(1);
    expect(exitStatus([])).toBe(0);
  });
});

test('certain diagnoses come before possible ones, and errors before information', () => {
  const { diagnoses, summary } = report(
    true,
    { code: 'authorization-code', confidence: 'possible' },
    { code: 'token-accepted', confidence: certain },
    { code: 'wrong-auth-scheme', confidence: 'likely' },
    { code: 'missing-url', confidence: certain },
  );
  expect(diagnoses.map(({ code }) => code)).toEqual([
    'missing-url',
    'wrong-auth-scheme',
    'token-accepted',
    'authorization-code',
  ]);
  expect(summary).toBe(`${definitionOf('missing-url').title}.`);
});
