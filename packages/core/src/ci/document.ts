import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { withoutTokens } from '../knowledge/tokens-in-text.ts';

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

/** An alias can stand for much text, so few are allowed. */
const maxAliases = 50;

/** Parses YAML, or JSON, which must be JSON in every detail. */
export function parseConfig(text: string, isJson: boolean): ConfigDocument | readonly Fault[] {
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      stringKeys: true,
    });
    const faults = document.errors.map(({ code, message, pos: [start] }) => ({
      ...positionAt(start),
      ...(code === 'DUPLICATE_KEY'
        ? { message: 'This field appears twice.', hint: 'Remove one of them.' }
        : {
            message: `This is not valid ${isJson ? 'JSON' : 'YAML'}: ${shortened(message)}`,
            hint: null,
          }),
    }));
    if (faults.length > 0) return faults;
    if (isJson) {
      const fault = jsonFault(text, positionAt);
      if (fault !== null) return [fault];
    }
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

const rangeStart = (node: unknown): number | undefined =>
  isNode(node) ? (node.range?.[0] ?? undefined) : undefined;

const shortened = (message: string): string =>
  withoutTokens(message.split('\n')[0] ?? '').slice(0, 160);

function jsonFault(text: string, positionAt: (offset: number) => Position): Fault | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const [, offset] = /position (\d+)/.exec((error as Error).message) ?? [];
    return {
      ...(offset === undefined ? positionAt(text.length) : positionAt(Number(offset))),
      message: 'This is not valid JSON.',
      hint: 'A .yaml file may have comments and no quotes.',
    };
  }
}
