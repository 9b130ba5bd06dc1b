import { expect, test } from 'vitest';
import { proxyFor } from './proxy-for.ts';

const isDirect = (url: string, excluded: string): boolean =>
  proxyFor(new URL(url), { HTTPS_PROXY: 'proxy.example:3128', NO_PROXY: excluded }) === null;

test.each([
  ['https://203.0.113.5', '203.0.113.5'],
  ['https://[2001:db8::1]', '2001:db8::1'],
  ['https://[2001:db8::1]:8443', '[2001:db8::1]:8443'],
  ['https://api.example.com', ' , other.example,  example.com'],
])('%s is asked directly where NO_PROXY is %j', (url, excluded) => {
  expect(isDirect(url, excluded)).toBe(true);
});

test.each([
  ['https://api.example.com', '203.0.113.5'],
  ['https://203.0.113.6', '203.0.113.5'],
  ['https://api.example.com.', ' , '],
  ['https://api.example.com:8443', 'example.com:443'],
])('%s is asked by the proxy where NO_PROXY is %j', (url, excluded) => {
  expect(isDirect(url, excluded)).toBe(false);
});
