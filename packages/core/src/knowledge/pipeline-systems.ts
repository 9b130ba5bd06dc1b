import { worksInCi } from './contrasts.ts';

/** The CI systems of pasted texts: where each one keeps a secret, and the line that passes it to a step. */

export interface Pipeline {
  readonly name: string;
  /** What its logs and files show, and how people name it. */
  readonly sign: RegExp;
  /** Where it keeps secrets. */
  readonly settings: string;
  /** Passes what is stored as `given` to the step, as `wanted`. */
  readonly pass: (wanted: string, given: string) => string;
  /** What the settings of a secret must be, or which runs don't get it. */
  readonly limits: string;
  /** How the configuration writes the value of a secret that it names. */
  readonly refer?: (key: string, name: string) => string;
}

/** Where a variable of the settings reaches every step under its own name. */
export const rename = (wanted: string, given: string): string => `export ${wanted}="$${given}"`;

const actions = {
  pass: (wanted: string, given: string) => `env:\n  ${wanted}: \${{ secrets.${given} }}`,
  refer: (key: string, name: string) => `${key}: \${{ secrets.${name} }}`,
};

/** The systems. Those whose logs look like another one's come first. */
const pipelines: readonly Pipeline[] = [
  {
    name: 'HCP Terraform',
    sign: /\b(?:terraform cloud|hcp terraform|terraform enterprise|TFC|TFE)\b|\bapp\.terraform\.io\b/i,
    settings: 'Variables of the workspace',
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/variables
    pass: (wanted) => `${wanted}   # category: environment variable, sensitive`,
    limits: 'only a new run reads it.',
  },
  {
    name: 'Azure Pipelines',
    sign: /\bazure[ -](?:devops|pipelines?)\b|^(?:in )?azure\b|\/vsts\/work\/|^##\[section\]|^[ -]{0,12}task: \w{2,40}@\d/im,
    settings: 'Pipelines > Edit > Variables',
    // https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables
    pass: (wanted, given) => `env:\n  ${wanted}: $(${given})`,
    limits: 'a variable of a group needs `- group: <name>` under `variables:`.',
    refer: (key, name) => `${key}: $(${name})`,
  },
  {
    name: 'Forgejo Actions',
    sign: /\b(?:forgejo|gitea|codeberg)\b/i,
    settings: 'Settings > Actions > Secrets',
    // https://forgejo.org/docs/latest/user/actions/
    limits: 'runs from forks get none.',
    ...actions,
  },
  {
    name: 'GitHub Actions',
    sign: /\bgithub actions?\b|\bgithub (?:workflow|secrets?(?! scan)|runner|CI)\b|\bgh actions?\b|\baction-doctl\b|\$\{\{ {0,2}secrets\.|^[ \t]{0,12}runs-on:|^(?:##\[group\])?Run [\w.-]{2,40}\/[\w./-]{2,60}@|\.github\/workflows\b|\bProcess completed with exit code\b|\bInput required and not supplied\b|\/home\/runner\/work\b|\/opt\/hostedtoolcache\b/im,
    settings: 'Settings > Secrets and variables > Actions',
    // https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets
    limits:
      '`gh secret list` shows the names. A secret of an environment needs `environment: <name>` in the job, and runs from forks and Dependabot get none.',
    ...actions,
  },
  {
    name: 'GitLab CI',
    sign: /\bgitlab[ -]?(?:ci|pipelines?|jobs?)\b|^Running with gitlab-runner|\bbefore_script:|\bMR pipelines?\b|\.gitlab-ci\b|\b(?:in|on|with) gitlab\b|^gitlab\b|\bJob failed: exit (?:code|status)\b|\bfile based variables\b/im,
    settings: 'Settings > CI/CD > Variables',
    // https://docs.gitlab.com/ci/variables/
    pass: (wanted, given) =>
      wanted === given ? rename(wanted, given) : `variables:\n  ${wanted}: $${given}`,
    limits:
      '“Protect variable” must be off for an unprotected branch, and the environment scope must fit.',
    refer: (key, name) => `${key}: $${name}`,
  },
  {
    name: 'CircleCI',
    sign: /\bcircle ?ci\b|^#!\/bin\/bash -eo pipefail|\.circleci\b/im,
    settings: 'Project Settings > Environment Variables',
    // https://circleci.com/docs/guides/security/contexts/
    pass: (wanted, given) =>
      wanted === given ? '- <job>:\n    context: <context>' : rename(wanted, given),
    limits: 'only one of a context needs that line, and builds of forks get none.',
  },
  {
    name: 'Bitbucket Pipelines',
    sign: /\bbitbucket[ -]pipelines?\b|\b(?:in|on|with) bitbucket\b|^(?:CI: ?)?bitbucket\b|\bbitbucket\b[^\n]{0,80}\b(?:variables?|steps?|pipes?)\b/im,
    settings: 'Repository settings > Repository variables',
    // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
    pass: (wanted, given) =>
      wanted === given ? '- step:\n    deployment: <environment>' : rename(wanted, given),
    limits: 'only one of a deployment needs that line.',
  },
  {
    name: 'Drone',
    sign: /\bdrone(?:\.io|[ -]ci|\.ya?ml| says?| build| pipeline)\b|\bwith drone\b|\bwoodpecker\b|^kind: pipeline\b|\bfrom_secret:/im,
    settings: 'the secrets of the repository',
    // https://woodpecker-ci.org/docs/usage/secrets
    pass: (wanted, given) =>
      `environment:\n  ${wanted}:\n    from_secret: ${wanted === given ? given.toLowerCase() : given}`,
    limits: 'the secret must allow the event of the run, such as a pull request.',
    refer: (key, name) => `environment:\n  ${key}:\n    from_secret: ${name}`,
  },
  {
    name: 'Jenkins',
    sign: /\bwithCredentials\b|\bin jenkins\b|\bjenkins(?:file|[ -](?:job|pipeline|build|agent|node))\b|^\[Pipeline\]|\bscript returned exit code\b|^jenkins\b/im,
    settings: 'Manage Jenkins > Credentials',
    // https://www.jenkins.io/doc/pipeline/steps/credentials-binding/
    pass: (wanted) => `withCredentials([string(credentialsId: '<id>', variable: '${wanted}')])`,
    limits: 'its kind must be “Secret text”, and the folder of the job must see it.',
  },
  {
    name: 'App Platform',
    sign: /\bapp platform\b[^\n]{0,40}\bbuild\b|\bbuild\b[^.\n]{0,60}\bapp platform\b/i,
    settings: 'Settings > App-Level Environment Variables',
    // https://docs.digitalocean.com/products/app-platform/how-to/use-environment-variables/
    pass: (wanted) => `- key: ${wanted}\n  scope: RUN_AND_BUILD_TIME`,
    limits: 'a build needs that scope.',
  },
  {
    name: 'the CI system',
    sign: /\bbuildkite\b|\btravis[ -]ci\b|\.travis\.yml\b|\bsemaphore ?ci\b|\bteamcity\b|\bcodebuild\b|\b(?:in|on|from) (?:the |our |my )?(?:CI|pipelines?|runners?)\b|\bCI (?:job|run|build|pipeline)\b|^CI\b/im,
    settings: 'the secrets of the project',
    pass: rename,
    limits: 'many systems pass a secret only to steps that name it, and none to forks.',
  },
];

/** Programs that take their token from a field of a page, and runners that create Droplets. */
const others =
  /\b(?:docker\+machine|MachineOptions)\b|\bjenkins\b[^\n]{0,60}\b(?:plugin|clouds?)\b|\bplugin\b[^\n]{0,60}\bjenkins\b|\btest connection\b/i;

/** The system of the job that fails; null where a person says that it works there. */
export const pipelineIn = (text: string): Pipeline | null =>
  others.test(text) || worksInCi.test(text)
    ? null
    : (pipelines.find(({ sign }) => sign.test(text)) ?? null);
