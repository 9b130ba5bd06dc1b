import { describe, expect, test } from 'vitest';
import { findOperation } from './find-operation.ts';
import { knownScopes } from './known-scopes.ts';
import { presets } from './presets.ts';
import { things, understand } from './spoken.ts';

describe('a thing that people name', () => {
  test.each(things)('$names.0 has documented operations and scopes', ({ all, one, ...thing }) => {
    const paths = [`GET ${all}`, ...(one === null ? [] : [`DELETE ${one}`])];
    const named = [...paths, ...Object.values(thing.special ?? {})].filter((text) => {
      const [method = '', path = ''] = text.split(' ');
      return findOperation(method, path)?.path !== path;
    });
    // What can't be listed or deleted.
    const missing = [
      ...['DELETE /v2/customers/my/invoices/{invoice_uuid}', 'DELETE /v2/actions/{action_id}'],
      'DELETE /v2/apps/{app_id}/deployments/{deployment_id}',
      'DELETE /v2/uptime/checks/{check_id}',
    ];
    expect(named.filter((text) => !missing.includes(text))).toEqual([]);
    const scopes = knownScopes().filter((scope) => scope.startsWith(`${thing.resource}:`));
    expect(scopes).not.toEqual([]);
  });

  test('has a name of its own', () => {
    const names = things.flatMap((thing) => thing.names);
    expect(new Set(names).size).toBe(names.length);
  });
});

const meaning = (text: string): readonly string[] | string | null => {
  const understood = understand(text);
  switch (understood?.type) {
    case 'operations':
      return understood.operations.map(({ method, path }) => `${method} ${path}`);
    case 'jobs':
      return understood.jobs.map(({ id }) => id);
    default:
      return understood?.resource ?? null;
  }
};

describe('a request in a person’s words', () => {
  test.each([
    ['create a droplet', ['POST /v2/droplets']],
    ['Create Droplets', ['POST /v2/droplets']],
    ['creat dropletts', ['POST /v2/droplets']],
    ['list droplets', ['GET /v2/droplets']],
    ['reboot my server', ['POST /v2/droplets/{droplet_id}/actions']],
    ['delete an ssh key', ['DELETE /v2/account/keys/{ssh_key_identifier}']],
    ['update dns records', ['PUT /v2/domains/{domain_name}/records/{domain_record_id}']],
    ['add a domain', ['POST /v2/domains']],
    ['resize the database', ['PUT /v2/databases/{database_cluster_uuid}/resize']],
    ['purge the cdn cache', ['DELETE /v2/cdn/endpoints/{cdn_id}/cache']],
    ['create and delete volumes', ['POST /v2/volumes', 'DELETE /v2/volumes/{volume_id}']],
    ['doks', 'kubernetes'],
    ['dns', 'domain'],
    ['ssh keys', 'ssh_key'],
    ['load balancers', 'load_balancer'],
    ['certificates', 'certificate'],
    ['registries', 'registry'],
    ['addresses', null],
    ['spaces keys', ['spaces-keys']],
    ['spaces access keys', 'spaces_key'],
    ['push to registry', ['doctl-registry-login']],
    ['docker login', ['doctl-registry-login']],
    ['terraform plan', ['terraform-plan']],
    ['terraform apply droplets', ['terraform-droplet']],
    ['pulumi up with a dns record', ['terraform-dns']],
    ['dynamic dns', ['ddns-updater']],
    ['deploy to kubernetes', ['github-kubernetes-deploy']],
    ['deploy an app', ['app-platform-deploy']],
    ['ansible inventory', ['ansible-inventory']],
    ['external dns', ['external-dns']],
    ['create an api key', null],
    ['make me a sandwich', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(meaning(text)).toEqual(expected);
  });

  test('terraform apply names a job for each family of resources', () => {
    const jobs = meaning('terraform apply');
    const families = presets.filter(({ id }) => /^terraform-(?!plan)/.test(id));
    expect(jobs).toEqual(families.map(({ id }) => id));
  });
});
