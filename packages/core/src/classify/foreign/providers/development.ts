import type { Provider } from '../provider.ts';

/** What teams build, test, ship and watch software with. */
export const development: readonly Provider[] = [
  // Registries of packages and images.
  {
    name: 'npm',
    where: 'It’s for the npm registry.',
    formats: [['access token', /^npm_[A-Za-z0-9]{36}$/]], // gitleaks rule npm-access-token
  },
  {
    name: 'PyPI',
    where: 'It’s for uploads to PyPI (upload.pypi.org).',
    formats: [['API token', /^pypi-AgE[\w-]{50,1000}$/]], // gitleaks rule pypi-upload-token
  },
  {
    name: 'RubyGems',
    where: 'It’s for the RubyGems API (rubygems.org).',
    formats: [['API key', /^rubygems_[0-9a-f]{48}$/]], // gitleaks rule rubygems-api-token
  },
  {
    name: 'crates.io',
    where: 'It’s for the crates.io API (crates.io).',
    formats: [['API token', /^cio[A-Za-z0-9]{32}$/]], // noseyparker rule np.cratesio.1
  },
  {
    name: 'NuGet',
    where: 'It’s for uploads to NuGet (nuget.org).',
    formats: [['API key', /^oy2[a-z0-9]{43}$/]], // noseyparker rule np.nuget.1
  },
  {
    name: 'Clojars',
    where: 'It’s for uploads to Clojars (clojars.org).',
    formats: [['deploy token', /^CLOJARS_[0-9a-z]{60}$/]], // gitleaks rule clojars-api-token
  },
  {
    name: 'Docker Hub',
    where: 'It’s the password for docker login at Docker Hub.',
    formats: [
      ['personal access token', /^dckr_pat_[\w-]{27}$/], // trufflehog detector dockerhub/v2
      ['organization access token', /^dckr_oat_[\w-]{32}$/], // trufflehog detector dockerhub/v2
    ],
  },
  {
    name: 'Docker Swarm',
    where: 'A machine joins the Docker swarm with it.',
    formats: [
      ['join token', /^SWMTKN-1-[a-z0-9]{50,60}-[a-z0-9]{24,30}$/], // betterleaks rule docker-swarm-join-token
    ],
  },
  {
    name: 'JFrog',
    where: 'It’s for the Artifactory server that issued it.',
    formats: [
      ['API key', /^AKCp[A-Za-z0-9]{68,70}$/], // gitleaks rule artifactory-api-key
      ['reference token', /^cmVmdGtu[A-Za-z0-9]{56}$/], // trufflehog detector artifactoryreferencetoken
    ],
  },
  {
    name: 'Cloudsmith',
    where: 'It’s for the Cloudsmith API (api.cloudsmith.io).',
    formats: [
      ['API key', /^csa_[0-9a-f]{30}[A-Za-z0-9]{6}$/], // betterleaks rule cloudsmith-api-key
    ],
  },

  // Secrets and infrastructure as code.
  {
    name: 'HCP Terraform',
    where: 'It’s for the HCP Terraform API (app.terraform.io).',
    formats: [
      ['API token', /^[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}$/], // gitleaks rule hashicorp-tf-api-token
    ],
  },
  {
    name: 'Pulumi',
    where: 'It’s for the Pulumi API (api.pulumi.com).',
    formats: [['access token', /^pul-[0-9a-f]{40}$/]], // gitleaks rule pulumi-api-token
  },
  {
    name: 'HashiCorp Vault',
    where: 'It’s for the Vault server that issued it.',
    formats: [
      ['service token', /^hvs\.[\w-]{24,130}$/], // noseyparker rule np.hashicorp.4
      ['batch token', /^hvb\.[\w-]{24,500}$/], // noseyparker rule np.hashicorp.5
      ['recovery token', /^hvr\.[\w-]{24,130}$/], // noseyparker rule np.hashicorp.6
      ['older service token', /^s\.[A-Za-z0-9]{24}$/, 'generic'], // gitleaks rule vault-service-token
    ],
  },
  {
    name: 'Doppler',
    where: 'It’s for the Doppler API (api.doppler.com).',
    formats: [
      ['token', /^dp\.(?:ct|pt|sa|scim|audit|st(?:\.[a-z0-9_-]{2,35})?)\.[A-Za-z0-9]{40,44}$/], // trufflehog detector doppler
    ],
  },
  {
    name: '1Password',
    where: 'It’s for 1Password: a service account token in its tools, a secret key at sign-in.',
    formats: [
      ['service account token', /^ops_eyJ[A-Za-z0-9+/]{250,4000}={0,3}$/], // gitleaks rule 1password-service-account-token
      [
        'secret key',
        /^A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}$/,
      ], // gitleaks rule 1password-secret-key
    ],
  },
  {
    name: 'Infisical',
    where: 'It’s for the Infisical API (app.infisical.com).',
    formats: [
      ['service token', /^st\.[0-9a-f-]{24,36}\.[0-9a-f]{32}\.[0-9a-f]{32}$/], // https://infisical.com/docs/internals/service-tokens
    ],
  },
  {
    name: 'Infracost',
    where: 'It’s for the Infracost API (pricing.api.infracost.io).',
    formats: [['API key', /^ico-[A-Za-z0-9]{32}$/]], // gitleaks rule infracost-api-token
  },
  {
    name: 'Prefect',
    where: 'It’s for the Prefect Cloud API (api.prefect.cloud).',
    formats: [['API key', /^pnu_[A-Za-z0-9]{36}$/]], // gitleaks rule prefect-api-token
  },
  {
    name: 'Octopus Deploy',
    where: 'It’s for the Octopus server that issued it.',
    formats: [['API key', /^API-[A-Z0-9]{26}$/]], // gitleaks rule octopus-deploy-api-key
  },
  {
    name: 'Harness',
    where: 'It’s for the Harness API (app.harness.io).',
    formats: [
      ['access token', /^[ps]at\.[\w-]{22}\.[0-9A-Za-z]{24}\.[0-9A-Za-z]{20}$/], // gitleaks rule harness-api-key
    ],
  },

  // Building, testing and monitoring.
  {
    name: 'CircleCI',
    where: 'It’s for the CircleCI API (circleci.com/api).',
    formats: [
      ['personal API token', /^CCIPAT_[A-Za-z0-9]{22}_[0-9a-f]{40}$/], // https://circleci.com/changelog/new-format-for-api-access-tokens/
      ['project API token', /^CCIPRJ_[A-Za-z0-9]{22}_[0-9a-f]{40}$/], // https://circleci.com/changelog/new-format-for-api-access-tokens/
    ],
  },
  {
    name: 'Buildkite',
    where: 'It’s for the Buildkite API (api.buildkite.com).',
    formats: [
      ['API access token', /^bkua_(?:[a-z0-9]{40}|[a-z0-9]{53})$/], // betterleaks rule buildkite-user-access-token
    ],
  },
  {
    name: 'SonarQube',
    where: 'It’s for the SonarQube server that issued it.',
    formats: [['token', /^sq[upa]_[0-9a-z]{40}$/]], // gitleaks rule sonar-api-token
  },
  {
    name: 'SonarQube Cloud',
    where: 'It’s for the SonarQube Cloud API (sonarcloud.io).',
    formats: [['token', /^sqco_[0-9A-Za-z]{59}$/]], // trufflehog detector sonarcloud/v2
  },
  {
    name: 'Grafana',
    where: 'It’s for the Grafana server that issued it.',
    formats: [
      ['service account token', /^glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}$/], // gitleaks rule grafana-service-account-token
      ['older API key', /^eyJrIjoi[A-Za-z0-9+/]{40,400}={0,3}$/], // gitleaks rule grafana-api-key
    ],
  },
  {
    name: 'Grafana Cloud',
    where: 'It’s for the Grafana Cloud API (grafana.com/api).',
    formats: [
      ['access policy token', /^glc_[A-Za-z0-9+/]{32,400}={0,3}$/], // gitleaks rule grafana-cloud-api-token
    ],
  },
  {
    name: 'Sentry',
    where: 'It’s for the Sentry API (sentry.io/api).',
    formats: [
      ['organization token', /^sntrys_eyJ[A-Za-z0-9+/=_]{40,500}$/], // gitleaks rule sentry-org-token
      ['user token', /^sntryu_[0-9a-f]{64}$/], // gitleaks rule sentry-user-token
    ],
  },
  {
    name: 'New Relic',
    where: 'It’s for users and agents of New Relic (api.newrelic.com).',
    formats: [
      ['user API key', /^NRAK-[A-Z0-9]{27}$/], // gitleaks rule new-relic-user-api-key
      ['insert key', /^NRII-[\w-]{25,32}$/], // gitleaks rule new-relic-insert-key
      ['license key', /^[A-Za-z0-9]{6}[0-9A-Fa-f]{26,30}(?:FFFF)?NRAL$/], // noseyparker rule np.newrelic.1
    ],
  },
  {
    name: 'Dynatrace',
    where: 'It’s for the Dynatrace environment that issued it.',
    formats: [
      ['access token', /^dt0[a-z][0-9]{2}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}$/], // gitleaks rule dynatrace-api-token
    ],
  },
  {
    name: 'PostHog',
    where: 'It’s for the PostHog API (*.posthog.com).',
    formats: [
      ['personal API key', /^phx_[\w-]{41,49}$/], // betterleaks rule posthog-personal-api-key
      ['project API key', /^phc_[\w-]{41,44}$/], // betterleaks rule posthog-project-api-key
    ],
  },
  {
    name: 'LaunchDarkly',
    where: 'It’s for the LaunchDarkly API (app.launchdarkly.com).',
    formats: [
      [
        'access token or SDK key',
        /^(?:api|sdk)-[0-9a-z]{8}-[0-9a-z]{4}-4[0-9a-z]{3}-[0-9a-z]{4}-[0-9a-z]{12}$/,
      ], // trufflehog detector launchdarkly
    ],
  },
  {
    name: 'Postman',
    where: 'It’s for the Postman API (api.getpostman.com).',
    formats: [
      ['API key', /^PMAK-[0-9A-Za-z]{24}-[0-9A-Za-z]{34}$/], // gitleaks rule postman-api-token
    ],
  },
];
