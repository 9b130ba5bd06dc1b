import {
  accepted,
  accountAnswer,
  credential,
  expectations,
  forbidden,
  legacyToken,
  oauthToken,
  pastedAccount,
  pastedGrant,
  personalToken,
  probedAccount,
  probedFailure,
  probedGrant,
  refused,
  secondsLeft,
  shaped,
  tokenInfoAnswer,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';
import type { Account } from '../../facts.ts';
import type { Predecessor } from '../subject.ts';

const day = 86_400;

/** The facts of an accepted token with these scopes. */
const withScopes = (...scopes: readonly string[]) => [
  accountAnswer({ status: 200, understood: true }),
  probedAccount(),
  tokenInfoAnswer({ status: 200, understood: true }),
  probedGrant({ scopes }),
];
/** The facts of an accepted token that ends after this time. */
const withLifetime = (seconds: number) => [
  ...accepted.slice(0, 3),
  probedGrant(secondsLeft(seconds)),
];
/** The facts of an accepted token about which token/info did not answer. */
const withoutGrant = [
  accountAnswer({ status: 200, understood: true }),
  probedAccount(),
  probedFailure({ reason: 'timeout', endpoint: 'token-info', host: 'cloud.digitalocean.com' }),
];
const hostsDisagree = [...accepted.slice(0, 2), tokenInfoAnswer(unauthorized)];

const week = expectations({ minLifetime: 7 * day });

/** What a replacement is compared with. */
const predecessor = (parts: Partial<Predecessor> = {}) =>
  expectations({
    predecessor: {
      place: 'env OLD',
      kind: 'personal-access-token',
      account: null,
      team: null,
      requiredScopes: [],
      allowedScopes: null,
      ...parts,
    },
  });
const inTenDays = '2026-03-11T12:00:00.000Z';

testRule('expires-soon', {
  'is certain for a replacement that ends before the old token': [
    {
      credential: personalToken,
      facts: withLifetime(9 * day),
      expected: predecessor({ expiresAt: inTenDays }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expiresAt: '2026-03-10T12:00:00.000Z',
        left: 9 * day,
        required: 10 * day + 60,
        level: 'error',
        predecessor: { expiresAt: inTenDays },
      },
    },
  ],
  'is a warning for a replacement of a token that never expires': [
    {
      credential: personalToken,
      facts: withLifetime(90 * day),
      expected: predecessor({ expiresAt: null }),
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        expiresAt: '2026-05-30T12:00:00.000Z',
        left: 90 * day,
        required: Number.MAX_SAFE_INTEGER,
        level: 'warning',
        predecessor: { expiresAt: null },
      },
    },
  ],
  'does not apply to a replacement that lives longer': [
    {
      credential: personalToken,
      facts: withLifetime(11 * day),
      expected: predecessor({ expiresAt: inTenDays }),
    },
    null,
  ],
  'does not apply to a replacement of a token whose expiry is over or unknown': [
    {
      credential: personalToken,
      facts: withLifetime(day),
      expected: predecessor({ expiresAt: '2026-02-20T00:00:00.000Z' }),
    },
    null,
  ],
  'does not compare a token with itself': [
    {
      credential: personalToken,
      facts: withLifetime(day),
      expected: predecessor({ expiresAt: inTenDays }),
      sameAs: 'env OLD',
    },
    null,
  ],
  'is a warning when less time is left than the warning asks for': [
    {
      credential: personalToken,
      facts: withLifetime(6 * day),
      expected: expectations({ minLifetime: day, warnLifetime: 7 * day }),
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        expiresAt: '2026-03-07T12:00:00.000Z',
        left: 6 * day,
        required: 7 * day,
        level: 'warning',
      },
    },
  ],
  'is an error, and no warning, when both limits are missed': [
    {
      credential: personalToken,
      facts: withLifetime(6 * day),
      expected: expectations({ minLifetime: 7 * day, warnLifetime: 14 * day }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expiresAt: '2026-03-07T12:00:00.000Z',
        left: 6 * day,
        required: 7 * day,
        level: 'error',
      },
    },
  ],
  'is certain when less time is left than is required': [
    { credential: personalToken, facts: withLifetime(6 * day), expected: week },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expiresAt: '2026-03-07T12:00:00.000Z',
        left: 6 * day,
        required: 7 * day,
        level: 'error',
      },
    },
  ],
  'is possible when the lifetime could not be read': [
    { credential: personalToken, facts: withoutGrant, expected: week },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { expiresAt: null, left: null, required: 7 * day, level: 'error' },
    },
  ],
  'is possible when only the text states a lifetime': [
    {
      credential: personalToken,
      facts: [pastedGrant(secondsLeft(day)), ...withoutGrant],
      expected: week,
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { expiresAt: null, left: null, required: 7 * day, level: 'error' },
    },
  ],
  'is possible when no time is left by token/info, although the API accepts the token': [
    { credential: personalToken, facts: withLifetime(0), expected: week },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { expiresAt: null, left: null, required: 7 * day, level: 'error' },
    },
  ],
  'does not apply when exactly the required time is left': [
    { credential: personalToken, facts: withLifetime(7 * day), expected: week },
    null,
  ],
  'does not apply to a token that never expires': [
    { credential: personalToken, facts: accepted, expected: week },
    null,
  ],
  'does not apply when nothing is expected of the lifetime': [
    { credential: personalToken, facts: withLifetime(60), expected: expectations({}) },
    null,
  ],
  'does not apply without expectations': [
    { credential: personalToken, facts: withLifetime(60) },
    null,
  ],
  'does not apply to a token that DigitalOcean refuses': [
    { credential: personalToken, facts: refused, expected: week },
    null,
  ],
  'does not apply when the hosts disagree': [
    { credential: personalToken, facts: hostsDisagree, expected: week },
    null,
  ],
  'does not apply when no request was made': [
    { credential: personalToken, facts: [pastedGrant(secondsLeft(60))], expected: week },
    null,
  ],
  'is the error, and not the warning, of a replacement whose lifetime is unknown': [
    {
      credential: personalToken,
      facts: withoutGrant,
      expected: { ...predecessor({ expiresAt: inTenDays }), warnLifetime: 14 * day },
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        expiresAt: null,
        left: null,
        required: 10 * day + 60,
        level: 'error',
        predecessor: { expiresAt: inTenDays },
      },
    },
  ],
  'does not apply to an unknown lifetime when nothing is expected of it': [
    { credential: personalToken, facts: withoutGrant, expected: expectations({}) },
    null,
  ],
});

