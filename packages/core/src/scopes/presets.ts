import { decide } from './decide.ts';
import { findOperation } from './find-operation.ts';
import { dnsPresets } from './presets-dns.ts';
import { terraformPresets } from './presets-terraform.ts';
import { scopesFor } from './scopes-for.ts';
import type { Operation } from './table.ts';

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
  /** What an optional feature needs in addition; `when` continues a sentence after “if”. */
  readonly optional?: readonly (Use & { readonly when: string })[];
}

/** The operations of a preset, or of one of its optional features, with what they need. */
export function operationsOfPreset({ operations }: Use): readonly Operation[] {
  return operations.map((text) => {
    const [method = '', path = ''] = text.split(' ');
    const operation = findOperation(method, path);
    if (operation === null) throw new Error(`No such operation: ${text}`);
    return operation;
  });
}

/** The boxes to tick for a preset, or for one of its optional features. */
export function scopesOfPreset(use: Use): readonly string[] {
  return scopesFor(operationsOfPreset(use), use.extras);
}

const toolPresets: readonly Preset[] = [
  {
    // github.com/digitalocean/doctl 168188d3, commands/registry.go, RunRegistryLogin; the path in
    // github.com/digitalocean/godo 3fce660c, registry.go, DockerCredentials.
    id: 'doctl-registry-login',
    name: 'doctl registry login',
    purpose: 'Log Docker in, to push and pull images.',
    operations: ['GET /v2/registry/docker-credentials'],
    // “full read/write access which requires the registry:create scope”, a maintainer says in
    // github.com/digitalocean/action-doctl issue 83 (2024), where read and update were not enough.
    extras: ['registry:create'],
  },
  {
    // github.com/digitalocean/doctl 168188d3, commands/kubernetes.go, RunKubernetesKubeconfigSave and
    // iDize, which looks up a cluster by its name.
    id: 'doctl-kubeconfig',
    name: 'doctl kubernetes cluster kubeconfig save',
    purpose: 'Save the kubeconfig of a cluster, to use kubectl.',
    operations: [
      'GET /v2/kubernetes/clusters',
      'GET /v2/kubernetes/clusters/{cluster_id}',
      'GET /v2/kubernetes/clusters/{cluster_id}/kubeconfig',
    ],
  },
  {
    // github.com/digitalocean/doctl 168188d3, commands/droplets.go. The scopes of
    // single fields: github.com/digitalocean/openapi 7c1300c4, droplet_create.yml.
    id: 'doctl-droplet-create',
    name: 'doctl compute droplet create',
    purpose: 'Create a Droplet with doctl.',
    operations: ['POST /v2/droplets', 'GET /v2/droplets/{droplet_id}'],
    optional: [
      { when: '--ssh-keys is given', operations: [], extras: ['ssh_key:read'] },
      { when: '--tag-names is given', operations: [], extras: ['tag:create'] },
      { when: '--vpc-uuid is given', operations: [], extras: ['vpc:read'] },
      {
        // ValidateProjectUUID and moveToProject; see also doctl issue 1635.
        when: '--project-id is given',
        operations: ['GET /v2/projects/{project_id}', 'POST /v2/projects/{project_id}/resources'],
      },
    ],
  },
  {
    // github.com/digitalocean/action-doctl 17308292, main.js, runs “doctl auth init”, which needs no
    // scope; the steps are those of its README: registry login, then kubeconfig save.
    id: 'github-kubernetes-deploy',
    name: 'GitHub Actions, deploy to Kubernetes',
    purpose: 'Push an image and deploy it to a cluster.',
    operations: [
      'GET /v2/registry/docker-credentials',
      'GET /v2/kubernetes/clusters',
      'GET /v2/kubernetes/clusters/{cluster_id}',
      'GET /v2/kubernetes/clusters/{cluster_id}/kubeconfig',
    ],
    extras: ['registry:create'],
  },
  {
    // github.com/digitalocean/csi-digitalocean 0711283d, driver/controller.go and driver/health.go; the
    // paths in godo, storage.go, storage_actions.go and snapshots.go.
    id: 'kubernetes-csi',
    name: 'Kubernetes CSI driver',
    purpose: 'Let your own Kubernetes cluster use volumes.',
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
    purpose: 'Let your own Kubernetes cluster use load balancers.',
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
    // github.com/digitalocean/app_action f4c57e65, deploy/main.go and utils/apps.go; the paths in godo,
    // apps.go.
    id: 'app-platform-deploy',
    name: 'GitHub Action, deploy to App Platform',
    purpose: 'Create or update an app and wait until it runs.',
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
    purpose: 'Create, change and delete Spaces access keys.',
    operations: [
      'GET /v2/spaces/keys',
      'POST /v2/spaces/keys',
      'GET /v2/spaces/keys/{access_key}',
      'PUT /v2/spaces/keys/{access_key}',
      'DELETE /v2/spaces/keys/{access_key}',
    ],
  },
  {
    // github.com/digitalocean/packer-plugin-digitalocean a8afd8e4, builder/digitalocean. Its snapshot
    // also needs image:create, and the temporary key ssh_key:read: dropletActions_post.yml and
    // droplet_create.yml in github.com/digitalocean/openapi 7c1300c4.
    id: 'packer',
    name: 'Packer',
    purpose: 'Build a snapshot from a temporary Droplet.',
    operations: [
      'POST /v2/account/keys',
      'DELETE /v2/account/keys/{ssh_key_identifier}',
      'POST /v2/droplets',
      'GET /v2/droplets/{droplet_id}',
      'DELETE /v2/droplets/{droplet_id}',
      'POST /v2/droplets/{droplet_id}/actions',
      'GET /v2/droplets/{droplet_id}/actions/{action_id}',
      'GET /v2/droplets/{droplet_id}/snapshots',
    ],
    extras: ['image:create', 'ssh_key:read'],
    optional: [
      {
        // builder.go and step_snapshot.go
        when: 'snapshot_regions is set',
        operations: [
          'GET /v2/regions',
          'POST /v2/images/{image_id}/actions',
          'GET /v2/images/{image_id}/actions/{action_id}',
        ],
      },
      {
        // step_snapshot.go; tags_assign_resources.yml asks for the update scope of the image.
        when: 'snapshot_tags is set',
        operations: ['POST /v2/tags', 'POST /v2/tags/{tag_id}/resources'],
        extras: ['image:update'],
      },
      {
        // step_create_droplet.go; droplet_create.yml
        when: 'tags or vpc_uuid is set',
        operations: [],
        extras: ['tag:create', 'vpc:read'],
      },
    ],
  },
  {
    // github.com/ansible-collections/community.digitalocean bc12bd1b,
    // plugins/modules/digital_ocean_droplet.py: it always lists the firewalls and stops if it may not.
    // It also calls GET /v2/account, but stops only on a 401, so account:read isn't needed.
    id: 'ansible-droplet',
    name: 'Ansible, digital_ocean_droplet',
    purpose: 'Create, resize and delete Droplets from a playbook.',
    operations: [
      'GET /v2/firewalls',
      'GET /v2/droplets',
      'POST /v2/droplets',
      'GET /v2/droplets/{droplet_id}',
      'DELETE /v2/droplets/{droplet_id}',
      'POST /v2/droplets/{droplet_id}/actions',
      'GET /v2/droplets/{droplet_id}/actions/{action_id}',
    ],
    optional: [
      // droplet_create.yml in github.com/digitalocean/openapi 7c1300c4
      { when: 'ssh_keys is set', operations: [], extras: ['ssh_key:read'] },
      { when: 'tags is set', operations: [], extras: ['tag:create'] },
      { when: 'vpc_uuid is set', operations: [], extras: ['vpc:read'] },
      {
        when: 'firewall is set',
        operations: [
          'POST /v2/firewalls/{firewall_id}/droplets',
          'DELETE /v2/firewalls/{firewall_id}/droplets',
        ],
      },
      {
        // plugins/module_utils/digital_ocean.py, DigitalOceanProjects
        when: 'project is set',
        operations: ['GET /v2/projects', 'POST /v2/projects/{project_id}/resources'],
      },
    ],
  },
  {
    // The same collection, plugins/inventory/digitalocean.py
    id: 'ansible-inventory',
    name: 'Ansible, dynamic inventory',
    purpose: 'List the Droplets as an inventory.',
    operations: ['GET /v2/droplets'],
  },
  {
    // github.com/kubernetes-sigs/cluster-api-provider-digitalocean d5a8016b, cloud/services. It always
    // tags its Droplets and names a VPC: droplet_create.yml in github.com/digitalocean/openapi 7c1300c4.
    id: 'cluster-api',
    name: 'Cluster API provider (CAPDO)',
    purpose: 'Let Cluster API create clusters from Droplets.',
    operations: [
      'POST /v2/droplets',
      'GET /v2/droplets/{droplet_id}',
      'DELETE /v2/droplets/{droplet_id}',
      'GET /v2/images/{image_id}',
      'GET /v2/account/keys/{ssh_key_identifier}',
      'POST /v2/load_balancers',
      'GET /v2/load_balancers/{lb_id}',
      'DELETE /v2/load_balancers/{lb_id}',
      'GET /v2/volumes',
      'POST /v2/volumes',
      'DELETE /v2/volumes/{volume_id}',
    ],
    extras: ['tag:create', 'vpc:read'],
    optional: [
      {
        // networking/domains.go
        when: 'controlPlaneDNS is set',
        operations: [
          'GET /v2/domains/{domain_name}/records',
          'POST /v2/domains/{domain_name}/records',
          'PUT /v2/domains/{domain_name}/records/{domain_record_id}',
          'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
        ],
      },
    ],
  },
  {
    // github.com/crossplane-contrib/provider-digitalocean 6825a0b6, pkg/controller
    id: 'crossplane',
    name: 'Crossplane provider',
    purpose: 'Let Crossplane create Droplets.',
    operations: [
      'POST /v2/droplets',
      'GET /v2/droplets/{droplet_id}',
      'DELETE /v2/droplets/{droplet_id}',
    ],
    optional: [
      {
        // database.go
        when: 'it manages databases',
        operations: [
          'POST /v2/databases',
          'GET /v2/databases/{database_cluster_uuid}',
          'DELETE /v2/databases/{database_cluster_uuid}',
        ],
        extras: ['database:view_credentials'],
      },
      {
        // kubernetescluster.go
        when: 'it manages Kubernetes clusters',
        operations: [
          'POST /v2/kubernetes/clusters',
          'GET /v2/kubernetes/clusters/{cluster_id}',
          'GET /v2/kubernetes/clusters/{cluster_id}/kubeconfig',
          'DELETE /v2/kubernetes/clusters/{cluster_id}',
        ],
      },
      {
        // loadbalancer.go
        when: 'it manages load balancers',
        operations: [
          'POST /v2/load_balancers',
          'GET /v2/load_balancers/{lb_id}',
          'DELETE /v2/load_balancers/{lb_id}',
        ],
      },
    ],
  },
];

/** Every job, by tool. */
export const presets: readonly Preset[] = [...toolPresets, ...dnsPresets, ...terraformPresets];

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
