import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { isCredential, usesIn } from './compared-names.ts';
import { links } from './links.ts';
import { hcpTerraform, type Pipeline, pipelineIn, rename } from './pipeline-systems.ts';
import { programOf, variablesOf } from './tools.ts';

/**
 * Jobs of CI systems, and Terraform's own variables: a job has no shell that a person types into, so
 * what gives it a token is a line of its configuration.
 */

const missingIn = ({ facts }: Paste) => facts.find((fact) => fact.type === 'no-credential');
const isRejected = ({ facts }: Paste): boolean =>
  facts.some((fact) => fact.type === 'answer' && fact.status === 401);

/** The environment variable of the input variable that Terraform or Packer asks for. */
function rootVariable(paste: Paste): string | null {
  const asked =
    /\bvar\.(\w{2,40})[ \t\r]{0,9}\n(?:[^\n]{0,200}\n){0,2}[^\n]{0,9}Enter a value:/.exec(
      paste.text,
    )?.[1];
  if (asked !== undefined) return `TF_VAR_${asked}`;
  const variable = missingIn(paste)?.variable ?? '';
  return /^(?:TF|PKR)_VAR_/.test(variable) ? variable : null;
}

const isRoot = (name: string): boolean => /^(?:TF|PKR)_VAR_/.test(name);
const terraforms: readonly string[] = ['Terraform', 'Pulumi', 'Packer'];
/** How a configuration gives a token to a program besides its variables. */
const givenOtherwise =
  /\b(?:api_)?token["']?\s{0,9}[=:]\s|-var[ =]|TF_VAR_|digitalocean:token|\b(?:-t|--access-token)\b|-var-file|\.tfvars\b/;

/** The variable that the program of a text reads, and doesn't find. */
function wantedIn(paste: Paste): string | null {
  const { text } = paste;
  const missing = missingIn(paste);
  const asked = rootVariable(paste);
  if (asked !== null) return asked;
  if (/\bInput required and not supplied\b/i.test(text)) return null;
  if (missing !== undefined) {
    if (missing.instead !== undefined || /(?:-t|--access-token)[ =]["']?\$/.test(text)) return null;
    return missing.variable ?? variablesOf(missing.tool)[0] ?? null;
  }
  const program = programOf(text);
  if (!isRejected(paste) || !terraforms.includes(program ?? '') || givenOtherwise.test(text))
    return null;
  return variablesOf(program)[0] ?? null;
}

/** The name of a stored secret in a text, without its value. */
const storedIn = (text: string): string | null =>
  shownName(
    /\bsecrets\.(\w{2,40})/.exec(text)?.[1] ??
      /\bfrom_secret: ?["']?(\w{2,40})/.exec(text)?.[1] ??
      /\$\((\w{0,20}(?:TOKEN|PAT|KEY))\)/i.exec(text)?.[1] ??
      /\bsecret (?:called |named |is )?["'`]?([a-z][a-z0-9]{0,20}(?:[_-][a-z0-9]{1,20}){1,4}|[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,4})\b/.exec(
        text,
      )?.[1],
  );

/** The line that passes a token, with the ID of the credential if the text names one. */
function lineFor(here: Pipeline | null, wanted: string, given: string, text: string): string {
  const id =
    /\bcredentialsId: ?["']([\w.-]{2,60})|\bcredentials? ?id (?:is |of )?["'`]?([\w.-]{2,60})/i.exec(
      text,
    );
  const line = (here?.pass ?? rename)(wanted, given);
  return line.replace('<id>', () => shownName(id?.[1] ?? id?.[2]) ?? '<id>');
}

/** A variable is set for a program that reads another one. */
function unread(paste: Paste): Names | null {
  const { text } = paste;
  const wanted = wantedIn(paste);
  // clusterctl wants it encoded.
  if (wanted === null || wanted.includes('B64')) return null;
  const own = [wanted, ...(isRoot(wanted) ? [] : variablesOf(programOf(text)))];
  const set = usesIn(text).filter(({ set, name }) => set && isCredential(name));
  const here = pipelineIn(text);
  if (set.some(({ name }) => own.includes(name))) return null;
  const [given] = set.filter(({ name }) => !/SPACES/.test(name));
  if (given === undefined) return null;
  const pass = lineFor(here, wanted, storedIn(text) ?? given.name, text);
  return { given: given.name, wanted, pass };
}

/** The job of a text, and the variable that it lacks. `pass` is absent if the text passes it already. */
function jobIn(paste: Paste): Names | null {
  const here = pipelineIn(paste.text);
  if (here === null) return null;
  const missing = missingIn(paste);
  // https://github.com/digitalocean/action-doctl
  const isInput = /\bInput required and not supplied\b/i.test(paste.text);
  const named = /(?:-t|--access-token)[ =]["']?\$[{(]?([A-Z]\w{2,40})/.exec(paste.text)?.[1];
  const wanted =
    rootVariable(paste) ??
    shownName(named) ??
    missing?.variable ??
    variablesOf(missing?.tool ?? programOf(paste.text))[0] ??
    'DIGITALOCEAN_ACCESS_TOKEN';
  const given = storedIn(paste.text) ?? wanted;
  const lines = paste.text.split('\n');
  // The text passes it on already.
  const isPassed =
    !isInput &&
    lines.some(
      (line, index) =>
        line.includes(wanted) &&
        /[:=] ?["']?\$|\bvariable:|from_secret/.test(line + (lines[index + 1] ?? '')),
    );
  // A secret of GitHub has its name only in the workflow.
  const variable = /\b([A-Z]\w{2,40}): ?["']?\$\{\{ {0,2}secrets\./.exec(paste.text)?.[1] ?? named;
  return {
    variable: shownName(variable) ?? wanted,
    given,
    system: here.name,
    settings: here.settings,
    reason: here.why,
    limits: here.limits,
    ...(!isPassed && {
      pass: isInput
        ? `with:\n  token: \${{ secrets.${given} }}`
        : lineFor(here, wanted, given, paste.text),
    }),
  };
}

/** An input that an action doesn't know: what was meant is the one for the token. */
function wrongInput({ text }: Paste): Names | null {
  const match =
    /Unexpected input\(s\) (?<given>'[^\n]{2,120}'), valid inputs are \[(?<valid>[^\]\n]{2,600})\]/.exec(
      text,
    )?.groups;
  const isToken = /token|(?:^|_)key|(?:^|_)pat(?:$|_)|secret|auth/i;
  const wrong = match?.given?.split(/[',\s]+/).find((name) => isToken.test(name));
  const right = match?.valid?.split(/[',\s]+/).find((name) => /^\w{0,20}token$/i.test(name));
  const stored = storedIn(text);
  // The step can set the right one too.
  const isSet = text
    .split('\n')
    .some((line) => right !== undefined && line.trim().startsWith(`${right}:`));
  return isSet || wrong === undefined || right === undefined || shownName(wrong) === null
    ? null
    : { wrong, right, pass: `with:\n  ${right}: \${{ secrets.${stored ?? '<name>'} }}` };
}

/** What a person says of the place of a secret, which the configuration has to name. */
interface Place {
  readonly system: string;
  readonly told: RegExp;
  /** With a group for its name. */
  readonly named: RegExp;
  /** The configuration names it already. */
  readonly unless: RegExp;
  readonly what: string;
  readonly line: (name: string) => string;
}

const placesOfSecrets: readonly Place[] = [
  {
    system: 'GitHub Actions',
    told: /\benvironment(?:['’]s)? secrets?\b|\bsecrets?\b[^.\n]{0,60}(?:\bEnvironments\b|\b(?:the|an?|our|my) (?!same\b)["'`]?[\w-]{2,20}["'`]? environment\b(?! var)|\benvironment ["'`“(]?(?:called|named|prod|staging|dev|live))|\benvironment ["'`“(]?(?:called|named|prod|staging|dev|live)[^.\n]{0,60}\bsecrets?\b/i,
    named:
      /\bEnvironments ?(?:>|→|->|\/) ?([\w-]{2,30})|\benvironment (?:called |named )?["'`“]?(prod\w{0,7}|staging|dev\w{0,8}|live)\b|\b(?:the|an?|our|my) ["'`]?([\w-]{2,20})["'`]? environment\b/i,
    unless: /^[ \t]{0,20}environment:|\brepository secrets?\b/m,
    what: 'the environment that has the secret',
    line: (name) => `jobs:\n  <job>:\n    environment: ${name}`,
  },
  {
    system: 'CircleCI',
    told: /\b(?:in|into|made|created|added|have|has|with|from|a|the|an|my|our) (?:\w{1,14} )?contexts?\b(?! (?:deadline|cancel))/i,
    named:
      /\bcontext\b[^.\n]{0,30}?["'`“]([\w.-]{2,40})["'`”]|\bcontext (?:called|named) ([\w.-]{2,40}\w)/i,
    unless: /^[ \t-]{0,20}context:|--context\b|\bcurrent context\b/m,
    what: 'the context that has the variable',
    line: (name) => `- <job>:\n    context: ${name}`,
  },
  {
    system: 'Azure Pipelines',
    told: /\bvariable groups?\b/i,
    named:
      /\bvariable group\b[^.\n]{0,20}?["'`“]([\w.-]{2,40})["'`”]|\bvariable group (?:called|named) ([\w.-]{2,40}\w)/i,
    unless: /^[ \t-]{0,20}group:/m,
    what: 'the variable group',
    line: (name) => `variables:\n- group: ${name}`,
  },
  {
    system: 'Bitbucket Pipelines',
    told: /\bdeployment (?:variables?|environments?)\b|\b(?:under|in|for|at) (?:the )?deployments?\b|\bdeployments ?(?:>|→|->|\/)/i,
    named:
      /\bdeployments? ?(?:>|→|->|\/) ?([\w-]{2,30})|\bdeployment environment ["'`“]?([\w-]{2,30})/i,
    unless: /^[ \t-]{0,20}deployment:/m,
    what: 'the deployment whose variable it is',
    line: (name) => `- step:\n    deployment: ${name}`,
  },
];

function placeMissing(paste: Paste): Names | null {
  const { text } = paste;
  const here = pipelineIn(text)?.name;
  // Someone who asks where to put a secret has no failure yet.
  if (!/\berror\b|\bfail|\b401\b|\bempty\b|\bdenied\b|\brequire[sd]\b/i.test(text)) return null;
  const place = placesOfSecrets.find(({ system }) => system === here);
  if (place === undefined || place.unless.test(text) || !place.told.test(text)) return null;
  const name = shownName(place.named.exec(text)?.slice(1).find(Boolean)) ?? '<name>';
  return { place: place.what, pass: place.line(name), system: place.system };
}

/** Azure Pipelines fills in `$(NAME)`, and puts no secret variable into the environment by itself. */
function unmapped(paste: Paste): Names | null {
  const { text } = paste;
  if (pipelineIn(text)?.name !== 'Azure Pipelines' || /^[ \t]{2,20}env:|\$\(\w/m.test(text))
    return null;
  if (!/\bsecret\b|\block(?:ed)?\b|\bpadlock\b|\bkeep this value\b/i.test(text)) return null;
  if (missingIn(paste) === undefined && !isRejected(paste)) return null;
  const [given] = usesIn(text).filter(({ name }) => isCredential(name));
  const wanted = variablesOf(programOf(text))[0] ?? given?.name;
  return wanted === undefined ? null : { pass: `env:\n  ${wanted}: $(${given?.name ?? wanted})` };
}

/** What puts the value of a secret in place of its name, by system. */
const references: Readonly<Record<string, (name: string, key: string) => string>> = {
  Drone: (name, key) => `environment:\n  ${key}:\n    from_secret: ${name}`,
  'GitHub Actions': (name, key) => `${key}: \${{ secrets.${name} }}`,
  'GitLab CI': (name, key) => `${key}: $${name}`,
  'Azure Pipelines': (name, key) => `${key}: $(${name})`,
  Jenkins: (name, key) => `${key} = credentials('${name}')`,
};

/** A word in the place of a value: the name of a variable, of a secret, or a call in quotes. */
const word =
  /^[ \t]{0,20}(?<key>token|[A-Z][A-Z_]{2,40}(?:TOKEN|KEY|PAT|SECRET)): ?["']?(?:secrets\.)?(?<name>[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,4}|(?<lower>[a-z][a-z0-9]{0,20}(?:[_-][a-z]{1,20}){1,3}))["']?[ \t\r]{0,4}$/m;
const callInQuotes =
  /\b(?<key>[A-Z][A-Z_]{2,40}) ?= ?(?:'credentials\(["']?|"credentials\(')(?<name>[\w-]{2,40})["']?\)["']/;

function nameInPlace({ text }: Paste): Names | null {
  const system =
    pipelineIn(text)?.name ?? (/^[ \t]{0,12}with:/m.test(text) ? 'GitHub Actions' : '');
  const write = references[system];
  const match = (system === 'Jenkins' ? callInQuotes : word).exec(text)?.groups;
  const { key = '', name = '', lower } = match ?? {};
  // Words in small letters are values in most places, such as a region.
  if (write === undefined || shownName(name) === null || (lower && system !== 'Drone')) return null;
  return { key, value: name, pass: write(name, key) };
}

/** Services that keep the state, which people take for the provider of the servers. */
const logins: readonly (readonly [sign: RegExp, who: string, login: string])[] = [
  [
    /\bcould not create stack\b[^\n]{0,60}\b401\b|\bNo credentials provided or are invalid\b|\bPULUMI_ACCESS_TOKEN must be set\b|\bapi\.pulumi\.com\b[^\n]{0,80}\b401\b/i,
    'Pulumi Cloud',
    'pulumi login   # in a job: PULUMI_ACCESS_TOKEN',
  ],
  [
    /\bRequired token could not be found\b|\brun ["'`]?terraform login\b|\bapp\.terraform\.io\b[^\n]{0,80}\b(?:401|unauthorized)\b/i,
    'HCP Terraform',
    'terraform login   # in a job: TF_TOKEN_app_terraform_io',
  ],
];

function otherLogin({ text }: Paste): Names | null {
  const found = logins.find(([sign]) => sign.test(text));
  return found === undefined || /\bunable to authenticate you\b/i.test(text)
    ? null
    : { who: found[1], login: found[2] };
}

const doctlLists: Readonly<Record<string, string>> = {
  'ssh key': 'compute ssh-key',
  domain: 'compute domain',
  image: 'compute image list-user #',
  volume: 'compute volume',
  snapshot: 'compute snapshot',
  'load balancer': 'compute load-balancer',
  vpc: 'vpcs',
  project: 'projects',
  'kubernetes cluster': 'kubernetes cluster',
  'database cluster': 'databases',
  app: 'apps',
  certificate: 'compute certificate',
  firewall: 'compute firewall',
};

/** What Terraform's data sources print, and other programs that look for a name in a list. */
function dataNotFound({ text, facts }: Paste): Names | null {
  if (facts.some((fact) => fact.type === 'answer' && !fact.vague)) return null;
  const match =
    /\bno (?<thing>ssh key|droplet|domain|image|volume|snapshot|load balancer|vpc|project|kubernetes cluster|database cluster|app|certificate|firewall)s? (?:was |were )?found (?:with|matching|for|named|called)(?: the)?(?: name)?:? ?["'`]?(?<element>[\w.-]{1,60})/i.exec(
      text,
    )?.groups;
  const element = shownName(match?.element);
  const thing =
    match?.thing?.toLowerCase().replace(/^(?:vpc|ssh)/, (name) => name.toUpperCase()) ?? '';
  if (element === null || !/digital ?ocean|droplet|doctl/i.test(text)) return null;
  const list = doctlLists[thing.toLowerCase()] ?? 'compute droplet';
  return {
    thing,
    element,
    list: list.endsWith('#') ? `doctl ${list.slice(0, -2)}` : `doctl ${list} list`,
  };
}

/** Azure leaves `$(NAME)` as it is if it knows no such variable, and the shell then runs NAME. */
function unknownMacro({ text }: Paste): Names | null {
  if (pipelineIn(text)?.name !== 'Azure Pipelines') return null;
  const name = shownName(/\b([A-Za-z]\w{2,40}): (?:command )?not found\b/.exec(text)?.[1]);
  return name === null || !text.includes(`$(${name})`) ? null : { macro: name };
}

/** GitHub has no such context: `secret.NAME`. */
function namedValue({ text }: Paste): Names | null {
  const wrong =
    /\bUnrecognized named-value: '(\w{2,20})'/.exec(text)?.[1] ??
    /\$\{\{ {0,2}(secret)\./.exec(text)?.[1];
  const name = shownName(/\$\{\{ {0,2}secret\.(\w{2,40})/.exec(text)?.[1]);
  return wrong !== 'secret' ? null : { pass: `\${{ secrets.${name ?? '<name>'} }}` };
}

const bare = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/** The name of a stored secret as a person tells it, and as the configuration writes it. */
function otherSecret({ text }: Paste): Names | null {
  if (pipelineIn(text) === null) return null;
  const told =
    /\b(?:secret|variable)\b[^.\n]{0,60}?\b(?:called|named) ["'`“]?(\w[\w-]{2,40})/i.exec(
      text,
    )?.[1];
  const written = [
    ...text.matchAll(
      /\bsecrets\.(\w{2,40})|\$\(([A-Za-z][\w-]{2,40})\)|\bfrom_secret: ?["']?([\w-]{2,40})/g,
    ),
  ].map(([, ...names]) => names.find(Boolean) ?? '');
  const [first = ''] = written;
  if (told === undefined || new Set(written).size !== 1 || shownName(told) === null) return null;
  // The variable that the secret is passed to.
  const isKey = text
    .split('\n')
    .some((line) => new Set([`${told}:`, `${told}=`]).has(line.trim().split(/(?<=[:=])/)[0] ?? ''));
  if (isKey) return null;
  // GitHub doesn't distinguish capitals.
  if (told.toLowerCase() === first.toLowerCase() || shownName(first) === null) return null;
  const isName =
    /[_-]/.test(told) &&
    (isCredential(told.toUpperCase().replaceAll('-', '_')) || bare(told) === bare(first));
  return isName ? { told, written: first } : null;
}

/** GitLab: a variable that is set to itself contains its own name if nothing else defines it. */
function selfReference({ text }: Paste): Names | null {
  if (pipelineIn(text)?.name !== 'GitLab CI') return null;
  const key =
    /^[ \t]{2,20}(?<key>[A-Z][A-Z0-9_]{2,40}): ?["']?\$\{?\k<key>\}?["']?[ \t\r]{0,4}$/m.exec(text)
      ?.groups?.key;
  return key === undefined || !isCredential(key) ? null : { key };
}

/** Ansible: `-e name=…` sets another variable than the one that the task reads. */
function extraVariable({ text }: Paste): Names | null {
  const set = /(?:\s-e|--extra-vars)[ =]["']?(\w{2,40})=/.exec(text)?.[1];
  const read =
    /\b(?:oauth_token|api_token|do_token):\s{0,3}["']?\{\{ {0,2}(\w{2,40}) {0,2}\}\}/.exec(
      text,
    )?.[1];
  if (set === undefined || read === undefined || set === read) return null;
  // Another variable connects the two.
  if (new Set(text.match(/\{\{ {0,2}\w{2,40}/g)?.map((one) => one.replace(/\W/g, ''))).has(set))
    return null;
  return /token|key|pat$/i.test(set) && !text.includes(`${read}=`) ? { set, read } : null;
}

/** A variable set from another one between single quotes. */
function quotedReference({ text }: Paste): Names | null {
  const match =
    /^(?<before>[^\n"]{0,200}?(?:[\s;&]|^))(?:export |set )?(?<key>[A-Z][A-Z0-9_]{2,40})='\$\{?(?<name>[A-Z][A-Z0-9_]{2,40})\}?'/m.exec(
      text,
    )?.groups;
  // The outer shell replaces it in a here-document, and between double quotes before it.
  if (match === undefined || /<<-?\s?\w/.test(text)) return null;
  const { key = '', name = '' } = match;
  return isCredential(key) || isCredential(name) ? { key, name } : null;
}

/** Values for variables that no `variable` block declares. */
const undeclared =
  /\bValue for undeclared variable\b[\s\S]{0,120}?variable named[\s│|]{1,9}"(?<name>\w{2,60})"(?:[\s\S]{0,80}?in[\s│|]{1,9}file[\s│|]{1,9}"(?<file>[\w./-]{3,60})")?/;

function undeclaredVariable({ text }: Paste): Names | null {
  const { name = '', file } = undeclared.exec(text)?.groups ?? {};
  if (!/token|pat$|api_?key/i.test(name) || shownName(name) === null) return null;
  return { name, where: shownName(file) ?? 'the variables' };
}

/** Nobody names a variable of Terraform in capitals. */
const isEnvironment = (name = ''): boolean => /^[A-Z][A-Z_]{3,}$/.test(name);

/** `TF_VAR_` needs the name of the variable exactly, also its case. */
function otherRootVariable(paste: Paste): Names | null {
  const { text } = paste;
  const used = /\bvar\.(\w{2,40})|\bvariable "(\w{2,40})"/.exec(text);
  const wanted =
    rootVariable(paste)?.slice(7) ??
    [...text.matchAll(/\bvar\.(\w{2,40})|\bvariable "(\w{2,40})"/g)]
      .map((match) => match[1] ?? match[2] ?? '')
      .find((name) => /token|pat$|key/i.test(name)) ??
    used?.[1];
  const set = [...text.matchAll(/\bTF_VAR_(\w{2,40})/g)].map(([, name = '']) => name);
  if (wanted === undefined || set.length === 0 || set.includes(wanted)) return null;
  const given = set.find((name) => /token|pat$|key/i.test(name));
  if (given === undefined || !/token|pat$|key/i.test(wanted)) return null;
  if (/\bspaces\b/i.test(given) !== /\bspaces\b/i.test(wanted)) return null;
  return { given, wanted };
}

/** A key of a configuration whose letters are those of the key that the program asks for. */
function keyMisspelt(paste: Paste): Names | null {
  const { text } = paste;
  const asked =
    /\b(?:did not provide|must (?:provide|specify|set)|missing|requires?|required|specify)\b[^\n]{0,40}?["'`:*](?<right>[a-z][a-z0-9]{0,20}(?:[_-][a-z0-9]{1,20}){1,4})["'`]?/.exec(
      text,
    )?.groups?.right;
  if (asked === undefined || !/token|key|pat$/.test(asked)) return null;
  const names: readonly string[] =
    text.match(
      /(?<![\w$-])[a-z][a-z0-9]{0,20}(?:[_-][a-z0-9]{1,20}){1,4}(?=["'\]]{0,2}\s{0,4}[=:])/g,
    ) ?? [];
  const wrong = names.find((name) => name !== asked && bare(name) === bare(asked));
  return wrong === undefined || names.includes(asked) ? null : { wrong, right: asked };
}

/** A person looked at the variable, and it was empty. */
const printsNothing =
  /\b(?:echo|printenv) ["']?[$]?\{?(?<shown>\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20})\}?["']?[ \t\r]{0,4}\n[ \t]{0,8}\((?:empty|nothing|blank)[^)\n]{0,20}\)|\b(?:echo|printenv|\$\{#) ?["'`]?[$]?\{?(?<printed>\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20})\}?["'`]? (?:in (?:the|my|that) \w{1,12} )?(?:prints?|shows?|gives?|returns?|outputs?|is|was|printed|showed|gave|returned) (?:me )?(?:nothing|empty|blank|0\b|zero|an? (?:empty|blank) (?:line|string))/i;

/** Causes that a text shows, whether the program has no token or DigitalOcean refused it. */
export const pipelineCauses = [
  {
    id: 'other-login',
    title: '{who} refused the login; DigitalOcean wasn’t asked',
    patterns: [],
    find: otherLogin,
    sure: true,
    decisive: true,
    fits: 'It keeps the state and has a token of its own. The DigitalOcean token plays no part in this error.',
    check: { text: 'Log in there, or set its own token in the job:', command: '{login}' },
  },
  {
    id: 'data-not-found',
    title: 'The token works; its team has no such {thing}',
    patterns: [],
    find: dataNotFound,
    sure: true,
    decisive: true,
    // https://docs.digitalocean.com/platform/teams/
    fits: 'The program got a list from DigitalOcean, and `{element}` isn’t in it. A token sees one team only.',
    check: { text: 'See what the token’s team has, and correct the name:', command: '{list}' },
    afterwards: { text: 'Use a token of the other team, or create it in this one.' },
  },
  {
    id: 'environment-scope',
    title: 'The variable is limited to another environment',
    patterns: [],
    together: [/\benvironment scope\b|\bscoped to\b/i, /\bgitlab\b|\bCI\/CD\b|Job failed: exit/i],
    unless: /\benvironment scope\b[^.\n]{0,20}(?:\*|\ball\b)/i,
    decisive: true,
    // https://docs.gitlab.com/ci/environments/#limit-the-environment-scope-of-a-cicd-variable
    fits: 'GitLab passes a variable with an environment scope only to jobs whose `environment:` fits that scope.',
    check: {
      text: 'Change the scope under Settings > CI/CD > Variables (`*` means all), or name that environment in the job:',
      command: 'environment: <name>',
    },
  },
  {
    id: 'wrong-input',
    title: 'The input of the action is called `{right}`, not `{wrong}`',
    patterns: [],
    find: wrongInput,
    sure: true,
    decisive: true,
    fits: 'The step sets `{wrong}`, which the action doesn’t know. So the action got no token, and the secret isn’t judged.',
    check: { text: 'Rename the input in the step:', command: '{pass}' },
  },
  {
    id: 'name-for-secret',
    title: 'The step gets the name of the secret, not its value',
    patterns: [],
    find: nameInPlace,
    sure: true,
    decisive: true,
    fits: '`{key}` is set to the text `{value}` itself, so that name was used as the token.',
    check: { text: 'Write a reference to the secret:', command: '{pass}' },
  },
  {
    id: 'named-value',
    title: 'The context is called `secrets`, not `secret`',
    patterns: [],
    find: namedValue,
    sure: true,
    decisive: true,
    // https://docs.github.com/en/actions/reference/workflows-and-actions/contexts
    fits: 'GitHub knows no context `secret`, so it can’t fill in the expression. The stored secret isn’t judged.',
    check: { text: 'Correct the expression in the workflow:', command: '{pass}' },
  },
  {
    id: 'secret-name',
    title: 'The secret is called `{told}`, not `{written}`',
    patterns: [],
    find: otherSecret,
    decisive: true,
    fits: 'By the text, the configuration reads `{written}`, so the step gets an empty value or the reference itself.',
    check: { text: 'Write the same name in both places, letter by letter.' },
  },
  {
    id: 'self-reference',
    title: '`{key}` is set to itself',
    patterns: [],
    find: selfReference,
    decisive: true,
    // https://docs.gitlab.com/ci/variables/#use-variables-in-other-variables
    fits: 'A variable of the project reaches the job by itself. If it’s missing there, or protected, this line sets it to the text `${key}`.',
    check: { text: 'Remove that line from the file.' },
    afterwards: {
      text: 'Check `{key}` under Settings > CI/CD > Variables: its name, “Protect variable”, and its environment scope.',
    },
  },
  {
    id: 'extra-variable',
    title: '`-e` sets `{set}`, and the task reads `{read}`',
    patterns: [],
    find: extraVariable,
    decisive: true,
    fits: 'The task gets the token from `{read}`, which has another value or none.',
    check: { text: 'Pass the variable that the task reads:', command: '-e {read}="${variable}"' },
  },
  {
    id: 'reusable-workflow',
    title: 'The called workflow doesn’t get the secrets of its caller',
    patterns: [],
    together: [
      /\breusable workflows?\b|\bworkflow_call\b|\buses: \S{0,80}\.github\/workflows\//,
      /\bnot supplied\b|\b401\b|\bempty\b|\brequired\b/i,
    ],
    unless: /^[ \t]{0,20}secrets: inherit|^[ \t]{0,20}secrets:[ \t]{0,4}\n[ \t]{2,20}\w{2,40}: \$/m,
    decisive: true,
    // https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
    fits: 'A reusable workflow gets only the secrets that the calling job passes to it.',
    check: {
      text: 'Pass them in the job that calls it:',
      command: 'uses: ./.github/workflows/<file>.yml\nsecrets: inherit',
    },
  },
  {
    id: 'secret-not-read-again',
    title: 'The Pod still has the old token',
    patterns: [],
    together: [
      /\b(?:chang|updat|replac|rotat|put|edit)\w{0,4}\b[^.\n]{0,60}\b(?:k8s|kubernetes|kube) secret\b|\b(?:k8s|kubernetes) secret\b[^.\n]{0,40}\b(?:changed|updated|replaced|edited|has the new)\b/i,
    ],
    unless: /\b(?:restarted|rollout restart|redeployed|deleted the pod)\b/i,
    status: 401,
    decisive: true,
    // https://kubernetes.io/docs/concepts/configuration/secret/
    fits: 'A program gets a variable from a Secret when its Pod starts. A change of the Secret reaches it only after a restart.',
    check: {
      text: 'Restart the program that reads the Secret:',
      command: 'kubectl -n <namespace> rollout restart deployment/<name>',
    },
    afterwards: { text: 'Use `statefulset/<name>` if it’s one, as with Atlantis’s chart.' },
  },
  {
    id: 'quoted-reference',
    title: 'Single quotes keep the shell from filling in the token',
    patterns: [],
    find: quotedReference,
    sure: true,
    decisive: true,
    fits: 'The shell replaces nothing between single quotes, so `{key}` contains the text `${name}`.',
    check: { text: 'Use double quotes:', command: 'export {key}="${name}"' },
  },
  {
    id: 'undeclared-variable',
    title: 'Terraform ignores the value of `{name}`',
    patterns: [],
    find: (paste) => {
      const names = undeclaredVariable(paste);
      return isEnvironment(names?.name) ? null : names;
    },
    sure: true,
    decisive: true,
    // https://developer.hashicorp.com/terraform/language/values/variables
    fits: 'The value is in {where}, and no `variable` block has that name. So the provider doesn’t get the token.',
    check: {
      text: 'Add a block for the variable and give it to the provider, or use the name that is declared:',
      command:
        'variable "{name}" { sensitive = true }\nprovider "digitalocean" { token = var.{name} }',
    },
  },
  {
    id: 'undeclared-environment',
    title: 'Terraform ignores `{name}` as a Terraform variable',
    patterns: [],
    find: (paste) => {
      const names = undeclaredVariable(paste);
      return isEnvironment(names?.name) ? names : null;
    },
    sure: true,
    decisive: true,
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/variables
    fits: '`{name}` is the name of an environment variable, and was given as a Terraform variable that no block declares. So the provider doesn’t get the token.',
    check: {
      text: 'Change its category to “Environment variable” in the workspace, or export it where Terraform runs.',
    },
  },
  {
    id: 'root-variable-name',
    title: 'Terraform reads `TF_VAR_{wanted}`, not `TF_VAR_{given}`',
    patterns: [],
    find: otherRootVariable,
    sure: true,
    decisive: true,
    // https://developer.hashicorp.com/terraform/cli/config/environment-variables#tf_var_name
    fits: 'After `TF_VAR_`, Terraform expects the name of the variable exactly as it is declared: `{wanted}`.',
    check: { text: 'Set it under that name:', command: 'export TF_VAR_{wanted}=<token>' },
  },
  {
    id: 'key-misspelt',
    title: '`{wrong}` should be `{right}`',
    patterns: [],
    find: keyMisspelt,
    sure: true,
    decisive: true,
    fits: 'The program asks for `{right}`, and the configuration sets `{wrong}`, which it doesn’t read.',
    check: { text: 'Rename the key in the configuration, and run it again.' },
  },
  {
    id: 'place-of-secret',
    title: 'The job doesn’t name {place}',
    patterns: [],
    find: placeMissing,
    decisive: true,
    fits: '{system} passes such a secret only to a job that names its place. The text shows no such line.',
    check: { text: 'Name {place} in the job, if the line isn’t there yet:', command: '{pass}' },
  },
  {
    id: 'secret-unmapped',
    title: 'The step doesn’t map the secret variable',
    patterns: [],
    find: unmapped,
    decisive: true,
    // https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables
    fits: 'Azure Pipelines puts ordinary variables into the environment of a script, but not secret ones. The text shows no `env:` for the step.',
    check: { text: 'Pass it in the step:', command: '{pass}' },
  },
  {
    id: 'secret-file-kind',
    title: 'A “Secret file” in Jenkins gives a path, not the token',
    patterns: [],
    together: [/\bjenkins\b|\bwithCredentials\b/i, /\bsecret file\b|\bfile\(credentialsId\b/i],
    decisive: true,
    // https://www.jenkins.io/doc/pipeline/steps/credentials-binding/
    fits: 'The variable contains the path of a temporary file, so the program sends that path as its token.',
    check: {
      text: 'Create the credential again with the kind “Secret text”, and bind it as a string:',
      command: "withCredentials([string(credentialsId: '<id>', variable: '{variable}')])",
    },
    afterwards: { text: 'Read the file otherwise: `$(cat "$<variable>")`.' },
  },
  {
    id: 'build-scope',
    title: 'The build doesn’t get a variable with the scope RUN_TIME',
    patterns: [],
    together: [
      /\bRUN_TIME\b|\brun[- ]time only\b|\bscope\b[^.\n]{0,20}\brun[- ]?time\b/i,
      /\bapp platform\b|\bdigital ?ocean app\b|\bapp spec\b/i,
      /\bbuild\b/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/products/app-platform/how-to/use-environment-variables/
    fits: 'The request is made while the app is built, and a variable with this scope exists only when the app runs.',
    check: {
      text: 'Set the scope of the variable to RUN_AND_BUILD_TIME, and deploy again:',
      command: 'scope: RUN_AND_BUILD_TIME',
    },
  },
  {
    id: 'variable-unread',
    title: '`{given}` is set, and the program reads `{wanted}`',
    patterns: [],
    find: unread,
    decisive: true,
    fits: 'By the text, the token is in `{given}`. The program doesn’t look there, so it has no token.',
    check: { text: 'Pass the token under the name that the program reads:', command: '{pass}' },
  },
  {
    id: 'job-empty',
    title: 'The variable is empty in the job',
    patterns: [],
    find: (paste) => (printsNothing.test(paste.text) ? jobIn(paste) : null),
    decisive: true,
    fits: 'By the text, the job has no value there, so the token isn’t judged. {reason}',
    check: {
      text: 'Add `{given}` under {settings} if it’s missing there, and pass it to the step.',
    },
    afterwards: { text: 'Check its limits: {limits}' },
  },
  {
    id: 'printed-empty',
    title: '`{printed}` is empty',
    patterns: [],
    find: ({ text }) => {
      const { printed: told, shown } = printsNothing.exec(text)?.groups ?? {};
      const printed = shownName(told ?? shown);
      return printed === null || pipelineIn(text) !== null ? null : { printed };
    },
    decisive: true,
    fits: 'By the text, that variable has no value where it was printed, so what reads it got no token.',
    check: {
      text: 'Set it in the same shell, by pasting the token at the silent prompt:',
      command: 'read -rs {printed} && export {printed}',
    },
    afterwards: { text: 'Run what reads the variable again, such as a command that saves it.' },
  },
  {
    id: 'unknown-macro',
    title: 'Azure Pipelines knows no variable `{macro}`',
    patterns: [],
    find: unknownMacro,
    sure: true,
    decisive: true,
    // https://learn.microsoft.com/azure/devops/pipelines/process/variables
    fits: 'It leaves `$({macro})` as it is if the variable doesn’t exist, and the shell then runs that word as a command.',
    check: { text: 'Add the variable under Pipelines > Edit > Variables, under that name.' },
    afterwards: { text: 'Name its group under `variables:` if it’s in one: `- group: <name>`.' },
  },
  {
    id: 'hcp-workspace',
    title: 'The workspace of HCP Terraform doesn’t have the token',
    patterns: [],
    shown: [hcpTerraform],
    unless:
      /\bexecution mode\b[^.\n]{0,20}\blocal\b|\b(?:set|added|defined|stored|saved|put|variables?|is|are)\b[^.\n]{0,60}\bworkspace\b|\bworkspace\b[^.\n]{0,60}\b(?:has|variables?|env\w{0,9})\b/i,
    status: 401,
    decisive: true,
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/variables
    fits: 'HCP Terraform runs the plan on its own machines. They see only the variables of the workspace, not those of your shell.',
    check: {
      text: 'Add `DIGITALOCEAN_TOKEN` to the variables of the workspace: category “Environment variable”, sensitive. Then start a new run.',
    },
    afterwards: {
      text: 'Check the token if the variable is there already. Paste it at the prompt of:',
      terminal: 'token-check',
    },
  },
] as const satisfies readonly Circumstance[];

/** What a job is, for texts that show no cause. */
export const pipelineJobs = [
  {
    id: 'not-passed',
    title: 'The job has no token',
    patterns: [],
    find: (paste) => {
      const names = missingIn(paste) === undefined ? null : jobIn(paste);
      return names?.pass === undefined ? null : names;
    },
    silent: true,
    fits: '{reason}',
    check: {
      text: 'Add `{given}` under {settings} if it’s missing there, and pass it to the step:',
      command: '{pass}',
    },
    afterwards: { text: 'Check its limits: {limits}' },
  },
  {
    id: 'passed-already',
    title: 'The job passes an empty secret',
    patterns: [],
    find: (paste) => {
      const names = missingIn(paste) === undefined ? null : jobIn(paste);
      return names?.pass === undefined ? names : null;
    },
    silent: true,
    fits: '{reason}',
    check: { text: 'Check the settings of `{given}`: {limits}' },
    afterwards: {
      text: 'Add `{given}` under {settings} if it’s missing there. A missing one is passed on as nothing.',
    },
  },
  {
    id: 'job-rejected',
    title: 'DigitalOcean rejected the token that the job sent (401)',
    patterns: [],
    // A run of HCP Terraform has no shell.
    find: (paste) => (isRejected(paste) && !hcpTerraform.test(paste.text) ? jobIn(paste) : null),
    status: 401,
    decisive: true,
    fits: 'A job of {system} sends its own copy of the token: it has expired, was deleted or saved incompletely, or the job doesn’t get it at all.',
    check: {
      text: 'Print the length in the job. A whole token has 71 characters, and 0 means that the job doesn’t get it:',
      command: 'echo "${#{variable}}"',
    },
    afterwards: {
      text: 'Create a new token if the length is right, and save it under {settings}:',
      url: links.tokens,
    },
  },
] as const satisfies readonly Circumstance[];
