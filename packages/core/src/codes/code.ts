import type { DefinitionOf, Family, FindingOf } from './define.ts';
import { definitions } from './index.ts';

type Definition = (typeof definitions)[number];

/** The code of a diagnosis, for example `token-rejected`. */
export type Code = Definition['code'];

/** What a code rests on, by code. */
export type Evidence = {
  [D in Definition as D['code']]: D extends DefinitionOf<D['code'], infer E> ? E : never;
};

/** A diagnosis that applies: `code` decides the type of `evidence`. */
export type Finding = { [C in Code]: FindingOf<C, Evidence[C]> }[Code];

/** Every code, in the order in which equals are reported. */
export const codes: readonly Code[] = definitions.map(({ code }) => code);

const byCode: ReadonlyMap<string, Definition> = new Map(
  definitions.map((definition) => [definition.code, definition]),
);

/** The definition of a code. */
export function definitionOf(code: Code): Definition {
  return byCode.get(code) as Definition;
}

/** What a code means in general, without an input. */
export interface CodeSummary {
  readonly code: Code;
  readonly family: Family;
  /** The headline. */
  readonly title: string;
  /** The page in the documentation, from the root of the repository. */
  readonly docs: string;
}

/**
 * What a diagnosis code means. Null for a text that is no code.
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
