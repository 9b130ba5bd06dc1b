import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { expect, test } from 'vitest';
import { machineOf } from '../../core/test/support/machine.ts';
import type { Ended } from '../src/run/child.ts';
import { runWith } from './world.ts';

const root = join(import.meta.dirname, '../../..');
const token = makeToken('dop_v1_', 'full access');
const env = { DIGITALOCEAN_ACCESS_TOKEN: token, DO_TOKEN: token };
const files: Readonly<Record<string, string>> = {
  'error.log':
    'Error: GET https://api.digitalocean.com/v2/account: 401 Unable to authenticate you\n',
  'tokens.txt': `${token}\n`,
};

/** The lines of shell examples that run token-check, without their comments. */
const commandsIn = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => line.startsWith('token-check'))
    .map((line) => line.replace(/\s+#.*$/, ''));

/** The words of a command line as a shell would pass them; `< file` is standard input. */
function parse(line: string): { argv: readonly string[]; stdin: string } {
  const [command = '', input] = line.split(/\s+<\s+/);
  const [, ...argv] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  return { argv, stdin: input === undefined ? token : (files[input] ?? '') };
}

/** Any command of an example. */
const failed: Ended = {
  status: 1,
  notStarted: null,
  output: 'doctl: 401 Unable to authenticate you\n',
  endsLine: true,
  isInterrupted: false,
  outputError: null,
};

const examples = ['README.md', 'packages/cli/README.md', 'docs/doctor.md', 'docs/run.md'].flatMap(
  (page) => commandsIn(page).map((line) => [page, line] as const),
);

test('each page has examples', () => {
  expect(new Set(examples.map(([page]) => page)).size).toBe(4);
});

test.each(examples)('%s: %s is right usage', async (_page, line) => {
  const { argv, stdin } = parse(line);
  const { status, out, err } = await runWith(argv, {
    env,
    files,
    stdin,
    machine: machineOf({ env }),
    runCommand: async () => failed,
  });
  expect(err).not.toMatch(/\[[a-z-]+\]$/m);
  expect([0, 1, 3, 4]).toContain(status);
  expect(argv[0] === 'run' ? err : out).not.toBe('');
});

test('a wrong example would be noticed', async () => {
  const { argv } = parse('token-check --env DO_TOKEN --cann "POST /v2/droplets"');
  const { status, err } = await runWith(argv, { env });
  expect(status).toBe(2);
  expect(err).toMatch(/\[[a-z-]+\]$/m);
});

test('the report in the README is what token-check prints', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, shown = ''] = /^```\n\$ token-check\n.*\n\n([\s\S]*?)\n```$/m.exec(readme) ?? [];
  const code = makeToken('', 'the code in the README').slice(0, 60);
  const stdin = `https://app.example.com/callback?code=${code}81be`;
  const { out } = await runWith(['--offline'], { stdin });
  expect(shown).not.toBe('');
  expect(out.trimEnd()).toBe(shown);
});
