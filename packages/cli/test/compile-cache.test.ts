import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const loader = join(import.meta.dirname, '../bin/compile-cache.cjs');

let home: string;
let program: string;
let folder: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'compile-cache-'));
  program = join(home, 'program.cjs');
  folder = join(home, 'cache/token-check');
  writeFileSync(program, programPrinting('first'));
  // Imports from the program, as the chunks of a bundle do.
  writeFileSync(join(home, 'other.cjs'), "module.exports = require('./program.cjs').word;");
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const programPrinting = (word: string): string =>
  `console.log('loaded'); exports.word = '${word}'; console.log(require('./other.cjs'));`;

function load(): string {
  const script = `require(${JSON.stringify(loader)})(${JSON.stringify(program)}, ${JSON.stringify(folder)})`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

/** The compiled code of the program, or of another file. */
const caches = (file = 'program.cjs'): string[] =>
  readdirSync(folder)
    .filter((name) => name.includes(`-${file}-`))
    .map((name) => join(folder, name));

test('a second run takes the compiled code of the first one', () => {
  expect(load()).toBe('loaded\nfirst\n');
  const [cache = ''] = caches();
  const { ino } = statSync(cache);
  expect(load()).toBe('loaded\nfirst\n');
  expect(caches()).toEqual([cache]);
  // A run that had to compile replaces the file.
  expect(statSync(cache).ino).toBe(ino);
});

test('keeps the code of the files that the program requires too', () => {
  load();
  const [cache = ''] = caches('other.cjs');
  const { ino } = statSync(cache);
  expect(load()).toBe('loaded\nfirst\n');
  expect(caches('other.cjs')).toEqual([cache]);
  expect(statSync(cache).ino).toBe(ino);
});

test('a program of many files has one listener for the end', () => {
  for (let index = 0; index < 12; index++) {
    writeFileSync(join(home, `file${index}.cjs`), '');
  }
  const files = Array.from({ length: 12 }, (_, index) => `require('./file${index}.cjs');`).join('');
  writeFileSync(program, `${files} console.log(process.listenerCount('exit'));`);
  expect(load()).toBe('1\n');
  expect(caches('file11.cjs')).toHaveLength(1);
});

test('only this user can read the folder and the file', ({ skip }) => {
  skip(process.platform === 'win32', 'Windows has no such modes.');
  load();
  const [cache = ''] = caches();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(cache).mode & 0o777).toBe(0o600);
});

test('another program of the same length has a cache of its own', () => {
  load();
  writeFileSync(program, programPrinting('other'));
  expect(load()).toBe('loaded\nother\n');
  expect(caches()).toHaveLength(2);
});

test('a broken cache is replaced', () => {
  load();
  const [cache = ''] = caches();
  writeFileSync(cache, 'broken');
  expect(load()).toBe('loaded\nfirst\n');
  expect(readFileSync(cache).length).toBeGreaterThan(100);
});

test('a folder that cannot be made costs nothing but time', () => {
  mkdirSync(join(home, 'cache'));
  writeFileSync(folder, 'a file');
  expect(load()).toBe('loaded\nfirst\n');
});
