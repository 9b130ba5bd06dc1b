import { type Code, definitionOf } from '../codes/code.ts';
import { type Diagnosis, headlineOf } from '../explain.ts';
import type { Report } from './report-v1.ts';

/** What a person reads of one report, in this order. */
interface Layout {
  /** In full. Undefined only in a report without diagnoses. */
  readonly main: Diagnosis | undefined;
  /** Other faults and warnings: one line and the first step of each. */
  readonly also: readonly Diagnosis[];
  /** Hints: one line each. */
  readonly hints: readonly Diagnosis[];
  /** Answers to the questions in the text, where something else is the main thing. */
  readonly answers: Diagnosis | undefined;
}

/** Which diagnoses of a report a person reads in full, in short and in one line. */
export function layOut({ verdict, diagnoses }: Pick<Report, 'verdict' | 'diagnoses'>): Layout {
  // The table of credentials says that there are several.
  const shown = diagnoses.filter(({ code }) => code !== 'multiple-credentials');
  const isUnmet = ({ code, severity }: Diagnosis) =>
    severity === 'error' && definitionOf(code).family === 'expectation';
  // Of a token that works, an expectation that it misses is the news.
  const accepted =
    verdict === 'usable'
      ? (shown.find(isUnmet) ?? shown.find(({ code }) => code === 'token-accepted'))
      : undefined;
  // A code that was never exchanged explains whatever else is wrong with the request.
  const unexchanged = shown.find(
    ({ evidence }) =>
      'circumstances' in evidence && evidence.circumstances.includes('code-from-callback'),
  );
  const main = accepted ?? (verdict === 'usable' ? undefined : unexchanged) ?? shown[0];
  const others = shown.filter((one) => one !== main && !isConsequence(one, main));
  const isHint = ({ confidence, severity }: Diagnosis) =>
    confidence === 'possible' || severity === 'info';
  const answers = others.find(({ code }) => code === 'general-question');
  return {
    main,
    also: others.filter((one) => !isHint(one)),
    hints: others.filter((one) => isHint(one) && one !== answers),
    answers,
  };
}

/** What a text says of an answer. */
const ofAnswer: readonly Code[] = [
  'token-rejected',
  'request-refused',
  'unexpected-response',
  'other-service',
];
const isOfAnswer = (code: Code): boolean =>
  ofAnswer.includes(code) || definitionOf(code).family === 'no-connection';
/** What a value looks like, which says little beside a surer fault. */
const ofLooks: readonly Code[] = ['placeholder-token', 'masked-token', 'truncated-token'];

/**
 * Whether a diagnosis only says again what follows from the main one: an answer in the text that the
 * fault explains, a doubtful cause beside a surer one, or the same words.
 */
function isConsequence(diagnosis: Diagnosis, main: Diagnosis | undefined): boolean {
  const { code, confidence, title, evidence } = diagnosis;
  if (main === undefined || isProbed(evidence)) return false;
  if (title === main.title) return true;
  // A variable that may be empty is only a hint where nothing else is known.
  if (diagnosis.code === 'unexpanded-variable' && !diagnosis.evidence.sent) return true;
  // The keys of Spaces are no consequence of a token that is rejected.
  if (
    diagnosis.code === 'other-service' &&
    diagnosis.evidence.service === 'spaces' &&
    confidence !== 'possible' &&
    (main.code === 'token-rejected' || main.code === 'scope-missing')
  ) {
    return false;
  }
  const isSure = main.severity === 'error' && main.confidence !== 'possible';
  if (confidence === 'possible' && main.confidence !== 'possible') {
    return ofLooks.includes(code) || isOfAnswer(code);
  }
  return isSure && isOfAnswer(code);
}

/** Whether it rests on our own request. */
function isProbed(evidence: Diagnosis['evidence']): boolean {
  const [one] = 'answers' in evidence ? evidence.answers : [evidence];
  return one !== undefined && 'origin' in one && one.origin === 'probed';
}

/** The paragraphs of a diagnosis. Each answer to a question is one of its own. */
export const paragraphsOf = ({ what, why }: Diagnosis): readonly string[] =>
  `${what} ${why}`.trim().split('\n\n');

/** One line for each credential of a paste, and what they have in common. */
interface Several {
  /** For example `5 credentials: 2 work, 1 is rejected, 2 are not tokens`. */
  readonly summary: string;
  readonly rows: readonly Row[];
}

interface Row {
  readonly report: Report;
  /** The failing request sends this one, or it is the first of equal ones. */
  readonly isMain: boolean;
  readonly headline: string;
}

/**
 * The reports of one paste with several credentials, in the order of the paste. The first report is
 * about the credential that the failing request sends.
 */
export function several(reports: readonly Report[]): Several {
  const rows = reports
    .map((report, index) => {
      const { main } = layOut(report);
      return { report, isMain: index === 0, headline: main ? headlineOf(main) : report.summary };
    })
    .sort((a, b) => (a.report.source.line ?? 0) - (b.report.source.line ?? 0));
  const counts = new Map<string, number>();
  for (const report of reports) {
    const state = stateOf(report);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const parts = states.flatMap(([state, one, many]) => {
    const count = counts.get(state) ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return { summary: `${reports.length} credentials: ${parts.join(', ')}`, rows };
}

/** Each state of a credential, for one and for several. */
const states = [
  ['works', 'works', 'work'],
  ['rejected', 'is rejected', 'are rejected'],
  ['fault', 'has a problem', 'have a problem'],
  ['other', 'is not an access token', 'are not access tokens'],
  ['empty', 'has no value', 'have no value'],
  ['unclear', 'is unclear', 'are unclear'],
  ['unchecked', 'not checked online', 'not checked online'],
] as const;

function stateOf(report: Report): (typeof states)[number][0] {
  const { verdict } = report;
  const { main } = layOut(report);
  if (verdict === 'usable') return 'works';
  if (report.credential === null) return 'empty';
  if (main === undefined) return 'unclear';
  if (definitionOf(main.code).family === 'not-an-access-token') return 'other';
  if (verdict === 'problem') {
    return ['token-rejected', 'token-expired', 'token-revoked'].includes(main.code)
      ? 'rejected'
      : 'fault';
  }
  return verdict === 'undetermined' ? 'unclear' : 'unchecked';
}

/** The reports in groups, each with all credentials of one paste. */
export function byPaste(reports: readonly Report[]): readonly (readonly Report[])[] {
  const groups: Report[][] = [];
  for (const report of reports) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && isSamePaste(group[0], report)) group.push(report);
    else groups.push([report]);
  }
  return groups;
}

/** Credentials of the same source; in a paste of several, they have lines. */
function isSamePaste({ source: first }: Report, { source }: Report): boolean {
  return (
    source.kind === first.kind &&
    source.name === first.name &&
    (source.line !== undefined || first.line !== undefined)
  );
}
