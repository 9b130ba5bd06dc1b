import type { SyntaxNode } from '../machine.ts';
import { type Block, type Body, type Expression, joined, maxDepth } from './body.ts';
import { plainNumber } from './numbers.ts';

/** A file in HCL's own syntax: https://github.com/hashicorp/hcl `hclsyntax/spec.md` */
export function bodyOf(root: SyntaxNode): Body {
  const body = childOf(root, 'body');
  return body ? readBody(body) : empty;
}

/** An expression by itself, as in `TF_VAR_do='{ token = "…" }'`, parsed as `x = …`. */
export const expressionIn = (root: SyntaxNode): Expression =>
  bodyOf(root).attribute('x') ?? { type: 'other' };

const empty: Body = { attribute: () => undefined, attributes: () => [], blocks: () => [] };

interface TypedBlock extends Block {
  readonly type: string;
}

/** Reads each node once, however often it's asked for: a file may be large. */
function readBody(body: SyntaxNode): Body {
  let attributes: readonly (readonly [string, Expression])[] | undefined;
  let blocks: readonly TypedBlock[] | undefined;
  const allAttributes = () => {
    attributes ??= childrenOf(body, 'attribute').flatMap((node): [string, Expression][] => {
      const [name, value] = childrenOf(node);
      return name && value ? [[name.text, readExpression(value)]] : [];
    });
    return attributes;
  };
  const allBlocks = () => {
    blocks ??= childrenOf(body, 'block').map((node) => {
      const [name, ...rest] = childrenOf(node);
      const own = rest.find(({ type }) => type === 'body');
      return {
        type: name?.text ?? '',
        labels: rest.flatMap(labelOf),
        body: own ? readBody(own) : empty,
      };
    });
    return blocks;
  };
  return {
    attributes: allAttributes,
    attribute: (wanted) => allAttributes().find(([name]) => name === wanted)?.[1],
    blocks: (type, count) =>
      allBlocks().filter((block) => block.type === type && block.labels.length === count),
  };
}

/** Whether a file or a block sets an attribute twice, which is an error. */
export function repeatsAttribute(root: SyntaxNode): boolean {
  const open = childrenOf(root, 'body');
  for (let body = open.pop(); body !== undefined; body = open.pop()) {
    const names = childrenOf(body, 'attribute').map((node) => childrenOf(node)[0]?.text);
    if (new Set(names).size < names.length) return true;
    open.push(...childrenOf(body, 'block').flatMap((block) => childrenOf(block, 'body')));
  }
  return false;
}

/** A label is quoted or, in old files, bare. */
function labelOf(node: SyntaxNode): string[] {
  if (node.type === 'identifier') return [node.text];
  if (node.type !== 'string_lit') return [];
  const label = readTemplate(node);
  return label.type === 'text' ? [label.text] : [];
}

function readExpression(node: SyntaxNode, depth = 0): Expression {
  return node.hasError || depth > maxDepth ? other : readParts(childrenOf(node), depth);
}

/** A value and the steps behind it: `local.tokens[var.stage]`. */
function readParts([first, ...steps]: readonly SyntaxNode[], depth: number): Expression {
  if (first === undefined) return other;
  return steps.reduce((of, step) => itemOf(of, step, depth + 1), readFirst(first, depth));
}

function readFirst(node: SyntaxNode, depth: number): Expression {
  switch (node.type) {
    case 'variable_expr':
      return { type: 'path', names: [node.text] };
    case 'literal_value':
      return readLiteral(node, depth);
    case 'template_expr': {
      const [template] = childrenOf(node);
      if (template === undefined) return other;
      return template.type === 'heredoc_template'
        ? readHeredoc(template, depth)
        : readTemplate(template, depth);
    }
    case 'collection_value':
      return readCollection(node, depth + 1);
    case 'expression':
      return readExpression(node, depth + 1);
    case 'function_call':
      return readCall(node, depth + 1);
    case 'conditional': {
      const parts = childrenOf(node).map((part) => readExpression(part, depth + 1));
      const [condition, yes, no] = parts;
      return condition && yes && no ? { type: 'conditional', condition, yes, no } : other;
    }
    case 'operation':
      return readComparison(node, depth + 1);
    default:
      return other;
  }
}

const other: Expression = { type: 'other' };

function readCall(node: SyntaxNode, depth: number): Expression {
  const [name, list] = childrenOf(node);
  const args = list ? childrenOf(list) : [];
  // `f(list...)` spreads a list.
  if (name === undefined || args.some(({ type }) => type !== 'expression')) return other;
  return { type: 'call', name: name.text, args: args.map((one) => readExpression(one, depth)) };
}

/** `a == b` and `a != b`. The parser puts the parts of both sides into one list. */
function readComparison(node: SyntaxNode, depth: number): Expression {
  const operation = childOf(node, 'binary_operation');
  const parts = operation ? childrenOf(operation) : [];
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    if (next === undefined) break;
    const [from, to] = [part.endIndex - node.startIndex, next.startIndex - node.startIndex];
    const [operator] = /[=!]=/.exec(node.text.slice(from, to)) ?? [];
    if (operator === undefined) continue;
    const left = readParts(parts.slice(0, at + 1), depth);
    const right = readParts(parts.slice(at + 1), depth);
    return { type: 'comparison', sides: [left, right], isNegated: operator === '!=' };
  }
  return other;
}

