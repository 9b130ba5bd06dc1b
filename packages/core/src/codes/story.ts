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
}

/** The circumstances that the text tells, the most specific one first. */
export const circumstancesOf = ({ facts }: Pick<Subject, 'facts'>): readonly CircumstanceId[] =>
  facts.flatMap((fact) => (fact.type === 'circumstance' ? [fact.circumstance] : []));

/** What fits each circumstance. */
export function storyOf(ids: readonly CircumstanceId[], context: Context): readonly Told[] {
  return (context.library?.circumstances ?? [])
    .filter(({ id }) => ids.includes(id))
    .map(({ title, fits, check }) => ({
      title,
      fits,
      check: toStep(check, context),
    }));
}

function toStep(check: Library['circumstances'][number]['check'], context: Context): FixStep {
  return 'variable' in check ? { text: check.text, terminal: checkCommand(context) } : check;
}
