import type { Endpoint } from '../facts.ts';

/** A question to DigitalOcean. Only GET, only these two, and each for a stated reason. */
export interface Step {
  readonly endpoint: Endpoint;
  readonly method: 'GET';
  /** Which of the two configured origins. */
  readonly origin: 'api' | 'oauth';
  readonly path: string;
  readonly why: string;
}

export const steps = {
  account: {
    endpoint: 'account',
    method: 'GET',
    origin: 'api',
    path: '/v2/account',
    why: 'Whether the API accepts the credential, and whose it is.',
  },
  tokenInfo: {
    endpoint: 'token-info',
    method: 'GET',
    origin: 'oauth',
    path: '/v1/oauth/token/info',
    why: 'What the credential may do and how long it lives; also answers where account:read is missing.',
  },
} as const satisfies Record<string, Step>;
