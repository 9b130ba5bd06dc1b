import { operationsElsewhere } from './table.ts';

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
