import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { check } from '../src/check.ts';
import { type Code, codes, definitionOf } from '../src/codes/code.ts';
import { type Context, contextOf } from '../src/codes/context.ts';
import type { Subject } from '../src/codes/subject.ts';
import { circumstances } from '../src/knowledge/circumstances.ts';
import { noFailures } from '../src/knowledge/no-failure.ts';
import { otherErrors } from '../src/knowledge/other-errors.ts';
import { topics } from '../src/knowledge/topics.ts';
import { newMemory } from '../src/probe/memory.ts';
import { fetchTransport } from '../src/probe/transports/fetch.ts';
import { cast } from '../src/sandbox/cast.ts';
import { sandbox } from '../src/sandbox/sandbox.ts';
import { subjectWith } from './support/subject.ts';

/**
 * The rules of our texts that a machine can check: for every report about the sandbox cast, for
 * every case of the rules, for the problem pages and for the documents.
 */
const root = join(import.meta.dirname, '../../..');

/** Phrases that nobody writes today, or that say less than a plain verb. Case is ignored. */
const banned = [
  /\bnowhere\b/,
  /\bsomebody\b/,
  /\bnobody\b/,
  /\banew\b/,
  /, for (?:it|that|the|a|an|DigitalOcean|they|there)\b/,
  /\bstands? (?:in|at|on|alone|beside|between|as|before|behind|under)\b/,
  /\bopens? the API\b/,
  /\bspeaks? of\b/,
  /\bis (?:told|asked about)\b/,
  /\bas far as is known\b/,
  /\bvoucher\b/,
  /\bworthless\b/,
  /\bwas not asked\b/,
  /Also: (?:Most likely|Possibly|Probably)/,
  /\band one more problem\b/,
  /\bnot any more\b/,
  /\binside of\b/,
  /\bNot claimed\b/,
].map((pattern) => new RegExp(pattern, 'i'));

/** The confidence expresses doubt, so a headline has none. */
const doubt = /\b(?:probably|possibly|perhaps|maybe|might|likely|seems?|may be|could be)\b/i;

/** How steps start. */
const verbs = new Set(
  `Add Allow Ask Bypass Call Change Check Choose Compare Connect Contact Copy Correct Create Decode
  Delete Disconnect Download Encode End Enter Exchange Export Find Fix Free Get Give Ignore Import Increase Install Keep Let Limit List Load Log Look
  Make   Name Open Pass Paste Pay
  Print Put Read Record Refresh Register Remove Rename Replace Request Reset Restart Revoke Run Save See Select Send Set Show
  Sign Skip Start Stay Store Switch Synchronize Tell Test Trim Trust Try Turn Unset Update Upgrade Use Verify Wait Write`.split(
    /\s+/,
  ),
);

interface Text {
  readonly where: string;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: readonly { readonly text: string; readonly command?: string }[];
}

const collected = vi.hoisted(() => [] as [code: string, title: string, given: object][]);

vi.mock('./support/test-rule.ts', () => ({
  testRule: (code: string, cases: Record<string, [given: object]>) => {
    for (const [title, [given]] of Object.entries(cases)) collected.push([code, title, given]);
  },
}));

/** Programs and hosts that choose other words. */
const contexts: readonly Partial<Context>[] = [
  {},
  { program: 'Terraform', variable: 'DIGITALOCEAN_TOKEN' },
  { program: 'GitHub Actions', ciSystem: 'GitHub Actions' },
  { program: 'doctl', operation: 'POST /v2/droplets' },
  { program: 'kubectl', host: 'registry.digitalocean.com' },
];

async function textsOfRules(): Promise<Text[]> {
  for (const family of new Set(codes.map((code) => definitionOf(code).family))) {
    await import(`../src/codes/${family}/rules.test.ts`);
  }
  return collected.flatMap(([code, title, given]) => {
    const subject: Subject = subjectWith(given);
    const finding = definitionOf(code as Code).find(subject);
    if (finding === null) return [];
    return contexts.map((context) => ({
      where: `${code}: ${title} (${context.program ?? 'own context'})`,
      ...finding.words({ ...contextOf(subject), ...context }),
    }));
  });
}

async function textsOfCast(): Promise<Text[]> {
  const texts = cast.map(
    async ({ name, paste, offline, circumstances: { unset, expected } = {} }) => {
      const reports = await check(unset ? null : paste, {
        memory: newMemory(),
        network: offline
          ? false
          : { transport: fetchTransport(sandbox), timeoutMs: 50, simulated: true },
        source: unset ? { kind: 'env', name: paste } : { kind: 'stdin' },
        ...(expected && { expected }),
      });
      return reports.flatMap(({ diagnoses }) =>
        diagnoses.map((diagnosis) => ({ where: `${name}: ${diagnosis.code}`, ...diagnosis })),
      );
    },
  );
  return (await Promise.all(texts)).flat();
}

