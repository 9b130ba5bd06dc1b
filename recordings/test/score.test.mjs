import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../../packages/core/src/check.ts';
import { makeToken } from '../../packages/core/src/sandbox/make-token.ts';
import { filler, judge } from '../judge.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fill = filler(makeToken);
const linesOf = (path) =>
  readFileSync(`${root}/${path}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The recordings that are right, and those of which something false is said as likely or certain. */
async function score(recordings) {
  const results = [];
  for (const recording of recordings) {
    const reports = await check(fill(recording.input), { network: false });
    results.push({ id: recording.id, ...judge(recording, reports) });
  }
  const right = results.filter((result) => result.right).length;
  const wrong = results.flatMap(({ id, wrong }) => wrong.map((code) => `${id}: ${code}`));
  return { share: right / results.length, wrong };
}

describe('what is said of what clients print', () => {
  it('is right for the recordings, and never confidently wrong', async () => {
    const recordings = readdirSync(`${root}/data`).flatMap((name) => linesOf(`data/${name}`));
    const { share, wrong } = await score(recordings);
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThan(0.995);
  }, 120_000);

  it('is the same in a long log, of which only the lines that say something are read', async () => {
    const log = Array.from({ length: 60 }, (_, at) => `INFO worker ${at} finished batch ${at * 7}`);
    const recordings = readdirSync(`${root}/data`)
      .flatMap((name) => linesOf(`data/${name}`))
      .filter(({ input }, at) => at % 10 === 0 && input.length < 4000);
    expect(recordings.length).toBeGreaterThan(300);
    const firstCode = async (text) => {
      const [{ diagnoses }] = await check(text, { network: false });
      return diagnoses[0].code;
    };
    const long = `${log.join('\n').repeat(3)}\n`;
    for (const { id, input } of recordings) {
      const text = fill(input);
      expect([id, await firstCode(long + text)]).toEqual([id, await firstCode(text)]);
    }
  }, 60_000);

  it('is right for texts of public threads, and never confidently wrong', async () => {
    const { share, wrong } = await score(linesOf('texts/seen.jsonl'));
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThan(0.97);
  }, 60_000);
});

describe('the judgement', () => {
  const report = (...diagnoses) => [
    { diagnoses: diagnoses.map(([code, confidence]) => ({ code, confidence })) },
  ];
  const recording = {
    expected: ['dns-failure'],
    also: ['proxy-failure'],
    must_not: ['token-rejected'],
    max_confidence: { 'proxy-failure': 'possible' },
  };

  it.each([
    ['an expected code', report(['dns-failure', 'likely']), true, []],
    ['an acceptable code', report(['proxy-failure', 'possible']), true, []],
    ['another code', report(['rate-limited', 'likely']), false, []],
    [
      'a false code beside the right one',
      report(['dns-failure', 'likely'], ['token-rejected', 'likely']),
      false,
      ['token-rejected (likely)'],
    ],
    [
      'a false code that is only possible',
      report(['dns-failure', 'likely'], ['token-rejected', 'possible']),
      true,
      [],
    ],
    ['too sure a code', report(['proxy-failure', 'likely']), false, ['proxy-failure (likely)']],
  ])('of %s', (_title, reports, right, wrong) => {
    expect(judge(recording, reports)).toMatchObject({ right, wrong });
  });
});
