import type { KnownMessage } from '../../knowledge/messages.ts';
import { unsettledAnswers } from '../answers.ts';
import type { Context } from '../context.ts';
import { defineCode, type FixStep } from '../define.ts';
import { type AnswerEvidence, evidenceOf, requestText } from '../evidence.ts';
import { inspectToken } from '../steps.ts';
import { decisiveIn, refusalIn, stepsOf, toldIn } from '../story.ts';
import { confidenceOf, type Subject } from '../subject.ts';

/** Statuses that DigitalOcean returns only after it has accepted the credential. */
const afterwards = [402, 404, 409, 410, 412, 422];

const ownWords: readonly (KnownMessage | null)[] = ['not-found', 'gone', 'unprocessable'];

export const requestRefused = defineCode<AnswerEvidence>()({
  code: 'request-refused',
  family: 'could-not-tell',
  title: 'The request was refused, not the token',
  severity: 'warning',
  rule: (subject) => {
    const answer = unsettledAnswers(subject).find(
      ({ origin, status, requestId, knownMessage, service, isPage, vague }) =>
        origin === 'pasted' &&
        (afterwards.includes(status ?? 0) ||
          (status === 400 && (requestId !== null || hasOwnMessage(subject)))) &&
        (ownWords.includes(knownMessage) ||
          (service === 'api' && !isPage) ||
          (status === 422 && vague) ||
          (status !== 404 && service === null && hasOwnMessage(subject))),
    );
    return answer === undefined
      ? null
      : { confidence: confidenceOf(answer), evidence: evidenceOf(answer) };
  },
  words: (evidence, context) => {
    const { status } = evidence;
    const isMissing = status === 404;
    const decisive = isMissing ? decisiveIn(context, status) : refusalIn(context);
    const team = isMissing && decisive === null ? toldIn(context, 'team-changed') : null;
    const told = decisive ?? team;
    if (told !== null) {
      return {
        title: told.title,
        what: `The text shows DigitalOcean’s answer ${status}${requestText(evidence)}.${team === null ? ' This isn’t about the token.' : ''}`,
        why: told.fits,
        fix: stepsOf(told),
      };
    }
    return {
      title: isMissing
        ? 'Not found: wrong path, or another team’s resource (404)'
        : `Token accepted, but the request was refused (${status})`,
      what: `The text shows DigitalOcean’s answer ${status}${requestText(evidence)}. This isn’t about the token.`,
      why: isMissing
        ? 'The path is wrong, or the resource doesn’t exist or belongs to another team. A token sees one team only.'
        : 'DigitalOcean checks the token first. It refused the content: for example a limit, a name that is taken or a missing value.',
      fix: isMissing
        ? [...listOf(evidence.path, context), inspectToken(context, 'team')]
        : [{ text: 'Read the “message” in the answer: it says what to change in the request.' }],
    };
  },
});

/** Whether the text has the words with which the API refuses the content of a request. */
function hasOwnMessage({ facts, library }: Subject): boolean {
  const ids = facts.flatMap((fact) => (fact.type === 'circumstance' ? [fact.circumstance] : []));
  // Spaces says some of it too.
  return (
    !ids.some((id) => id.startsWith('s3-')) &&
    library?.refusals.some(({ id }) => ids.includes(id)) === true
  );
}

/** The request that lists what the token sees of the kind of resource in this path. */
function listOf(path: string | null, { variable }: Context): readonly FixStep[] {
  // What an id at the end belongs to, otherwise what the path starts with.
  const collection = path?.endsWith('/{id}')
    ? path.slice(0, -'/{id}'.length).replaceAll('{id}', '<name>')
    : /^\/v2\/(?:kubernetes\/clusters|account\/keys|functions\/namespaces|[a-z_]+)/.exec(
        path ?? '',
      )?.[0];
  if (collection === undefined) return [];
  return [
    {
      text: 'List what the token sees there, and compare the name or ID:',
      command: `curl -H "Authorization: Bearer $${variable}" "https://api.digitalocean.com${collection}"`,
    },
  ];
}
