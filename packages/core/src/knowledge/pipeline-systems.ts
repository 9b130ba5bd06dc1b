import { worksInCi } from './contrasts.ts';

/** The CI systems of pasted texts: where each one keeps a secret, and the line that passes it to a step. */

export interface Pipeline {
  readonly name: string;
  /** What its logs and files show, and how people name it. */
  readonly sign: RegExp;
  /** Where it keeps secrets. */
  readonly settings: string;
  /** Why a step can be without a secret that exists. */
  readonly why: string;
  /** Passes what is stored as `given` to the step, as `wanted`. */
  readonly pass: (wanted: string, given: string) => string;
  /** What its settings must be, or which runs don't get it. */
  readonly limits: string;
}

/** Where every variable of the settings reaches every step under its own name. */
export const rename = (wanted: string, given: string): string => `export ${wanted}="$${given}"`;

export const hcpTerraform =
  /\b(?:terraform cloud|hcp terraform|terraform enterprise|TFC|TFE)\b|\bapp\.terraform\.io\b/i;

/** The systems. Those whose logs look like another one's come first. */
const pipelines: readonly Pipeline[] = [
  {
    name: 'HCP Terraform',
    sign: hcpTerraform,
    settings: 'Variables of the workspace',
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/variables
    why: 'HCP Terraform runs the plan on its own machines, which don’t see the variables of your shell.',
    pass: (wanted) => `${wanted} = <token>   # category: env, sensitive`,
    limits: 'The category is “Environment variable”, and only a new run reads it.',
  },
  {
    name: 'Azure Pipelines',
    sign: /\bazure[ -](?:devops|pipelines?)\b|^(?:in )?azure\b|\/vsts\/work\/|^##\[section\]|^[ -]{0,12}task: \w{2,40}@\d/im,
    settings: 'Pipelines > Edit > Variables',
    // https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables
    why: 'Azure Pipelines doesn’t pass a secret variable to a script by itself.',
    pass: (wanted, given) => `env:\n  ${wanted}: $(${given})`,
    limits: 'A variable of a group needs `- group: <name>` under `variables:`.',
  },
  {
    name: 'Forgejo Actions',
    sign: /\b(?:forgejo|gitea|codeberg)\b/i,
    settings: 'Settings > Actions > Secrets',
    // https://forgejo.org/docs/latest/user/actions/
    why: 'A step gets only the secrets that the workflow passes to it, and an empty value for one that doesn’t exist.',
    pass: (wanted, given) => `env:\n  ${wanted}: \${{ secrets.${given} }}`,
    limits:
      'One of an organization is only for its own repositories, and runs from forks get none.',
  },
  {
    name: 'Semaphore',
    sign: /\bsemaphore ?ci\b|\.semaphore\b/i,
    settings: 'the secrets of the organization or the project',
    // https://docs.semaphoreci.com/using-semaphore/secrets
    why: 'A block gets a secret only if the pipeline names it, and then its variables have the names that the secret gives them.',
    pass: () => `secrets:\n- name: <secret>`,
    limits: 'The variable in it must have the name that the program reads.',
  },
  {
    name: 'GitHub Actions',
    sign: /\bgithub actions?\b|\bgithub (?:workflow|secrets?(?! scan)|runner|CI)\b|\bgh actions?\b|\baction-doctl\b|\$\{\{ {0,2}secrets\.|^[ \t]{0,12}runs-on:|^(?:##\[group\])?Run [\w.-]{2,40}\/[\w./-]{2,60}@|\.github\/workflows\b|\bProcess completed with exit code\b|\/home\/runner\/work\b|\/opt\/hostedtoolcache\b/im,
    settings: 'Settings > Secrets and variables > Actions',
    // https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets
    why: 'A step gets only the secrets that the workflow passes to it, and an empty value for one that doesn’t exist.',
    pass: (wanted, given) => `env:\n  ${wanted}: \${{ secrets.${given} }}`,
    limits:
      '`gh secret list` shows the names. A secret of an environment needs `environment: <name>` in the job, and runs from forks and Dependabot get none.',
  },
  {
    name: 'GitLab CI',
    sign: /\bgitlab[ -]?(?:ci|pipelines?|jobs?)\b|^Running with gitlab-runner|\.gitlab-ci\b|\b(?:in|on|with) gitlab\b|^gitlab\b|\bJob failed: exit (?:code|status)\b|\bfile based variables\b/im,
    settings: 'Settings > CI/CD > Variables',
    // https://docs.gitlab.com/ci/variables/
    why: 'A job gets the variables of the project’s settings: a protected one only on protected branches and tags, and one with an environment scope only there.',
    pass: (wanted, given) =>
      wanted === given
        ? `glab variable set ${wanted} --masked`
        : `variables:\n  ${wanted}: $${given}`,
    limits:
      '“Protect variable” must be off for an unprotected branch, and the environment scope must fit.',
  },
  {
    name: 'CircleCI',
    sign: /\bcircle ?ci\b|^#!\/bin\/bash -eo pipefail|\.circleci\b/im,
    settings: 'Project Settings > Environment Variables',
    // https://circleci.com/docs/guides/security/contexts/
    why: 'A job gets the variables of its project, and those of a context only if the workflow names the context for this job.',
    pass: (wanted, given) =>
      wanted === given ? `- <job>:\n    context: <context>` : rename(wanted, given),
    limits:
      'One under Project Settings > Environment Variables needs no context. Builds of forks get none.',
  },
  {
    name: 'Bitbucket Pipelines',
    sign: /\bbitbucket[ -]pipelines?\b|\b(?:in|on|with) bitbucket\b|^bitbucket\b/im,
    settings: 'Repository settings > Repository variables',
    // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
    why: 'A step gets the variables of the repository and the workspace, and those of a deployment only with `deployment:`.',
    pass: (wanted, given) =>
      wanted === given ? `- step:\n    deployment: <environment>` : rename(wanted, given),
    limits: 'One under Repository settings > Repository variables needs no deployment.',
  },
  {
    name: 'Drone',
    sign: /\bdrone(?:\.io|[ -]ci|\.ya?ml| says?| build| pipeline)\b|\bwith drone\b|\bwoodpecker\b|^kind: pipeline\b|\bfrom_secret:/im,
    settings: 'the secrets of the repository',
    // https://woodpecker-ci.org/docs/usage/secrets
    why: 'A step gets a secret only if it names it with `from_secret`, and only for the events that the secret allows.',
    pass: (wanted, given) => `environment:\n  ${wanted}:\n    from_secret: ${given.toLowerCase()}`,
    limits: 'The secret must allow the event of the run, such as a pull request.',
  },
  {
    name: 'Jenkins',
    sign: /\bwithCredentials\b|\bin jenkins\b|\bjenkins(?:file|[ -](?:job|pipeline|build|agent|node))\b|^\[Pipeline\]|\bscript returned exit code\b|^jenkins\b/im,
    settings: 'Manage Jenkins > Credentials',
    // https://www.jenkins.io/doc/pipeline/steps/credentials-binding/
    why: 'A step gets a credential only within a binding, under the name in it.',
    pass: (wanted) =>
      `withCredentials([string(credentialsId: '<id>', variable: '${wanted}')]) {\n  sh '<command>'\n}`,
    limits: 'Its kind must be “Secret text”, and the folder of the job must see it.',
  },
  {
    name: 'App Platform',
    sign: /\bapp platform\b[^\n]{0,40}\bbuild\b|\bbuild\b[^.\n]{0,60}\bapp platform\b/i,
    settings: 'Settings > App-Level Environment Variables',
    // https://docs.digitalocean.com/products/app-platform/how-to/use-environment-variables/
    why: 'A build gets only the variables whose scope includes the build.',
    pass: (wanted) => `envs:\n- key: ${wanted}\n  scope: RUN_AND_BUILD_TIME\n  type: SECRET`,
    limits: 'A change needs a new deployment.',
  },
  {
    name: 'Buildkite',
    sign: /\bbuildkite\b/i,
    settings: 'Agents > Secrets',
    // https://buildkite.com/docs/pipelines/security/secrets/buildkite-secrets
    why: 'A step gets a secret only if it reads it.',
    pass: (wanted, given) => `export ${wanted}="$(buildkite-agent secret get ${given})"`,
    limits: 'Its policy must allow the pipeline.',
  },
  {
    name: 'Travis CI',
    sign: /\btravis[ -]ci\b|\.travis\.yml\b|\bon travis\b/i,
    settings: 'Settings > Environment Variables',
    // https://docs.travis-ci.com/user/environment-variables/
    why: 'A job gets the variables of the repository’s settings, but not in builds of pull requests from forks.',
    pass: (wanted, given) =>
      wanted === given ? `travis env set ${wanted} <token> --private` : rename(wanted, given),
    limits: 'Builds from forks get none, and a variable can be limited to one branch.',
  },
];

/** Programs that take their token from a field of a page, and systems like others in their files only. */
const others =
  /\b(?:docker\+machine|MachineOptions)\b|\bjenkins\b[^\n]{0,60}\b(?:plugin|clouds?)\b|\bplugin\b[^\n]{0,60}\bjenkins\b|\btest connection\b/i;

/** The system of the job that fails; null where a person says that it works there. */
export const pipelineIn = (text: string): Pipeline | null =>
  others.test(text) || worksInCi.test(text)
    ? null
    : (pipelines.find(({ sign }) => sign.test(text)) ?? null);