const createDroplet = { operation: 'POST /v2/droplets', needs: [['droplet:create']] };
const destroyAll = {
  operation: 'DELETE /v2/droplets/{id}/destroy_with_associated_resources/selective',
  needs: [['droplet:delete', 'volume:delete']],
};

testRule('required-scope-missing', {
  'is certain for a replacement that lacks a scope of the old token': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read'),
      expected: predecessor({ requiredScopes: ['droplet:read', 'droplet:create'] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['droplet:read'],
        missing: ['droplet:create'],
        settled: true,
        operations: [],
      },
    },
  ],
  'is certain when a required scope is not among those of the token': [
    {
      credential: personalToken,
      facts: withScopes('account:read'),
      expected: expectations({ requiredScopes: ['account:read', 'droplet:create'] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['account:read'],
        missing: ['droplet:create'],
        settled: true,
        operations: [],
      },
    },
  ],
  'is certain for an operation that needs a single scope': [
    {
      credential: personalToken,
      facts: withScopes('account:read'),
      expected: expectations({ operations: [createDroplet] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['account:read'],
        missing: ['droplet:create'],
        settled: true,
        operations: ['POST /v2/droplets'],
      },
    },
  ],
  'is likely for an operation that needs several scopes': [
    {
      credential: personalToken,
      facts: withScopes('droplet:delete'),
      expected: expectations({ operations: [destroyAll] }),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        granted: ['droplet:delete'],
        missing: ['volume:delete'],
        settled: true,
        operations: [destroyAll.operation],
      },
    },
  ],
  'is certain for the scope that shows the expected team': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(forbidden),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant({ scopes: ['droplet:read'] }),
      ],
      expected: expectations({ team: 'My Team' }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['droplet:read'],
        missing: ['account:read'],
        settled: true,
        operations: [],
      },
    },
  ],
  'does not apply to an expected team when the scopes are unknown': [
    {
      credential: personalToken,
      facts: [accountAnswer(forbidden), withoutGrant[2] as never],
      expected: expectations({ team: 'My Team' }),
    },
    null,
  ],
  'is possible when the scopes could not be read': [
    {
      credential: personalToken,
      facts: withoutGrant,
      expected: expectations({ requiredScopes: ['droplet:create'] }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { granted: null, missing: ['droplet:create'], settled: false, operations: [] },
    },
  ],
  'is possible when only the text names the scopes': [
    {
      credential: personalToken,
      facts: [pastedGrant({ scopes: ['droplet:create'] }), ...withoutGrant],
      expected: expectations({ requiredScopes: ['droplet:create'] }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { granted: null, missing: ['droplet:create'], settled: false, operations: [] },
    },
  ],
  'is possible when no page says whether api:read covers the scope': [
    {
      credential: personalToken,
      facts: withScopes('api:read'),
      expected: expectations({ requiredScopes: ['database:view_credentials'] }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        granted: ['api:read'],
        missing: ['database:view_credentials'],
        settled: false,
        operations: [],
      },
    },
  ],
  'names only what is certainly missing when something else is undecided': [
    {
      credential: personalToken,
      facts: withScopes('api:read'),
      expected: expectations({
        requiredScopes: ['database:view_credentials', 'droplet:create'],
      }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['api:read'],
        missing: ['droplet:create'],
        settled: true,
        operations: [],
      },
    },
  ],
  'does not apply to full access': [
    {
      credential: personalToken,
      facts: withScopes('api:read', 'api:write'),
      expected: expectations({
        requiredScopes: ['droplet:create'],
        operations: [destroyAll],
      }),
    },
    null,
  ],
  'does not apply when nothing is required': [
    { credential: personalToken, facts: withoutGrant, expected: expectations({}) },
    null,
  ],
  'does not apply without expectations': [
    { credential: personalToken, facts: withScopes('account:read') },
    null,
  ],
  'does not apply to a token that DigitalOcean refuses': [
    {
      credential: personalToken,
      facts: refused,
      expected: expectations({ requiredScopes: ['droplet:create'] }),
    },
    null,
  ],
  'is likely when only one of two operations needs a single scope': [
    {
      credential: personalToken,
      facts: withScopes('tag:read'),
      expected: expectations({
        operations: [
          createDroplet,
          { operation: 'GET /v2/x', needs: [['a:read'], ['b:read', 'c:read']] },
        ],
      }),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        granted: ['tag:read'],
        missing: ['droplet:create', 'a:read'],
        settled: true,
        operations: ['POST /v2/droplets', 'GET /v2/x'],
      },
    },
  ],
  'names the fewest scopes that are enough for all operations': [
    {
      credential: personalToken,
      facts: withScopes('tag:read'),
      expected: expectations({
        operations: [
          {
            operation: 'GET /v2/x',
            needs: [['a:read', 'c:read'], ['b:read', 'd:read'], ['e:read']],
          },
          { operation: 'GET /v2/y', needs: [['a:read'], ['b:read']] },
          { operation: 'GET /v2/z', needs: [['b:read', 'd:read']] },
        ],
      }),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        granted: ['tag:read'],
        missing: ['b:read', 'd:read'],
        settled: true,
        operations: ['GET /v2/x', 'GET /v2/y', 'GET /v2/z'],
      },
    },
  ],
  'names the shorter one of two lists': [
    {
      credential: personalToken,
      facts: withScopes('tag:read'),
      expected: expectations({
        operations: [{ operation: 'GET /v2/x', needs: [['a:read', 'c:read'], ['e:read']] }],
      }),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        granted: ['tag:read'],
        missing: ['e:read'],
        settled: true,
        operations: ['GET /v2/x'],
      },
    },
  ],
  'does not ask for the scope that shows the owner when no owner is expected': [
    {
      credential: personalToken,
      facts: [accountAnswer(forbidden), ...withScopes('droplet:read').slice(2)],
      expected: expectations({}),
    },
    null,
  ],
  'does not ask for it when the API names the owner anyway': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read'),
      expected: expectations({ account: 'ops@example.com' }),
    },
    null,
  ],
  'does not ask for it when the token has it and the API gives no answer': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'timeout' }), ...withScopes('account:read').slice(2)],
      expected: expectations({ account: 'ops@example.com' }),
    },
    null,
  ],
  'does not apply to an operation that needs no scope, although the scopes are unknown': [
    {
      credential: personalToken,
      facts: withoutGrant,
      expected: expectations({ operations: [{ operation: 'GET /v2/regions', needs: [] }] }),
    },
    null,
  ],
});

