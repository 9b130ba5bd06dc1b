import { join, relative } from 'node:path';
import { tokenVariables } from '@token-check/core/internal';
import { ciFilesIn } from '../ci/init/ci-files.ts';
import { type Entry, entriesFrom } from '../ci/init/entries.ts';
import { writeConfig } from '../ci/init/write.ts';
import { configNames, foldersUpToRoot } from '../ci/load-config.ts';
import { nodeMachine } from '../doctor/machine.ts';
import { UsageError, unwritable } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

const [fileName = ''] = configNames;

/**
 * Writes a first configuration from the CI files of this repository into its root, or prints it.
 * Reads no value of a variable and overwrites nothing.
 */
export async function ciInit({ stdout = false }: { stdout?: boolean }, io: Io): Promise<number> {
  const cwd = io.cwd ?? '/';
  const folders = await foldersUpToRoot(cwd, io);
  const root = folders.at(-1) ?? cwd;
  if (!stdout) await refuseExisting(folders, io);
  const files = await ciFilesIn(root, io.machine ?? nodeMachine(io));
  const found = await entriesFrom(files);
  const entries = found.length > 0 ? found : entriesFromHere(io);
  const text = writeConfig(entries);
  if (stdout) {
    await io.writeOut(text);
    return 0;
  }
  const path = join(root, fileName);
  const error = await io.createFile(path, text);
  if (error !== null) {
    if (error === 'EEXIST') throw exists(relative(cwd, path));
    throw unwritable(relative(cwd, path), error);
  }
  await io.writeOut(summaryOf(relative(cwd, path), entries, found.length > 0));
  return 0;
}

async function refuseExisting(folders: readonly string[], io: Io): Promise<void> {
  for (const folder of folders) {
    for (const name of configNames) {
      const file = await io.readFile(join(folder, name), 1);
      if ('text' in file) throw exists(relative(io.cwd ?? '/', join(folder, name)));
    }
  }
}

const exists = (path: string): UsageError =>
  new UsageError(
    'unwritable-output',
    `${path} exists already. Nothing was written.`,
    'To see what a first one would contain: token-check ci init --stdout',
  );

/** The variables of common tools that are set here; doctl's without any. Looks at names only. */
function entriesFromHere({ env }: Io): readonly Entry[] {
  const names = [...tokenVariables].filter((name) => Object.hasOwn(env, name));
  return (names.length > 0 ? names : ['DIGITALOCEAN_ACCESS_TOKEN']).map((name) => ({
    env: name,
    expression: null,
    kind: null,
    allowsForks: false,
    usedBy: [],
    storedIn: [],
    jobs: [],
  }));
}

function summaryOf(path: string, entries: readonly Entry[], isFromFiles: boolean): string {
  const width = Math.max(...entries.map(({ env }) => env.length));
  const count = entries.length === 1 ? '1 secret' : `${entries.length} secrets`;
  return [
    `Wrote ${path} with ${count}:`,
    ...entries.map(({ env, usedBy }) => `  ${env.padEnd(width)}  ${usedBy.join(', ')}`.trimEnd()),
    ...(isFromFiles
      ? []
      : [
          'No CI file here names a DigitalOcean token, so replace it with the variables that you use.',
        ]),
    ...stepFor(entries),
    '',
    'Next, say in the file what each token must be able to do. Then read it without any secret:',
    '  token-check ci --dry-run',
    '',
  ].join('\n');
}

/** What a step of a workflow needs to pass, because it gets no secret by itself. */
function stepFor(entries: readonly Entry[]): readonly string[] {
  const passed = entries.flatMap(({ env, expression }) =>
    expression === null ? [] : [`    ${env}: ${expression}`],
  );
  if (passed.length === 0) return [];
  return ['', 'Pass them to the step that runs token-check:', '  env:', ...passed];
}
