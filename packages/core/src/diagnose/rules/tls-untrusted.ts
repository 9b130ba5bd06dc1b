import { failureFinding } from '../answers.ts';
import type { Rule } from '../case.ts';

export const tlsUntrusted: Rule<'tls-untrusted'> = (known) =>
  failureFinding(known, (reason) => reason === 'tls');
