import {
  accepted,
  accountAnswer,
  accountAnswerEvidence,
  credential,
  forbidden,
  legacyToken,
  now,
  oauthToken,
  pastedAccount,
  pastedAnswer,
  pastedAnswerEvidence,
  pastedGrant,
  personalToken,
  probedAccount,
  probedFailure,
  probedGrant,
  refused,
  request,
  revocation,
  secondsLeft,
  tokenInfoAnswer,
  tokenInfoAnswerEvidence,
  told,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';
import type { PassportSeen } from '../subject.ts';

const expiredAnswer = { status: 401, knownMessage: 'expired' } as const;
const revokedAnswer = { status: 401, knownMessage: 'revoked' } as const;
const day = 86_400;
const daysAgo = (days: number) => new Date(now - days * day * 1000).toISOString();

/** The evidence of a refusal by both hosts. */
const bothRefuse = {
  answers: [accountAnswerEvidence(unauthorized), tokenInfoAnswerEvidence(unauthorized)],
  kind: 'personal-access-token',
  worked: false,
} as const;
const own = { firstAccepted: '2026-01-11', lastAccepted: '2026-02-28' };
/** The passports say these things about a refused token. */
const withPassport = (passport: PassportSeen) =>
  [
    { credential: personalToken, facts: refused, passport },
    { confidence: 'certain', severity: 'error', evidence: { ...bothRefuse, passport } },
  ] as const;

testRule('token-rejected', {
  'says that an earlier run saw this value accepted': withPassport({
    own,
    laterValue: null,
  }),
  'says that this is another value than the accepted one': withPassport({
    own: null,
    laterValue: '2026-02-28',
  }),
  'says that the old value is back': withPassport({
    own,
    laterValue: '2026-02-28',
  }),
  'is only possible for an error that suggests a 401': [
    { facts: [pastedAnswer({ ...unauthorized, vague: true })] },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        answers: [pastedAnswerEvidence({ ...unauthorized, vague: true })],
        kind: null,
        worked: false,
      },
    },
  ],
  'is only possible where the text has several credentials and no request': [
    { facts: [pastedAnswer(unauthorized)], credential: personalToken, count: 2 },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        answers: [pastedAnswerEvidence(unauthorized)],
        kind: 'personal-access-token',
        worked: false,
        unclear: true,
      },
    },
  ],
  'is only possible where the text shows an account as well': [
    { facts: [pastedAnswer(unauthorized), pastedAccount()] },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { answers: [pastedAnswerEvidence(unauthorized)], kind: null, worked: true },
    },
  ],
  'does not apply to a page below the address of the API': [
    { facts: [pastedAnswer({ status: 401, service: 'api', isPage: true })] },
    null,
  ],
  'is certain when the API refuses the token just now': [
    { credential: personalToken, facts: refused },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        answers: [accountAnswerEvidence(unauthorized), tokenInfoAnswerEvidence(unauthorized)],
        kind: 'personal-access-token',
        worked: false,
      },
    },
  ],
  'is likely when only the OAuth host refuses it': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'timeout' }), tokenInfoAnswer(unauthorized)],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        answers: [tokenInfoAnswerEvidence(unauthorized)],
        kind: 'personal-access-token',
        worked: false,
      },
    },
  ],
  'rests on our own answers when the text shows one as well': [
    { credential: personalToken, facts: [pastedAnswer(unauthorized), accountAnswer(unauthorized)] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        answers: [accountAnswerEvidence(unauthorized)],
        kind: 'personal-access-token',
        worked: false,
      },
    },
  ],
  'is likely for a pasted answer in DigitalOcean’s words': [
    { facts: [pastedAnswer({ ...unauthorized, tool: 'Terraform' })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        answers: [pastedAnswerEvidence({ ...unauthorized, tool: 'Terraform' })],
        kind: null,
        worked: false,
      },
    },
  ],
  'is likely for a bare 401 beside an address of the API': [
    {
      facts: [
        pastedAnswer({
          status: 401,
          method: 'POST',
          service: 'api',
          host: 'api.digitalocean.com',
          path: '/v2/droplets',
        }),
      ],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        answers: [
          pastedAnswerEvidence({
            status: 401,
            method: 'POST',
            host: 'api.digitalocean.com',
            path: '/v2/droplets',
          }),
        ],
        kind: null,
        worked: false,
      },
    },
  ],
  'does not apply to a bare 401 without an address': [
    { facts: [pastedAnswer({ status: 401 })] },
    null,
  ],
  'does not apply to a bare 401 of the control panel': [
    { facts: [pastedAnswer({ status: 401, service: 'control-panel' })] },
    null,
  ],
  'does not apply to a 401 of another service, whatever its words': [
    { facts: [pastedAnswer({ ...unauthorized, service: 'other' })] },
    null,
  ],
  'does not apply to a 401 that we got in other words': [
    { credential: personalToken, facts: [accountAnswer({ status: 401 })] },
    null,
  ],
  'does not apply to 403, 404, 407, 429 and 5xx': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 403, knownMessage: 'blocked' }),
        ...[404, 407, 429, 500, 502, 503].map((status) => tokenInfoAnswer({ status })),
        pastedAnswer({ status: 403, service: 'api' }),
        pastedAnswer({ status: 404, knownMessage: 'not-found', service: 'api' }),
      ],
    },
    null,
  ],
  'does not apply to DigitalOcean’s words with another status': [
    { facts: [pastedAnswer({ status: 503, knownMessage: 'unable-to-authenticate' })] },
    null,
  ],
  'does not apply when no answer came': [
    {
      credential: personalToken,
      facts: (['dns', 'tls', 'proxy', 'timeout', 'refused', 'garbled', 'redirected'] as const).map(
        (reason) => probedFailure({ reason }),
      ),
    },
    null,
  ],
  'does not apply to a pasted 401 when the token is accepted': [
    { credential: personalToken, facts: [pastedAnswer(unauthorized), ...accepted] },
    null,
  ],
  'does not apply when the hosts disagree': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(unauthorized),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(),
      ],
    },
    null,
  ],
  'says nothing of earlier runs when only the text shows a rejection': [
    {
      credential: personalToken,
      facts: [pastedAnswer(unauthorized)],
      passport: { own, laterValue: null },
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        answers: [pastedAnswerEvidence(unauthorized)],
        kind: 'personal-access-token',
        worked: false,
      },
    },
  ],
  'is likely for a pasted rejection when our own request got another answer': [
    {
      credential: personalToken,
      facts: [pastedAnswer(unauthorized), accountAnswer({ status: 500 })],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        answers: [pastedAnswerEvidence(unauthorized)],
        kind: 'personal-access-token',
        worked: false,
      },
    },
  ],
  'is likely when only token/info rejects the token, whatever the text shows': [
    {
      credential: personalToken,
      facts: [
        pastedAccount(),
        pastedAnswer(unauthorized),
        probedFailure({ reason: 'timeout' }),
        tokenInfoAnswer(unauthorized),
      ],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        answers: [tokenInfoAnswerEvidence(unauthorized)],
        kind: 'personal-access-token',
        worked: true,
      },
    },
  ],
  'is likely when the text shows one rejection and suggests another': [
    { facts: [pastedAnswer({ ...unauthorized, vague: true }), pastedAnswer(unauthorized)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        answers: [
          pastedAnswerEvidence({ ...unauthorized, vague: true }),
          pastedAnswerEvidence(unauthorized),
        ],
        kind: null,
        worked: false,
      },
    },
  ],
  'does not apply to a 401 of the API in the words of a filter': [
    { facts: [pastedAnswer({ status: 401, knownMessage: 'blocked', service: 'api' })] },
    null,
  ],
});

