import type { Preset } from './presets.ts';

/** `POST /v2/tags` and the request that tags a resource; the resource's update scope is an extra. */
const tagging = ['POST /v2/tags', 'POST /v2/tags/{tag_id}/resources'];

/**
 * Jobs of Terraform, one for each family of resources, so that a token has only what its
 * configuration uses. OpenTofu runs the same provider, and Pulumi's provider wraps it
 * (github.com/pulumi/pulumi-digitalocean 00b5b261, provider/go.mod).
 *
 * The calls are those of github.com/digitalocean/terraform-provider-digitalocean 401992a1,
 * digitalocean/<product>/resource_<name>.go; the paths in github.com/digitalocean/godo 3fce660c. The
 * provider waits for actions with GET /v2/actions/{action_id} (util/wait.go). Scopes of single fields
 * come from github.com/digitalocean/openapi 7c1300c4, whose files are named below.
 */
export const terraformPresets: readonly Preset[] = [
  {
    // The provider makes no request when it starts (config/config.go); these are the reads of the
    // most used resources.
    id: 'terraform-plan',
    name: 'Terraform, plan only',
    purpose: 'Compare resources with the configuration, read-only.',
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
    // resource_droplet.go
    id: 'terraform-droplet',
    name: 'Terraform, Droplets',
    purpose: 'Create, resize and delete Droplets.',
    operations: [
      'POST /v2/droplets',
      'GET /v2/droplets/{droplet_id}',
      'DELETE /v2/droplets/{droplet_id}',
      'POST /v2/droplets/{droplet_id}/actions',
      'GET /v2/actions/{action_id}',
    ],
    optional: [
      {
        // droplet_create.yml
        when: 'ssh_keys is set',
        operations: [],
        extras: ['ssh_key:read'],
      },
      {
        // droplet_create.yml
        when: 'vpc_uuid is set',
        operations: [],
        extras: ['vpc:read'],
      },
      {
        // droplet_create.yml; tag/tags.go changes tags, and tags_assign_resources.yml asks for the
        // update scope as well.
        when: 'tags are set',
        operations: [...tagging, 'DELETE /v2/tags/{tag_id}/resources'],
        extras: ['droplet:update'],
      },
      {
        // droplet_create.yml; the attachments change through StorageActions.
        when: 'volume_ids is set',
        operations: ['POST /v2/volumes/{volume_id}/actions'],
        extras: ['block_storage:read'],
      },
      {
        // resource_ssh_key.go
        when: 'SSH keys are resources too',
        operations: [
          'POST /v2/account/keys',
          'GET /v2/account/keys/{ssh_key_identifier}',
          'PUT /v2/account/keys/{ssh_key_identifier}',
          'DELETE /v2/account/keys/{ssh_key_identifier}',
        ],
      },
    ],
  },
  {
    // resource_kubernetes_cluster.go and resource_kubernetes_node_pool.go. It always fetches the
    // credentials of the cluster.
    id: 'terraform-kubernetes',
    name: 'Terraform, Kubernetes',
    purpose: 'Create, upgrade and delete Kubernetes clusters.',
    operations: [
      'POST /v2/kubernetes/clusters',
      'GET /v2/kubernetes/clusters/{cluster_id}',
      'PUT /v2/kubernetes/clusters/{cluster_id}',
      'DELETE /v2/kubernetes/clusters/{cluster_id}',
      'POST /v2/kubernetes/clusters/{cluster_id}/upgrade',
      'GET /v2/kubernetes/clusters/{cluster_id}/credentials',
      'POST /v2/kubernetes/clusters/{cluster_id}/node_pools',
      'GET /v2/kubernetes/clusters/{cluster_id}/node_pools/{node_pool_id}',
      'PUT /v2/kubernetes/clusters/{cluster_id}/node_pools/{node_pool_id}',
      'DELETE /v2/kubernetes/clusters/{cluster_id}/node_pools/{node_pool_id}',
    ],
    optional: [
      {
        // cluster.yml
        when: 'vpc_uuid is set',
        operations: [],
        extras: ['vpc:read'],
      },
      {
        // cluster.yml
        when: 'tags are set',
        operations: [],
        extras: ['tag:create', 'tag:delete', 'tag:read'],
      },
      {
        // Kubernetes.AddRegistry and RemoveRegistry
        when: 'registry_integration is set',
        operations: ['POST /v2/kubernetes/registry', 'DELETE /v2/kubernetes/registry'],
      },
      {
        // Kubernetes.DeleteDangerous
        when: 'destroy_all_associated_resources is set',
        operations: [
          'GET /v2/kubernetes/clusters/{cluster_id}/destroy_with_associated_resources',
          'DELETE /v2/kubernetes/clusters/{cluster_id}/destroy_with_associated_resources/dangerous',
        ],
      },
    ],
  },
  {
    // resource_database_cluster.go, with the passwords of database_connection.yml, which it saves.
    id: 'terraform-database',
    name: 'Terraform, databases',
    purpose: 'Create, resize and delete database clusters.',
    operations: [
      'POST /v2/databases',
      'GET /v2/databases/{database_cluster_uuid}',
      'DELETE /v2/databases/{database_cluster_uuid}',
      'PUT /v2/databases/{database_cluster_uuid}/resize',
      'PUT /v2/databases/{database_cluster_uuid}/maintenance',
      'GET /v2/databases/{database_cluster_uuid}/autoscale',
      'PUT /v2/databases/{database_cluster_uuid}/autoscale',
      'GET /v2/databases/{database_cluster_uuid}/eviction_policy',
      'PUT /v2/databases/{database_cluster_uuid}/eviction_policy',
      'GET /v2/databases/{database_cluster_uuid}/sql_mode',
      'PUT /v2/databases/{database_cluster_uuid}/sql_mode',
      'PUT /v2/databases/{database_cluster_uuid}/upgrade',
    ],
    extras: ['database:view_credentials'],
    optional: [
      {
        // resource_database_user.go, resource_database_db.go and resource_database_firewall.go
        when: 'users, databases or trusted sources are resources too',
        operations: [
          'POST /v2/databases/{database_cluster_uuid}/users',
          'GET /v2/databases/{database_cluster_uuid}/users/{username}',
          'DELETE /v2/databases/{database_cluster_uuid}/users/{username}',
          'POST /v2/databases/{database_cluster_uuid}/dbs',
          'GET /v2/databases/{database_cluster_uuid}/dbs/{database_name}',
          'DELETE /v2/databases/{database_cluster_uuid}/dbs/{database_name}',
          'GET /v2/databases/{database_cluster_uuid}/firewall',
          'PUT /v2/databases/{database_cluster_uuid}/firewall',
        ],
      },
      {
        // database_cluster.yml
        when: 'private_network_uuid is set',
        operations: [],
        extras: ['vpc:read'],
      },
      {
        // database_cluster.yml
        when: 'project_id is set',
        operations: [],
        extras: ['project:assign_resource'],
      },
      {
        // database_cluster.yml; tag/tags.go changes tags.
        when: 'tags are set',
        operations: [...tagging, 'DELETE /v2/tags/{tag_id}/resources'],
        extras: ['database:update'],
      },
    ],
  },
  {
    // resource_app.go
    id: 'terraform-app',
    name: 'Terraform, App Platform',
    purpose: 'Create, update and delete apps.',
    operations: [
      'POST /v2/apps',
      'GET /v2/apps/{id}',
      'PUT /v2/apps/{id}',
      'DELETE /v2/apps/{id}',
      'GET /v2/apps/{app_id}/deployments',
      'GET /v2/apps/{app_id}/deployments/{deployment_id}',
      'GET /v2/apps/{app_id}/alerts',
    ],
    optional: [
      {
        // Apps.UpdateAlertDestinations
        when: 'alerts have destinations',
        operations: ['POST /v2/apps/{app_id}/alerts/{alert_id}/destinations'],
      },
      {
        // apps_create_app_request.yml
        when: 'project_id is set',
        operations: [],
        extras: ['project:assign_resource'],
      },
    ],
  },
  {
    // resource_domain.go and resource_record.go
    id: 'terraform-dns',
    name: 'Terraform, DNS',
    purpose: 'Create, change and delete domains and DNS records.',
    operations: [
      'POST /v2/domains',
      'GET /v2/domains/{domain_name}',
      'DELETE /v2/domains/{domain_name}',
      'POST /v2/domains/{domain_name}/records',
      'GET /v2/domains/{domain_name}/records/{domain_record_id}',
      'PUT /v2/domains/{domain_name}/records/{domain_record_id}',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // resource_loadbalancer.go
    id: 'terraform-load-balancer',
    name: 'Terraform, load balancers',
    purpose: 'Create, change and delete load balancers.',
    operations: [
      'POST /v2/load_balancers',
      'GET /v2/load_balancers/{lb_id}',
      'PUT /v2/load_balancers/{lb_id}',
      'DELETE /v2/load_balancers/{lb_id}',
    ],
    optional: [
      {
        // loadbalancer.go, FindCertificateByName
        when: 'a forwarding rule names a certificate',
        operations: ['GET /v2/certificates', 'GET /v2/certificates/{certificate_id}'],
      },
      {
        // resource_certificate.go
        when: 'certificates are resources too',
        operations: ['POST /v2/certificates', 'DELETE /v2/certificates/{certificate_id}'],
      },
    ],
  },
  {
    // resource_firewall.go. The read scopes: firewalls_update.yml and firewall.yml.
    id: 'terraform-firewall',
    name: 'Terraform, firewalls',
    purpose: 'Create, change and delete cloud firewalls.',
    operations: [
      'POST /v2/firewalls',
      'GET /v2/firewalls/{firewall_id}',
      'PUT /v2/firewalls/{firewall_id}',
      'DELETE /v2/firewalls/{firewall_id}',
    ],
    extras: ['droplet:read', 'tag:read'],
  },
  {
    // resource_vpc.go
    id: 'terraform-vpc',
    name: 'Terraform, VPC networks',
    purpose: 'Create, change and delete VPC networks.',
    operations: [
      'POST /v2/vpcs',
      'GET /v2/vpcs/{vpc_id}',
      'PUT /v2/vpcs/{vpc_id}',
      'DELETE /v2/vpcs/{vpc_id}',
    ],
  },
  {
    // resource_volume.go and resource_volume_attachment.go
    id: 'terraform-volume',
    name: 'Terraform, volumes',
    purpose: 'Create, resize, attach and delete volumes.',
    operations: [
      'POST /v2/volumes',
      'GET /v2/volumes/{volume_id}',
      'DELETE /v2/volumes/{volume_id}',
      'POST /v2/volumes/{volume_id}/actions',
      'GET /v2/actions/{action_id}',
    ],
  },
  {
    // resource_reserved_ip.go and reserved_ip_actions.go
    id: 'terraform-reserved-ip',
    name: 'Terraform, reserved IPs',
    purpose: 'Reserve, assign and release IP addresses.',
    operations: [
      'POST /v2/reserved_ips',
      'GET /v2/reserved_ips/{reserved_ip}',
      'DELETE /v2/reserved_ips/{reserved_ip}',
      'POST /v2/reserved_ips/{reserved_ip}/actions',
      'GET /v2/reserved_ips/{reserved_ip}/actions/{action_id}',
    ],
  },
  {
    // resource_container_registry.go: it creates through /v2/registry and reads through /v2/registries.
    id: 'terraform-registry',
    name: 'Terraform, container registry',
    purpose: 'Create and delete a container registry.',
    operations: [
      'POST /v2/registry',
      'GET /v2/registries/{registry_name}',
      'DELETE /v2/registries/{registry_name}',
      'GET /v2/registries/subscription',
      'POST /v2/registries/subscription',
    ],
    optional: [
      {
        // resource_container_registry_docker_credentials.go; registry:create as for
        // doctl-registry-login.
        when: 'Docker credentials are resources too',
        operations: ['GET /v2/registries/{registry_name}/docker-credentials'],
        extras: ['registry:create'],
      },
    ],
  },
  {
    // resource_project.go: a deleted project leaves its resources to the default project.
    id: 'terraform-project',
    name: 'Terraform, projects',
    purpose: 'Create projects and assign resources to them.',
    operations: [
      'POST /v2/projects',
      'GET /v2/projects/{project_id}',
      'GET /v2/projects/default',
      'PUT /v2/projects/{project_id}',
      'DELETE /v2/projects/{project_id}',
      'GET /v2/projects/{project_id}/resources',
      'POST /v2/projects/{project_id}/resources',
    ],
  },
];
