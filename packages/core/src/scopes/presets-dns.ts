import type { Preset } from './presets.ts';

/** Jobs that only read and write DNS records. */
export const dnsPresets: readonly Preset[] = [
  {
    // github.com/kubernetes-sigs/external-dns, provider/digitalocean/digital_ocean.go, in the commit
    // before 18c451cf, which removed it in March 2026. Its tutorial says “read and write access”
    // for everything, which is more than it uses.
    id: 'external-dns',
    name: 'external-dns',
    purpose: 'Create DNS records for services in Kubernetes.',
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
    purpose: 'Get certificates in Kubernetes.',
    operations: [
      'GET /v2/domains/{domain_name}/records',
      'POST /v2/domains/{domain_name}/records',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/certbot/certbot f769e35e, certbot-dns-digitalocean, _internal/dns_digitalocean.py;
    // the paths in github.com/koalalorenzo/python-digitalocean 3d802463, Manager.py, Domain.py and
    // Record.py. A maintainer confirms the three scopes: certbot pull request 10747.
    id: 'certbot-dns-digitalocean',
    name: 'certbot, dns-digitalocean',
    purpose: 'Get certificates with certbot.',
    operations: [
      'GET /v2/domains',
      'GET /v2/domains/{domain_name}/records',
      'POST /v2/domains/{domain_name}/records',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/go-acme/lego 81e0f2b4, providers/dns/digitalocean/internal/client.go: it deletes a
    // record by the id from its creation, so it lists nothing.
    id: 'lego',
    name: 'lego',
    purpose: 'Get certificates with lego.',
    operations: [
      'POST /v2/domains/{domain_name}/records',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/traefik/traefik 0120018e, pkg/provider/acme/provider.go: NewDNSChallengeProviderByName
    // of lego.
    id: 'traefik',
    name: 'Traefik, DNS challenge',
    purpose: 'Let Traefik get certificates (it uses lego).',
    operations: [
      'POST /v2/domains/{domain_name}/records',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/caddy-dns/digitalocean 2c8160d4, digitalocean.go, wraps
    // github.com/libdns/digitalocean 4f906465, client.go.
    id: 'caddy-dns',
    name: 'Caddy, caddy-dns/digitalocean',
    purpose: 'Let Caddy get certificates.',
    operations: [
      'GET /v2/domains/{domain_name}/records',
      'POST /v2/domains/{domain_name}/records',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
    optional: [
      {
        // client.go, updateDNSEntry
        when: 'another Caddy module changes records, such as dynamic DNS',
        operations: ['PUT /v2/domains/{domain_name}/records/{domain_record_id}'],
      },
    ],
  },
  {
    // github.com/octodns/octodns-digitalocean cadbe652, octodns_digitalocean/__init__.py
    id: 'octodns',
    name: 'octoDNS',
    purpose: 'Make DNS records match a configuration.',
    operations: [
      'GET /v2/domains',
      'POST /v2/domains',
      'GET /v2/domains/{domain_name}',
      'GET /v2/domains/{domain_name}/records',
      'POST /v2/domains/{domain_name}/records',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/qdm12/ddns-updater 05473044, internal/provider/providers/digitalocean/provider.go
    id: 'ddns-updater',
    name: 'ddns-updater',
    purpose: 'Update a DNS record when your IP address changes.',
    operations: [
      'GET /v2/domains/{domain_name}/records',
      'PUT /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
  {
    // github.com/ansible-collections/community.digitalocean bc12bd1b,
    // plugins/modules/digital_ocean_domain_record.py. It also calls GET /v2/account, but stops only
    // on a 401, so account:read isn't needed.
    id: 'ansible-dns',
    name: 'Ansible, digital_ocean_domain_record',
    purpose: 'Manage DNS records from a playbook.',
    operations: [
      'GET /v2/domains/{domain_name}',
      'GET /v2/domains/{domain_name}/records',
      'POST /v2/domains/{domain_name}/records',
      'PUT /v2/domains/{domain_name}/records/{domain_record_id}',
      'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
    ],
  },
];
