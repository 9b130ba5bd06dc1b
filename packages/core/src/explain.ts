import { type Code, definitionOf, type Evidence, type Finding } from './codes/code.ts';
import type { Context } from './codes/context.ts';
import { inShellOf } from './codes/corrections.ts';
import type { FixStep, Severity } from './codes/define.ts';
import { toldIn } from './codes/story.ts';
import type { Confidence } from './knowledge/kinds.ts';

/** One step to take. `command` works as it is; `url` is the page to open. */
export interface Fix {
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

/** A diagnosis with one code. */
export interface DiagnosisOf<C extends Code> {
  readonly code: C;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** A headline without doubt: the confidence is shown beside it. */
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: readonly Fix[];
  readonly evidence: Evidence[C];
  /** The documentation page of the code. */
  readonly docs: string;
}

/** A diagnosis. Checking `code` narrows the type of `evidence`. */
export type Diagnosis = { [C in Code]: DiagnosisOf<C> }[Code];

/** What reports put in front of a title. */
export const doubt: Readonly<Record<Confidence, string>> = {
  certain: '',
  likely: 'Probably: ',
  possible: 'Possibly: ',
};

/** The title with its doubt. Without it where the title states no cause. */
export const headlineOf = (diagnosis: Diagnosis): string =>
  (statesCause(diagnosis) ? doubt[diagnosis.confidence] : '') + diagnosis.title;

/** The title of a further diagnosis: `Also: …`, or `Possibly also: …`. */
export function alsoOf(diagnosis: Diagnosis): string {
  const word = statesCause(diagnosis) ? doubt[diagnosis.confidence].replace(': ', ' also: ') : '';
  return `${word || 'Also: '}${diagnosis.title}`;
}

function statesCause({ code, evidence }: Diagnosis): boolean {
  const { family } = definitionOf(code);
  // An error of the machine itself is what the program says.
  const isStory =
    'circumstances' in evidence &&
    evidence.circumstances.length > 0 &&
    !evidence.circumstances.some((id) => id.startsWith('local-'));
  return isStory || (family !== 'last-resort' && family !== 'questions' && !isUnread(evidence));
}

/** Whether what an expectation is about couldn't be read; then the title says exactly that. */
const isUnread = (evidence: object): boolean =>
  ('settled' in evidence && 'granted' in evidence && evidence.granted === null) ||
  ('level' in evidence && 'left' in evidence && evidence.left === null) ||
  ('expected' in evidence && 'actual' in evidence && evidence.actual === null);

/**
 * Writes the text of each finding and sorts them by severity and confidence. `docsBase` is the URL
 * below which the documentation pages are served.
 */
export function explain(
  findings: readonly Finding[],
  context: Context,
  docsBase?: string,
): readonly Diagnosis[] {
  return (
    findings
      .map(({ words, ...finding }) => {
        const { fix, ...text } = words(context);
        return {
          ...finding,
          ...text,
          fix: fix.map((step) => toFix(inShellOf(step, context), docsBase)),
          docs: docsUrl(finding.code, docsBase),
        };
      })
      .sort((a, b) => rank(a) - rank(b))
      // Two codes can tell the same story.
      .filter(({ title }, index, all) => all.findIndex((one) => one.title === title) === index)
      .map((diagnosis, index) => (index === 0 ? withLeak(diagnosis, context, docsBase) : diagnosis))
  );
}

/** Adds the step for a credential that the text shows to others. */
function withLeak(diagnosis: Diagnosis, context: Context, docsBase?: string): Diagnosis {
  const told = toldIn(context, 'token-shown');
  const isSaid = diagnosis.fix.some(({ text }) => text.startsWith('Delete the token'));
  return told === null || isSaid
    ? diagnosis
    : { ...diagnosis, fix: [...diagnosis.fix, toFix(told.check, docsBase)] };
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const confidences: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** Lower ranks come first. A possible finding comes after every more certain one. */
function rank({ severity, confidence }: Pick<Diagnosis, 'severity' | 'confidence'>): number {
  const possible = confidence === 'possible' ? 100 : 0;
  return possible + 10 * severities.indexOf(severity) + confidences.indexOf(confidence);
}

/** On a web page `see` becomes a link, in a terminal a command. */
function toFix({ terminal, see, ...fix }: FixStep, docsBase: string | undefined): Fix {
  if (docsBase !== undefined) {
    return see === undefined ? fix : { url: docsUrl(see, docsBase), ...fix };
  }
  const command = terminal ?? (see === undefined ? undefined : `token-check explain ${see}`);
  return command === undefined ? fix : { command, ...fix };
}

/** The documentation page of a code: its URL below `base`, otherwise its file in the repository. */
function docsUrl(code: string, base: string | undefined): string {
  return base === undefined ? `docs/problems/${code}.md` : `${base}${code}`;
}
