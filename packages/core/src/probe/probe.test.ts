import { expect, test } from 'vitest';
import type { Classification } from '../classify/kinds.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { Secret } from '../secret/secret.ts';
import { systemClock } from './clock.ts';
import { digitalOcean } from './digitalocean.ts';
import { probe } from './probe.ts';
import type { Transport, TransportResult } from './transport.ts';

const wholeToken: Classification = {
  kind: 'personal-access-token',
  provider: 'DigitalOcean',
  shape: { type: 'well-formed' },
  role: null,
  name: null,
  exact: false,
  alternatives: [],
  repairs: [],
  belongsToOtherService: false,
  otherService: null,
  besideToken: false,
  belongs: null,
};

const probeWith = (classification: Classification, transport: Transport) =>
  probe(new Secret(makeToken('dop_v1_', 'probe')), classification, {
    ...digitalOcean,
    transport,
    timeoutMs: 1000,
    userAgent: 'test',
    clock: systemClock,
  });

test('both questions are sent before either is answered', async () => {
  const urls: string[] = [];
  const answers: ((result: TransportResult) => void)[] = [];
  const probed = probeWith(wholeToken, ({ url }) => {
    urls.push(url);
    return new Promise((resolve) => {
      answers.push(resolve);
    });
  });
  expect(urls).toEqual([
    'https://api.digitalocean.com/v2/account',
    'https://cloud.digitalocean.com/v1/oauth/token/info',
  ]);
  // The records are in the order of the questions, whichever is answered first.
  for (const answer of answers.reverse())
    answer({ type: 'response', status: 401, headers: {}, body: '' });
  expect((await probed).records.map(({ id }) => id)).toEqual(['account', 'token-info']);
});

test.each<[string, Partial<Classification>]>([
  ['a refresh token', { kind: 'oauth-refresh-token' }],
  ['an authorization code', { kind: 'authorization-code' }],
  ['another provider’s token', { kind: 'foreign' }],
  ['a truncated token', { shape: { type: 'truncated', expected: 64, actual: 61, elided: false } }],
])('nothing is sent for %s', async (_what, difference) => {
  let requests = 0;
  const probed = await probeWith({ ...wholeToken, ...difference }, async () => {
    requests++;
    return { type: 'response', status: 200, headers: {}, body: '' };
  });
  expect({ requests, probed }).toEqual({ requests: 0, probed: { facts: [], records: [] } });
});
