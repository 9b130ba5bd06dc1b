import type { configurations } from './tools.ts';

/**
 * Where a rule of the tables comes from: a line of a version, or a page. `isVerified: false`: we have
 * not seen the text itself.
 */
export type Source = LineOfCode | { readonly page: string; readonly isVerified: boolean };

interface LineOfCode {
  /** Owner and name on GitHub. */
  readonly repository: string;
  /** A tag or a commit. */
  readonly version: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

const line = (repository: string, version: string, file: string, number: number): LineOfCode => ({
  repository,
  version,
  file,
  line: number,
});

const page = (address: string, isVerified = true): Source => ({ page: address, isVerified });

const doctl = (file: string, number: number) =>
  line('digitalocean/doctl', 'v1.166.0', file, number);
const opentofu = (file: string, number: number) =>
  line('opentofu/opentofu', 'v1.12.6', file, number);
const provider = (number: number) =>
  line(
    'digitalocean/terraform-provider-digitalocean',
    'v2.99.1',
    'digitalocean/provider.go',
    number,
  );
const packer = (file: string, number: number) =>
  line('hashicorp/packer', 'v1.16.0', `hcl2template/${file}`, number);
const packerPlugin = (number: number) =>
  line(
    'digitalocean/packer-plugin-digitalocean',
    'v1.4.1',
    'builder/digitalocean/config.go',
    number,
  );
const pulumi = (file: string, number: number) => line('pulumi/pulumi', 'v3.259.0', file, number);
const pulumiProvider = (number: number) =>
  line('pulumi/pulumi-digitalocean', 'v4.76.0', 'README.md', number);
const client = (file: string, number: number) =>
  line('kubernetes/client-go', '32ce75a7d', file, number);
const docker = (file: string, number: number) => line('docker/cli', 'v29.7.2', file, number);
const steampipe = (file: string, number: number) =>
  line('turbot/steampipe', 'v2.3.6', file, number);
const steampipePlugin = (file: string, number: number) =>
  line('turbot/steampipe-plugin-digitalocean', 'v1.2.0', `digitalocean/${file}`, number);
const acme = (file: string, number: number) =>
  line('acmesh-official/acme.sh', '3.1.3', file, number);
const certbot = (file: string, number: number) =>
  line(
    'certbot/certbot',
    'v5.6.0',
    `certbot-dns-digitalocean/src/certbot_dns_digitalocean/${file}`,
    number,
  );
const lexicon = (file: string, number: number) =>
  line('dns-lexicon/dns-lexicon', 'v3.25.1', `src/lexicon/${file}`, number);
const octoDns = (file: string, number: number) =>
  line('octodns/octodns', 'v1.22.0', `octodns/${file}`, number);
const httpie = (file: string, number: number) =>
  line('httpie/cli', '3.2.4', `httpie/${file}`, number);
const gemini = (file: string, number: number) =>
  line('google-gemini/gemini-cli', 'v0.56.0', `packages/core/src/${file}`, number);

/** Where the order of each tool is. */
export const orderSources: Readonly<Record<string, Source>> = {
  doctl: doctl('commands/command_config.go', 172),
  Terraform: provider(52),
  OpenTofu: provider(52),
  Pulumi: pulumiProvider(51),
  Packer: packerPlugin(147),
  'Ansible (digitalocean.cloud)': line(
    'digitalocean/ansible-collection',
    'v1.9.0',
    'plugins/module_utils/common.py',
    234,
  ),
  'Ansible (community.digitalocean)': line(
    'ansible-collections/community.digitalocean',
    '1.27.0',
    'plugins/module_utils/digital_ocean.py',
    111,
  ),
  'kubectl (through doctl)': client('plugin/pkg/client/auth/exec/exec.go', 450),
  kubectl: client('plugin/pkg/client/auth/exec/exec.go', 320),
  docker: docker('cli/config/configfile/file.go', 396),
  Steampipe: steampipePlugin('utils.go', 23),
  'Gradient SDK': line('digitalocean/gradient-python', 'v3.10.1', 'src/gradient/_client.py', 129),
  'Gradient ADK': line(
    'digitalocean/gradient-adk',
    '0.2.9',
    'gradient_adk/runtime/helpers.py',
    101,
  ),
  'MCP server': line(
    'digitalocean-labs/mcp-digitalocean',
    '04430ac2',
    'cmd/mcp-digitalocean/main.go',
    42,
  ),
  'python-digitalocean': line(
    'koalalorenzo/python-digitalocean',
    '3d80246',
    'digitalocean/baseapi.py',
    60,
  ),
  'docker-machine': line('docker/machine', 'v0.16.2', 'drivers/digitalocean/digitalocean.go', 55),
  'CSI driver': line(
    'digitalocean/csi-digitalocean',
    'v4.14.0',
    'deploy/kubernetes/releases/csi-digitalocean-v4.14.0/driver.yaml',
    177,
  ),
  'cloud controller manager': line(
    'digitalocean/digitalocean-cloud-controller-manager',
    'v0.1.68',
    'cloud-controller-manager/do/cloud.go',
    89,
  ),
  'external-dns': line(
    'kubernetes-sigs/external-dns',
    'v0.20.0',
    'provider/digitalocean/digital_ocean.go',
    80,
  ),
  'lego (Traefik)': line('go-acme/lego', 'v5.3.1', 'platform/env/env.go', 149),
  'acme.sh': acme('dnsapi/dns_dgon.sh', 20),
  certbot: certbot('_internal/dns_digitalocean.py', 60),
  lexicon: lexicon('_private/cli.py', 130),
  octoDNS: octoDns('manager.py', 595),
  'Algo VPN': line(
    'trailofbits/algo',
    'f6931db1',
    'roles/cloud-digitalocean/tasks/prompts.yml',
    14,
  ),
  spawn: line(
    'OpenRouterLabs/spawn',
    'c21a65b7',
    'packages/cli/src/digitalocean/digitalocean.ts',
    870,
  ),
  analogsea: line('pachadotdev/analogsea', '947d171', 'R/do_oauth.R', 29),
};

interface PlaceSource {
  /** The row of the page of the doctor. */
  readonly place: string;
  /** What the tools of the table find there. */
  readonly configurations: readonly (keyof typeof configurations)[];
  /** Empty if we decide what counts there, because no tool does. */
  readonly sources: readonly Source[];
}

const remoteMcp = page('https://docs.digitalocean.com/reference/mcp/configure-mcp/');

/** Where each place is, and what counts there. */
export const placeSources: readonly PlaceSource[] = [
  { place: 'environment', configurations: [], sources: [] },
  {
    place: 'doctl',
    configurations: ['doctl named context', 'doctl default context'],
    sources: [doctl('commands/doit.go', 124), doctl('commands/doit.go', 144)],
  },
  { place: '`.env`, `.env.*`', configurations: [], sources: [] },
  { place: 'other settings', configurations: [], sources: [] },
  {
    place: 'certbot',
    configurations: ['certbot credentials'],
    sources: [certbot('_internal/dns_digitalocean.py', 41), certbot('__init__.py', 67)],
  },
  {
    place: 'lexicon, octoDNS',
    configurations: ['lexicon configuration', 'octoDNS provider'],
    sources: [
      lexicon('config.py', 339),
      line('octodns/octodns-digitalocean', 'v1.0.1', 'octodns_digitalocean/__init__.py', 141),
      octoDns('secret/environ.py', 15),
    ],
  },
  { place: 'Ansible, Kubernetes, Helm', configurations: [], sources: [] },
  {
    place: 'HTTP clients',
    configurations: [],
    sources: [httpie('sessions.py', 46), httpie('config.py', 35)],
  },
  {
    place: 'Spaces',
    configurations: [],
    sources: [
      provider(73),
      line('s3tools/s3cmd', 'v2.4.0', 's3cmd', 3145),
      line('rclone/rclone', 'v1.75.0', 'fs/config/config.go', 212),
    ],
  },
  { place: 'shell history', configurations: [], sources: [] },
  { place: 'workflows', configurations: [], sources: [] },
  {
    place: 'Terraform, OpenTofu',
    configurations: ['Terraform provider argument', 'OpenTofu provider argument'],
    sources: [
      opentofu('internal/configs/parser_config_dir.go', 175),
      opentofu('internal/configs/module_merge.go', 31),
      opentofu('internal/command/meta_vars.go', 44),
      opentofu('cmd/tofu/main.go', 263),
    ],
  },
  {
    place: 'Packer',
    configurations: ['Packer source'],
    sources: [packerPlugin(30), packer('parser.go', 78), packer('types.variables.go', 597)],
  },
  {
    place: 'Pulumi',
    configurations: ['Pulumi stack'],
    sources: [
      pulumi('sdk/go/common/workspace/paths.go', 88),
      pulumi('pkg/backend/state/stacks.go', 81),
    ],
  },
  {
    place: 'Steampipe',
    configurations: ['Steampipe connection'],
    sources: [
      steampipePlugin('connection_config.go', 8),
      steampipe('pkg/steampipeconfig/load_config.go', 160),
      steampipe('pkg/constants/env.go', 6),
    ],
  },
  {
    place: 'MCP clients',
    configurations: [],
    sources: [
      remoteMcp,
      gemini('config/storage.ts', 79),
      gemini('tools/mcp-client.ts', 920),
      page('https://developers.openai.com/codex/mcp', false),
    ],
  },
  {
    place: 'acme.sh',
    configurations: ['acme.sh account file'],
    sources: [acme('acme.sh', 2512), acme('acme.sh', 2787)],
  },
  {
    place: 'docker',
    configurations: ['docker login'],
    sources: [
      docker('cli/config/config.go', 79),
      line('containers/image', 'v5.36.1', 'pkg/docker/config/config.go', 143),
    ],
  },
  {
    place: 'kubectl',
    configurations: ['kubectl user with doctl', 'kubectl user with token'],
    sources: [client('tools/clientcmd/loader.go', 164), doctl('commands/kubernetes.go', 2563)],
  },
];
