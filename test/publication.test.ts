import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  addressFields,
  publishedPackages,
  readAddress,
  withAddress,
} from '../scripts/publication.mjs';

const root = join(import.meta.dirname, '..');
const temporary = mkdtempSync(join(tmpdir(), 'publication-'));
afterAll(() => rmSync(temporary, { recursive: true }));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly [field: string]: unknown;
}
const manifestIn = (folder: string, name: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'packages', name, 'package.json'), 'utf8'));

test('two packages are published', () => {
  expect(publishedPackages).toEqual(['cli', 'core']);
});

describe.each(publishedPackages)('package.json of %s', (name) => {
  const manifest = manifestIn(root, name);

  test('is published for everybody, with a proof of where it was built', () => {
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
  });

  test('has the addresses that follow from release/publication.json, and no others', () => {
    expect(withAddress(manifest, addressFields(readAddress(), `packages/${name}`))).toEqual(
      manifest,
    );
    const { homepage, bugs, repository } = manifest;
    const own = JSON.stringify({ homepage, bugs, repository });
    expect(own).not.toContain('OWNER');
  });

  test('has the version of the others and a licence', () => {
    expect(manifest.version).toBe(manifestIn(root, 'core').version);
    expect(manifest.license).toBe('MIT');
  });
});

test('while the owner is unknown, no address is made up', () => {
  expect(addressFields('https://github.com/OWNER/token-check', 'packages/core')).toEqual({});
});

describe('npm run publication', () => {
  const copy = join(temporary, 'copy');
  for (const path of ['release', 'scripts/publication.mjs', 'packages/core/package.json']) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(copy, 'scripts/publication.mjs'), ...args], {
      encoding: 'utf8',
    });

  test('writes one address into every place', () => {
    expect(run('https://github.com/acme/token-check').status).toBe(0);
    expect(JSON.parse(readFileSync(join(copy, 'release/publication.json'), 'utf8'))).toEqual({
      repository: 'https://github.com/acme/token-check',
    });
    const manifest = manifestIn(copy, 'core');
    expect(manifest).toEqual({
      ...manifestIn(root, 'core'),
      homepage: 'https://github.com/acme/token-check#readme',
      bugs: { url: 'https://github.com/acme/token-check/issues' },
      repository: {
        type: 'git',
        url: 'git+https://github.com/acme/token-check.git',
        directory: 'packages/core',
      },
    });
  });

  test('replaces an earlier address, and takes it out again', () => {
    run('https://github.com/acme/token-check');
    run('https://git.example.com/other/checker');
    expect(manifestIn(copy, 'core').bugs).toEqual({
      url: 'https://git.example.com/other/checker/issues',
    });
    run('https://github.com/OWNER/token-check');
    expect(readFileSync(join(copy, 'packages/core/package.json'), 'utf8')).toBe(
      readFileSync(join(root, 'packages/core/package.json'), 'utf8'),
    );
  });

  test.each([
    [],
    [''],
    ['github.com/acme/token-check'],
    ['http://github.com/acme/token-check'],
    ['https://github.com/acme'],
    ['https://github.com/acme/token-check/'],
    ['https://github.com/acme/token-check.git'],
    ['https://github.com/acme/token-check/tree/main'],
    ['https://me@github.com/acme/token-check'],
    ['git@github.com:acme/token-check.git'],
  ])('refuses %s', (...args) => {
    const before = readFileSync(join(copy, 'release/publication.json'), 'utf8');
    const { status, stderr } = run(...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining('Name the address')]);
    expect(readFileSync(join(copy, 'release/publication.json'), 'utf8')).toBe(before);
  });
});
