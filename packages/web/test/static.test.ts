import { expect, test } from 'vitest';
import { fileOf, relativeFrom } from '../src/views/site.ts';

test.each([
  ['/', 'index.html'],
  ['/?example=callback-url', 'example-callback-url.html'],
  ['/privacy', 'privacy.html'],
  ['/problems/', 'problems/index.html'],
  ['/problems/token-rejected', 'problems/token-rejected.html'],
  ['/assets/page-Ab1.js', 'assets/page-Ab1.js'],
])('the file of %s is %s', (path, file) => {
  expect(fileOf(path)).toBe(file);
});

test('links are relative, so that the folder works wherever it is put', () => {
  expect(relativeFrom(0)('/privacy')).toBe('./privacy.html');
  expect(relativeFrom(1)('/problems/token-rejected')).toBe('../problems/token-rejected.html');
});
