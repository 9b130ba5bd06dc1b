import { operationsElsewhere } from './table.ts';

/** An operation as somebody wrote it down; the method is null where only a path was written. */
export interface AskedOperation {
  readonly method: string | null;
  readonly path: string;
}

const line = /^(?:(get|post|put|patch|delete|head|options)\s+)?(\S+)$/i;
const address = /^https?:\/\/([a-z0-9.-]+)(?::443)?(\/[^?#]*)?(?:[?#].*)?$/i;

/**
 * Reads `POST /v2/droplets`, the same with a whole URL, or a path alone. Null for all that is no
 * path of DigitalOcean's, such as a scope or the URL of another host. The path is not completed:
 * `/droplets` stays as it is.
 */
export function parseOperation(text: string): AskedOperation | null {
  const [, method, target = ''] = line.exec(text.trim()) ?? [];
  const path = pathOf(target);
  return path === null ? null : { method: method?.toUpperCase() ?? null, path };
}

function pathOf(target: string): string | null {
  const [whole, host = '', path = ''] = address.exec(target) ?? [];
  if (whole !== undefined) return isOurs(host.toLowerCase()) ? withoutSlash(path) : null;
  const [bare = ''] = target.split(/[?#]/);
  if (/^v2(?:\/|$)/.test(bare)) return withoutSlash(`/${bare}`);
  return bare.startsWith('/') && !bare.startsWith('//') ? withoutSlash(bare) : null;
}

function isOurs(host: string): boolean {
  return (
    host === 'api.digitalocean.com' || operationsElsewhere().some((other) => other.host === host)
  );
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '') || '/';
}
