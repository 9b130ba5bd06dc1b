import { expect, test } from 'vitest';
import { codes, definitionOf, describeCode } from './code.ts';

test('each code has a definition of its own', () => {
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(definitionOf(code).code).toBe(code);
});

test('a code is described without an input', () => {
  expect(describeCode('token-rejected')).toEqual({
    code: 'token-rejected',
    family: 'server-answer',
    title: 'DigitalOcean rejected the token',
    docs: 'docs/problems/token-rejected.md',
  });
});

test.each(['token-denied', '', 'constructor'])('%j is no code', (code) => {
  expect(describeCode(code)).toBeNull();
});
