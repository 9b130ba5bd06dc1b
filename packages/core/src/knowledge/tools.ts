/**
 * The tools that take a DigitalOcean token: where each one looks, and how its output is recognised.
 * The doctor, the reports, the completions and `docs/doctor.md` all read this table.
 */

/** What a tool reads besides the variables with tokens. */
interface Configuration {
  /** What a tool finds there, as the page of the doctor says it. */
  readonly words: string;
  /** The variables that choose the file, or what counts in it. */
  readonly variables: readonly string[];
}

const doctlVariables = [
  'DIGITALOCEAN_CONFIG',
  'DIGITALOCEAN_CONTEXT',
  'DIGITALOCEAN_AUTH_CONTEXTS',
];
const terraformVariables = ['TF_VAR_…', 'TF_CLI_ARGS', 'TF_CLI_ARGS_plan', 'TF_CLI_ARGS_apply'];

export const configurations = {
  'doctl named context': {
    words: 'a named context, if one is selected (nothing else counts then)',
    variables: doctlVariables,
  },
  'doctl default context': {
    words: 'the context `default` of its configuration',
    variables: doctlVariables,
  },
  'Terraform provider argument': {
    words: 'the `token` of the provider block',
    variables: terraformVariables,
  },
  'OpenTofu provider argument': {
    words: 'the `token` of the provider block',
    variables: terraformVariables,
  },
  'Packer source': { words: 'the `api_token` of the source block', variables: ['PKR_VAR_…'] },
  'Pulumi stack': { words: 'the configuration of the stack', variables: ['PULUMI_STACK'] },
  'Steampipe connection': {
    words: 'the `token` of the connection',
    variables: ['STEAMPIPE_INSTALL_DIR'],
  },
  'acme.sh account file': {
    words: 'what it has saved',
    variables: ['LE_CONFIG_HOME', 'LE_WORKING_DIR', 'ACCOUNT_CONF_PATH'],
  },
  'lexicon configuration': {
    words: '`lexicon_digitalocean.yml`, `lexicon.yml`',
    variables: [],
  },
  'octoDNS provider': {
    words: 'the `token` of the provider, which may name a variable: `env/NAME`',
    variables: [],
  },
  'certbot credentials': {
    words: '`dns_digitalocean_token` in the file that its option names',
    variables: [],
  },
  'kubectl user with doctl': {
    words: 'what doctl sends when the kubeconfig starts it',
    variables: ['KUBECONFIG'],
  },
  'kubectl user with token': {
    words: 'the token of the cluster in the kubeconfig, which does not work with the API',
    variables: ['KUBECONFIG'],
  },
  'docker login': {
    words: 'the credential helper, otherwise its file',
    variables: ['DOCKER_CONFIG'],
  },
} as const satisfies Readonly<Record<string, Configuration>>;

/**
 * A place where a tool looks: a variable, written with its `$`; the file that a variable names; or a
 * place in its configuration.
 */
export type Look = `$${string}` | `file of $${string}` | keyof typeof configurations;

/** A tool, and where it looks for its token when the command line names none. */
export interface Tool {
  readonly name: string;
  /** What reports call it, and other programs that take the token as it does. */
  readonly program?: string | readonly string[];
  /** In the order in which the tool takes them: the first one that is set wins. */
  readonly looks: readonly Look[];
  /** The doctor mentions it even when it would send nothing. */
  readonly common?: true;
  /** A variable that is set to nothing ends the search, as with Ansible's `env_fallback`. */
  readonly takesEmpty?: true;
}

