import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Choice, Lookup } from '../src/doctor/place.ts';
import { survey } from '../src/doctor/survey.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { machineOf } from './support/machine.ts';

/**
 * What the doctor says that tools send, against what real tools sent: `recordings/doctor/README.md`
 * says how the tables were made, and has the figures.
 */
interface Row {
  readonly env: Readonly<Record<string, string>>;
  /** By a path that is absolute, below home (`~/`) or in the current directory. */
  readonly files: Readonly<Record<string, string>>;
  /** What arrived, by the tool's name in the doctor; null for nothing. */
  readonly sent: Readonly<Record<string, string | null>>;
}

type Verdict = 'agrees' | "doesn't know" | 'wrong';

const folder = fileURLToPath(new URL('../../../recordings/doctor/', import.meta.url));
const home = '/home/sam';

const tables = readdirSync(`${folder}data`).map((file) => {
  const [, ...lines] = readFileSync(`${folder}data/${file}`, 'utf8').trim().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as Row);
  return { name: file.replace('.jsonl', ''), rows };
});

const fillIn = (text: string): string =>
  text.replace(/\{\{([A-H])(:basic)?\}\}/g, (_all, label: string, basic?: string) => {
    const token = makeToken('dop_v1_', label);
    return basic ? btoa(`${token}:${token}`) : token;
  });

const pathOf = (path: string): string => {
  if (path.startsWith('/')) return path;
  return path.startsWith('~/') ? `${home}/${path.slice(2)}` : `${home}/project/${path}`;
};

const filledIn = (values: Row['env'], nameOf = (name: string) => name) =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [nameOf(name), fillIn(text)]));

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

/** The value that the doctor says is sent; null if it says that it can't know. */
function saidBy(found: Lookup | undefined, env: Row['env']): string | null {
  if (found === undefined) return '';
  if ('unknown' in found) return null;
  // A credential helper has the value, or a file that isn't checked.
  if ('place' in found) return found.place.text;
  const { nothing } = found;
  // It's named and never checked, because it isn't DigitalOcean's.
  return nothing.code === 'variable-of-another-service' ? (env[nothing.name] ?? '') : '';
}

function verdictOn(found: Lookup | undefined, sent: string | null, env: Row['env']): Verdict {
  const said = saidBy(found, env);
  if (said === null) return "doesn't know";
  // The tool takes such a value, and its HTTP library may refuse it.
  if (sent === null && said !== said.trim()) return 'agrees';
  const arrived = sent === null ? null : onTheWire(fillIn(sent));
  return onTheWire(said) === arrived ? 'agrees' : 'wrong';
}

/** Whether a choice is one of a block that the tool doesn't have, such as a provider with an alias. */
const isMadeUp = ({ tool, found }: Choice, sent: Row['sent']): boolean =>
  found !== undefined &&
  'place' in found &&
  !Object.hasOwn(sent, tool) &&
  Object.keys(sent).some((name) => tool.startsWith(`${name} (`));

async function judge({ env, files, sent }: Row): Promise<Verdict> {
  const machine = machineOf({ env: filledIn(env), files: filledIn(files, pathOf) });
  const { choices } = await survey(machine);
  if (choices.some((choice) => isMadeUp(choice, sent))) return 'wrong';
  const verdicts = Object.entries(sent).map(([name, text]) => {
    const found = choices.find(({ tool }) => tool === name)?.found;
    return verdictOn(found, text, env);
  });
  const worst = (['wrong', "doesn't know"] as const).find((one) => verdicts.includes(one));
  return worst ?? 'agrees';
}

/** Of all combinations. The rest is what the doctor says that it can't know. */
const leastAgreement = 0.98;

describe('the doctor agrees with what was recorded', () => {
  const figures: { name: string; agrees: number; unknown: number }[] = [];

  test.each(tables)('of $name, or says that it does not know', async ({ name, rows }) => {
    const judged: { row: Row; verdict: Verdict }[] = [];
    for (const row of rows) judged.push({ row, verdict: await judge(row) });
    const those = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted);
    expect(those('wrong').map(({ row }) => row)).toEqual([]);
    figures.push({
      name,
      agrees: those('agrees').length,
      unknown: those("doesn't know").length,
    });
  });

  test('in at least 98 of 100 combinations, and its page has the figures', () => {
    expect(figures.map(({ name }) => name)).toEqual(tables.map(({ name }) => name));
    const sum = (key: 'agrees' | 'unknown') =>
      figures.reduce((total, figure) => total + figure[key], 0);
    const all = { name: 'all', agrees: sum('agrees'), unknown: sum('unknown') };
    const total = all.agrees + all.unknown;
    expect(total).toBeGreaterThanOrEqual(300);
    expect(all.agrees / total).toBeGreaterThanOrEqual(leastAgreement);
    const lines = [...figures, all].map(
      ({ name, agrees, unknown }) =>
        `| ${name} | ${agrees + unknown} | ${agrees} | ${unknown} | 0 |`,
    );
    expect(readFileSync(`${folder}README.md`, 'utf8')).toContain(lines.join('\n'));
  });
});
