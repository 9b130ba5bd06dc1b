import { isKnownScope } from './known-scopes.ts';

const places = 'regions:read sizes:read actions:read';
const droplets = `droplet:read ${places} image:read`;

/**
 * What the control panel adds to a scope, as listed under “Required Scopes” on the page
 * https://docs.digitalocean.com/reference/api/scopes/<resource>/<action>/ of each scope here
 * (editions of August 2025 to August 2026). A scope whose page was not found is not here.
 */
const documented: Readonly<Record<string, string>> = {
  'api:write': '',
  'app:create': `app:read ${places}`,
  'app:read': places,
  'app:update': `app:read ${places}`,
  'block_storage:create': `block_storage:read ${droplets}`,
  'block_storage_snapshot:create': `block_storage_snapshot:read block_storage:read ${droplets}`,
  'block_storage_snapshot:delete': `block_storage_snapshot:read block_storage:read ${droplets}`,
  'certificate:create': 'certificate:read',
  'certificate:read': '',
  'database:create': `database:read ${places}`,
  'database:update': `database:read ${places}`,
  'database:view_credentials': `database:read ${places}`,
  'domain:read': '',
  'droplet:admin': droplets,
  'droplet:create': droplets,
  'droplet:read': `${places} image:read`,
  'droplet:update': droplets,
  'firewall:create': 'firewall:read',
  'firewall:delete': 'firewall:read',
  'firewall:read': '',
  'firewall:update': 'firewall:read',
  'function:admin': '',
  'genai:create': `genai:read ${places}`,
  'genai:read': places,
  'genai:update': `genai:read ${places}`,
  'genai_genie:create': 'genai_genie:read regions:read',
  'image:read': `droplet:read ${places}`,
  'kubernetes:access_cluster': `kubernetes:read ${places}`,
  'kubernetes:create': `kubernetes:read ${places}`,
  'kubernetes:read': places,
  'kubernetes:update': `kubernetes:read ${places}`,
  'load_balancer:read': `${places} droplet:read image:read tag:read vpc:read`,
  'load_balancer:update': `load_balancer:read ${droplets} tag:read vpc:read`,
  'nat_gateway:create': `nat_gateway:read vpc:read ${places}`,
  'partner_network_connect:delete': `partner_network_connect:read vpc:read ${places}`,
  'partner_network_connect:read': `vpc:read ${places}`,
  'partner_network_connect:update': `partner_network_connect:read vpc:read ${places}`,
  'partner_network_connect:view_credentials': '',
  'project:assign_resource': 'project:read',
  'project:create': 'project:read',
  'registry:create': 'registry:read',
  'reserved_ip:create': `reserved_ip:read ${droplets} project:read`,
  'reserved_ip:delete': `reserved_ip:read ${droplets}`,
  'reserved_ip:update': `reserved_ip:read ${droplets}`,
  'sizes:read': '',
  'spaces:read': places,
  'spaces_key:read': `spaces:read ${places}`,
  'spaces_key:update': `spaces_key:read spaces:read ${places}`,
  'ssh_key:update': 'ssh_key:read',
  'tag:create': 'tag:read',
  'tag:read': '',
  'vpc:delete': `vpc:read ${places}`,
  'vpc:read': places,
};

/**
 * The scopes that must be ticked with this one, all the way down, without itself. Every page states
 * one rule for all: a scope that is not for reading needs the read scope of its resource.
 */
export function prerequisitesOf(scope: string): readonly string[] {
  const found = new Set<string>();
  const add = (wanted: string) => {
    for (const next of directPrerequisitesOf(wanted)) {
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
