import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputOptions, type RolldownOptions, rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import { allowedLicenses, licensesFile } from '../scripts/third-party-licenses.mjs';

const root = join(import.meta.dirname, '..');
const packages = join(root, 'packages');
const bundled = readdirSync(packages).filter((name) =>
  existsSync(join(packages, name, 'rolldown.config.js')),
);

/** The folders of the packages in `node_modules` that a bundle has modules of. */
async function foldersIn(name: string): Promise<string[]> {
  const cwd = join(packages, name);
  const { default: config } = (await import(join(cwd, 'rolldown.config.js'))) as {
    default: RolldownOptions | RolldownOptions[];
  };
  const folders = new Set<string>();
  for (const { output, ...input } of [config].flat()) {
    const bundle = await rolldown({ ...input, cwd });
    const made = await bundle.generate({ ...(output as OutputOptions), cleanDir: false });
    await bundle.close();
    for (const id of made.output.flatMap((item) => (item.type === 'chunk' ? item.moduleIds : []))) {
      const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders];
}

const readPackage = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;

/** Packages wrap and quote the same text in different ways. */
const wordsOf = (text: string) => text.replace(/\s+/g, ' ').replace(/[“”]/g, '"');

test('the packages with a bundle are found', () => {
  expect(bundled).toEqual(expect.arrayContaining(['cli', 'web']));
});

test.each(bundled)('%s has the licence of every package in its bundle', async (name) => {
  const text = readFileSync(join(packages, name, 'dist', licensesFile), 'utf8');
  const words = wordsOf(text);
  const folders = await foldersIn(name);
  expect(folders.length).toBeGreaterThan(5);
  const missing = folders.filter((folder) => {
    const { name, version, license } = readPackage(folder);
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    const own = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    // Packages with the same text share it; each one has its copyright.
    const start = Math.max(0, own.search(/^Permission (?:is hereby granted|to use)/m));
    const notice = `\n${name} ${version} (${license})\n\n${own.slice(0, start)}`.trimEnd();
    return !text.includes(notice) || !words.includes(wordsOf(own.slice(start)));
  });
  expect(missing).toEqual([]);
});

describe('the packages that are installed together with ours', () => {
  const { packages: locked } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ) as { packages: Record<string, { dev?: boolean; link?: boolean; license?: string }> };
  const installed = Object.entries(locked).filter(
    ([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link,
  );

  test('are found', () => {
    expect(installed.map(([path]) => path)).toContain('node_modules/yaml');
  });

  test('have licences that allow to pass a copy on', () => {
    const wrong = installed.filter(([, { license }]) => !allowedLicenses.includes(license ?? ''));
    expect(wrong).toEqual([]);
  });
});
