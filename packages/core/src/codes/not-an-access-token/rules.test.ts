import {
  accepted,
  credential,
  decisive,
  legacyToken,
  noCredential,
  oauthError,
  overview,
  pastedAnswer,
  pastedFailure,
  personalToken,
  probedFailure,
  refused,
  request,
  requestTo,
  shaped,
  told,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';
import type { Belongs } from '../../classify/kinds.ts';

/** A whole value that the text gives a name, and that the name gives a meaning. */
const named = (
  kind: 'authorization-code' | 'oauth-client-id' | 'oauth-client-secret',
  name: string,
) => credential({ kind, role: { kind, name }, name });

const tokenEndpoint = {
  service: 'control-panel',
  host: 'cloud.digitalocean.com',
  path: '/v1/oauth/token',
} as const;

testRule('authorization-code', {
  'is certain for a value that the text calls code': [
    { credential: named('authorization-code', 'code') },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { parameter: 'code', inExchange: false },
    },
  ],
  'is information in a request to the token endpoint': [
    {
      credential: named('authorization-code', 'code'),
      facts: [requestTo(tokenEndpoint, { method: 'POST', authScheme: null })],
    },
    { confidence: 'certain', severity: 'info', evidence: { parameter: 'code', inExchange: true } },
  ],
  'is an error in a request to the API': [
    { credential: named('authorization-code', 'code'), facts: [request()] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { parameter: 'code', inExchange: false },
    },
  ],
  'is possible for 64 hexadecimal digits that DigitalOcean refuses': [
    { credential: legacyToken, facts: refused },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { parameter: null, inExchange: false },
    },
  ],
  'is possible for 64 hexadecimal digits beside a pasted 401': [
    { credential: legacyToken, facts: [pastedAnswer(unauthorized)] },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { parameter: null, inExchange: false },
    },
  ],
  'is possible for 64 hexadecimal digits in a request': [
    { credential: legacyToken, facts: [request()] },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { parameter: null, inExchange: false },
    },
  ],
  'does not apply to 64 hexadecimal digits by themselves': [{ credential: legacyToken }, null],
  'does not apply to 64 hexadecimal digits that DigitalOcean accepts': [
    { credential: legacyToken, facts: [request(), ...accepted] },
    null,
  ],
  'does not apply to a refused token with a prefix': [
    { credential: personalToken, facts: [request(), ...refused] },
    null,
  ],
  'does not apply to a variable in the place of the code': [
    {
      credential: credential({
        kind: 'authorization-code',
        role: { kind: 'authorization-code', name: 'code' },
        name: 'code',
        shape: { type: 'reference', syntax: 'shell', name: 'CODE', expands: true, literal: false },
      }),
      facts: [requestTo(tokenEndpoint, { authScheme: null })],
    },
    null,
  ],
  'is an error in a header for the token endpoint, which expects it in the body': [
    { credential: named('authorization-code', 'code'), facts: [requestTo(tokenEndpoint)] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { parameter: 'code', inExchange: false },
    },
  ],
  'is an error where the address of the request isn’t shown': [
    {
      credential: named('authorization-code', 'code'),
      facts: [requestTo({ host: null, path: null }, { authScheme: null })],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { parameter: 'code', inExchange: false },
    },
  ],
});

const refreshToken = credential({ kind: 'oauth-refresh-token' });
const inItsField = credential({
  kind: 'oauth-refresh-token',
  role: { kind: 'oauth-refresh-token', name: 'refresh_token' },
  name: 'refresh_token',
});

testRule('refresh-token', {
  'is certain for the prefix': [
    { credential: refreshToken },
    { confidence: 'certain', severity: 'error', evidence: { inPlace: false, field: null } },
  ],
  'is information in its own field, sent nowhere': [
    { credential: inItsField },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { inPlace: true, field: 'refresh_token' },
    },
  ],
  'is an error in its own field when a request to the API carries it': [
    { credential: inItsField, facts: [request()] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { inPlace: false, field: 'refresh_token' },
    },
  ],
  'is an error in the field of the access token': [
    { credential: { ...refreshToken, name: 'access_token' } },
    { confidence: 'certain', severity: 'error', evidence: { inPlace: false, field: null } },
  ],
  'does not apply to an access token in a field of that name': [
    { credential: { ...inItsField, kind: 'personal-access-token' } },
    null,
  ],
  'does not apply to an empty field': [
    { credential: { ...inItsField, shape: { type: 'empty' } } },
    null,
  ],
});

