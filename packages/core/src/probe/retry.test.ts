import { describe, expect, test } from 'vitest';
import {
  accountAnswer,
  forbidden,
  pastedFailure,
  unauthorized,
} from '../../test/support/subject.ts';
import type { Answer } from '../facts.ts';
import { patientDelay, retryDelay } from './retry.ts';
import type { TransportResult } from './transport.ts';

const answer = (status: number, headers: Record<string, string> = {}): TransportResult => ({
  type: 'response',
  status,
  headers,
  body: '',
});
const failure = (reason: 'reset' | 'refused' | 'timeout' | 'tls' | 'dns' | 'garbled') =>
  ({ type: 'failure', reason, code: null }) as const;

describe('how long to wait', () => {
  test.each<[string, TransportResult, number, number, number | null]>([
    ['502, at first', answer(502), 0, 0, 125],
    ['502, by the worst of chance', answer(502), 0, 1, 375],
    ['503, again', answer(503), 1, 0.5, 500],
    ['504, a third time', answer(504), 2, 0, null],
    ['504, once more', answer(504), 3, 0, null],
    ['503 that says when', answer(503, { 'retry-after': '2' }), 0, 0, 2000],
    [
      '503 that says when, but sooner than we would',
      answer(503, { 'retry-after': '1' }),
      1,
      1,
      1250,
    ],
    ['503 that says at once', answer(503, { 'retry-after': '0' }), 0, 0.5, 250],
    ['429 that says when', answer(429, { 'retry-after': '1' }), 0, 0.5, 1125],
    ['429 that does not', answer(429), 0, 0.5, null],
    ['429 with a number in a sentence', answer(429, { 'retry-after': 'in 5' }), 0, 0, null],
    ['429 with a unit', answer(429, { 'retry-after': '5 s' }), 0, 0, null],
    ['429 for years', answer(429, { 'retry-after': '1'.repeat(10) }), 0, 0, null],
    [
      '429 with a date',
      answer(429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }),
      0,
      0,
      null,
    ],
    ['a connection that was cut', failure('reset'), 0, 0.5, 250],
    ['a connection that was cut, a third time', failure('reset'), 2, 0.5, null],
    ['a connection that was refused', failure('refused'), 0, 0.5, null],
    ['silence', failure('timeout'), 0, 0.5, null],
    ['a certificate', failure('tls'), 0, 0.5, null],
    ['an unknown name', failure('dns'), 0, 0.5, null],
    ['no HTTP', failure('garbled'), 0, 0.5, null],
    // It may have been counted, and comes back on every attempt.
    ['500', answer(500), 0, 0.5, null],
    ['520', answer(520), 0, 0.5, null],
    ['200', answer(200), 0, 0.5, null],
    ['401', answer(401, { 'retry-after': '1' }), 0, 0.5, null],
    ['302', answer(302), 0, 0.5, null],
  ])('%s', (_what, result, attempt, chance, expected) => {
    expect(retryDelay(result, attempt, chance)).toBe(expected);
  });
});

describe('how long the next round waits, with patience', () => {
  test.each<[string, Partial<Answer>, number, number, number]>([
    ['at first', { status: 500 }, 0, 0, 500],
    ['by the worst of chance', { status: 500 }, 0, 1, 1000],
    ['twice as long each time', { status: 500 }, 3, 1, 8000],
    ['a minute at most', { status: 500 }, 7, 1, 60_000],
    ['as long as the answer says', { status: 429, retryAfter: 20 }, 0, 1, 20_000],
    ['longer than the answer says', { status: 429, retryAfter: 1 }, 3, 1, 8000],
  ])('%s', (_what, given, round, chance, expected) => {
    expect(patientDelay([accountAnswer(given)], round, chance)).toBe(expected);
  });

  test('after no answer at all', () => {
    expect(patientDelay([pastedFailure({ reason: 'dns' })], 1, 1)).toBe(2000);
  });

  test.each<[string, Partial<Answer>, boolean]>([
    ['what was read in full', { status: 200, understood: true }, true],
    ['a rejection', unauthorized, true],
    ['a refusal of the operation', forbidden, true],
    ['404 in DigitalOcean’s words', { status: 404, knownMessage: 'not-found' }, true],
    ['400 in DigitalOcean’s words', { status: 400, knownMessage: 'unprocessable' }, true],
    ['302 in DigitalOcean’s words', { status: 302, knownMessage: 'not-found' }, false],
    ['a 200 that could not be read', { status: 200 }, false],
    ['401 without DigitalOcean’s words', { status: 401 }, false],
    ['429', { status: 429, knownMessage: 'too-many-requests' }, false],
    ['500', { status: 500, knownMessage: 'server-error' }, false],
    ['503', { status: 503, knownMessage: 'service-unavailable' }, false],
  ])('%s is final: %s', (_what, given, isFinal) => {
    expect(patientDelay([accountAnswer(given)], 0, 0) === null).toBe(isFinal);
  });
});
