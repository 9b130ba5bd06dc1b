import {
  accepted,
  accountAnswer,
  accountAnswerEvidence,
  decisive,
  forbidden,
  pastedAnswer,
  pastedAnswerEvidence,
  pastedFailure,
  personalToken,
  probedAccount,
  probedFailure,
  probedGrant,
  refused,
  secondsLeft,
  tokenInfoAnswer,
  tokenInfoAnswerEvidence,
  told,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';

const tooMany = { status: 429, knownMessage: 'too-many-requests' } as const;
const unavailable = { status: 503, knownMessage: 'service-unavailable' } as const;
const blocked = { status: 403, knownMessage: 'blocked' } as const;
const api = { service: 'api', host: 'api.digitalocean.com' } as const;
const shownApi = { host: 'api.digitalocean.com' } as const;

testRule('rate-limited', {
  'is certain for our own 429': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ ...tooMany, retryAfter: 30, resetAt: '2026-03-01T12:10:00.000Z' }),
        tokenInfoAnswer({ status: 503 }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        ...accountAnswerEvidence(tooMany),
        retryAfter: 30,
        resetAt: '2026-03-01T12:10:00.000Z',
      },
    },
  ],
  'is likely for a pasted 429': [
    { facts: [pastedAnswer({ ...tooMany, retryAfter: 5 })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence(tooMany), retryAfter: 5, resetAt: null },
    },
  ],
  'rests on our own 429 when the text shows one as well': [
    { credential: personalToken, facts: [pastedAnswer(tooMany), accountAnswer(tooMany)] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...accountAnswerEvidence(tooMany), retryAfter: null, resetAt: null },
    },
  ],
  'is likely for a bare 429': [
    { facts: [pastedAnswer({ status: 429 })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ status: 429 }), retryAfter: null, resetAt: null },
    },
  ],
  'applies to a pasted 429, whether the token works or not': [
    { credential: personalToken, facts: [pastedAnswer(tooMany), ...accepted] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence(tooMany), retryAfter: null, resetAt: null },
    },
  ],
  'does not apply to our own 429 when the other host accepts the token': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(tooMany),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(),
      ],
    },
    null,
  ],
  'does not apply to our own 429 when the other host refuses the token': [
    { credential: personalToken, facts: [tokenInfoAnswer(tooMany), accountAnswer(unauthorized)] },
    null,
  ],
  'does not apply to a 429 of another provider': [
    { facts: [pastedAnswer({ status: 429, service: 'provider' })] },
    null,
  ],
  'does not apply to a 403': [{ facts: [pastedAnswer(forbidden)] }, null],
});

