import { failureFinding, isBrokenAnswer } from '../answers.ts';
import type { Rule } from '../case.ts';

/** What has a code of its own: they say more. */
const special = ['dns', 'tls', 'proxy', 'timeout'];

export const connectionFailed: Rule<'connection-failed'> = (known) =>
  failureFinding(known, (reason) => !special.includes(reason) && !isBrokenAnswer(reason));