/** The tables whose words a report takes over as they are. */
const textsOfTables: readonly Text[] = [
  ...circumstances
    .filter(({ fits }) => fits !== '')
    .map((one) => ({
      where: `circumstance ${one.id}`,
      title: one.title,
      what: one.fits,
      why: '',
      fix: 'afterwards' in one ? [one.check, one.afterwards] : [one.check],
    })),
  ...otherErrors.map((one) => ({
    where: `other error ${one.id}`,
    title: 'title' in one ? one.title : `Not about the token: ${one.words}`,
    what: one.means,
    why: '',
    fix: one.step === null ? [] : [one.step],
  })),
  ...[...noFailures, ...topics].map(({ id, title, answer, step }) => ({
    where: `topic ${id}`,
    title,
    what: answer,
    why: '',
    fix: [step],
  })),
];

const texts = [...(await textsOfCast()), ...(await textsOfRules()), ...textsOfTables];

const pages = ['docs/problems', 'docs/usage', 'docs/doctor'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((file) => `${folder}/${file}`),
);
const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The prose of a Markdown file, one block a string: no code blocks, no tables. */
const proseOf = (markdown: string): string[] =>
  markdown
    .replace(/^ *```[\s\S]*?^ *```$/gm, '\n')
    .replace(/^\|.*$/gm, '')
    .split(/\n{2,}|\n(?= *(?:[-*]|\d+\.) )/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter((block) => block !== '' && !block.startsWith('#'));

/** The sentences of a text. Code and addresses count as one word each. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/`[^`]+`/g, 'code')
    .replace(/https?:\/\/\S+/g, 'address')
    .replace(/\]\([^)]+\)/g, ']')
    .split(/\n+|(?<=[.!?][)”"*]*) +(?=["“(`*[]*\S)/)
    .filter((sentence) => sentence.trim() !== '');
}

const wordsIn = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /\w/.test(word)).length;

const longSentences = (text: string): string[] =>
  sentencesOf(text).filter((sentence) => wordsIn(sentence) > 28);

const bannedIn = (text: string): string[] =>
  banned.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);

const linesOf = ({ title, what, why, fix }: Text): string[] => [
  title,
  // Each answer to a question is a paragraph of its own.
  ...what.split('\n\n'),
  why,
  ...fix.map((step) => step.text),
];

/** One line for each breach, without repetitions. */
const breaches = (find: (text: Text) => readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => find(text).map((breach) => `${text.where}: ${breach}`))),
];

describe('reports', () => {
  test('are collected for every code', () => {
    const found = new Set(texts.map(({ where }) => where));
    const missing = codes.filter(
      (code) => ![...found].some((where) => where.startsWith(`${code}: `)),
    );
    expect(missing).toEqual([]);
  });

  test('have headlines of at most 60 characters, without doubt and without a full stop', () => {
    const isGood = (title: string) =>
      title.length <= 60 && !doubt.test(title) && !/[.:;,]$/.test(title) && title !== '';
    const titles = codes.map((code) => definitionOf(code).title);
    expect([
      ...titles.filter((title) => !isGood(title)),
      ...breaches(({ title }) => (isGood(title) ? [] : [title])),
    ]).toEqual([]);
  });

  test('contain no banned phrase', () => {
    expect(breaches((text) => linesOf(text).flatMap(bannedIn))).toEqual([]);
  });

  test('contain no sentence of more than 28 words', () => {
    expect(breaches((text) => linesOf(text).flatMap(longSentences))).toEqual([]);
  });

  test('have at most three steps, and each starts with a verb', () => {
    const startsWithVerb = (step: string) => verbs.has(/^\w+/.exec(step)?.[0] ?? '');
    expect(
      breaches(({ fix }) => [
        ...(fix.length > 3 ? [`${fix.length} steps`] : []),
        ...fix.map((step) => step.text).filter((step) => !startsWithVerb(step)),
      ]),
    ).toEqual([]);
  });

  test('have no gap where a value is missing', () => {
    const gap = /undefined|null\b(?!`)|NaN|\[object| {2}|``|“”/;
    expect(
      breaches((text) =>
        linesOf(text).filter((line) =>
          gap.test(line.replace(/`(?:undefined|None|null)`/g, 'word')),
        ),
      ),
    ).toEqual([]);
  });
});

describe('pages and documents', () => {
  test.each([...pages, ...documents])('%s contains no banned phrase', (file) => {
    expect(bannedIn(read(file).replace(/\s+/g, ' '))).toEqual([]);
  });

  test.each(pages)('%s contains no sentence of more than 28 words', (file) => {
    expect(proseOf(read(file)).flatMap(longSentences)).toEqual([]);
  });

  test.each(pages)('%s says what to do in steps that start with a verb', (file) => {
    const [, todo = ''] = /\n## What to do\n([\s\S]*?)(?=\n## |\n\*\*|$)/.exec(read(file)) ?? [];
    const steps = [...todo.matchAll(/^\d+\. (\w+)/gm)].map(([, word = '']) => word);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.filter((word) => !verbs.has(word))).toEqual([]);
  });
});
