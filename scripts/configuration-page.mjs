import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes the tables of docs/configuration.md from the published JSON Schema. The text around them is
 * written by hand. `node scripts/configuration-page.mjs`
 */
const root = join(import.meta.dirname, '..');
const page = join(root, 'docs/configuration.md');

/** The page with its tables as the schema says. Throws if a table has no place in it. */
export function withTables(text, schema) {
  const { defaults, secrets } = schema.properties;
  const isShared = (name) => name in defaults.properties;
  const [{ enum: kinds }] = secrets.items.properties.kind.anyOf;
  const tables = {
    kinds: `The kinds are ${kinds.map(codeOf).join(', ')}.`,
    'top level': tableOf(schema, () => ''),
    'a secret': tableOf(secrets.items, (name) => (isShared(name) ? '' : ' Not in `defaults`.')),
  };
  return Object.entries(tables).reduce((all, [name, table]) => {
    const place = new RegExp(`(<!-- ${name}, from the schema -->\n)[\\s\\S]*?(<!-- end -->)`);
    if (!place.test(all)) throw new Error(`No place for the table “${name}” in the page.`);
    return all.replace(place, (_all, start, end) => `${start}${table}\n${end}`);
  }, text);
}

function tableOf({ properties, required = [] }, remarkOn) {
  const rows = Object.entries(properties).map(([name, schema]) => {
    const cells = [
      `\`${name}\``,
      required.includes(name) ? `${wordsFor(schema)}; required` : wordsFor(schema),
      schema.default === undefined ? '' : codeOf(schema.default),
      schema.description + remarkOn(name),
      (schema.examples ?? []).map(codeOf).join(' '),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const head = [
    '| field | value | default | meaning | example |',
    '| --- | --- | --- | --- | --- |',
  ];
  return [...head, ...rows].join('\n');
}

/** What a schema accepts, in words. */
function wordsFor(schema) {
  if (schema.anyOf) {
    const [last, ...others] = schema.anyOf.map(wordsFor).reverse();
    return `${others.reverse().join(', ').replaceAll(' or ', ', ')} or ${last}`;
  }
  if (schema.const !== undefined) return codeOf(schema.const);
  if (schema.enum) return schema.enum.length > 5 ? 'a kind' : schema.enum.map(codeOf).join(' or ');
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.type === 'object') return 'fields of a secret';
  if (schema.type === 'array') {
    if (schema.items.type === 'object')
      return `a list of ${schema.minItems} to ${schema.maxItems} secrets`;
    return schema.items.enum ? 'a list of kinds' : 'a list of texts';
  }
  if (schema.pattern?.includes('[smhdw]')) return 'a duration';
  return schema.pattern?.includes('A-Za-z_') ? 'the name of a variable' : 'text';
}

/** A value as YAML has it in a flow. */
function codeOf(value) {
  const text = Array.isArray(value)
    ? `[${value.map((one) => (/[*:,]/.test(one) && !/^\w+:\w+$/.test(one) ? `'${one}'` : one)).join(', ')}]`
    : String(value);
  return `\`${text}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schema = JSON.parse(readFileSync(join(root, 'schema/config-v1.schema.json'), 'utf8'));
  writeFileSync(page, withTables(readFileSync(page, 'utf8'), schema));
}