testRule('service-unavailable', {
  'is only possible for a 500 that a sentence mentions': [
    { facts: [pastedAnswer({ status: 500, vague: true })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ status: 500, vague: true }),
    },
  ],
  'does not apply to 501, which is about the request': [
    { facts: [pastedAnswer({ status: 501 })] },
    null,
  ],
  'is certain for our own 503': [
    { credential: personalToken, facts: [accountAnswer(unavailable)] },
    { confidence: 'certain', severity: 'warning', evidence: accountAnswerEvidence(unavailable) },
  ],
  'is certain for a 520 without words': [
    { credential: personalToken, facts: [tokenInfoAnswer({ status: 520 })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: tokenInfoAnswerEvidence({ status: 520 }),
    },
  ],
  'is likely for a pasted 500': [
    { facts: [pastedAnswer({ status: 500 })] },
    { confidence: 'likely', severity: 'warning', evidence: pastedAnswerEvidence({ status: 500 }) },
  ],
  'is likely for DigitalOcean’s words without a status': [
    { facts: [pastedAnswer({ knownMessage: 'server-error' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ knownMessage: 'server-error' }),
    },
  ],
  'is likely for DigitalOcean’s words for a 503 without a status': [
    { facts: [pastedAnswer({ knownMessage: 'service-unavailable' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ knownMessage: 'service-unavailable' }),
    },
  ],
  'does not apply to our own 503 when the other host settles the question': [
    {
      credential: personalToken,
      facts: [accountAnswer(unavailable), tokenInfoAnswer(unauthorized)],
    },
    null,
  ],
  'does not apply to a 499': [{ facts: [pastedAnswer({ status: 499 })] }, null],
  'does not apply to a number above 599': [{ facts: [pastedAnswer({ status: 600 })] }, null],
  'does not apply to a 502 of another provider': [
    { facts: [pastedAnswer({ status: 502, service: 'other' })] },
    null,
  ],
  'does not apply to another message without a status': [
    { facts: [pastedAnswer({ knownMessage: 'not-found' })] },
    null,
  ],
});

testRule('blocked-by-intermediary', {
  'is likely for our own answer with the words of such a page': [
    { credential: personalToken, facts: [accountAnswer(blocked)] },
    { confidence: 'likely', severity: 'warning', evidence: accountAnswerEvidence(blocked) },
  ],
  'is likely for the words in the text': [
    { facts: [pastedAnswer({ knownMessage: 'blocked' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ knownMessage: 'blocked' }),
    },
  ],
  'does not apply to our own answer when the other host accepts the token': [
    {
      credential: personalToken,
      facts: [accountAnswer(blocked), tokenInfoAnswer({ status: 200 }), probedGrant()],
    },
    null,
  ],
  'does not apply to a bare 403': [{ facts: [pastedAnswer({ status: 403 })] }, null],
});

testRule('endpoints-disagree', {
  'is certain when the API names the account and token/info refuses the token': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer(unauthorized),
      ],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        answers: [accountAnswerEvidence({ status: 200 }), tokenInfoAnswerEvidence(unauthorized)],
      },
    },
  ],
  'is certain when the API refuses the token and token/info describes it': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(unauthorized),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(secondsLeft(60)),
      ],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        answers: [accountAnswerEvidence(unauthorized), tokenInfoAnswerEvidence({ status: 200 })],
      },
    },
  ],
  'is certain when the API knows the token by a 403 and token/info refuses it': [
    { credential: personalToken, facts: [accountAnswer(forbidden), tokenInfoAnswer(unauthorized)] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        answers: [accountAnswerEvidence(forbidden), tokenInfoAnswerEvidence(unauthorized)],
      },
    },
  ],
  'does not rest on a pasted answer': [
    {
      credential: personalToken,
      facts: [
        pastedAnswer(unauthorized),
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer(unauthorized),
      ],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        answers: [accountAnswerEvidence({ status: 200 }), tokenInfoAnswerEvidence(unauthorized)],
      },
    },
  ],
  'does not apply to an expired token': [
    {
      credential: personalToken,
      facts: [
        accountAnswer(unauthorized),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(secondsLeft(0)),
      ],
    },
    null,
  ],
  'does not apply when one host has a problem': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer(unavailable),
      ],
    },
    null,
  ],
  'does not apply when both refuse': [{ credential: personalToken, facts: refused }, null],
  'does not apply to a pasted 401 beside an accepted token': [
    { credential: personalToken, facts: [pastedAnswer(unauthorized), ...accepted] },
    null,
  ],
});

const requestId = '0a1b2c3d-0000-4000-8000-000000000000';

testRule('request-refused', {
  'is likely for a 410 in DigitalOcean’s words': [
    { facts: [pastedAnswer({ status: 410, knownMessage: 'gone' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ status: 410, knownMessage: 'gone' }),
    },
  ],
  'does not apply to a page below the address of the API': [
    { facts: [pastedAnswer({ status: 404, service: 'api', isPage: true })] },
    null,
  ],
  'is likely for a 404 in DigitalOcean’s words': [
    { facts: [pastedAnswer({ status: 404, knownMessage: 'not-found' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ status: 404, knownMessage: 'not-found' }),
    },
  ],
  'is likely for a 422 in DigitalOcean’s words': [
    { facts: [pastedAnswer({ status: 422, knownMessage: 'unprocessable' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ status: 422, knownMessage: 'unprocessable' }),
    },
  ],
  'is likely for a bare 409 beside an address of the API': [
    { facts: [pastedAnswer({ ...api, status: 409 })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ ...shownApi, status: 409 }),
    },
  ],
  'is likely for a bare 410 beside an address of the API': [
    { facts: [pastedAnswer({ ...api, status: 410 })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ ...shownApi, status: 410 }),
    },
  ],
  'is likely for a bare 412 beside an address of the API': [
    { facts: [pastedAnswer({ ...api, status: 412 })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ ...shownApi, status: 412 }),
    },
  ],
  'does not apply to a bare 404 without an address': [
    { facts: [pastedAnswer({ status: 404 })] },
    null,
  ],
  'does not apply to a bare 400': [{ facts: [pastedAnswer({ ...api, status: 400 })] }, null],
  'does not apply to our own 404': [
    { credential: personalToken, facts: [accountAnswer({ status: 404 })] },
    null,
  ],
  'does not apply to a 404 of another provider': [
    { facts: [pastedAnswer({ status: 404, service: 'provider' })] },
    null,
  ],
  'is likely for a 400 with the id of a request': [
    { facts: [pastedAnswer({ ...api, status: 400, requestId })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ ...shownApi, status: 400, requestId }),
    },
  ],
  'is likely for a 400 beside the API’s words about the content': [
    { facts: [told('size-or-region'), pastedAnswer({ ...api, status: 400 })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ ...shownApi, status: 400 }),
    },
  ],
  'is likely for a 409 without an address beside the API’s words about the content': [
    { facts: [told('works-in-curl'), told('ssh-key-taken'), pastedAnswer({ status: 409 })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ status: 409 }),
    },
  ],
  'is possible for a 422 that a sentence mentions': [
    { facts: [pastedAnswer({ status: 422, vague: true })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: pastedAnswerEvidence({ status: 422, vague: true }),
    },
  ],
  'does not apply to a 422 without an address': [{ facts: [pastedAnswer({ status: 422 })] }, null],
  'does not apply to a 409 that a sentence mentions': [
    { facts: [pastedAnswer({ status: 409, vague: true })] },
    null,
  ],
  'does not apply to another status with the id of a request': [
    { facts: [pastedAnswer({ ...api, status: 405, requestId })] },
    null,
  ],
  'does not apply to a 404 without an address, whatever words are beside it': [
    { facts: [told('ssh-key-taken'), pastedAnswer({ status: 404 })] },
    null,
  ],
  'does not apply to a 409 of the control panel beside such words': [
    {
      facts: [
        told('ssh-key-taken'),
        pastedAnswer({ status: 409, service: 'control-panel', isPage: true }),
      ],
    },
    null,
  ],
  'does not apply to a 409 beside such words in an error of Spaces': [
    { facts: [told('s3-key-id'), told('ssh-key-taken'), pastedAnswer({ status: 409 })] },
    null,
  ],
  'does not apply to a 409 beside another story': [
    { facts: [told('works-in-curl'), pastedAnswer({ status: 409 })] },
    null,
  ],
});