testRule('oauth-client-credential', {
  'is certain for a client id that is sent as a token': [
    { credential: named('oauth-client-id', 'client_id'), facts: [request()] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'oauth-client-id', field: 'client_id', inPlace: false },
    },
  ],
  'is information in the configuration of an application': [
    { credential: named('oauth-client-secret', 'CLIENT_SECRET') },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { kind: 'oauth-client-secret', field: 'CLIENT_SECRET', inPlace: true },
    },
  ],
  'does not apply to 64 hexadecimal digits without a name': [
    { credential: legacyToken, facts: [request()] },
    null,
  ],
  'does not apply to a placeholder in the field': [
    {
      credential: {
        ...named('oauth-client-secret', 'client_secret'),
        shape: { type: 'placeholder', confidence: 'certain' },
      },
    },
    null,
  ],
  'does not apply to a refresh token in its field': [{ credential: inItsField }, null],
});

const spacesId = credential({ kind: 'spaces-access-key-id' });
const spacesSecret = credential({ kind: 'spaces-secret-key', name: 'SPACES_SECRET_ACCESS_KEY' });

testRule('spaces-key', {
  'is certain for an access key id where a token belongs': [
    { credential: { ...spacesId, name: 'DIGITALOCEAN_TOKEN' } },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'spaces-access-key-id', inPlace: false },
    },
  ],
  'is information under a name of Spaces': [
    { credential: spacesSecret },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { kind: 'spaces-secret-key', inPlace: true },
    },
  ],
  'is information under a name of S3': [
    { credential: { ...spacesId, name: 'AWS_ACCESS_KEY_ID' } },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { kind: 'spaces-access-key-id', inPlace: true },
    },
  ],
  'is information beside a host of Spaces': [
    { credential: spacesId, services: ['spaces'] },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { kind: 'spaces-access-key-id', inPlace: true },
    },
  ],
  'is information beside a request to the API that does not carry it': [
    { credential: spacesId, services: ['spaces'], facts: [request({ authScheme: null })] },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { kind: 'spaces-access-key-id', inPlace: true },
    },
  ],
  'is information in a request to Spaces': [
    { credential: spacesId, services: ['spaces'], facts: [requestTo({ service: 'spaces' })] },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { kind: 'spaces-access-key-id', inPlace: true },
    },
  ],
  'is an error beside a host of another product': [
    { credential: spacesId, services: ['inference'] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'spaces-access-key-id', inPlace: false },
    },
  ],
  'is an error as a Bearer token for the API, although Spaces is named': [
    {
      credential: { ...spacesId, name: 'SPACES_ACCESS_KEY_ID' },
      services: ['spaces'],
      facts: [request()],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'spaces-access-key-id', inPlace: false },
    },
  ],
  'is certain for an access token under a name of a key of Spaces': [
    { credential: { ...personalToken, name: 'SPACES_SECRET_ACCESS_KEY' } },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'personal-access-token', inPlace: false },
    },
  ],
  'is likely for the shape of a secret key under the name of a token': [
    {
      credential: { ...spacesSecret, name: 'DIGITALOCEAN_TOKEN', alternatives: ['unknown'] },
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { kind: 'spaces-secret-key', inPlace: false },
    },
  ],
  'is information beside a DigitalOcean token': [
    { credential: { ...spacesId, name: 'OTHER', besideToken: true } },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { kind: 'spaces-access-key-id', inPlace: true },
    },
  ],
  'does not apply to an access token under its own name': [
    { credential: { ...personalToken, name: 'DIGITALOCEAN_TOKEN' } },
    null,
  ],
  ...Object.fromEntries(
    [
      ['AWSAccessKeyId', []],
      ['AWS_ACCESS_KEY_ID', []],
      ['terraform_s3_backend_secret', []],
      ['access_key', ['spaces']],
      ['accessKeyId', ['spaces']],
      ['secret_access_key', ['spaces']],
      ['secretAccessKey', ['spaces']],
    ].map(([name, services]) => [
      `is certain for an access token that S3 programs read as ${name}`,
      [
        { credential: { ...personalToken, name }, services },
        {
          confidence: 'certain',
          severity: 'error',
          evidence: { kind: 'personal-access-token', inPlace: false },
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    ['accessKey', 'access_id', 'secretKey', 'secret_key'].map((name) => [
      `is information under the name ${name}`,
      [
        { credential: { ...spacesId, name } },
        {
          confidence: 'certain',
          severity: 'info',
          evidence: { kind: 'spaces-access-key-id', inPlace: true },
        },
      ],
    ]),
  ),
  'does not apply to an access token as “access_key” of any program': [
    { credential: { ...personalToken, name: 'access_key' } },
    null,
  ],
  'does not apply to an access token under a longer name beside a host of Spaces': [
    { credential: { ...personalToken, name: 'do_access_key' }, services: ['spaces'] },
    null,
  ],
  'does not apply to an access token whose name goes on after “access_key”': [
    { credential: { ...personalToken, name: 'access_keyring' }, services: ['spaces'] },
    null,
  ],
  'does not apply without a credential': [{ services: ['spaces'] }, null],
});

const belonging = (parts: Partial<Belongs> = {}): Belongs => ({
  providers: ['DigitalOcean'],
  what: 'a model access key',
  where: 'It belongs to the inference service.',
  confidence: 'certain',
  expiresAt: null,
  ...parts,
});
const modelKey = credential({ kind: 'model-access-key', belongs: belonging() });

testRule('inference-key', {
  'is certain for the prefix': [
    { credential: modelKey },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'model-access-key',
        inPlace: false,
        where: 'It belongs to the inference service.',
      },
    },
  ],
  'is an error under a name of an API token': [
    { credential: { ...modelKey, name: 'DIGITALOCEAN_TOKEN' } },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'model-access-key',
        inPlace: false,
        where: 'It belongs to the inference service.',
      },
    },
  ],
  'is information under a name of models': [
    { credential: { ...modelKey, name: 'MODEL_ACCESS_KEY' } },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        kind: 'model-access-key',
        inPlace: true,
        where: 'It belongs to the inference service.',
      },
    },
  ],
  'is information beside a host of the inference service': [
    { credential: modelKey, services: ['inference'] },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        kind: 'model-access-key',
        inPlace: true,
        where: 'It belongs to the inference service.',
      },
    },
  ],
  'is an error as a Bearer token for the API, although the inference service is named': [
    { credential: modelKey, services: ['inference'], facts: [request()] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'model-access-key',
        inPlace: false,
        where: 'It belongs to the inference service.',
      },
    },
  ],
  'is no more certain than the name of an agent key, which is all there is to see': [
    {
      credential: credential({
        kind: 'agent-access-key',
        name: 'GRADIENT_AGENT_ACCESS_KEY',
        belongs: belonging({ confidence: 'likely', where: 'It belongs to one agent.' }),
      }),
    },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: { kind: 'agent-access-key', inPlace: true, where: 'It belongs to one agent.' },
    },
  ],
  'does not apply to an access token beside a host of the inference service': [
    { credential: personalToken, services: ['inference'] },
    null,
  ],
  'is information beside the host of an agent': [
    { credential: modelKey, services: ['agent'] },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        kind: 'model-access-key',
        inPlace: true,
        where: 'It belongs to the inference service.',
      },
    },
  ],
  'is an error beside a host of another product': [
    { credential: modelKey, services: ['spaces'] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'model-access-key',
        inPlace: false,
        where: 'It belongs to the inference service.',
      },
    },
  ],
});

