import type { Confidence, Kind } from '../classify/kinds.ts';
import type { Code } from '../diagnose/codes.ts';
import type { Verdict } from '../report/schema.ts';
import {
  account,
  forbidden,
  portal,
  refused,
  type SandboxAnswer,
  silent,
  tokenInfo,
  tooManyRequests,
  unauthorized,
  unavailable,
} from './answers.ts';
import { makeToken } from './make-token.ts';

/** Somebody who is stuck: what they paste, and what it must lead to. */
export interface Character {
  readonly name: string;
  /** Who it is, in one sentence. */
  readonly story: string;
  readonly paste: string;
  /** The first diagnosis. */
  readonly code: Code;
  readonly confidence: Confidence;
  readonly verdict: Verdict;
  /** Null where the paste holds no credential. */
  readonly kind: Kind | null;
  /** Checked without asking. */
  readonly offline?: true;
}

/** How the two hosts answer a token that they know. */
export interface Behaviour {
  readonly account: SandboxAnswer;
  readonly tokenInfo: SandboxAnswer;
}

const month = 2_592_000;
const both = (answer: SandboxAnswer): Behaviour => ({ account: answer, tokenInfo: answer });

const tokens = {
  fullAccess: makeToken('dop_v1_', 'full access'),
  narrow: makeToken('dop_v1_', 'droplets only'),
  application: makeToken('doo_v1_', 'application'),
  refresh: makeToken('dor_v1_', 'application'),
  deleted: makeToken('dop_v1_', 'deleted'),
  busy: makeToken('dop_v1_', 'busy'),
  outage: makeToken('dop_v1_', 'outage'),
  blocked: makeToken('dop_v1_', 'blocked'),
  slow: makeToken('dop_v1_', 'slow'),
  hotel: makeToken('dop_v1_', 'hotel'),
};
const code = makeToken('', 'authorization code');

/** Tokens that the simulated DigitalOcean knows; it refuses all others. */
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
  [tokens.busy, both(tooManyRequests)],
  [tokens.outage, both(unavailable)],
  [tokens.blocked, both(refused)],
  [tokens.slow, both(silent)],
  [tokens.hotel, both(portal)],
]);

const api = 'https://api.digitalocean.com/v2';

