import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { join, pairs, variable } from '../doctor/combine.mjs';
import { fillIn, hide, pathOf } from '../doctor/table.mjs';

const root = fileURLToPath(new URL('../doctor', import.meta.url));
const names = readdirSync(`${root}/tools`).map((file) => file.replace('.mjs', ''));
const linesOf = (name) => readFileSync(`${root}/data/${name}.jsonl`, 'utf8').trim().split('\n');

describe('the tables of tools', () => {
  it.each(names)('of %s has every combination, in order', async (name) => {
    const { default: tool } = await import(`../doctor/tools/${name}.mjs`);
    const [head, ...rows] = linesOf(name).map((line) => JSON.parse(line));
    expect(head).toEqual({ tool: name, version: expect.stringMatching(/\w/) });
    expect(rows.map(({ env, files }) => ({ env, files }))).toEqual(
      tool.combinations.map(({ env = {}, files = {} }) => ({ env, files })),
    );
    for (const [at, { sent }] of rows.entries()) {
      expect(Object.keys(sent)).toEqual(tool.combinations[at].tools ?? tool.tools);
    }
    // A tool that never ran would send nothing at all.
    expect(rows.filter(({ sent }) => Object.values(sent).some(Boolean)).length).toBeGreaterThan(2);
  });

  it('are of tools that are recorded', () => {
    const stored = readdirSync(`${root}/data`).map((file) => file.replace('.jsonl', ''));
    expect(stored).toEqual(names);
  });

  it('have no token, time or path of a machine', () => {
    const leak =
      /do[a-z]_v1_[0-9a-f]{8}|\/root\/|\/tmp\/|\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:|\d\d:\d\d:\d\d/;
    const lines = names.flatMap((name) => linesOf(name));
    expect(lines.filter((line) => leak.test(line))).toEqual([]);
  });
});

describe('combinations', () => {
  it('are each source alone and each two, set and empty', () => {
    const all = pairs([variable('X'), variable('Y')]);
    expect(all.map(({ env = {} }) => env)).toEqual([
      {},
      { X: '{{A}}' },
      { X: '' },
      { Y: '{{B}}' },
      { Y: '' },
      { X: '{{A}}', Y: '{{B}}' },
      { X: '{{A}}', Y: '' },
      { X: '', Y: '{{B}}' },
      { X: '', Y: '' },
    ]);
  });

  it('join the lines of one file', () => {
    expect(
      join({ files: { a: 'x\n' } }, { files: { a: 'y\n', b: 'z\n' }, env: { V: '' } }),
    ).toEqual({
      files: { a: 'x\ny\n', b: 'z\n' },
      env: { V: '' },
    });
  });
});

describe('labels', () => {
  const tokens = { A: 'first', B: 'second' };

  it('become tokens, and tokens labels', () => {
    expect(fillIn('{{A}} {{B}} {{a}}', tokens)).toBe('first second {{a}}');
    expect(fillIn('{{A:basic}}', tokens)).toBe(btoa('first:first'));
    expect(hide('x first', tokens)).toBe('x {{A}}');
  });

  it('leave paths below home and in the current directory', () => {
    expect(['~/a', 'b', '/etc/c'].map((path) => pathOf(path, '/home/sam'))).toEqual([
      '/home/sam/a',
      '/home/sam/project/b',
      '/etc/c',
    ]);
  });
});
