import { describe, expect, test } from 'vitest';
import { check } from '../check.ts';
import { codes } from '../diagnose/codes.ts';
import { digitalOcean } from '../probe/digitalocean.ts';
import { fetchTransport } from '../probe/transports/fetch.ts';
import { reportSchema } from '../report/schema.ts';
import { cast } from './cast.ts';
import { sandbox } from './sandbox.ts';

const source = { kind: 'stdin' };
const network = {
  ...digitalOcean,
  transport: fetchTransport(sandbox),
  timeoutMs: 50,
  userAgent: 'test',
  now: () => 1_760_000_000_000,
};

describe('the cast', () => {
  test.each(cast)('$name → $code', async (character) => {
    const [report] = await check(character.paste, {
      source,
      network: character.offline ? null : network,
    });
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

  test('plays every code', async () => {
    const played = new Set<string>();
    for (const { paste, offline } of cast) {
      const reports = await check(paste, { source, network: offline ? null : network });
      for (const { diagnoses } of reports) for (const { code } of diagnoses) played.add(code);
    }
    expect(codes.filter((code) => !played.has(code))).toEqual([]);
  });
});
