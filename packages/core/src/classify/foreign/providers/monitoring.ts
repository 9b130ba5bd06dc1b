import type { Provider } from '../provider.ts';

/** Building, testing and monitoring. */
export const monitoring: readonly Provider[] = [
  {
    name: 'CircleCI',
    where: 'The CircleCI API (circleci.com/api) accepts it.',
    formats: [
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
    ],
  },
  {
    name: 'Buildkite',
    where: 'The Buildkite API (api.buildkite.com) accepts it.',
    formats: [
      [
        'API access token',
        /^bkua_(?:[a-z0-9]{40}|[a-z0-9]{53})$/,
        'betterleaks rule buildkite-user-access-token',
      ],
    ],
  },
  {
    name: 'SonarQube',
    where: 'The SonarQube server that issued it accepts it.',
    formats: [['token', /^sq[upa]_[0-9a-z]{40}$/, 'gitleaks rule sonar-api-token']],
  },
  {
    name: 'SonarQube Cloud',
    where: 'The SonarQube Cloud API (sonarcloud.io) accepts it.',
    formats: [['token', /^sqco_[0-9A-Za-z]{59}$/, 'trufflehog detector sonarcloud/v2']],
  },
  {
    name: 'Grafana',
    where: 'The Grafana server that issued it accepts it.',
    formats: [
      [
        'service account token',
        /^glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}$/,
        'gitleaks rule grafana-service-account-token',
      ],
      ['older API key', /^eyJrIjoi[A-Za-z0-9+/]{40,400}={0,3}$/, 'gitleaks rule grafana-api-key'],
    ],
  },
  {
    name: 'Grafana Cloud',
    where: 'The Grafana Cloud API (grafana.com/api) accepts it.',
    formats: [
      [
        'access policy token',
        /^glc_[A-Za-z0-9+/]{32,400}={0,3}$/,
        'gitleaks rule grafana-cloud-api-token',
      ],
    ],
  },
  {
    name: 'Sentry',
    where: 'The Sentry API (sentry.io/api) accepts it.',
    formats: [
      [
        'organization token',
        /^sntrys_eyJ[A-Za-z0-9+/=_]{40,500}$/,
        'gitleaks rule sentry-org-token',
      ],
      ['user token', /^sntryu_[0-9a-f]{64}$/, 'gitleaks rule sentry-user-token'],
    ],
  },
  {
    name: 'New Relic',
    where: 'New Relic (api.newrelic.com) accepts it from users and agents.',
    formats: [
      ['user API key', /^NRAK-[A-Z0-9]{27}$/, 'gitleaks rule new-relic-user-api-key'],
      ['insert key', /^NRII-[\w-]{25,32}$/, 'gitleaks rule new-relic-insert-key'],
      [
        'license key',
        /^[A-Za-z0-9]{6}[0-9A-Fa-f]{26,30}(?:FFFF)?NRAL$/,
        'noseyparker rule np.newrelic.1',
      ],
    ],
  },
  {
    name: 'Dynatrace',
    where: 'The Dynatrace environment that issued it accepts it.',
    formats: [
      [
        'access token',
        /^dt0[a-z][0-9]{2}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}$/,
        'gitleaks rule dynatrace-api-token',
      ],
    ],
  },
  {
    name: 'PostHog',
    where: 'The PostHog API (*.posthog.com) accepts it.',
    formats: [
      ['personal API key', /^phx_[\w-]{41,49}$/, 'betterleaks rule posthog-personal-api-key'],
      ['project API key', /^phc_[\w-]{41,44}$/, 'betterleaks rule posthog-project-api-key'],
    ],
  },
  {
    name: 'LaunchDarkly',
    where: 'The LaunchDarkly API (app.launchdarkly.com) accepts it.',
    formats: [
      [
        'access token or SDK key',
        /^(?:api|sdk)-[0-9a-z]{8}-[0-9a-z]{4}-4[0-9a-z]{3}-[0-9a-z]{4}-[0-9a-z]{12}$/,
        'trufflehog detector launchdarkly',
      ],
    ],
  },
  {
    name: 'Postman',
    where: 'The Postman API (api.getpostman.com) accepts it.',
    formats: [
      ['API key', /^PMAK-[0-9A-Za-z]{24}-[0-9A-Za-z]{34}$/, 'gitleaks rule postman-api-token'],
    ],
  },
];
