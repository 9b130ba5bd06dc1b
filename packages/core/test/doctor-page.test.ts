import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configurations, type Look, sources, tools } from '../src/knowledge/tools.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/doctor.md'), 'utf8');

function lookWords(look: Look): string {
  if (look.startsWith('$')) return `\`${look.slice(1)}\``;
  if (look.startsWith('file of $')) return `the file of \`${look.slice(9)}\``;
  return configurations[look as keyof typeof configurations].words;
}

/** The address of a source on GitHub. */
function addressOf(source: string): string {
  const [repository, version, file = ''] = source.split(' ');
  if (version === undefined) return source;
  return `https://github.com/${repository}/blob/${version}/${file.replace(':', '#L')}`;
}

/** The table of the page, from the table of tools. */
const rows = tools.map(({ name, looks }) => {
  const source = sources[name] ?? '';
  const [, , file = 'documentation'] = source.split(' ');
  const short = file.split('/').at(-1);
  return `| ${name} | ${looks.map(lookWords).join(', ')} | [${short}](${addressOf(source)}) |`;
});

const unpadded = (text: string) => text.replace(/ +/g, ' ');

describe('the page of the doctor', () => {
  test('shows the table of tools', () => {
    const shown = unpadded(page)
      .split('\n')
      .filter((line) => /^\| .* \| \[.*\]\(https:.*\) \|$/.test(line));
    expect(shown).toEqual(rows);
  });

  test('names the variables that choose a file', () => {
    const names = new Set(Object.values(configurations).flatMap(({ variables }) => variables));
    const missing = [...names].filter((name) => !page.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  test('explains every finding', () => {
    const codes = [
      'stale-copy',
      'token-fails',
      'missing-context',
      'missing-config',
      'context-hides-variable',
      'different-tokens',
      'shell-beats-file',
      'env-file-not-loaded',
      'readable-by-others',
      'tracked-by-git',
      'not-ignored-by-git',
      'token-in-history',
    ];
    expect([...page.matchAll(/^\| `([a-z-]+)` /gm)].map(([, code]) => code)).toEqual(codes);
  });
});

describe('the table of tools', () => {
  test('has each tool once', () => {
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  });

  test('has a source for each tool and for nothing else', () => {
    expect(Object.keys(sources)).toEqual(tools.map(({ name }) => name));
  });

  test.each(Object.entries(sources))('says which line of which version: %s', (_name, source) => {
    expect(source).toMatch(
      /^[\w.-]+\/[\w.-]+ [\w.]+ [\w./-]+:\d+$|^https:\/\/docs\.digitalocean\.com\//,
    );
  });
});
