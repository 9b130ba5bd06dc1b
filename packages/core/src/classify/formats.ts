import type { Kind } from './kinds.ts';

/** A format that DigitalOcean issues: prefix, then hexadecimal digits in lower case. */
export interface Format {
  readonly prefix: string;
  readonly kind: Kind;
  /** Length of the whole value in characters. */
  readonly length: number;
  readonly since: string;
  readonly source: string;
}

const digits = 64;

/** DigitalOcean's prefixed credentials. */
export const formats: readonly Format[] = [
  {
    prefix: 'dop_v1_',
    kind: 'personal-access-token',
    length: 7 + digits,
    since: '2022-03-29',
    source: 'https://docs.digitalocean.com/release-notes/2022/api-token-format/',
  },
  {
    prefix: 'doo_v1_',
    kind: 'oauth-access-token',
    length: 7 + digits,
    since: '2022-03-29',
    source: 'https://docs.digitalocean.com/release-notes/2022/api-token-format/',
  },
  {
    prefix: 'dor_v1_',
    kind: 'oauth-refresh-token',
    length: 7 + digits,
    since: '2022-03-29',
    source: 'https://docs.digitalocean.com/release-notes/2022/api-token-format/',
  },
];

/**
 * 64 hexadecimal digits without prefix: access tokens issued before 29 March 2022, and also client
 * ids, client secrets and, as far as is known, authorization codes. Only the context can tell.
 */
export const unprefixed = { length: digits, pattern: /^[0-9a-f]{64}$/i } as const;
