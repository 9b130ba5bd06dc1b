import type { Report } from '../report/report-v1.ts';
import type { Finding } from './findings.ts';
import { isForApi, nameOf, type Place } from './place.ts';
import type { Survey } from './survey.ts';
import { distinct, type Token, tokenIn } from './tokens.ts';
import { whyWords } from './words.ts';

type Verdict = Report['verdict'];

/** The worst that was found, and what it is in one line. */
export interface Headline {
  readonly verdict: Verdict;
  readonly text: string;
}

/** The outcome of a search in one line: how many tokens work, and what stays open. */
export function headlineOf(
  survey: Survey,
  tokens: readonly Token[],
  findings: readonly Finding[],
): Headline {
  const failing = findings.filter(({ severity }) => severity === 'error');
  const senders = failing.flatMap(({ code, evidence }) =>
    code === 'missing-context' ? (evidence.user === null ? 'doctl' : 'kubectl') : [],
  );
  const unknown =
    survey.onlyTool === null
      ? []
      : survey.choices.filter(({ found }) => found && 'unknown' in found).map(({ tool }) => tool);
  const verdicts = tokens.flatMap(({ reports }) => reports[0]?.verdict ?? []);
  const isOpen = survey.unread.length > 0 || unknown.length > 0;
  const verdict = verdictOf(verdicts, failing.length > 0, isOpen);
  const isAboutSenders = survey.onlyTool !== null && tokens.length === 0 && senders.length > 0;
  const none = isAboutSenders
    ? `${senders.join(', ')} would send no API token`
    : unknown.length > 0
      ? `It is not known which API token ${unknown.join(', ')} would send`
      : survey.onlyTool === null
        ? 'No API token was found'
        : `${survey.onlyTool} would send no API token`;
  const text = tokens.length === 0 ? none : countWords(tokens, verdicts, survey.onlyTool);
  const but = [
    ...(isAboutSenders ? [] : senders.map((tool) => `${tool} would send none`)),
    ...unreadWords(survey),
  ];
  return { verdict, text: but.length > 0 ? `${text}, but ${but.join(', and ')}` : text };
}

function verdictOf(verdicts: readonly Verdict[], fails: boolean, isOpen: boolean): Verdict {
  if (fails || verdicts.includes('problem')) return 'problem';
  if (isOpen || verdicts.includes('undetermined')) return 'undetermined';
  return verdicts.includes('usable') ? 'usable' : 'unchecked';
}

const verdictWords = [
  ['usable', 'works', 'work'],
  ['problem', 'does not work', 'do not work'],
  ['undetermined', 'could not be checked', 'could not be checked'],
  ['unchecked', 'was not checked', 'were not checked'],
] as const;

function countWords(
  tokens: readonly Token[],
  verdicts: readonly Verdict[],
  tool: string | null,
): string {
  const counts = verdictWords.flatMap(([verdict, one, many]) => {
    const count = verdicts.filter((own) => own === verdict).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const [only] = counts;
  if (tokens.length === 1) {
    const subject = tool === null ? 'The one API token that is here' : `The API token of ${tool}`;
    return `${subject} ${only?.replace('1 ', '')}`;
  }
  const number = distinct(tokens).length;
  const spellings = number < tokens.length ? `, written in ${tokens.length} ways` : '';
  const subject = number === 1 ? 'One API token' : `${number} different API tokens`;
  return `${subject}${spellings}: ${counts.join(', ')}`;
}

function unreadWords({ unread }: Survey): string[] {
  const count = unread.reduce(
    (sum, { problem }) => sum + (problem.type === 'too-many' ? problem.count : 1),
    0,
  );
  if (count === 0) return [];
  return [`${count === 1 ? 'one file' : `${count} files`} could not be read`];
}

/** What was found, belongs in its place, is no API token, and isn't what a tool would send. */
export function otherPlaces(survey: Survey, tokens: readonly Token[]): Place[] {
  const sent = new Set(
    survey.choices.map(({ found }) => found && 'place' in found && nameOf(found.place.location)),
  );
  return survey.places.filter(
    (place) => !isForApi(place) && !tokenIn(place, tokens) && !sent.has(nameOf(place.location)),
  );
}

/** Why tools send nothing, one sentence for each reason; for a search that found no credential. */
export function reasonsForNothing({ choices, doctl: { missing } }: Survey): string[] {
  const tools = new Map<string, string[]>();
  for (const { tool, found } of choices) {
    const why = whyWords(found);
    if (why !== null) tools.set(why, [...(tools.get(why) ?? []), tool]);
  }
  const reasons = [...tools].map(([why, names]) => `${names.join(', ')}: ${why}.`);
  // Without another token, this is doctl's own reason.
  const config = `DIGITALOCEAN_CONFIG names ${missing}, which does not exist.`;
  const isSaid = missing === null || reasons.some((reason) => reason.endsWith(config));
  return isSaid ? reasons : [...reasons, config];
}
