import {
  accepted,
  accountAnswer,
  apiUrl,
  credential,
  legacyToken,
  oauthError,
  pastedAnswer,
  pastedFailure,
  pastedGrant,
  personalToken,
  probedAccount,
  probedGrant,
  repaired,
  request,
  requestEvidence,
  requestTo,
  shaped,
  tokenInfoAnswer,
  told,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';
import type { AuthScheme, RequestSeen, RequestUrl } from '../../facts.ts';

const github: Partial<RequestUrl> = { service: 'provider', host: null, path: null };
const linode: Partial<RequestUrl> = { ...github, service: 'linode' };
const controlPanel: Partial<RequestUrl> = {
  service: 'control-panel',
  host: 'cloud.digitalocean.com',
  path: null,
};
const rejected = pastedAnswer({ status: 401, knownMessage: 'unable-to-authenticate' });
const noScheme: AuthScheme = { type: 'no-scheme' };
const joinedScheme: AuthScheme = { type: 'joined-scheme', separator: '' };
const basic: AuthScheme = { type: 'scheme', scheme: 'Basic' };
const apiKeyHeader: AuthScheme = { type: 'header', name: 'X-API-Key' };
const query: AuthScheme = { type: 'query', parameter: 'access_token' };
const userinfo: AuthScheme = { type: 'userinfo' };
const repeatedScheme: AuthScheme = { type: 'repeated-scheme' };
const basicUser: AuthScheme = { type: 'basic-user' };
const reference = shaped({
  type: 'reference',
  syntax: 'shell',
  name: 'TOKEN',
  expands: true,
  literal: false,
});

testRule('missing-auth-header', {
  'is certain where curl shows the request': [
    { facts: [request({ authScheme: null, sent: true })] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: null }), explained: false },
    },
  ],
  'is a note where the text shows why no answer came': [
    { facts: [request({ authScheme: null }), pastedFailure({ reason: 'dns' })] },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { ...requestEvidence({ authScheme: null }), explained: true },
    },
  ],
  'is a note where the answer is another one than the 401 for a missing token': [
    { facts: [request({ authScheme: null }), pastedAnswer({ status: 503 })] },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { ...requestEvidence({ authScheme: null }), explained: true },
    },
  ],
  'is likely for a command to the API without a credential': [
    { facts: [request({ authScheme: null })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: null }), explained: false },
    },
  ],
  'does not apply when the text contains a credential': [
    { credential: personalToken, facts: [request({ authScheme: null })] },
    null,
  ],
  'does not apply to a command that carries a credential': [{ facts: [request()] }, null],
  'does not apply to another address': [{ facts: [requestTo(github, { authScheme: null })] }, null],
  'does not apply to the control panel, which has pages without a login': [
    { facts: [requestTo(controlPanel, { authScheme: null })] },
    null,
  ],
  'does not apply without an address': [
    { facts: [request({ authScheme: null, url: null })] },
    null,
  ],
  'is certain when curl shows the request behind the command': [
    {
      facts: [
        request({ authScheme: null }),
        request({ authScheme: null, sent: true }),
        pastedAnswer({ status: 401, knownMessage: 'unable-to-authenticate' }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: null }), explained: false },
    },
  ],
});

