import { describe, expect, test } from 'vitest';
import { makeToken } from '../sandbox/make-token.ts';
import { exactPlacesIn, hideEchoes, hideInText, hideSecrets } from './hide.ts';
import { Secret } from './secret.ts';

const value = makeToken('dop_v1_', 'hide');
const secret = new Secret(value);

describe('a text', () => {
  test.each([
    ['the value is replaced by its label', `a ${value} b`, `a ${secret.label} b`],
    ['the value in capitals too', `a ${value.toUpperCase()} b`, `a ${secret.label} b`],
    ['a piece of the value too', `x${value.slice(4, 24)}y`, `x${secret.label}y`],
    // This letter has two units in lower case.
    [
      'the value in capitals beside any letter',
      `İ ${value.toUpperCase()} b`,
      `İ ${secret.label} b`,
    ],
    ['twelve characters of it at the end too', `x ${value.slice(4, 16)}`, `x ${secret.label}`],
    ['every occurrence is replaced', `${value} ${value}`, `${secret.label} ${secret.label}`],
    ['eleven characters of it stay', value.slice(0, 11), value.slice(0, 11)],
    ['everything else stays', 'nothing here', 'nothing here'],
  ])('%s', (_what, text, hidden) => {
    expect(hideInText(text, [secret])).toBe(hidden);
  });

  test('several secrets are replaced', () => {
    const other = new Secret(makeToken('doo_v1_', 'hide also'));
    expect(hideInText(`${value} ${makeToken('doo_v1_', 'hide also')}`, [secret, other])).toBe(
      `${secret.label} ${other.label}`,
    );
  });

  test('the shortest value that is hidden has 16 characters', () => {
    const shortest = new Secret('correct-horse-16');
    expect(hideInText('a correct-horse-16 b', [shortest])).toBe(`a ${shortest.label} b`);
  });

  test.each(['hunter2', 'correct-horse-1', '$DIGITALOCEAN_TOKEN', 'YOUR_TOKEN_GOES_HERE'])(
    'the word %s stays, because any text can contain it',
    (word) => {
      const text = `https://api.digitalocean.com ${word}`;
      expect(hideInText(text, [new Secret(word)])).toBe(text);
    },
  );
});

describe('the page covers', () => {
  const coveredIn = (text: string, word: string) =>
    exactPlacesIn(text, new Secret(word)).map(({ start, end }) => text.slice(start, end));

  test('a short password wherever it is', () => {
    const text = 'hunter2 is short, and hunter2hunter2 is too';
    const password = new Secret('hunter2');
    expect(exactPlacesIn(text, password)).toEqual(
      [0, 22, 29].map((start) => ({ start, end: start + 7, secret: password })),
    );
  });

  test.each([
    ['six characters are covered', 'abcdef', ['abcdef']],
    ['five characters may be a part of any word', 'abcde', []],
    ['a value with traces is covered by them', value, []],
  ])('%s', (_what, word, places) => {
    expect(coveredIn(`a ${word} b`, word)).toEqual(places);
  });
});

test('plain data loses the value at any depth', () => {
  const data = { list: [{ text: `a ${value}` }, null, 7, true], none: undefined };
  expect(hideSecrets(data, [secret])).toEqual({
    list: [{ text: `a ${secret.label}` }, null, 7, true],
    none: undefined,
  });
});

describe('an echo of a server is hidden', () => {
  const bytes = Buffer.from(value);
  test.each([
    ['as it is', value],
    ['backwards', [...value].reverse().join('')],
    ['in hex', bytes.toString('hex')],
    ['in capital hex', bytes.toString('hex').toUpperCase()],
    ['in Base64', bytes.toString('base64')],
    ['in Base64 after one character', Buffer.from(`x${value}`).toString('base64')],
    ['in Base64 after two characters', Buffer.from(`xy${value}`).toString('base64')],
    ['in Base64 between others', Buffer.from(`Bearer ${value}; and more`).toString('base64')],
    ['percent-encoded', bytes.toString('hex').replace(/../g, '%$&')],
  ])('%s', (_form, echo) => {
    const { text } = hideEchoes({ text: `a ${echo} b` }, [secret]);
    expect(text).toContain(secret.label);
    for (let at = 6; at + 20 < echo.length; at++)
      expect(text).not.toContain(echo.slice(at, at + 20));
  });

  test('and nothing else', () => {
    const data = { email: 'sammy@example.com', id: '9f0a3c1e-0000-4000-8000-1234567890ab' };
    expect(hideEchoes(data, [secret])).toEqual(data);
  });
});
