import {
  isKnownScope,
  knownScopes,
  type Operation,
  operations,
  operationsAt,
  type RequestedOperation,
} from '@token-check/core/scopes';
import { closest } from '../flags/closest.ts';

/** The scopes that a misspelt one may mean; none for a scope that exists. */
export function suggestScopes(scope: string): readonly string[] {
  return isKnownScope(scope) ? [] : closest(scope, knownScopes());
}

/**
 * At most five operations that an unknown one may mean: another method of its path, its path with
 * `/v2`, or a path that differs by a letter or two.
 */
export function suggestOperations({ method, path }: RequestedOperation): readonly Operation[] {
  const here = operationsAt(path);
  if (here.length > 0) return here;
  const versioned = operationsAt(`/v2${path}`);
  const found = versioned.length > 0 ? versioned : misspelt(path);
  const same = found.filter((operation) => operation.method === method);
  return (same.length > 0 ? same : found).slice(0, 5);
}

function misspelt(path: string): readonly Operation[] {
  const versioned = path.startsWith('/v2/') ? path : `/v2${path}`;
  const filled = operations().map((operation) => ({
    operation,
    text: fill(operation.path, versioned),
  }));
  const close = new Set(closest(versioned, [...new Set(filled.map(({ text }) => text))]));
  return filled.filter(({ text }) => close.has(text)).map(({ operation }) => operation);
}

/** A path template with the ids of a path in place of its parameters, so that only words differ. */
function fill(template: string, path: string): string {
  const ids = path.split('/');
  return template
    .split('/')
    .map((segment, index) => (segment.startsWith('{') ? (ids[index] ?? segment) : segment))
    .join('/');
}
