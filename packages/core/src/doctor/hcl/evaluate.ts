import type { Doubt, Location, Reason } from '../place.ts';
import type { Expression } from './body.ts';

/** What an expression yields, with the place that a text comes from. */
export type Value =
  | { readonly type: 'text'; readonly text: string; readonly location: Location }
  | { readonly type: 'null' }
  | { readonly type: 'collection'; readonly items: ReadonlyMap<string, Value> }
  /** It fails, because something has no value. */
  | { readonly type: 'nothing'; readonly reason: Reason }
  /** It can't be known without running the tool. */
  | { readonly type: 'unknown'; readonly doubt: Doubt };

export interface Scope {
  /** The file of the expression, as shown. */
  readonly file: string;
  /** What a person finds in that file. */
  readonly key: string;
  /** What `var.name` or `local.name` yields; null for anything else. */
  readonly resolve: (root: string, name: string, file: string) => Value | null;
  /** What a call yields; null if it has to be computed. */
  readonly call?: (name: string, args: readonly Value[]) => Value | null;
}

/** Of a text in characters: locals that repeat each other would grow without end. */
const maxLength = 64 * 1024;

/** Evaluates literals, variables and locals. Everything else is unknown. */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { file, key } = scope;
  const location: Location = { in: 'file', file, key };
  const computed: Value = { type: 'unknown', doubt: { code: 'token-computed', file } };
  switch (expression.type) {
    case 'text':
      return { type: 'text', text: expression.text, location };
    case 'null':
      return expression;
    case 'template': {
      const values = expression.parts.map((part) => evaluate(part, scope));
      const failed = values.find(({ type }) => type === 'nothing' || type === 'unknown');
      if (failed) return failed;
      const texts = values.flatMap((value) => (value.type === 'text' ? [value.text] : []));
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      return texts.length === values.length && length <= maxLength
        ? { type: 'text', text: texts.join(''), location }
        : computed;
    }
    case 'path': {
      const [root = '', name, ...rest] = expression.names;
      const found = name === undefined ? null : scope.resolve(root, name, file);
      return found === null
        ? computed
        : rest.reduce((value, step) => itemOf(value, step, computed), found);
    }
    case 'collection': {
      const items = [...expression.items].map(([name, item]) => {
        const inner = { ...scope, key: `${key}.${name}` };
        return [name, evaluate(item, inner)] as const;
      });
      return { type: 'collection', items: new Map(items) };
    }
    case 'call': {
      const args = expression.args.map((argument) => evaluate(argument, scope));
      return scope.call?.(expression.name, args) ?? computed;
    }
    case 'other':
      return computed;
  }
}

function itemOf(value: Value, step: string, computed: Value): Value {
  if (value.type === 'nothing' || value.type === 'unknown') return value;
  return (value.type === 'collection' && value.items.get(step)) || computed;
}
