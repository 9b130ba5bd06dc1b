import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { passportIdOf } from './passport-id.ts';
import { reveal, Secret } from './secret.ts';

const digits = '0123456789abcdef'.repeat(4);

describe('the label', () => {
  test.each([
    [`dop_v1_${digits}`, 'dop_v1_…cdef'],
    [digits, '…cdef'],
    [`ghp_${'A1b2'.repeat(9)}`, 'ghp_…A1b2'],
    ['sk-proj-A1b2A1b2A1b2', 'sk-proj-…A1b2'],
    ['sk-lettersA1b2A1b2A1b2', '…A1b2'],
    ['word_A1b2A1b2A1b2A1b2', 'word_…A1b2'],
    ['part_ofThisPassphrase, and more', '…more'],
    ['sixteen-of-these', '…hese'],
    ['fifteen-of-them', '(15 characters)'],
    ['short', '(5 characters)'],
    ['', '(0 characters)'],
    [`${'x'.repeat(20)}\u001b[2J`, '…·[2J'],
    ['horse-batt-stap-lemon-in-the-sun', '…-sun'],
  ])('of %j is %j', (value, label) => {
    expect(new Secret(value).label).toBe(label);
  });

  test('is what printing, serialising and inspecting show', () => {
    const secret = new Secret(`dop_v1_${digits}`);
    for (const text of [
      String(secret),
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true }),
    ]) {
      expect(text).toContain('dop_v1_…cdef');
      expect(text).not.toContain('0123456789');
    }
    expect(Object.keys(secret)).toEqual([]);
  });
});

test('only equal values have equal fingerprints', () => {
  expect(new Secret('a'.repeat(64)).fingerprint).toBe('sha256:ffe054fe7ae0');
  expect(new Secret('b'.repeat(64)).fingerprint).not.toBe(new Secret('a'.repeat(64)).fingerprint);
  expect(new Secret('sixteen-of-these').fingerprint).toMatch(/^sha256:[0-9a-f]{12}$/);
  expect(new Secret('fifteen-of-them').fingerprint).toBe('none');
});

test('reveal returns the value', () => {
  expect(reveal(new Secret('value'))).toBe('value');
});

test('the id in a passport stays the same in every release', () => {
  expect(passportIdOf(new Secret('x'.repeat(64)))).toBe('11f8a4111e430b02ec38b11e8d07f7d5');
});