/** Every tool that we know to read a token from its surroundings. */
export const tools: readonly Tool[] = [
  {
    name: 'doctl',
    program: 'doctl',
    looks: ['doctl named context', '$DIGITALOCEAN_ACCESS_TOKEN', 'doctl default context'],
    common: true,
  },
  {
    name: 'Terraform',
    program: 'Terraform',
    looks: ['Terraform provider argument', '$DIGITALOCEAN_TOKEN', '$DIGITALOCEAN_ACCESS_TOKEN'],
    common: true,
  },
  {
    name: 'OpenTofu',
    looks: ['OpenTofu provider argument', '$DIGITALOCEAN_TOKEN', '$DIGITALOCEAN_ACCESS_TOKEN'],
  },
  {
    name: 'Pulumi',
    program: 'Pulumi',
    looks: ['Pulumi stack', '$DIGITALOCEAN_TOKEN', '$DIGITALOCEAN_ACCESS_TOKEN'],
  },
  {
    name: 'Packer',
    program: 'Packer',
    looks: [
      'Packer source',
      '$DIGITALOCEAN_TOKEN',
      '$DIGITALOCEAN_ACCESS_TOKEN',
      '$DIGITALOCEAN_API_TOKEN',
    ],
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
  },
  {
    name: 'Ansible (community.digitalocean)',
    program: 'Ansible',
    looks: ['$DO_API_TOKEN', '$DO_API_KEY', '$DO_OAUTH_TOKEN', '$OAUTH_TOKEN'],
    takesEmpty: true,
  },
  {
    name: 'kubectl (through doctl)',
    program: 'kubectl',
    looks: ['kubectl user with doctl'],
  },
  {
    name: 'kubectl',
    looks: ['kubectl user with token'],
  },
  {
    name: 'docker',
    program: 'docker',
    looks: ['docker login'],
  },
  {
    name: 'Steampipe',
    looks: ['Steampipe connection', '$DIGITALOCEAN_TOKEN', '$DIGITALOCEAN_ACCESS_TOKEN'],
  },
  {
    name: 'Gradient SDK',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN'],
    takesEmpty: true,
  },
  {
    name: 'Gradient ADK',
    looks: ['$DIGITALOCEAN_API_TOKEN'],
  },
  {
    name: 'MCP server',
    program: 'MCP client',
    looks: ['$DIGITALOCEAN_API_TOKEN'],
  },
  {
    name: 'python-digitalocean',
    program: 'python-digitalocean',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN'],
  },
  {
    name: 'docker-machine',
    program: 'docker-machine',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN'],
  },
  {
    name: 'CSI driver',
    program: 'CSI driver',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN'],
  },
  {
    name: 'cloud controller manager',
    program: 'cloud controller manager',
    looks: ['$DO_ACCESS_TOKEN'],
  },
  // The versions after 0.21 have no provider for DigitalOcean.
  {
    name: 'external-dns',
    program: 'external-dns',
    looks: ['$DO_TOKEN'],
    takesEmpty: true,
  },
  {
    name: 'lego (Traefik)',
    program: ['lego', 'Traefik', 'Caddy'],
    looks: ['$DO_AUTH_TOKEN', 'file of $DO_AUTH_TOKEN_FILE'],
  },
  {
    name: 'acme.sh',
    program: 'acme.sh',
    looks: ['$DO_API_KEY', 'acme.sh account file'],
  },
  {
    name: 'certbot',
    program: 'certbot',
    looks: ['certbot credentials'],
  },
  {
    name: 'lexicon',
    looks: [
      '$LEXICON_DIGITALOCEAN_AUTH_TOKEN',
      '$LEXICON_DIGITALOCEAN_TOKEN',
      'lexicon configuration',
    ],
  },
  {
    name: 'octoDNS',
    program: 'octoDNS',
    looks: ['octoDNS provider'],
  },
  {
    name: 'Algo VPN',
    looks: ['$DO_API_TOKEN'],
  },
  {
    name: 'spawn',
    looks: ['$DIGITALOCEAN_ACCESS_TOKEN', '$DIGITALOCEAN_API_TOKEN', '$DO_API_TOKEN'],
    takesEmpty: true,
  },
  {
    name: 'analogsea',
    looks: ['$DO_PAT'],
  },
];

/** The variables that any of the tools reads. */
export const tokenVariables: ReadonlySet<string> = new Set(
  tools.flatMap(({ looks }) => looks.flatMap(variableIn)),
);

/** The variable that contains the token; the file of a variable is no token. */
function variableIn(look: Look): readonly string[] {
  return look.startsWith('$') ? [look.slice(1)] : [];
}

/** The variables that a program reads, the first one first; empty for an unknown program. */
export function variablesOf(program: string | null): readonly string[] {
  if (program === null) return [];
  const own = tools.find((tool) => [tool.program].flat().includes(program));
  return own?.looks.flatMap(variableIn) ?? [];
}

/**
 * How the output of each program is recognised; the first match wins. Programs that call another one
 * come before it, and names that stand in any text come last.
 */
