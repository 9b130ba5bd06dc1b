import { describe, expect, test } from 'vitest';
import { jobEnvironment } from './ci-systems.ts';

const gitHub = { GITHUB_ACTIONS: 'true', GITHUB_ACTOR: 'sammy' };
const repository = { full_name: 'acme/shop', fork: false };
const pullFrom = (full_name: string) => ({
  repository,
  pull_request: { head: { repo: { full_name } } },
});

test.each([
  ['GitHub Actions', { GITHUB_ACTIONS: 'true' }],
  ['GitLab CI', { GITLAB_CI: 'true' }],
  ['CircleCI', { CIRCLECI: 'true' }],
  ['Azure Pipelines', { TF_BUILD: 'True' }],
  ['Bitbucket Pipelines', { BITBUCKET_BUILD_NUMBER: '7' }],
  ['Buildkite', { BUILDKITE: 'true' }],
  ['Jenkins', { JENKINS_URL: 'https://ci.example.com/' }],
  [null, { CI: 'true' }],
])('%s is known by its variable', (ciSystem, env) => {
  expect(jobEnvironment(env, null)).toEqual({ ciSystem, unsetReason: null });
});

describe('a secret may be unset because of', () => {
  test.each<[string, Record<string, string>, unknown, string | null]>([
    ['a pull request from a fork', gitHub, pullFrom('mallory/shop'), 'fork'],
    [
      'a fork that was deleted',
      gitHub,
      { repository, pull_request: { head: { repo: null } } },
      'fork',
    ],
    ['a run in a fork', gitHub, { repository: { ...repository, fork: true } }, 'fork'],
    [
      'Dependabot',
      { ...gitHub, GITHUB_ACTOR: 'dependabot[bot]' },
      pullFrom('acme/shop'),
      'dependabot',
    ],
    [
      'a merge request from a fork',
      { GITLAB_CI: 'true', CI_PROJECT_ID: '1', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2' },
      null,
      'fork',
    ],
    [
      'an unprotected branch',
      { GITLAB_CI: 'true', CI_COMMIT_REF_PROTECTED: 'false' },
      null,
      'protected-variable',
    ],
    ['a fork at Azure', { TF_BUILD: 'True', SYSTEM_PULLREQUEST_ISFORK: 'True' }, null, 'fork'],
    ['a fork at CircleCI', { CIRCLECI: 'true', CIRCLE_PR_USERNAME: 'mallory' }, null, 'fork'],
    ['nothing in a branch of the repository', gitHub, pullFrom('acme/shop'), null],
    [
      'nothing in a run for a fork that gets secrets',
      { ...gitHub, GITHUB_EVENT_NAME: 'pull_request_target' },
      pullFrom('mallory/shop'),
      null,
    ],
    [
      'nothing in a protected branch',
      { GITLAB_CI: 'true', CI_COMMIT_REF_PROTECTED: 'true' },
      null,
      null,
    ],
    ['nothing without an event', gitHub, null, null],
    ['nothing with an event of another form', gitHub, ['x'], null],
    ['nothing outside of CI', { CIRCLE_PR_USERNAME: 'x' }, null, null],
  ])('%s', (_what, env, event, reason) => {
    expect(jobEnvironment(env, event).unsetReason).toBe(reason);
  });
});