/** An earlier run saw that DigitalOcean accepted this very value. */
const seen = (parts: { readonly expiresAt?: string | null }) => ({
  own: { ...own, ...parts },
  laterValue: null,
});

const expired = {
  basis: 'answer',
  origin: 'probed',
  kind: 'personal-access-token',
  rejected: true,
  expiresAt: null,
} as const;

testRule('token-expired', {
  'is certain when the API refuses the token and token/info says that no time is left': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(unauthorized),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(secondsLeft(0)),
      ],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { ...expired, basis: 'token-info', expiresAt: new Date(now).toISOString() },
    },
  ],
  'is certain when the API says so itself': [
    {
      credential: oauthToken,
      facts: [accountAnswer(expiredAnswer), tokenInfoAnswer(unauthorized)],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { ...expired, kind: 'oauth-access-token' },
    },
  ],
  'is certain when the API refuses the token and the OAuth host says why': [
    {
      credential: personalToken,
      facts: [accountAnswer(unauthorized), tokenInfoAnswer(expiredAnswer)],
    },
    { confidence: 'certain', severity: 'error', evidence: expired },
  ],
  'is likely when only the OAuth host refuses the token': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'timeout' }), tokenInfoAnswer(expiredAnswer)],
    },
    { confidence: 'likely', severity: 'error', evidence: expired },
  ],
  'is likely when only token/info says that no time is left': [
    {
      credential: personalToken,
      facts: [
        probedFailure({ reason: 'timeout' }),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(secondsLeft(0)),
      ],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...expired,
        basis: 'token-info',
        rejected: false,
        expiresAt: new Date(now).toISOString(),
      },
    },
  ],
  'is likely for the sentence in the text': [
    { facts: [pastedAnswer(expiredAnswer)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...expired, origin: 'pasted', kind: null, rejected: false },
    },
  ],
  'is likely when a pasted sentence explains why the API refuses the token': [
    { credential: personalToken, facts: [pastedAnswer(expiredAnswer), ...refused] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...expired, origin: 'pasted' },
    },
  ],
  'rests on our own answer when the text shows one as well': [
    {
      credential: personalToken,
      facts: [pastedAnswer(expiredAnswer), accountAnswer(expiredAnswer)],
    },
    { confidence: 'certain', severity: 'error', evidence: expired },
  ],
  'names no date of a pasted token response that has not expired': [
    {
      credential: personalToken,
      facts: [
        pastedGrant({
          lifetime: { type: 'seconds', seconds: 30 * day },
          createdAt: daysAgo(29),
          expiresAt: daysAgo(-1),
        }),
        accountAnswer(expiredAnswer),
      ],
    },
    { confidence: 'certain', severity: 'error', evidence: expired },
  ],
  'is likely for a pasted answer of token/info with no time left': [
    { facts: [pastedGrant({ lifetime: { type: 'seconds', seconds: 0 } })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...expired, basis: 'paste', origin: 'pasted', kind: null, rejected: false },
    },
  ],
  'is likely for a pasted token response that has expired': [
    {
      credential: oauthToken,
      facts: [
        pastedGrant({
          lifetime: { type: 'seconds', seconds: 30 * day },
          createdAt: daysAgo(31),
          expiresAt: daysAgo(1),
        }),
      ],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        basis: 'paste',
        origin: 'pasted',
        kind: 'oauth-access-token',
        rejected: false,
        expiresAt: daysAgo(1),
      },
    },
  ],
  'is likely from the very second on': [
    {
      facts: [pastedGrant({ lifetime: { type: 'seconds', seconds: 60 }, expiresAt: daysAgo(0) })],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        basis: 'paste',
        origin: 'pasted',
        kind: null,
        rejected: false,
        expiresAt: daysAgo(0),
      },
    },
  ],
  'is certain by token/info although the clock of this machine is behind': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(unauthorized),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant({ lifetime: { type: 'seconds', seconds: 0 }, expiresAt: daysAgo(-1) }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { ...expired, basis: 'token-info', expiresAt: daysAgo(-1) },
    },
  ],
  'does not apply to a pasted token response that has not expired': [
    {
      credential: oauthToken,
      facts: [
        pastedGrant({
          lifetime: { type: 'seconds', seconds: 30 * day },
          createdAt: daysAgo(29),
          expiresAt: daysAgo(-1),
        }),
      ],
    },
    null,
  ],
  'does not apply to a pasted lifetime without a start date': [
    {
      credential: oauthToken,
      facts: [pastedGrant({ lifetime: { type: 'seconds', seconds: 3600 } })],
    },
    null,
  ],
  'does not apply to a bare 401': [{ credential: personalToken, facts: refused }, null],
  'does not apply when the token is accepted': [
    {
      credential: personalToken,
      facts: [
        pastedAnswer(expiredAnswer),
        pastedGrant({ lifetime: { type: 'seconds', seconds: 0 } }),
        ...accepted,
      ],
    },
    null,
  ],
  'does not apply when the API accepts a token of which token/info says that no time is left': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(secondsLeft(0)),
      ],
    },
    null,
  ],
  'does not apply when one answer says expired and the other revoked': [
    {
      credential: personalToken,
      facts: [accountAnswer(expiredAnswer), tokenInfoAnswer(revokedAnswer)],
    },
    null,
  ],
  'does not apply to the sentence of another service': [
    { facts: [pastedAnswer({ ...expiredAnswer, service: 'other' })] },
    null,
  ],
  'does not apply to a grant that never expires': [
    { credential: personalToken, facts: [pastedGrant({ lifetime: { type: 'never' } })] },
    null,
  ],
  'is likely for a token whose expiry an earlier run recorded and that is refused now': [
    { credential: personalToken, facts: refused, passport: seen({ expiresAt: '2026-02-28' }) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...expired,
        basis: 'passport',
        expiresAt: '2026-02-28',
        passport: { ...own, expiresAt: '2026-02-28', daysLeft: null },
      },
    },
  ],
  'is likely for an old value that is back and expired by its record': [
    {
      credential: personalToken,
      facts: refused,
      passport: { ...seen({ expiresAt: '2026-02-28' }), laterValue: '2026-02-20' },
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...expired,
        basis: 'passport',
        expiresAt: '2026-02-28',
        passport: { ...own, expiresAt: '2026-02-28', daysLeft: null },
      },
    },
  ],
  'does not apply by a passport when DigitalOcean says that the token was revoked': [
    {
      credential: personalToken,
      facts: [accountAnswer(revokedAnswer), tokenInfoAnswer(unauthorized)],
      passport: seen({ expiresAt: '2026-02-28' }),
    },
    null,
  ],
  'does not apply by a passport on the day of the expiry, nor without an answer': [
    { credential: personalToken, facts: refused, passport: seen({ expiresAt: '2026-03-01' }) },
    null,
  ],
  'does not apply by a passport while nothing rejects the token': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'timeout' })],
      passport: seen({ expiresAt: '2026-02-28' }),
    },
    null,
  ],
  'rests on the passport when only the text says that a token was revoked': [
    {
      credential: personalToken,
      facts: [pastedAnswer(revokedAnswer), ...refused],
      passport: seen({ expiresAt: '2026-02-28' }),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...expired,
        basis: 'passport',
        expiresAt: '2026-02-28',
        passport: { ...own, expiresAt: '2026-02-28', daysLeft: null },
      },
    },
  ],
  'rests on the passport from the midnight after the last day on': [
    {
      credential: personalToken,
      facts: refused,
      passport: seen({ expiresAt: '2026-02-28' }),
      now: Date.parse('2026-03-01T00:00:00Z'),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...expired,
        basis: 'passport',
        expiresAt: '2026-02-28',
        passport: { ...own, expiresAt: '2026-02-28', daysLeft: null },
      },
    },
  ],
  'does not apply to a refresh token beside the date of an access token': [
    {
      credential: credential({ kind: 'oauth-refresh-token' }),
      facts: [pastedGrant({ lifetime: { type: 'seconds', seconds: 0 } })],
    },
    null,
  ],
});

