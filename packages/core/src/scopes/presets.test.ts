import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import { findOperation } from './find-operation.ts';
import { isKnownScope } from './known-scopes.ts';
import { prerequisitesOf } from './prerequisites.ts';
import { destructive, type Preset, presets, scopesOfPreset } from './presets.ts';
import { scopesFor } from './scopes-for.ts';

const places = ['actions:read', 'regions:read', 'sizes:read'];

describe('prerequisites', () => {
  test.each([
    ['droplet:read', [...places, 'image:read']],
    ['droplet:create', [...places, 'droplet:read', 'image:read']],
    ['firewall:create', ['firewall:read']],
    ['domain:read', []],
    ['function:admin', []],
    ['api:write', []],
    ['spaces_key:update', [...places, 'spaces:read', 'spaces_key:read']],
    [
      'reserved_ip:create',
      [...places, 'droplet:read', 'image:read', 'project:read', 'reserved_ip:read'],
    ],
  ])('of %s, as documented', (scope, expected) => {
    expect(prerequisitesOf(scope)).toEqual([...expected].sort());
  });

  test('of a scope whose page was not found: the read scope, and what that needs', () => {
    expect(prerequisitesOf('uptime:update')).toEqual(['uptime:read']);
    expect(prerequisitesOf('nfs:list')).toEqual(['nfs:read']);
    expect(prerequisitesOf('kubernetes:delete')).toEqual([...places, 'kubernetes:read'].sort());
    expect(prerequisitesOf('unheard_of:create')).toEqual([]);
  });
});

describe('boxes to tick', () => {
  const boxes = (...texts: readonly string[]) =>
    scopesFor(
      texts.flatMap((text) => {
        const [method = '', path = ''] = text.split(' ');
        return findOperation(method, path) ?? [];
      }),
    );

  test('there is none for an operation without scopes', () => {
    expect(boxes('GET /v2/1-clicks')).toEqual([]);
  });

  test('of alternatives, the one whose action fits the method', () => {
    expect(boxes('POST /v2/domains/d/records')).toEqual(['domain:create', 'domain:read']);
    expect(boxes('DELETE /v2/functions/namespaces/n')).toEqual([
      'function:delete',
      'function:read',
    ]);
  });

  test('of alternatives, the one that is needed anyway', () => {
    const both = ['POST /v2/domains/d/records', 'PUT /v2/domains/d/records/1'];
    expect(boxes(...both)).toEqual(['domain:read', 'domain:update']);
    expect(boxes(...both.reverse())).toEqual(['domain:read', 'domain:update']);
  });
});

