import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const packageRoot = join(import.meta.dirname, '..');
const repository = join(packageRoot, '../..');

interface Example {
  readonly title: string;
  readonly language: string;
  readonly code: string;
  /** What the comments after `console.log` promise, in order. */
  readonly printed: readonly string[];
}

const examples: readonly Example[] = [
  ...readFileSync(join(packageRoot, 'README.md'), 'utf8').matchAll(
    /^## (?<title>.+)\n(?:(?!^## )[\s\S])*?^```(?<language>[jt]s)\n(?<code>[\s\S]*?)^```$/gm,
  ),
].map(({ groups = {} }) => {
  const { title = '', language = '', code = '' } = groups;
  const printed = [...code.matchAll(/console\.log\(.*\); \/\/ (\S+)$/gm)].map(
    ([, text]) => text ?? '',
  );
  return { title, language, code, printed };
});

/** An empty project in which the built package is installed as its users have it. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'token-check-readme-'));
  writeFileSync(join(project, 'package.json'), '{"private":true,"type":"module"}');
  mkdirSync(join(project, 'node_modules/@token-check'), { recursive: true });
  symlinkSync(packageRoot, join(project, 'node_modules/@token-check/core'));
  symlinkSync(join(repository, 'node_modules/@types'), join(project, 'node_modules/@types'));
});

afterAll(() => rmSync(project, { recursive: true }));

test('the README has examples', () => {
  expect(examples.map(({ title }) => title)).toEqual([
    'Check a text',
    'Read a diagnosis',
    'Recognize without asking',
    'Test with a simulated DigitalOcean',
  ]);
});

describe.each(examples)('the example “$title”', ({ title, code, printed }) => {
  const file = `${title.toLowerCase().replaceAll(' ', '-')}.ts`;

  test('compiles in a strict project', () => {
    writeFileSync(join(project, file), code);
    const options = ['--noEmit', '--strict', '--target', 'es2023', '--types', 'node'];
    const modules = [
      '--module',
      'nodenext',
      '--lib',
      'es2023,dom,dom.iterable',
      '--skipLibCheck',
      'false',
    ];
    const { stdout } = spawnSync(
      process.execPath,
      [join(repository, 'node_modules/typescript/bin/tsc'), ...options, ...modules, file],
      { cwd: project, encoding: 'utf8' },
    );
    expect(stdout).toBe('');
  });

  test('prints what its comments say, in Node and from a browser bundle', async () => {
    writeFileSync(join(project, `${file}.mjs`), await bundled(code, 'node'));
    writeFileSync(join(project, `browser-${file}.mjs`), await bundled(code, 'browser'));
    for (const program of [`${file}.mjs`, `browser-${file}.mjs`]) {
      const output = execFileSync(process.execPath, [program], { cwd: project, encoding: 'utf8' });
      const lines = output.split('\n').map((line) => line.trim());
      for (const text of printed.filter((one) => !one.endsWith(','))) {
        expect(lines.some((line) => line.startsWith(text))).toBe(true);
      }
    }
  });
});

/** The example as one file: with the package left to Node, or bundled as for a browser. */
async function bundled(code: string, platform: 'node' | 'browser'): Promise<string> {
  const entry = join(project, 'virtual-example.ts');
  const made = await rolldown({
    input: entry,
    platform,
    external: platform === 'node' ? [/^@token-check\//] : [],
    plugins: [
      {
        name: 'the example',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? { code, moduleType: 'ts' } : null),
      },
    ],
  });
  const { output } = await made.generate({ format: 'esm', codeSplitting: false });
  await made.close();
  return output[0].code;
}