const revoked = {
  basis: 'answer',
  origin: 'probed',
  kind: 'personal-access-token',
  rejected: true,
} as const;

testRule('token-revoked', {
  'is certain when the API says so': [
    {
      credential: personalToken,
      facts: [accountAnswer(revokedAnswer), tokenInfoAnswer(unauthorized)],
    },
    { confidence: 'certain', severity: 'error', evidence: revoked },
  ],
  'is likely when only the OAuth host refuses the token': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'dns' }), tokenInfoAnswer(revokedAnswer)],
    },
    { confidence: 'likely', severity: 'error', evidence: revoked },
  ],
  'is likely for the sentence in the text': [
    { facts: [pastedAnswer(revokedAnswer)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { basis: 'answer', origin: 'pasted', kind: null, rejected: false },
    },
  ],
  'is likely for a notice': [
    { facts: [revocation] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { basis: 'paste', origin: 'pasted', kind: null, rejected: false },
    },
  ],
  'is likely for a notice beside a token that DigitalOcean refuses': [
    { credential: personalToken, facts: [revocation, ...refused] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        basis: 'paste',
        origin: 'pasted',
        kind: 'personal-access-token',
        rejected: true,
      },
    },
  ],
  'does not apply when the token is accepted': [
    { credential: personalToken, facts: [revocation, ...accepted] },
    null,
  ],
  'does not apply when one answer says revoked and the other expired': [
    {
      credential: personalToken,
      facts: [accountAnswer(revokedAnswer), tokenInfoAnswer(expiredAnswer)],
    },
    null,
  ],
  'does not apply to a bare 401': [{ credential: personalToken, facts: refused }, null],
  'is likely for a token that an earlier run saw accepted and that had time left': [
    { credential: personalToken, facts: refused, passport: seen({ expiresAt: '2026-04-12' }) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...revoked,
        basis: 'passport',
        passport: { ...own, expiresAt: '2026-04-12', daysLeft: 41 },
      },
    },
  ],
  'is likely for one that never expires': [
    { credential: personalToken, facts: refused, passport: seen({ expiresAt: null }) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...revoked,
        basis: 'passport',
        passport: { ...own, expiresAt: null, daysLeft: null },
      },
    },
  ],
  'does not apply to a token whose expiry no run saw': [
    { credential: personalToken, facts: refused, passport: seen({}) },
    null,
  ],
  'does not apply on the day of the expiry': [
    { credential: personalToken, facts: refused, passport: seen({ expiresAt: '2026-03-01' }) },
    null,
  ],
  'does not apply to an old value that is back': [
    {
      credential: personalToken,
      facts: refused,
      passport: { ...seen({ expiresAt: null }), laterValue: '2026-02-25' },
    },
    null,
  ],
  'does not apply by a passport alone': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'dns' })],
      passport: seen({ expiresAt: null }),
    },
    null,
  ],
  'does not apply by a passport while DigitalOcean accepts the token': [
    { credential: personalToken, facts: accepted, passport: seen({ expiresAt: null }) },
    null,
  ],
  'does not apply to another service’s words': [
    { facts: [pastedAnswer({ ...revokedAnswer, service: 'other' })] },
    null,
  ],
  'does not apply by a passport when DigitalOcean says that the token has expired': [
    {
      credential: personalToken,
      facts: [accountAnswer(expiredAnswer), tokenInfoAnswer(unauthorized)],
      passport: seen({ expiresAt: null }),
    },
    null,
  ],
  'does not apply by a passport from the midnight on with which the last day begins': [
    {
      credential: personalToken,
      facts: refused,
      passport: seen({ expiresAt: '2026-03-01' }),
      now: Date.parse('2026-03-01T00:00:00Z'),
    },
    null,
  ],
});

