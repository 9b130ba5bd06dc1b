/** An expression of HCL, as far as the doctor evaluates it. */
export type Expression =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'null' }
  /** Text with expressions in it: `"${var.a}-b"`. */
  | { readonly type: 'template'; readonly parts: readonly Expression[] }
  /** `var.do["token"]` is `var`, `do`, `token`. */
  | { readonly type: 'path'; readonly names: readonly string[] }
  /** `local.tokens[var.stage]`: an item whose name has to be evaluated. */
  | { readonly type: 'item'; readonly of: Expression; readonly key: Expression }
  /** `condition ? yes : no` */
  | {
      readonly type: 'conditional';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  /** `==`, or `!=` if it's negated. */
  | {
      readonly type: 'comparison';
      readonly sides: readonly [Expression, Expression];
      readonly isNegated: boolean;
    }
  | { readonly type: 'collection'; readonly items: ReadonlyMap<string, Expression> }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] }
  /** Anything else that has to be computed, such as a loop. */
  | { readonly type: 'other' };

/** The content of a file or of a block: of `*.tf` as well as of `*.tf.json`. */
export interface Body {
  /** The expression of an attribute; undefined without one. */
  readonly attribute: (name: string) => Expression | undefined;
  readonly attributes: () => readonly (readonly [name: string, value: Expression])[];
  /** The blocks of a type, in order. JSON doesn't show how many labels a block has. */
  readonly blocks: (type: string, labels: number) => readonly Block[];
}

export interface Block {
  readonly labels: readonly string[];
  readonly body: Body;
}

/** An expression that is nested deeper than this isn't evaluated, so that no file exhausts the stack. */
export const maxDepth = 64;

/** The pieces of a template as one expression. */
export function joined(parts: readonly Expression[]): Expression {
  const [only] = parts;
  if (only === undefined) return { type: 'text', text: '' };
  return parts.length === 1 ? only : { type: 'template', parts };
}
