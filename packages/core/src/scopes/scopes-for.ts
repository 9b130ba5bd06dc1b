import { prerequisitesOf } from './prerequisites.ts';
import type { Operation } from './table.ts';

const actionOfMethod: Readonly<Record<string, string>> = {
  GET: 'read',
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
};

/**
 * The boxes to tick for these operations, prerequisites included, sorted. Of alternatives, the one that
 * is needed anyway; otherwise the one whose action fits the method, which DigitalOcean names first
 * for most operations.
 */
export function scopesFor(
  operations: readonly Pick<Operation, 'method' | 'needs'>[],
  extras: readonly string[] = [],
): readonly string[] {
  const scopes = new Set(extras);
  const add = (set: readonly string[]) => {
    for (const scope of set) scopes.add(scope);
  };
  for (const { needs } of operations) if (needs.length === 1) add(needs.flat());
  for (const { method, needs } of operations) {
    if (needs.some((set) => set.every((scope) => scopes.has(scope)))) continue;
    add(needs.find((set) => fitsMethod(set, method)) ?? needs[0] ?? []);
  }
  for (const scope of [...scopes]) add(prerequisitesOf(scope));
  return [...scopes].sort();
}

function fitsMethod(set: readonly string[], method: string): boolean {
  return set.every((scope) => scope.endsWith(`:${actionOfMethod[method]}`));
}

/**
 * Every scope that an operation or the list may need, each alternative included, with what the
 * control panel ticks along: for least privilege, any other scope is too much.
 */
export function allowedFor(
  scopes: readonly string[],
  operations: readonly Pick<Operation, 'needs'>[],
): readonly string[] {
  const needed = new Set([...scopes, ...operations.flatMap(({ needs }) => needs.flat())]);
  return [...needed, ...[...needed].flatMap(prerequisitesOf)];
}

/** The boxes to tick for a job, of which `operation` is the name: `POST /v2/droplets`. */
export function boxesFor(
  scopes: readonly string[],
  operations: readonly { readonly operation: string; readonly needs: Operation['needs'] }[],
): readonly string[] {
  const named = operations.map(({ operation, needs }) => {
    const [method = ''] = operation.split(' ');
    return { method, needs };
  });
  return scopesFor(named, scopes);
}
