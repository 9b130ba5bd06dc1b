import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import type * as Recheck from 'recheck';
import { describe, expect, test } from 'vitest';
import { full } from './support/full.ts';

// The build for browsers is all JavaScript; the main one starts Java or a program of its own.
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof Recheck;
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

/** Functions that make an expression out of parts. */
const composers = new Set(['anyOf', 'anyWord', 'sequence', 'group', 'optional', 'RegExp']);

/** A call of a composer. What it makes is recorded while the module loads. */
interface Composition {
  readonly at: string;
  /** An argument of another composition, in which it is checked. */
  readonly isPart: boolean;
  /** In a function, which may run after the module has loaded. */
  readonly isLate: boolean;
}

interface Found {
  readonly literals: readonly Expression[];
  /** In the order in which they run. */
  readonly compositions: readonly Composition[];
}

/** Every literal that is not a part of a composition, and every composition. */
function expressionsIn(text: string, file: string): Found {
  const literals: Expression[] = [];
  const compositions: Composition[] = [];
  const lineOf = (node: Node) => `${file}:${text.slice(0, node.start).split('\n').length}`;
  const visit = (value: unknown, inFunction: boolean, isPart: boolean): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one, inFunction, isPart);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.type === 'Literal' && node.regex) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      if (!isPart) literals.push({ source: pattern, flags, at: lineOf(node) });
      return;
    }
    const callee = node.callee as Node | undefined;
    const isCall = /^(?:New|Call)Expression$/.test(node.type);
    const composes = isCall && composers.has(String(callee?.name));
    const isFunction = /Function/.test(node.type);
    // Only an array passes on that it is a part: in any other call an expression is used as it is.
    const passes = composes || (isPart && node.type === 'ArrayExpression');
    for (const child of Object.values(node)) visit(child, inFunction || isFunction, passes);
    if (composes) compositions.push({ at: lineOf(node), isPart, isLate: inFunction });
  };
  visit(parseSync(file, text).program, false, false);
  return { literals, compositions };
}

const src = join(import.meta.dirname, '../src');
const helper = 'text/patterns.ts';
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);
const inSources = sources.map((file) => expressionsIn(readFileSync(join(src, file), 'utf8'), file));

/** Loads every module and records each expression that its code makes meanwhile, with its line. */
async function recordComposed(): Promise<Expression[]> {
  const recorded: Expression[] = [];
  const record = () => {
    const frames = (new Error().stack ?? '').split('\n').slice(3);
    const files = frames.map(
      (frame) => /[\\/]core[\\/]src[\\/](.+?\.ts:\d+)/.exec(frame)?.[1] ?? '',
    );
    // What a package makes for itself, such as a validator, is not ours.
    return files[0] === ''
      ? null
      : (files.find((file) => file !== '' && !file.startsWith(helper)) ?? null);
  };
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget) as RegExp;
      const at = record();
      if (at !== null) recorded.push({ source: made.source, flags: made.flags, at });
      return made;
    },
  });
  try {
    for (const file of sources) await import(join(src, file));
  } finally {
    globalThis.RegExp = native;
  }
  return recorded;
}

const composed = await recordComposed();
const compositions = inSources
  .flatMap((found) => found.compositions)
  .filter(({ at }) => !at.startsWith(helper));

/** What was recorded on a line is in the order of the calls on that line. */
function isPart({ at }: Expression, index: number): boolean {
  const earlier = composed.slice(0, index).filter((other) => other.at === at).length;
  return compositions.filter((call) => call.at === at)[earlier]?.isPart ?? false;
}

const expressions = [
  ...new Map(
    [
      ...inSources.flatMap(({ literals }) => literals),
      ...composed.filter((found, index) => !isPart(found, index)),
    ].map((found) => [keyOf(found), found]),
  ).values(),
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

  test('that are composed are recorded, each call once', () => {
    expect(compositions.length).toBeGreaterThan(0);
    expect(composed.map(({ at }) => at).sort()).toEqual(compositions.map(({ at }) => at).sort());
  });

  test('are composed while a module loads, where they are recorded', () => {
    expect(compositions.filter(({ isLate }) => isLate)).toEqual([]);
  });

  test('of a composition are its parts, except one that is used as it is', () => {
    const text =
      'const a = anyOf([/b/, /c/.test(d) ? /e/ : f, sequence([/f/])]);\nconst g = () => anyOf([h]);';
    const found = expressionsIn(text, 'x');
    expect(found.literals.map(({ source }) => source)).toEqual(['c', 'e']);
    expect(found.compositions).toEqual([
      { at: 'x:1', isPart: true, isLate: false },
      { at: 'x:1', isPart: false, isLate: false },
      { at: 'x:2', isPart: false, isLate: true },
    ]);
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
