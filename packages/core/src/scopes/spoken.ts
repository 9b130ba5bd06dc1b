import { closest } from '../text/closest.ts';
import { findOperation } from './find-operation.ts';
import { type Preset, presets } from './presets.ts';
import type { Operation } from './table.ts';

/** What a request in a person's words means: operations, jobs, or all scopes of one resource. */
export type Understood =
  | { readonly type: 'operations'; readonly operations: readonly Operation[] }
  | { readonly type: 'jobs'; readonly jobs: readonly Preset[] }
  | { readonly type: 'resource'; readonly resource: string };

/**
 * Reads text such as `create a droplet`, `push to registry`, `ssh keys` or `terraform apply`. Null if
 * it names neither a job nor a thing that DigitalOcean has.
 */
export function understand(text: string): Understood | null {
  const words = wordsOf(text);
  const things = thingsIn(words);
  const jobs = jobsIn(words.join(' '), things);
  if (jobs.length > 0) return { type: 'jobs', jobs };
  const [thing] = things;
  if (thing === undefined) return null;
  const operations = things.flatMap((one) => operationsOn(one, words));
  if (operations.length > 0) return { type: 'operations', operations: [...new Set(operations)] };
  return { type: 'resource', resource: thing.resource };
}

/** A thing that people name, and the paths of its operations. */
interface Thing {
  /** In the singular and in lower case; the longest name in a text wins. */
  readonly names: readonly string[];
  /** The first part of its scopes. */
  readonly resource: string;
  /** Lists and creates. */
  readonly all: string;
  /** Reads, changes and deletes one. Null if there is only one. */
  readonly one: string | null;
  /** Where a verb has an operation of its own. */
  readonly special?: Readonly<Record<string, string>>;
}

const cluster = '/v2/kubernetes/clusters';
const database = '/v2/databases';
const dropletAction = 'POST /v2/droplets/{droplet_id}/actions';

