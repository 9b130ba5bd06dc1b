import {
  account,
  accountIn,
  challenge,
  dated,
  forbidden,
  hidden,
  portal,
  proxyRefused,
  refused,
  revoked,
  type SandboxAnswer,
  silent,
  tokenInfo,
  tooManyRequests,
  unauthorized,
  unavailable,
  unknownHost,
  untrusted,
} from './answers.ts';
import { makeToken } from './make-token.ts';

/** How the two servers answer one token. */
export interface Behaviour {
  readonly account: SandboxAnswer;
  readonly tokenInfo: SandboxAnswer;
}

/** 30 days in seconds, the lifetime of an OAuth token. */
export const month = 2_592_000;
const both = (answer: SandboxAnswer): Behaviour => ({ account: answer, tokenInfo: answer });

/** The tokens of the cast. */
export const tokens = {
  fullAccess: makeToken('dop_v1_', 'full access'),
  narrow: makeToken('dop_v1_', 'droplets only'),
  application: makeToken('doo_v1_', 'application'),
  refresh: makeToken('dor_v1_', 'refresh'),
  deleted: makeToken('dop_v1_', 'deleted'),
  expired: makeToken('dop_v1_', 'expired'),
  revoked: makeToken('dop_v1_', 'revoked'),
  clockAhead: makeToken('dop_v1_', 'clock ahead'),
  busy: makeToken('dop_v1_', 'busy'),
  outage: makeToken('dop_v1_', 'outage'),
  blocked: makeToken('dop_v1_', 'blocked'),
  slow: makeToken('dop_v1_', 'slow'),
  hotel: makeToken('dop_v1_', 'hotel'),
  locked: makeToken('dop_v1_', 'locked'),
  warned: makeToken('dop_v1_', 'warned'),
  unverified: makeToken('dop_v1_', 'unverified'),
  halfGone: makeToken('dop_v1_', 'half gone'),
  challenged: makeToken('dop_v1_', 'challenged'),
  offline: makeToken('dop_v1_', 'offline'),
  company: makeToken('dop_v1_', 'company'),
  proxied: makeToken('dop_v1_', 'proxied'),
  hidden: makeToken('dop_v1_', 'hidden'),
};
/** The code in a callback URL; both servers reject it as a token. */
export const code = makeToken('', 'authorization code');

const readGrant = tokenInfo({ scopes: ['read'], lifetime: null });

/** The tokens with an answer of their own; the simulated DigitalOcean rejects all others. */
export const behaviours: ReadonlyMap<string, Behaviour> = new Map([
  [
    tokens.fullAccess,
    { account, tokenInfo: tokenInfo({ scopes: ['api:read', 'api:write'], lifetime: 60 * 86_400 }) },
  ],
  [
    tokens.narrow,
    {
      account: forbidden,
      tokenInfo: tokenInfo({ scopes: ['droplet:read', 'image:read'], lifetime: null }),
    },
  ],
  [
    tokens.application,
    {
      account,
      tokenInfo: tokenInfo({
        scopes: ['read'],
        lifetime: month,
        application: makeToken('', 'client id'),
      }),
    },
  ],
  [tokens.deleted, both(unauthorized)],
  [
    tokens.expired,
    { account: unauthorized, tokenInfo: tokenInfo({ scopes: ['api:read'], lifetime: 0 }) },
  ],
  [tokens.revoked, both(revoked)],
  [tokens.clockAhead, { account: dated(account, 3600), tokenInfo: readGrant }],
  [tokens.busy, both(tooManyRequests)],
  [tokens.outage, both(unavailable)],
  [tokens.blocked, both(refused)],
  [tokens.slow, both(silent)],
  [tokens.hotel, both(portal)],
  [tokens.locked, { account: accountIn({ status: 'locked' }), tokenInfo: readGrant }],
  [tokens.warned, { account: accountIn({ status: 'warning' }), tokenInfo: readGrant }],
  [tokens.unverified, { account: accountIn({ email_verified: false }), tokenInfo: readGrant }],
  [tokens.halfGone, { account: unauthorized, tokenInfo: readGrant }],
  [tokens.challenged, both(challenge)],
  [tokens.offline, both(unknownHost)],
  [tokens.company, both(untrusted)],
  [tokens.proxied, both(proxyRefused)],
  [tokens.hidden, both(hidden)],
]);