const noScopes = { granted: null, named: null, needed: [], missing: [], suffices: false };
const createDroplet = { operation: 'POST /v2/droplets', needs: [['droplet:create']] };

testRule('scope-missing', {
  'takes the scope that the message names, whatever the operation needs': [
    {
      facts: [pastedAnswer({ ...forbidden, missingScope: 'tag:create' })],
      needed: [createDroplet],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence(forbidden),
        granted: null,
        named: 'tag:create',
        needed: [],
        missing: ['tag:create'],
        suffices: false,
      },
    },
  ],
  'is only possible for a 403 that a sentence mentions': [
    { facts: [pastedAnswer({ status: 403, vague: true })] },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence({ status: 403, vague: true }),
        granted: null,
        named: null,
        needed: [],
        missing: [],
        suffices: false,
      },
    },
  ],
  'is certain information when the API refuses the account and token/info knows the token': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(forbidden),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant({ scopes: ['droplet:read'] }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        ...accountAnswerEvidence(forbidden),
        ...noScopes,
        granted: ['droplet:read'],
        missing: ['account:read'],
      },
    },
  ],
  'is possible information when the token has account:read and may not see the account': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(forbidden),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant({ scopes: ['account:read'] }),
      ],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: {
        ...accountAnswerEvidence(forbidden),
        ...noScopes,
        granted: ['account:read'],
        suffices: true,
      },
    },
  ],
  'is likely information when a 403 is all that came': [
    { credential: personalToken, facts: [accountAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: { ...accountAnswerEvidence(forbidden), ...noScopes },
    },
  ],
  'is a likely error for a pasted 403': [
    { facts: [pastedAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...pastedAnswerEvidence(forbidden), ...noScopes },
    },
  ],
  'names what the operation needs and the token lacks': [
    {
      credential: personalToken,
      facts: [
        pastedAnswer(forbidden),
        ...accepted.slice(0, 3),
        probedGrant({ scopes: ['droplet:read'] }),
      ],
      needed: [createDroplet],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence(forbidden),
        granted: ['droplet:read'],
        named: null,
        needed: [createDroplet],
        missing: ['droplet:create'],
        suffices: false,
      },
    },
  ],
  'is possible information when the token has all that the operation needs': [
    {
      credential: personalToken,
      facts: [
        pastedAnswer(forbidden),
        ...accepted.slice(0, 3),
        probedGrant({ scopes: ['api:read', 'api:write'] }),
      ],
      needed: [createDroplet],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: {
        ...pastedAnswerEvidence(forbidden),
        granted: ['api:read', 'api:write'],
        named: null,
        needed: [createDroplet],
        missing: [],
        suffices: true,
      },
    },
  ],
  'does not name a scope that the text shows the token to have': [
    {
      facts: [pastedAnswer(forbidden), pastedGrant({ scopes: ['droplet:create', 'droplet:read'] })],
      needed: [createDroplet],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence(forbidden),
        granted: ['droplet:create', 'droplet:read'],
        named: null,
        needed: [createDroplet],
        missing: [],
        suffices: false,
      },
    },
  ],
  'names the operation of the one command in the text': [
    { facts: [request({ method: 'POST' }), pastedAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence({ ...forbidden, method: 'POST', path: '/v2/droplets' }),
        ...noScopes,
      },
    },
  ],
  'names GET for a command without a method': [
    { facts: [request({ method: null }), pastedAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence({ ...forbidden, method: 'GET', path: '/v2/droplets' }),
        ...noScopes,
      },
    },
  ],
  'names the operation of the answer before that of the command': [
    {
      facts: [
        request({ method: 'POST' }),
        pastedAnswer({ ...forbidden, method: 'DELETE', path: '/v2/volumes/{id}' }),
      ],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence({ ...forbidden, method: 'DELETE', path: '/v2/volumes/{id}' }),
        ...noScopes,
      },
    },
  ],
  'names no operation when the text shows two commands': [
    { facts: [request(), request({ method: 'POST' }), pastedAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...pastedAnswerEvidence(forbidden), ...noScopes },
    },
  ],
  'names no operation when the command has no address': [
    { facts: [request({ url: 'missing' }), pastedAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...pastedAnswerEvidence(forbidden), ...noScopes },
    },
  ],
  'rests on the pasted 403 when the API refuses the account as well': [
    { credential: personalToken, facts: [accountAnswer(forbidden), pastedAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...pastedAnswerEvidence(forbidden), ...noScopes },
    },
  ],
  'is possible when the text shows a 401 as well': [
    { facts: [pastedAnswer(forbidden), pastedAnswer(unauthorized)] },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { ...pastedAnswerEvidence(forbidden), ...noScopes },
    },
  ],
  'does not apply to a pasted 403 when DigitalOcean refuses the token': [
    { credential: personalToken, facts: [pastedAnswer(forbidden), ...refused] },
    null,
  ],
  'does not apply to a 403 without DigitalOcean’s words': [
    { facts: [pastedAnswer({ status: 403, service: 'api' })] },
    null,
  ],
  'does not apply to a 403 with a web page': [
    { credential: personalToken, facts: [accountAnswer({ status: 403, knownMessage: 'blocked' })] },
    null,
  ],
  'does not apply to a 403 about the account': [
    { facts: [pastedAnswer({ status: 403, knownMessage: 'account-locked' })] },
    null,
  ],
  'does not apply to the words of another service': [
    { facts: [pastedAnswer({ ...forbidden, service: 'provider' })] },
    null,
  ],
  'does not apply to a 401': [{ credential: legacyToken, facts: refused }, null],
  'is only possible for a mentioned 403 of the API, whatever else the text tells': [
    {
      facts: [told('works-in-curl'), pastedAnswer({ status: 403, service: 'api', vague: true })],
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence({ status: 403, vague: true }),
        granted: null,
        named: null,
        needed: [],
        missing: [],
        suffices: false,
      },
    },
  ],
  'does not apply to a mentioned 403 in a text about something else': [
    {
      facts: [pastedAnswer({ status: 403, vague: true }), told('no-digitalocean')],
    },
    null,
  ],
  'does not apply to a mentioned 403 of another service': [
    { facts: [pastedAnswer({ status: 403, service: 'spaces', vague: true })] },
    null,
  ],
  'does not apply to a mentioned 403 of a firewall': [
    { facts: [pastedAnswer({ status: 403, knownMessage: 'blocked', vague: true })] },
    null,
  ],
  'does not apply to a mentioned 401': [
    { facts: [pastedAnswer({ status: 401, vague: true })] },
    null,
  ],
  'does not apply when only token/info refuses our request': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer(forbidden),
      ],
    },
    null,
  ],
  'stays when the OAuth host rejects a token that the API recognizes': [
    { credential: personalToken, facts: [accountAnswer(forbidden), tokenInfoAnswer(unauthorized)] },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: { ...accountAnswerEvidence(forbidden), ...noScopes },
    },
  ],
  'is only possible when the token has the scope that the message names': [
    {
      credential: personalToken,
      facts: [
        pastedAnswer({ ...forbidden, missingScope: 'tag:create' }),
        ...accepted.slice(0, 3),
        probedGrant({ scopes: ['tag:create'] }),
      ],
      needed: [createDroplet],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: {
        ...pastedAnswerEvidence(forbidden),
        granted: ['tag:create'],
        named: 'tag:create',
        needed: [],
        missing: [],
        suffices: true,
      },
    },
  ],
  'is likely when the token has the scopes for only one of two refused operations': [
    {
      credential: personalToken,
      facts: [
        pastedAnswer(forbidden),
        ...accepted.slice(0, 3),
        probedGrant({ scopes: ['tag:read'] }),
      ],
      needed: [{ operation: 'GET /v2/tags', needs: [['tag:read']] }, createDroplet],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence(forbidden),
        granted: ['tag:read'],
        named: null,
        needed: [{ operation: 'GET /v2/tags', needs: [['tag:read']] }, createDroplet],
        missing: ['droplet:create'],
        suffices: false,
      },
    },
  ],
  'does not apply to DigitalOcean’s words with another status': [
    { facts: [pastedAnswer({ ...forbidden, status: 404 })] },
    null,
  ],
  'is likely when the token lacks the scope that the message names': [
    {
      credential: personalToken,
      facts: [
        pastedAnswer({ ...forbidden, missingScope: 'tag:create' }),
        ...accepted.slice(0, 3),
        probedGrant({ scopes: ['droplet:read'] }),
      ],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...pastedAnswerEvidence(forbidden),
        granted: ['droplet:read'],
        named: 'tag:create',
        needed: [],
        missing: ['tag:create'],
        suffices: false,
      },
    },
  ],
});

