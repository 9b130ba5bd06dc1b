import { join } from 'node:path';
import { type Machine, printable } from '@token-check/core/doctor';
import type { SecretReader } from './found-secret.ts';
import { secretsInText } from './text.ts';
import { secretsInWorkflow } from './workflow.ts';

/** Where a CI system has its files, and how they name secrets. */
interface CiPlace {
  /** Relative to the root of the repository. */
  readonly folder: string;
  readonly files: RegExp;
  readonly read: SecretReader;
}

const yaml = /\.ya?ml$/;

const places: readonly CiPlace[] = [
  { folder: '.github/workflows', files: yaml, read: secretsInWorkflow('GitHub') },
  { folder: '.forgejo/workflows', files: yaml, read: secretsInWorkflow('Forgejo') },
  { folder: '.gitea/workflows', files: yaml, read: secretsInWorkflow('Gitea') },
  { folder: '.', files: /^\.gitlab-ci\.ya?ml$/, read: secretsInText('GitLab CI/CD variable') },
  { folder: '.gitlab', files: yaml, read: secretsInText('GitLab CI/CD variable') },
  { folder: '.gitlab/ci', files: yaml, read: secretsInText('GitLab CI/CD variable') },
  { folder: '.', files: /^Jenkinsfile/, read: secretsInText('Jenkins credential') },
  { folder: '.circleci', files: yaml, read: secretsInText('CircleCI variable') },
  {
    folder: '.',
    files: /^\.?azure-pipelines.*\.ya?ml$/,
    read: secretsInText('Azure Pipelines variable'),
  },
  { folder: '.azure-pipelines', files: yaml, read: secretsInText('Azure Pipelines variable') },
  { folder: 'azure-pipelines', files: yaml, read: secretsInText('Azure Pipelines variable') },
  {
    folder: '.',
    files: /^bitbucket-pipelines\.ya?ml$/,
    read: secretsInText('Bitbucket variable'),
  },
  { folder: '.buildkite', files: yaml, read: secretsInText('Buildkite secret') },
  { folder: '.', files: /^\.drone\.ya?ml$/, read: secretsInText('Drone secret') },
  { folder: '.', files: /^\.woodpecker\.ya?ml$/, read: secretsInText('Woodpecker secret') },
  { folder: '.woodpecker', files: yaml, read: secretsInText('Woodpecker secret') },
  { folder: '.', files: /^\.travis\.yml$/, read: secretsInText('Travis CI variable') },
];

/** A CI file that was read. */
export interface CiFile {
  /** Relative to the root of the repository, with `/`, and safe to print. */
  readonly path: string;
  readonly text: string;
  readonly read: SecretReader;
}

/** More files than any repository has. */
const maxFiles = 500;

/** The CI files of a repository, in a stable order. */
export async function ciFilesIn(root: string, machine: Machine): Promise<readonly CiFile[]> {
  const found: CiFile[] = [];
  for (const { folder, files, read } of places) {
    const names = await machine.listFolder(join(root, folder));
    if ('error' in names) continue;
    for (const name of [...names].filter((one) => files.test(one)).sort()) {
      if (found.length === maxFiles) return found;
      const text = await machine.readFile(join(root, folder, name));
      const path = printable(folder === '.' ? name : `${folder}/${name}`);
      if (typeof text === 'string') found.push({ path, text, read });
    }
  }
  return found;
}
