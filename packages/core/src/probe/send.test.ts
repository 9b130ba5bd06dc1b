import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeToken } from '../sandbox/make-token.ts';
import { Secret } from '../secret/secret.ts';
import { send } from './send.ts';
import { steps } from './steps.ts';
import type { Transport, TransportRequest } from './transport.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const token = makeToken('dop_v1_', 'send');
const sendBy = (transport: Transport) =>
  send(new Secret(token), steps.account, 'https://api.test/v2/account', {
    transport,
    timeoutMs: 1000,
    userAgent: 'token-check/test',
  });

test('a request is a GET with the credential as a Bearer token', async () => {
  const requests: TransportRequest[] = [];
  await sendBy(async (request) => {
    requests.push(request);
    return { type: 'response', status: 200, headers: {}, body: '' };
  });
  expect(requests).toMatchObject([
    {
      method: 'GET',
      url: 'https://api.test/v2/account',
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'user-agent': 'token-check/test',
      },
    },
  ]);
});

test('a transport that never answers is stopped at the time limit', async () => {
  let signal: AbortSignal | undefined;
  const result = sendBy((request) => {
    signal = request.signal;
    request.onPhase?.('connect');
    request.onPhase?.('answer');
    return new Promise(() => {});
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await result).toEqual({ type: 'failure', reason: 'timeout', code: null, phase: 'answer' });
  expect(signal?.aborted).toBe(true);
});

test('an answer ends the wait for the time limit', async () => {
  await sendBy(async () => ({ type: 'response', status: 200, headers: {}, body: '' }));
  expect(vi.getTimerCount()).toBe(0);
});

test('an error of the transport is a failure', async () => {
  const result = await sendBy(() => Promise.reject({ code: 'ECONNREFUSED' }));
  expect(result).toEqual({ type: 'failure', reason: 'refused', code: 'ECONNREFUSED' });
});

test.each([
  ['a time-out of the system names the phase', 'timeout', undefined, 'connect'],
  ['a phase that the transport names stays', 'timeout', 'lookup', 'lookup'],
  ['another failure has no phase', 'reset', undefined, undefined],
] as const)('%s', async (_what, reason, named, phase) => {
  const result = await sendBy(async ({ onPhase }) => {
    onPhase?.('connect');
    return { type: 'failure', reason, code: null, ...(named && { phase: named }) };
  });
  expect(result).toEqual({ type: 'failure', reason, code: null, ...(phase && { phase }) });
});
