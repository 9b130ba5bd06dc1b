import type { Code, Evidence, Finding } from '../diagnose/codes.ts';
import type { Confidence } from '../knowledge/kinds.ts';
import { docsUrl } from './docs-url.ts';
import type { Entry, Fix, Severity, Step } from './entry.ts';
import { entryOf } from './words.ts';

/** A finding in words. */
export interface Diagnosis {
  readonly code: Code;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: readonly Fix[];
  readonly evidence: Evidence[Code];
  readonly docs: string;
}

/** What stands before a title that is not certain. */
export const certainty: Readonly<Record<Confidence, string>> = {
  certain: '',
  likely: 'Most likely: ',
  possible: 'Possibly: ',
};

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const confidences: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** The findings in words, the gravest and most certain first. */
export async function explain(
  findings: readonly Finding[],
  docsBase?: string,
): Promise<readonly Diagnosis[]> {
  const diagnoses = await Promise.all(findings.map((finding) => inWords(finding, docsBase)));
  return diagnoses.sort((a, b) => weight(a) - weight(b));
}

/** A mere possibility never stands above what is known. */
function weight({ severity, confidence }: Diagnosis): number {
  const possible = confidence === 'possible' ? 100 : 0;
  return possible + 10 * severities.indexOf(severity) + confidences.indexOf(confidence);
}

async function inWords(
  { code, confidence, evidence }: Finding,
  docsBase?: string,
): Promise<Diagnosis> {
  // The entry and the evidence belong to the same code; the compiler cannot follow that.
  const entry = (await entryOf(code)) as Entry<typeof code>;
  const known = evidence as never;
  return {
    code,
    severity: typeof entry.severity === 'string' ? entry.severity : entry.severity(known),
    confidence,
    title: entry.title,
    what: entry.what(known),
    why: entry.why(known),
    fix: entry.fix(known).map((step) => toFix(step, docsBase)),
    evidence,
    docs: docsUrl(code, docsBase),
  };
}

/** On a page `see` is a link; in a terminal it is a command. */
function toFix({ terminal, see, ...fix }: Step, docsBase: string | undefined): Fix {
  if (docsBase !== undefined)
    return see === undefined ? fix : { url: docsUrl(see, docsBase), ...fix };
  const command = terminal ?? (see === undefined ? undefined : `token-check explain ${see}`);
  return command === undefined ? fix : { command, ...fix };
}
