import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { digitalOcean } from '../src/probe/digitalocean.ts';
import { sandbox } from '../src/sandbox/sandbox.ts';
import { tokens } from '../src/sandbox/tokens.ts';

const checkout = process.env.DIGITALOCEAN_OPENAPI;
const reason =
  'DIGITALOCEAN_OPENAPI is not set: the path of a checkout of github.com/digitalocean/openapi';
const root = join(import.meta.dirname, '../../..');
const accountFile = 'specification/resources/account/account_get.yml';

describe('the API description', () => {
  beforeEach(({ skip }) => skip(checkout === undefined, reason));

  test('has no operation that the table does not have', () => {
    const script = join(root, 'scripts/update-operations.mjs');
    execFileSync(process.execPath, [script, checkout ?? '', '--check'], { stdio: 'pipe' });
  });

  test.each([
    ['200', tokens.fullAccess],
    ['200', tokens.locked],
    ['200', tokens.warned],
    ['200', tokens.unverified],
    ['401', tokens.deleted],
    // The description has no 403 for this path, though the service gives one
    // (https://github.com/OpenRouterLabs/spawn/pull/1724): the shared answer stands for it.
    ['403', tokens.narrow],
    ['429', tokens.busy],
    ['503', tokens.outage],
  ])('promises what the sandbox answers with: %s', async (status, token) => {
    const response = await ask(token);
    expect(String(response.status)).toBe(status);
    const { schema } = promised(status);
    // The description forgets to say that the account itself is there.
    const required = status === '200' ? ['account'] : (schema.required ?? []);
    expect(faults({ ...schema, required }, await response.json(), '')).toEqual([]);
  });

  // The service has written the id of a 401 with a capital since March 2020, and a 403 likewise; the
  // description never followed (https://github.com/digitalocean/api-v2/issues/189). Should the two
  // agree one day, the sandbox is to be looked at again.
  test.each([
    ['401', tokens.deleted, 'unauthorized', 'Unauthorized'],
    ['403', tokens.narrow, 'forbidden', 'Forbidden'],
  ])('spells the id of %s another way than the service', async (status, token, described, seen) => {
    expect(promised(status).example).toMatchObject({ id: described });
    expect(await (await ask(token)).json()).toMatchObject({ id: seen });
  });

  test('spells the id of 429 as the service does', async () => {
    const { example } = promised('429');
    expect(await (await ask(tokens.busy)).json()).toMatchObject({ id: example?.id });
  });
});

test('a body that breaks the promise is noticed', () => {
  const schema = {
    type: 'object',
    required: ['id', 'limit'],
    properties: {
      id: { type: 'string', enum: ['a'] },
      limit: { type: 'integer' },
      team: { type: 'object', properties: { name: { type: 'string' } } },
    },
  } as const;
  expect(faults(schema, { id: 'a', limit: 1, team: { name: 'x' } }, '')).toEqual([]);
  expect(faults(schema, { id: 'b', limit: 1.5, team: { name: 2 } }, '')).toEqual([
    '/id is not one of a',
    '/limit is no integer',
    '/team/name is no string',
  ]);
  expect(faults(schema, {}, '')).toEqual(['/id is absent', '/limit is absent']);
});

function ask(token: string): Promise<Response> {
  return sandbox(
    new Request(`${digitalOcean.apiUrl}/v2/account`, {
      headers: { authorization: `Bearer ${token}` },
    }),
  );
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Promised {
  readonly schema: Schema;
  readonly example?: { readonly id?: string };
}

/** What the description promises for a status of `GET /v2/account`, with every reference resolved. */
function promised(status: string): Promised {
  const file = resolve(checkout ?? '', accountFile);
  const { responses } = read(file);
  const shared = status === '403' ? read(join(checkout ?? '', sharedForbidden)) : null;
  return (shared ?? responses[status] ?? responses.default).content['application/json'];
}

const sharedForbidden = 'specification/shared/responses/forbidden.yml';

// biome-ignore lint/suspicious/noExplicitAny: a document of somebody else's; `faults` looks closely.
function read(file: string): any {
  const whole = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(whole);
    if (typeof node !== 'object' || node === null) return node;
    if (!('$ref' in node)) {
      return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, whole(value)]));
    }
    const [path = '', pointer = ''] = String(node.$ref).split('#');
    return pointer
      .split('/')
      .slice(1)
      .reduce((inner, step) => inner[step], read(join(dirname(file), path)));
  };
  return whole(parse(readFileSync(file, 'utf8')));
}

/** Where a value is not as the schema says. What the schema does not name is allowed. */
function faults(schema: Schema, value: unknown, at: string): string[] {
  const { type = 'object', required = [], properties = {} } = schema;
  if (!isA(type, value)) return [`${at} is no ${type}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    return [`${at} is not one of ${schema.enum.join(', ')}`];
  }
  const fields = new Map(type === 'object' ? Object.entries(Object(value)) : []);
  return [
    ...required.filter((name) => !fields.has(name)).map((name) => `${at}/${name} is absent`),
    ...Object.entries(properties).flatMap(([name, inner]) =>
      fields.has(name) ? faults(inner, fields.get(name), `${at}/${name}`) : [],
    ),
  ];
}

function isA(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null;
    default:
      return typeof value === type;
  }
}
