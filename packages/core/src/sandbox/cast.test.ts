import { describe, expect, test } from 'vitest';
import { type CheckOptions, check } from '../check.ts';
import { codes } from '../codes/code.ts';
import { systemClock } from '../probe/clock.ts';
import { digitalOcean } from '../probe/digitalocean.ts';
import { newMemory } from '../probe/memory.ts';
import { fetchTransport } from '../probe/transports/fetch.ts';
import type { Report } from '../report/report-v1.ts';
import { reportSchema } from '../report/schema.ts';
import { type Character, cast } from './cast.ts';
import { sandbox } from './sandbox.ts';

const source = { kind: 'stdin' };
const network = {
  ...digitalOcean,
  transport: fetchTransport(sandbox),
  timeoutMs: 50,
  userAgent: 'test',
  clock: systemClock,
  simulated: true,
} as const;
async function checkAs({ paste, offline, circumstances = {} }: Character): Promise<Report[]> {
  const { expected, twice, unset } = circumstances;
  const memory = newMemory();
  const common = { network: offline ? (false as const) : network, memory };
  if (twice) await check(paste, { ...common, source: { kind: 'env', name: 'STAGING' } });
  return check(unset ? null : paste, {
    ...common,
    source: unset ? { kind: 'env', name: paste } : source,
    ...(expected && { expected }),
  });
}

describe('the cast', () => {
  test.each(cast)('$name → $code', async (character) => {
    const [report] = await checkAs(character);
    expect(reportSchema.parse(report)).toEqual(report);
    expect({
      code: report?.diagnoses[0]?.code,
      confidence: report?.diagnoses[0]?.confidence,
      verdict: report?.verdict,
      kind: report?.credential?.kind ?? null,
    }).toEqual({
      code: character.code,
      confidence: character.confidence,
      verdict: character.verdict,
      kind: character.kind,
    });
  });

  test('a report says that DigitalOcean was simulated, if a network was used at all', async () => {
    const { simulated: _simulated, ...unmarked } = network;
    const reports = await Promise.all(
      [network, false as const, unmarked].map((one) =>
        check(cast[0]?.paste ?? '', { source, network: one }),
      ),
    );
    expect(reports.map(([report]) => report?.simulated)).toEqual([true, undefined, undefined]);
    expect(reports.map(([report]) => Object.hasOwn(report ?? {}, 'simulated'))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('plays every code', async () => {
    const played = new Set<string>();
    for (const character of cast) {
      for (const { diagnoses } of await checkAs(character))
        for (const { code } of diagnoses) played.add(code);
    }
    expect(codes.filter((code) => !played.has(code))).toEqual([]);
  });
});

test('a network of null makes no request, as false does', async () => {
  const options = { source, network: null } as unknown as CheckOptions;
  const [report] = await check(cast[0]?.paste ?? '', options);
  expect(report?.probes).toEqual([]);
  expect(report?.verdict).toBe('unchecked');
});