testRule('registry-credential', {
  'is information for a login in a Docker configuration': [
    { credential: credential({ kind: 'registry-credential', exact: true }) },
    { confidence: 'certain', severity: 'info', evidence: {} },
  ],
  'does not apply to an API token that is the password': [{ credential: personalToken }, null],
});

testRule('legacy-api-key', {
  'is certain for client_id beside api_key': [
    { credential: credential({ kind: 'api-v1-key', name: 'api_key' }) },
    { confidence: 'certain', severity: 'error', evidence: { parameter: 'api_key' } },
  ],
  'names the other parameter as well': [
    { credential: credential({ kind: 'api-v1-key', name: 'client_id' }) },
    { confidence: 'certain', severity: 'error', evidence: { parameter: 'client_id' } },
  ],
  'is likely for variables of these names': [
    {
      credential: credential({
        kind: 'api-v1-key',
        name: 'api_key',
        alternatives: ['personal-access-token'],
      }),
    },
    { confidence: 'likely', severity: 'error', evidence: { parameter: 'api_key' } },
  ],
  'does not apply to a client id of OAuth': [
    { credential: named('oauth-client-id', 'client_id') },
    null,
  ],
});

const functionsKey = credential({
  belongs: belonging({ what: 'a Functions access key', where: 'It belongs to Functions.' }),
  kind: 'unknown',
});
const databasePassword = credential({
  belongs: belonging({ what: 'a database password', where: 'It belongs to a database.' }),
  kind: 'unknown',
});
const clusterToken = credential({
  belongs: belonging({
    what: 'the token of a Kubernetes cluster',
    where: 'It belongs to one cluster.',
    confidence: 'likely',
  }),
  kind: 'unknown',
});

