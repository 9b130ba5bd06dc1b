import {
  type ElsewhereOperation,
  type Operation,
  operations,
  operationsElsewhere,
} from './table.ts';

/**
 * The operation behind a method and a path; the path may hold real ids or any `{placeholder}`.
 * Where two templates match, the one that has the literal word first is meant.
 */
export function findOperation(method: string, path: string): Operation | null {
  return operationsAt(path).find((operation) => operation.method === method.toUpperCase()) ?? null;
}

/** All operations of a path, one for each method. */
export function operationsAt(path: string): readonly Operation[] {
  const found = operations()
    .filter((operation) => matches(operation.path, path))
    .sort((one, other) => (shapeOf(one.path) < shapeOf(other.path) ? -1 : 1));
  return found.filter(
    ({ method }, index) => found.findIndex((first) => first.method === method) === index,
  );
}

/** An operation of the same description that lives on another host, such as the inference API. */
export function findElsewhere(method: string, path: string): ElsewhereOperation | null {
  return (
    operationsElsewhere().find(
      (operation) => operation.method === method.toUpperCase() && matches(operation.path, path),
    ) ?? null
  );
}

function matches(template: string, path: string): boolean {
  const [segments, asked] = [template.split('/'), path.split('/')];
  return (
    segments.length === asked.length &&
    segments.every((segment, index) =>
      isParameter(segment) ? asked[index] !== '' : segment === asked[index],
    )
  );
}

/** Sorts a literal before a parameter at the first place where two templates differ. */
function shapeOf(template: string): string {
  return template
    .split('/')
    .map((segment) => (isParameter(segment) ? '1' : '0'))
    .join('');
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}
