import { type Provider, provider } from '../provider.ts';

/** Code hosts, packages and images. */
export const code: readonly Provider[] = [
  provider('GitHub', 'The GitHub API (api.github.com) accepts it.', [
    ['personal access token', /^ghp_[0-9A-Za-z]{36,251}$/, 'gitleaks: github-pat'],
    ['OAuth access token', /^gho_[0-9A-Za-z]{36,251}$/, 'gitleaks: github-oauth'],
    ['user access token of an app', /^ghu_[0-9A-Za-z]{36,251}$/, 'gitleaks: github-app-token'],
    [
      'installation token of an app or Actions job',
      /^ghs_[0-9A-Za-z]{36,251}$/,
      'gitleaks: github-app-token',
    ],
    ['refresh token of an app', /^ghr_[0-9A-Za-z]{36,251}$/, 'gitleaks: github-refresh-token'],
    [
      'fine-grained personal access token',
      /^github_pat_\w{82}$/,
      'gitleaks: github-fine-grained-pat',
    ],
  ]),
  provider('GitLab', 'The GitLab server that issued it (gitlab.com or your own) accepts it.', [
    [
      'personal access token',
      /^glpat-[\w-]{20}(?:[\w-]{0,280}\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?$/,
      'gitleaks: gitlab-pat',
    ],
    ['deploy token', /^gldt-[\w-]{20}$/, 'gitleaks: gitlab-deploy-token'],
    [
      'runner authentication token',
      /^glrt-(?:t[0-9]_)?[\w-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?$/,
      'gitleaks: gitlab-runner-authentication-token',
    ],
    ['CI/CD job token', /^glcbt-[0-9A-Za-z]{1,5}_[\w-]{20}$/, 'gitleaks: gitlab-cicd-job-token'],
    ['pipeline trigger token', /^glptt-[0-9a-f]{40}$/, 'gitleaks: gitlab-ptt'],
    ['feed token', /^glft-[\w-]{20}$/, 'gitleaks: gitlab-feed-token'],
    ['incoming mail token', /^glimt-[\w-]{25}$/, 'gitleaks: gitlab-incoming-mail-token'],
    ['Kubernetes agent token', /^glagent-[\w-]{50}$/, 'gitleaks: gitlab-kubernetes-agent-token'],
    ['secret of an OAuth application', /^gloas-[\w-]{64}$/, 'gitleaks: gitlab-oauth-app-secret'],
    ['SCIM token', /^glsoat-[\w-]{20}$/, 'gitleaks: gitlab-scim-token'],
    [
      'feature flag client token',
      /^glffct-[\w-]{20}$/,
      'gitleaks: gitlab-feature-flag-client-token',
    ],
    ['runner registration token', /^GR1348941[\w-]{20}$/, 'gitleaks: gitlab-rrt'],
  ]),
  provider(
    'Bitbucket',
    'Bitbucket (api.bitbucket.org), or the Bitbucket server that issued it, accepts it.',
    [
      ['app password', /^ATBB[A-Za-z0-9_=.-]{20,100}$/, 'trufflehog: bitbucketapppassword'],
      [
        'access token of a Data Center server',
        /^BBDC-[A-Za-z0-9+/@_-]{40,50}$/,
        'trufflehog: bitbucketdatacenter',
      ],
    ],
  ),
  provider('Sourcegraph', 'The Sourcegraph server that issued it accepts it.', [
    [
      'access token',
      /^sgp_(?:(?:[0-9A-Fa-f]{16}|local)_)?[0-9A-Fa-f]{40}$/,
      'gitleaks: sourcegraph-access-token',
    ],
  ]),
  provider('npm', 'The npm registry (registry.npmjs.org) accepts it.', [
    ['access token', /^npm_[A-Za-z0-9]{36}$/, 'gitleaks: npm-access-token'],
  ]),
  provider('PyPI', 'PyPI (upload.pypi.org) accepts it for uploads.', [
    ['API token', /^pypi-AgE[\w-]{50,1000}$/, 'gitleaks: pypi-upload-token'],
  ]),
  provider('RubyGems', 'The RubyGems API (rubygems.org) accepts it.', [
    ['API key', /^rubygems_[0-9a-f]{48}$/, 'gitleaks: rubygems-api-token'],
  ]),
  provider('crates.io', 'The crates.io API (crates.io) accepts it.', [
    ['API token', /^cio[A-Za-z0-9]{32}$/, 'noseyparker: np.cratesio.1'],
  ]),
  provider('NuGet', 'NuGet (nuget.org) accepts it for uploads.', [
    ['API key', /^oy2[a-z0-9]{43}$/, 'noseyparker: np.nuget.1'],
  ]),
  provider('Clojars', 'Clojars (clojars.org) accepts it for uploads.', [
    ['deploy token', /^CLOJARS_[0-9a-z]{60}$/, 'gitleaks: clojars-api-token'],
  ]),
  provider('Docker Hub', 'Docker Hub accepts it as the password at docker login.', [
    ['personal access token', /^dckr_pat_[\w-]{27}$/, 'trufflehog: dockerhub/v2'],
    ['organization access token', /^dckr_oat_[\w-]{32}$/, 'trufflehog: dockerhub/v2'],
  ]),
  provider('Docker Swarm', 'A machine joins the Docker swarm with it.', [
    [
      'join token',
      /^SWMTKN-1-[a-z0-9]{50,60}-[a-z0-9]{24,30}$/,
      'betterleaks: docker-swarm-join-token',
    ],
  ]),
  provider('JFrog', 'The Artifactory server that issued it accepts it.', [
    ['API key', /^AKCp[A-Za-z0-9]{68,70}$/, 'gitleaks: artifactory-api-key'],
    ['reference token', /^cmVmdGtu[A-Za-z0-9]{56}$/, 'trufflehog: artifactoryreferencetoken'],
  ]),
  provider('Cloudsmith', 'The Cloudsmith API (api.cloudsmith.io) accepts it.', [
    ['API key', /^csa_[0-9a-f]{30}[A-Za-z0-9]{6}$/, 'betterleaks: cloudsmith-api-key'],
  ]),
];