testRule('other-product-credential', {
  'is certain for the prefix of another product': [
    { credential: functionsKey },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        what: 'a Functions access key',
        where: 'It belongs to Functions.',
        inPlace: false,
      },
    },
  ],
  'is likely for what a kubeconfig calls a token': [
    { credential: clusterToken },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        what: 'the token of a Kubernetes cluster',
        where: 'It belongs to one cluster.',
        inPlace: false,
      },
    },
  ],
  'is information beside the host of the cluster': [
    { credential: clusterToken, services: ['kubernetes'] },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: {
        what: 'the token of a Kubernetes cluster',
        where: 'It belongs to one cluster.',
        inPlace: true,
      },
    },
  ],
  'is information beside the host of a database': [
    { credential: databasePassword, services: ['database'] },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        what: 'a database password',
        where: 'It belongs to a database.',
        inPlace: true,
      },
    },
  ],
  'is an error in a request to the API, although a database is named': [
    { credential: databasePassword, services: ['database'], facts: [request()] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        what: 'a database password',
        where: 'It belongs to a database.',
        inPlace: false,
      },
    },
  ],
  'does not apply to a credential of another provider': [
    {
      credential: credential({
        kind: 'foreign',
        provider: 'GitHub',
        belongs: belonging({ providers: ['GitHub'] }),
      }),
    },
    null,
  ],
  'does not apply to a model access key': [{ credential: modelKey }, null],
  'does not apply to an access token': [{ credential: personalToken }, null],
  'is an error beside a host of another product': [
    { credential: databasePassword, services: ['spaces'] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        what: 'a database password',
        where: 'It belongs to a database.',
        inPlace: false,
      },
    },
  ],
});

const github: Belongs = {
  providers: ['GitHub'],
  what: 'a personal access token (GitHub)',
  where: 'It belongs to GitHub.',
  confidence: 'certain',
  expiresAt: null,
};
const foreign = (belongs: Belongs, name: string | null = null) =>
  credential({ kind: 'foreign', provider: belongs.providers.join(' or '), belongs, name });
const uuid: Belongs = {
  providers: ['Heroku', 'Scaleway'],
  what: 'key in the form of a UUID',
  where: 'It belongs to one of them.',
  confidence: 'possible',
  expiresAt: null,
};

const { confidence: _certain, ...githubEvidence } = github;
const { confidence: _possible, ...uuidParts } = uuid;
const uuidEvidence = { ...uuidParts, inPlace: false };

