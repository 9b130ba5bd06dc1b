import { near } from './near.ts';
import type { RequestedOperation } from './parse-operation.ts';
import {
  type ElsewhereOperation,
  type Operation,
  operations,
  operationsElsewhere,
} from './table.ts';

/**
 * The operation of a method and a path, which may contain real ids or any `{placeholder}`. Where two
 * templates match, the one with a literal segment at the first difference wins.
 */
export function findOperation(method: string, path: string): Operation | null {
  return operationsAt(path).find((operation) => operation.method === method.toUpperCase()) ?? null;
}

/** All operations of a path, one for each method. */
export function operationsAt(path: string): readonly Operation[] {
  const found = operations()
    .filter((operation) => matches(operation.path, path))
    .sort((one, other) => (sortKeyOf(one.path) < sortKeyOf(other.path) ? -1 : 1));
  return found.filter(
    ({ method }, index) => found.findIndex((first) => first.method === method) === index,
  );
}

/** An operation that the same API description has on another host, such as the inference API. */
export function findElsewhere(method: string, path: string): ElsewhereOperation | null {
  return (
    operationsElsewhere().find(
      (operation) => operation.method === method.toUpperCase() && matches(operation.path, path),
    ) ?? null
  );
}

/**
 * The operations that a person may mean by one that doesn't exist: the other methods of this path, the
 * path with `/v2`, or paths that differ by one or two letters.
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
  const requested = path.startsWith('/v2/') ? path : `/v2${path}`;
  const filled = operations().map((operation) => ({
    operation,
    text: fill(operation.path, requested),
  }));
  const close = new Set(near(requested, [...new Set(filled.map(({ text }) => text))]));
  return filled.filter(({ text }) => close.has(text)).map(({ operation }) => operation);
}

/** The template with the ids of the path filled in, so that the comparison is about its words. */
function fill(template: string, path: string): string {
  const ids = path.split('/');
  return template
    .split('/')
    .map((segment, index) => (isParameter(segment) ? (ids[index] ?? segment) : segment))
    .join('/');
}

function matches(template: string, path: string): boolean {
  const [segments, actual] = [template.split('/'), path.split('/')];
  return (
    segments.length === actual.length &&
    segments.every((segment, index) =>
      isParameter(segment) ? actual[index] !== '' : segment === actual[index],
    )
  );
}

/** A sort key: a literal segment sorts before a parameter at the first difference. */
function sortKeyOf(template: string): string {
  return template
    .split('/')
    .map((segment) => (isParameter(segment) ? '1' : '0'))
    .join('');
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}
