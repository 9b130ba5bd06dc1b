import { type Code, type Family, families } from '../diagnose/codes.ts';
import type { Entry } from './entry.ts';
import { fine } from './fine.ts';

/** The words of each family of codes. Loaded when they are said: most runs need one family. */
const words: { readonly [F in Family]: () => Promise<Record<CodeOf<F>, unknown>> } = {
  fine: async () => fine,
  'not-an-access-token': async () => (await import('./not-an-access-token.ts')).notAnAccessToken,
  damaged: async () => (await import('./damaged.ts')).damaged,
  'wrong-request': async () => (await import('./wrong-request.ts')).wrongRequest,
  'oauth-flow': async () => (await import('./oauth-flow.ts')).oauthFlow,
  'server-answer': async () => (await import('./server-answer.ts')).serverAnswer,
  'could-not-tell': async () => (await import('./could-not-tell.ts')).couldNotTell,
  'no-connection': async () => (await import('./no-connection.ts')).noConnection,
  expectation: async () => (await import('./expectation.ts')).expectation,
  'last-resort': async () => (await import('./last-resort.ts')).lastResort,
};

type CodeOf<F extends Family> = {
  [C in Code]: (typeof families)[C] extends F ? C : never;
}[Code];

/** The entry of a code. */
export async function entryOf(code: Code): Promise<Entry> {
  const entries = (await words[families[code]]()) as Record<Code, Entry>;
  return entries[code];
}
