import type { CircumstanceId } from '../knowledge/circumstances.ts';
import type { Context } from './context.ts';
import type { FixStep } from './define.ts';
import type { Library } from './library.ts';
import { checkCommand } from './steps.ts';
import type { Subject } from './subject.ts';

/** What fits one circumstance of a failure, and the check that decides. */
interface Told {
  readonly title: string;
  readonly fits: string;
  readonly check: FixStep;
  /** What to do after the check. */
  readonly next: FixStep | null;
  /** The text shows the cause, so that no other one needs to be named. */
  readonly decisive: boolean;
}

/** The circumstances that the text tells, the most specific one first. */
export const circumstancesOf = ({ facts }: Pick<Subject, 'facts'>): readonly CircumstanceId[] =>
  facts.flatMap((fact) =>
    fact.type === 'circumstance' && !fact.silent ? [fact.circumstance] : [],
  );

/** What fits each circumstance. */
export function storyOf(ids: readonly CircumstanceId[], context: Context): readonly Told[] {
  return (context.library?.circumstances ?? [])
    .filter((one) => ids.includes(one.id) && !('silent' in one))
    .map((one) => toTold(one, context));
}

/** What fits this circumstance, if the text tells it: also one that is never told by itself. */
export function toldIn(context: Context, id: CircumstanceId): Told | null {
  const found = context.library?.circumstances.find((one) => one.id === id);
  return found && context.circumstances.includes(id) ? toTold(found, context) : null;
}

const toTold = (one: Library['circumstances'][number], context: Context): Told => ({
  title: one.title,
  fits: one.fits,
  check: toStep(one.check, context),
  next: 'afterwards' in one ? toStep(one.afterwards, context) : null,
  decisive: 'decisive' in one,
});

/** The first circumstance by which the text shows its cause; null if none does. */
export const decisiveIn = (context: Context): Told | null =>
  storyOf(context.circumstances, context).find(({ decisive }) => decisive) ?? null;

/** The steps of a circumstance, without one that repeats the other. */
export const stepsOf = ({ check, next }: Told): readonly FixStep[] =>
  next === null || (next.terminal !== undefined && next.terminal === check.terminal)
    ? [check]
    : [check, next];

function toStep(check: FixStep & { readonly variable?: true }, context: Context): FixStep {
  const { variable, ...step } = check;
  return variable ? { text: check.text, terminal: checkCommand(context) } : step;
}