testRule('missing-auth-scheme', {
  'is likely for a token alone in the header': [
    { credential: personalToken, facts: [request({ authScheme: noScheme })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: noScheme }), isReference: false },
    },
  ],
  'is likely for a header without an address': [
    {
      credential: personalToken,
      facts: [request({ authScheme: noScheme, tool: null, url: null })],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...requestEvidence({
          tool: null,
          authScheme: noScheme,
          service: null,
          host: null,
          path: null,
        }),
        isReference: false,
      },
    },
  ],
  'does not apply to a request to another provider': [
    { credential: personalToken, facts: [requestTo(github, { authScheme: noScheme })] },
    null,
  ],
  'does not apply to a request to Linode': [
    { credential: legacyToken, facts: [requestTo(linode, { authScheme: noScheme })] },
    null,
  ],
  'is possible for a variable, which may contain the scheme': [
    { credential: reference, facts: [request({ authScheme: noScheme })] },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: noScheme }), isReference: true },
    },
  ],
  'is likely for a variable if DigitalOcean answered 401': [
    { credential: reference, facts: [request({ authScheme: noScheme }), rejected] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: noScheme }), isReference: true },
    },
  ],
  'is likely for a variable right after “Bearer”': [
    { credential: reference, facts: [request({ authScheme: joinedScheme })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: joinedScheme }), isReference: true },
    },
  ],
  'is likely for a token right after “Bearer”': [
    { credential: personalToken, facts: [request({ authScheme: joinedScheme })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: joinedScheme }), isReference: false },
    },
  ],
  'does not apply to a variable that is named after the header': [
    {
      credential: shaped({
        type: 'reference',
        syntax: 'shell',
        name: 'AUTH_HEADER',
        expands: true,
        literal: false,
      }),
      facts: [request({ authScheme: noScheme }), rejected],
    },
    null,
  ],
  'does not apply to a masked value': [
    {
      credential: shaped({ type: 'masked' }, { kind: 'unknown' }),
      facts: [request({ authScheme: noScheme })],
    },
    null,
  ],
  'is likely for a masked value that starts with the prefix of a token': [
    { credential: shaped({ type: 'masked' }), facts: [request({ authScheme: noScheme })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: noScheme }), isReference: false },
    },
  ],
  'is likely for a form that the text describes': [
    { facts: [request({ authScheme: noScheme, form: true })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: noScheme }), form: true, isReference: false },
    },
  ],
  'does not apply to an empty value': [
    { credential: shaped({ type: 'empty' }), facts: [request({ authScheme: noScheme })] },
    null,
  ],
  'does not apply without a credential': [{ facts: [request({ authScheme: noScheme })] }, null],
  'does not apply to Bearer': [{ credential: personalToken, facts: [request()] }, null],
  'does not apply to a request without the header': [
    { credential: personalToken, facts: [request({ authScheme: null })] },
    null,
  ],
});

