import type { Entry } from './entries.ts';

/** The text of a first configuration. */
export function writeConfig(entries: readonly Entry[]): string {
  const head = [
    '# The secrets that this repository relies on.',
    '# To read it without any secret: token-check ci --dry-run',
    '# All fields: token-check ci --schema',
  ];
  return `${[...head, 'secrets:', ...entries.flatMap(linesOf)].join('\n')}\n`;
}

function linesOf({ env, kind, allowsForks, usedBy, storedIn, jobs }: Entry): readonly string[] {
  return [
    `  - env: ${env}`,
    '    # description: what it is for',
    ...(kind === null ? [] : [`    kind: ${kind}`]),
    ...(kind !== null
      ? []
      : jobs.length > 0
        ? [
            `    # can: [${jobs.join(', ')}] # what it must be able to do; other jobs: token-check scopes`,
          ]
        : ['    # can: [] # what it must be able to do: token-check scopes']),
    ...(allowsForks ? ['    allowUnset: on-forks'] : []),
    ...(usedBy.length === 0 ? [] : [`    usedBy: ${list(usedBy)}`]),
    ...(storedIn.length === 0 ? [] : [`    storedIn: ${list(storedIn)}`]),
  ];
}

const list = (texts: readonly string[]): string => `[${texts.map(scalar).join(', ')}]`;

/** A text that YAML reads as this text; JSON's strings are YAML too. */
const scalar = (text: string): string =>
  /^[a-z.][\w./ -]*[\w]$/i.test(text) ? text : JSON.stringify(text);
