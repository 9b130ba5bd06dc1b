import {
  type ElsewhereOperation,
  type Operation,
  once,
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

interface SplitOperation {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

/**
 * The operations by the number of segments and the resource, because a job looks up many: each of
 * them compares a few templates instead of all.
 */
const operationsByResource = once(() => {
  const groups = new Map<string, SplitOperation[]>();
  for (const operation of operations()) {
    const segments = operation.path.split('/');
    const key = resourceOf(segments);
    groups.set(key, [...(groups.get(key) ?? []), { operation, segments }]);
  }
  return groups;
});

/** For example `4 droplets` for `/v2/droplets/{droplet_id}`. Every template has a literal there. */
const resourceOf = (segments: readonly string[]): string => `${segments.length} ${segments[2]}`;

/** All operations of a path, one for each method. */
export function operationsAt(path: string): readonly Operation[] {
  const actual = path.split('/');
  const found = (operationsByResource().get(resourceOf(actual)) ?? [])
    .filter(({ segments }) => matches(segments, actual))
    .map(({ operation }) => operation)
    .sort((one, other) => (sortKeyOf(one.path) < sortKeyOf(other.path) ? -1 : 1));
  return found.filter(
    ({ method }, index) => found.findIndex((first) => first.method === method) === index,
  );
}

/** An operation that the same API description has on another host, such as the inference API. */
export function findElsewhere(method: string, path: string): ElsewhereOperation | null {
  const actual = path.split('/');
  return (
    operationsElsewhere().find(
      (operation) =>
        operation.method === method.toUpperCase() && matches(operation.path.split('/'), actual),
    ) ?? null
  );
}

function matches(segments: readonly string[], actual: readonly string[]): boolean {
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

/** An operation as a person wrote it; the method is null where the text is only a path. */
export interface RequestedOperation {
  readonly method: string | null;
  readonly path: string;
}

const line = /^(?:(get|post|put|patch|delete|head|options)\s+)?(\S+)$/i;
const address = /^https?:\/\/([a-z0-9.-]+)(?::443)?(\/[^?#]*)?(?:[?#].*)?$/i;

/**
 * Reads `POST /v2/droplets`, the same with a complete URL, or only a path. Null for anything that is
 * not a path of DigitalOcean's API, such as a scope or the URL of another host. The path is not
 * completed: `/droplets` stays `/droplets`, and `suggestOperations` finds `/v2/droplets` for it.
 */
export function parseOperation(text: string): RequestedOperation | null {
  const [, method, target = ''] = line.exec(text.trim()) ?? [];
  const path = pathOf(target);
  return path === null ? null : { method: method?.toUpperCase() ?? null, path };
}

function pathOf(target: string): string | null {
  const [whole, host = '', path = ''] = address.exec(target) ?? [];
  if (whole !== undefined) return isDigitalOceans(host.toLowerCase()) ? withoutSlash(path) : null;
  const [bare = ''] = target.split(/[?#]/);
  if (/^v2(?:\/|$)/.test(bare)) return withoutSlash(`/${bare}`);
  return bare.startsWith('/') && !bare.startsWith('//') ? withoutSlash(bare) : null;
}

function isDigitalOceans(host: string): boolean {
  return (
    host === 'api.digitalocean.com' || operationsElsewhere().some((other) => other.host === host)
  );
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '') || '/';
}
