import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Lookup } from '../src/doctor/place.ts';
import { survey } from '../src/doctor/survey.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { machineOf } from './support/machine.ts';

/**
 * What the doctor says that tools send, against what real tools sent: `recordings/doctor/README.md`
 * says how the tables were made.
 */
interface Row {
  readonly env: Readonly<Record<string, string>>;
  /** By a path that is absolute, below home (`~/`) or in the current directory. */
  readonly files: Readonly<Record<string, string>>;
  /** What arrived, by the tool's name in the doctor; null for nothing. */
  readonly sent: Readonly<Record<string, string | null>>;
}

const folder = fileURLToPath(new URL('../../../recordings/doctor/data/', import.meta.url));
const home = '/home/sam';

const tables = readdirSync(folder).map((file) => {
  const [, ...lines] = readFileSync(`${folder}${file}`, 'utf8').trim().split('\n');
  return {
    name: file.replace('.jsonl', ''),
    rows: lines.map((line) => JSON.parse(line) as Row),
  };
});

const fillIn = (text: string): string =>
  text.replace(/\{\{([A-H])(:basic)?\}\}/g, (_all, label: string, basic?: string) => {
    const token = makeToken('dop_v1_', label);
    return basic ? btoa(`${token}:${token}`) : token;
  });

const filledIn = (
  values: Readonly<Record<string, string>>,
  nameOf: (key: string) => string = (key) => key,
) => Object.fromEntries(Object.entries(values).map(([key, text]) => [nameOf(key), fillIn(text)]));

const pathOf = (path: string): string => {
  if (path.startsWith('/')) return path;
  return path.startsWith('~/') ? `${home}/${path.slice(2)}` : `${home}/project/${path}`;
};

/**
 * A value as it arrives: HTTP drops white space behind it, an empty one is none, and no tool can send a
 * control character. Python writes `None` if there is no token.
 */
function onTheWire(text: string): string | null {
  const trimmed = text.replace(/[ \t]+$/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no header may contain.
  const isNone = ['', 'None'].includes(trimmed) || /[\x00-\x08\x0a-\x1f\x7f]/.test(trimmed);
  return isNone ? null : trimmed;
}

type Verdict = 'agrees' | "doesn't know" | 'wrong';

function verdictOn(found: Lookup | undefined, sent: string | null, env: Row['env']): Verdict {
  if (found && 'unknown' in found) return "doesn't know";
  const said = valueOf(found, env);
  // The doctor can't read what is encrypted, and says so.
  if (said === null) return "doesn't know";
  // The tool takes such a value, and its HTTP library may refuse it.
  if (sent === null && said !== said.trim()) return 'agrees';
  return onTheWire(said) === (sent === null ? null : onTheWire(fillIn(sent))) ? 'agrees' : 'wrong';
}

/** The value that the doctor says is sent; it doesn't show one that looks like another service's. */
function valueOf(found: Lookup | undefined, env: Row['env']): string | null {
  if (found === undefined || 'unknown' in found) return '';
  if ('place' in found) return found.place.text;
  const { nothing } = found;
  return nothing.code === 'variable-of-another-service' ? (env[nothing.name] ?? '') : '';
}

async function judge({ env, files, sent }: Row): Promise<{ verdict: Verdict; said: unknown }> {
  const machine = machineOf({ env: filledIn(env), files: filledIn(files, pathOf) });
  const { choices } = await survey(machine);
  const foundBy = new Map(choices.map(({ tool, found }) => [tool, found]));
  const extra = choices.filter(
    ({ tool, found }) =>
      found &&
      'place' in found &&
      !Object.hasOwn(sent, tool) &&
      Object.keys(sent).some((name) => tool.startsWith(`${name} (`)),
  );
  const verdicts = Object.entries(sent).map(([tool, text]) =>
    verdictOn(foundBy.get(tool), text, env),
  );
  const worst = (['wrong', "doesn't know"] as const).find((one) => verdicts.includes(one));
  return {
    verdict: extra.length > 0 ? 'wrong' : (worst ?? 'agrees'),
    said: choices.filter(({ tool }) => Object.keys(sent).some((name) => tool.startsWith(name))),
  };
}

describe('what real tools sent', () => {
  test.each(tables)('by $name', async ({ name, rows }) => {
    const judged = await Promise.all(rows.map(async (row) => ({ row, ...(await judge(row)) })));
    const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length;
    if (process.env.SHOW) {
      const words = [rows.length, count('agrees'), count("doesn't know"), count('wrong')];
      console.log(`| ${name} | ${words.join(' | ')} |`);
      for (const { row, verdict, said } of judged) {
        if (verdict !== 'agrees')
          console.log(
            verdict,
            JSON.stringify(row),
            '\n   SAYS',
            JSON.stringify(said).replaceAll(
              /dop_v1_[0-9a-f]{64}/g,
              (t) => `{{${[...'ABCDEFGH'].find((l) => makeToken('dop_v1_', l) === t)}}}`,
            ),
          );
      }
    }
    expect(judged.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  });
});
