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
  /** What to do after that. */
  readonly next: string;
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
    next: 'Choose the category “Environment variable”, mark it as sensitive, and start a new run.',
  },
  {
    name: 'Azure Pipelines',
    sign: /\bazure[ -](?:devops|pipelines?)\b|\/vsts\/work\/|^##\[section\]|^[ -]{0,12}task: \w{2,40}@\d/im,
    settings: 'Pipelines > Edit > Variables',
    // https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables
    why: 'Azure Pipelines doesn’t pass a secret variable to a script by itself.',
    pass: (wanted, given) => `env:\n  ${wanted}: $(${given})`,
    next: 'Link the variable group under `variables:` if the variable is in one: `- group: <name>`.',
  },
  {
    name: 'GitHub Actions',
    sign: /\bgithub actions?\b|\bgithub (?:workflow|secrets?|runner|CI)\b|\bgh actions?\b|\baction-doctl\b|\$\{\{ {0,2}secrets\.|^[ \t]{0,12}runs-on:|^(?:##\[group\])?Run [\w.-]{2,40}\/[\w./-]{2,60}@|\.github\/workflows\b|\bProcess completed with exit code\b|\/home\/runner\/work\b|\/opt\/hostedtoolcache\b/im,
    settings: 'Settings > Secrets and variables > Actions',
    // https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets
    why: 'A step gets only the secrets that the workflow passes to it, and an empty value for one that doesn’t exist.',
    pass: (wanted, given) => `env:\n  ${wanted}: \${{ secrets.${given} }}`,
    next: 'Compare the name with `gh secret list`. A secret of an environment needs `environment: <name>` in the job, and runs from forks and Dependabot get none.',
  },
  {
    name: 'GitLab CI',
    sign: /\bgitlab[ -]?(?:ci|pipelines?|jobs?|runner)\b|\.gitlab-ci\b|\b(?:in|on|with) gitlab\b|^gitlab\b|\bJob failed: exit (?:code|status)\b|\bfile based variables\b/im,
    settings: 'Settings > CI/CD > Variables',
    // https://docs.gitlab.com/ci/variables/
    why: 'A job gets the variables of the project’s settings: a protected one only on protected branches and tags, and one with an environment scope only there.',
    pass: (wanted, given) =>
      wanted === given
        ? `glab variable set ${wanted} --masked`
        : `variables:\n  ${wanted}: $${given}`,
    next: 'Turn off “Protect variable” if the branch isn’t protected, and check the environment scope.',
  },
  {
    name: 'CircleCI',
    sign: /\bcircle ?ci\b|^#!\/bin\/bash -eo pipefail|\.circleci\b/im,
    settings: 'Project Settings > Environment Variables',
    // https://circleci.com/docs/guides/security/contexts/
    why: 'A job gets the variables of its project, and those of a context only if the workflow names the context for this job.',
    pass: (wanted, given) =>
      wanted === given ? `- <job>:\n    context: <context>` : rename(wanted, given),
    next: 'Add the variable under Project Settings > Environment Variables if no context has it. Builds of forks get none.',
  },
  {
    name: 'Bitbucket Pipelines',
    sign: /\bbitbucket\b/i,
    settings: 'Repository settings > Repository variables',
    // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
    why: 'A step gets the variables of the repository and the workspace, and those of a deployment only with `deployment:`.',
    pass: (wanted, given) =>
      wanted === given ? `- step:\n    deployment: <environment>` : rename(wanted, given),
    next: 'Add the variable under Repository settings > Repository variables if no deployment has it.',
  },
  {
    name: 'Drone',
    sign: /\bdrone(?:\.io|[ -]ci|\.ya?ml| says?| build| pipeline)\b|\bwith drone\b|\bwoodpecker\b|^kind: pipeline\b|\bfrom_secret:/im,
    settings: 'the secrets of the repository',
    // https://woodpecker-ci.org/docs/usage/secrets
    why: 'A step gets a secret only if it names it with `from_secret`, and only for the events that the secret allows.',
    pass: (wanted, given) => `environment:\n  ${wanted}:\n    from_secret: ${given.toLowerCase()}`,
    next: 'Allow the event in the settings of the secret if the run is for a pull request.',
  },
  {
    name: 'Jenkins',
    sign: /\bwithCredentials\b|\bin jenkins\b|\bjenkins(?:file|[ -](?:job|pipeline|build|agent|node))\b|^\[Pipeline\]|\bscript returned exit code\b|^jenkins\b/im,
    settings: 'Manage Jenkins > Credentials',
    // https://www.jenkins.io/doc/pipeline/steps/credentials-binding/
    why: 'A step gets a credential only within a binding, under the name in it.',
    pass: (wanted) =>
      `withCredentials([string(credentialsId: '<id>', variable: '${wanted}')]) {\n  sh '<command>'\n}`,
    next: 'Check that the credential has the kind “Secret text”, and that the job’s folder may see it.',
  },
  {
    name: 'App Platform',
    sign: /\bapp platform\b[^\n]{0,40}\bbuild\b|\bbuild\b[^.\n]{0,60}\bapp platform\b/i,
    settings: 'Settings > App-Level Environment Variables',
    // https://docs.digitalocean.com/products/app-platform/how-to/use-environment-variables/
    why: 'A build gets only the variables whose scope includes the build.',
    pass: (wanted) => `envs:\n- key: ${wanted}\n  scope: RUN_AND_BUILD_TIME\n  type: SECRET`,
    next: 'Deploy again after the change.',
  },
  {
    name: 'Buildkite',
    sign: /\bbuildkite\b/i,
    settings: 'Agents > Secrets',
    // https://buildkite.com/docs/pipelines/security/secrets/buildkite-secrets
    why: 'A step gets a secret only if it reads it.',
    pass: (wanted, given) => `export ${wanted}="$(buildkite-agent secret get ${given})"`,
    next: 'Check the policy of the secret if the agent may not read it.',
  },
  {
    name: 'Travis CI',
    sign: /\btravis\b/i,
    settings: 'Settings > Environment Variables',
    // https://docs.travis-ci.com/user/environment-variables/
    why: 'A job gets the variables of the repository’s settings, but not in builds of pull requests from forks.',
    pass: (wanted, given) =>
      wanted === given ? `travis env set ${wanted} <token> --private` : rename(wanted, given),
    next: 'Check the branch that the variable is limited to.',
  },
];

/** Where a person says that something works, it isn't what fails. */
export const pipelineIn = (text: string): Pipeline | null =>
  /\b(?:gitea|forgejo|docker\+machine|MachineOptions)\b/i.test(text) || worksInCi.test(text)
    ? null
    : (pipelines.find(({ sign }) => sign.test(text)) ?? null);