testRule('other-service', {
  'is likely for an answer in the words of a cluster': [
    { facts: [pastedAnswer({ status: 401, service: 'kubernetes' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ status: 401 }), service: 'kubernetes' },
    },
  ],
  'is likely for an answer of Spaces': [
    { facts: [pastedAnswer({ status: 403, service: 'spaces' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ status: 403 }), service: 'spaces' },
    },
  ],
  'is likely for an answer of the registry': [
    { facts: [pastedAnswer({ status: 401, service: 'registry' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ status: 401 }), service: 'registry' },
    },
  ],
  'is likely for an answer of a host that sounds like DigitalOcean’s': [
    { facts: [pastedAnswer({ ...unauthorized, service: 'look-alike' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence(unauthorized), service: 'look-alike' },
    },
  ],
  'does not apply to an answer of the API': [
    { facts: [pastedAnswer({ ...api, status: 401 })] },
    null,
  ],
  'does not apply to an answer of the control panel': [
    { facts: [pastedAnswer({ status: 404, service: 'control-panel' })] },
    null,
  ],
  'does not apply to an answer of an unknown service': [
    { facts: [pastedAnswer({ status: 401 })] },
    null,
  ],
  'does not apply to our own answers': [{ credential: personalToken, facts: refused }, null],
  'is likely for an answer of Spaces behind one without an address': [
    { facts: [pastedAnswer({ status: 400 }), pastedAnswer({ status: 403, service: 'spaces' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ status: 403 }), service: 'spaces' },
    },
  ],
  'does not apply beside an error that says what is wrong': [
    { facts: [decisive, pastedAnswer({ status: 403, service: 'spaces' })] },
    null,
  ],
});

testRule('unreadable-answer', {
  'is certain when a browser hides the answer to our own request': [
    { credential: personalToken, facts: [probedFailure({ reason: 'unreadable' })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        origin: 'probed',
        host: 'api.digitalocean.com',
        reason: 'unreadable',
        systemCode: null,
        phase: null,
        proxy: null,
        onlyIPv6: false,
      },
    },
  ],
  'does not apply when the other answer settles the question': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        probedFailure({ reason: 'unreadable', endpoint: 'token-info' }),
      ],
    },
    null,
  ],
  'does not apply to another failure': [
    { credential: personalToken, facts: [probedFailure({ reason: 'other' })] },
    null,
  ],
});

