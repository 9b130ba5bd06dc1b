import type { Diagnosis } from '../catalogue/explain.ts';
import { type Family, families } from '../diagnose/codes.ts';
import type { Verdict } from './schema.ts';

/**
 * `problem`: a fault is known, at least as likely. `usable`: DigitalOcean accepted the credential
 * just now. `undetermined`: a question stayed open. `unchecked`: nothing wrong was seen, nobody was
 * asked. What a job expects beyond that is no matter of the verdict.
 */
export function verdictOf(diagnoses: readonly Diagnosis[], asked: boolean): Verdict {
  const isFault = (diagnosis: Diagnosis) => isGrave(diagnosis) && !isExpectation(diagnosis);
  if (diagnoses.some(isFault)) return 'problem';
  if (diagnoses.some(({ code }) => code === 'token-accepted')) return 'usable';
  const open = diagnoses.some(({ code }) => unsettling.includes(families[code]));
  return open || asked ? 'undetermined' : 'unchecked';
}

const unsettling: readonly Family[] = ['could-not-tell', 'no-connection', 'last-resort'];

/** An error that is at least likely. */
const isGrave = ({ severity, confidence }: Pick<Diagnosis, 'severity' | 'confidence'>): boolean =>
  severity === 'error' && confidence !== 'possible';

/** Where nothing is stored there is nothing that could work. */
const isExpectation = ({ code }: Pick<Diagnosis, 'code'>): boolean =>
  families[code] === 'expectation' && code !== 'secret-unset';

/** Whether an expectation is met; `open` where nobody could say. Null: nothing was to be said. */
export function expectationOf(
  diagnoses: readonly Pick<Diagnosis, 'code' | 'severity' | 'confidence'>[],
): 'unmet' | 'open' | null {
  const unmet = diagnoses.filter((one) => isExpectation(one) && one.severity === 'error');
  if (unmet.length === 0) return null;
  return unmet.some(isGrave) ? 'unmet' : 'open';
}
