import { join } from 'node:path';
import type { Io } from '../io/io.ts';

/** Whether a folder is the root of a repository. In a worktree, `.git` is a file. */
export async function isRepository(folder: string, io: Io): Promise<boolean> {
  const git = await io.readFile(join(folder, '.git'), 1);
  return 'text' in git || git.error === 'EISDIR';
}
