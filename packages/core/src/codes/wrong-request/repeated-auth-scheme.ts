import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { isForOtherProvider, requestOf } from '../subject.ts';
import { asBearer } from './shared.ts';

export const repeatedAuthScheme = defineCode<RequestEvidence>()({
  code: 'repeated-auth-scheme',
  family: 'wrong-request',
  title: 'The word “Bearer” stands there twice',
  severity: 'error',
  rule: (subject) => {
    const repeated =
      requestOf(subject)?.authScheme?.type === 'repeated-scheme' ||
      subject.credential?.repairs.includes('scheme');
    return repeated && !isForOtherProvider(subject)
      ? { confidence: 'likely', evidence: requestEvidence(subject) }
      : null;
  },
  words: () => ({
    what: 'The header says Bearer more than once, or the value of the token begins with it.',
    why: 'Many programs add “Bearer” themselves. With another one in the value, DigitalOcean looks for a token of that name.',
    fix: [{ text: 'Keep the token alone in the variable or setting, without “Bearer”.' }, asBearer],
  }),
});
