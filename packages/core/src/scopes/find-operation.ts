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