/** Exported for its test: every path must be in the table of operations. */
export const things: readonly Thing[] = [
  {
    names: ['droplet', 'server', 'vm', 'vps', 'instance', 'virtual machine'],
    resource: 'droplet',
    all: '/v2/droplets',
    one: '/v2/droplets/{droplet_id}',
    special: { act: dropletAction, update: dropletAction },
  },
  {
    names: ['ssh key', 'sshkey', 'public key'],
    resource: 'ssh_key',
    all: '/v2/account/keys',
    one: '/v2/account/keys/{ssh_key_identifier}',
  },
  {
    names: ['dns record', 'dns', 'record', 'txt record', 'a record', 'subdomain'],
    resource: 'domain',
    all: '/v2/domains/{domain_name}/records',
    one: '/v2/domains/{domain_name}/records/{domain_record_id}',
  },
  {
    names: ['domain', 'zone', 'dns zone'],
    resource: 'domain',
    all: '/v2/domains',
    one: '/v2/domains/{domain_name}',
  },
  {
    names: [
      'kubernetes cluster',
      'kubernetes',
      'doks',
      'doks cluster',
      'k8s',
      'k8s cluster',
      'cluster',
    ],
    resource: 'kubernetes',
    all: cluster,
    one: `${cluster}/{cluster_id}`,
    special: { act: `POST ${cluster}/{cluster_id}/upgrade` },
  },
  {
    names: ['node pool', 'node', 'kubernetes node pool'],
    resource: 'kubernetes',
    all: `${cluster}/{cluster_id}/node_pools`,
    one: `${cluster}/{cluster_id}/node_pools/{node_pool_id}`,
    special: { act: `PUT ${cluster}/{cluster_id}/node_pools/{node_pool_id}` },
  },
  {
    names: [
      ...['database', 'database cluster', 'managed database', 'db', 'dbaas', 'postgres'],
      ...['postgresql', 'mysql', 'redis', 'valkey', 'mongodb', 'kafka', 'opensearch'],
    ],
    resource: 'database',
    all: database,
    one: `${database}/{database_cluster_uuid}`,
    special: {
      act: `PUT ${database}/{database_cluster_uuid}/resize`,
      update: `PATCH ${database}/{database_cluster_uuid}/config`,
    },
  },
  {
    names: ['database user', 'db user'],
    resource: 'database',
    all: `${database}/{database_cluster_uuid}/users`,
    one: `${database}/{database_cluster_uuid}/users/{username}`,
  },
  {
    names: ['volume', 'block storage', 'block storage volume', 'disk'],
    resource: 'block_storage',
    all: '/v2/volumes',
    one: '/v2/volumes/{volume_id}',
    special: {
      act: 'POST /v2/volumes/{volume_id}/actions',
      update: 'POST /v2/volumes/{volume_id}/actions',
    },
  },
  {
    names: ['volume snapshot'],
    resource: 'block_storage_snapshot',
    all: '/v2/volumes/{volume_id}/snapshots',
    one: '/v2/volumes/snapshots/{snapshot_id}',
  },
  {
    names: ['snapshot', 'droplet snapshot'],
    resource: 'snapshot',
    all: '/v2/snapshots',
    one: '/v2/snapshots/{snapshot_id}',
    special: { create: dropletAction },
  },
  {
    names: ['image', 'custom image'],
    resource: 'image',
    all: '/v2/images',
    one: '/v2/images/{image_id}',
    special: { act: 'POST /v2/images/{image_id}/actions' },
  },
  {
    names: ['load balancer', 'loadbalancer', 'lb', 'balancer'],
    resource: 'load_balancer',
    all: '/v2/load_balancers',
    one: '/v2/load_balancers/{lb_id}',
  },
  {
    names: ['firewall', 'cloud firewall'],
    resource: 'firewall',
    all: '/v2/firewalls',
    one: '/v2/firewalls/{firewall_id}',
  },
  {
    names: ['vpc', 'vpc network', 'network', 'private network'],
    resource: 'vpc',
    all: '/v2/vpcs',
    one: '/v2/vpcs/{vpc_id}',
  },
  {
    names: ['project'],
    resource: 'project',
    all: '/v2/projects',
    one: '/v2/projects/{project_id}',
    special: { act: 'POST /v2/projects/{project_id}/resources' },
  },
  { names: ['tag'], resource: 'tag', all: '/v2/tags', one: '/v2/tags/{tag_id}' },
  {
    names: ['app', 'app platform', 'app platform app', 'application'],
    resource: 'app',
    all: '/v2/apps',
    one: '/v2/apps/{id}',
    special: { act: 'POST /v2/apps/{app_id}/restart' },
  },
  {
    names: ['deployment', 'app deployment'],
    resource: 'app',
    all: '/v2/apps/{app_id}/deployments',
    one: '/v2/apps/{app_id}/deployments/{deployment_id}',
  },
  {
    names: ['registry', 'container registry', 'docr', 'docker registry'],
    resource: 'registry',
    all: '/v2/registries',
    one: '/v2/registries/{registry_name}',
  },
  {
    names: ['reserved ip', 'floating ip', 'static ip', 'ip address', 'reserved ip address'],
    resource: 'reserved_ip',
    all: '/v2/reserved_ips',
    one: '/v2/reserved_ips/{reserved_ip}',
    special: { act: 'POST /v2/reserved_ips/{reserved_ip}/actions' },
  },
  {
    names: ['cdn', 'cdn endpoint'],
    resource: 'cdn',
    all: '/v2/cdn/endpoints',
    one: '/v2/cdn/endpoints/{cdn_id}',
    special: { act: 'DELETE /v2/cdn/endpoints/{cdn_id}/cache' },
  },
  {
    names: ['cdn cache', 'cache'],
    resource: 'cdn',
    all: '/v2/cdn/endpoints',
    one: '/v2/cdn/endpoints/{cdn_id}/cache',
    special: { act: 'DELETE /v2/cdn/endpoints/{cdn_id}/cache' },
  },
  {
    names: ['certificate', 'cert', 'ssl certificate', 'tls certificate'],
    resource: 'certificate',
    all: '/v2/certificates',
    one: '/v2/certificates/{certificate_id}',
  },
  { names: ['account', 'account detail'], resource: 'account', all: '/v2/account', one: null },
  {
    names: ['billing', 'invoice', 'bill'],
    resource: 'billing',
    all: '/v2/customers/my/invoices',
    one: '/v2/customers/my/invoices/{invoice_uuid}',
  },
  { names: ['balance'], resource: 'billing', all: '/v2/customers/my/balance', one: null },
  {
    names: ['spaces key', 'space key', 'spaces access key', 's3 key'],
    resource: 'spaces_key',
    all: '/v2/spaces/keys',
    one: '/v2/spaces/keys/{access_key}',
  },
  {
    names: ['function', 'function namespace', 'serverless function', 'serverless'],
    resource: 'function',
    all: '/v2/functions/namespaces',
    one: '/v2/functions/namespaces/{namespace_id}',
  },
  {
    names: ['agent', 'ai agent', 'genai', 'genai agent'],
    resource: 'genai',
    all: '/v2/gen-ai/agents',
    one: '/v2/gen-ai/agents/{uuid}',
  },
  {
    names: ['alert', 'alert policy', 'monitoring', 'monitoring alert'],
    resource: 'monitoring',
    all: '/v2/monitoring/alerts',
    one: '/v2/monitoring/alerts/{alert_uuid}',
  },
  {
    names: ['uptime check', 'uptime'],
    resource: 'uptime',
    all: '/v2/uptime/checks',
    one: '/v2/uptime/checks/{check_id}',
  },
  { names: ['region'], resource: 'regions', all: '/v2/regions', one: null },
  { names: ['size', 'droplet size'], resource: 'sizes', all: '/v2/sizes', one: null },
  { names: ['action'], resource: 'actions', all: '/v2/actions', one: '/v2/actions/{action_id}' },
];

