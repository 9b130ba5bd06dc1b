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