const outputs: readonly {
  readonly program: string;
  readonly pattern: RegExp;
}[] = [
  { program: 'GitHub Actions', pattern: /Input required and not supplied/i },
  {
    program: 'cloud controller manager',
    pattern: /cloud-controller-manager|(?:ensure|syncing) load ?balancer/i,
  },
  {
    program: 'CSI driver',
    pattern:
      /\bcsi-digitalocean\b|\bdobs\.csi\b|\bcsi (?:plugin|driver)\b|\bcsi-do-|\bCSI-DO\b|\bdo-block-storage\b/i,
  },
  {
    program: 'cluster-autoscaler',
    pattern: /cluster-autoscaler|digitalocean_cloud_provider\.go|\bDigitalOcean manager\b/i,
  },
  { program: 'Crossplane', pattern: /crossplane|\bforProvider\b/i },
  {
    program: 'Cluster API',
    pattern: /cluster-api|\bclusterctl\b|\bDO_B64ENCODED|\bcap(?:i|do)-|\bDO(?:Machine|Cluster)\b/,
  },
  { program: 'inlets-operator', pattern: /\binlets/i },
  { program: 'Velero', pattern: /\bvelero\b|\bbackup storage locations?\b/i },
  { program: 'GitLab Runner', pattern: /\bgitlab-runner\b|\bdocker\+machine\b|\bMachineOptions\b/ },
  { program: 'ddclient', pattern: /\bddclient\b/ },
  { program: 'docker-machine', pattern: /\bdocker-machine\b|\bdigitalocean driver requires\b/i },
  {
    program: 'python-digitalocean',
    pattern: /\bdigitalocean\/baseapi\.py|\bdigitalocean\.baseapi\b|\bdigitalocean\.Manager\(/,
  },
  {
    program: 'doctl',
    pattern:
      /\bdoctl\b(?!\/)|unable to initialize DigitalOcean api client|unable to use supplied token/i,
  },
  {
    program: 'Terraform',
    pattern:
      /\bterraform\b|provider\["?registry|\b(?:resource|data) "digitalocean_|\bdigitalocean_[a-z]+\.\w|error: .{0,200}(?:retrieving|creating) \w{1,40}: (?:GET|POST)/i,
  },
  { program: 'Pulumi', pattern: /\bpulumi\b|digitalocean:index/i },
  { program: 'Vagrant', pattern: /\bvagrant\b|issue with the request made to the Digital ?Ocean/i },
  { program: 'Packer', pattern: /\bpacker\b|^==> digitalocean/im },
  {
    program: 'Salt',
    pattern: /\bsalt-cloud\b|\bcloud\.providers\b|\bsalt(?:stack)?\b.{0,60}digital/i,
  },
  { program: 'Ansible', pattern: /\bansible\b|^fatal: \[|FAILED! =>/im },
  { program: 'external-dns', pattern: /external[- ]dns/i },
  { program: 'cert-manager', pattern: /cert-?manager|orders\.acme|\btokenSecretRef\b/i },
  { program: 'octoDNS', pattern: /\boctodns/i },
  { program: 'Nginx Proxy Manager', pattern: /\bnginx[ -]?proxy[ -]?manager\b|\bnpm-\d{1,4}\b/i },
  {
    program: 'Proxmox',
    pattern: /\bproxmox\b[^\n]{0,200}\bacme\b|\bacme\b[^\n]{0,200}\bproxmox\b|\bproxmox-acme\b/i,
  },
  { program: 'certbot', pattern: /certbot|dns[-_]digitalocean/i },
  { program: 'acme.sh', pattern: /\bacme\.sh\b|\bdns_dgon\b|\b_on_issue_err\b|Error add txt for/i },
  { program: 'Traefik', pattern: /\btraefik\b/i },
  { program: 'Caddy', pattern: /\bcaddy(?:file)?\b|\bloading module 'acme'/i },
  { program: 'lego', pattern: /\blego\b|DO_AUTH_TOKEN/i },
  { program: 'GitHub Actions', pattern: /^##\[|action-doctl|github actions/im },
  { program: 'kubectl', pattern: /\bkubectl\b|You must be logged in to the server/i },
  { program: 'docker', pattern: /docker login|Error response from daemon|docker push/i },
  { program: 'MCP client', pattern: /\bmcpServers\b|\bmcp\.digitalocean\.com\b/i },
  {
    program: 'MCP client',
    pattern: /\bMCP server\b|\bmcp\.json\b|claude_desktop_config|@digitalocean\/mcp\b/i,
  },
  { program: 'n8n', pattern: /\bn8n\b/ },
  { program: 'Bruno', pattern: /\bBruno\b|\bbruno:|\bauth:bearer \{/ },
  { program: 'Make', pattern: /\bmake\.com\b|\bintegromat\b/i },
  {
    program: 'Home Assistant’s integration',
    pattern: /\bhomeassistant\.components\.digital_ocean\b|^digital_ocean:/m,
  },
  {
    program: 'Home Assistant',
    pattern: /\bhome ?assistant\b[\s\S]{0,300}\b(?:rest|sensor|headers)\b/i,
  },
  { program: 'Jenkins', pattern: /\bjenkins\b/i },
  { program: 'OpenWrt', pattern: /\bddns-scripts\b/i },
  { program: 'Grafana', pattern: /\bgrafana\b[^\n]{0,80}\b(?:infinity|data ?source)\b/i },
];

/** Programs with a form for requests, by their names alone. */
const formNames =
  'Postman,Insomnia,Hoppscotch,Thunder Client,RapidAPI,Yaak,Zapier,Power Automate,Retool,Node-RED,Uptime Kuma';
/** Programs in which a token is saved. Most of them also run other people's apps. */
const panelNames =
  'Coolify,Laravel Forge,Ploi,Vito Deploy,Rancher,RunCloud,SpinupWP,ServerPilot,Cleavr,GridPane,Cloudron,Dokploy,CapRover,Cloudways,Plesk,Datadog,pfSense,OPNsense,OpenWrt';
const anyName = (names: string): string =>
  `\\b(?:${names.replaceAll(/[ -]/g, '[ -]?').replaceAll(',', '|')})\\b`;
export const formName = new RegExp(anyName(formNames), 'i');
export const panelName = new RegExp(anyName(panelNames), 'i');

/** The name of such a program in a text, as it is usually written. */
function nameIn(text: string, hasApp: boolean): string | null {
  const found = formName.exec(text) ?? (hasApp ? null : panelName.exec(text));
  const plain = (name: string) => name.toLowerCase().replaceAll(/[ -]/g, '');
  const names = `${formNames},${panelNames}`.split(',');
  return names.find((name) => plain(name) === plain(found?.[0] ?? '')) ?? null;
}

/** A line that says that something failed. */
const failingLine =
  /^[^\n]{0,400}?(?:\b(?:error|fatal|failed|failure|unable to|denied)\b|\b[45]\d\d\b)[^\n]{0,400}/gim;
/** More of them are a log. */
const maxFailing = 20;
const maxShown = 64 * 1024;
/** A text about an app that runs on a panel, and not about the panel. */
export const hostedApp =
  /\b(?:my|our|the) (?:\w{1,12} )?(?:app|application|site|website|code|script|container|worker|queue|cron)\b|\bdeploy(?:ed|ment|s|ing)?\b|\.env\b|\benv(?:ironment)?(?: var\w{0,6})?\b/i;
/** The name that a person gave to a token. */
const tokenName = /\btoken ["“'][^"”'\n]{1,60}["”']/gi;

/**
 * The program that printed a text, first by the lines that say that something failed: other lines
 * can be about the programs before it. Null where nothing shows which one.
 */
export function programOf(text: string): string | null {
  const shown = text.slice(0, maxShown).replace(tokenName, 'token');
  const hasApp = hostedApp.test(shown);
  const programIn = (part: string): string | null =>
    outputs.find(({ pattern }) => pattern.test(part))?.program ?? nameIn(part, hasApp);
  const program = programIn(shown);
  if (program === null) return null;
  const failing = [...(shown.match(failingLine) ?? [])].slice(0, maxFailing);
  const sender = failing.map(programIn).find((one) => one !== null) ?? program;
  if (sender === 'kubectl' && ofApi.test(shown)) return null;
  // lego is also the library of Traefik, which prints its messages.
  return sender === 'lego' && /\btraefik\b/i.test(shown) ? 'Traefik' : sender;
}

/** What kubectl by itself never gets: it talks to a cluster, and shows what programs in it print. */
const ofApi = /https:\/\/api\.digitalocean\.com\/v2\/|\bunable to authenticate you\b/i;

/** A sentence about a program that works: it isn't the one that failed. */
const works =
  /(?<!not |n't |n’t |not be )\b(?:works|worked|is fine|succeeds|works fine|validated|verified|(?:returns|lists|shows) (?:all |my ))\b|\bwith (?:doctl|kubectl|curl)\b.{0,60}\bworks\b/i;

/** What a sentence about a program that works says of the one that doesn't. */
const otherPart = (line: string): string => {
  const parts = line.split(/\b(?:but|yet|however)\b/i);
  return parts.length < 2 ? '' : parts.filter((part) => !works.test(part)).join(' ');
};

/** The program that got the refusal in a text: not one that the text only says works. */
export function senderIn(text: string): string | null {
  if (text.length > 16 * 1024) return programOf(text);
  const sentences = text.split(/\n|(?<=[a-z)][.!] {1,4})(?=\w)/);
  const lines = sentences.map((line) => (works.test(line) ? otherPart(line) : line));
  return programOf(lines.join('\n')) ?? failingIn(text);
}

/** The program of a clause that says that something fails, in a sentence that says what works. */
function failingIn(text: string): string | null {
  const failing = text
    .split(/[,;]\s|\.\s|\n/)
    .filter(
      (one) =>
        !works.test(one) &&
        /\b[45]\d\d\b|error|fail|unable|denied|invalid|reject|not be/i.test(one),
    );
  return programOf(failing.join('\n'));
}
