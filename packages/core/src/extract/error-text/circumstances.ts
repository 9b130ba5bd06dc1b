import type { Fact } from '../../facts.ts';
import { areas, requestFields } from '../../knowledge/areas.ts';
import type { Circumstance } from '../../knowledge/circumstance.ts';
import { type CircumstanceId, circumstances } from '../../knowledge/circumstances.ts';
import { type Contrast, contrasts, hearsay, worksBefore } from '../../knowledge/contrasts.ts';
import { isDecisive, otherErrorsIn } from '../../knowledge/other-errors.ts';
import { refusals } from '../../knowledge/refusals.ts';
import { errorSentence } from '../../text/shown.ts';

/**
 * The circumstances of a failure that a text shows or tells. `told`: the sentences of a person in it.
 * `seen`: what is known of the text already. Rows that are too general come last, where nothing else
 * says what is wrong.
 */
export function circumstancesIn(prose: string, told: string, seen: readonly Fact[]): Fact[] {
  const facts: Fact[] = [];
  // What fits a story about tokens doesn't fit one about Spaces keys.
  const isStory = !/\b(?:spaces|bucket|s3)\b/i.test(told);
  const isTold = ({ patterns = [] }: Pick<Circumstance, 'patterns'>) =>
    isStory && patterns.some((pattern) => pattern.test(told));
  const present = /\b(?:work|worked|works|working|ran|was fine)\b/i.test(prose)
    ? prose.replace(worksBefore, '').replace(hearsay, '')
    : prose;
  let hasContrast = false;
  const refused = messages.filter((one) => isShown(one, prose) && !one.unless?.test(prose));
  const isTrue = (one: Row): boolean =>
    one.status === undefined ||
    prose.includes(String(one.status)) ||
    seen.some((fact) => fact.type === 'answer' && fact.status === one.status);
  const decisiveHere = (one: Row): boolean => one.decisive === true && isTrue(one);
  const paste = { text: unescaped(prose), told, facts: seen };
  const foundIn = (one: Row): boolean => {
    const names = one.find?.(paste) ?? null;
    if (names === null) return false;
    const { id, silent } = one;
    facts.push({
      ...circumstance(id),
      names,
      ...(decisiveHere(one) && { decisive: true }),
      ...(silent && { silent }),
    });
    return decisiveHere(one);
  };
  let isDecided = refused.length > 0 || seen.some(decides) || isDecisive(otherErrorsIn(prose));
  for (const one of stories) {
    if (one.find !== undefined) {
      if (one.last || (one.local && seen.some(isShownAnswer))) continue;
      isDecided = foundIn(one) || isDecided;
      continue;
    }
    if (one.last) continue;
    const isContrast = contrastRows.has(one);
    // The first one is the most specific, and most of them are about API tokens.
    if (isContrast && (hasContrast || !(isStory || one.services?.includes('spaces')))) continue;
    if (!(isTold(one) || isShown(one, isContrast ? present : prose))) continue;
    if (one.unless?.test(prose)) continue;
    hasContrast ||= isContrast;
    isDecided ||= decisiveHere(one);
    const { id, silent } = one;
    facts.push({
      ...circumstance(id),
      ...(decisiveHere(one) && { decisive: true }),
      ...(silent && { silent }),
    });
  }
  for (const one of stories) {
    if (!one.last || isDecided) continue;
    const isHere =
      one.find === undefined && isShown(one, prose) && one.unless?.test(prose) !== true;
    if (isHere) facts.push({ ...circumstance(one.id), ...(one.decisive && { decisive: true }) });
    isDecided = foundIn(one) || isHere;
  }
  const chosen = [
    ...refused,
    ...(forbidden.test(prose) || seen.some(asksForScopes) ? areasIn(prose) : []),
  ];
  const own = isDecided ? null : errorSentence(paste.text);
  if (own !== null) facts.push({ ...circumstance('own-words'), names: { own }, silent: true });
  return [...facts, ...chosen.map(({ id }) => ({ ...circumstance(id), silent: true as const }))];
}

/** Only for these answers it matters which scopes an area of the API needs. */
const forbidden = /\b403\b|\bforbidden\b|\bnot authorized\b|\bdo not have\b|\bpermissions?\b/i;

/** Whether a person asks which scopes a job needs. */
const asksForScopes = (fact: Fact): boolean =>
  fact.type === 'question' && fact.topic === 'permissions';

/** What the refusal is about: what its own sentence names, otherwise what the text does. */
function areasIn(prose: string) {
  const named = (text: string) => areas.filter(({ pattern }) => pattern.test(text));
  const sentences = prose.split(/(?<=[.!?]) |\n/).filter((one) => forbidden.test(one));
  const own = named(sentences.join('\n'));
  return [
    ...(own.length > 0 ? own : named(prose)),
    ...requestFields.filter(({ pattern }) => pattern.test(prose)),
  ];
}

type Row = Contrast & { readonly id: CircumstanceId };
const stories: readonly Row[] = circumstances;
const contrastRows = new Set<Row>(
  stories.filter(({ id }) => id === 'works-in-curl' || contrasts.some((one) => one.id === id)),
);
const messages: readonly Row[] = refusals;
/** The text with the line breaks and quotes of a string in JSON as themselves. */
const unescaped = (text: string): string =>
  text.includes('\\') ? text.replace(/\\{1,2}n/g, '\n').replace(/\\{1,3}(["'])/g, '$1') : text;

/** Whether a fact says enough, so that nothing general needs to be looked for. */
const decides = (fact: Fact): boolean => isShownOutcome(fact) || decidingTypes.has(fact.type);

/** An answer that the text prints. Words about billing can be those of an app. */
const isShownAnswer = (fact: Fact): boolean =>
  fact.type === 'answer' &&
  !fact.vague &&
  !(fact.knownMessage === 'account-locked' && fact.path === null);

/** An answer, or a failed connection, that the text prints. */
const isShownOutcome = (fact: Fact): boolean =>
  isShownAnswer(fact) || (fact.type === 'failure' && !fact.vague);
const decidingTypes: ReadonlySet<Fact['type']> = new Set([
  'no-credential',
  'invalid-header',
  'oauth-error',
  'revocation',
  'grant',
  'account',
]);

const circumstance = (id: CircumstanceId) =>
  ({ type: 'circumstance', origin: 'pasted', circumstance: id }) as const;

/** Whether the program ended before it sent a request. */
export const isLocalFault = (id: CircumstanceId): boolean => localRows.has(id);
const localRows = new Set<CircumstanceId>(stories.filter(({ local }) => local).map(({ id }) => id));

type Shown = Pick<Circumstance, 'shown' | 'together'>;

/** Whether the text shows a circumstance in the output of programs, in code, or anywhere. */
function isShown({ shown = [], together = [] }: Shown, text: string): boolean {
  return (
    shown.some((pattern) => pattern.test(text)) ||
    (together.length > 0 && together.every((pattern) => pattern.test(text)))
  );
}
