import type { Code, Evidence, Finding } from './codes/code.ts';
import type { Context } from './codes/context.ts';
import type { FixStep, Severity } from './codes/define.ts';
import type { Confidence } from './knowledge/kinds.ts';

/** One thing to do. `command` is complete as it is; `url` is where to do it. */
export interface Fix {
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

/** A finding in words, with the evidence of one code. */
export interface DiagnosisOf<C extends Code> {
  readonly code: C;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The fault and the thing, in one clause without doubt: the confidence is shown beside it. */
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: readonly Fix[];
  readonly evidence: Evidence[C];
  /** The page of the code. */
  readonly docs: string;
}

/** A finding in words. After `if (diagnosis.code === 'token-expired')` the evidence has its type. */
export type Diagnosis = { [C in Code]: DiagnosisOf<C> }[Code];

/** What is printed in front of a title. */
export const doubt: Readonly<Record<Confidence, string>> = {
  certain: '',
  likely: 'Probably: ',
  possible: 'Possibly: ',
};

/** The findings in words, the gravest and most certain first. `docsBase` is where the pages are served. */
export function explain(
  findings: readonly Finding[],
  context: Context,
  docsBase?: string,
): readonly Diagnosis[] {
  return findings
    .map(({ words, ...finding }) => {
      const { fix, ...text } = words(context);
      return {
        ...finding,
        ...text,
        fix: fix.map((step) => toFix(step, docsBase)),
        docs: docsUrl(finding.code, docsBase),
      };
    })
    .sort((a, b) => rank(a) - rank(b));
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const confidences: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** Lower ranks come first. A mere possibility never comes before what is known. */
function rank({ severity, confidence }: Pick<Diagnosis, 'severity' | 'confidence'>): number {
  const possible = confidence === 'possible' ? 100 : 0;
  return possible + 10 * severities.indexOf(severity) + confidences.indexOf(confidence);
}

/** On a page `see` is a link; in a terminal it is a command. */
function toFix({ terminal, see, ...fix }: FixStep, docsBase: string | undefined): Fix {
  if (docsBase !== undefined) {
    return see === undefined ? fix : { url: docsUrl(see, docsBase), ...fix };
  }
  const command = terminal ?? (see === undefined ? undefined : `token-check explain ${see}`);
  return command === undefined ? fix : { command, ...fix };
}

/** The page of a code: below `base` where the pages are served, otherwise its file in the docs. */
function docsUrl(code: string, base: string | undefined): string {
  return base === undefined ? `docs/problems/${code}.md` : `${base}${code}`;
}
