import type { DiagnoseFlags } from './commands/diagnose.ts';

/** The flags of the default command that are read without the parser, and what each is. */
const plain = {
  '--offline': 'switch',
  '--sandbox': 'switch',
  '--json': 'switch',
  '--api-url': 'value',
  '--oauth-url': 'value',
  '--timeout': 'value',
} as const;

/**
 * The flags of a command line that holds only whole flags of the default command, each once, with
 * values that cannot be anything else. Null for all others: the parser judges them. It costs a
 * fifth of a short run to load, and would say the same (a test compares the two).
 */
export function plainFlags(argv: readonly string[]): DiagnoseFlags | null {
  // What the parser gives a flag of the form --no-…
  const flags: Record<string, string | boolean> = { color: true };
  for (let at = 0; at < argv.length; at++) {
    const flag = argv[at] as keyof typeof plain;
    if (!Object.hasOwn(plain, flag)) return null;
    const value = plain[flag] === 'switch' || argv[++at];
    if (value === undefined || value === '' || String(value).startsWith('-')) return null;
    const name = flag.slice(2).replace(/-./g, ([, letter = '']) => letter.toUpperCase());
    if (name in flags) return null;
    flags[name] = value;
  }
  return flags;
}
