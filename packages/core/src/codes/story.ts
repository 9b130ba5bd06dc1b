import type { Check } from '../knowledge/circumstance.ts';
import type { CircumstanceId } from '../knowledge/circumstances.ts';
import type { Contrast } from '../knowledge/contrasts.ts';
import type { Service } from '../knowledge/hosts.ts';
import type { Context } from './context.ts';
import type { FixStep } from './define.ts';
import type { Library } from './library.ts';
import { checkCommand, checkToken, withNames, withVariable } from './steps.ts';
import type { Subject } from './subject.ts';

/** What fits one circumstance of a failure, and the check that decides. */
export interface Told {
  readonly title: string;
  readonly fits: string;
  readonly check: FixStep;
  /** What to do after the check. */
  readonly next: FixStep | null;
  /** The text shows the cause, so that no other one needs to be named. */
  readonly decisive: boolean;
}

/**
 * The circumstances that the text tells, the most specific one first, without those that only explain
 * an answer with another status.
 */
export function circumstancesOf(
  { facts, library }: Pick<Subject, 'facts' | 'library'>,
  status: number | null = null,
): readonly CircumstanceId[] {
  const explainsAnswer = (id: CircumstanceId) =>
    library?.circumstances.some((one) => one.id === id && 'status' in one && one.status !== status);
  return facts.flatMap((fact) =>
    fact.type === 'circumstance' && !fact.silent && !explainsAnswer(fact.circumstance)
      ? [fact.circumstance]
      : [],
  );
}

/** What fits each circumstance. `status`: of the answer that it should explain. */
export function storyOf(
  ids: readonly CircumstanceId[],
  context: Context,
  status: number | null = null,
): readonly Told[] {
  return (
    (context.library?.circumstances ?? [])
      .filter((one) => ids.includes(one.id) && !('silent' in one))
      .filter((one) => !('status' in one) || one.status === status)
      // A program without the token that works elsewhere gets a 401, or no answer at all.
      .filter(({ id }) => status === null || status === 401 || !isContrast(id, context))
      .map((one) => toTold(one, context))
  );
}

const isContrast = (id: string, { library }: Context): boolean =>
  id === 'works-in-curl' || library?.contrasts.some((one) => one.id === id) === true;

/** What differs between the place where it works and the one where it fails; null if it's unknown. */
export function contrastIn(context: Context, service: Service | null = null): Told | null {
  const found = (context.library?.contrasts ?? []).find(
    (one: Contrast) =>
      context.circumstances.includes(one.id as CircumstanceId) &&
      (service === null || one.services?.includes(service)),
  );
  return found === undefined ? null : toTold(found, context);
}

/** What fits this circumstance, if the text tells it: also one that is never told by itself. */
export function toldIn(context: Context, id: CircumstanceId): Told | null {
  const found = context.library?.circumstances.find((one) => one.id === id);
  return found && context.circumstances.includes(id) ? toTold(found, context) : null;
}

/** Why a program fails although its token can be good, if the text shows it. */
export function causeBesideToken(context: Context): Told | null {
  const ids = (context.library?.besideToken ?? []).map(({ id }) => id);
  return storyOf(context.circumstances.filter(isIn(ids)), context).find(isDecisive) ?? null;
}

/** Why DigitalOcean refused the content of a request, if the text has the words of its message. */
export function refusalIn(context: Context): Told | null {
  const found = context.library?.refusals.find(({ id }) => context.circumstances.includes(id));
  return found === undefined ? null : toTold(found, context);
}

/** The scopes for what the text is about, by the area of the API; empty if it names none. */
export const scopesInText = ({ library, circumstances }: Context): readonly string[] =>
  (library?.areas ?? []).filter(({ id }) => circumstances.includes(id)).map(({ scopes }) => scopes);

/** The scopes for what the request in the text names besides, such as tags. */
export const scopesOfFields = ({ library, circumstances }: Context): readonly string[] =>
  (library?.requestFields ?? [])
    .filter(({ id }) => circumstances.includes(id))
    .map(({ scope }) => scope);

type Row = Library['circumstances'][number] | Library['refusals'][number];

function toTold(one: Row, { names, ...context }: Context): Told {
  const found = context.namesOf[one.id as CircumstanceId];
  // The command of another row isn't this one's.
  const { command, ...others } = names;
  const own = { ...context, names: found === undefined ? names : { ...others, ...found } };
  return {
    title: withNames(one.title, own),
    fits: withNames(one.fits, own),
    check: toStep(one.check, own),
    next: 'afterwards' in one ? toStep(one.afterwards, own) : null,
    decisive: 'decisive' in one,
  };
}

/** The first circumstance by which the text shows its cause; null if none does. */
export const decisiveIn = (context: Context, status: number | null = null): Told | null =>
  storyOf(context.circumstances, context, status).find(isDecisive) ?? null;

const isDecisive = ({ decisive }: Told): boolean => decisive;
const isIn =
  (ids: readonly CircumstanceId[]) =>
  (id: CircumstanceId): boolean =>
    ids.includes(id);

/** The steps of a circumstance, without one that repeats the other. */
export const stepsOf = ({ check, next }: Told): readonly FixStep[] =>
  next === null || (next.terminal !== undefined && next.terminal === check.terminal)
    ? [check]
    : [check, next];

function toStep(
  { variable, place, ...step }: FixStep & Pick<Check, 'variable' | 'place'>,
  context: Context,
): FixStep {
  if (place) return checkToken(context);
  return variable ? { ...step, terminal: checkCommand(context) } : withVariable(step, context);
}
