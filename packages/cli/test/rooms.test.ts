import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

/** The files of `src`, each with what it imports, types and dynamic imports included. */
const imports = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file.split(sep).join('/'), importsOf(file)] as const),
);

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const { module } = parseSync(file, text);
  const names = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start + 1, end - 1),
    ),
  ];
  return names.map((name) =>
    name.startsWith('.')
      ? relative(src, join(src, dirname(file), name))
          .split(sep)
          .join('/')
      : name,
  );
}

const acyclic = new Set<string>();

/** A cycle that a file leads to; null without one. */
function cycleFrom(file: string, path: readonly string[] = []): readonly string[] | null {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (acyclic.has(file)) return null;
  for (const next of imports.get(file) ?? []) {
    const cycle = cycleFrom(next, [...path, file]);
    if (cycle !== null) return cycle;
  }
  acyclic.add(file);
  return null;
}

test('the checker finds imports of every kind', () => {
  expect(imports.get('main.ts')).toContain('program.ts');
  expect(imports.get('program.ts')).toContain('commands/doctor.ts');
  expect(imports.get('flags/batch.ts')).toContain('batch/earlier-run.ts');
});

test('no file imports itself through others', () => {
  expect(cycleFrom('main.ts')).toBeNull();
});

test.each(['node:', 'commander', 'cli-progress'])('formats and flags do not import %s', (name) => {
  const pure = [...imports].filter(([file]) => /^(?:render|terminal|flags|scopes)\//.test(file));
  expect(pure.length).toBeGreaterThan(10);
  const wrong = pure.filter(([, names]) => names.some((one) => one.startsWith(name)));
  const allowed =
    name === 'commander' ? ['flags/arguments.ts', 'flags/help.ts', 'flags/options.ts'] : [];
  expect(wrong.map(([file]) => file)).toEqual(allowed);
});

test('formats know nothing of the machine or of flags', () => {
  const wrong = [...imports].filter(
    ([file, names]) =>
      file.startsWith('render/') && names.some((one) => /^(?:io|flags|commands)\//.test(one)),
  );
  expect(wrong.map(([file]) => file)).toEqual([]);
});
