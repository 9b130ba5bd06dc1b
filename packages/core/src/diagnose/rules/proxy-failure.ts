import { failureFinding } from '../answers.ts';
import type { Rule } from '../case.ts';

export const proxyFailure: Rule<'proxy-failure'> = (known) =>
  failureFinding(known, (reason) => reason === 'proxy');
