import type { CircumstanceId } from '../../knowledge/circumstances.ts';
import type { Step } from '../../knowledge/step.ts';
import type { TopicId } from '../../knowledge/topics.ts';
import type { Context } from '../context.ts';
import { defineCode } from '../define.ts';
import { circumstancesOf, scopesInText, stepsOf, storyOf } from '../story.ts';
import { answersOf, showsError } from '../subject.ts';

export interface Evidence {
  /** In the order in which the text asks. */
  readonly topics: readonly TopicId[];
  readonly circumstances: readonly CircumstanceId[];
}

/** More answers don't fit the first screen together with steps. */
const maxWithSteps = 2;

/** The jobs of `token-check scopes` for the programs that texts name most. */
export const jobs: Readonly<Record<string, string>> = {
  'external-dns': 'external-dns',
  'cert-manager': 'cert-manager',
  certbot: 'certbot',
  lego: 'lego',
  Traefik: 'traefik',
  Caddy: 'caddy',
  octoDNS: 'octodns',
  Packer: 'packer',
  'CSI driver': 'csi',
};

/** A step about scopes, for the program of the text. */
function forJob(step: Step, { program }: Context): Step {
  const job = program === null ? undefined : jobs[program];
  return job !== undefined && step.terminal?.startsWith('token-check scopes ') === true
    ? { text: `See which scopes ${program} needs:`, terminal: `token-check scopes ${job}` }
    : step;
}

/** A question in words whose topic has an answer. */
export const generalQuestion = defineCode<Evidence>()({
  code: 'general-question',
  family: 'questions',
  title: 'Questions about tokens and their answers',
  severity: 'info',
  rule: (subject) => {
    const asked = subject.facts.filter((fact) => fact.type === 'question');
    if (asked.length === 0 || showsError(subject)) return null;
    const topics = asked.map(({ topic }) => topic);
    // A topic with the same name answers it.
    const circumstances = circumstancesOf(subject).filter(
      (id) => !topics.some((topic) => topic === (id as string)),
    );
    // The answer that the text shows comes first, and the question is often about it.
    const isShown =
      answersOf(subject).some(({ vague, status }) => !vague && status !== null) ||
      subject.facts.some(({ type }) => type === 'failure');
    return {
      confidence: circumstances.length > 0 || isShown ? 'possible' : 'likely',
      evidence: { topics, circumstances },
    };
  },
  words: (evidence, context) => {
    const { topics = [], noFailures = [] } = context.library ?? {};
    const rows = [...noFailures, ...topics];
    const answered = evidence.topics.flatMap((id) => rows.filter((topic) => topic.id === id));
    const [told] = storyOf(evidence.circumstances, context);
    const [first] = answered;
    const scopes = scopesInText(context).slice(0, 2).join('; also ');
    const answers = answered.map(({ id, answer }) =>
      id === 'permissions' && scopes !== ''
        ? `${answer} The text names what needs ${scopes}.`
        : answer,
    );
    const steps = answered.slice(0, maxWithSteps).map(({ step }) => forJob(step, context));
    return {
      title:
        told?.title ??
        (answered.length === 1 && first ? first.title : `Answers to ${answered.length} questions`),
      // Each answer is a paragraph of its own.
      what: [told?.fits, ...answers].filter(Boolean).join('\n\n'),
      why: '',
      fix: told?.decisive
        ? stepsOf(told)
        : told
          ? [told.check, ...steps.slice(0, 1)]
          : answered.length > maxWithSteps
            ? []
            : steps,
    };
  },
});
