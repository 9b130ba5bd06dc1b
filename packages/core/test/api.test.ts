import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

interface Exported {
  readonly name: string;
  /** The comment in front of the declaration. */
  readonly comment: string;
  /** The declaration without comments and function body. */
  readonly signature: string;
}

/** What an entry exports, each with its declaration, followed through re-exports. */
function exportsOf(file: string): readonly Exported[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  return module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName, importName, moduleRequest }) => {
      if (!moduleRequest || exportName.name == null || importName.name == null) return [];
      const from = join(dirname(file), moduleRequest.value);
      return { ...declared(from, importName.name), name: exportName.name };
    }),
  );
}

function declared(file: string, name: string): Exported {
  const text = readFileSync(file, 'utf8');
  const { program, comments } = parseSync(file, text);
  for (const node of program.body) {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) continue;
    const { declaration } = node;
    const id =
      declaration.type === 'VariableDeclaration'
        ? declaration.declarations[0]?.id
        : 'id' in declaration
          ? declaration.id
          : null;
    if (!id || !('name' in id) || id.name !== name) continue;
    const before = comments.filter(({ end }) => end <= node.start).at(-1);
    const isBeside = before && /^\s*$/.test(text.slice(before.end, node.start));
    // A function's body and a table's rows are no part of the surface.
    const hidden =
      declaration.type === 'FunctionDeclaration'
        ? declaration.body
        : declaration.type === 'VariableDeclaration'
          ? declaration.declarations[0]?.init
          : null;
    const inside = comments.filter(
      ({ start, end }) => start > node.start && end < (hidden?.start ?? node.end),
    );
    const source = inside.reduceRight(
      (all, { start, end }) => all.slice(0, start) + all.slice(end),
      text.slice(0, hidden?.start ?? node.end),
    );
    return {
      name,
      comment: isBeside ? before.value : '',
      signature: source
        .slice(node.start)
        .replace(/\n\s*\n/g, '\n')
        .trim(),
    };
  }
  throw new Error(`${file} doesn't declare ${name}.`);
}

const entries = ['index', 'node', 'sandbox/index', 'scopes/index'].map((entry) => ({
  entry,
  names: exportsOf(join(src, `${entry}.ts`)),
}));

test('the public API is the recorded one', async () => {
  const document = entries
    .map(({ entry, names }) => {
      const sorted = names.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      return `## ${entry.replace('/index', '')}\n\n${sorted
        .map(({ signature }) => `\`\`\`ts\n${signature}\n\`\`\``)
        .join('\n\n')}`;
    })
    .join('\n\n');
  await expect(`# Public API\n\n${document}\n`).toMatchFileSnapshot('../api.md');
});

describe('TSDoc', () => {
  const index = entries[0]?.names ?? [];

  test.each(index)('of $name says what it is', ({ comment }) => {
    expect(comment.startsWith('*')).toBe(true);
    expect(comment.replace(/[\s*]/g, '').length).toBeGreaterThan(20);
  });

  test.each(index.filter(({ signature }) => /^export (?:async )?function/.test(signature)))(
    'of the function $name has an example',
    ({ comment }) => {
      expect(comment).toContain('@example');
    },
  );
});
