import { codes } from '@token-check/core';
import { findingCodes } from '@token-check/core/doctor';
import { kinds } from '@token-check/core/internal';
import { knownScopes, presets } from '@token-check/core/scopes';
import { formatNames } from '../render/output-formats.ts';

/** A word to type, with a description unless the word says it. */
export interface Word {
  readonly word: string;
  readonly description?: string;
}

/**
 * What fits a placeholder: one of these words, what the shell itself completes, or anything. What
 * follows a `program` is completed as a command of its own.
 */
export type Value = readonly Word[] | 'file' | 'variable' | 'program' | 'anything';

const plain = (words: readonly string[]): Word[] => words.map((word) => ({ word }));

/** By the name of the placeholder in the help: `--expect-kind <kind>`, `explain <code>`. */
export function valuesOf(commands: readonly Word[], shells: readonly string[]) {
  const jobs = presets.map(({ id, purpose }) => ({ word: id, description: purpose }));
  return {
    account: 'anything',
    action: [{ word: 'init', description: 'write a first configuration' }],
    code: plain([...codes, ...findingCodes]),
    command: commands,
    duration: 'anything',
    // The shells complete folders with files.
    folder: 'file',
    format: plain(formatNames),
    'format=path': 'anything',
    input: 'anything',
    kind: plain(kinds),
    n: 'anything',
    name: 'anything',
    NAME: 'variable',
    operation: jobs,
    path: 'file',
    program: 'program',
    report: 'file',
    scope: plain(knownScopes()),
    seconds: 'anything',
    shell: plain(shells),
    subject: [...jobs, ...plain(knownScopes())],
    team: 'anything',
    url: 'anything',
  } as const satisfies Readonly<Record<string, Value>>;
}
