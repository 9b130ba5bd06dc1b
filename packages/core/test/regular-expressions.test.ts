import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import type * as Recheck from 'recheck';
import { describe, expect, test } from 'vitest';
import { full } from './support/full.ts';

const require = createRequire(import.meta.url);
// The build for browsers is all JavaScript; the main one starts Java or a program of its own.
const { checkSync } = require('recheck/lib/browser.js') as typeof Recheck;
const { version } = require('recheck/package.json') as { version: string };

/**
 * The expressions that this version of the checker has found safe, each by its source and flags. The
 * checker takes seconds for all of them, so `npm test` runs it only for those that are missing here,
 * and `npm run test:full` runs it for all of them. Both add what is new, except in CI.
 */
interface Verdicts {
  readonly checker: string;
  readonly safe: readonly string[];
}

const verdictsFile = join(import.meta.dirname, 'regular-expressions.safe.json');
const verdicts = JSON.parse(readFileSync(verdictsFile, 'utf8')) as Verdicts;
const recorded = new Set(verdicts.checker === version ? verdicts.safe : []);
const keyOf = ({ source, flags }: Pick<Expression, 'source' | 'flags'>): string =>
  `/${source}/${flags}`;

/**
 * What the checker cannot decide, or what is only looked at where the text is short. Each one by its
 * exact source, with the reason why it does not cost more than its text is long.
 */
const judged: Readonly<Record<string, string>> = {
  [/^(?:[a-z]{3}_v1_|sk-[a-z]{2,6}-|github_pat_|glpat-|dckr_pat_|[a-z]{2,5}_(?=[A-Za-z0-9]{16,}$))/
    .source]: 'Anchored, and only one place has the underscore after which the look ahead starts.',
  [/^(.)\1{3,}$/.source]: 'Anchored, and only one way to match; 300 characters at most.',
  [/^([0-9a-z]{1,16})\1{3,}$/.source]: 'Anchored, with 16 lengths to try; 300 characters at most.',
  [/(.)\1{15,}/.source]: 'A run is either too short or a match; 300 characters at most.',
  [/^\$\{\{[ \t]*(?:secrets|vars|env|inputs|steps|needs|github)\.([\w.-]{1,80})[ \t]*\}\}$/.source]:
    'Anchored, and no character fits two neighbours; 260 characters at most.',
  [/^(["'`])([\s\S]*)\1$/.source]: 'Anchored, and the end fits in one place only.',
  [/\/+$/.source]: 'Looks at the address of the API, which we set ourselves.',
};

interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly at: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

/** Every literal, and every `new RegExp` from strings that stand in the same file. */
function expressionsIn(file: string): Expression[] {
  const text = readFileSync(join(src, file), 'utf8');
  const found: Expression[] = [];
  const strings = new Map<string, string>();
  const stringOf = (node: Node | undefined): string => {
    if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
    if (node?.type === 'Identifier') {
      const known = strings.get(String(node.name));
      if (known !== undefined) return known;
    }
    if (node?.type === 'TemplateLiteral') {
      const quasis = node.quasis as { value: { cooked: string } }[];
      const values = (node.expressions as Node[]).map(stringOf);
      return quasis.map(({ value }, index) => value.cooked + (values[index] ?? '')).join('');
    }
    throw new Error(`${file}: a new RegExp here is not made from strings of the same file`);
  };
  const add = (node: Node, source: string, flags: string) => {
    const line = text.slice(0, node.start).split('\n').length;
    found.push({ source, flags, at: `${file}:${line}` });
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.type === 'VariableDeclarator') {
      const { id, init } = node as unknown as { id: Node; init: Node | null };
      if (init?.type === 'Literal' && typeof init.value === 'string') {
        strings.set(String(id.name), init.value);
      }
    }
    if (node.type === 'Literal' && node.regex) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      add(node, pattern, flags);
      return;
    }
    const callee = node.callee as Node | undefined;
    if (/^(?:New|Call)Expression$/.test(node.type) && callee?.name === 'RegExp') {
      const [source, flags] = node.arguments as Node[];
      add(node, stringOf(source), flags === undefined ? '' : stringOf(flags));
    }
    Object.values(node).forEach(visit);
  };
  visit(parseSync(file, text).program);
  return found;
}

const src = join(import.meta.dirname, '../src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);
const expressions = [
  ...new Map(sources.flatMap(expressionsIn).map((found) => [keyOf(found), found])).values(),
];

/**
 * The alternatives at the top. One that matches nowhere costs what they cost together, so each can
 * be looked at alone, which is much less work than all in one automaton. Not where a backreference
 * counts groups across them.
 */
function alternatives(source: string): string[] {
  if (/\\[1-9k]/.test(source)) return [source];
  const parts: string[] = [];
  let [from, depth, inClass] = [0, 0, false];
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '|' && depth === 0) {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, source.slice(from)];
}

/** How its time grows with the text; null where that is linear, or bounded by its quantifiers. */
function growth({ source, flags }: Pick<Expression, 'source' | 'flags'>): string | null {
  for (const part of alternatives(source)) {
    const result = checkSync(part, flags, { checker: 'automaton', timeout: 60_000 });
    if (result.status === 'safe') continue;
    return result.status === 'vulnerable'
      ? `${result.complexity.summary}: ${result.attack.pattern}`
      : `undecided: ${'message' in result.error ? result.error.message : result.error.kind}`;
  }
  return null;
}

describe('the checker', () => {
  test.each([
    ['(?:a|a)*b', 'exponential'],
    ['x|error: .*made', '2nd degree polynomial'],
    ['\\s+$', '2nd degree polynomial'],
  ])('finds %s', (source, expected) => {
    expect(growth({ source, flags: '' })).toContain(expected);
  });

  test.each(['^\\s+x', 'error: .{0,40}made', '"[^"]{0,99}"x'])('passes %s', (source) => {
    expect(growth({ source, flags: '' })).toBeNull();
  });

  test('takes alternatives apart', () => {
    expect(alternatives('a[|]|(b|c)\\||d')).toEqual(['a[|]', '(b|c)\\|', 'd']);
  });
});

describe('regular expressions', () => {
  test('are found', () => {
    expect(expressions.length).toBeGreaterThan(400);
    expect(expressions.some(({ source }) => source.includes('(?:Bad Request|Unauth'))).toBe(true);
  });

  const checked = expressions.filter(({ source }) => judged[source] === undefined);
  const toCheck = checked.filter((expression) => full || !recorded.has(keyOf(expression)));
  let wrong: (Expression & { growth: string | null })[] = [];

  test('take no more than linear time', { timeout: 600_000 }, () => {
    wrong = toCheck
      .map((expression) => ({ ...expression, growth: growth(expression) }))
      .filter((expression) => expression.growth !== null);
    expect(wrong).toEqual([]);
  });

  test('have their verdict recorded, and no other expression has one', () => {
    const unsafe = new Set(wrong.map(keyOf));
    const safe = checked
      .map(keyOf)
      .filter((key) => !unsafe.has(key))
      .sort();
    const now: Verdicts = { checker: version, safe };
    if (process.env.CI)
      expect(verdicts, 'run npm test and commit the file that it writes').toEqual(now);
    else if (JSON.stringify(now) !== JSON.stringify(verdicts))
      writeFileSync(verdictsFile, `${JSON.stringify(now, null, 2)}\n`);
  });

  test('that were judged by hand are still there', () => {
    const known = new Set(expressions.map(({ source }) => source));
    expect(Object.keys(judged).filter((source) => !known.has(source))).toEqual([]);
  });
});
