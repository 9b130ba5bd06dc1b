import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { runWith } from './world.ts';

const root = join(import.meta.dirname, '../../..');
const schema = JSON.parse(readFileSync(join(root, 'schema/config-v1.schema.json'), 'utf8'));
const isValid = new Ajv2020.default({ strictRequired: false }).compile(schema);
const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
const examples = [...page.matchAll(/```(?:yaml|json)\n([\s\S]*?)```/g)].map(
  ([, text = '']) => text,
);
const token = makeToken('dop_v1_', 'in the configuration');

const numRuns = process.env.TEST_FULL ? 5000 : 200;

/** Reads a configuration with `--dry-run`. Every outcome but a valid file and a fault is a failure. */
async function isAccepted(text: string, extension: 'yaml' | 'json'): Promise<boolean> {
  const path = `/repo/c.${extension}`;
  const world = { cwd: '/repo', files: { [path]: text } };
  const { status, out, err } = await runWith(['ci', '--dry-run', '-c', path], world);
  expect(err).not.toContain('inside the program');
  expect(err).not.toMatch(/^ {2}at /m);
  expect(out + err).not.toContain(token.slice(7, 27));
  expect(out + err).not.toContain(token.slice(-20));
  expect(out + err).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  expect([0, 2]).toContain(status);
  if (status === 2) {
    expect(out).toBe('');
    const lines = text.split('\n').length;
    const places = [...err.matchAll(/^c\.(?:yaml|json):(\d+):(\d+): /gm)];
    if (err.includes('[invalid-config]') && !err.includes('1 MiB')) {
      expect(places.length).toBeGreaterThan(0);
    }
    for (const [, line, column] of places) {
      expect(Number(line)).toBeGreaterThan(0);
      expect(Number(line)).toBeLessThanOrEqual(lines);
      expect(Number(column)).toBeGreaterThan(0);
    }
  }
  return status === 0;
}

/** A value with the fields of a configuration, right and wrong. */
const value = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<unknown>(
    null,
    token,
    '14d',
    '0d',
    'on-forks',
    'warning',
    '*:delete',
    'droplet:read',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    ['external-dns'],
    ['personal-access-token'],
    'spaces-secret-key',
  ),
);
const fields = Object.keys(schema.properties.secrets.items.properties);
const secret = fc.dictionary(
  fc.constantFrom(...fields, 'minTTL', '__proto__', 'constructor'),
  value,
  {
    maxKeys: 5,
  },
);
const valid = fc.record(
  {
    env: fc.stringMatching(/^[A-Z]{1,12}$/),
    tags: fc.constant(['deploy']),
    minTtl: fc.constant('1d'),
  },
  { requiredKeys: ['env'] },
);
const right = fc.record(
  {
    version: fc.constant(1),
    defaults: fc.constant({ warnTtl: '21d' }),
    secrets: fc.uniqueArray(valid, { selector: ({ env }) => env, minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: ['secrets'] },
);
const config = fc.record(
  {
    version: fc.constantFrom<unknown>(1, 1, 2, '1'),
    defaults: fc.oneof(secret, fc.constant({ warnTtl: '21d' })),
    secrets: fc.oneof(fc.array(fc.oneof(valid, secret), { maxLength: 3 }), value),
    other: value,
  },
  { requiredKeys: ['secrets'] },
);

test('a configuration that the schema refuses is refused, in JSON and in YAML', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(right, config), async (value) => {
      const json = JSON.stringify(value);
      const isJson = await isAccepted(json, 'json');
      const isYaml = await isAccepted(stringify(value), 'yaml');
      if (!isValid(JSON.parse(json))) expect(isJson).toBe(false);
      if (!json.includes('\\')) expect(isYaml).toBe(isJson);
      if (isJson) accepted++;
    }),
    { numRuns },
  );
  expect(accepted).toBeGreaterThan(numRuns / 20);
});

test('a damaged example is a fault or a valid file', async () => {
  const snippet = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      '\t',
      '\n',
      '- ',
      ': ',
      '{',
      ']',
      '&a',
      '*a',
      '!!binary ',
      '---\n',
      '? ',
      '|',
      '"',
      "'",
    ),
    fc.constantFrom('\0', '\ufeff', '\u2028', '\r', token, '<<: ', '%YAML 1.1\n', '!!js/function '),
  );
  const damaged = fc.record({
    example: fc.constantFrom(...examples),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 12 }),
    snippet,
  });
  await fc.assert(
    fc.asyncProperty(damaged, async ({ example, at, length, snippet }) => {
      const start = Math.floor(at * example.length);
      const text = example.slice(0, start) + snippet + example.slice(start + length);
      for (const extension of ['yaml', 'json'] as const) {
        if (!(await isAccepted(text, extension))) continue;
        isValid(extension === 'json' ? JSON.parse(text) : parse(text, { logLevel: 'silent' }));
        expect(isValid.errors).toBeNull();
      }
    }),
    { numRuns },
  );
});

test('any bytes are a fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      expect(await isAccepted(text, 'yaml')).toBe(false);
      expect(await isAccepted(text, 'json')).toBe(false);
    }),
    { numRuns },
  );
});

/** A megabyte takes seconds, so it's the size of the full run. */
const size = process.env.TEST_FULL ? 1_000_000 : 100_000;
const times = (text: string) => text.repeat(size / text.length);
const lines = (line: (index: number) => string) =>
  Array.from({ length: size / 20 }, (_, index) => `${line(index)}\n`).join('');

test.each([
  ['brackets', times('[')],
  ['braces', times('{"a":')],
  ['lists of YAML', times('- ')],
  ['keys of YAML', times('? ')],
  ['one line', times('a')],
  ['one quoted text', `"${times('a')}`],
  ['one comment', `#${times('a')}`],
  ['quotes', times('"')],
  ['anchors', times('&a ')],
  ['line breaks', times('\n')],
  ['spaces', times(' ')],
  ['zeros', times('\0')],
  ['fields', lines((index) => `f${index}: 1`)],
  ['fields with one name', lines(() => 'f: 1')],
  ['secrets', `secrets:\n${lines(() => '  - env: A')}`],
  ['secrets with faults', `secrets:\n${lines((index) => `  - {env: A${index}, x: 1}`)}`],
])('a file full of %s is a fault without a hang', async (_what, text) => {
  expect(await isAccepted(text, 'yaml')).toBe(false);
  expect(await isAccepted(text, 'json')).toBe(false);
});