/** One character for each code, and more for the situations that people are in most often. */
export const cast: readonly Character[] = [
  {
    name: 'working-token',
    story: 'A personal access token that works, with full access.',
    paste: tokens.fullAccess,
    code: 'token-accepted',
    confidence: 'certain',
    verdict: 'usable',
    kind: 'personal-access-token',
  },
  {
    name: 'narrow-token',
    story: 'A token for Droplets only, which may not read the account.',
    paste: `DIGITALOCEAN_TOKEN=${tokens.narrow}`,
    code: 'token-accepted',
    confidence: 'certain',
    verdict: 'usable',
    kind: 'personal-access-token',
  },
  {
    name: 'oauth-token',
    story:
      'The access token of an OAuth application, as it arrives in the fragment of the callback.',
    paste: `https://app.example.com/callback#access_token=${tokens.application}&token_type=bearer&expires_in=${month}`,
    code: 'token-accepted',
    confidence: 'certain',
    verdict: 'usable',
    kind: 'oauth-access-token',
  },
  {
    name: 'token-response',
    story: 'The whole answer of the token endpoint.',
    paste: JSON.stringify({
      access_token: tokens.application,
      bearer: 'Bearer realm="DigitalOcean"',
      expires_in: month,
      refresh_token: tokens.refresh,
      scope: 'read',
    }),
    code: 'token-accepted',
    confidence: 'certain',
    verdict: 'usable',
    kind: 'oauth-access-token',
  },
  {
    name: 'unchecked-token',
    story: 'A well-formed token, looked at without asking DigitalOcean.',
    paste: tokens.fullAccess,
    code: 'well-formed',
    confidence: 'certain',
    verdict: 'unchecked',
    kind: 'personal-access-token',
    offline: true,
  },
  {
    name: 'callback-url',
    story: 'An app took the parameter of the callback URL for a token.',
    paste: `myapp://oauth/callback?code=${code}&state=5ca75bd30`,
    code: 'authorization-code',
    confidence: 'certain',
    verdict: 'problem',
    kind: 'authorization-code',
  },
  {
    name: 'refresh-token',
    story: 'A refresh token is sent in place of the access token.',
    paste: `curl -H "Authorization: Bearer ${tokens.refresh}" ${api}/account`,
    code: 'refresh-token',
    confidence: 'certain',
    verdict: 'problem',
    kind: 'oauth-refresh-token',
  },
  {
    name: 'client-secret',
    story: 'The client secret of an OAuth application stands alone in a configuration.',
    paste: `client_secret=${makeToken('', 'client secret')}`,
    code: 'oauth-client-credential',
    confidence: 'certain',
    verdict: 'unchecked',
    kind: 'oauth-client-secret',
  },
  {
    name: 'something-else',
    story: 'A value that has the shape of no known credential.',
    paste: 'DIGITALOCEAN_TOKEN=nyc3-frankfurt-42',
    code: 'unrecognized-credential',
    confidence: 'likely',
    verdict: 'problem',
    kind: 'unknown',
  },
  {
    name: 'nothing',
    story: 'The paste did not arrive.',
    paste: '  \n',
    code: 'empty-input',
    confidence: 'certain',
    verdict: 'problem',
    kind: null,
  },
  {
    name: 'placeholder',
    story: 'The line from the guide, copied as it is.',
    paste: 'export DIGITALOCEAN_TOKEN=your_token_here',
    code: 'placeholder-token',
    confidence: 'certain',
    verdict: 'problem',
    kind: 'unknown',
  },
  {
    name: 'single-quotes',
    story: 'Single quotes keep the shell from filling in the variable.',
    paste: `curl -X GET -H 'Authorization: Bearer $DIGITALOCEAN_TOKEN' "${api}/account"`,
    code: 'unexpanded-variable',
    confidence: 'certain',
    verdict: 'problem',
    kind: null,
  },
  {
    name: 'half-a-token',
    story: 'The selection ended too early.',
    paste: tokens.fullAccess.slice(0, 60),
    code: 'truncated-token',
    confidence: 'certain',
    verdict: 'problem',
    kind: 'personal-access-token',
  },
  {
    name: 'one-character-too-many',
    story: 'One more character slipped in while copying.',
    paste: `${tokens.fullAccess}e`,
    code: 'malformed-token',
    confidence: 'certain',
    verdict: 'problem',
    kind: 'personal-access-token',
  },
  {
    name: 'without-bearer',
    story: 'The header holds the token alone.',
    paste: `curl -H "Authorization: ${tokens.fullAccess}" ${api}/droplets`,
    code: 'missing-auth-scheme',
    confidence: 'likely',
    verdict: 'problem',
    kind: 'personal-access-token',
  },
  {
    name: 'basic-auth',
    story: 'The token as a user name, the way old guides show it.',
    paste: `curl -u "${tokens.fullAccess}:" ${api}/account`,
    code: 'wrong-auth-scheme',
    confidence: 'likely',
    verdict: 'problem',
    kind: 'personal-access-token',
  },
  {
    name: 'empty-url',
    story: 'A curl command whose URL got lost, with what may be an authorization code.',
    paste: `curl -X GET -H 'Content-Type: application/json' -H 'Authorization: Bearer ${code}' ""`,
    code: 'missing-url',
    confidence: 'certain',
    verdict: 'problem',
    kind: 'legacy-token',
  },
  {
    name: 'deleted-token',
    story: 'A token that was deleted, or has expired: nobody can tell.',
    paste: tokens.deleted,
    code: 'token-rejected',
    confidence: 'certain',
    verdict: 'problem',
    kind: 'personal-access-token',
  },
  {
    name: 'error-text',
    story: 'Only the error, without any token.',
    paste: `Error: GET ${api}/account: 401 (request "5a7d0b0e-0000-4000-8000-73616e64626f") Unable to authenticate you`,
    code: 'token-rejected',
    confidence: 'likely',
    verdict: 'problem',
    kind: null,
  },
  {
    name: 'forbidden-text',
    story: 'A read-only token was used to create a Droplet.',
    paste: `Error: POST ${api}/droplets: 403 (request "5a7d0b0e-0000-4000-8000-73616e64626f") You are not authorized to perform this operation`,
    code: 'scope-missing',
    confidence: 'likely',
    verdict: 'problem',
    kind: null,
  },
  {
    name: 'busy-token',
    story: 'Too many programs share one token.',
    paste: tokens.busy,
    code: 'rate-limited',
    confidence: 'certain',
    verdict: 'undetermined',
    kind: 'personal-access-token',
  },
  {
    name: 'outage',
    story: 'DigitalOcean has a bad day.',
    paste: tokens.outage,
    code: 'service-unavailable',
    confidence: 'certain',
    verdict: 'undetermined',
    kind: 'personal-access-token',
  },
  {
    name: 'firewall',
    story: 'A firewall refuses the connection.',
    paste: tokens.blocked,
    code: 'connection-failed',
    confidence: 'certain',
    verdict: 'undetermined',
    kind: 'personal-access-token',
  },
  {
    name: 'silence',
    story: 'No answer comes.',
    paste: tokens.slow,
    code: 'connection-timeout',
    confidence: 'certain',
    verdict: 'undetermined',
    kind: 'personal-access-token',
  },
  {
    name: 'hotel',
    story: 'A network that shows its own login page first.',
    paste: tokens.hotel,
    code: 'unexpected-response',
    confidence: 'certain',
    verdict: 'undetermined',
    kind: 'personal-access-token',
  },
  {
    name: 'a-question',
    story: 'Words, but neither a credential nor an error.',
    paste: 'Which permissions does my control panel need, and for how long?',
    code: 'unexplained',
    confidence: 'possible',
    verdict: 'undetermined',
    kind: null,
  },
];
