import { expect, test } from 'vitest';
import { bytesOfBase64, textOfBase64 } from './decode.ts';

test.each([
  ['YWJj', 'abc'],
  ['YWI=', 'ab'],
  ['YWI', 'ab'],
  ['YW\n Jj', 'abc'],
  ['fn5-fj8_', '~~~~??'],
  ['fn5+fj8/', '~~~~??'],
  ['Yf8=', null],
  ['YQA=', null],
  ['Y', null],
  ['YWJj=', null],
  ['not base64!', null],
  ['', null],
])('%j is the text %j', (encoded, text) => {
  expect(textOfBase64(encoded)).toBe(text);
});

test('the bytes may be anything', () => {
  expect(bytesOfBase64('Yf8A')).toBe('a\u00ff\u0000');
});