testRule('wrong-auth-scheme', {
  'is likely for another scheme': [
    { credential: personalToken, facts: [request({ authScheme: basic })] },
    { confidence: 'likely', severity: 'error', evidence: requestEvidence({ authScheme: basic }) },
  ],
  'does not apply to Basic at the token endpoint': [
    {
      credential: personalToken,
      facts: [
        request({ authScheme: basic }),
        { type: 'oauth-error', origin: 'pasted', error: 'invalid_request', inLink: false },
      ],
    },
    null,
  ],
  'is likely for the token as a user name': [
    { credential: personalToken, facts: [request({ authScheme: basicUser })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({ authScheme: basicUser }),
    },
  ],
  'is likely for a request to the control panel': [
    { credential: personalToken, facts: [requestTo(controlPanel, { authScheme: basic })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({
        authScheme: basic,
        service: 'control-panel',
        host: 'cloud.digitalocean.com',
        path: null,
      }),
    },
  ],
  'is likely without an address': [
    { credential: personalToken, facts: [request({ authScheme: basic, url: null })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({ authScheme: basic, service: null, host: null, path: null }),
    },
  ],
  'does not apply to the letter case of Bearer': [
    {
      credential: personalToken,
      facts: [request({ authScheme: { type: 'scheme', scheme: 'bearer' } })],
    },
    null,
  ],
  'does not apply to a request to another service': [
    { credential: personalToken, facts: [requestTo(github, { authScheme: basic })] },
    null,
  ],
  'does not apply to a header without a scheme': [
    { credential: personalToken, facts: [request({ authScheme: noScheme })] },
    null,
  ],
  'is likely for a token as the user name beside an OAuth error': [
    {
      credential: personalToken,
      facts: [request({ authScheme: basicUser }), oauthError('invalid_client')],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({ authScheme: basicUser }),
    },
  ],
  'is likely when DigitalOcean accepts the token just now, because the command sends it wrongly': [
    { credential: personalToken, facts: [request({ authScheme: basic }), ...accepted] },
    { confidence: 'likely', severity: 'error', evidence: requestEvidence({ authScheme: basic }) },
  ],
});

testRule('repeated-auth-scheme', {
  'is likely for a header that names the scheme twice': [
    { credential: personalToken, facts: [request({ authScheme: repeatedScheme })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({ authScheme: repeatedScheme }),
    },
  ],
  'is likely for a value that begins with the scheme': [
    { credential: repaired(['scheme'], { name: 'DIGITALOCEAN_TOKEN' }) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({
        tool: null,
        authScheme: null,
        service: null,
        host: null,
        path: null,
      }),
    },
  ],
  'does not apply to a request to another provider': [
    { credential: personalToken, facts: [requestTo(github, { authScheme: repeatedScheme })] },
    null,
  ],
  'does not apply to a request to a host of one’s own': [
    {
      credential: personalToken,
      facts: [requestTo({ ...github, service: 'other' }, { authScheme: repeatedScheme })],
    },
    null,
  ],
  'does not apply to one Bearer': [{ credential: personalToken, facts: [request()] }, null],
  'does not apply to other damage': [{ credential: repaired(['prefix']) }, null],
  'does not apply to a request without the header': [
    { credential: personalToken, facts: [request({ authScheme: null })] },
    null,
  ],
});

testRule('wrong-auth-header', {
  'is likely for a header that other APIs read': [
    { credential: personalToken, facts: [request({ authScheme: apiKeyHeader })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence({ authScheme: apiKeyHeader }), name: 'X-API-Key' },
    },
  ],
  'is likely without an address': [
    { credential: personalToken, facts: [request({ authScheme: apiKeyHeader, url: null })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...requestEvidence({ authScheme: apiKeyHeader, service: null, host: null, path: null }),
        name: 'X-API-Key',
      },
    },
  ],
  'does not apply to a request to another service': [
    { credential: personalToken, facts: [requestTo(github, { authScheme: apiKeyHeader })] },
    null,
  ],
  'does not apply to Authorization': [{ credential: personalToken, facts: [request()] }, null],
});

testRule('token-in-url', {
  'is likely for a parameter of the API': [
    { credential: personalToken, facts: [request({ authScheme: query })] },
    { confidence: 'likely', severity: 'error', evidence: requestEvidence({ authScheme: query }) },
  ],
  'is likely for a token before the host name': [
    { credential: personalToken, facts: [request({ authScheme: userinfo })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({ authScheme: userinfo }),
    },
  ],
  'does not apply to an address of another service': [
    { credential: personalToken, facts: [requestTo(github, { authScheme: query })] },
    null,
  ],
  'does not apply to the keys of API v1': [
    {
      credential: credential({ kind: 'api-v1-key', name: 'api_key' }),
      facts: [request({ authScheme: { type: 'query', parameter: 'api_key' } })],
    },
    null,
  ],
  'does not apply to a header': [{ credential: personalToken, facts: [request()] }, null],
  'is likely where the text hides the value': [
    { facts: [request({ authScheme: query })] },
    { confidence: 'likely', severity: 'error', evidence: requestEvidence({ authScheme: query }) },
  ],
  'does not apply to an address that isn’t shown': [
    { credential: personalToken, facts: [request({ url: null, authScheme: query })] },
    null,
  ],
});

const hostEvidence = (service: RequestUrl['service'], unsent = false) => ({
  ...requestEvidence({ service, host: null, path: null }),
  unsent,
});
const to = (service: RequestUrl['service'], parts: Partial<RequestSeen> = {}) =>
  requestTo({ service, host: null, path: null }, parts);

const variable = shaped({
  type: 'reference',
  syntax: 'shell',
  name: 'DO_TOKEN',
  expands: true,
  literal: false,
});

testRule('wrong-host', {
  'is certain when the address has no scheme': [
    {
      facts: [
        request({
          tool: null,
          method: null,
          authScheme: null,
          url: { scheme: '', service: 'other', host: null, path: null },
        }),
      ],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        ...requestEvidence({
          tool: null,
          authScheme: null,
          service: 'other',
          host: null,
          path: null,
        }),
        unsent: true,
      },
    },
  ],
  'is likely for Spaces': [
    { credential: personalToken, facts: [to('spaces')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('spaces') },
  ],
  'is likely for a cluster': [
    { credential: personalToken, facts: [to('kubernetes')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('kubernetes') },
  ],
  'is likely for an agent, which has keys of its own': [
    { credential: personalToken, facts: [to('agent')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('agent') },
  ],
  'is likely for a variable that is sent to a host that sounds like DigitalOcean’s': [
    { credential: variable, facts: [to('look-alike')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('look-alike') },
  ],
  'does not apply to a variable that is sent to Spaces': [
    { credential: variable, facts: [to('spaces')] },
    null,
  ],
  'is likely for a database': [
    { credential: personalToken, facts: [to('database')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('database') },
  ],
  'is likely for the metadata service': [
    { credential: personalToken, facts: [to('metadata')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('metadata') },
  ],
  'is likely for another provider': [
    { credential: personalToken, facts: [to('provider')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('provider') },
  ],
  'is likely for Linode': [
    { credential: personalToken, facts: [to('linode')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('linode') },
  ],
  'is likely for a host that sounds like DigitalOcean’s': [
    { credential: personalToken, facts: [to('look-alike')] },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('look-alike') },
  ],
  'is likely for the control panel': [
    { credential: personalToken, facts: [requestTo(controlPanel)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        ...requestEvidence({
          service: 'control-panel',
          host: 'cloud.digitalocean.com',
          path: null,
        }),
        unsent: false,
      },
    },
  ],
  'does not apply to the OAuth addresses of the control panel': [
    {
      credential: personalToken,
      facts: [requestTo({ ...controlPanel, path: '/v1/oauth/token/info' })],
    },
    null,
  ],
  'does not apply to an MCP server below digitalocean.com, which accepts API tokens': [
    { credential: personalToken, facts: [to('control-panel')] },
    null,
  ],
  'does not apply to the registry, where an API token can be the password': [
    { credential: personalToken, facts: [to('registry')] },
    null,
  ],
  'is likely for the inference service when the token does not have full access': [
    {
      credential: personalToken,
      facts: [to('inference'), ...accepted.slice(0, 3), probedGrant({ scopes: ['api:read'] })],
    },
    { confidence: 'likely', severity: 'error', evidence: hostEvidence('inference') },
  ],
  'is possible for the inference service when the scopes are unknown': [
    { credential: personalToken, facts: [to('inference')] },
    { confidence: 'possible', severity: 'error', evidence: hostEvidence('inference') },
  ],
  'is possible for the inference service when only the text names the scopes': [
    {
      credential: personalToken,
      facts: [to('inference'), pastedGrant({ scopes: ['account:read'] })],
    },
    { confidence: 'possible', severity: 'error', evidence: hostEvidence('inference') },
  ],
  'does not apply to the inference service when the token has full access': [
    {
      credential: personalToken,
      facts: [
        to('inference'),
        accountAnswer({ status: 200, understood: true }),
        probedAccount(),
        tokenInfoAnswer({ status: 200, understood: true }),
        probedGrant({ scopes: ['api:read', 'api:write'] }),
      ],
    },
    null,
  ],
  'is possible for any other host, which may pass the token on': [
    { credential: personalToken, facts: [to('other')] },
    { confidence: 'possible', severity: 'error', evidence: hostEvidence('other') },
  ],
  'does not apply to the API': [{ credential: personalToken, facts: [request()] }, null],
  'does not apply to a request without an address': [
    { credential: personalToken, facts: [request({ url: null })] },
    null,
  ],
  'does not apply to a credential of another provider at its own host': [
    {
      credential: credential({ kind: 'foreign', provider: 'GitHub' }),
      facts: [to('provider')],
    },
    null,
  ],
  'does not apply to a request to another provider without a credential': [
    { facts: [requestTo(github, { authScheme: null })] },
    null,
  ],
  'is certain when only the second of two addresses has no scheme': [
    {
      credential: personalToken,
      facts: [request(), requestTo({ scheme: '', service: 'other', host: null, path: null })],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { ...requestEvidence(), unsent: true },
    },
  ],
  'is likely when an S3 client asks Amazon for a region of DigitalOcean': [
    { facts: [request(), to('other', { spacesAtAmazon: true })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { ...requestEvidence(), unsent: false, spacesAtAmazon: true },
    },
  ],
  'does not apply to a request that carries no credential': [
    { credential: personalToken, facts: [to('spaces', { authScheme: null })] },
    null,
  ],
  'does not apply when the text doesn’t show the credential': [{ facts: [to('spaces')] }, null],
});

testRule('insecure-url', {
  'is likely for http': [
    { credential: personalToken, facts: [requestTo({ scheme: 'http' })] },
    { confidence: 'likely', severity: 'error', evidence: requestEvidence() },
  ],
  'is likely for the control panel': [
    { credential: personalToken, facts: [requestTo({ ...controlPanel, scheme: 'http' })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({
        service: 'control-panel',
        host: 'cloud.digitalocean.com',
        path: null,
      }),
    },
  ],
  'does not apply to https': [{ credential: personalToken, facts: [request()] }, null],
  'does not apply to another host': [
    { credential: personalToken, facts: [requestTo({ ...github, scheme: 'http' })] },
    null,
  ],
  'does not apply to an address that a program refuses because it has no scheme': [
    { credential: personalToken, facts: [requestTo({ scheme: '' })] },
    null,
  ],
  'does not apply to an address that is not there': [
    { credential: personalToken, facts: [request({ url: 'missing' })] },
    null,
  ],
});

testRule('retired-api', {
  'is certain for a path below /v1': [
    { credential: personalToken, facts: [requestTo({ path: '/v1/droplets' })] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: requestEvidence({ path: '/v1/droplets' }),
    },
  ],
  'is likely for an answer in the envelope of API v1': [
    { facts: [{ type: 'envelope-v1', origin: 'pasted' }] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({
        tool: null,
        authScheme: null,
        service: null,
        host: null,
        path: null,
      }),
    },
  ],
  'is likely for variables with the names of its keys': [
    {
      credential: credential({
        kind: 'api-v1-key',
        name: 'api_key',
        alternatives: ['personal-access-token'],
      }),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: requestEvidence({
        tool: null,
        authScheme: null,
        service: null,
        host: null,
        path: null,
      }),
    },
  ],
  'is certain for the keys of API v1': [
    { credential: credential({ kind: 'api-v1-key', name: 'client_id' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: requestEvidence({
        tool: null,
        authScheme: null,
        service: null,
        host: null,
        path: null,
      }),
    },
  ],
  'does not apply to /v2': [{ credential: personalToken, facts: [requestTo(apiUrl)] }, null],
  'does not apply to /v1/oauth of the control panel': [
    {
      credential: personalToken,
      facts: [requestTo({ ...controlPanel, path: '/v1/oauth/token' })],
    },
    null,
  ],
  'does not apply to /v1 of another host': [
    { credential: personalToken, facts: [requestTo({ ...github, path: '/v1/droplets' })] },
    null,
  ],
  'is certain for the root of API v1': [
    { credential: personalToken, facts: [requestTo({ path: '/v1' })] },
    { confidence: 'certain', severity: 'error', evidence: requestEvidence({ path: '/v1' }) },
  ],
  ...Object.fromEntries(
    (['api-v1', 'api-v1-answer', 'api-v1-pair'] as const).map((circumstance) => [
      `is likely for a text that tells of it (${circumstance})`,
      [
        { facts: [request(), told(circumstance)] },
        { confidence: 'likely', severity: 'error', evidence: requestEvidence() },
      ],
    ]),
  ),
  'does not apply to another story': [{ facts: [request(), told('works-in-curl')] }, null],
  'does not apply to a path that only contains /v1': [
    { credential: personalToken, facts: [requestTo({ path: '/v2/apps/v1/logs' })] },
    null,
  ],
  'does not apply to an address without a path': [
    { credential: personalToken, facts: [requestTo({ path: null })] },
    null,
  ],
});

testRule('missing-url', {
  'is certain for a command with a credential and without an address': [
    { credential: legacyToken, facts: [request({ url: 'missing' })] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: requestEvidence({ service: null, host: null, path: null }),
    },
  ],
  'does not apply to a header, of which the address is unknown': [
    { credential: personalToken, facts: [request({ url: null })] },
    null,
  ],
  'does not apply to a command with an address': [
    { credential: personalToken, facts: [request()] },
    null,
  ],
  'does not apply to a command without a credential': [
    { facts: [request({ url: 'missing', authScheme: null })] },
    null,
  ],
});
