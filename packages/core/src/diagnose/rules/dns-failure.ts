import { failureFinding } from '../answers.ts';
import type { Rule } from '../case.ts';

export const dnsFailure: Rule<'dns-failure'> = (known) =>
  failureFinding(known, (reason) => reason === 'dns');
