import { resolve } from 'node:path';
import type { ConfiguredSecret } from '@token-check/core/ci';
import { shown, UsageError, unreadable } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { maxLength } from '../sources/inputs.ts';

/**
 * The value that a tool would send, letter for letter; null for a variable or a file that doesn't
 * exist. Editors end a file with a line break, so one at the end of a file doesn't count.
 */
export async function readSecret(
  { env, file }: ConfiguredSecret,
  folder: string,
  io: Io,
): Promise<string | null> {
  if (env !== null) return Object.hasOwn(io.env, env) ? (io.env[env] ?? null) : null;
  const path = file ?? '';
  const read = await io.readFile(resolve(folder, path), maxLength);
  if ('text' in read) {
    if (read.text.length <= maxLength && !read.text.includes('\0')) {
      return read.text.replace(/\r?\n$/, '');
    }
    throw new UsageError(
      'unreadable-input',
      `The file ${shown(path)} doesn’t contain a secret.`,
      'It takes a text file of at most 1 MiB.',
    );
  }
  if (read.error === 'ENOENT' || read.error === 'ENOTDIR') return null;
  throw unreadable('file:', path, read.error);
}
