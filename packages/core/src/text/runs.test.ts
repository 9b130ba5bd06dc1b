import { expect, test } from 'vitest';
import { makeToken } from '../sandbox/make-token.ts';
import { hideRuns } from './runs.ts';

const token = makeToken('dop_v1_', 'runs');

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
