import { check, fetchTransport, type Report } from '@token-check/core';
import { definitionOf, newMemory, systemClock } from '@token-check/core/internal';
import { type Character, cast, sandbox } from '@token-check/core/sandbox';
import { describe, expect, test, vi } from 'vitest';
import { text } from '../src/render/text.ts';

/** What each character of the cast sees, so that a change of words is reviewed as people see it. */
const now = Date.UTC(2026, 10, 26);
// The sandbox dates its responses by the time of the machine.
vi.useFakeTimers({ toFake: ['Date'], now });
const clock = { ...systemClock, now: () => now };

async function reportsFor({ paste, offline, circumstances = {} }: Character): Promise<Report[]> {
  const { expected, twice, unset } = circumstances;
  const memory = newMemory();
  const network = { transport: fetchTransport(sandbox), timeoutMs: 50, simulated: true as const };
  const common = { clock, memory, network: offline ? (false as const) : network };
  if (twice) await check(paste, { ...common, source: { kind: 'env', name: 'STAGING' } });
  return check(unset ? null : paste, {
    ...common,
    source: unset ? { kind: 'env', name: paste } : { kind: 'stdin' },
    ...(expected && { expected }),
  });
}

const shown = await Promise.all(
  cast.map(async (character) => {
    const reports = await reportsFor(character);
    const output = text.render(reports, {
      columns: 80,
      color: false,
      hyperlinks: false,
      now,
      batch: false,
    });
    return { ...character, reports, output, family: definitionOf(character.code).family };
  }),
);

describe('the gallery', () => {
  const families = [...new Set(shown.map(({ family }) => family))];

  test.each(families)('of the family %s shows what people see', async (family) => {
    const sections = shown
      .filter((one) => one.family === family)
      .map(
        ({ name, story, output }) =>
          `${'='.repeat(80)}\n${name}: ${story}\n${'='.repeat(80)}\n\n${output}`,
      );
    await expect(sections.join('\n')).toMatchFileSnapshot(`gallery/${family}.txt`);
  });

  /** Reports that need more than one screen of 24 lines, and why. */
  const longer: Readonly<Record<string, string>> = {};

  const long = shown.filter(({ output }) => output.trimEnd().split('\n').length > 24);

  test('fits one screen of 24 lines, with few exceptions', () => {
    expect(long.map(({ name }) => name).sort()).toEqual(Object.keys(longer).sort());
    expect(long.length / shown.length).toBeLessThanOrEqual(0.05);
  });

  test('fits 80 columns, except for commands and addresses', () => {
    const wide = shown.flatMap(({ output }) =>
      output.split('\n').filter((line) => line.length > 80 && !/^ {7}/.test(line)),
    );
    expect(wide).toEqual([]);
  });
});
