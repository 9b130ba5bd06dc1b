import { describe, expect, test } from 'vitest';
import { anyOf, anyWord, group, optional, sequence } from './patterns.ts';

describe('a composed expression', () => {
  test('of alternatives has the flags that are given, not those of its parts', () => {
    expect(anyOf([/a/i, /b+/], 'g')).toEqual(/a|b+/g);
  });

  test('of words ignores line breaks in the list', () => {
    expect(anyWord('one\n  two thre+')).toEqual(/one|two|thre+/);
  });

  test('in sequence keeps alternatives together', () => {
    expect(sequence([/^/, /a|b/, /c$/], 'i')).toEqual(/^(?:a|b)c$/i);
  });

  test('has named and optional groups', () => {
    const pattern = sequence([
      group('key', /\w+/),
      optional(sequence([/=/, group('value', /\d+/)])),
    ]);
    expect(pattern.exec('a=1')?.groups).toEqual({ key: 'a', value: '1' });
    expect(pattern.exec('a')?.groups).toEqual({ key: 'a', value: undefined });
  });
});