testRule('excess-scope', {
  'is a warning for a replacement with a scope that the old token lacks': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read', 'droplet:delete'),
      expected: predecessor({ allowedScopes: ['droplet:read'] }),
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        granted: ['droplet:read', 'droplet:delete'],
        excess: ['droplet:delete'],
        settled: true,
        level: 'warning',
        predecessor: true,
      },
    },
  ],
  'does not apply to a replacement with fewer scopes than full access': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read', 'droplet:delete'),
      expected: predecessor({ allowedScopes: ['read', 'write'] }),
    },
    null,
  ],
  'is certain for a scope that a pattern of an action means': [
    {
      credential: personalToken,
      facts: withScopes('account:read', 'domain:delete'),
      expected: expectations({ forbiddenScopes: ['*:delete'] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['account:read', 'domain:delete'],
        excess: ['*:delete'],
        settled: true,
        level: 'error',
      },
    },
  ],
  'is certain for a scope that a pattern of a resource means': [
    {
      credential: personalToken,
      facts: withScopes('droplet:admin'),
      expected: expectations({ forbiddenScopes: ['droplet:*'] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['droplet:admin'],
        excess: ['droplet:*'],
        settled: true,
        level: 'error',
      },
    },
  ],
  'is certain for a pattern that full access includes': [
    {
      credential: personalToken,
      facts: withScopes('api:read', 'api:write'),
      expected: expectations({ forbiddenScopes: ['*:delete'] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['api:read', 'api:write'],
        excess: ['*:delete'],
        settled: true,
        level: 'error',
      },
    },
  ],
  'does not apply to a pattern without any scope of the token': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read', 'droplet:create'),
      expected: expectations({ forbiddenScopes: ['*:delete'] }),
    },
    null,
  ],
  'does not take api:read for a scope that deletes': [
    {
      credential: personalToken,
      facts: withScopes('api:read'),
      expected: expectations({ forbiddenScopes: ['*:delete'] }),
    },
    null,
  ],
  'is a warning for a scope that the job does not need': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read', 'domain:read'),
      expected: expectations({ allowedScopes: ['droplet:read'] }),
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        granted: ['droplet:read', 'domain:read'],
        excess: ['domain:read'],
        settled: true,
        level: 'warning',
      },
    },
  ],
  'reports a forbidden scope before one that the job does not need': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read', 'domain:delete'),
      expected: expectations({
        allowedScopes: ['droplet:read'],
        forbiddenScopes: ['domain:delete'],
      }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['droplet:read', 'domain:delete'],
        excess: ['domain:delete'],
        settled: true,
        level: 'error',
      },
    },
  ],
  'does not apply when the job needs every scope': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read'),
      expected: expectations({ allowedScopes: ['droplet:read', 'domain:read'] }),
    },
    null,
  ],
  'is certain for a forbidden scope among those of the token': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read', 'droplet:delete'),
      expected: expectations({ forbiddenScopes: ['droplet:delete', 'account:read'] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['droplet:read', 'droplet:delete'],
        excess: ['droplet:delete'],
        settled: true,
        level: 'error',
      },
    },
  ],
  'is certain for a forbidden scope that full access covers': [
    {
      credential: personalToken,
      facts: withScopes('api:read', 'api:write'),
      expected: expectations({ forbiddenScopes: ['droplet:delete'] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        granted: ['api:read', 'api:write'],
        excess: ['droplet:delete'],
        settled: true,
        level: 'error',
      },
    },
  ],
  'is possible when the scopes could not be read': [
    {
      credential: personalToken,
      facts: withoutGrant,
      expected: expectations({ forbiddenScopes: ['droplet:delete'] }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { granted: null, excess: ['droplet:delete'], settled: false, level: 'error' },
    },
  ],
  'is possible when no page says whether api:write covers the scope': [
    {
      credential: personalToken,
      facts: withScopes('api:write'),
      expected: expectations({ forbiddenScopes: ['droplet:read'] }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        granted: ['api:write'],
        excess: ['droplet:read'],
        settled: false,
        level: 'error',
      },
    },
  ],
  'does not apply when the token lacks the scope': [
    {
      credential: personalToken,
      facts: withScopes('droplet:read'),
      expected: expectations({ forbiddenScopes: ['droplet:delete'] }),
    },
    null,
  ],
  'does not apply when nothing is forbidden': [
    { credential: personalToken, facts: withoutGrant, expected: expectations({}) },
    null,
  ],
  'does not apply when the hosts disagree': [
    {
      credential: personalToken,
      facts: hostsDisagree,
      expected: expectations({ forbiddenScopes: ['droplet:delete'] }),
    },
    null,
  ],
  'does not apply to unknown scopes when none is forbidden': [
    {
      credential: personalToken,
      facts: withoutGrant,
      expected: { ...predecessor({ allowedScopes: ['droplet:read'] }), allowedScopes: [] },
    },
    null,
  ],
});

