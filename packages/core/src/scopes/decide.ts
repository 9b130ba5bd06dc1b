type Coverage = 'yes' | 'no' | 'unknown';

export interface Decision {
  readonly answer: Coverage;
  /** What the grant lacks, or may lack: the scopes of the set that is nearest to complete. */
  readonly missing: readonly string[];
}

/**
 * Whether a grant is enough for an operation. `unknown` where neither DigitalOcean's documentation
 * nor a recorded response says what an umbrella scope covers.
 */
export function decide(
  granted: readonly string[],
  needs: readonly (readonly string[])[],
): Decision {
  if (needs.length === 0) return { answer: 'yes', missing: [] };
  const decisions = needs.map((set): Decision => {
    const answers = set.map((scope) => covers(granted, scope));
    const missing = set.filter((_, index) => answers[index] !== 'yes');
    const answer = answers.includes('no') ? 'no' : missing.length > 0 ? 'unknown' : 'yes';
    return { answer, missing };
  });
  const order: readonly Coverage[] = ['yes', 'unknown', 'no'];
  const best = decisions.reduce((one, other) => {
    const byAnswer = order.indexOf(other.answer) - order.indexOf(one.answer);
    return (byAnswer || other.missing.length - one.missing.length) < 0 ? other : one;
  });
  return best;
}

/**
 * Whether a grant includes a scope; or any scope that a pattern means: `*:delete`, `droplet:*`.
 */
export function decideEach(granted: readonly string[], pattern: string): Coverage {
  const answers = scopesOf(granted, pattern).map((scope) => decide(granted, [[scope]]).answer);
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

/** Enough scopes to decide a pattern: what the token has itself, and what an umbrella includes. */
function scopesOf(granted: readonly string[], pattern: string): readonly string[] {
  const [resource, action] = pattern.split(':');
  if (resource !== '*' && action !== '*') return [pattern];
  if (resource === '*') {
    const resources = granted
      .filter((scope) => scope.includes(':'))
      .map((scope) => scope.split(':')[0]);
    // `api:delete` isn't a scope.
    return [...new Set([...resources, 'droplet'])]
      .filter((one) => one !== 'api')
      .map((one) => `${one}:${action}`);
  }
  const own = granted.filter((scope) => scope.startsWith(`${resource}:`));
  return [...own, ...['read', 'create', 'update', 'delete'].map((one) => `${resource}:${one}`)];
}

/** Actions that create, change or delete something, by their documentation. */
const writeActions = new Set([
  'assign_resource',
  'create',
  'create_credentials',
  'delete',
  'update',
  'write',
]);

/**
 * Sounds like reading but needs the write scope, by the release note of 17 October 2023:
 * https://docs.digitalocean.com/notes/2023/write-scooe-on-credentials-fetching-endpoints/
 */
const writeScopeForReading = 'kubernetes:access_cluster';

function covers(granted: readonly string[], scope: string): Coverage {
  if (granted.includes(scope)) return 'yes';
  const [resource = '', action = ''] = scope.split(':');
  const reads = granted.includes('read') || granted.includes('api:read');
  const writes = granted.includes('write') || granted.includes('api:write');
  if (reads && writes) return 'yes';
  if (scope === 'api:read' || scope === 'read') return reads ? 'yes' : 'no';
  if (scope === 'api:write' || scope === 'write') return writes ? 'yes' : 'no';
  const grants = (other: string) => granted.includes(`${resource}:${other}`);
  // “Full administrative access to Serverless functions, namespaces, and triggers”:
  // https://docs.digitalocean.com/reference/api/scopes/function/admin/
  if (resource === 'function' && grants('admin')) return 'yes';
  // “The project:update scope also grants project:assign_resource”: projects_assign_resources.yml
  // in the API description.
  if (scope === 'project:assign_resource' && grants('update')) return 'yes';
  const umbrella = reads
    ? readCovers(resource, scope, action)
    : writes
      ? writeCovers(resource, scope, action)
      : 'no';
  // What the :write scope of a resource covers, such as database:write, isn't documented.
  return umbrella === 'no' && grants('write') ? 'unknown' : umbrella;
}

/** `api:read` alone: “Perform read operations via the API”. */
function readCovers(resource: string, scope: string, action: string): Coverage {
  if (writeActions.has(action) || scope === writeScopeForReading) return 'no';
  // Since August 2023 reading functions needs read and write, by a release note that is older than
  // the scopes for functions: https://docs.digitalocean.com/notes/2023/functions-rw-api/
  if (resource === 'function') return 'unknown';
  // Whether `list`, `view_credentials`, `access_console` and others count as reading isn't documented.
  return action === 'read' ? 'yes' : 'unknown';
}

/** `api:write` alone: “Perform write operations via the API”, which doesn't say whether that includes reading. */
function writeCovers(resource: string, scope: string, action: string): Coverage {
  if (resource === 'function') return 'unknown';
  return writeActions.has(action) || scope === writeScopeForReading ? 'yes' : 'unknown';
}
