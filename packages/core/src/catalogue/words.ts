import { type Code, type Family, families } from '../diagnose/codes.ts';
import type { Entries, Entry } from './entry.ts';
import { fine } from './fine.ts';

/** The codes of a family. */
type CodeOf<F extends Family> = {
  [C in Code]: (typeof families)[C] extends F ? C : never;
}[Code];

/** The words of each family, loaded when a finding calls for them: most runs need one family. */
const words: { readonly [F in Family]: () => Promise<Entries<CodeOf<F>>> } = {
  fine: async () => fine,
  'not-an-access-token': async () => (await import('./not-an-access-token.ts')).notAnAccessToken,
  damaged: async () => (await import('./damaged.ts')).damaged,
  'wrong-request': async () => (await import('./wrong-request.ts')).wrongRequest,
  'oauth-dance': async () => (await import('./oauth-dance.ts')).oauthDance,
  'server-answer': async () => (await import('./server-answer.ts')).serverAnswer,
  'could-not-tell': async () => (await import('./could-not-tell.ts')).couldNotTell,
  'last-resort': async () => (await import('./last-resort.ts')).lastResort,
};

/** The words for one code. */
export async function wordsFor(code: Code): Promise<Entry> {
  const family = (await words[families[code]]()) as Partial<Entries<Code>>;
  return family[code] as Entry;
}
