import { expect, test } from 'vitest';
import { makeToken } from '../sandbox/make-token.ts';
import { parseBaseUrl } from './digitalocean.ts';

test.each([
  ['https://api.example.com', 'https://api.example.com'],
  ['https://api.example.com/', 'https://api.example.com'],
  ['https://api.example.com:8443/gateway/do//', 'https://api.example.com:8443/gateway/do'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
  ['http://127.200.0.15:80/api', 'http://127.200.0.15/api'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
])('a credential may be sent to %s', (text, url) => {
  expect(parseBaseUrl(text)).toBe(url);
});

test.each([
  ['unencrypted, to another machine', 'http://api.example.com'],
  ['to a name that only begins like this machine', 'http://localhost.example.com'],
  ['to a name that only ends like this machine', 'http://example.localhost'],
  ['to a name that only begins with a loopback address', 'http://127.0.0.1.example.com'],
  ['to a name that ends with a loopback address', 'http://proxy.127.0.0.1.example'],
  ['by another protocol', 'ftp://localhost'],
  ['to a file', 'file:///etc/hosts'],
  ['to no address', 'api.example.com'],
  ['with a user name', 'https://user@api.example.com'],
  ['with a password', 'https://:password@api.example.com'],
  ['with a query', 'https://api.example.com/?key=value'],
  ['with a fragment', 'https://api.example.com/#here'],
  ['with a token in the path', `https://api.example.com/${makeToken('dop_v1_', 'path')}`],
  ['with a token in the host', `https://${makeToken('dop_v1_', 'host').slice(7)}.example.com`],
  ['with 20 characters in a row in the path', `https://api.example.com/a/${'x'.repeat(20)}/b`],
])('no credential is sent %s', (_what, text) => {
  expect(parseBaseUrl(text)).toBeNull();
});

test('19 characters in a row are a path', () => {
  const url = `https://api.example.com/${'x'.repeat(19)}`;
  expect(parseBaseUrl(url)).toBe(url);
});
