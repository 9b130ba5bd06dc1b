import { failureFinding } from '../answers.ts';
import type { Rule } from '../case.ts';

export const connectionTimeout: Rule<'connection-timeout'> = (known) =>
  failureFinding(known, (reason) => reason === 'timeout');