/** What a verb does to a thing. `act` changes its state: reboot, resize, attach. */
const verbs: Readonly<Record<string, 'list' | 'read' | 'create' | 'update' | 'delete' | 'act'>> = {
  ...fill('list', 'list all count find search see view show'),
  ...fill('read', 'get read fetch describe inspect'),
  ...fill('create', 'create add make new launch provision register upload import order spin build'),
  ...fill('update', 'update edit change modify rename patch set'),
  ...fill('delete', 'delete remove destroy drop terminate kill'),
  ...fill('act', 'reboot restart resize shutdown power stop start rebuild attach detach assign'),
  ...fill('act', 'unassign move transfer upgrade scale purge flush'),
};

function fill<Meaning extends string>(meaning: Meaning, words: string): Record<string, Meaning> {
  return Object.fromEntries(words.split(' ').map((word) => [word, meaning]));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’']s?\b|[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 30);
}

const singular = (word: string): string =>
  word.replace(/ies$/, 'y').replace(/(?<=[a-z0-9]{2}[^su])s$|(?<=ss|x|ch)es$/, '');

/** The longest names win: “dns records” is one thing. A misspelt word counts if none is spelt right. */
function thingsIn(words: readonly string[]): readonly Thing[] {
  const found: Thing[] = [];
  for (let at = 0; at < words.length; ) {
    const [thing, length] = thingAt(words, at);
    if (thing !== null && !found.includes(thing)) found.push(thing);
    at += length;
  }
  if (found.length > 0) return found;
  const names = things.flatMap((thing) => thing.names.filter((name) => name.length > 4));
  const close = words
    .filter((word) => !Object.hasOwn(verbs, word))
    .flatMap((word) => closest(singular(word), names).slice(0, 1));
  return things.filter((thing) => close.some((name) => thing.names.includes(name))).slice(0, 1);
}

/** The thing whose name starts at a word, and the number of its words; 1 without a thing. */
function thingAt(words: readonly string[], at: number): [Thing | null, number] {
  for (let length = 3; length > 0; length--) {
    const part = words.slice(at, at + length);
    if (part.length < length) continue;
    // “spaces keys”: only the last word of a name is in the plural.
    const last = singular(part.at(-1) ?? '');
    const name = [...part.slice(0, -1), last].join(' ');
    const thing = things.find(
      ({ names }) => names.includes(name) || names.includes(part.join(' ')),
    );
    if (thing !== undefined) return [thing, length];
  }
  return [null, 1];
}

function operationsOn(thing: Thing, words: readonly string[]): readonly Operation[] {
  return words.flatMap((word) => {
    const meaning = meaningOf(word);
    if (meaning === undefined) return [];
    const special = thing.special?.[meaning];
    const named = special === undefined ? usual(thing, meaning) : [special];
    const operation = named
      .map((text) => text.split(' '))
      .map(([method = '', path = '']) => findOperation(method, path))
      .find((one) => one !== null);
    return operation ? [operation] : [];
  });
}

