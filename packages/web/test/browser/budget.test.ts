import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');
const assets = readdirSync(join(dist, 'public/assets'));
const sizeOf = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;
const chunk = (name: string) => {
  const found = assets.filter((file) => file.startsWith(`${name}-`));
  expect(found).toHaveLength(1);
  return sizeOf(join(dist, 'public/assets', found[0] ?? ''));
};

/** Over the wire, in bytes with gzip. Each limit is a little above today's size. */
describe('the built files', () => {
  test('the first view is at most 14 kB', () => {
    const page = sizeOf(join(dist, 'static/index.html'));
    const icon = sizeOf(join(dist, 'public/icon.svg'));
    expect(page + chunk('style') + chunk('page') + icon).toBeLessThan(14_000);
  });

  test('what is loaded when the page is idle is at most 31 kB', () => {
    expect(chunk('core') + chunk('rolldown-runtime')).toBeLessThan(31_000);
  });

  test('what is loaded before a paste, once the box is touched, is at most 216 kB more', () => {
    const parts = ['shared', 'words', 'reading', 'stories', 'table'].map(chunk);
    expect(parts.reduce((sum, size) => sum + size, 0)).toBeLessThan(216_000);
  });

  test.each([
    ['shared', 9_500],
    ['words', 56_000],
    ['reading', 30_500],
    ['stories', 112_500],
    ['shell', 31_000],
    ['yaml', 31_000],
    ['foreign', 10_000],
    ['table', 10_500],
    ['scopes', 7_500],
  ])('%s is at most %i bytes', (name, limit) => {
    expect(chunk(name)).toBeLessThan(limit);
  });

  test('are few: the chunks are made by hand', () => {
    const scripts = assets.filter((file) => file.endsWith('.js')).map((file) => file.split('-')[0]);
    expect(scripts.sort()).toEqual([
      'core',
      'foreign',
      'page',
      'reading',
      'rolldown',
      'scopes',
      'shared',
      'shell',
      'stories',
      'table',
      'words',
      'yaml',
    ]);
  });

  test('don’t wait for each other: a part imports only what is there before it', () => {
    const importsOf = (name: string) => {
      const file = assets.find((one) => one.startsWith(`${name}-`)) ?? '';
      const text = readFileSync(join(dist, 'public/assets', file), 'utf8');
      const names = [...text.matchAll(/\bfrom\s?"\.\/([a-z]+)-/g)].map(([, found]) => found);
      return [...new Set(names)].sort();
    };
    expect(importsOf('page')).toEqual([]);
    expect(importsOf('core')).toEqual(['rolldown']);
    expect(importsOf('shared')).toEqual(['rolldown']);
    // Loaded together with the shared part.
    expect(importsOf('words')).toEqual(['core', 'rolldown', 'shared']);
    // Loaded together with what reads a text, which is smaller.
    expect(importsOf('stories')).toEqual(['core', 'reading', 'rolldown', 'shared']);
    expect(importsOf('table')).toEqual(['rolldown', 'shared']);
    expect(importsOf('scopes')).toEqual(['rolldown', 'shared', 'table']);
    for (const name of ['reading', 'shell', 'yaml', 'foreign']) {
      expect([name, importsOf(name)]).toEqual([name, ['core', 'rolldown']]);
    }
  });

  test('contain no sandbox, no schema library and nothing of Node', () => {
    for (const file of assets.filter((name) => name.endsWith('.js'))) {
      const text = readFileSync(join(dist, 'public/assets', file), 'utf8');
      expect(text).not.toMatch(/(?:from|import\()\s?["'`]node:/);
      expect(text).not.toContain('Sammy Shark');
      expect(text).not.toContain('ZodError');
      expect(text).not.toMatch(/\beval\(|new Function\(/);
    }
  });
});
