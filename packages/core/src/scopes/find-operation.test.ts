import { describe, expect, test } from 'vitest';
import { findOperation, operationsAt, parseOperation } from './find-operation.ts';
import { operations } from './table.ts';

describe('parseOperation', () => {
  test.each([
    ['POST /v2/droplets', 'POST', '/v2/droplets'],
    ['post /v2/droplets/123/actions', 'POST', '/v2/droplets/123/actions'],
    ['POST https://api.digitalocean.com/v2/droplets?page=2', 'POST', '/v2/droplets'],
    ['GET https://API.digitalocean.com:443/v2/droplets/#top', 'GET', '/v2/droplets'],
    ['POST https://inference.do-ai.run/v1/messages', 'POST', '/v1/messages'],
    ['  DELETE   /v2/droplets/{droplet_id}/  ', 'DELETE', '/v2/droplets/{droplet_id}'],
    ['/v2/account?x=/', null, '/v2/account'],
    ['v2/spaces/keys', null, '/v2/spaces/keys'],
    ['GET /droplets', 'GET', '/droplets'],
  ])('reads %s', (text, method, path) => {
    expect(parseOperation(text)).toEqual({ method, path });
  });

  test.each([
    'droplet:read',
    'GET',
    '',
    'FETCH /v2/droplets',
    'GET https://example.com/v2/droplets',
    'GET https://api.digitalocean.com.example.com/v2/droplets',
    'GET https://api.digitalocean.com@example.com/v2/droplets',
    'GET //example.com/v2/droplets',
    'GET /v2/droplets and more',
  ])('gives null for %s', (text) => {
    expect(parseOperation(text)).toBeNull();
  });
});

describe('findOperation', () => {
  test('finds each operation by its own template', () => {
    const lost = operations().filter(
      ({ method, path }) => findOperation(method, path)?.path !== path,
    );
    expect(lost).toEqual([]);
  });

  test.each([
    ['POST', '/v2/droplets/123/actions', '/v2/droplets/{droplet_id}/actions'],
    ['post', '/v2/droplets/{id}/actions', '/v2/droplets/{droplet_id}/actions'],
    ['GET', '/v2/apps/regions', '/v2/apps/regions'],
    ['GET', '/v2/apps/0b3f', '/v2/apps/{id}'],
    ['GET', '/v2/projects/default', '/v2/projects/default'],
    ['POST', '/v2/droplets/actions', '/v2/droplets/actions'],
  ])('finds %s %s as %s', (method, path, template) => {
    expect(findOperation(method, path)?.path).toBe(template);
  });

  test.each([
    ['DELETE', '/v2/account'],
    ['GET', '/v2/droplets/'],
    ['GET', '/v2/droplets/1/2/3/4'],
    ['GET', '/droplets'],
  ])('finds nothing for %s %s', (method, path) => {
    expect(findOperation(method, path)).toBeNull();
  });

  test('operationsAt gives all methods of a path, a literal segment before a parameter', () => {
    const found = operationsAt('/v2/projects/default').map(({ method, path }) => [method, path]);
    expect(found).toEqual([
      ['GET', '/v2/projects/default'],
      ['PUT', '/v2/projects/default'],
      ['PATCH', '/v2/projects/default'],
      ['DELETE', '/v2/projects/{project_id}'],
    ]);
  });
});
