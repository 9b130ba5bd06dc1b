import { field } from '../text/unknown.ts';

/** CI systems whose secrets have their own settings. */
export type CiSystem =
  | 'GitHub Actions'
  | 'GitLab CI'
  | 'CircleCI'
  | 'Azure Pipelines'
  | 'Jenkins'
  | 'Bitbucket Pipelines'
  | 'Buildkite';

/** Why a CI system doesn't pass a secret to a run; null if nothing shows a reason. */
export type UnsetReason = 'fork' | 'dependabot' | 'protected-variable' | null;

/** Where a run takes place. */
export interface JobEnvironment {
  /** Null outside of a CI system. */
  readonly ciSystem: CiSystem | null;
  readonly unsetReason: UnsetReason;
}

/** The CI system of that name; null for any other program. */
export function ciSystemOf(program: string | null): CiSystem | null {
  return program === 'GitHub Actions' ? program : null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The variable that each system sets in every job, by its documentation. */
const systems: readonly (readonly [CiSystem, (env: Env) => boolean])[] = [
  ['GitHub Actions', (env) => env.GITHUB_ACTIONS === 'true'], // https://docs.github.com/en/actions/reference/workflows-and-actions/variables
  ['GitLab CI', (env) => env.GITLAB_CI === 'true'], // https://docs.gitlab.com/ci/variables/predefined_variables/
  ['CircleCI', (env) => env.CIRCLECI === 'true'], // https://circleci.com/docs/reference/variables/
  ['Azure Pipelines', (env) => env.TF_BUILD?.toLowerCase() === 'true'], // https://learn.microsoft.com/azure/devops/pipelines/build/variables
  ['Bitbucket Pipelines', (env) => Boolean(env.BITBUCKET_BUILD_NUMBER)], // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
  ['Buildkite', (env) => env.BUILDKITE === 'true'], // https://buildkite.com/docs/pipelines/configure/environment-variables
  ['Jenkins', (env) => Boolean(env.JENKINS_URL)], // https://www.jenkins.io/doc/book/pipeline/jenkinsfile/
];

/**
 * The CI system of a run, and why it may not pass secrets. `event` is the parsed file that
 * `GITHUB_EVENT_PATH` names; null without one.
 */
export function jobEnvironment(env: Env, event: unknown): JobEnvironment {
  const ciSystem = systems.find(([, isHere]) => isHere(env))?.[0] ?? null;
  return { ciSystem, unsetReason: ciSystem && (reasons[ciSystem]?.(env, event) ?? null) };
}

const reasons: Partial<Record<CiSystem, (env: Env, event: unknown) => UnsetReason>> = {
  'GitHub Actions': gitHubReason,
  'GitLab CI': (env) => {
    const { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: source, CI_COMMIT_REF_PROTECTED: isProtected } =
      env;
    const target = env.CI_MERGE_REQUEST_PROJECT_ID ?? env.CI_PROJECT_ID;
    if (source && target && source !== target) return 'fork';
    return isProtected === 'false' ? 'protected-variable' : null;
  },
  'Azure Pipelines': (env) =>
    env.SYSTEM_PULLREQUEST_ISFORK?.toLowerCase() === 'true' ? 'fork' : null,
  // Only set for pull requests from forks.
  CircleCI: (env) => (env.CIRCLE_PR_USERNAME ? 'fork' : null),
};

/**
 * Dependabot's runs get its own secrets, and pull requests from forks get none:
 * https://docs.github.com/en/code-security/reference/supply-chain-security/troubleshoot-dependabot/dependabot-on-actions
 */
function gitHubReason(env: Env, event: unknown): UnsetReason {
  // This event runs the workflow of the base branch, with its secrets.
  if (env.GITHUB_EVENT_NAME === 'pull_request_target') return null;
  if (env.GITHUB_ACTOR === 'dependabot[bot]') return 'dependabot';
  const repository = field(event, 'repository');
  const pullRequest = field(event, 'pull_request');
  if (typeof pullRequest === 'object' && pullRequest !== null) {
    // The repository is null once the fork was deleted.
    const head = field(pullRequest, 'head', 'repo');
    if (head === null || field(head, 'full_name') !== field(repository, 'full_name')) return 'fork';
  }
  return field(repository, 'fork') === true ? 'fork' : null;
}
