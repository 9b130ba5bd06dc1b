import { entries, field } from '../fields.ts';
import type { Block, Body, Expression } from './body.ts';

/** A file in HCL's JSON syntax: https://github.com/hashicorp/hcl `json/spec.md` */
export function bodyOfJson(value: unknown): Body {
  const own = entries(value).filter(([name]) => name !== '//');
  return {
    attributes: () => own.map(([name, item]) => [name, expressionOf(item)]),
    attribute: (name) => {
      const item = name === '//' ? undefined : field(value, name);
      return item === undefined ? undefined : expressionOf(item);
    },
    blocks: (type, labels) => blocksIn(field(value, type), labels, []),
  };
}

/** Each label is a level of objects, and each level may be a list. */
function blocksIn(value: unknown, left: number, labels: readonly string[]): Block[] {
  if (Array.isArray(value)) return value.flatMap((item) => blocksIn(item, left, labels));
  if (typeof value !== 'object' || value === null) return [];
  if (left === 0) return [{ labels, body: bodyOfJson(value) }];
  return Object.entries(value).flatMap(([label, inner]) =>
    label === '//' ? [] : blocksIn(inner, left - 1, [...labels, label]),
  );
}

function expressionOf(value: unknown): Expression {
  if (value === null) return { type: 'null' };
  if (typeof value === 'string') return templateOf(value);
  if (typeof value !== 'object') return { type: 'text', text: String(value) };
  return {
    type: 'collection',
    items: new Map(Object.entries(value).map(([key, item]) => [key, expressionOf(item)])),
  };
}

/** A string of JSON is a template. Only a whole reference is worth reading: `${var.do_token}`. */
function templateOf(text: string): Expression {
  if (!/[$%]\{/.test(text)) return { type: 'text', text };
  const [, path] = /^\$\{\s*([A-Za-z_][\w-]*(?:\.[\w-]+)+)\s*\}$/.exec(text) ?? [];
  return path === undefined ? { type: 'other' } : { type: 'path', names: path.split('.') };
}
