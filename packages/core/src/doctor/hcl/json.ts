import { entries, field } from '../../text/unknown.ts';
import { type Block, type Body, type Expression, maxDepth } from './body.ts';

/** How a string is read: a template, or just text, as in a file of variables. */
type ReadText = (text: string) => Expression;

const literal: ReadText = (text) => ({ type: 'text', text });

/** A file in HCL's JSON syntax: https://github.com/hashicorp/hcl `json/spec.md` */
export const bodyOfJson = (value: unknown): Body => readBody(value, templateOf);

/** A file of variables in JSON, whose strings are no templates. */
export const variablesOfJson = (value: unknown): Body => readBody(value, literal);

function readBody(value: unknown, readText: ReadText): Body {
  const own = entries(value).filter(([name]) => name !== '//');
  return {
    attributes: () => own.map(([name, item]) => [name, expressionOf(item, readText)]),
    attribute: (name) => {
      const item = name === '//' ? undefined : field(value, name);
      return item === undefined ? undefined : expressionOf(item, readText);
    },
    blocks: (type, labels) =>
      blocksIn(field(value, type), labels, type === 'variable' ? variablesOfJson : bodyOfJson),
  };
}

/** Each label is a level of objects, and each level may be a list of objects. */
function blocksIn(
  value: unknown,
  left: number,
  readInner: (value: unknown) => Body,
  labels: readonly string[] = [],
): Block[] {
  const items = (Array.isArray(value) ? value : [value]).filter((item) => !Array.isArray(item));
  if (left === 0) {
    const bodies = items.filter((item) => typeof item === 'object' && item !== null);
    return bodies.map((item) => ({ labels, body: readInner(item) }));
  }
  return items
    .flatMap(entries)
    .flatMap(([label, inner]) =>
      label === '//' ? [] : blocksIn(inner, left - 1, readInner, [...labels, label]),
    );
}

function expressionOf(value: unknown, readText: ReadText, depth = 0): Expression {
  if (depth > maxDepth) return { type: 'other' };
  if (value === null) return { type: 'null' };
  if (typeof value === 'string') return readText(value);
  if (typeof value !== 'object') return { type: 'text', text: String(value) };
  const items = Object.entries(value).map(
    ([key, item]) => [key, expressionOf(item, readText, depth + 1)] as const,
  );
  return { type: 'collection', items: new Map(items) };
}

/** A string of JSON is a template. Only a whole reference is worth reading: `${var.do_token}`. */
function templateOf(text: string): Expression {
  // `$${` is a literal `${`.
  const plain = text.replace(/([$%])\1\{/g, '');
  if (!/[$%]\{/.test(plain)) {
    return { type: 'text', text: text.replace(/([$%])\1\{/g, '$1{') };
  }
  const [, path] = /^\$\{\s*([A-Za-z_][\w-]*(?:\.[\w-]+)+)\s*\}$/.exec(text) ?? [];
  return path === undefined ? { type: 'other' } : { type: 'path', names: path.split('.') };
}
