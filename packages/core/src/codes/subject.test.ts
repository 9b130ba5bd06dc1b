import { describe, expect, test } from 'vitest';
import {
  accountAnswer,
  pastedAnswer,
  request,
  requestTo,
  subjectWith,
  unauthorized,
} from '../../test/support/subject.ts';
import { requestText } from './evidence.ts';
import { noExpectations, probedFirst, requestBehind, requestOf, withDefaults } from './subject.ts';

describe('a job', () => {
  test('expects nothing that it doesn’t name', () => {
    expect(withDefaults({})).toEqual(noExpectations);
    expect(withDefaults({ minLifetime: 60 })).toEqual({ ...noExpectations, minLifetime: 60 });
  });

  test('may name an owner with control characters, which no report repeats', () => {
    expect(withDefaults({ account: 'ops\u001b[2J@example.com', team: 'Prod\u202euction' })).toEqual(
      {
        ...noExpectations,
        account: 'ops[2J@example.com',
        team: 'Production',
      },
    );
  });
});

test('our own answers come before pasted ones, each of them once', () => {
  const [pasted, own] = [pastedAnswer({}), accountAnswer({})];
  expect(probedFirst([pasted, own])).toEqual([own, pasted]);
});

test('the request is found behind other facts', () => {
  const command = request();
  expect(requestOf(subjectWith({ facts: [pastedAnswer(unauthorized), command] }))).toBe(command);
});

describe('the request behind an answer', () => {
  const unknown = { method: null, path: null };
  const own = { method: 'PUT', path: '/v2/apps' };

  test.each([
    ['is the one that the answer names', own, [request()], own],
    [
      'is the only command',
      unknown,
      [request({ method: 'POST' })],
      { method: 'POST', path: '/v2/droplets' },
    ],
    [
      'is a GET without a method',
      unknown,
      [request({ method: null })],
      { method: 'GET', path: '/v2/droplets' },
    ],
    ['is unknown beside two commands', unknown, [request(), request()], unknown],
    [
      'is unknown beside a command without an address',
      unknown,
      [request({ url: 'missing' })],
      unknown,
    ],
    ['is unknown beside a header', unknown, [request({ url: null })], unknown],
    ['is unknown without a command', unknown, [pastedAnswer({})], unknown],
    [
      'has no path where the address shows none',
      unknown,
      [requestTo({ path: null })],
      { method: 'GET', path: null },
    ],
  ])('%s', (_what, answer, facts, expected) => {
    expect(requestBehind(answer, facts)).toEqual(expected);
  });

  test('ends a clause', () => {
    const answer = { ...accountAnswer({}), method: 'GET', path: '/v2/account' };
    expect(requestText(answer)).toBe(' to GET /v2/account');
    expect(requestText({ ...answer, method: null })).toBe(' to /v2/account');
    expect(requestText({ ...answer, path: null })).toBe('');
    expect(requestText(undefined)).toBe('');
  });
});
