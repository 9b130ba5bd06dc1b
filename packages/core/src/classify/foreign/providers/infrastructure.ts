import type { Provider } from '../provider.ts';

/** Secrets and infrastructure as code. */
export const infrastructure: readonly Provider[] = [
  {
    name: 'HCP Terraform',
    where: 'The HCP Terraform API (app.terraform.io) accepts it.',
    formats: [
      [
        'API token',
        /^[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}$/,
        'gitleaks rule hashicorp-tf-api-token',
      ],
    ],
  },
  {
    name: 'Pulumi',
    where: 'The Pulumi API (api.pulumi.com) accepts it.',
    formats: [['access token', /^pul-[0-9a-f]{40}$/, 'gitleaks rule pulumi-api-token']],
  },
  {
    name: 'HashiCorp Vault',
    where: 'The Vault server that issued it accepts it.',
    formats: [
      ['service token', /^hvs\.[\w-]{24,130}$/, 'noseyparker rule np.hashicorp.4'],
      ['batch token', /^hvb\.[\w-]{24,500}$/, 'noseyparker rule np.hashicorp.5'],
      ['recovery token', /^hvr\.[\w-]{24,130}$/, 'noseyparker rule np.hashicorp.6'],
      [
        'older service token',
        /^s\.[A-Za-z0-9]{24}$/,
        'gitleaks rule vault-service-token',
        'generic',
      ],
    ],
  },
  {
    name: 'Doppler',
    where: 'The Doppler API (api.doppler.com) accepts it.',
    formats: [
      [
        'token',
        /^dp\.(?:ct|pt|sa|scim|audit|st(?:\.[a-z0-9_-]{2,35})?)\.[A-Za-z0-9]{40,44}$/,
        'trufflehog detector doppler',
      ],
    ],
  },
  {
    name: '1Password',
    where: '1Password accepts it: a service account token in its tools, a secret key at sign-in.',
    formats: [
      [
        'service account token',
        /^ops_eyJ[A-Za-z0-9+/]{250,4000}={0,3}$/,
        'gitleaks rule 1password-service-account-token',
      ],
      [
        'secret key',
        /^A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}$/,
        'gitleaks rule 1password-secret-key',
      ],
    ],
  },
  {
    name: 'Infisical',
    where: 'The Infisical API (app.infisical.com) accepts it.',
    formats: [
      [
        'service token',
        /^st\.[0-9a-f-]{24,36}\.[0-9a-f]{32}\.[0-9a-f]{32}$/,
        'https://infisical.com/docs/internals/service-tokens',
      ],
    ],
  },
  {
    name: 'Infracost',
    where: 'The Infracost API (pricing.api.infracost.io) accepts it.',
    formats: [['API key', /^ico-[A-Za-z0-9]{32}$/, 'gitleaks rule infracost-api-token']],
  },
  {
    name: 'Prefect',
    where: 'The Prefect Cloud API (api.prefect.cloud) accepts it.',
    formats: [['API key', /^pnu_[A-Za-z0-9]{36}$/, 'gitleaks rule prefect-api-token']],
  },
  {
    name: 'Octopus Deploy',
    where: 'The Octopus server that issued it accepts it.',
    formats: [['API key', /^API-[A-Z0-9]{26}$/, 'gitleaks rule octopus-deploy-api-key']],
  },
  {
    name: 'Harness',
    where: 'The Harness API (app.harness.io) accepts it.',
    formats: [
      [
        'access token',
        /^[ps]at\.[\w-]{22}\.[0-9A-Za-z]{24}\.[0-9A-Za-z]{20}$/,
        'gitleaks rule harness-api-key',
      ],
    ],
  },
];
