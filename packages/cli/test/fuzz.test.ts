import { reportSchema } from '@token-check/core/internal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leakFinder } from '../../core/test/support/canaries.ts';
import { corpusSecrets, mutated, runsOf } from '../../core/test/support/corpus.ts';
import { full } from '../../core/test/support/full.ts';
import { type Line, linesOf } from '../src/batch/lines.ts';
import { runWith } from './world.ts';

const timeout = full ? 30 * 60_000 : 120_000;
const findLeak = leakFinder(corpusSecrets);
/** A batch of some texts, with the ends of lines that files have. */
const batchText = fc
  .tuple(fc.array(mutated(), { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([texts, between]) => texts.map((text) => text.slice(0, 8192)).join(between));

/** A text in chunks that end anywhere, as a stream brings it. */
async function* chunksOf(text: string, lengths: readonly number[]): AsyncIterable<string> {
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield text.slice(at, at + length);
    at += length;
  }
}

async function collect(lines: AsyncIterable<Line>): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

describe('the reader of a batch', { timeout }, () => {
  test('finds the same lines however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        batchText,
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
        async (text, lengths) => {
          const lines = await collect(linesOf(chunksOf(text, lengths)));
          const expected = text
            .split('\n')
            .map((line, index) => ({
              number: index + 1,
              text: line.replace(/\r$/, '').replace(/^\ufeff/, ''),
            }))
            .filter((line) => !/^\s*(?:#|$)/.test(line.text));
          expect(lines.map(({ number, text }) => ({ number, text }))).toEqual(expected);
        },
      ),
      runsOf(200, 20_000),
    );
  });

  test('keeps no more than a limit of a line without end', async () => {
    async function* endless(): AsyncIterable<string> {
      for (let at = 0; at < 64; at++) yield 'x'.repeat(64 * 1024);
    }
    const lines = await collect(linesOf(endless()));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text.length).toBeLessThanOrEqual(1024 * 1024);
    expect(lines[0]?.isCut).toBe(true);
  });

  test('gives each line its reports, and the exit status of the gravest one', async () => {
    await fc.assert(
      fc.asyncProperty(batchText, fc.boolean(), async (text, offline) => {
        const network = offline ? ['--offline'] : ['--sandbox'];
        const argv = ['--batch', '-', '--format', 'ndjson', ...network];
        const { status, out, err } = await runWith(argv, { stdin: text });
        expect(err).not.toContain('inside the program');
        expect(findLeak(out + err)).toBeNull();
        const lines = await collect(linesOf(chunksOf(text, [50])));
        if (lines.length === 0) {
          expect({ status, out }).toEqual({ status: 2, out: '' });
          return;
        }
        const reports = out
          .trimEnd()
          .split('\n')
          .map((line) => reportSchema.parse(JSON.parse(line)));
        const numbers = reports.map(({ source }) => source.line ?? 0);
        expect([...new Set(numbers)]).toEqual(lines.map(({ number }) => number));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        const verdicts = reports.map(({ verdict }) => verdict);
        const isEmpty = reports.some(({ diagnoses }) => diagnoses[0]?.code === 'empty-input');
        const expected = verdicts.includes('problem')
          ? 1
          : verdicts.includes('undetermined')
            ? 3
            : 0;
        // A line of characters that nothing shows is an empty input.
        expect(isEmpty ? [1, 2] : [expected]).toContain(status);
      }),
      runsOf(60, 5000),
    );
  });
});
