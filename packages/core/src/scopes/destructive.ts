import { decide } from './decide.ts';
import { findOperation } from './find-operation.ts';

/** What people can least afford to lose, the worst loss first, each with the path that deletes it. */
const losses: readonly { readonly noun: string; readonly path: string }[] = [
  { noun: 'Droplets', path: '/v2/droplets/{droplet_id}' },
  { noun: 'databases', path: '/v2/databases/{database_cluster_uuid}' },
  { noun: 'Kubernetes clusters', path: '/v2/kubernetes/clusters/{cluster_id}' },
  { noun: 'volumes', path: '/v2/volumes/{volume_id}' },
  { noun: 'snapshots', path: '/v2/snapshots/{snapshot_id}' },
  { noun: 'apps', path: '/v2/apps/{id}' },
  { noun: 'domains', path: '/v2/domains/{domain_name}' },
  { noun: 'DNS records', path: '/v2/domains/{domain_name}/records/{domain_record_id}' },
  { noun: 'container registries', path: '/v2/registries/{registry_name}' },
  { noun: 'functions', path: '/v2/functions/namespaces/{namespace_id}' },
  { noun: 'load balancers', path: '/v2/load_balancers/{lb_id}' },
  { noun: 'firewalls', path: '/v2/firewalls/{firewall_id}' },
  { noun: 'Spaces keys', path: '/v2/spaces/keys/{access_key}' },
];

/** What a token with these scopes can certainly delete, as nouns for a sentence. */
export function destructive(granted: readonly string[]): readonly string[] {
  return losses
    .filter(({ path }) => {
      const operation = findOperation('DELETE', path);
      return operation !== null && decide(granted, operation.needs).answer === 'yes';
    })
    .map(({ noun }) => noun);
}
