import { describe, expect, test } from 'vitest';
import { type Decision, decide } from './decide.ts';

const full = ['api:read', 'api:write'];

describe('one scope', () => {
  const truth: readonly (readonly [readonly string[], string, Decision['answer']])[] = [
    [['droplet:read'], 'droplet:read', 'yes'],
    [['droplet:read'], 'droplet:create', 'no'],
    [['droplet:create'], 'droplet:read', 'no'],
    [[], 'droplet:read', 'no'],
    [['agent_harness_session:read'], 'agent_harness_session:read', 'yes'],
    [['Droplet:read'], 'droplet:read', 'no'],

    [full, 'droplet:delete', 'yes'],
    [['read', 'write'], 'kubernetes:access_cluster', 'yes'],
    [['read', 'api:write'], 'whatever:new', 'yes'],

    [['api:read'], 'droplet:read', 'yes'],
    [['read'], 'account:read', 'yes'],
    [['read'], 'api:read', 'yes'],
    [['read'], 'api:write', 'no'],
    [['api:read'], 'droplet:create', 'no'],
    [['api:read'], 'droplet:update', 'no'],
    [['api:read'], 'droplet:delete', 'no'],
    [['api:read'], 'database:write', 'no'],
    [['api:read'], 'project:assign_resource', 'no'],
    [['api:read'], 'spaces_key:create_credentials', 'no'],
    [['api:read'], 'kubernetes:access_cluster', 'no'],
    [['api:read'], 'function:create', 'no'],
    [['api:read'], 'function:read', 'unknown'],
    [['api:read'], 'function:admin', 'unknown'],
    [['api:read'], 'database:view_credentials', 'unknown'],
    [['api:read'], 'app:access_console', 'unknown'],
    [['api:read'], 'nfs:list', 'unknown'],
    [['api:read'], 'genai:default', 'unknown'],

    [['api:write'], 'droplet:create', 'yes'],
    [['write'], 'droplet:delete', 'yes'],
    [['write'], 'api:write', 'yes'],
    [['write'], 'api:read', 'no'],
    [['api:write'], 'kubernetes:access_cluster', 'yes'],
    [['api:write'], 'droplet:read', 'unknown'],
    [['api:write'], 'database:view_credentials', 'unknown'],
    [['api:write'], 'function:create', 'unknown'],

    [['database:write'], 'database:create', 'unknown'],
    [['database:write'], 'database:read', 'unknown'],
    [['database:write'], 'droplet:create', 'no'],
    [['api:read', 'database:write'], 'database:create', 'unknown'],
    [['function:admin'], 'function:delete', 'yes'],
    [['droplet:admin'], 'droplet:delete', 'no'],
    [['project:update'], 'project:assign_resource', 'yes'],
    [['project:assign_resource'], 'project:update', 'no'],
  ];

  test.each(truth)('%j covers %s: %s', (granted, scope, answer) => {
    const missing = answer === 'yes' ? [] : [scope];
    expect(decide(granted, [[scope]])).toEqual({ answer, missing });
  });
});

describe('several scopes', () => {
  test('an operation without scopes accepts any token', () => {
    expect(decide([], [])).toEqual({ answer: 'yes', missing: [] });
  });

  test('a set needs all of its scopes, and missing names only the absent ones', () => {
    const needs = [['sizes:read', 'regions:read']];
    expect(decide(['sizes:read', 'regions:read'], needs).answer).toBe('yes');
    expect(decide(['sizes:read'], needs)).toEqual({ answer: 'no', missing: ['regions:read'] });
  });

  test('a scope that is certainly absent makes the answer no', () => {
    const needs = [['database:update', 'database:view_credentials']];
    expect(decide(['api:read'], needs)).toEqual({
      answer: 'no',
      missing: ['database:update', 'database:view_credentials'],
    });
  });

  test('one complete set is enough', () => {
    const needs = [['domain:create'], ['domain:update']];
    expect(decide(['domain:update'], needs).answer).toBe('yes');
    expect(decide(['domain:read'], needs)).toEqual({ answer: 'no', missing: ['domain:create'] });
  });

  test('missing is of the set that is nearest to complete', () => {
    const needs = [['a:create', 'a:read'], ['b:read']];
    expect(decide(['a:create'], needs).missing).toEqual(['a:read']);
    expect(decide([], needs).missing).toEqual(['b:read']);
    expect(decide(['api:write'], [['a:read', 'b:read'], ['c:read']])).toEqual({
      answer: 'unknown',
      missing: ['c:read'],
    });
    expect(decide(['a:write'], [['b:create'], ['a:create', 'a:read']])).toEqual({
      answer: 'unknown',
      missing: ['a:create', 'a:read'],
    });
  });
});
