import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { withoutTokens } from '../knowledge/tokens-in-text.ts';
import { jsonFaultAt } from './json-fault.ts';

/** A place in a file, from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a configuration, and where. Never contains a value that may be a token. */
export interface Fault extends Position {
  readonly message: string;
  /** What to write instead. */
  readonly hint: string | null;
}

export type Path = readonly PropertyKey[];

/** A parsed file that knows where each of its values is. */
export interface ConfigDocument {
  readonly value: unknown;
  /** Where a value starts; with `key`, its name. The nearest place for what isn't there. */
  readonly at: (path: Path, part?: 'key' | 'value') => Position;
}

/** More faults than anyone reads at once. */
export const maxFaults = 200;

/** An alias can stand for much text, so few are allowed. */
const maxAliases = 50;

/** Parses YAML, or JSON, which must be JSON in every detail. */
export function parseConfig(text: string, isJson: boolean): ConfigDocument | readonly Fault[] {
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const jsonFault = isJson ? jsonFaultAt(text) : null;
  if (jsonFault !== null) {
    return [
      {
        ...positionIn(text, jsonFault),
        message: 'This is not valid JSON.',
        hint: 'A .yaml file may have comments and no quotes.',
      },
    ];
  }
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      // Its own check takes quadratic time.
      uniqueKeys: false,
      stringKeys: true,
    });
    const errors = document.errors.slice(0, maxFaults).map(({ message, pos: [start] }) => ({
      ...positionAt(start),
      message: `This is not valid ${isJson ? 'JSON' : 'YAML'}: ${shortened(message)}`,
      hint: null,
    }));
    const repeated = repeatedKeys(document.contents).map((offset) => ({
      ...positionAt(offset),
      message: 'This field appears twice.',
      hint: 'Remove one of them.',
    }));
    const faults = [...errors, ...repeated];
    // The parser may stumble twice over one character.
    const places = faults.map(({ line, column }) => `${line}:${column}`);
    if (faults.length > 0)
      return faults.filter((_fault, at) => places.indexOf(places[at] ?? '') === at);
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    const at: ConfigDocument['at'] = (path, part = 'value') => {
      let node: unknown = document.contents;
      let offset = rangeStart(node) ?? 0;
      for (const [index, key] of path.entries()) {
        const pair = isMap(node)
          ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
          : undefined;
        const next = isSeq(node) ? node.items[Number(key)] : pair?.value;
        const isLast = index === path.length - 1;
        const shown = isLast && part === 'key' && isPair(pair) ? pair.key : next;
        offset = rangeStart(shown) ?? rangeStart(pair?.key) ?? offset;
        node = next;
      }
      return positionAt(offset);
    };
    return { value, at };
  } catch (error) {
    const isAlias = error instanceof ReferenceError;
    return [
      {
        line: 1,
        column: 1,
        message: isAlias ? 'The file has too many aliases.' : 'The file is nested too deeply.',
        hint: isAlias ? 'Write the repeated fields into defaults.' : null,
      },
    ];
  }
}

/** Where a map has a key for the second time. */
function repeatedKeys(root: unknown): readonly number[] {
  const offsets: number[] = [];
  visit(root as Node | null, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) offsets.push(rangeStart(key) ?? 0);
        seen.add(key.value);
        if (offsets.length === maxFaults) return visit.BREAK;
      }
      return undefined;
    },
  });
  return offsets;
}

function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

const rangeStart = (node: unknown): number | undefined =>
  isNode(node) ? (node.range?.[0] ?? undefined) : undefined;

const shortened = (message: string): string =>
  withoutTokens(message.split('\n')[0] ?? '').slice(0, 160);
