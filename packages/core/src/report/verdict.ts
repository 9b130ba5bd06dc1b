import type { Diagnosis } from '../catalogue/explain.ts';
import { families } from '../diagnose/codes.ts';
import type { Verdict } from './schema.ts';

/**
 * `problem`: a fault is known, at least as likely. `usable`: DigitalOcean accepted the credential
 * just now. `undetermined`: a question stayed open. `unchecked`: nothing wrong was seen, nobody was
 * asked.
 */
export function verdictOf(diagnoses: readonly Diagnosis[], asked: boolean): Verdict {
  if (
    diagnoses.some(({ severity, confidence }) => severity === 'error' && confidence !== 'possible')
  ) {
    return 'problem';
  }
  if (diagnoses.some(({ code }) => code === 'token-accepted')) return 'usable';
  const open = diagnoses.some(({ code }) =>
    ['could-not-tell', 'last-resort'].includes(families[code]),
  );
  return open || asked ? 'undetermined' : 'unchecked';
}
