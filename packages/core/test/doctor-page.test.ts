import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingCodes } from '../src/doctor/finding-titles.ts';
import { orderSources, placeSources, type Source } from '../src/knowledge/tool-sources.ts';
import { configurations, type Look, tools } from '../src/knowledge/tools.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/doctor.md'), 'utf8');

function lookWords(look: Look): string {
  if (look.startsWith('$')) return `\`${look.slice(1)}\``;
  if (look.startsWith('file of $')) return `the file of \`${look.slice(9)}\``;
  return configurations[look as keyof typeof configurations].words;
}

/** A source as a link: `[provider.go:52](https://github.com/…)`. */
function linkTo(source: Source): string {
  if ('page' in source) {
    return `[documentation](${source.page})${source.isVerified ? '' : ', not verified'}`;
  }
  const { repository, version, file, line } = source;
  const address = `https://github.com/${repository}/blob/${version}/${file}#L${line}`;
  return `[${file.split('/').at(-1)}:${line}](${address})`;
}

/** The last column of a row. */
const sourcesOf = (sources: readonly Source[]) =>
  sources.length === 0 ? 'our own rule' : sources.map(linkTo).join(', ');

/** The table of the page, from the table of tools. */
const rows = tools.map(({ name, looks }) => {
  const source = orderSources[name];
  return `| ${name} | ${looks.map(lookWords).join(', ')} | ${sourcesOf(source ? [source] : [])} |`;
});

/** The rows of the table in a chapter of the page, without the head and without padding. */
function tableOf(chapter: string): string[] {
  const [, text = ''] = page.split(`## ${chapter}\n`);
  const [own = ''] = text.split('\n## ');
  const lines = own.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.replace(/ +/g, ' '));
}

describe('the page of the doctor', () => {
  test('shows the table of tools', () => {
    expect(tableOf('Which one a tool sends')).toEqual(rows);
  });

  test('shows where each place is known from', () => {
    const shown = tableOf('Where it looks').map((row) => row.split(' | '));
    expect(
      shown.map(([place = '', , source = '']) => [place.slice(2), source.slice(0, -2)]),
    ).toEqual(placeSources.map(({ place, sources }) => [place, sourcesOf(sources)]));
  });

  test('names the variables that choose a file', () => {
    const names = new Set(Object.values(configurations).flatMap(({ variables }) => variables));
    const missing = [...names].filter((name) => !page.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  test('explains every finding', () => {
    const shown = tableOf('What it points out').map((row) => row.split(' | ')[0]);
    expect(shown).toEqual(findingCodes.map((code) => `| [\`${code}\`](doctor/${code}.md)`));
  });
});

describe('the table of tools', () => {
  test('has each tool once', () => {
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  });

  test('has a source for each tool and for nothing else', () => {
    expect(Object.keys(orderSources)).toEqual(tools.map(({ name }) => name));
  });

  test('has a source for each place where a tool looks, once', () => {
    const named = placeSources.flatMap((one) => one.configurations);
    expect(named.toSorted()).toEqual(Object.keys(configurations).toSorted());
    const without = placeSources.filter(
      (one) => one.configurations.length > 0 && one.sources.length === 0,
    );
    expect(without).toEqual([]);
  });

  const all = [...Object.values(orderSources), ...placeSources.flatMap(({ sources }) => sources)];
  test.each(all)('says which line of which version: $repository $file$page', (source) => {
    if ('page' in source) {
      expect(source.page).toMatch(/^https:\/\/[a-z.]+\/[\w./-]+$/);
      return;
    }
    const { repository, version, file, line } = source;
    expect(repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
    // A branch would move.
    expect(version).toMatch(/^v?\d+\.\d+\.\d+$|^[0-9a-f]{7,9}$/);
    expect(file).toMatch(/^\w[\w./-]+$/);
    expect(line).toBeGreaterThan(0);
  });

  test('names at most one source that is not verified', () => {
    const unverified = all.filter((one) => 'page' in one && !one.isVerified);
    expect(unverified.length).toBeLessThanOrEqual(1);
  });
});
