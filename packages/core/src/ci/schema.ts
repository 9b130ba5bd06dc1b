/** The part of JSON Schema (draft 2020-12) that describes the configuration. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'boolean';
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  /** Published as its source. */
  readonly pattern?: RegExp;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** Every object refuses other fields. */
  readonly additionalProperties?: false;
  readonly anyOf?: readonly Schema[];
  /** For editors: exactly one of these fields. `mismatches` doesn't look at it. */
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
}

/** A value that isn't as its schema says; `isUnknown`: a field that the schema doesn't have. */
export interface Mismatch {
  readonly path: readonly (string | number)[];
  readonly isUnknown: boolean;
}

/**
 * Where a value, as JSON has them, isn't as its schema says. A validator from a package would take
 * a fifth of the time that a short run takes.
 */
export function mismatches(
  schema: Schema,
  value: unknown,
  path: Mismatch['path'] = [],
): readonly Mismatch[] {
  const { anyOf, items, properties, required = [] } = schema;
  if (anyOf !== undefined) {
    if (anyOf.some((one) => mismatches(one, value).length === 0)) return [];
    // Of a list with one wrong item, this item is wrong.
    const alike = anyOf.find(({ type }) => type === 'array' && Array.isArray(value));
    return alike === undefined ? [{ path, isUnknown: false }] : mismatches(alike, value, path);
  }
  if (!isPlain(schema, value)) return [{ path, isUnknown: false }];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => mismatches(items ?? {}, item, [...path, index]));
  }
  if (properties === undefined) return [];
  const fields = value as Readonly<Record<string, unknown>>;
  const found = Object.entries(fields).flatMap(([name, one]): readonly Mismatch[] => {
    const here = [...path, name];
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return own === undefined ? [{ path: here, isUnknown: true }] : mismatches(own, one, here);
  });
  const missing = required.filter((name) => !Object.hasOwn(fields, name));
  return [...found, ...missing.map((name) => ({ path: [...path, name], isUnknown: false }))];
}

/** Whether a value is right apart from what it contains. */
function isPlain(schema: Schema, value: unknown): boolean {
  if (schema.type !== undefined && typeOf(value) !== schema.type) return false;
  if (schema.const !== undefined && value !== schema.const) return false;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (typeof value === 'string') {
    const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
    const length = [...value].length;
    if (length < minLength || length > maxLength) return false;
    return pattern === undefined || pattern.test(value);
  }
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  return !Array.isArray(value) || (value.length >= minItems && value.length <= maxItems);
}

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
