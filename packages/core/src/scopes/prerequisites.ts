import { isKnownScope } from './known-scopes.ts';

const regions = 'regions:read sizes:read actions:read';
const dropletRead = `droplet:read ${regions} image:read`;

/**
 * What the control panel adds to a scope, as listed under “Required Scopes” on the page
 * https://docs.digitalocean.com/reference/api/scopes/<resource>/<action>/ of each scope here
 * (editions of August 2025 to August 2026). A scope whose page was not found is not here.
 */
const documented: Readonly<Record<string, string>> = {
  'api:write': '',
  'app:create': `app:read ${regions}`,
  'app:read': regions,
  'app:update': `app:read ${regions}`,
  'block_storage:create': `block_storage:read ${dropletRead}`,
  'block_storage_snapshot:create': `block_storage_snapshot:read block_storage:read ${dropletRead}`,
  'block_storage_snapshot:delete': `block_storage_snapshot:read block_storage:read ${dropletRead}`,
  'certificate:create': 'certificate:read',
  'certificate:read': '',
  'database:create': `database:read ${regions}`,
  'database:update': `database:read ${regions}`,
  'database:view_credentials': `database:read ${regions}`,
  'domain:read': '',
  'droplet:admin': dropletRead,
  'droplet:create': dropletRead,
  'droplet:read': `${regions} image:read`,
  'droplet:update': dropletRead,
  'firewall:create': 'firewall:read',
  'firewall:delete': 'firewall:read',
  'firewall:read': '',
  'firewall:update': 'firewall:read',
  'function:admin': '',
  'genai:create': `genai:read ${regions}`,
  'genai:read': regions,
  'genai:update': `genai:read ${regions}`,
  'genai_genie:create': 'genai_genie:read regions:read',
  'image:read': `droplet:read ${regions}`,
  'kubernetes:access_cluster': `kubernetes:read ${regions}`,
  'kubernetes:create': `kubernetes:read ${regions}`,
  'kubernetes:read': regions,
  'kubernetes:update': `kubernetes:read ${regions}`,
  'load_balancer:read': `${regions} droplet:read image:read tag:read vpc:read`,
  'load_balancer:update': `load_balancer:read ${dropletRead} tag:read vpc:read`,
  'nat_gateway:create': `nat_gateway:read vpc:read ${regions}`,
  'partner_network_connect:delete': `partner_network_connect:read vpc:read ${regions}`,
  'partner_network_connect:read': `vpc:read ${regions}`,
  'partner_network_connect:update': `partner_network_connect:read vpc:read ${regions}`,
  'partner_network_connect:view_credentials': '',
  'project:assign_resource': 'project:read',
  'project:create': 'project:read',
  'registry:create': 'registry:read',
  'reserved_ip:create': `reserved_ip:read ${dropletRead} project:read`,
  'reserved_ip:delete': `reserved_ip:read ${dropletRead}`,
  'reserved_ip:update': `reserved_ip:read ${dropletRead}`,
  'sizes:read': '',
  'spaces:read': regions,
  'spaces_key:read': `spaces:read ${regions}`,
  'spaces_key:update': `spaces_key:read spaces:read ${regions}`,
  'ssh_key:update': 'ssh_key:read',
  'tag:create': 'tag:read',
  'tag:read': '',
  'vpc:delete': `vpc:read ${regions}`,
  'vpc:read': regions,
};

/**
 * The scopes that must be ticked together with this one, prerequisites of prerequisites included,
 * without the scope itself. A rule on every page: a scope that isn't for reading needs the read scope
 * of its resource.
 */
export function prerequisitesOf(scope: string): readonly string[] {
  const found = new Set<string>();
  const add = (dependent: string) => {
    for (const next of directPrerequisitesOf(dependent)) {
      if (next === scope || found.has(next)) continue;
      found.add(next);
      add(next);
    }
  };
  add(scope);
  return [...found].sort();
}

function directPrerequisitesOf(scope: string): readonly string[] {
  const listed = documented[scope];
  if (listed !== undefined) return listed.split(' ').filter((name) => name !== '');
  const read = `${scope.split(':')[0]}:read`;
  return read !== scope && isKnownScope(read) ? [read] : [];
}