testRule('account-locked', {
  'is certain when the API names the status just now': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount({ status: 'locked' }),
      ],
    },
    { confidence: 'certain', severity: 'error', evidence: { status: 'locked' } },
  ],
  'is likely for a pasted account': [
    { facts: [pastedAccount({ status: 'locked' })] },
    { confidence: 'likely', severity: 'error', evidence: { status: 'locked' } },
  ],
  'is likely for a refusal in such words': [
    { facts: [pastedAnswer({ status: 403, knownMessage: 'account-locked' })] },
    { confidence: 'likely', severity: 'error', evidence: { status: 'locked' } },
  ],
  'is likely for a 402 in such words': [
    { facts: [pastedAnswer({ status: 402, knownMessage: 'account-locked' })] },
    { confidence: 'likely', severity: 'error', evidence: { status: 'locked' } },
  ],
  'is no more than likely when the API refuses in such words just now': [
    {
      credential: personalToken,
      facts: [accountAnswer({ status: 403, knownMessage: 'account-locked' })],
    },
    { confidence: 'likely', severity: 'error', evidence: { status: 'locked' } },
  ],
  'does not apply to a pasted account when the API names an active one': [
    { credential: personalToken, facts: [pastedAccount({ status: 'locked' }), ...accepted] },
    null,
  ],
  'applies to a pasted refusal although the API names an active account': [
    {
      credential: personalToken,
      facts: [pastedAnswer({ status: 403, knownMessage: 'account-locked' }), ...accepted],
    },
    { confidence: 'likely', severity: 'error', evidence: { status: 'locked' } },
  ],
  'does not apply to a warning': [{ facts: [pastedAccount({ status: 'warning' })] }, null],
  'does not apply to an unknown status': [{ facts: [pastedAccount({ status: null })] }, null],
  'does not apply to such words of another service': [
    {
      facts: [pastedAnswer({ status: 403, knownMessage: 'account-locked', service: 'provider' })],
    },
    null,
  ],
  'does not apply to such words beside another status': [
    { facts: [pastedAnswer({ status: 200, knownMessage: 'account-locked' })] },
    null,
  ],
  'does not apply to a refusal for another reason': [
    {
      facts: [
        pastedAnswer({ ...forbidden, service: 'api' }),
        pastedAnswer({ status: 402, service: 'api' }),
      ],
    },
    null,
  ],
});

