import { describe, expect, test } from 'vitest';
import { findElsewhere, findOperation } from './find-operation.ts';
import { isKnownScope, knownScopes, operationsNeeding } from './known-scopes.ts';
import { operations, operationsElsewhere } from './table.ts';

const needs = (method: string, path: string) => findOperation(method, path)?.needs;
const named = new Set(operations().flatMap((operation) => operation.needs.flat()));

describe('the table', () => {
  test('has every operation of the description once', () => {
    expect(operations()).toHaveLength(644);
    expect(operationsElsewhere()).toHaveLength(15);
    const paths = [...operations(), ...operationsElsewhere()].map(({ path }) => path);
    expect(new Set(paths).size).toBe(445);
    expect(new Set(operations().map(({ method, path }) => `${method} ${path}`)).size).toBe(644);
  });

  // 142 in the description; corrections take the two umbrella scopes away and add two of
  // partner_network_connect.
  test('names 142 scopes, none of them an umbrella scope', () => {
    expect(named.size).toBe(142);
    expect([...named].filter((scope) => !/^[a-z_]+:[a-z_]+$/.test(scope))).toEqual([]);
    expect([...named].filter((scope) => scope.startsWith('api:'))).toEqual([]);
  });

  test('keeps the actions other than create, read, update and delete', () => {
    const odd = [...named].filter((scope) => !/:(?:create|read|update|delete)$/.test(scope));
    expect(odd.sort()).toEqual([
      'app:access_console',
      'byoip_prefix:write',
      'database:view_credentials',
      'database:write',
      'function:admin',
      'genai:default',
      'kubernetes:access_cluster',
      'nfs:list',
      'partner_network_connect:write',
      'project:assign_resource',
      'spaces_key:create_credentials',
    ]);
  });

  test('names a resource in every path, by which operations are looked up', () => {
    for (const { path } of operations()) expect(path).toMatch(/^\/v2\/[a-z0-9_-]+(?:\/|$)/);
  });

  test('has three operations that need no scope', () => {
    const free = operations().filter((operation) => operation.needs.length === 0);
    expect(free.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v2/1-clicks',
      'GET /v2/add-ons/apps',
      'GET /v2/add-ons/apps/{app_slug}/metadata',
    ]);
  });

  test('keeps the operations of other hosts apart', () => {
    expect(findOperation('POST', '/v1/chat/completions')).toBeNull();
    expect(findElsewhere('POST', '/v1/chat/completions')).toMatchObject({
      host: 'inference.do-ai.run',
      credential: 'inference-key',
    });
    expect(findElsewhere('POST', '/api/v1/chat/completions')?.host).toBeNull();
    expect(operationsElsewhere().filter(({ credential }) => credential === 'none')).toEqual([
      { method: 'PUT', host: null, path: '/<upload_url>', credential: 'none' },
    ]);
  });
});

describe('an operation', () => {
  test('can need one scope', () => {
    expect(needs('GET', '/v2/account')).toEqual([['account:read']]);
    expect(needs('GET', '/v2/nfs')).toEqual([['nfs:list']]);
  });

  test('can need several scopes together', () => {
    expect(needs('GET', '/v2/sizes')).toEqual([['sizes:read', 'regions:read']]);
    expect(needs('GET', '/v2/databases/metrics/credentials')).toEqual([
      ['database:update', 'database:view_credentials'],
    ]);
  });

  test('can need one of several scopes', () => {
    expect(needs('POST', '/v2/domains/example.com/records')).toEqual([
      ['domain:create'],
      ['domain:update'],
    ]);
    expect(operations().filter((operation) => operation.needs.length > 1)).toHaveLength(10);
  });

  test.each([
    ['GET', '/v2/volumes', [['block_storage:read']]],
    ['POST', '/v2/volumes', [['block_storage:create']]],
    ['DELETE', '/v2/volumes', [['block_storage:delete']]],
    ['POST', '/v2/volumes/actions', [['block_storage_action:create']]],
    ['GET', '/v2/functions/namespaces', [['function:read'], ['function:admin']]],
    [
      'DELETE',
      '/v2/partner_network_connect/attachments/{pa_id}',
      [['partner_network_connect:delete']],
    ],
    [
      'PATCH',
      '/v2/partner_network_connect/attachments/{pa_id}',
      [['partner_network_connect:update']],
    ],
  ])('of which the description is wrong is corrected: %s %s', (method, path, expected) => {
    expect(needs(method, path)).toEqual(expected);
  });
});

describe('scopes', () => {
  test('come from the table and from their pages', () => {
    expect(isKnownScope('nfs:list')).toBe(true);
    expect(isKnownScope('api:write')).toBe(true);
    expect(isKnownScope('role_management:read')).toBe(true);
    expect(isKnownScope('droplets:read')).toBe(false);
    expect(new Set(knownScopes()).size).toBe(knownScopes().length);
  });

  test('lead to the operations that need them, alone or with others', () => {
    expect(operationsNeeding('account:read').map(({ path }) => path)).toEqual(['/v2/account']);
    expect(operationsNeeding('regions:read').map(({ path }) => path)).toEqual([
      '/v2/regions',
      '/v2/sizes',
    ]);
    expect(operationsNeeding('domain:update')).toHaveLength(4);
  });
});
