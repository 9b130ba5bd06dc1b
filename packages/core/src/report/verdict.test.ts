import { describe, expect, test } from 'vitest';
import { definitionOf, type Finding } from '../codes/code.ts';
import { contextOf } from '../codes/context.ts';
import type { Severity } from '../codes/define.ts';
import { explain } from '../explain.ts';
import { makeReport } from './report.ts';
import { exitStatus, hasWarning, isUndecided } from './verdict.ts';

/** The severities that these codes have for the evidence of most inputs. */
const severities: Readonly<Record<string, Severity>> = {
  'token-accepted': 'info',
  'well-formed': 'info',
  'connection-failed': 'warning',
  unexplained: 'warning',
};

type Given = Pick<Finding, 'code' | 'confidence'> & {
  readonly severity?: Severity;
  readonly evidence?: object;
};

const finding = ({ code, confidence, severity, evidence = {} }: Given) =>
  ({
    code,
    confidence,
    severity: severity ?? severities[code] ?? 'error',
    evidence,
    words: () => ({ title: definitionOf(code).title, what: '', why: '', fix: [] }),
  }) as unknown as Finding;

const context = contextOf({ facts: [], credential: null, library: null });

const report = (probed: boolean, ...findings: Given[]) =>
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
    [
      'an empty value',
      false,
      [{ code: 'empty-input', confidence: certain, evidence: { what: 'value' } }],
      'problem',
      1,
    ],
    [
      'an empty input',
      false,
      [{ code: 'empty-input', confidence: certain, evidence: { what: 'paste' } }],
      'problem',
      2,
    ],
    [
      'not probed, the text shows that no answer came',
      false,
      [
        { code: 'connection-failed', confidence: 'likely' },
        { code: 'full-access', confidence: 'likely', severity: 'info' },
      ],
      'undetermined',
      3,
    ],
    [
      'not probed, the text shows an answer that decides nothing',
      false,
      [{ code: 'rate-limited', confidence: 'likely', severity: 'warning' }],
      'undetermined',
      3,
    ],
    [
      'not probed, nothing in the text is recognized',
      false,
      [{ code: 'unexplained', confidence: 'possible' }],
      'undetermined',
      3,
    ],
    [
      'not probed, DigitalOcean may have rejected the token',
      false,
      [{ code: 'token-rejected', confidence: 'possible' }],
      'undetermined',
      3,
    ],
    [
      'not probed, DigitalOcean warns about the account',
      false,
      [{ code: 'account-warning', confidence: 'likely', severity: 'warning' }],
      'unchecked',
      0,
    ],
    [
      'not probed, an expectation undecided',
      false,
      [
        { code: 'well-formed', confidence: certain },
        { code: 'expires-soon', confidence: 'possible' },
      ],
      'unchecked',
      0,
    ],
    [
      'accepted, one expectation unmet and one undecided',
      true,
      [
        { code: 'token-accepted', confidence: certain },
        { code: 'kind-mismatch', confidence: certain },
        { code: 'expires-soon', confidence: 'possible' },
      ],
      'usable',
      4,
    ],
    [
      'accepted, an expectation only warns',
      true,
      [
        { code: 'token-accepted', confidence: certain },
        { code: 'expires-soon', confidence: certain, severity: 'warning' },
      ],
      'usable',
      0,
    ],
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

const accepted = { code: 'token-accepted', confidence: certain } as const;
const warning = { severity: 'warning' } as const;

test.each<[string, boolean, Given]>([
  ['a warning', true, { code: 'expires-soon', confidence: certain, severity: 'warning' }],
  ['a likely warning', true, { code: 'excess-scope', confidence: 'likely', severity: 'warning' }],
  [
    'a possible warning',
    false,
    { code: 'excess-scope', confidence: 'possible', severity: 'warning' },
  ],
  ['information', false, { code: 'full-access', confidence: certain, severity: 'info' }],
  ['an error', false, { code: 'kind-mismatch', confidence: certain }],
])('%s beside a working token warns: %s', (_what, warns, given) => {
  expect(hasWarning(report(true, accepted, given))).toBe(warns);
});

describe('nothing is decided by', () => {
  test.each<[string, Given[]]>([
    ['no connection', [{ code: 'connection-failed', confidence: certain }]],
    [
      'an expiry that an expectation is about',
      [accepted, { code: 'expires-soon', confidence: 'possible' }],
    ],
    [
      'an expiry that may be one to warn about',
      [accepted, { code: 'expires-soon', confidence: 'possible', ...warning }],
    ],
  ])('%s', (_what, given) => {
    expect(isUndecided(report(true, ...given))).toBe(true);
  });
});

describe('something is decided by', () => {
  test.each<[string, Given[]]>([
    ['a token that works', [accepted]],
    ['a rejection', [{ code: 'token-rejected', confidence: certain }]],
    [
      'a rejection beside an undecided expiry',
      [
        { code: 'token-rejected', confidence: certain },
        { code: 'expires-soon', confidence: 'possible', ...warning },
      ],
    ],
    [
      'an unmet expectation beside an undecided expiry',
      [
        accepted,
        { code: 'kind-mismatch', confidence: certain },
        { code: 'expires-soon', confidence: 'possible', ...warning },
      ],
    ],
    [
      'an expiry to warn about',
      [accepted, { code: 'expires-soon', confidence: certain, ...warning }],
    ],
    [
      'a possible fault that no expectation is about',
      [accepted, { code: 'authorization-code', confidence: 'possible' }],
    ],
  ])('%s', (_what, given) => {
    expect(isUndecided(report(true, ...given))).toBe(false);
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
