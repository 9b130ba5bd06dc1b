import {
  accepted,
  accountAnswer,
  accountAnswerEvidence,
  exposure,
  forbidden,
  legacyToken,
  oauthToken,
  pastedAccount,
  pastedAnswer,
  pastedFailure,
  pastedGrant,
  personalToken,
  probedAccount,
  probedFailure,
  probedGrant,
  refused,
  repaired,
  request,
  revocation,
  secondsLeft,
  shaped,
  tokenInfoAnswer,
  tokenInfoAnswerEvidence,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';

/** The evidence of a token that never expires and that both hosts accept. */
const evidence = {
  kind: 'personal-access-token',
  answers: [accountAnswerEvidence({ status: 200 }), tokenInfoAnswerEvidence({ status: 200 })],
  scopes: null,
  lifetime: { type: 'never' },
  expiresAt: null,
  withoutAccount: false,
  inSpiteOfScope: false,
  exposed: false,
  contradictsPaste: false,
} as const;

testRule('token-accepted', {
  'is certain when both hosts accept the token': [
    { credential: personalToken, facts: accepted },
    { confidence: 'certain', severity: 'info', evidence },
  ],
  'is certain when the API names the account and token/info fails': [
    {
      credential: oauthToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        probedFailure({ reason: 'timeout', endpoint: 'token-info' }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        ...evidence,
        kind: 'oauth-access-token',
        answers: [accountAnswerEvidence({ status: 200 })],
        lifetime: { type: 'unknown' },
      },
    },
  ],
  'is certain when only token/info knows the token': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 503, knownMessage: 'service-unavailable' }),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant({ scopes: ['account:read'], ...secondsLeft(3600) }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        ...evidence,
        answers: [
          accountAnswerEvidence({ status: 503, knownMessage: 'service-unavailable' }),
          tokenInfoAnswerEvidence({ status: 200 }),
        ],
        scopes: ['account:read'],
        lifetime: { type: 'seconds', seconds: 3600 },
        expiresAt: '2026-03-01T13:00:00.000Z',
      },
    },
  ],
  'is certain, without an account, when token/info knows a token that may not see the account': [
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
        ...evidence,
        answers: [accountAnswerEvidence(forbidden), tokenInfoAnswerEvidence({ status: 200 })],
        scopes: ['droplet:read'],
        withoutAccount: true,
      },
    },
  ],
  'says so when the API does not show the account although the token has account:read': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(forbidden),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant({ scopes: ['account:read'] }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        ...evidence,
        answers: [accountAnswerEvidence(forbidden), tokenInfoAnswerEvidence({ status: 200 })],
        scopes: ['account:read'],
        withoutAccount: true,
        inSpiteOfScope: true,
      },
    },
  ],
  'is likely when a 403 in DigitalOcean’s words is the only sign': [
    { credential: personalToken, facts: [accountAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: {
        ...evidence,
        answers: [accountAnswerEvidence(forbidden)],
        lifetime: { type: 'unknown' },
        withoutAccount: true,
      },
    },
  ],
  'shows the account when only token/info refuses the request': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer(forbidden),
      ],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        ...evidence,
        answers: [accountAnswerEvidence({ status: 200 }), tokenInfoAnswerEvidence(forbidden)],
        lifetime: { type: 'unknown' },
      },
    },
  ],
  'is a warning when the text says that the token was exposed': [
    { credential: personalToken, facts: [exposure, ...accepted] },
    { confidence: 'certain', severity: 'warning', evidence: { ...evidence, exposed: true } },
  ],
  'names the contradiction when the text shows a 401 for another token': [
    { credential: personalToken, facts: [pastedAnswer(unauthorized), ...accepted] },
    { confidence: 'certain', severity: 'info', evidence: { ...evidence, contradictsPaste: true } },
  ],
  'is a warning as well when the text is a notice that the token was revoked': [
    { credential: personalToken, facts: [revocation, ...accepted] },
    { confidence: 'certain', severity: 'warning', evidence: { ...evidence, exposed: true } },
  ],
  'is not contradicted by a 401 of another service': [
    {
      credential: personalToken,
      facts: [pastedAnswer({ status: 401, service: 'kubernetes' }), ...accepted],
    },
    { confidence: 'certain', severity: 'info', evidence },
  ],
  'rests on nothing that a pasted token response says': [
    {
      credential: personalToken,
      facts: [
        pastedGrant({ scopes: ['droplet:read'], lifetime: { type: 'never' } }),
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
      ],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        ...evidence,
        answers: [accountAnswerEvidence({ status: 200 })],
        lifetime: { type: 'unknown' },
      },
    },
  ],
  'applies when the API accepts a token of which token/info says that no time is left': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(secondsLeft(0)),
      ],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        ...evidence,
        lifetime: { type: 'seconds', seconds: 0 },
        expiresAt: '2026-03-01T12:00:00.000Z',
      },
    },
  ],
  'does not apply when token/info says that no time is left and the API gives no answer': [
    {
      credential: personalToken,
      facts: [
        probedFailure({ reason: 'timeout' }),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(secondsLeft(0)),
      ],
    },
    null,
  ],
  'does not apply to a pasted account and grant': [
    { credential: personalToken, facts: [pastedAccount(), pastedGrant(secondsLeft(3600))] },
    null,
  ],
  'does not apply when a 200 contains no account': [
    { credential: personalToken, facts: [accountAnswer({ status: 200 })] },
    null,
  ],
  'does not apply to a 403 in other words': [
    { credential: personalToken, facts: [accountAnswer({ status: 403, knownMessage: 'blocked' })] },
    null,
  ],
  'does not apply to a 403 of token/info': [
    { credential: personalToken, facts: [tokenInfoAnswer(forbidden)] },
    null,
  ],
  'does not apply when the hosts disagree': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer(unauthorized),
      ],
    },
    null,
  ],
  'does not apply when both hosts refuse the token': [
    { credential: personalToken, facts: refused },
    null,
  ],
  'does not apply to a text without a credential': [{ facts: accepted }, null],
});

