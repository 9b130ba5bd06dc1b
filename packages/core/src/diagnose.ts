import type { Finding } from './codes/code.ts';
import { definitions } from './codes/index.ts';
import { type Subject, showsCause } from './codes/subject.ts';

/**
 * Runs every rule and drops the findings that others supersede. Returns them in the order of the
 * codes. Never empty: `unexplained` applies if nothing else does.
 */
export function diagnose(subject: Subject): readonly Finding[] {
  const found = definitions.flatMap(({ find, supersededBy = [] }) => {
    const finding = find(subject);
    return finding === null ? [] : [{ finding, supersededBy }];
  });
  const findings = found.map(({ finding }) => finding);
  // That a value has the right form says nothing against a cause that the text shows.
  const relevant = showsCause(subject)
    ? findings.filter(({ code }) => code !== 'well-formed')
    : findings;
  return found
    .filter(({ finding, supersededBy }) => !isSuperseded(finding, supersededBy, relevant))
    .map(({ finding }) => finding);
}

function isSuperseded(
  finding: Finding,
  supersededBy: readonly string[] | 'a fault' | 'anything',
  findings: readonly Finding[],
): boolean {
  const others = findings.filter((other) => other !== finding);
  // That there are several explains nothing.
  if (supersededBy === 'anything') {
    return others.some(({ code }) => code !== 'multiple-credentials');
  }
  if (supersededBy === 'a fault') return others.some(isFault);
  return others.some(({ code }) => supersededBy.includes(code));
}

/** An error that is at least likely. */
function isFault({ severity, confidence }: Pick<Finding, 'severity' | 'confidence'>): boolean {
  return severity === 'error' && confidence !== 'possible';
}