testRule('unexpected-response', {
  'is possible beside a rejection that the text only suggests': [
    { facts: [pastedAnswer({ ...unauthorized, vague: true })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: {
        ...pastedAnswerEvidence({ ...unauthorized, status: null, vague: true }),
        broken: null,
      },
    },
  ],
  'is certain for our own 200 without an account': [
    { credential: personalToken, facts: [accountAnswer({ status: 200 })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...accountAnswerEvidence({ status: 200 }), broken: null },
    },
  ],
  'is certain for our own redirect': [
    { credential: personalToken, facts: [accountAnswer({ status: 302 })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...accountAnswerEvidence({ status: 302 }), broken: null },
    },
  ],
  'is certain for our own 401 in other words': [
    { credential: personalToken, facts: [accountAnswer({ status: 401 })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...accountAnswerEvidence({ status: 401 }), broken: null },
    },
  ],
  'is certain for our own 403 in other words': [
    { credential: personalToken, facts: [accountAnswer({ status: 403 })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...accountAnswerEvidence({ status: 403 }), broken: null },
    },
  ],
  'is certain for our own 404': [
    { credential: personalToken, facts: [tokenInfoAnswer({ status: 404 })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...tokenInfoAnswerEvidence({ status: 404 }), broken: null },
    },
  ],
  'rests on our own answer when the text shows a bare one as well': [
    {
      credential: personalToken,
      facts: [pastedAnswer({ status: 401 }), accountAnswer({ status: 302 })],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...accountAnswerEvidence({ status: 302 }), broken: null },
    },
  ],
  'is certain for an answer without end': [
    { credential: personalToken, facts: [probedFailure({ reason: 'too-large' })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        ...accountAnswerEvidence({ method: null, path: null }),
        broken: 'too-large',
      },
    },
  ],
  'is certain for broken HTTP': [
    { credential: personalToken, facts: [probedFailure({ reason: 'garbled' })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...accountAnswerEvidence({ method: null, path: null }), broken: 'garbled' },
    },
  ],
  'rests on our own odd answer when the other one is broken': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 302 }),
        probedFailure({ reason: 'garbled', endpoint: 'token-info' }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: { ...accountAnswerEvidence({ status: 302 }), broken: null },
    },
  ],
  'rests on our own broken answer when the text shows a bare one as well': [
    {
      credential: personalToken,
      facts: [pastedAnswer({ status: 401 }), probedFailure({ reason: 'redirected' })],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: {
        ...accountAnswerEvidence({ method: null, path: null }),
        broken: 'redirected',
      },
    },
  ],
  'is possible for a pasted 401 with neither words nor address': [
    { facts: [pastedAnswer({ status: 401 })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ status: 401 }), broken: null },
    },
  ],
  'is possible for a bare 403 beside the address of the API': [
    { facts: [pastedAnswer({ ...api, status: 403 })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ ...shownApi, status: 403 }), broken: null },
    },
  ],
  'is possible for a bare 404 without an address': [
    { facts: [pastedAnswer({ status: 404 })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ status: 404 }), broken: null },
    },
  ],
  'does not apply to our own odd answer when the other host settles the question': [
    {
      credential: personalToken,
      facts: [
        accountAnswer({ status: 302 }),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant(),
      ],
    },
    null,
  ],
  'does not apply to a pasted 401 beside the address of the API': [
    { facts: [pastedAnswer({ ...api, status: 401 })] },
    null,
  ],
  'does not apply to 429': [{ facts: [pastedAnswer({ status: 429 })] }, null],
  'does not apply to 503': [
    { credential: personalToken, facts: [accountAnswer(unavailable)] },
    null,
  ],
  'does not apply to a refusal about the account': [
    { facts: [pastedAnswer({ status: 403, knownMessage: 'account-locked' })] },
    null,
  ],
  'does not apply to the page of a filter': [
    { credential: personalToken, facts: [accountAnswer(blocked)] },
    null,
  ],
  'does not apply to an answer of another service': [
    { facts: [pastedAnswer({ status: 401, service: 'kubernetes' })] },
    null,
  ],
  'does not apply to a failed connection': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'dns' }), pastedFailure({ reason: 'refused' })],
    },
    null,
  ],
  'does not apply to accepted tokens': [{ credential: personalToken, facts: accepted }, null],
  'names the status that a sentence mentions': [
    { facts: [pastedAnswer({ status: 404, vague: true })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { ...pastedAnswerEvidence({ status: 404, vague: true }), broken: null },
    },
  ],
  'names the status beside a message of DigitalOcean': [
    { facts: [pastedAnswer({ status: 404, knownMessage: 'not-found' })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: {
        ...pastedAnswerEvidence({ status: 404, knownMessage: 'not-found' }),
        broken: null,
      },
    },
  ],
  'does not apply beside an error that says what is wrong': [
    { facts: [decisive, pastedAnswer({ status: 403 })] },
    null,
  ],
});

testRule('partly-read', {
  'is certain where a limit ended the reading': [
    { facts: [{ type: 'unread', origin: 'pasted', reason: 'work' }] },
    { confidence: 'certain', severity: 'warning', evidence: { reason: 'work' } },
  ],
  'does not apply to a text that was read': [{ facts: [pastedAnswer(unauthorized)] }, null],
});