const personal = expectations({ kind: 'personal-access-token' });

testRule('kind-mismatch', {
  'is certain for a replacement of another kind': [
    { credential: oauthToken, facts: accepted, expected: predecessor() },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expected: 'personal-access-token',
        actual: 'oauth-access-token',
        predecessor: true,
      },
    },
  ],
  'does not apply to any of several expected kinds': [
    {
      credential: personalToken,
      expected: expectations({ kind: ['oauth-access-token', 'personal-access-token'] }),
    },
    null,
  ],
  'is certain for another prefix': [
    { credential: oauthToken, expected: personal },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { expected: 'personal-access-token', actual: 'oauth-access-token' },
    },
  ],
  'is certain for a credential of another provider': [
    {
      credential: credential({ kind: 'foreign', provider: 'GitHub' }),
      expected: personal,
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { expected: 'personal-access-token', actual: 'foreign' },
    },
  ],
  'is certain whatever DigitalOcean answers': [
    { credential: oauthToken, facts: refused, expected: personal },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { expected: 'personal-access-token', actual: 'oauth-access-token' },
    },
  ],
  'is possible for 64 hexadecimal digits that may be what is expected': [
    { credential: legacyToken, expected: expectations({ kind: 'oauth-client-secret' }) },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { expected: 'oauth-client-secret', actual: 'legacy-token' },
    },
  ],
  'is possible for 64 hexadecimal digits, which may be an access token from before 2022': [
    { credential: legacyToken, expected: personal },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { expected: 'personal-access-token', actual: 'legacy-token' },
    },
  ],
  'is certain for 64 hexadecimal digits where a Spaces key is expected': [
    { credential: legacyToken, expected: expectations({ kind: 'spaces-secret-key' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { expected: 'spaces-secret-key', actual: 'legacy-token' },
    },
  ],
  'does not apply to the expected kind': [
    { credential: personalToken, facts: refused, expected: personal },
    null,
  ],
  'does not apply to a part of a token of the expected kind': [
    {
      credential: shaped({ type: 'truncated', expected: 71, actual: 60, elided: false }),
      expected: personal,
    },
    null,
  ],
  'does not apply to an empty value': [
    { credential: shaped({ type: 'empty' }, { kind: 'unknown' }), expected: personal },
    null,
  ],
  'does not apply without a credential': [{ expected: personal }, null],
  'does not apply when no kind is expected': [
    { credential: oauthToken, expected: expectations({}) },
    null,
  ],
  'is possible for 64 hexadecimal digits that may be one of several expected kinds': [
    {
      credential: legacyToken,
      expected: expectations({ kind: ['spaces-access-key-id', 'personal-access-token'] }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        expected: ['spaces-access-key-id', 'personal-access-token'],
        actual: 'legacy-token',
      },
    },
  ],
});