describe('presets', () => {
  const operationsOf = ({ operations, optional = [] }: Preset) => [
    ...operations,
    ...optional.flatMap((more) => more.operations),
  ];

  test('have unique ids', () => {
    const ids = presets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(presets.filter(({ purpose }) => !/^[A-Z].*\.$/.test(purpose))).toEqual([]);
  });

  test.each(presets)(
    '$id: every operation is in the table, and every extra is a documented scope',
    (preset) => {
      const wrong = operationsOf(preset).filter((text) => {
        const [method = '', path = ''] = text.split(' ');
        return findOperation(method, path)?.path !== path;
      });
      expect(wrong).toEqual([]);
      const uses = [preset, ...(preset.optional ?? [])];
      const extras = uses.flatMap((use) => use.extras ?? []);
      expect(extras.filter((scope) => !isKnownScope(scope))).toEqual([]);
      expect(uses.filter((use) => scopesOfPreset(use).length === 0)).toEqual([]);
    },
  );

  test.each(presets)('$id: the boxes are enough', (preset) => {
    const scopes = scopesOfPreset(preset);
    const refused = preset.operations.filter((text) => {
      const [method = '', path = ''] = text.split(' ');
      return decide(scopes, findOperation(method, path)?.needs ?? [['none']]).answer !== 'yes';
    });
    expect(refused).toEqual([]);
    expect(scopes.filter((scope) => !isKnownScope(scope))).toEqual([]);
  });

  test('a plan that reads a Kubernetes cluster asks for more than reading', () => {
    const plan = presets.find(({ id }) => id === 'terraform-plan');
    const cluster = plan?.optional?.find(({ when }) => when.includes('Kubernetes'));
    expect(cluster && scopesOfPreset(cluster)).toContain('kubernetes:access_cluster');
  });

  test('ask for what their tools use', () => {
    const scopes = Object.fromEntries(presets.map((preset) => [preset.id, scopesOfPreset(preset)]));
    expect(scopes).toMatchInlineSnapshot(`
      {
        "ansible-dns": [
          "domain:read",
          "domain:update",
        ],
        "ansible-droplet": [
          "actions:read",
          "droplet:create",
          "droplet:delete",
          "droplet:read",
          "droplet:update",
          "firewall:read",
          "image:read",
          "regions:read",
          "sizes:read",
        ],
        "ansible-inventory": [
          "actions:read",
          "droplet:read",
          "image:read",
          "regions:read",
          "sizes:read",
        ],
        "app-platform-deploy": [
          "actions:read",
          "app:create",
          "app:read",
          "app:update",
          "regions:read",
          "sizes:read",
        ],
        "caddy-dns": [
          "domain:create",
          "domain:delete",
          "domain:read",
        ],
        "cert-manager-dns01": [
          "domain:create",
          "domain:delete",
          "domain:read",
        ],
        "certbot-dns-digitalocean": [
          "domain:create",
          "domain:delete",
          "domain:read",
        ],
        "cluster-api": [
          "actions:read",
          "block_storage:create",
          "block_storage:delete",
          "block_storage:read",
          "droplet:create",
          "droplet:delete",
          "droplet:read",
          "image:read",
          "load_balancer:create",
          "load_balancer:delete",
          "load_balancer:read",
          "regions:read",
          "sizes:read",
          "ssh_key:read",
          "tag:create",
          "tag:read",
          "vpc:read",
        ],
        "crossplane": [
          "actions:read",
          "droplet:create",
          "droplet:delete",
          "droplet:read",
          "image:read",
          "regions:read",
          "sizes:read",
        ],
        "ddns-updater": [
          "domain:read",
          "domain:update",
        ],
        "doctl-droplet-create": [
          "actions:read",
          "droplet:create",
          "droplet:read",
          "image:read",
          "regions:read",
          "sizes:read",
        ],
        "doctl-kubeconfig": [
          "actions:read",
          "kubernetes:access_cluster",
          "kubernetes:read",
          "regions:read",
          "sizes:read",
        ],
        "doctl-registry-login": [
          "registry:create",
          "registry:read",
          "registry:update",
        ],
        "external-dns": [
          "domain:read",
          "domain:update",
        ],
        "github-kubernetes-deploy": [
          "actions:read",
          "kubernetes:access_cluster",
          "kubernetes:read",
          "regions:read",
          "registry:create",
          "registry:read",
          "registry:update",
          "sizes:read",
        ],
        "kubernetes-ccm": [
          "account:read",
          "actions:read",
          "droplet:read",
          "image:read",
          "load_balancer:create",
          "load_balancer:delete",
          "load_balancer:read",
          "load_balancer:update",
          "regions:read",
          "sizes:read",
          "tag:read",
          "vpc:read",
        ],
        "kubernetes-csi": [
          "account:read",
          "actions:read",
          "block_storage:create",
          "block_storage:delete",
          "block_storage:read",
          "block_storage_action:create",
          "block_storage_action:read",
          "block_storage_snapshot:create",
          "block_storage_snapshot:delete",
          "block_storage_snapshot:read",
          "droplet:read",
          "image:delete",
          "image:read",
          "regions:read",
          "sizes:read",
          "snapshot:delete",
          "snapshot:read",
        ],
        "lego": [
          "domain:create",
          "domain:delete",
          "domain:read",
        ],
        "octodns": [
          "domain:create",
          "domain:delete",
          "domain:read",
        ],
        "packer": [
          "actions:read",
          "droplet:create",
          "droplet:delete",
          "droplet:read",
          "droplet:update",
          "image:create",
          "image:read",
          "regions:read",
          "sizes:read",
          "ssh_key:create",
          "ssh_key:delete",
          "ssh_key:read",
        ],
        "spaces-keys": [
          "actions:read",
          "regions:read",
          "sizes:read",
          "spaces:read",
          "spaces_key:create_credentials",
          "spaces_key:delete",
          "spaces_key:read",
          "spaces_key:update",
        ],
        "terraform-app": [
          "actions:read",
          "app:create",
          "app:delete",
          "app:read",
          "app:update",
          "regions:read",
          "sizes:read",
        ],
        "terraform-database": [
          "actions:read",
          "database:create",
          "database:delete",
          "database:read",
          "database:update",
          "database:view_credentials",
          "regions:read",
          "sizes:read",
        ],
        "terraform-dns": [
          "domain:create",
          "domain:delete",
          "domain:read",
          "domain:update",
        ],
        "terraform-droplet": [
          "actions:read",
          "droplet:create",
          "droplet:delete",
          "droplet:read",
          "droplet:update",
          "image:read",
          "regions:read",
          "sizes:read",
        ],
        "terraform-firewall": [
          "actions:read",
          "droplet:read",
          "firewall:create",
          "firewall:delete",
          "firewall:read",
          "firewall:update",
          "image:read",
          "regions:read",
          "sizes:read",
          "tag:read",
        ],
        "terraform-kubernetes": [
          "actions:read",
          "kubernetes:access_cluster",
          "kubernetes:create",
          "kubernetes:delete",
          "kubernetes:read",
          "kubernetes:update",
          "regions:read",
          "sizes:read",
        ],
        "terraform-load-balancer": [
          "actions:read",
          "droplet:read",
          "image:read",
          "load_balancer:create",
          "load_balancer:delete",
          "load_balancer:read",
          "load_balancer:update",
          "regions:read",
          "sizes:read",
          "tag:read",
          "vpc:read",
        ],
        "terraform-plan": [
          "actions:read",
          "app:read",
          "block_storage:read",
          "certificate:read",
          "database:read",
          "domain:read",
          "droplet:read",
          "firewall:read",
          "image:read",
          "load_balancer:read",
          "project:read",
          "regions:read",
          "registry:read",
          "reserved_ip:read",
          "sizes:read",
          "ssh_key:read",
          "tag:read",
          "vpc:read",
        ],
        "terraform-project": [
          "project:assign_resource",
          "project:create",
          "project:delete",
          "project:read",
          "project:update",
        ],
        "terraform-registry": [
          "registry:create",
          "registry:delete",
          "registry:read",
          "registry:update",
        ],
        "terraform-reserved-ip": [
          "actions:read",
          "droplet:read",
          "image:read",
          "project:read",
          "regions:read",
          "reserved_ip:create",
          "reserved_ip:delete",
          "reserved_ip:read",
          "reserved_ip:update",
          "sizes:read",
        ],
        "terraform-volume": [
          "actions:read",
          "block_storage:create",
          "block_storage:delete",
          "block_storage:read",
          "block_storage_action:create",
          "block_storage_action:read",
          "droplet:read",
          "image:read",
          "regions:read",
          "sizes:read",
        ],
        "terraform-vpc": [
          "actions:read",
          "regions:read",
          "sizes:read",
          "vpc:create",
          "vpc:delete",
          "vpc:read",
          "vpc:update",
        ],
        "traefik": [
          "domain:create",
          "domain:delete",
          "domain:read",
        ],
      }
    `);
  });
});

describe('what a token could destroy', () => {
  test('nearly everything, with full access', () => {
    expect(destructive(['api:read', 'api:write'])).toEqual([
      'Droplets',
      'databases',
      'Kubernetes clusters',
      'volumes',
      'snapshots',
      'apps',
      'domains',
      'DNS records',
      'container registries',
      'functions',
      'load balancers',
      'firewalls',
      'Spaces keys',
    ]);
  });

  test('only what its scopes say', () => {
    expect(destructive(['api:read'])).toEqual([]);
    expect(destructive(['domain:update'])).toEqual(['DNS records']);
    expect(destructive(['domain:delete', 'droplet:delete'])).toEqual([
      'Droplets',
      'domains',
      'DNS records',
    ]);
    expect(destructive(['image:delete'])).toEqual([]);
  });
});
