import type { Environment } from './machine.ts';

/** A value of a shell variable; null if a command computes it. */
export type Assigned = ReadonlyMap<string, string | null>;

/**
 * What a file of assignments sets that a shell runs: `NAME='value'`, `export NAME="$OTHER"`. Null if
 * the shell stops at a quote that isn't closed. Other commands don't count.
 */
export function assignmentsIn(text: string, env: Environment): Assigned | null {
  const assigned = new Map<string, string | null>();
  for (const line of text.split('\n')) {
    const [, name, rest] = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) continue;
    const value = wordIn(rest, (other) => assigned.get(other) ?? env[other] ?? '');
    if (value === undefined) return null;
    assigned.set(name, value);
  }
  return assigned;
}

/** The first word as a shell expands it; null if it has a command, undefined without a closing quote. */
function wordIn(text: string, lookUp: (name: string) => string): string | null | undefined {
  let word = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (quote === '' && /[ \t;&]/.test(char)) break;
    if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (quote !== "'" && char === '\\' && at + 1 < text.length) word += text[++at];
    else if (quote !== "'" && (char === '`' || text.startsWith('$(', at))) return null;
    else if (quote !== "'" && char === '$') {
      const [all, braced, bare] = /^\$(?:\{(\w+)\}|([A-Za-z_]\w*))/.exec(text.slice(at)) ?? [];
      const name = braced ?? bare;
      word += name === undefined ? char : lookUp(name);
      at += (all?.length ?? 1) - 1;
    } else word += char;
  }
  return quote === '' ? word : undefined;
}
