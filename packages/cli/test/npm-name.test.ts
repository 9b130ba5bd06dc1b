import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runWith } from './world.ts';

/**
 * `token-check` on npm is another company's package, and `@token-check/…` is not published: a line
 * that makes npm download one of them hands the reader's token to a stranger's program. Inside the
 * repository it is `npx --no token-check`, which downloads nothing.
 */
const name = String.raw`["']?(?:@token-check/[a-z]+|token-check)(?:@[\w.^~-]+)?(?![\w/-])`;
const options = String.raw`(?:\s+-\S*)*?(?:\s+|=)`;
const noDownload = String.raw`(?!\s+--no\s+(?:--\s+)?token-check\b)`;

const forbidden: readonly { readonly what: string; readonly line: RegExp }[] = [
  {
    what: 'downloads a package and runs it',
    line: new RegExp(
      String.raw`\b(?:npx|bunx|pnpx|npm (?:exec|x)|(?:pnpm|yarn|bun) (?:dlx|x))\b${noDownload}${options}${name}`,
    ),
  },
  {
    what: 'installs a package',
    line: new RegExp(
      String.raw`\b(?:(?:npm|pnpm|bun) (?:i|in|install|add)|yarn (?:global )?add)\b${options}${name}`,
    ),
  },
  {
    what: 'npm takes the flags behind “npx --no token-check” for its own; write “npx --no -- token-check”',
    line: /\bnpx\s+--no\s+token-check\s+(?:[\w./-]+\s+)*-/,
  },
];

function faultsIn(text: string, where: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      forbidden.flatMap((rule) =>
        rule.line.test(line) ? [`${where}:${index + 1}: ${rule.what}: ${line.trim()}`] : [],
      ),
    );
}

test.each([
  'npx token-check',
  '$ npx token-check --env DO_TOKEN',
  'npx -y token-check@latest',
  'npx --yes @token-check/cli',
  'npx --package=token-check token-check',
  'npx -p @token-check/cli token-check',
  'Run `npx token-check`.',
  'npx "token-check"',
  'npm exec token-check',
  'npm exec -- token-check',
  'npm x @token-check/cli',
  'pnpm dlx token-check',
  'yarn dlx token-check',
  'bunx token-check',
  'npm i -g token-check',
  'npm install token-check',
  'npm install --save-dev @token-check/cli',
  'npm install @token-check/core',
  'pnpm add token-check',
  'yarn global add token-check',
  'npx --no token-check --env DO_TOKEN',
  'npx --no token-check doctor --json',
])('a text may not say %s', (line) => {
  expect(faultsIn(line, 'README.md')).toHaveLength(1);
});

test.each([
  'token-check --env DO_TOKEN',
  'npx --no token-check',
  'npx --no token-check doctor',
  'npx --no -- token-check --env DO_TOKEN',
  'npm link -w packages/cli',
  'npm ci && npx --no -- token-check --help',
  'npm install ./token-check-cli-0.1.0.tgz',
  "import { check } from '@token-check/core';",
])('a text may say %s', (line) => {
  expect(faultsIn(line, 'README.md')).toEqual([]);
});

test('no file of the repository tells anybody to download the package', () => {
  const root = join(import.meta.dirname, '../../..');
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0');
  // This file spells the lines out.
  const own = 'packages/cli/test/npm-name.test.ts';
  expect(files).toContain(own);
  const faults = files
    .filter((file) => file !== '' && file !== own)
    .flatMap((file) => faultsIn(textOf(join(root, file)), file));
  expect(faults.join('\n')).toBe('');
});

/** The text of a file; empty for one that was deleted and not yet committed. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

test('no help text tells anybody to download the package', async () => {
  const { out: help } = await runWith(['--help']);
  const [, list = ''] = /^Commands:\n([\s\S]*?)\n\n/m.exec(help) ?? [];
  const commands = [...list.matchAll(/^ {2}([a-z]+) /gm)].map(([, command]) => command);
  expect(commands).toContain('doctor');
  for (const command of ['', ...commands]) {
    const { out, status } = await runWith(command ? [command, '--help'] : ['--help']);
    expect(status).toBe(0);
    expect(faultsIn(out, `token-check ${command} --help`)).toEqual([]);
  }
});
