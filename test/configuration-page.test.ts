import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withTables } from '../scripts/configuration-page.mjs';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
const page = read('docs/configuration.md');
const schema = JSON.parse(read('schema/config-v1.schema.json'));

test('docs/configuration.md has the tables of the schema (npm run docs:configuration writes them)', () => {
  expect(withTables(page, schema)).toBe(page);
});

test('a field without a row would show', () => {
  const { defaults, ...others } = schema.properties;
  const larger = {
    ...schema,
    properties: { defaults, ...others, extra: { type: 'boolean', description: 'New.' } },
  };
  expect(withTables(page, larger)).toContain('| `extra` | `true` or `false` |  | New. |  |');
});

test('a page without a place for a table is refused', () => {
  expect(() => withTables('# Nothing', schema)).toThrow('No place');
});
