import type { Provider } from '../provider.ts';

/** Where code is hosted. */
export const codeHosts: readonly Provider[] = [
  {
    name: 'GitHub',
    where: 'It’s for the GitHub API (api.github.com).',
    formats: [
      ['personal access token', /^ghp_[0-9A-Za-z]{36,251}$/], // gitleaks rule github-pat
      ['OAuth access token', /^gho_[0-9A-Za-z]{36,251}$/], // gitleaks rule github-oauth
      ['user access token of an app', /^ghu_[0-9A-Za-z]{36,251}$/], // gitleaks rule github-app-token
      ['installation token of an app or Actions job', /^ghs_[0-9A-Za-z]{36,251}$/], // gitleaks rule github-app-token
      ['refresh token of an app', /^ghr_[0-9A-Za-z]{36,251}$/], // gitleaks rule github-refresh-token
      ['fine-grained personal access token', /^github_pat_\w{82}$/], // gitleaks rule github-fine-grained-pat
    ],
  },
  {
    name: 'GitLab',
    where: 'It’s for the GitLab server that issued it (gitlab.com or your own).',
    formats: [
      ['personal access token', /^glpat-[\w-]{20}(?:[\w-]{0,280}\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?$/], // gitleaks rule gitlab-pat
      ['deploy token', /^gldt-[\w-]{20}$/], // gitleaks rule gitlab-deploy-token
      [
        'runner authentication token',
        /^glrt-(?:t[0-9]_)?[\w-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?$/,
      ], // gitleaks rule gitlab-runner-authentication-token
      ['CI/CD job token', /^glcbt-[0-9A-Za-z]{1,5}_[\w-]{20}$/], // gitleaks rule gitlab-cicd-job-token
      ['pipeline trigger token', /^glptt-[0-9a-f]{40}$/], // gitleaks rule gitlab-ptt
      ['feed token', /^glft-[\w-]{20}$/], // gitleaks rule gitlab-feed-token
      ['incoming mail token', /^glimt-[\w-]{25}$/], // gitleaks rule gitlab-incoming-mail-token
      ['Kubernetes agent token', /^glagent-[\w-]{50}$/], // gitleaks rule gitlab-kubernetes-agent-token
      ['secret of an OAuth application', /^gloas-[\w-]{64}$/], // gitleaks rule gitlab-oauth-app-secret
      ['SCIM token', /^glsoat-[\w-]{20}$/], // gitleaks rule gitlab-scim-token
      ['feature flag client token', /^glffct-[\w-]{20}$/], // gitleaks rule gitlab-feature-flag-client-token
      ['runner registration token', /^GR1348941[\w-]{20}$/], // gitleaks rule gitlab-rrt
    ],
  },
  {
    name: 'Bitbucket',
    where: 'It’s for Bitbucket (api.bitbucket.org), or the Bitbucket server that issued it,.',
    formats: [
      ['app password', /^ATBB[A-Za-z0-9_=.-]{20,100}$/], // trufflehog detector bitbucketapppassword
      ['access token of a Data Center server', /^BBDC-[A-Za-z0-9+/@_-]{40,50}$/], // trufflehog detector bitbucketdatacenter
    ],
  },
  {
    name: 'Sourcegraph',
    where: 'It’s for the Sourcegraph server that issued it.',
    formats: [
      ['access token', /^sgp_(?:(?:[0-9A-Fa-f]{16}|local)_)?[0-9A-Fa-f]{40}$/], // gitleaks rule sourcegraph-access-token
    ],
  },
];
