import type { DefinitionOf, Family, FindingOf } from './define.ts';
import { definitions } from './index.ts';

type Definition = (typeof definitions)[number];

/** The code of a diagnosis, for example `token-rejected`. */
export type Code = Definition['code'];

/** The evidence type of each code. */
export type Evidence = {
  [D in Definition as D['code']]: D extends DefinitionOf<D['code'], infer E> ? E : never;
};

/** The result of a rule that applies. Checking `code` narrows the type of `evidence`. */
export type Finding = { [C in Code]: FindingOf<C, Evidence[C]> }[Code];

/** Every code. Diagnoses of equal rank are reported in this order. */
export const codes: readonly Code[] = definitions.map(({ code }) => code);

const byCode: ReadonlyMap<string, Definition> = new Map(
  definitions.map((definition) => [definition.code, definition]),
);

/** The definition of a code. */
export function definitionOf(code: Code): Definition {
  return byCode.get(code) as Definition;
}

/** A code in general, without an input. */
export interface CodeSummary {
  readonly code: Code;
  readonly family: Family;
  /** The headline. */
  readonly title: string;
  /** The documentation page, relative to the root of the repository. */
  readonly docs: string;
}

/**
 * What a diagnosis code means. Null for a string that isn't a code.
 *
 * @example
 * explain('token-rejected')?.title;
 */
export function describeCode(code: string): CodeSummary | null {
  const definition = byCode.get(code);
  if (definition === undefined) return null;
  const { family, title } = definition;
  return { code: definition.code, family, title, docs: `docs/problems/${code}.md` };
}