testRule('full-access', {
  'is certain with api:read and api:write': [
    {
      credential: personalToken,
      facts: [...accepted.slice(0, 3), probedGrant({ scopes: ['api:read', 'api:write'] })],
    },
    { confidence: 'certain', severity: 'info', evidence: { scopes: ['api:read', 'api:write'] } },
  ],
  'rests on our own answer when the text names other scopes': [
    {
      credential: personalToken,
      facts: [
        pastedGrant({ scopes: ['droplet:read'] }),
        ...accepted.slice(0, 3),
        probedGrant({ scopes: ['read', 'write'] }),
      ],
    },
    { confidence: 'certain', severity: 'info', evidence: { scopes: ['read', 'write'] } },
  ],
  'is certain with read and write': [
    {
      credential: personalToken,
      facts: [...accepted.slice(0, 3), probedGrant({ scopes: ['read', 'write', 'account:read'] })],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { scopes: ['read', 'write', 'account:read'] },
    },
  ],
  'does not apply to api:write alone': [
    {
      credential: personalToken,
      facts: [...accepted.slice(0, 3), probedGrant({ scopes: ['api:write', 'droplet:read'] })],
    },
    null,
  ],
  'does not apply to read alone': [
    {
      credential: personalToken,
      facts: [...accepted.slice(0, 3), probedGrant({ scopes: ['read'] })],
    },
    null,
  ],
  'does not apply when the scopes are unknown': [
    { credential: personalToken, facts: accepted },
    null,
  ],
  'does not apply to pasted scopes': [
    { credential: personalToken, facts: [pastedGrant({ scopes: ['read', 'write'] })] },
    null,
  ],
  'does not apply to an expired token': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(unauthorized),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant({ scopes: ['read', 'write'], ...secondsLeft(0) }),
      ],
    },
    null,
  ],
});

testRule('well-formed', {
  'does not apply where the text shows what happened': [
    { credential: personalToken, facts: [pastedAnswer({ status: 404 })] },
    null,
  ],
  'does not apply where the text shows that no answer came': [
    { credential: personalToken, facts: [pastedFailure({ reason: 'dns' })] },
    null,
  ],
  'is certain for a token with a prefix': [
    { credential: personalToken },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        kind: 'personal-access-token',
        alternatives: [],
        lifetime: null,
        skipped: false,
      },
    },
  ],
  'is likely for 64 hexadecimal digits without a prefix': [
    { credential: legacyToken },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: {
        kind: 'legacy-token',
        alternatives: ['authorization-code', 'oauth-client-secret', 'oauth-client-id'],
        lifetime: null,
        skipped: false,
      },
    },
  ],
  'applies from the eleventh credential on, which is not sent': [
    { credential: oauthToken, skipped: true },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        kind: 'oauth-access-token',
        alternatives: [],
        lifetime: null,
        skipped: true,
      },
    },
  ],
  'applies to a repaired token': [
    { credential: repaired(['whitespace']) },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        kind: 'personal-access-token',
        alternatives: [],
        lifetime: null,
        skipped: false,
      },
    },
  ],
  'names the lifetime that a pasted token response states': [
    {
      credential: oauthToken,
      facts: [pastedGrant({ lifetime: { type: 'seconds', seconds: 2_592_000 } })],
    },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        kind: 'oauth-access-token',
        alternatives: [],
        lifetime: { type: 'seconds', seconds: 2_592_000 },
        skipped: false,
      },
    },
  ],
  'applies to a token in a pasted request': [
    { credential: personalToken, facts: [request()] },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        kind: 'personal-access-token',
        alternatives: [],
        lifetime: null,
        skipped: false,
      },
    },
  ],
  'does not apply after a request, whatever came of it': [
    { credential: personalToken, facts: [probedFailure({ reason: 'dns' })] },
    null,
  ],
  'does not apply to a truncated token': [
    {
      credential: shaped({ type: 'truncated', expected: 71, actual: 70, elided: false }),
    },
    null,
  ],
  'does not apply to a placeholder': [
    { credential: shaped({ type: 'placeholder', confidence: 'certain' }) },
    null,
  ],
  'does not apply to a whole refresh token': [
    { credential: shaped({ type: 'well-formed' }, { kind: 'oauth-refresh-token' }) },
    null,
  ],
  'does not apply to a credential of another provider': [
    { credential: shaped({ type: 'well-formed' }, { kind: 'foreign', provider: 'GitHub' }) },
    null,
  ],
  'does not apply without a credential': [{ facts: [pastedAnswer(unauthorized)] }, null],
});
