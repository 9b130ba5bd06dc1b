import { expect, test } from 'vitest';
import { exposureIn } from './exposure.ts';

test.each([
  'http',
  'https',
  'net',
  'tls',
  'stream',
  'HTTP',
  'fs,http',
  'fs, http',
  'http,fs',
  'http*',
  '*',
])('NODE_DEBUG=%s prints what is sent', (debug) => {
  expect(exposureIn({ NODE_DEBUG: debug })).toBe('NODE_DEBUG');
});

test.each(['', 'fs', 'http2', 'module,timer'])('NODE_DEBUG=%s does not', (debug) => {
  expect(exposureIn({ NODE_DEBUG: debug })).toBeNull();
});

test('the keys of TLS connections may be written to a file', () => {
  expect(exposureIn({ NODE_OPTIONS: '--no-warnings --tls-keylog=keys' })).toBe('--tls-keylog');
  expect(exposureIn({ NODE_OPTIONS: '--no-warnings' })).toBeNull();
});

test('by default nothing is exposed', () => {
  expect(exposureIn({})).toBeNull();
});
