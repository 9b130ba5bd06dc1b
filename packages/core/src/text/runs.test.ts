import { describe, expect, test } from 'vitest';
import { canaryKinds, leakFinder, makeCanary } from '../../test/support/canaries.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { hideRandom, hideRuns } from './runs.ts';

const token = makeToken('dop_v1_', 'runs');
const made = (kind: string) => makeCanary(kind, 'runs').value;

test.each([
  [`${token}:8080`, '…:8080'],
  [`proxy.example.com:${token}`, 'proxy.example.com:…'],
  [token.slice(7).toUpperCase(), '…'],
  ['%64%6f%70%5f%76%31%5f%32', '…'],
  ['aBcDefGhIjKlMnOp', '…'],
  ['loadbalancer123west', '…'],
  ['loadBalancerInternal', '…'],
])('%s is hidden', (text, hidden) => {
  expect(hideRuns(text)).toBe(hidden);
});

test.each([
  'proxy.example.com:3128',
  'ec2-203-0-113-25.compute-1.amazonaws.com:443',
  '[2001:db8:85a3::8a2e:370:7334]:3128',
  'Infrastructure and Platform',
  'authenticationservices.internal',
  'loadbalancer12west',
  'productionBalancer',
  'sammy@example.com',
])('%s stays', (text) => {
  expect(hideRuns(text)).toBe(text);
});

describe('in a name', () => {
  test.each(canaryKinds)('hides any %s, or all but one of 300', (kind) => {
    const canaries = Array.from({ length: 300 }, (_, at) => makeCanary(kind, `runs ${at}`));
    const shown = canaries.filter((one) => leakFinder(one)(hideRandom(one.value)) !== null);
    expect(shown.length).toBeLessThan(2);
  });

  test.each([
    [`context ${made('token of GitHub')}`, 'context …'],
    [made('spaces-access-key-id'), '…'],
    [`a/${token.slice(7, 30)}.tf`, 'a/….tf'],
    [made('password of a database'), '…'],
    [made('agent-access-key').toLowerCase(), '…'],
  ])('%s is hidden', (text, hidden) => {
    expect(hideRandom(text)).toBe(hidden);
  });

  test.each([
    'DIGITALOCEAN_TOKEN_2024',
    'DigitalOceanAccessTokenV2',
    'production2024deployment',
    'do-nyc1-k8s-1-29-1-do-0-nyc1-1712345678901',
    '3d80cb72-342b-4aaa-b92e-4e4abb24a933',
    'web-7d4b9c6f5d-x2x4z',
    '/etc/letsencrypt/live/example.com/digitalocean.ini',
  ])('%s stays', (text) => {
    expect(hideRandom(text)).toBe(text);
  });
});
