import type { Fact, OverviewSeen } from '../../facts.ts';
import { mentionsDigitalOcean, ownHostsIn, shownHost, shownPath } from '../../knowledge/hosts.ts';
import { isDecisive, isOwnFailure, otherErrorsIn } from '../../knowledge/other-errors.ts';
import { senderIn } from '../../knowledge/tools.ts';
import { type TopicId, topics } from '../../knowledge/topics.ts';
import { proseIn } from '../prose.ts';
import { circumstancesIn, isLocalFault } from './circumstances.ts';
import { noFailureIn } from './no-failure.ts';

/** A longer text is a log, and prose in it is not a question to us. */
const maxProse = 8000;

/** The first words of a question without a question mark. */
const interrogative =
  /^(?:(?:so|and|but|also|or|hi|hello|please)[, ]{1,3}|(?:my |the |one |quick |another )?(?:question|q)(?: is| here)?[:,] ?|I(?:['’]m| am)? wonder(?:ing)? ){0,2}(?:if|whether|how|why|what|where|which|who|whose|can|could|do|does|did|is|are|should|may|must|will|would|any help)\b/i;
/**
 * The facts of a text, with what it shows without a known error and what a person tells in it. `said`:
 * the lines that can say something, of a log; otherwise the text.
 */
export function withStory(text: string, said: string, seen: readonly Fact[]): readonly Fact[] {
  const story = storyIn(said, seen);
  const isLocal = story.some(
    (fact) => fact.type === 'circumstance' && isLocalFault(fact.circumstance),
  );
  // What only suggests an answer suggests none where nothing was sent.
  const facts = isLocal ? seen.filter(({ type }) => !outcomes.has(type)) : seen;
  const overview = overviewIn(
    said,
    facts.every(({ type }) => type === 'request'),
  );
  // An error that the program makes itself is no failure of the connection.
  const isOwn = overview !== null && isOwnFailure(overview.errors);
  const all = [
    ...(isOwn ? facts.filter(({ type }) => type !== 'failure') : facts),
    ...(overview === null ? [] : [overview]),
    ...(isLocal ? story.filter(({ type }) => type !== 'question') : story),
  ];
  const noFailure = noFailureIn(text, all);
  if (noFailure === null) return all;
  const questions = all.filter(({ type }) => type === 'question');
  // What the text quotes or tells of an error asks for nothing.
  return [{ type: 'question', origin: 'pasted', topic: noFailure }, ...questions];
}

/**
 * What a person asks or tells in a text: the topics of the questions, in their order, and the
 * circumstances of a failure.
 */
function storyIn(text: string, seen: readonly Fact[]): Fact[] {
  const prose = text.slice(0, maxProse);
  if (!/\s\S+\s/.test(prose)) return [];
  const sentences = sentencesIn(prose);
  const isReport = /\b[45]\d\d\b/.test(prose);
  const hasError = errorWord.test(prose);
  const asked = new Set<TopicId>();
  sentences.forEach((sentence, index) => {
    if (!isQuestion(sentence) || machineQuestion.test(sentence) || whatIsWrong.test(sentence))
      return;
    const own = topicsIn(sentence, prose);
    // “Does it need another key?” is about the noun of the sentences before it. In a report of an
    // error, these are about the error.
    const needsContext =
      own.length === 0 && !isReport && (pronoun.test(sentence) || isShort(sentence));
    const question = needsContext
      ? sentences.slice(Math.max(0, index - 2), index + 1).join(' ')
      : sentence;
    if (hasError && !credentialWord.test(question)) return;
    for (const topic of needsContext ? topicsIn(question, prose) : own) asked.add(topic);
  });
  const works = worksNow.test(prose) ? { worksNow: true as const } : {};
  const facts: Fact[] = [...asked].map((topic) => ({
    type: 'question',
    origin: 'pasted',
    topic,
    ...works,
  }));
  const told = sentences.join(' ');
  return [...facts, ...circumstancesIn(prose, told, [...seen, ...facts])];
}

/** What a text can't show of a program that ended before its request. */
const outcomes: ReadonlySet<Fact['type']> = new Set(['answer', 'failure', 'no-credential']);

/** Words with which programs and people report an error. */
const errorWord =
  /\b(?:errors?|exceptions?|fail(?:s|ed|ure|ing)|fatal|denied|traceback|refused|unauthorized|doesn['’]t work|does not work)\b/i;
/** A question beside an error is about credentials only if it says so. */
const credentialWord =
  /\b(?:tokens?|PATs?|keys?|secrets?|credentials?|scopes?|oauth|api|log ?in|sign in|password|user ?name|spaces|bucket)\b/i;
/** A program asks too: “Did you provide a valid API token?” */
const machineQuestion =
  /\bdid you (?:provide|forget|mean)\b|\b(?:error|exception|failed)\b[^?]{0,200}: [^?]{0,200}\?/i;

/** A question about a failure, and not about what the sentences before it mention. */
const whatIsWrong =
  /\bwhat(?:['’]s| is| am I| could be| did I do| do I do| are we)? (?:going |doing )?wrong\b/i;

/** A person says that nothing fails. */
const worksNow =
  /\b(?:all|everything) (?:is |was )?work(?:s|ing)(?: fine| well| ok)?\b|\bit works (?:fine|at the moment|now)\b/i;

/** What a sentence calls something that an earlier one named. */
const pronoun = /\b(?:it|its|this|they|them|these|those|one|another|same|different)\b/i;

/** “Any help?” */
const isShort = (sentence: string): boolean => sentence.split(/\s+/, 9).length < 9;

function sentencesIn(prose: string): string[] {
  return proseIn(prose)
    .replace(/([.!?])\s/g, '$1\n')
    .split('\n')
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\s/.test(sentence));
}

/** A question mark in an address is no question. */
const isQuestion = (sentence: string): boolean =>
  /\?(?:\s|$|["'”’)])/.test(sentence) || interrogative.test(sentence);

/** The topics of a question, the first one mentioned first. */
function topicsIn(question: string, text: string): TopicId[] {
  const found = topics
    .filter((topic) => !('about' in topic) || topic.about.test(text))
    .map((topic) => {
      const at = topic.patterns
        .map((pattern) => question.search(pattern))
        .filter((index) => index >= 0);
      return { topic, at: at.length === 0 ? -1 : Math.min(...at) };
    })
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const included = new Set<string>(
    found.flatMap(({ topic }) => ('includes' in topic ? topic.includes : [])),
  );
  return found.map(({ topic }) => topic.id).filter((id) => !included.has(id));
}

const operation =
  /\b(?:(GET|POST|PUT|PATCH|DELETE)\b[^\n/]{0,60})?(?:https?:\/\/[\w.-]{1,80})?(\/v2\/[\w/{}.-]{1,200})/;
const status =
  /\b(?<!exit )(?:HTTP(?:\/[\d.]{1,3})?|status(?: code)?|code)["':= ]{1,4}([1-5]\d\d)\b/i;

/** A subcommand of doctl, in the words of its own commands only. */
const doctlCommand =
  /\bdoctl (?<command>(?:(?:account|apps?|auth|compute|databases|kubernetes|k8s|projects|registry|spaces|cluster|droplet|domain|records|ssh-key|image|volume|keys|kubeconfig|node-pool|repository|spec) ){1,3}(?:list|get|init|create|delete|login|save|show|switch|validate|update|import))\b/;

/** The language of a program whose name nothing shows, by its stack trace. */
function runtimeOf(text: string): string | null {
  if (/\bTraceback \(most recent call last\)|\.py", line \d/.test(text)) return 'Python';
  return /\bnode:internal\b|\.[cm]?[jt]s:\d{1,6}:\d/.test(text) ? 'Node.js' : null;
}

/**
 * What a text shows: the program, the host, the operation, the status and well-known words. Null if it
 * shows none of them, and beside other facts (`isAlone` is false) also without an error that decides.
 */
function overviewIn(text: string, isAlone: boolean): OverviewSeen | null {
  const shown = text.slice(0, 64 * 1024);
  const errors = otherErrorsIn(shown);
  if (!isAlone && !isDecisive(errors)) return null;
  const [, method = null, path] = operation.exec(shown) ?? [];
  const command = doctlCommand.exec(shown)?.groups?.command;
  const found = {
    ...(command !== undefined && { command }),
    program: senderIn(shown) ?? runtimeOf(shown),
    host: shownHost(ownHostsIn(shown)[0] ?? ''),
    method: path === undefined ? null : method,
    path: path === undefined ? null : shownPath(path),
    status: Number(status.exec(shown)?.[1] ?? 0) || null,
    errors,
    rejection: /\b40[13]\b/.test(shown),
    ...(/\b403\b/.test(shown) && !/\b401\b/.test(shown) && { forbidden: true as const }),
    mentionsDigitalOcean: mentionsDigitalOcean.test(shown),
    ...(isDecisive(errors) && { decisive: true as const }),
  };
  const isEmpty =
    found.program === null &&
    found.host === null &&
    found.path === null &&
    found.status === null &&
    found.errors.length === 0 &&
    !found.rejection &&
    !found.mentionsDigitalOcean;
  return isEmpty ? null : { type: 'overview', origin: 'pasted', ...found };
}
