import type { Endpoint } from '../facts.ts';

/** A request to DigitalOcean: always a GET, and always one of the two below. */
export interface Step {
  readonly endpoint: Endpoint;
  readonly method: 'GET';
  /** Which of the two configured base URLs the path belongs to. */
  readonly server: 'api' | 'oauth';
  readonly path: string;
  readonly why: string;
}

export const steps = {
  account: {
    endpoint: 'account',
    method: 'GET',
    server: 'api',
    path: '/v2/account',
    why: 'Whether the API accepts the credential, and whose it is.',
  },
  tokenInfo: {
    endpoint: 'token-info',
    method: 'GET',
    server: 'oauth',
    path: '/v1/oauth/token/info',
    why: 'What the credential may do and how long it lives; also answers where account:read is missing.',
  },
} as const satisfies Record<string, Step>;
