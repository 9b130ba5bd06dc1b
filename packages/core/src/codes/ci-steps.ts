import type { CiSystem } from '../knowledge/ci-systems.ts';
import type { Context } from './context.ts';
import type { FixStep } from './define.ts';

/** Where each system keeps the secrets of a repository. */
const settings: Readonly<Record<CiSystem, string>> = {
  'GitHub Actions': 'Settings → Secrets and variables → Actions',
  'GitLab CI': 'Settings → CI/CD → Variables',
  CircleCI: 'Project Settings → Environment Variables',
  'Azure Pipelines': 'Pipelines → Edit → Variables',
  'Bitbucket Pipelines': 'Repository settings → Repository variables',
  Buildkite: 'Agents → Secrets',
  Jenkins: 'Manage Jenkins → Credentials',
};

/**
 * Stores a token in the settings of a CI system, without a line break at its end. `gh` prompts for
 * the value and `glab` reads it from standard input.
 */
export function storeSecret(ciSystem: CiSystem, name: string | null): FixStep {
  const command = commandFor(ciSystem, name);
  return {
    text: `Store the token without a line break at its end, under ${settings[ciSystem]}${command === null ? '.' : ':'}`,
    ...(command !== null && { command }),
  };
}

function commandFor(ciSystem: CiSystem, name: string | null): string | null {
  if (name === null || !/^[A-Za-z_]\w{0,63}$/.test(name)) return null;
  if (ciSystem === 'GitHub Actions') return `gh secret set ${name}`;
  if (ciSystem !== 'GitLab CI') return null;
  // Not into a variable of the same name, which may have the old value.
  return `read -rs NEW && printf %s "$NEW" | glab variable set ${name} --masked`;
}

/** The same for a credential that a CI job reads; no step elsewhere. */
export const storeInCi = ({ job }: Context): readonly FixStep[] =>
  job === null ? [] : [storeSecret(job.ciSystem, job.variable)];
