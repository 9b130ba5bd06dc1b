/** Where a tool looks: in a variable, as `$NAME`, or in a place with a reader of its own. */
export type Look =
  | `$${string}`
  | 'doctl named context'
  | 'doctl default context'
  | 'Terraform provider argument'
  | 'Pulumi stack'
  | 'acme.sh account file'
  | 'kubectl user with doctl'
  | 'kubectl user with token'
  | 'docker login';

/** A tool, and where it looks for its token if the command line has none. The first hit wins. */
export interface Tool {
  readonly name: string;
  readonly looks: readonly Look[];
  /** Listed even if it would send nothing. */
  readonly common?: true;
  /** An empty variable ends the search, as with Ansible's `env_fallback`. */
  readonly takesEmpty?: true;
  /** The code or document that defines the order. */
  readonly source: string;
}

/** Every tool that we know to look for a token, with the order in which it looks. */
export const tools: readonly Tool[] = [
  {
    name: 'doctl',
    looks: ['doctl named context', '$DIGITALOCEAN_ACCESS_TOKEN', 'doctl default context'],
    common: true,
    source: 'https://github.com/digitalocean/doctl commands/command_config.go',
  },
  {
    name: 'Terraform',
    looks: ['Terraform provider argument', '$DIGITALOCEAN_TOKEN', '$DIGITALOCEAN_ACCESS_TOKEN'],
    common: true,
    source:
      'https://github.com/digitalocean/terraform-provider-digitalocean digitalocean/provider.go',
  },
  {
    name: 'Pulumi',
    looks: ['Pulumi stack', '$DIGITALOCEAN_TOKEN', '$DIGITALOCEAN_ACCESS_TOKEN'],
    source: 'https://github.com/pulumi/pulumi-digitalocean README.md',
  },
  {
    name: 'Packer',
    looks: ['$DIGITALOCEAN_TOKEN', '$DIGITALOCEAN_ACCESS_TOKEN', '$DIGITALOCEAN_API_TOKEN'],
    source:
      'https://github.com/digitalocean/packer-plugin-digitalocean builder/digitalocean/config.go',
  },
  {
    name: 'Ansible (digitalocean.cloud)',
    looks: [
      '$DIGITALOCEAN_ACCESS_TOKEN',
      '$DIGITALOCEAN_TOKEN',
      '$DO_API_TOKEN',
      '$DO_API_KEY',
      '$DO_OAUTH_TOKEN',
      '$OAUTH_TOKEN',
    ],
    takesEmpty: true,
    source: 'https://github.com/digitalocean/ansible-collection plugins/module_utils/common.py',
  },
  {
    name: 'Ansible (community.digitalocean)',
    looks: ['$DO_API_TOKEN', '$DO_API_KEY', '$DO_OAUTH_TOKEN', '$OAUTH_TOKEN'],
    takesEmpty: true,
    source:
      'https://github.com/ansible-collections/community.digitalocean plugins/module_utils/digital_ocean.py',
  },
  {
    name: 'kubectl (through doctl)',
    looks: ['kubectl user with doctl'],
    source: 'https://github.com/digitalocean/doctl commands/kubernetes.go',
  },
  {
    name: 'kubectl',
    looks: ['kubectl user with token'],
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/',
  },
  {
    name: 'docker',
    looks: ['docker login'],
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    name: 'Steampipe',
    looks: ['$DIGITALOCEAN_TOKEN', '$DIGITALOCEAN_ACCESS_TOKEN'],
    source: 'https://github.com/turbot/steampipe-plugin-digitalocean',
  },
  {
    name: 'Gradient SDK',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN'],
    source: 'https://github.com/digitalocean/gradient-python README.md',
  },
  {
    name: 'Gradient ADK',
    looks: ['$DIGITALOCEAN_API_TOKEN'],
    source: 'https://github.com/digitalocean/gradient-adk README.md',
  },
  {
    name: 'MCP server',
    looks: ['$DIGITALOCEAN_API_TOKEN'],
    source: 'https://github.com/digitalocean-labs/mcp-digitalocean README.md',
  },
  {
    name: 'python-digitalocean',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN'],
    source: 'https://github.com/koalalorenzo/python-digitalocean',
  },
  {
    name: 'docker-machine',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN'],
    source: 'https://github.com/docker/machine drivers/digitalocean',
  },
  {
    name: 'CSI driver',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN'],
    source: 'https://github.com/digitalocean/csi-digitalocean',
  },
  {
    name: 'cloud controller manager',
    looks: ['$DO_ACCESS_TOKEN'],
    source: 'https://github.com/digitalocean/digitalocean-cloud-controller-manager',
  },
  {
    name: 'external-dns',
    looks: ['$DO_TOKEN'],
    source: 'https://github.com/kubernetes-sigs/external-dns, until March 2026',
  },
  {
    name: 'lego (Traefik)',
    looks: ['$DO_AUTH_TOKEN'],
    source: 'https://github.com/go-acme/lego providers/dns/digitalocean',
  },
  {
    name: 'acme.sh',
    looks: ['$DO_API_KEY', 'acme.sh account file'],
    source: 'https://github.com/acmesh-official/acme.sh dnsapi/dns_dgon.sh',
  },
  {
    name: 'Algo VPN',
    looks: ['$DO_API_TOKEN'],
    source: 'https://github.com/trailofbits/algo',
  },
  {
    name: 'spawn',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN', '$DIGITALOCEAN_API_TOKEN', '$DO_API_TOKEN'],
    source: 'https://github.com/OpenRouterLabs/spawn packages/cli/src/digitalocean/digitalocean.ts',
  },
  {
    name: 'analogsea',
    looks: ['$DO_PAT'],
    source: 'https://github.com/pachadotdev/analogsea do_oauth',
  },
];

/** Every variable that a tool reads. */
export const variables: ReadonlySet<string> = new Set(
  tools.flatMap(({ looks }) =>
    looks.flatMap((look) => (look.startsWith('$') ? [look.slice(1)] : [])),
  ),
);