testRule('account-warning', {
  'is certain when the API names the status just now': [
    { credential: personalToken, facts: [probedAccount({ status: 'warning' })] },
    { confidence: 'certain', severity: 'warning', evidence: { status: 'warning' } },
  ],
  'is likely for a pasted account': [
    { facts: [pastedAccount({ status: 'warning' })] },
    { confidence: 'likely', severity: 'warning', evidence: { status: 'warning' } },
  ],
  'does not apply to a pasted account when the API names an active one': [
    { credential: personalToken, facts: [pastedAccount({ status: 'warning' }), ...accepted] },
    null,
  ],
  'does not apply to a locked account': [{ facts: [pastedAccount({ status: 'locked' })] }, null],
});

testRule('email-unverified', {
  'is certain when the API says so just now': [
    { credential: personalToken, facts: [probedAccount({ emailVerified: false })] },
    { confidence: 'certain', severity: 'warning', evidence: {} },
  ],
  'is likely for a pasted account': [
    { facts: [pastedAccount({ emailVerified: false })] },
    { confidence: 'likely', severity: 'warning', evidence: {} },
  ],
  'does not apply when the answer does not say': [
    { facts: [pastedAccount({ emailVerified: null })] },
    null,
  ],
  'does not apply to a pasted account when the API names a verified one': [
    { credential: personalToken, facts: [pastedAccount({ emailVerified: false }), ...accepted] },
    null,
  ],
});

