import { type Provider, provider } from '../provider.ts';

/** Secrets, infrastructure as code, building, testing and monitoring. */
export const operations: readonly Provider[] = [
  provider('HCP Terraform', 'The HCP Terraform API (app.terraform.io) accepts it.', [
    ['API token', /^[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}$/, 'gitleaks: hashicorp-tf-api-token'],
  ]),
  provider('Pulumi', 'The Pulumi API (api.pulumi.com) accepts it.', [
    ['access token', /^pul-[0-9a-f]{40}$/, 'gitleaks: pulumi-api-token'],
  ]),
  provider('HashiCorp Vault', 'The Vault server that issued it accepts it.', [
    ['service token', /^hvs\.[\w-]{24,130}$/, 'noseyparker: np.hashicorp.4'],
    ['batch token', /^hvb\.[\w-]{24,500}$/, 'noseyparker: np.hashicorp.5'],
    ['recovery token', /^hvr\.[\w-]{24,130}$/, 'noseyparker: np.hashicorp.6'],
    ['older service token', /^s\.[A-Za-z0-9]{24}$/, 'gitleaks: vault-service-token', 'generic'],
  ]),
  provider('Doppler', 'The Doppler API (api.doppler.com) accepts it.', [
    [
      'token',
      /^dp\.(?:ct|pt|sa|scim|audit|st(?:\.[a-z0-9_-]{2,35})?)\.[A-Za-z0-9]{40,44}$/,
      'trufflehog: doppler',
    ],
  ]),
  provider(
    '1Password',
    '1Password accepts it: a service account token in its tools, a secret key at sign-in.',
    [
      [
        'service account token',
        /^ops_eyJ[A-Za-z0-9+/]{250,4000}={0,3}$/,
        'gitleaks: 1password-service-account-token',
      ],
      [
        'secret key',
        /^A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}$/,
        'gitleaks: 1password-secret-key',
      ],
    ],
  ),
  provider('Infisical', 'The Infisical API (app.infisical.com) accepts it.', [
    [
      'service token',
      /^st\.[0-9a-f-]{24,36}\.[0-9a-f]{32}\.[0-9a-f]{32}$/,
      'https://infisical.com/docs/internals/service-tokens',
    ],
  ]),
  provider('Infracost', 'The Infracost API (pricing.api.infracost.io) accepts it.', [
    ['API key', /^ico-[A-Za-z0-9]{32}$/, 'gitleaks: infracost-api-token'],
  ]),
  provider('Prefect', 'The Prefect Cloud API (api.prefect.cloud) accepts it.', [
    ['API key', /^pnu_[A-Za-z0-9]{36}$/, 'gitleaks: prefect-api-token'],
  ]),
  provider('Octopus Deploy', 'The Octopus server that issued it accepts it.', [
    ['API key', /^API-[A-Z0-9]{26}$/, 'gitleaks: octopus-deploy-api-key'],
  ]),
  provider('Harness', 'The Harness API (app.harness.io) accepts it.', [
    [
      'access token',
      /^[ps]at\.[\w-]{22}\.[0-9A-Za-z]{24}\.[0-9A-Za-z]{20}$/,
      'gitleaks: harness-api-key',
    ],
  ]),
  provider('CircleCI', 'The CircleCI API (circleci.com/api) accepts it.', [
    [
      'personal API token',
      /^CCIPAT_[A-Za-z0-9]{22}_[0-9a-f]{40}$/,
      'https://circleci.com/changelog/new-format-for-api-access-tokens/',
    ],
    [
      'project API token',
      /^CCIPRJ_[A-Za-z0-9]{22}_[0-9a-f]{40}$/,
      'https://circleci.com/changelog/new-format-for-api-access-tokens/',
    ],
  ]),
  provider('Buildkite', 'The Buildkite API (api.buildkite.com) accepts it.', [
    [
      'API access token',
      /^bkua_(?:[a-z0-9]{40}|[a-z0-9]{53})$/,
      'betterleaks: buildkite-user-access-token',
    ],
  ]),
  provider('SonarQube', 'The SonarQube server that issued it accepts it.', [
    ['token', /^sq[upa]_[0-9a-z]{40}$/, 'gitleaks: sonar-api-token'],
  ]),
  provider('SonarQube Cloud', 'The SonarQube Cloud API (sonarcloud.io) accepts it.', [
    ['token', /^sqco_[0-9A-Za-z]{59}$/, 'trufflehog: sonarcloud/v2'],
  ]),
  provider('Grafana', 'The Grafana server that issued it accepts it.', [
    [
      'service account token',
      /^glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}$/,
      'gitleaks: grafana-service-account-token',
    ],
    ['older API key', /^eyJrIjoi[A-Za-z0-9+/]{40,400}={0,3}$/, 'gitleaks: grafana-api-key'],
  ]),
  provider('Grafana Cloud', 'The Grafana Cloud API (grafana.com/api) accepts it.', [
    [
      'access policy token',
      /^glc_[A-Za-z0-9+/]{32,400}={0,3}$/,
      'gitleaks: grafana-cloud-api-token',
    ],
  ]),
  provider('Sentry', 'The Sentry API (sentry.io/api) accepts it.', [
    ['organization token', /^sntrys_eyJ[A-Za-z0-9+/=_]{40,500}$/, 'gitleaks: sentry-org-token'],
    ['user token', /^sntryu_[0-9a-f]{64}$/, 'gitleaks: sentry-user-token'],
  ]),
  provider('New Relic', 'New Relic (api.newrelic.com) accepts it from users and agents.', [
    ['user API key', /^NRAK-[A-Z0-9]{27}$/, 'gitleaks: new-relic-user-api-key'],
    ['insert key', /^NRII-[\w-]{25,32}$/, 'gitleaks: new-relic-insert-key'],
    [
      'license key',
      /^[A-Za-z0-9]{6}[0-9A-Fa-f]{26,30}(?:FFFF)?NRAL$/,
      'noseyparker: np.newrelic.1',
    ],
  ]),
  provider('Dynatrace', 'The Dynatrace environment that issued it accepts it.', [
    [
      'access token',
      /^dt0[a-z][0-9]{2}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}$/,
      'gitleaks: dynatrace-api-token',
    ],
  ]),
  provider('PostHog', 'The PostHog API (*.posthog.com) accepts it.', [
    ['personal API key', /^phx_[\w-]{41,49}$/, 'betterleaks: posthog-personal-api-key'],
    ['project API key', /^phc_[\w-]{41,44}$/, 'betterleaks: posthog-project-api-key'],
  ]),
  provider('LaunchDarkly', 'The LaunchDarkly API (app.launchdarkly.com) accepts it.', [
    [
      'access token or SDK key',
      /^(?:api|sdk)-[0-9a-z]{8}-[0-9a-z]{4}-4[0-9a-z]{3}-[0-9a-z]{4}-[0-9a-z]{12}$/,
      'trufflehog: launchdarkly',
    ],
  ]),
  provider('Postman', 'The Postman API (api.getpostman.com) accepts it.', [
    ['API key', /^PMAK-[0-9A-Za-z]{24}-[0-9A-Za-z]{34}$/, 'gitleaks: postman-api-token'],
  ]),
];