testRule('foreign-token', {
  'is certain for a format of one provider': [
    { credential: foreign(github) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        providers: ['GitHub'],
        what: 'a personal access token (GitHub)',
        where: 'It belongs to GitHub.',
        inPlace: false,
        expiresAt: null,
      },
    },
  ],
  'is certain under a name of DigitalOcean': [
    { credential: foreign(github, 'DIGITALOCEAN_TOKEN') },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        providers: ['GitHub'],
        what: 'a personal access token (GitHub)',
        where: 'It belongs to GitHub.',
        inPlace: false,
        expiresAt: null,
      },
    },
  ],
  'is information under the name of its own provider': [
    { credential: foreign(github, 'GITHUB_TOKEN') },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        providers: ['GitHub'],
        what: 'a personal access token (GitHub)',
        where: 'It belongs to GitHub.',
        inPlace: true,
        expiresAt: null,
      },
    },
  ],
  'is an error under the name of its own provider when a request to the API carries it': [
    { credential: foreign(github, 'GITHUB_TOKEN'), facts: [request()] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        providers: ['GitHub'],
        what: 'a personal access token (GitHub)',
        where: 'It belongs to GitHub.',
        inPlace: false,
        expiresAt: null,
      },
    },
  ],
  'is likely for a format that several providers use': [
    { credential: foreign({ ...github, providers: ['OpenAI', 'Stripe'] }) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        providers: ['OpenAI', 'Stripe'],
        what: 'a personal access token (GitHub)',
        where: 'It belongs to GitHub.',
        inPlace: false,
        expiresAt: null,
      },
    },
  ],
  'is possible for a general format by itself': [
    { credential: foreign(uuid) },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        providers: ['Heroku', 'Scaleway'],
        what: 'key in the form of a UUID',
        where: 'It belongs to one of them.',
        inPlace: false,
        expiresAt: null,
      },
    },
  ],
  'is likely for a general format under a name of DigitalOcean': [
    { credential: foreign(uuid, 'DIGITALOCEAN_TOKEN') },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        providers: ['Heroku', 'Scaleway'],
        what: 'key in the form of a UUID',
        where: 'It belongs to one of them.',
        inPlace: false,
        expiresAt: null,
      },
    },
  ],
  'is likely for a general format in a request': [
    { credential: foreign(uuid), facts: [request()] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        providers: ['Heroku', 'Scaleway'],
        what: 'key in the form of a UUID',
        where: 'It belongs to one of them.',
        inPlace: false,
        expiresAt: null,
      },
    },
  ],
  'names the date that a JSON Web Token states': [
    {
      credential: foreign({
        ...uuid,
        providers: ['an identity provider'],
        what: 'JSON Web Token (JWT)',
        where: 'It’s for the issuer.',
        expiresAt: '2026-02-01T00:00:00.000Z',
      }),
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: {
        providers: ['an identity provider'],
        what: 'JSON Web Token (JWT)',
        where: 'It’s for the issuer.',
        inPlace: false,
        expiresAt: '2026-02-01T00:00:00.000Z',
      },
    },
  ],
  'is likely for 64 hexadecimal digits sent to Linode, where they are in their place': [
    {
      credential: foreign({
        providers: ['Linode'],
        what: 'a personal access token of Linode',
        where: 'It belongs to Linode.',
        confidence: 'likely',
        expiresAt: null,
      }),
      facts: [requestTo({ service: 'linode', host: null, path: null })],
    },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: {
        providers: ['Linode'],
        what: 'a personal access token of Linode',
        where: 'It belongs to Linode.',
        inPlace: true,
        expiresAt: null,
      },
    },
  ],
  'is information under an abbreviation of its provider': [
    { credential: foreign(github, 'GH_TOKEN') },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        providers: ['GitHub'],
        what: 'a personal access token (GitHub)',
        where: 'It belongs to GitHub.',
        inPlace: true,
        expiresAt: null,
      },
    },
  ],
  'is information beside a DigitalOcean token': [
    { credential: { ...foreign(github, 'SECRET'), besideToken: true } },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: {
        providers: ['GitHub'],
        what: 'a personal access token (GitHub)',
        where: 'It belongs to GitHub.',
        inPlace: true,
        expiresAt: null,
      },
    },
  ],
  'does not apply to a token of another product of DigitalOcean': [
    { credential: functionsKey },
    null,
  ],
  'does not apply to an access token that Linode receives': [
    { credential: personalToken, facts: [requestTo({ service: 'linode', host: null })] },
    null,
  ],
  ...Object.fromEntries(
    [
      ['Amazon Web Services', 'AWS_SESSION_TOKEN'],
      ['Hugging Face', 'HF_TOKEN'],
      ['Hetzner Cloud', 'HCLOUD_TOKEN'],
      ['Cloudflare', 'CF_API_TOKEN'],
      ['Google Cloud', 'GCP_KEY'],
      ['Google Cloud', 'GCLOUD_KEY'],
      ['PyPI', 'TWINE_PASSWORD'],
    ].map(([provider = '', name = '']) => [
      `is information in ${name}, which is for ${provider}`,
      [
        { credential: foreign({ ...github, providers: [provider] }, name) },
        {
          confidence: 'certain',
          severity: 'info',
          evidence: { ...githubEvidence, providers: [provider], inPlace: true },
        },
      ],
    ]),
  ),
  'is information under the name of one of the providers that use its format': [
    { credential: foreign(uuid, 'SCALEWAY_KEY') },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { ...uuidEvidence, inPlace: true },
    },
  ],
  'is possible under a name that only contains DO_': [
    { credential: foreign(uuid, 'TODO_KEY') },
    { confidence: 'possible', severity: 'error', evidence: uuidEvidence },
  ],
  'is an error under a name in which an abbreviation is a part of a word': [
    { credential: foreign(github, 'HIGH_SCORE_TOKEN') },
    { confidence: 'certain', severity: 'error', evidence: { ...githubEvidence, inPlace: false } },
  ],
});

