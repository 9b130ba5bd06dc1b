import { expect, test } from 'vitest';
import { failureOf } from './transport.ts';

test.each([
  ['dns', ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA']],
  ['refused', ['ECONNREFUSED']],
  ['reset', ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET']],
  ['unreachable', ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN']],
  [
    'timeout',
    ['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'],
  ],
  ['proxy', ['ERR_PROXY_TUNNEL', 'EPROXY']],
  [
    'garbled',
    [
      'HPE_INVALID_CONSTANT',
      'UND_ERR_HEADERS_OVERFLOW',
      'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
      'Z_DATA_ERROR',
      'ERR__ERROR_FORMAT_PADDING_1',
      'ERR_ERROR_FORMAT_PADDING_1',
      'ERR_BROTLI_DECODER_ERROR',
      'ERR_BUFFER_TOO_LARGE',
    ],
  ],
  [
    'tls',
    [
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_TLS_HANDSHAKE',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'EPROTO',
      'INVALID_CA',
      'INVALID_PURPOSE',
      'PATH_LENGTH_EXCEEDED',
      'HOSTNAME_MISMATCH',
    ],
  ],
  ['unreadable', ['UNREADABLE']],
  ['other', ['EMFILE', 'UND_ERR_ABORTED', 'ERR_INVALID_URL', 'EPROTONOSUPPORT', '']],
  // They only contain the code of something else.
  ['other', ['X_ENOTFOUND', 'X_ECONNRESET', 'ECONNRESET_X', 'X_ENETDOWN', 'ENETDOWN_X']],
  ['other', ['X_HPE_', 'UND_ERR_HEADERS_OVERFLOW_X', 'ERR_BUFFER_TOO_LARGE_X', 'X_TIMEOUT_X']],
  ['other', ['X_NODE_TLS_', 'X_ERR_TLS', 'X_ERR_SSL', 'X_EPROTO']],
] as const)('%s: %j', (reason, codes) => {
  for (const code of codes) {
    const failure = { type: 'failure', reason, code };
    expect(failureOf({ code })).toEqual(failure);
    // `fetch` wraps the error of the system.
    expect(failureOf(new TypeError('fetch failed', { cause: { code } }))).toEqual(failure);
  }
});

test.each<[string, unknown, object]>([
  ['a time limit', { name: 'TimeoutError', code: 23 }, { reason: 'timeout', code: null }],
  ['an answer without a code', { name: 'HTTPParserError' }, { reason: 'garbled', code: null }],
  ['a text', 'ECONNRESET', { reason: 'other', code: null }],
  ['nothing', undefined, { reason: 'other', code: null }],
  ['an error without a code', new Error('ECONNRESET'), { reason: 'other', code: null }],
  ['a number as the code', { code: 7 }, { reason: 'other', code: null }],
  [
    'an address of IPv6',
    { code: 'ENETUNREACH', address: '2001:db8::1' },
    { reason: 'unreachable', code: 'ENETUNREACH', onlyIPv6: true },
  ],
  [
    'an address of IPv4',
    { code: 'ECONNREFUSED', address: '192.0.2.1' },
    { reason: 'refused', code: 'ECONNREFUSED' },
  ],
  [
    'an error with an empty list',
    { code: 'EPIPE', errors: [] },
    { reason: 'reset', code: 'EPIPE' },
  ],
  [
    'several addresses: the one of IPv4 tells most',
    {
      code: 'ENETUNREACH',
      errors: [
        { code: 'ENETUNREACH', address: '2001:db8::1' },
        null,
        { code: 'ECONNREFUSED', address: '192.0.2.1' },
      ],
    },
    { reason: 'refused', code: 'ECONNREFUSED' },
  ],
  [
    'several addresses of IPv6: the first one',
    {
      code: 'ETIMEDOUT',
      errors: [
        { code: 'ENETUNREACH', address: '2001:db8::1' },
        { code: 'ECONNREFUSED', address: '2001:db8::2' },
      ],
    },
    { reason: 'unreachable', code: 'ENETUNREACH', onlyIPv6: true },
  ],
])('the reason is found in %s', (_what, error, failure) => {
  expect(failureOf(error)).toEqual({ type: 'failure', ...failure });
});

test('a cause is looked for five levels deep, so that one that causes itself ends', () => {
  const nested = (depth: number): object =>
    depth === 0 ? { code: 'EPIPE' } : { cause: nested(depth - 1) };
  expect(failureOf(nested(4))).toMatchObject({ reason: 'reset' });
  expect(failureOf(nested(5))).toMatchObject({ reason: 'other' });
  const endless: { cause?: unknown } = {};
  endless.cause = endless;
  expect(failureOf(endless)).toMatchObject({ reason: 'other' });
});
