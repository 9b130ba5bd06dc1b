export type Answer = 'yes' | 'no' | 'unknown';

export interface Decision {
  readonly answer: Answer;
  /** What the grant lacks, or may lack: the scopes of the set that is nearest to being held. */
  readonly missing: readonly string[];
}

/**
 * Whether a grant opens an operation. `unknown` wherever neither a page of DigitalOcean's nor an
 * answer that was seen says what an umbrella scope covers.
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
  const order: readonly Answer[] = ['yes', 'unknown', 'no'];
  const best = decisions.reduce((one, other) => {
    const byAnswer = order.indexOf(other.answer) - order.indexOf(one.answer);
    return (byAnswer || other.missing.length - one.missing.length) < 0 ? other : one;
  });
  return best;
}

/** Actions that make, change or remove something, by their own description. */
const writing = new Set([
  'assign_resource',
  'create',
  'create_credentials',
  'delete',
  'update',
  'write',
]);

/**
 * Looks like reading but wants the write scope, by the release note of 17 October 2023:
 * https://docs.digitalocean.com/notes/2023/write-scooe-on-credentials-fetching-endpoints/
 */
const readingThatWrites = 'kubernetes:access_cluster';

function covers(granted: readonly string[], scope: string): Answer {
  if (granted.includes(scope)) return 'yes';
  const [resource = '', action = ''] = scope.split(':');
  const reads = granted.includes('read') || granted.includes('api:read');
  const writes = granted.includes('write') || granted.includes('api:write');
  if (reads && writes) return 'yes';
  if (scope === 'api:read' || scope === 'read') return reads ? 'yes' : 'no';
  if (scope === 'api:write' || scope === 'write') return writes ? 'yes' : 'no';
  const held = (wanted: string) => granted.includes(`${resource}:${wanted}`);
  // “Full administrative access to Serverless functions, namespaces, and triggers”:
  // https://docs.digitalocean.com/reference/api/scopes/function/admin/
  if (resource === 'function' && held('admin')) return 'yes';
  // “The project:update scope also grants project:assign_resource”: projects_assign_resources.yml
  // in the API description.
  if (scope === 'project:assign_resource' && held('update')) return 'yes';
  const umbrella = reads
    ? readCovers(resource, scope, action)
    : writes
      ? writeCovers(resource, scope, action)
      : 'no';
  // What a resource's own :write covers, as for databases, is described nowhere.
  return umbrella === 'no' && held('write') ? 'unknown' : umbrella;
}

/** `api:read` alone: “Perform read operations via the API”. */
function readCovers(resource: string, scope: string, action: string): Answer {
  if (writing.has(action) || scope === readingThatWrites) return 'no';
  // Since August 2023 Functions want read and write even for reading, says a note from before there
  // were scopes for them: https://docs.digitalocean.com/notes/2023/functions-rw-api/
  if (resource === 'function') return 'unknown';
  // `list`, `view_credentials`, `access_console` and the like: nothing says whether they are reading.
  return action === 'read' ? 'yes' : 'unknown';
}

/** `api:write` alone: “Perform write operations via the API”; whether that includes reading is not said. */
function writeCovers(resource: string, scope: string, action: string): Answer {
  if (resource === 'function') return 'unknown';
  return writing.has(action) || scope === readingThatWrites ? 'yes' : 'unknown';
}
