import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { codes, definitionOf } from '../src/codes/code.ts';
import { definitions } from '../src/codes/index.ts';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => join('src', file));

interface Import {
  readonly from: string;
  /** The imported file below the package, or the bare name of a package. */
  readonly to: string;
  readonly names: readonly string[];
}

/** Every import and re-export, static or not, of types or of values. */
const imports: readonly Import[] = sources.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8');
  const { module } = parseSync(from, text);
  const resolve = (to: string) =>
    to.startsWith('.') ? relative(root, join(root, dirname(from), to)) : to;
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      from,
      to: resolve(moduleRequest.value),
      names: entries.map(({ importName }) => importName.name ?? '*'),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, importName }) =>
        moduleRequest === null || moduleRequest === undefined
          ? []
          : [{ from, to: resolve(moduleRequest.value), names: [importName.name ?? '*'] }],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      from,
      to: resolve(text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
      names: ['*'],
    })),
  ];
});

/** The files of a folder that have this ending, without it. */
const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder).flatMap((file) =>
    file.endsWith(ending) ? [file.slice(0, -ending.length)] : [],
  );

/** The room of a file: its folder below src, or its own name without ending. */
const roomOf = (file: string): string => /^src\/([^/.]+)/.exec(file)?.[1] ?? file;

/** Who may know whom: data flows one way. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  secret: ['extract', 'text'],
  text: [],
  facts: ['knowledge'],
  knowledge: ['facts', 'text', 'classify'],
  extract: ['secret', 'facts', 'knowledge', 'text'],
  classify: ['extract', 'secret', 'knowledge', 'text'],
  probe: ['classify', 'secret', 'facts', 'knowledge', 'text', 'report'],
  codes: ['classify', 'facts', 'scopes', 'knowledge', 'text'],
  diagnose: ['codes'],
  explain: ['codes', 'knowledge'],
  report: ['explain', 'codes', 'classify', 'facts', 'secret', 'knowledge', 'text'],
  check: [
    'extract',
    'classify',
    'probe',
    'codes',
    'diagnose',
    'explain',
    'report',
    'facts',
    'knowledge',
  ],
  ci: ['report', 'explain', 'codes', 'knowledge', 'scopes', 'secret', 'text'],
  doctor: ['extract', 'knowledge', 'report', 'text'],
  run: ['doctor', 'report', 'explain', 'codes', 'classify', 'extract', 'knowledge'],
  scopes: ['text'],
  recognize: ['classify', 'extract', 'knowledge', 'secret'],
  sandbox: ['codes', 'classify', 'report', 'probe', 'knowledge'],
  node: ['probe'],
};

describe('imports', () => {
  test('are found', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({
      from: 'src/extract/extract.ts',
      to: 'src/extract/command.ts',
      names: ['*'],
    });
  });

  test('go in one direction', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)];
      if (!to.startsWith('src/') || room === other || room === 'index' || room === 'internal')
        return false;
      return !mayImport[room]?.includes(other);
    });
    expect(wrong).toEqual([]);
  });

  test('take only what each room may have from outside', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      ci: ['yaml', 'zod/mini'],
      doctor: ['yaml', 'zod/mini'],
      secret: ['@noble/hashes/hmac.js', '@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
      extract: ['unbash', 'yaml'],
      probe: [
        'https-proxy-agent',
        'node:fs/promises',
        'node:http',
        'node:https',
        'node:net',
        'node:tls',
        'node:zlib',
      ],
      report: ['zod/mini'],
      text: ['fastest-levenshtein'],
      sandbox: ['@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
    };
    const wrong = imports.filter(
      ({ from, to }) => !to.startsWith('src/') && !allowed[roomOf(from)]?.includes(to),
    );
    expect(wrong).toEqual([]);
  });

  test('of Node stand in one folder', () => {
    const files = imports.filter(({ to }) => to.startsWith('node:')).map(({ from }) => from);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !file.startsWith('src/probe/transports/node/'))).toEqual([]);
  });

  test('of the table of operations stand in scopes, so that it is loaded with them alone', () => {
    const importers = imports
      .filter(({ to }) => to === 'src/scopes/operations.ts')
      .map(({ from }) => roomOf(from));
    expect(new Set(importers)).toEqual(new Set(['scopes']));
  });

  test('of the sandbox come from nowhere in the product', () => {
    expect(
      imports.filter(({ from, to }) => roomOf(to) === 'sandbox' && roomOf(from) !== 'sandbox'),
    ).toEqual([]);
  });
});

test('only extract, classify, send.ts and two files beside the secret may open it', () => {
  const openers = imports
    .filter(
      ({ to, names }) =>
        to === 'src/secret/secret.ts' && (names.includes('reveal') || names.includes('*')),
    )
    .map(({ from }) => from);
  expect(openers.length).toBeGreaterThan(0);
  expect(
    openers.filter(
      (file) =>
        !/^src\/(?:extract|classify)\/|^src\/secret\/(?:hide|passport-id)\.ts$|^src\/probe\/send\.ts$/.test(
          file,
        ),
    ),
  ).toEqual([]);
});

describe('every code', () => {
  const docs = join(root, '../../docs/problems');

  test.each(definitions)('$code is one module in the folder of its family', ({ code, family }) => {
    expect(sources).toContain(`src/codes/${family}/${code}.ts`);
  });

  test.each(definitions)('$code has unit tests of its rule', ({ code, family }) => {
    const tests = readFileSync(join(root, `src/codes/${family}/rules.test.ts`), 'utf8');
    expect(tests).toContain(`testRule('${code}', {`);
  });

  test('that a folder of codes contains is in the list', () => {
    const modules = sources
      .map((file) => /^src\/codes\/[\w-]+\/(?!shared)([\w-]+)\.ts$/.exec(file)?.[1])
      .filter((name) => name !== undefined);
    expect(modules.sort()).toEqual([...codes].sort());
  });

  test('that supersedes another one exists', () => {
    const named = definitions.flatMap(({ supersededBy = [] }) =>
      typeof supersededBy === 'string' ? [] : supersededBy,
    );
    expect(named.filter((name) => !codes.some((code) => code === name))).toEqual([]);
  });

  test('has a page, and no page is left over', () => {
    const pages = namesIn(docs, '.md');
    expect(pages.sort()).toEqual([...codes].sort());
  });

  test.each(codes)(
    '%s: the page says what the product says, and links to pages that exist',
    (code) => {
      const page = readFileSync(join(docs, `${code}.md`), 'utf8');
      expect(page.startsWith(`# \`${code}\`\n`)).toBe(true);
      expect(page).toContain(`**${definitionOf(code).title}.**`);
      const links = [...page.matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, name]) => name);
      expect(links.filter((name) => !codes.some((code) => code === name))).toEqual([]);
    },
  );

  test('has nothing left to fill in', () => {
    const files = [
      join(root, 'src/sandbox/cast.ts'),
      ...definitions.map(({ code, family }) => join(root, `src/codes/${family}/${code}.ts`)),
      ...codes.map((code) => join(docs, `${code}.md`)),
    ];
    const marks = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/«[^»]*»/g)].map(
        ([mark]) => `${relative(join(root, '../..'), file)}: fill in ${mark}`,
      ),
    );
    expect(marks).toEqual([]);
  });
});
