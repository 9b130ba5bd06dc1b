import { expect, test } from 'vitest';
import { destructive } from '../scopes/destructive.ts';
import { destructible } from './fine.ts';

test('what full access can destroy is what the table of operations says', () => {
  expect(destructive(['api:read', 'api:write'])).toEqual(expect.arrayContaining([...destructible]));
  expect(destructive(['api:read'])).toEqual([]);
});
