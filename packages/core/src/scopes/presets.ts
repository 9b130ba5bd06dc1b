import { decide } from './decide.ts';
import { findOperation } from './find-operation.ts';
import { scopesFor } from './scopes-for.ts';

/** The API calls of a tool. */
export interface Use {
  /** `METHOD path`, with the path template of the table. */
  readonly operations: readonly string[];
  /** Scopes beyond those of the operations, each of them documented. */
  readonly extras?: readonly string[];
}

/** A job that people create a token for. */
export interface Preset extends Use {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  /** What an optional feature needs in addition; `when` continues a sentence after “when”. */
  readonly optional?: readonly (Use & { readonly when: string })[];
}

/** The boxes to tick for a preset, or for one of its optional features. */
export function scopesOfPreset({ operations, extras }: Use): readonly string[] {
  return scopesFor(
    operations.map((text) => {
      const [method = '', path = ''] = text.split(' ');
      const operation = findOperation(method, path);
      if (operation === null) throw new Error(`No such operation: ${text}`);
      return operation;
    }),
    extras,
  );
}

export const presets: readonly Preset[] = [
  {
    // github.com/digitalocean/doctl 168188d3, commands/registry.go, RunRegistryLogin; the path in
    // github.com/digitalocean/godo 3fce660c, registry.go, DockerCredentials.
    id: 'doctl-registry-login',
    name: 'doctl registry login',
    purpose: 'Log Docker in to the container registry, to pull and push images.',
    operations: ['GET /v2/registry/docker-credentials'],
  },
  {
    // github.com/kubernetes-sigs/external-dns, provider/digitalocean/digital_ocean.go, in the commit
    // before 18c451cf, which removed it in March 2026. Its tutorial says “read and write access”
    // for everything, which is more than it uses.
    id: 'external-dns',
    name: 'external-dns',
    purpose: 'Keep DNS records in step with the services of a Kubernetes cluster.',
    operations: [
      'GET /v2/domains',
      'GET /v2/domains/{domain_name}/records',
      'POST /v2/domains/{domain_name}/records',
      'PUT /v2/domains/{domain_name}/records/{domain_record_id}',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/cert-manager/cert-manager 2d0d7f7f, pkg/issuer/acme/dns/digitalocean/digitalocean.go.
    // By the table, domain:update alone is enough for both writes, and can't delete a whole domain.
    id: 'cert-manager-dns01',
    name: 'cert-manager, DNS-01',
    purpose: 'Prove to a certificate authority that a domain is yours, from within Kubernetes.',
    operations: [
      'GET /v2/domains/{domain_name}/records',
      'POST /v2/domains/{domain_name}/records',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/certbot/certbot f769e35e, certbot-dns-digitalocean, _internal/dns_digitalocean.py;
    // the paths in github.com/koalalorenzo/python-digitalocean 3d802463, Manager.py, Domain.py and
    // Record.py.
    id: 'certbot-dns-digitalocean',
    name: 'certbot, dns-digitalocean',
    purpose: 'Prove to a certificate authority that a domain is yours, from the command line.',
    operations: [
      'GET /v2/domains',
      'GET /v2/domains/{domain_name}/records',
      'POST /v2/domains/{domain_name}/records',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/digitalocean/csi-digitalocean 0711283d, driver/controller.go and driver/health.go; the
    // paths in godo, storage.go, storage_actions.go and snapshots.go.
    id: 'kubernetes-csi',
    name: 'Kubernetes CSI driver',
    purpose: 'Let a self-made Kubernetes cluster create and attach volumes.',
    operations: [
      'GET /v2/account',
      'GET /v2/droplets/{droplet_id}',
      'GET /v2/volumes',
      'POST /v2/volumes',
      'GET /v2/volumes/{volume_id}',
      'DELETE /v2/volumes/{volume_id}',
      'POST /v2/volumes/{volume_id}/actions',
      'GET /v2/volumes/{volume_id}/actions/{action_id}',
      'GET /v2/volumes/{volume_id}/snapshots',
      'POST /v2/volumes/{volume_id}/snapshots',
      'GET /v2/snapshots',
      'GET /v2/snapshots/{snapshot_id}',
      'DELETE /v2/snapshots/{snapshot_id}',
    ],
    // It deletes volume snapshots by the general path, whose list names the scopes of Droplet
    // snapshots; the page of this scope says “Delete Block Storage volume snapshots”:
    // https://docs.digitalocean.com/reference/api/scopes/block_storage_snapshot/delete/
    extras: ['block_storage_snapshot:delete'],
    optional: [
      {
        // By tags_assign_resources.yml in the API description, tagging also needs the update scope of the
        // resource; volumes have no update scope.
        when: 'it is started with --do-tag',
        operations: ['POST /v2/tags', 'POST /v2/tags/{tag_id}/resources'],
      },
    ],
  },
  {
    // github.com/digitalocean/digitalocean-cloud-controller-manager 70d527e3, in
    // cloud-controller-manager/do: health.go, droplets.go, loadbalancers.go and common.go.
    id: 'kubernetes-ccm',
    name: 'Kubernetes cloud controller manager',
    purpose: 'Let a self-made Kubernetes cluster know its Droplets and run load balancers.',
    operations: [
      'GET /v2/account',
      'GET /v2/droplets',
      'GET /v2/droplets/{droplet_id}',
      'GET /v2/load_balancers',
      'POST /v2/load_balancers',
      'GET /v2/load_balancers/{lb_id}',
      'PUT /v2/load_balancers/{lb_id}',
      'DELETE /v2/load_balancers/{lb_id}',
    ],
    optional: [
      {
        // loadbalancers.go
        when: 'a service is annotated with a certificate',
        operations: ['GET /v2/certificates', 'GET /v2/certificates/{certificate_id}'],
      },
      {
        // firewall_controller.go
        when: 'PUBLIC_ACCESS_FIREWALL_NAME is set',
        operations: [
          'GET /v2/firewalls',
          'POST /v2/firewalls',
          'GET /v2/firewalls/{firewall_id}',
          'PUT /v2/firewalls/{firewall_id}',
        ],
      },
      {
        // resources.go
        when: 'DO_CLUSTER_ID is set',
        operations: ['POST /v2/tags', 'POST /v2/tags/{tag_id}/resources'],
      },
    ],
  },
  {
    // github.com/digitalocean/terraform-provider-digitalocean 401992a1: the provider makes no
    // request when it starts (config/config.go); these are the reads of the most used resources, each in
    // digitalocean/<product>/resource_<name>.go.
    id: 'terraform-plan',
    name: 'Terraform, plan only',
    purpose: 'Compare what runs with what is written down, and change nothing.',
    operations: [
      'GET /v2/account/keys/{ssh_key_identifier}',
      'GET /v2/apps/{id}',
      'GET /v2/certificates/{certificate_id}',
      'GET /v2/databases/{database_cluster_uuid}',
      'GET /v2/domains/{domain_name}',
      'GET /v2/domains/{domain_name}/records/{domain_record_id}',
      'GET /v2/droplets/{droplet_id}',
      'GET /v2/firewalls/{firewall_id}',
      'GET /v2/load_balancers/{lb_id}',
      'GET /v2/projects/{project_id}',
      'GET /v2/projects/{project_id}/resources',
      'GET /v2/registries/{registry_name}',
      'GET /v2/reserved_ips/{reserved_ip}',
      'GET /v2/tags/{tag_id}',
      'GET /v2/volumes/{volume_id}',
      'GET /v2/vpcs/{vpc_id}',
    ],
    optional: [
      {
        // resource_kubernetes_cluster.go fetches credentials when the saved ones have expired, which
        // needs a write scope: see `decide`.
        when: 'a Kubernetes cluster is among the resources',
        operations: [
          'GET /v2/kubernetes/clusters/{cluster_id}',
          'GET /v2/kubernetes/clusters/{cluster_id}/credentials',
        ],
      },
      {
        // “Requires database:view_credentials scope”: the password in database_connection.yml of the
        // API description.
        when: 'the password of a database is used',
        operations: [],
        extras: ['database:view_credentials'],
      },
      {
        // resource_spaces_key.go. Buckets are read with a Spaces key instead.
        when: 'Spaces keys are among the resources',
        operations: ['GET /v2/spaces/keys/{access_key}'],
      },
    ],
  },
  {
    // github.com/digitalocean/app_action f4c57e65, deploy/main.go and utils/apps.go; the paths in godo,
    // apps.go.
    id: 'app-platform-deploy',
    name: 'GitHub Action, deploy to App Platform',
    purpose: 'Create or update an app from a workflow and wait until it runs.',
    operations: [
      'GET /v2/apps',
      'POST /v2/apps',
      'GET /v2/apps/{id}',
      'PUT /v2/apps/{id}',
      'GET /v2/apps/{app_id}/deployments',
      'GET /v2/apps/{app_id}/deployments/{deployment_id}',
      'GET /v2/apps/{app_id}/deployments/{deployment_id}/logs',
    ],
    optional: [
      {
        // The description of the request: apps_create_app_request.yml, project_id.
        when: 'it is given a project_id',
        operations: [],
        extras: ['project:assign_resource'],
      },
      {
        // delete/main.go
        when: 'previews are deleted as well',
        operations: ['DELETE /v2/apps/{id}'],
      },
    ],
  },
  {
    // github.com/digitalocean/doctl 168188d3, commands/spaces_keys.go; the paths in godo,
    // spaces_keys.go.
    id: 'spaces-keys',
    name: 'Spaces keys',
    purpose: 'Make, change and delete the access keys of Spaces.',
    operations: [
      'GET /v2/spaces/keys',
      'POST /v2/spaces/keys',
      'GET /v2/spaces/keys/{access_key}',
      'PUT /v2/spaces/keys/{access_key}',
      'DELETE /v2/spaces/keys/{access_key}',
    ],
  },
];

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
