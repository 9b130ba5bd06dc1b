import type { Fact } from '../facts.ts';

/** The tables for texts in words: questions, stories, and errors without a known message. */
export type Library = typeof import('../knowledge/library.ts');

/** Loads the tables if words may need them: for anything but a credential by itself. */
export async function libraryFor(facts: readonly Fact[]): Promise<Library | null> {
  return facts.some(({ origin }) => origin === 'pasted') ? import('../knowledge/library.ts') : null;
}
