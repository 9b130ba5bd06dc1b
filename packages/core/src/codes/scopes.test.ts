import { describe, expect, test } from 'vitest';
import { accountAnswer, forbidden, pastedAnswer, request } from '../../test/support/subject.ts';
import { neededFor } from './scopes.ts';

const refusal = (method: string | null, path: string | null) =>
  pastedAnswer({ ...forbidden, method, path });

describe('what a refused operation needs', () => {
  test('is looked up by its method and path', async () => {
    expect(await neededFor([refusal('GET', '/v2/certificates')])).toEqual([
      { operation: 'GET /v2/certificates', needs: [['certificate:read']] },
    ]);
  });

  test('comes with the scopes that the control panel adds, each of them once', async () => {
    const [needed] = await neededFor([refusal('POST', '/v2/firewalls')]);
    expect(needed?.needs).toEqual([['firewall:create']]);
    expect(needed?.along).toEqual(['firewall:read']);
  });

  test('is that of the only command in the text when the answer doesn’t say', async () => {
    const facts = [request({ method: 'POST' }), refusal(null, null)];
    expect((await neededFor(facts)).map(({ operation }) => operation)).toEqual([
      'POST /v2/droplets',
    ]);
  });

  test('is named once for several refusals', async () => {
    const facts = [refusal('GET', '/v2/droplets'), refusal('GET', '/v2/droplets')];
    expect(await neededFor(facts)).toHaveLength(1);
  });

  test.each([
    ['an operation without a path', [refusal('GET', null)]],
    ['a path without a method', [refusal(null, '/v2/droplets')]],
    ['an operation that doesn’t exist', [refusal('GET', '/v2/no-such-thing')]],
    ['another answer', [pastedAnswer({ status: 404, method: 'GET', path: '/v2/droplets' })]],
    ['our own request', [accountAnswer(forbidden)]],
    ['a text without an answer', [request()]],
  ])('is unknown for %s', async (_what, facts) => {
    expect(await neededFor(facts)).toEqual([]);
  });
});
