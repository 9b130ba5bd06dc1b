import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { hideIn, reveal, Secret } from './secret.ts';

const digits = '0123456789abcdef'.repeat(4);

describe('the label', () => {
  test.each([
    [`dop_v1_${digits}`, 'dop_v1_…cdef'],
    [digits, '…cdef'],
    [`ghp_${'A1b2'.repeat(9)}`, 'ghp_…A1b2'],
    ['short', '(5 characters)'],
    ['', '(0 characters)'],
    [`${'x'.repeat(20)}\u001b[2J`, '…·[2J'],
    ['horse-batt-stap-lemon-in-the-sun', '…-sun'],
  ])('%j', (value, label) => {
    expect(new Secret(value).label).toBe(label);
  });

  test('is all that printing, serialising and inspecting show', () => {
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

test('the fingerprint is equal for equal values alone', () => {
  expect(new Secret('a'.repeat(64)).fingerprint).toBe('sha256:ffe054fe7ae0');
  expect(new Secret('b'.repeat(64)).fingerprint).not.toBe(new Secret('a'.repeat(64)).fingerprint);
  expect(new Secret('short').fingerprint).toBe('none');
});

test('reveal gives the value', () => {
  expect(reveal(new Secret('value'))).toBe('value');
});

describe('hideIn', () => {
  const value = `dop_v1_${digits.replace(/^0123/, '9f3c')}`;
  const secret = new Secret(value);
  test.each([
    ['the whole value', `a ${value} b`, `a ${secret.label} b`],
    ['in capitals', `a ${value.toUpperCase()} b`, `a ${secret.label} b`],
    ['a piece', `x${value.slice(4, 24)}y`, `x${secret.label}y`],
    ['twice', `${value} ${value}`, `${secret.label} ${secret.label}`],
    ['nothing of it', 'nothing here', 'nothing here'],
    ['eleven characters are no trace', value.slice(0, 11), value.slice(0, 11)],
  ])('%s', (_what, text, hidden) => {
    expect(hideIn(text, [secret])).toBe(hidden);
  });

  test('several in one pass', () => {
    const other = new Secret(`doo_v1_${digits.replace(/^0123/, '9f3c')}`);
    expect(hideIn(`${value} ${value.replace('dop', 'doo')}`, [secret, other])).not.toMatch(
      /[0-9a-f]{12}/,
    );
  });

  test.each(['hunter2', '$DIGITALOCEAN_TOKEN', 'YOUR_TOKEN_GOES_HERE'])(
    'not the word %s',
    (word) => {
      const text = `https://api.digitalocean.com ${word}`;
      expect(hideIn(text, [new Secret(word)])).toBe(text);
    },
  );
});
