import { type Provider, provider } from '../provider.ts';

/** Clouds with machines, storage and networks. */
export const clouds: readonly Provider[] = [
  provider(
    'Amazon Web Services',
    'Amazon Web Services (*.amazonaws.com) accepts it; access keys come in pairs and sign requests.',
    [
      [
        'access key id',
        /^(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}$/,
        'gitleaks: aws-access-token',
      ],
      [
        'Bedrock API key',
        /^ABSK[A-Za-z0-9+/]{109,269}={0,2}$/,
        'betterleaks: aws-amazon-bedrock-api-key-long-lived',
      ],
      ['AppSync API key', /^da2-[a-z0-9]{26}$/, 'noseyparker: np.appsync.1'],
      [
        'secret access key',
        /^(?=[^a-z]{0,39}[a-z])(?=[^A-Z]{0,39}[A-Z])(?=[^0-9]{0,39}[0-9])[A-Za-z0-9+/]{40}$/,
        'trufflehog: aws/access_keys',
        'generic',
      ],
    ],
  ),
  provider(
    'Microsoft Entra ID',
    'Microsoft’s sign-in (login.microsoftonline.com) accepts it together with a client ID.',
    [
      [
        'client secret',
        /^[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}$/,
        'gitleaks: azure-ad-client-secret',
      ],
    ],
  ),
  provider('Azure DevOps', 'The Azure DevOps API (dev.azure.com) accepts it.', [
    ['personal access token', /^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/, 'noseyparker: np.azure.4'],
  ]),
  provider(
    'Azure Container Registry',
    'The registry it was made for (*.azurecr.io) accepts it at docker login.',
    [['password', /^[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9]{6}$/, 'trufflehog: azurecontainerregistry']],
  ),
  provider(
    'Azure Storage',
    'The storage account it was made for (*.core.windows.net) accepts it.',
    [['account key', /^[A-Za-z0-9+/]{86}==$/, 'betterleaks: azure-storage-account-key', 'generic']],
  ),
  provider(
    'Google',
    'Google APIs (*.googleapis.com) accept it; client IDs and client secrets are for Google’s sign-in.',
    [
      ['API key', /^AIza[\w-]{35}$/, 'gitleaks: gcp-api-key'],
      ['Gemini API key', /^AQ\.Ab8RN6[\w-]{44}$/, 'betterleaks: gcp-gemini-api'],
      ['OAuth access token', /^ya29\.[\w-]{20,2048}$/, 'noseyparker: np.google.4'],
      ['OAuth client secret', /^GOCSPX-[\w-]{28}$/, 'noseyparker: np.google.2'],
      [
        'OAuth client id',
        /^[0-9]{1,20}-[a-z0-9_]{32}\.apps\.googleusercontent\.com$/,
        'noseyparker: np.google.1',
      ],
    ],
  ),
  provider(
    'Alibaba Cloud',
    'Alibaba Cloud accepts it together with its secret, which signs requests.',
    [['access key id', /^LTAI[A-Za-z0-9]{17,21}$/, 'betterleaks: alibaba-access-key-id']],
  ),
  provider('Yandex Cloud', 'The Yandex Cloud API (*.api.cloud.yandex.net) accepts it.', [
    ['API key', /^AQVN[\w-]{35,38}$/, 'gitleaks: yandex-api-key'],
  ]),
  provider('Hetzner', 'The Hetzner Cloud API (api.hetzner.cloud) accepts it.', [
    [
      'API token',
      /^(?=[^a-z]{0,63}[a-z])(?=[^A-Z]{0,63}[A-Z])(?=[^0-9]{0,63}[0-9])[A-Za-z0-9]{64}$/,
      'https://docs.ansible.com/ansible/12/collections/hetzner/hcloud/docsite/guides.html',
      'generic',
    ],
  ]),
  provider('Vultr', 'The Vultr API (api.vultr.com) accepts it.', [
    [
      'API key',
      /^(?=[A-Z]{0,35}[0-9])(?=[0-9]{0,35}[A-Z])[A-Z0-9]{36}$/,
      'trufflehog: vultrapikey',
      'generic',
    ],
  ]),
  provider('Civo', 'The Civo API (api.civo.com) accepts it.', [
    [
      'API key',
      /^(?=[a-z]{0,49}[0-9])(?=[0-9a-f]{0,49}[g-z])[a-z0-9]{50}$/,
      'betterleaks: civo-api-key',
      'generic',
    ],
  ]),
  provider('Scaleway', 'Scaleway (api.scaleway.com) accepts it together with its secret key.', [
    ['access key id', /^SCW[A-Z0-9]{17}$/, 'https://github.com/scaleway/scaleway-lib/pull/1253'],
  ]),
  provider('Exoscale', 'Exoscale (api-*.exoscale.com) accepts it together with its secret.', [
    ['API key', /^EXO[A-Za-z0-9]{24,30}$/, 'betterleaks: exoscale-api-key'],
  ]),
  provider('UpCloud', 'The UpCloud API (api.upcloud.com) accepts it.', [
    [
      'API token',
      /^ucat_[0-9A-Za-z]{24,32}$/,
      'https://upcloud.com/docs/guides/getting-started-upcloud-api/',
    ],
  ]),
];
