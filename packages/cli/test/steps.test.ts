import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, fetchTransport } from '@token-check/core';
import { newMemory } from '@token-check/core/internal';
import { cast, sandbox } from '@token-check/core/sandbox';
import { expect, test } from 'vitest';
import { makeProgram } from '../src/program.ts';
import { runWith } from './world.ts';

/** The commands that reports, pages and documents tell people to run. */
const root = join(import.meta.dirname, '../../..');

const network = { transport: fetchTransport(sandbox), timeoutMs: 50, simulated: true as const };

const ofReports = (
  await Promise.all(
    cast.map(async ({ paste, offline, circumstances: { unset, expected } = {} }) => {
      const reports = await check(unset ? null : paste, {
        memory: newMemory(),
        network: offline ? false : network,
        source: unset ? { kind: 'env', name: paste } : { kind: 'stdin' },
        ...(expected && { expected }),
      });
      return reports.flatMap(({ diagnoses }) =>
        diagnoses.flatMap(({ fix }) => fix.flatMap(({ command }) => command ?? [])),
      );
    }),
  )
).flat();

const pages = ['docs/problems', 'docs/usage', 'docs/doctor'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((file) => `${folder}/${file}`),
);
const ofPages = pages.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(
    ([, indent = '', code = '']) => code.replaceAll(`\n${indent}`, '\n').trim(),
  ),
);

const isOurs = (command: string): boolean => command.startsWith('token-check');
const commands = [
  ...new Set(
    // Each command of our own is one line.
    [...ofReports, ...ofPages].flatMap((code) => (isOurs(code) ? code.split('\n') : code)),
  ),
];
/** `<cluster>` is a name that people fill in. */
const filledIn = (command: string): string => command.replace(/<[a-z-]+>/g, 'name');

test('commands are collected from reports and pages', () => {
  expect(ofReports.length).toBeGreaterThan(40);
  expect(ofPages.length).toBeGreaterThan(60);
});

test.each(commands.filter(isOurs))('%s is a command of this program', async (line) => {
  const [, ...argv] = (line.split(/ [<|] /)[0] ?? '').match(/"[^"]*"|\S+/g) ?? [];
  if (argv[0] === 'explain' || argv[0] === 'help' || argv.includes('--help')) {
    expect((await runWith(argv)).status).toBe(0);
    return;
  }
  const program = makeProgram({ columns: 80 } as Parameters<typeof makeProgram>[0], () => {});
  for (const command of [program, ...program.commands]) {
    command.action(() => {}).exitOverride();
  }
  await program.parseAsync(
    argv.map((word) => word.replaceAll('"', '')),
    { from: 'user' },
  );
});

test.each(commands.filter((command) => !isOurs(command)))('bash can parse: %s', (command) => {
  const { status, stderr } = spawnSync('bash', ['-n', '-c', filledIn(command)], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
