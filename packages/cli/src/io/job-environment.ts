import { type JobEnvironment, jobEnvironment } from '@token-check/core/internal';
import type { Io } from './io.ts';

/** The CI system that runs this, and why it may not pass secrets. */
export async function jobEnvironmentOf(io: Pick<Io, 'env' | 'readFile'>): Promise<JobEnvironment> {
  const path = io.env.GITHUB_EVENT_PATH;
  const read =
    io.env.GITHUB_ACTIONS === 'true' && path ? await io.readFile(path, 4 * 1024 * 1024) : null;
  return jobEnvironment(io.env, read !== null && 'text' in read ? parsed(read.text) : null);
}

/** The file of the workflow, from `owner/repository/.github/workflows/deploy.yml@refs/heads/main`. */
export function workflowOf({ env }: Pick<Io, 'env'>): string | null {
  const [, path = null] = /^[^/]+\/[^/]+\/(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '') ?? [];
  return path;
}

/** Null for what isn't JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
