import { describe, expect, test } from 'vitest';
import { closest } from './closest.ts';

describe('a misspelt word', () => {
  const shells = ['bash', 'zsh', 'fish', 'powershell'];

  test.each([
    ['bsh', ['bash', 'zsh']],
    ['fihs', []],
    ['powershel', ['powershell']],
    ['pwoershell', ['powershell']],
    ['poweshel', ['powershell']],
    ['powsher', []],
    ['bash', ['bash']],
    ['', []],
  ])('%j may mean %j', (word, expected) => {
    expect(closest(word, shells)).toEqual(expected);
  });
});
