import { expect, test } from 'vitest';
import { Secret } from '../secret/secret.ts';
import { newMemory } from './memory.ts';

const secret = (name: string) => new Secret(`credential ${name}`);
const env = (name: string) => ({ kind: 'env', name });

test('the first place of a credential is named in every other place', () => {
  const { firstPlace } = newMemory();
  expect(firstPlace(secret('a'), env('A'))).toBeNull();
  expect(firstPlace(secret('a'), env('B'))).toBe('env A');
  expect(firstPlace(secret('a'), { kind: 'stdin' })).toBe('env A');
  // The same variable a second time is no other place.
  expect(firstPlace(secret('a'), env('A'))).toBeNull();
  expect(firstPlace(secret('b'), { kind: 'stdin' })).toBeNull();
  expect(firstPlace(secret('b'), env('A'))).toBe('stdin');
});

test('a memory that is full forgets the oldest credential, and no other one', () => {
  const { firstPlace } = newMemory(2);
  for (const name of ['a', 'b', 'c']) firstPlace(secret(name), env(name));
  expect(firstPlace(secret('c'), env('X'))).toBe('env c');
  expect(firstPlace(secret('b'), env('X'))).toBe('env b');
  expect(firstPlace(secret('a'), env('X'))).toBeNull();
});

test('what is replaced in a full memory makes it forget nothing', () => {
  const { probes } = newMemory(2);
  const none = Promise.resolve({ facts: [], records: [] });
  for (const name of ['a', 'b', 'b']) probes.set(name, none);
  expect([...probes.keys()]).toEqual(['a', 'b']);
});