const production = { name: 'Production', uuid: '5df3e3004a17e242b7c20ca6c9fc25b701a47ece' };
const withAccount = (parts: Partial<Account>) => [
  accountAnswer({ status: 200, understood: true }),
  probedAccount(parts),
];

testRule('account-mismatch', {
  'is certain for a replacement of another team': [
    {
      credential: personalToken,
      facts: accepted,
      expected: predecessor({ team: { uuid: 'another', name: 'Staging' } }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expected: { account: null, team: 'Staging' },
        actual: { account: 'ops@example.com', team: 'Production' },
        predecessor: true,
      },
    },
  ],
  'does not apply to a replacement of the same owner': [
    {
      credential: personalToken,
      facts: accepted,
      expected: predecessor({
        account: { uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef', name: 'other@example.com' },
        team: { uuid: '5df3e3004a17e242b7c20ca6c9fc25b701a47ece', name: null },
      }),
    },
    null,
  ],
  'does not apply to a replacement that can’t read its owner': [
    {
      credential: personalToken,
      facts: [accountAnswer(forbidden), ...accepted.slice(2)],
      expected: predecessor({ team: { uuid: 'another', name: null } }),
    },
    null,
  ],
  'is certain when the API names another account': [
    {
      credential: personalToken,
      facts: withAccount({ email: 'dev@example.com', team: production }),
      expected: expectations({ account: 'ops@example.com' }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expected: { account: 'ops@example.com', team: null },
        actual: { account: 'dev@example.com', team: 'Production' },
      },
    },
  ],
  'is certain when the API names another team': [
    {
      credential: personalToken,
      facts: accepted,
      expected: expectations({ team: 'Staging' }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expected: { account: null, team: 'Staging' },
        actual: { account: 'ops@example.com', team: 'Production' },
      },
    },
  ],
  'is certain when the account is another one, although no team is named': [
    {
      credential: personalToken,
      facts: withAccount({ team: null }),
      expected: expectations({ account: 'dev@example.com', team: 'Production' }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expected: { account: 'dev@example.com', team: 'Production' },
        actual: { account: 'ops@example.com', team: null },
      },
    },
  ],
  'is possible when the account could not be read': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(forbidden),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(),
      ],
      expected: expectations({ account: 'ops@example.com' }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { expected: { account: 'ops@example.com', team: null }, actual: null },
    },
  ],
  'is possible when the account is right and no team is named': [
    {
      credential: personalToken,
      facts: withAccount({ team: null }),
      expected: expectations({ account: 'ops@example.com', team: 'Production' }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        expected: { account: 'ops@example.com', team: 'Production' },
        actual: { account: 'ops@example.com', team: null },
      },
    },
  ],
  'is possible when the API leaves out what is expected': [
    {
      credential: personalToken,
      facts: withAccount({ email: null }),
      expected: expectations({ account: 'ops@example.com' }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        expected: { account: 'ops@example.com', team: null },
        actual: {
          account: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
          team: 'Production',
        },
      },
    },
  ],
  'shortens a long run of characters, which may be a secret': [
    {
      credential: personalToken,
      facts: accepted,
      expected: expectations({ team: 'abcdefghijklmnopqrstuvwxyz' }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expected: { account: null, team: 'abcd…wxyz' },
        actual: { account: 'ops@example.com', team: 'Production' },
      },
    },
  ],
  'is possible when only the text names the account': [
    {
      credential: personalToken,
      facts: [
        pastedAccount(),
        accountAnswer(forbidden),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(),
      ],
      expected: expectations({ account: 'ops@example.com' }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { expected: { account: 'ops@example.com', team: null }, actual: null },
    },
  ],
  'does not apply to the expected account, in any letter case': [
    {
      credential: personalToken,
      facts: accepted,
      expected: expectations({ account: 'OPS@Example.com', team: 'production' }),
    },
    null,
  ],
  'does not apply to the expected account of any team': [
    {
      credential: personalToken,
      facts: withAccount({ team: null }),
      expected: expectations({ account: 'ops@example.com' }),
    },
    null,
  ],
  'does not apply to the expected team of any account': [
    { credential: personalToken, facts: accepted, expected: expectations({ team: 'Production' }) },
    null,
  ],
  'does not apply to the uuids of the account and the team': [
    {
      credential: personalToken,
      facts: accepted,
      expected: expectations({
        account: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
        team: '5df3e3004a17e242b7c20ca6c9fc25b701a47ece',
      }),
    },
    null,
  ],
  'does not apply to a token that DigitalOcean refuses': [
    {
      credential: personalToken,
      facts: refused,
      expected: expectations({ account: 'dev@example.com' }),
    },
    null,
  ],
  'does not apply when no owner is expected': [
    { credential: personalToken, facts: accepted, expected: expectations({}) },
    null,
  ],
  'does not apply to a token that may not read its owner, which has a code of its own': [
    {
      credential: personalToken,
      facts: [accountAnswer(forbidden), ...withScopes('droplet:read').slice(2)],
      expected: expectations({ account: 'ops@example.com' }),
    },
    null,
  ],
  'names the uuids of a replacement’s owner where it has no other name': [
    {
      credential: personalToken,
      facts: withAccount({ email: null, team: { name: null, uuid: production.uuid } }),
      expected: predecessor({ account: { uuid: 'another', name: null } }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expected: { account: 'another', team: null },
        actual: { account: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef', team: production.uuid },
        predecessor: true,
      },
    },
  ],
  'names no team of a replacement that has none': [
    {
      credential: personalToken,
      facts: withAccount({ team: null }),
      expected: predecessor({ account: { uuid: 'another', name: 'old@example.com' } }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        expected: { account: 'old@example.com', team: null },
        actual: { account: 'ops@example.com', team: null },
        predecessor: true,
      },
    },
  ],
  'does not apply to the expected account with spaces around its name': [
    {
      credential: personalToken,
      facts: accepted,
      expected: expectations({ account: ' ops@example.com ' }),
    },
    null,
  ],
  'does not apply to a replacement whose account the API doesn’t identify': [
    {
      credential: personalToken,
      facts: withAccount({ uuid: null }),
      expected: predecessor({ account: { uuid: 'another', name: null } }),
    },
    null,
  ],
});

testRule('duplicate-credential', {
  'is an error for a replacement that is the old token': [
    { credential: personalToken, sameAs: 'env OLD', expected: predecessor() },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { sameAs: 'env OLD', predecessor: true },
    },
  ],
  'is a certain warning that names the first place': [
    { credential: personalToken, sameAs: 'env STAGING_TOKEN' },
    { confidence: 'certain', severity: 'warning', evidence: { sameAs: 'env STAGING_TOKEN' } },
  ],
  'applies whatever DigitalOcean answers': [
    { credential: personalToken, facts: refused, sameAs: 'env STAGING_TOKEN' },
    { confidence: 'certain', severity: 'warning', evidence: { sameAs: 'env STAGING_TOKEN' } },
  ],
  'does not apply to the first place': [{ credential: personalToken }, null],
  'is a warning in a job that expects something else': [
    { credential: personalToken, sameAs: 'env OTHER_TOKEN', expected: week },
    { confidence: 'certain', severity: 'warning', evidence: { sameAs: 'env OTHER_TOKEN' } },
  ],
  'does not apply without a credential': [{ sameAs: 'env OTHER_TOKEN' }, null],
});

const unset = { name: 'DIGITALOCEAN_TOKEN', state: 'missing', reason: null } as const;

testRule('secret-unset', {
  'is certain for a variable that does not exist': [
    { blank: true, unset },
    { confidence: 'certain', severity: 'error', evidence: unset },
  ],
  'is certain for an empty variable, and gives the reason': [
    { blank: true, unset: { ...unset, state: 'empty', reason: 'fork' } },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { ...unset, state: 'empty', reason: 'fork' },
    },
  ],
  'is certain for a file': [
    { blank: true, unset: { ...unset, name: 's.txt', place: 'file' } },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { ...unset, name: 's.txt', place: 'file' },
    },
  ],
  'is certain for a place without a name': [
    { blank: true, unset: { ...unset, name: null } },
    { confidence: 'certain', severity: 'error', evidence: { ...unset, name: null } },
  ],
  'does not apply to an empty paste': [{ blank: true }, null],
});
