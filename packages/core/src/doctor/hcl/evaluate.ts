import { printable } from '../names.ts';
import type { Doubt, Location, Reason } from '../place.ts';
import type { Expression } from './body.ts';
import { functions } from './functions.ts';

/** What an expression yields, with the place that a text comes from. */
export type Value =
  | { readonly type: 'text'; readonly text: string; readonly location: Location }
  | { readonly type: 'null' }
  | { readonly type: 'collection'; readonly items: ReadonlyMap<string, Value> }
  /** It fails, because something has no value, or because the tool stops at it. */
  | { readonly type: 'nothing'; readonly reason: Reason }
  /** It can't be known without running the tool. */
  | { readonly type: 'unknown'; readonly doubt: Doubt };

export interface Scope {
  /** The file of the expression, as shown. */
  readonly file: string;
  /** What a person finds in that file. */
  readonly key: string;
  /** What `var.name` or `local.name` yields; null for anything else. */
  readonly resolve: (root: string, name: string | undefined, file: string) => Value | null;
  /** What a call of a function of the tool's own yields; null if there is none of this name. */
  readonly call?: (name: string, args: readonly Value[], file: string) => Value | null;
}

/** Of a text in characters: locals that repeat each other would grow without end. */
const maxLength = 64 * 1024;

/** Evaluates literals, variables, locals, simple conditions and a few functions. */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { file, key } = scope;
  const location: Location = { in: 'file', file, key };
  const computed: Value = { type: 'unknown', doubt: { code: 'token-computed', file } };
  const refused: Value = { type: 'nothing', reason: { code: 'file-has-error', file } };
  const inner = (one: Expression) => evaluate(one, scope);
  switch (expression.type) {
    case 'text':
      return { type: 'text', text: expression.text, location };
    case 'null':
      return expression;
    case 'template': {
      const values = expression.parts.map(inner);
      const failed = values.find(isFailure);
      if (failed) return failed;
      const texts = values.flatMap((value) => (value.type === 'text' ? [value.text] : []));
      if (texts.length < values.length) return refused;
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      return length <= maxLength ? { type: 'text', text: texts.join(''), location } : computed;
    }
    case 'path': {
      const [root = '', name, ...rest] = expression.names;
      const found = scope.resolve(root, name, file);
      return found === null
        ? computed
        : rest.reduce((value, step) => itemOf(value, step, file), found);
    }
    case 'item': {
      const of = inner(expression.of);
      const item = inner(expression.key);
      if (isFailure(of) || isFailure(item)) return isFailure(of) ? of : item;
      return item.type === 'text' ? itemOf(of, item.text, file) : refused;
    }
    case 'conditional': {
      const condition = inner(expression.condition);
      if (condition.type !== 'text') return isFailure(condition) ? condition : refused;
      if (condition.text === 'true') return inner(expression.yes);
      return condition.text === 'false' ? inner(expression.no) : refused;
    }
    case 'comparison': {
      const [left, right] = expression.sides.map(inner);
      if (left === undefined || right === undefined) return computed;
      if (isFailure(left) || isFailure(right)) return isFailure(left) ? left : right;
      if (left.type === 'collection' || right.type === 'collection') return computed;
      const text = (value: Value) => (value.type === 'text' ? value.text : null);
      // `1 == "1"` is false, and the difference is lost here.
      if ([left, right].some((side) => /^(?:-?[\d.]+|true|false)$/.test(text(side) ?? ''))) {
        return computed;
      }
      const isTrue = (text(left) === text(right)) !== expression.isNegated;
      return { type: 'text', text: String(isTrue), location };
    }
    case 'collection': {
      const items = [...expression.items].map(([name, item]) => {
        const named = { ...scope, key: `${key}.${name}` };
        return [name, evaluate(item, named)] as const;
      });
      return { type: 'collection', items: new Map(items) };
    }
    case 'call': {
      const args = expression.args.map(inner);
      const own = scope.call?.(expression.name, args, file);
      if (own) return own;
      const make = (text: string): Value => ({ type: 'text', text, location });
      return functions[expression.name]?.(args, make) ?? computed;
    }
    case 'other':
      return computed;
  }
}

const isFailure = ({ type }: Value): boolean => type === 'nothing' || type === 'unknown';

function itemOf(value: Value, step: string, file: string): Value {
  if (isFailure(value)) return value;
  const item = value.type === 'collection' ? value.items.get(step) : undefined;
  const reason = { code: 'hcl-item-missing', file, name: printable(step) } as const;
  return item ?? { type: 'nothing', reason };
}

/** A call of a function that the tool doesn't have there. */
export const refusedCall = (name: string, file: string): Value => ({
  type: 'nothing',
  reason: { code: 'hcl-call-refused', file, name: printable(name) },
});