const unrecognized = shaped({ type: 'unrecognized' }, { kind: 'unknown', provider: 'unknown' });

const word = shaped({ type: 'unrecognized', plain: true }, { kind: 'unknown' });
const likely = {
  confidence: 'likely',
  severity: 'error',
  evidence: { name: null, belongsToOtherService: false, service: null },
} as const;

testRule('unrecognized-credential', {
  'is likely for a value of no known format': [
    { credential: unrecognized },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { name: null, belongsToOtherService: false, service: null },
    },
  ],
  'is likely under a name of DigitalOcean': [
    { credential: { ...unrecognized, name: 'DIGITALOCEAN_TOKEN' } },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { name: 'DIGITALOCEAN_TOKEN', belongsToOtherService: false, service: null },
    },
  ],
  'does not repeat a name that is no variable': [
    { credential: { ...unrecognized, name: 'some_other_token' } },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { name: null, belongsToOtherService: false, service: null },
    },
  ],
  'is possible when name or text are of another service': [
    { credential: { ...unrecognized, name: 'SENTRY_AUTH_TOKEN', belongsToOtherService: true } },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { name: 'SENTRY_AUTH_TOKEN', belongsToOtherService: true, service: null },
    },
  ],
  'names the other service': [
    { credential: { ...unrecognized, otherService: 'GoDaddy' } },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { name: null, belongsToOtherService: true, service: 'GoDaddy' },
    },
  ],
  'is possible beside a DigitalOcean token': [
    { credential: { ...unrecognized, besideToken: true } },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { name: null, belongsToOtherService: false, service: null },
    },
  ],
  'does not apply to bytes that are no text': [
    { credential: { ...unrecognized, repairs: ['not-encoded'] } },
    null,
  ],
  'does not apply to the login of an application at the token endpoint': [
    {
      credential: unrecognized,
      facts: [
        requestTo({}, { authScheme: { type: 'scheme', scheme: 'Basic' } }),
        { type: 'oauth-error', origin: 'pasted', error: 'invalid_request', inLink: false },
      ],
    },
    null,
  ],
  'does not apply to 64 hexadecimal digits without a name': [{ credential: legacyToken }, null],
  'does not apply to a truncated token': [
    { credential: shaped({ type: 'truncated', expected: 71, actual: 60, elided: false }) },
    null,
  ],
  'does not apply without a credential': [
    { facts: [pastedAnswer(unauthorized), oauthError('invalid_grant'), probedFailure({})] },
    null,
  ],
  'is likely for an application’s name in a header when nothing says that the endpoint refused it':
    [
      {
        credential: unrecognized,
        facts: [requestTo({}, { authScheme: { type: 'scheme', scheme: 'Basic' } })],
      },
      likely,
    ],
  'is likely for a Bearer token beside an OAuth error': [
    { credential: unrecognized, facts: [request(), oauthError('invalid_grant')] },
    likely,
  ],
  'is likely for a word by itself': [
    { credential: word, facts: [{ ...told('works-in-curl'), silent: true }, overview()] },
    likely,
  ],
  'is likely for a value beside the output of a program': [
    {
      credential: unrecognized,
      facts: [overview({ program: 'Terraform' }), pastedAnswer(unauthorized)],
    },
    likely,
  ],
  ...Object.fromEntries(
    (
      [
        ['an answer', pastedAnswer(unauthorized)],
        ['a failed request', pastedFailure({ reason: 'dns' })],
        ['a program that has no token', noCredential()],
        ['a question', { type: 'question', origin: 'pasted', topic: 'rotation' }],
        ['a story', told('works-in-curl')],
        ['the output of a program', overview({ program: 'Terraform' })],
      ] as const
    ).map(([what, fact]) => [
      `does not apply to a word in a text with ${what}`,
      [{ credential: word, facts: [request(), fact] }, null],
    ]),
  ),
  'does not apply beside an error that says what is wrong': [
    { credential: unrecognized, facts: [decisive] },
    null,
  ],
  'does not apply to what was encoded twice in a Secret of Kubernetes': [
    {
      credential: unrecognized,
      facts: [request(), told('base64-in-string-data')],
    },
    null,
  ],
});
