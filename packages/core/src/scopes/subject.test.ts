import { expect, test } from 'vitest';
import { readSubject, suggestOperations, suggestScopes } from './subject.ts';

test.each([
  ['droplets:read', ['droplet:read']],
  ['domain:reed', ['domain:read']],
  ['kubernetes:acces_cluster', ['kubernetes:access_cluster']],
  ['droplet:read', []],
  ['something:else', []],
])('the scope %s may mean %j', (scope, expected) => {
  expect(suggestScopes(scope)).toEqual(expected);
});

test.each([
  ['PATCH', '/v2/volumes/1', ['GET /v2/volumes/{volume_id}', 'DELETE /v2/volumes/{volume_id}']],
  ['GET', '/droplets', ['GET /v2/droplets']],
  ['GET', '/v2/droplet', ['GET /v2/droplets']],
  ['POST', '/v2/dropelts/123/actions', ['POST /v2/droplets/{droplet_id}/actions']],
  ['GET', '/acount', ['GET /v2/account']],
  [null, '/v2/regoins', ['GET /v2/regions']],
  ['GET', '/v2/nothing-like-it', []],
])('the operation %s %s may mean %j', (method, path, expected) => {
  const suggested = suggestOperations({ method, path });
  expect(suggested.map((one) => `${one.method} ${one.path}`)).toEqual(expected);
});

test('the start of the name of a job names it, although a word of it is a thing', () => {
  expect(readSubject('cert-manager')).toMatchObject({ preset: { id: 'cert-manager-dns01' } });
  expect(readSubject('certificate')).toMatchObject({ type: 'resource' });
});
