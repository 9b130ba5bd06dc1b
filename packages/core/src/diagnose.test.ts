import { describe, expect, test } from 'vitest';
import {
  accepted,
  accountAnswer,
  apiUrl,
  credential,
  legacyToken,
  noCredential,
  pastedAnswer,
  pastedGrant,
  personalToken,
  probedFailure,
  probedGrant,
  refused,
  repaired,
  request,
  requestTo,
  revocation,
  secondsLeft,
  shaped,
  subjectWith,
  tokenInfoAnswer,
  unauthorized,
} from '../test/support/subject.ts';
import { codes } from './codes/code.ts';
import type { Subject } from './codes/subject.ts';
import { diagnose } from './diagnose.ts';

/** The codes of the findings, in their order. */
const codesOf = (parts: Partial<Subject>): readonly string[] =>
  diagnose(subjectWith(parts)).map(({ code }) => code);

const expiredAnswer = { status: 401, knownMessage: 'expired' } as const;
const revokedAnswer = { status: 401, knownMessage: 'revoked' } as const;

describe('the reason of a refusal supersedes the refusal', () => {
  test('token-rejected is the only finding when no answer gives a reason', () => {
    expect(codesOf({ credential: personalToken, facts: refused })).toEqual(['token-rejected']);
  });

  test('token-expired supersedes token-rejected', () => {
    const facts = [accountAnswer(expiredAnswer), tokenInfoAnswer(unauthorized)];
    expect(codesOf({ credential: personalToken, facts })).toEqual(['token-expired']);
  });

  test('token-expired by token/info supersedes token-rejected', () => {
    const facts = [
      accountAnswer(unauthorized),
      tokenInfoAnswer({ status: 200, understood: true }),
      probedGrant(secondsLeft(0)),
    ];
    expect(codesOf({ credential: personalToken, facts })).toEqual(['token-expired']);
  });

  test('token-revoked supersedes token-rejected', () => {
    const facts = [accountAnswer(revokedAnswer), tokenInfoAnswer(unauthorized)];
    expect(codesOf({ credential: personalToken, facts })).toEqual(['token-revoked']);
  });

  test('token-expired supersedes token-revoked, and both supersede token-rejected', () => {
    const facts = [revocation, pastedAnswer(expiredAnswer)];
    expect(codesOf({ facts })).toEqual(['token-expired']);
    expect(codesOf({ credential: personalToken, facts: [...facts, ...refused] })).toEqual([
      'token-expired',
    ]);
  });

  test('token-rejected remains when the answers give two reasons', () => {
    const facts = [accountAnswer(expiredAnswer), tokenInfoAnswer(revokedAnswer)];
    expect(codesOf({ credential: personalToken, facts })).toEqual(['token-rejected']);
  });

  test('an accepted token has none of the three', () => {
    const facts = [
      revocation,
      pastedAnswer(expiredAnswer),
      pastedAnswer(unauthorized),
      ...accepted,
    ];
    expect(codesOf({ credential: personalToken, facts })).toEqual(['token-accepted']);
  });
});

describe('an answer that tells what is wrong supersedes one that does not', () => {
  test('request-refused supersedes unexpected-response', () => {
    const facts = [
      pastedAnswer({ status: 404, knownMessage: 'not-found' }),
      pastedAnswer({ status: 400 }),
    ];
    expect(codesOf({ facts })).toEqual(['request-refused']);
  });

  test('scope-missing supersedes unexpected-response', () => {
    const facts = [pastedAnswer({ status: 403, vague: true })];
    expect(codesOf({ facts })).toEqual(['scope-missing']);
  });

  test('unexpected-response remains without it', () => {
    expect(codesOf({ facts: [pastedAnswer({ status: 400 })] })).toEqual(['unexpected-response']);
  });
});

describe('a request for API v1 supersedes what is wrong with its token', () => {
  const facts = [requestTo({ ...apiUrl, path: '/v1/droplets' })];

  test.each([
    ['an empty value', shaped({ type: 'empty' }, { kind: 'unknown' })],
    ['a placeholder', shaped({ type: 'placeholder', confidence: 'certain' })],
  ])('%s', (_what, credential) => {
    expect(codesOf({ credential, facts })).toEqual(['retired-api']);
  });

  test('and a key of API v1 supersedes it', () => {
    const key = credential({ kind: 'api-v1-key', name: 'api_key' });
    expect(codesOf({ credential: key, facts })).toEqual(['legacy-api-key']);
  });
});

describe('well-formed', () => {
  test('is the only finding when nothing is wrong', () => {
    expect(codesOf({ credential: personalToken })).toEqual(['well-formed']);
  });

  test.each([
    ['a fault of the value', { credential: repaired(['letter-case']) }, 'malformed-token'],
    [
      'a fault of the request',
      { credential: personalToken, facts: [request({ authScheme: { type: 'no-scheme' } })] },
      'missing-auth-scheme',
    ],
    [
      'a pasted refusal',
      { credential: personalToken, facts: [pastedAnswer(unauthorized)] },
      'token-rejected',
    ],
    [
      'an expiry date in the past',
      { credential: personalToken, facts: [pastedGrant(secondsLeft(-1))] },
      'token-expired',
    ],
  ] as const)('does not appear beside %s', (_what, parts, code) => {
    expect(codesOf(parts)).toEqual([code]);
  });

  test('appears beside a fault that is only possible', () => {
    expect(codesOf({ credential: legacyToken, facts: [request()] })).toEqual([
      'well-formed',
      'authorization-code',
    ]);
  });

  test('appears beside a warning', () => {
    expect(codesOf({ credential: personalToken, sameAs: 'env OTHER_TOKEN' })).toEqual([
      'well-formed',
      'duplicate-credential',
    ]);
  });
});

describe('unexplained', () => {
  test('is the finding when no other code applies', () => {
    expect(codesOf({})).toEqual(['unexplained']);
    expect(codesOf({ facts: [pastedGrant({ lifetime: { type: 'never' } })] })).toEqual([
      'unexplained',
    ]);
  });

  test('does not appear beside information', () => {
    expect(codesOf({ credential: personalToken, facts: accepted })).toEqual(['token-accepted']);
  });

  test('does not appear beside a possibility', () => {
    expect(codesOf({ facts: [pastedAnswer({ status: 401 })] })).toEqual(['unexpected-response']);
  });
});

describe('the findings', () => {
  test('come in the order of the codes', () => {
    const found = codesOf({
      credential: repaired(['whitespace'], { exact: true }),
      facts: [
        requestTo({ ...apiUrl, scheme: 'http' }),
        noCredential(),
        probedFailure({ reason: 'dns' }),
      ],
      count: 2,
      sameAs: 'env OTHER_TOKEN',
    });
    expect(found).toEqual([
      'stray-whitespace',
      'multiple-credentials',
      'insecure-url',
      'dns-failure',
      'duplicate-credential',
    ]);
    expect(found).toEqual(codes.filter((code) => found.includes(code)));
  });
});