function readLiteral(node: SyntaxNode, depth: number): Expression {
  const [literal] = childrenOf(node);
  if (literal?.type === 'string_lit') return readTemplate(literal, depth);
  if (literal?.type === 'null_lit') return { type: 'null' };
  if (literal === undefined) return other;
  const text = literal.type === 'numeric_lit' ? plainNumber(literal.text) : literal.text;
  return text === null ? other : { type: 'text', text };
}

/** What is behind a dot or in brackets. */
function itemOf(of: Expression, step: SyntaxNode, depth: number): Expression {
  const [inner] = childrenOf(step);
  if (inner === undefined || of.type === 'other') return other;
  if (step.type === 'get_attr') return named(of, inner.text);
  if (step.type !== 'index') return other;
  if (inner.type === 'legacy_index') return named(of, inner.text.slice(1));
  const [expression] = childrenOf(inner);
  const key = expression ? readExpression(expression, depth) : other;
  // Not even `var["name"]` exists.
  if (key.type === 'other' || (of.type === 'path' && of.names.length === 1)) return other;
  return key.type === 'text' ? named(of, key.text) : { type: 'item', of, key };
}

const named = (of: Expression, name: string): Expression =>
  of.type === 'path'
    ? { type: 'path', names: [...of.names, name] }
    : { type: 'item', of, key: { type: 'text', text: name } };

function readCollection(node: SyntaxNode, depth: number): Expression {
  const [inner] = childrenOf(node);
  const items = new Map<string, Expression>();
  if (inner?.type === 'tuple') {
    const values = childrenOf(inner).filter(({ type }) => type === 'expression');
    for (const [at, value] of values.entries()) items.set(String(at), readExpression(value, depth));
    return { type: 'collection', items };
  }
  if (inner?.type !== 'object') return other;
  for (const element of childrenOf(inner)) {
    if (element.type !== 'object_elem') continue;
    const [key, value] = childrenOf(element);
    const name = key && readExpression(key, depth);
    if (name === undefined || value === undefined) return other;
    // A bare word is a key, not a reference.
    if (name.type === 'path' && name.names.length === 1) {
      items.set(name.names[0] ?? '', readExpression(value, depth));
    } else if (name.type === 'text') items.set(name.text, readExpression(value, depth));
    else return other;
  }
  return { type: 'collection', items };
}

/** A text in quotes. The parser drops white space at the ends of a piece, so positions count. */
function readTemplate(node: SyntaxNode, depth = 0): Expression {
  return joined(piecesOf(node, node.startIndex + 1, node.endIndex - 1, unquoted, depth));
}

/** The lines between the markers; `<<-` removes the indentation that all of them share. */
function readHeredoc(node: SyntaxNode, depth: number): Expression {
  const { startIndex, text } = node;
  const begin = text.indexOf('\n') + 1;
  const end = text.lastIndexOf('\n') + 1;
  if (begin === 0 || end < begin) return other;
  const parts = piecesOf(node, startIndex + begin, startIndex + end, undollared, depth);
  if (!text.startsWith('<<-')) return joined(parts);
  const [only] = parts;
  // With interpolations, the lines are spread over pieces: too rare for the code.
  if (parts.length > 1 || only?.type !== 'text') return parts.length === 0 ? joined(parts) : other;
  const lines = only.text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return { type: 'text', text: lines.map((line) => line.slice(indent)).join('\n') };
}

/** The literal pieces and the interpolations between two positions. */
function piecesOf(
  node: SyntaxNode,
  begin: number,
  end: number,
  decode: (text: string) => string,
  depth: number,
): Expression[] {
  const pieces: Expression[] = [];
  const add = (from: number, to: number) => {
    const text = node.text.slice(from - node.startIndex, to - node.startIndex);
    if (text !== '') pieces.push({ type: 'text', text: decode(text) });
  };
  let at = begin;
  for (const child of interpolationsIn(node)) {
    add(at, child.startIndex);
    const inner = childOf(child, 'expression');
    // `${~ x }` also removes the white space around it, and `%{ if }` is a condition.
    const isPlain = child.type === 'template_interpolation' && !child.text.includes('~');
    pieces.push(isPlain && inner ? readExpression(inner, depth + 1) : other);
    at = child.endIndex;
  }
  add(at, end);
  return pieces;
}

/** What is evaluated in a template: `${…}` and `%{…}`. */
const interpolationsIn = (node: SyntaxNode): SyntaxNode[] =>
  childrenOf(node).filter(({ type }) => /^template_(?:interpolation|directive)$/.test(type));

const undollared = (text: string): string => text.replace(/([$%])\1\{/g, '$1{');

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unquoted = (text: string): string =>
  undollared(text).replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g,
    (all, short?: string, long?: string, char = '') => {
      const digits = short ?? long;
      if (digits === undefined) return escapes[char] ?? char;
      const code = Number.parseInt(digits, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );

/** The children of a type; without one, all but comments, which may be anywhere. */
const childrenOf = ({ namedChildren }: SyntaxNode, wanted?: string): SyntaxNode[] =>
  namedChildren.filter(({ type }) => (wanted ? type === wanted : type !== 'comment'));

const childOf = (node: SyntaxNode, wanted: string): SyntaxNode | undefined =>
  node.namedChildren.find(({ type }) => type === wanted);