testRule('clock-skew', {
  'is certain when the clock of an accepting answer is more than five minutes ahead': [
    {
      credential: personalToken,
      facts: [accountAnswer({ status: 200, understood: true, clockSkew: 301 }), probedAccount()],
    },
    { confidence: 'certain', severity: 'warning', evidence: { seconds: 301 } },
  ],
  'is certain when the clock of a refusing answer is more than five minutes behind': [
    { credential: personalToken, facts: [accountAnswer({ ...unauthorized, clockSkew: -7200 })] },
    { confidence: 'certain', severity: 'warning', evidence: { seconds: -7200 } },
  ],
  'is certain for a refusal of an operation': [
    { credential: personalToken, facts: [accountAnswer({ ...forbidden, clockSkew: 3600 })] },
    { confidence: 'certain', severity: 'warning', evidence: { seconds: 3600 } },
  ],
  'does not apply to five minutes': [
    {
      credential: personalToken,
      facts: [accountAnswer({ status: 200, understood: true, clockSkew: 300 }), probedAccount()],
    },
    null,
  ],
  'does not apply to the clock of a login page': [
    { credential: personalToken, facts: [accountAnswer({ status: 200, clockSkew: 86_400 })] },
    null,
  ],
  'does not apply to an answer without a date': [
    { credential: personalToken, facts: [request(), ...accepted] },
    null,
  ],
});