function meaningOf(word: string): (typeof verbs)[string] | undefined {
  if (Object.hasOwn(verbs, word)) return verbs[word];
  const isName = things.some(({ names }) => names.includes(singular(word)));
  const [close] = isName || word.length < 5 ? [] : closest(word, Object.keys(verbs));
  return close === undefined ? undefined : verbs[close];
}

/** In order of preference, because some things have PUT and others PATCH. */
function usual({ all, one }: Thing, meaning: (typeof verbs)[string]): readonly string[] {
  const single = one ?? all;
  switch (meaning) {
    case 'list':
      return [`GET ${all}`];
    case 'read':
      return [`GET ${single}`, `GET ${all}`];
    case 'create':
      return [`POST ${all}`];
    case 'delete':
      return [`DELETE ${single}`];
    default:
      return [`PUT ${single}`, `PATCH ${single}`];
  }
}

/** Words of tools and everyday names of jobs, the first match wins. */
const spokenJobs: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(?:kubeconfig|kubectl)\b/, ['doctl-kubeconfig']],
  [/\bgithub\b/, ['github-kubernetes-deploy', 'app-platform-deploy', 'doctl-registry-login']],
  [/\bdeploy\b.{0,200}\b(?:doks|kubernetes|k8s|cluster)\b/, ['github-kubernetes-deploy']],
  [/\bdeploy\b.{0,200}\bapps?\b|\bapp platform\b.{0,200}\bdeploy\b/, ['app-platform-deploy']],
  [
    /\b(?:push|pull|login|log in)\b.{0,200}\b(?:registry|docker|docr|images?|containers?)\b|\bdocker (?:push|pull|login)\b|\bregistry login\b/,
    ['doctl-registry-login'],
  ],
  [/\b(?:ddns|dyn(?:amic)? ?dns)\b/, ['ddns-updater']],
  [
    /\b(?:let ?s? ?encrypt|letsencrypt|acme|dns ?01|dns challenge|wildcard cert\w*)\b/,
    ['lego', 'certbot-dns-digitalocean', 'cert-manager-dns01', 'caddy-dns', 'traefik'],
  ],
  [/\bansible\b.{0,200}\binventory\b/, ['ansible-inventory']],
  [/\bansible\b.{0,200}\b(?:dns|domain|record)/, ['ansible-dns']],
  [/\bansible\b/, ['ansible-droplet', 'ansible-dns', 'ansible-inventory']],
  [/\b(?:capdo|capi|cluster api)\b/, ['cluster-api']],
  [/\bcaddy\b/, ['caddy-dns']],
];

function jobsIn(text: string, named: readonly Thing[]): readonly Preset[] {
  if (/\b(?:terraform|tofu|opentofu|pulumi)\b/.test(text)) return terraformJobs(text, named);
  const exact = presets.filter(({ id }) => id.replaceAll('-', ' ') === text);
  if (exact.length > 0) return exact;
  const ids = spokenJobs.find(([pattern]) => pattern.test(text))?.[1] ?? [];
  return ids.flatMap((id) => presets.find((preset) => preset.id === id) ?? []);
}

/** The jobs for the resources that the text names; all of them if it names none. */
function terraformJobs(text: string, named: readonly Thing[]): readonly Preset[] {
  const isPlan = /\b(?:plan|preview|refresh)\b/.test(text);
  const ids = isPlan
    ? ['terraform-plan']
    : named.map(({ resource }) => `terraform-${families[resource] ?? resource}`);
  const found = presets.filter(({ id }) => ids.includes(id));
  if (found.length > 0) return found;
  return presets.filter(({ id }) => id.startsWith('terraform-') && id !== 'terraform-plan');
}

/** The family of a resource in the ids of the Terraform jobs, where it isn't its own name. */
const families: Readonly<Record<string, string>> = {
  domain: 'dns',
  block_storage: 'volume',
  load_balancer: 'load-balancer',
  certificate: 'load-balancer',
  reserved_ip: 'reserved-ip',
  ssh_key: 'droplet',
};
