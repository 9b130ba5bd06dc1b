import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { links } from './links.ts';
import { type Pipeline, pipelineIn, rename } from './pipeline-systems.ts';
import { readSilently } from './step.ts';
import { programOf, variablesOf } from './tools.ts';
import { isCredential, variablesIn } from './variables.ts';

/**
 * Jobs of CI systems, and Terraform's own variables: a job has no shell that a person types into, so
 * what gives it a token is a line of its configuration.
 */

const missingIn = ({ facts }: Paste) => facts.find((fact) => fact.type === 'no-credential');
const isRejected = ({ facts }: Paste): boolean =>
  facts.some((fact) => fact.type === 'answer' && fact.status === 401);

/** Whether DigitalOcean gave the answer, and not npm, GitHub or another service that the job uses. */
const isOurs = ({ text, facts }: Paste): boolean =>
  facts.some((fact) => fact.type === 'answer' && fact.service === 'api') ||
  /\bunable to authenticate you\b|\bapi\.digitalocean\.com\b|\/v2\//i.test(text);

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
  const set = variablesIn(text).filter(({ set, name }) => set !== null && isCredential(name));
  const here = pipelineIn(text);
  // Outside of a job, the names are compared in general.
  if ((here === null && !isRoot(wanted)) || set.some(({ name }) => own.includes(name))) return null;
  const [given] = set.filter(({ name }) => !/SPACES/.test(name));
  if (given === undefined) return null;
  const pass = lineFor(here, wanted, storedIn(text) ?? given.name, text);
  return { given: given.name, wanted, pass };
}

/** The job of a text, and the variable that it lacks. */
function jobIn(paste: Paste): Names | null {
  const { text } = paste;
  const here = pipelineIn(text);
  if (here === null) return null;
  const missing = missingIn(paste);
  const named = /(?:-t|--access-token)[ =]["']?\$[{(]?([A-Z]\w{2,40})/.exec(text)?.[1];
  const wanted =
    rootVariable(paste) ??
    shownName(named) ??
    missing?.variable ??
    variablesOf(missing?.tool ?? programOf(text))[0] ??
    'DIGITALOCEAN_ACCESS_TOKEN';
  const given = storedIn(text) ?? wanted;
  // https://github.com/digitalocean/action-doctl
  const line = /\bInput required and not supplied\b/i.test(text)
    ? `with:\n  token: \${{ secrets.${given} }}`
    : lineFor(here, wanted, given, text);
  // A secret of GitHub has its name only in the workflow.
  const variable = /\b([A-Z]\w{2,40}): ?["']?\$\{\{ {0,2}secrets\./.exec(text)?.[1] ?? named;
  return {
    variable: shownName(variable) ?? wanted,
    given,
    system: here.name,
    settings: here.settings,
    limits: here.limits,
    ...(line !== rename(given, given) && { command: line }),
  };
}

/** An input that an action doesn't know: what was meant is the one for the token. */
function wrongInput({ text }: Paste): Names | null {
  const found =
    /Unexpected input\(s\) '(?:[^\n]{0,100}')?(?<given>\w{0,20}(?:token|key|pat|secret|auth)\w{0,20})'[^\n]{0,60}valid inputs are \[[^\]\n]{0,300}'token'/i;
  const given = found.exec(text)?.groups?.given;
  // The step can set the right one too.
  if (given === undefined || /^[ \t]{0,20}token:/m.test(text)) return null;
  return {
    given,
    wanted: 'token',
    pass: `with:\n  token: \${{ secrets.${storedIn(text) ?? '<name>'} }}`,
  };
}

/** What a person says of the place of a secret, which the configuration has to name. */
interface Place {
  readonly system: string;
  readonly told: RegExp;
  /** The configuration names it already. */
  readonly unless: RegExp;
  readonly what: string;
  readonly line: string;
  /** Why the line is needed, where it isn't that nothing else names the place. */
  readonly why?: string;
}

const placesOfSecrets: readonly Place[] = [
  {
    system: 'GitHub Actions',
    told: /\benvironment(?:['’]s)? secrets?\b|\bsecrets?\b[^.\n]{0,60}(?:\bEnvironments\b|\b(?:the|an?|our|my) (?!same\b)["'`]?[\w-]{2,20}["'`]? environment\b(?! var)|\benvironment ["'`“(]?(?:called|named|prod|staging|dev|live))|\benvironment ["'`“(]?(?:called|named|prod|staging|dev|live)[^.\n]{0,60}\bsecrets?\b/i,
    unless: /^[ \t]{0,20}environment:|\brepository secrets?\b/m,
    what: 'the environment that has the secret',
    line: 'environment: <name>',
  },
  {
    system: 'GitHub Actions',
    // https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
    told: /\breusable workflows?\b|\bworkflow_call\b|\buses: \S{0,80}\.github\/workflows\//,
    unless: /^[ \t]{0,20}secrets: inherit|^[ \t]{0,20}secrets:[ \t]{0,4}\n[ \t]{2,20}\w{2,40}: \$/m,
    what: 'the secrets for the workflow that it calls',
    line: 'uses: ./.github/workflows/<file>.yml\nsecrets: inherit',
  },
  {
    system: 'GitLab CI',
    // https://docs.gitlab.com/ci/environments/#limit-the-environment-scope-of-a-cicd-variable
    told: /\benvironment scope\b|\bscoped to\b/i,
    unless: /\benvironment scope\b[^.\n]{0,20}(?:\*|\ball\b)/i,
    what: 'the environment in the variable’s scope',
    line: 'environment: <name>   # or change the scope to * under CI/CD > Variables',
  },
  {
    system: 'CircleCI',
    told: /\b(?:in|into|made|created|added|have|has|with|from|a|the|an|my|our) (?:\w{1,14} )?contexts?\b(?! (?:deadline|cancel))/i,
    unless: /^[ \t-]{0,20}context:|--context\b|\bcurrent context\b/m,
    what: 'the context that has the variable',
    line: '- <job>:\n    context: <name>',
  },
  {
    system: 'Azure Pipelines',
    told: /\bvariable groups?\b/i,
    unless: /^[ \t-]{0,20}group:/m,
    what: 'the variable group',
    line: 'variables:\n- group: <name>',
  },
  {
    system: 'Azure Pipelines',
    // https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables
    told: /\bsecret\b|\block(?:ed)?\b|\bpadlock\b|\bkeep this value\b/i,
    unless: /^[ \t]{2,20}env:|\$\(\w/m,
    what: 'a mapping of the secret variable',
    why: 'Azure Pipelines puts ordinary variables into the environment of a script, but not secret ones.',
    line: 'env:\n  <variable>: $(<variable>)',
  },
  {
    system: 'Bitbucket Pipelines',
    told: /\bdeployment (?:variables?|environments?)\b|\b(?:under|in|for|at) (?:the )?deployments?\b|\bdeployments ?(?:>|→|->|\/)/i,
    unless: /^[ \t-]{0,20}deployment:/m,
    what: 'the deployment whose variable it is',
    line: '- step:\n    deployment: <name>',
  },
  {
    system: 'Jenkins',
    // https://www.jenkins.io/doc/pipeline/steps/credentials-binding/
    told: /\bsecret file\b|\bfile\(credentialsId\b/i,
    unless: /\$\(cat\b/,
    what: 'a credential of the kind “Secret text”',
    why: 'A “Secret file” puts the path of a file into the variable, and not the token.',
    line: "withCredentials([string(credentialsId: '<id>', variable: '<variable>')])",
  },
  {
    system: 'App Platform',
    told: /\bRUN_TIME\b|\brun[- ]time only\b|\bscope\b[^.\n]{0,20}\brun[- ]?time\b/i,
    unless: /\bRUN_AND_BUILD_TIME\b/,
    what: 'a scope that includes the build',
    why: 'A variable with this scope exists only when the app runs, and not while it’s built.',
    line: 'scope: RUN_AND_BUILD_TIME',
  },
  {
    system: 'HCP Terraform',
    told: /\b401\b/,
    unless:
      /\b403\b|\bexecution mode\b[^.\n]{0,20}\blocal\b|\b(?:set|added|defined|stored|saved|put|variables?|is|are)\b[^.\n]{0,60}\bworkspace\b|\bworkspace\b[^.\n]{0,60}\b(?:has|variables?|env\w{0,9})\b/i,
    what: 'the token in its workspace',
    why: 'HCP Terraform runs on its own machines, which see the variables of the workspace, and not those of your shell.',
    line: '<variable>   # category: environment variable, sensitive',
  },
];

/** The name of such a place: `Environments > live`, `a context called "ocean"`, `production environment`. */
const placeName =
  /\b(?:environment|context|group|deployment)s?\b[^.\n]{0,30}?(?:>|→|called |named |["'`“]) ?["'`“]?([\w.-]{1,39}\w)|\b(?!(?:the|an?|our|my|this|that|which|another|same) )(\w{2,20}) environment\b/i;

function placeMissing(paste: Paste): Names | null {
  const { text } = paste;
  const here = pipelineIn(text)?.name;
  // Someone who asks where to put a secret has no failure yet.
  if (!/\berror\b|\bfail|\b401\b|\bempty\b|\bdenied\b|\brequire[sd]\b/i.test(text)) return null;
  const place = placesOfSecrets.find(
    ({ system, told, unless }) => system === here && told.test(text) && !unless.test(text),
  );
  if (place === undefined) return null;
  const name = shownName(placeName.exec(text)?.slice(1).find(Boolean)) ?? '<name>';
  const variable =
    variablesIn(text).find((use) => isCredential(use.name))?.name ??
    variablesOf(programOf(text))[0] ??
    'DIGITALOCEAN_ACCESS_TOKEN';
  const pass = place.line.replace('<name>', () => name).replaceAll('<variable>', () => variable);
  const why =
    place.why ??
    `${place.system} passes such a value only to a job that says so, and the text shows no such line.`;
  return { place: place.what, pass, reason: why };
}

/** A word in the place of a value: the name of a variable or a secret. */
const word =
  /^[ \t]{0,20}(?<key>token|[A-Z][A-Z_]{2,40}(?:TOKEN|KEY|PAT|SECRET)): ?["']?(?:secrets\.)?(?<name>[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,4}|(?<lower>[a-z][a-z0-9]{0,20}(?:[_-][a-z]{1,20}){1,3}))["']?[ \t\r]{0,4}$/m;
/** Between single quotes, a shell fills in nothing; between double quotes before them, it does. */
const singleQuotes =
  /^[^\n"]{0,200}?(?:[\s;&]|^)(?:export |set )?(?<key>[A-Z][A-Z0-9_]{2,40})='\$\{?(?<name>[A-Z][A-Z0-9_]{2,40})\}?'/m;
/** GitHub has no such context. */
const context = /\$\{\{ {0,2}(?<key>secret\.(?<name>\w{2,40}))/;

/** A name or a reference in the place of the value, which nothing fills in. */
function notFilledIn({ text }: Paste): Names | null {
  const system = pipelineIn(text);
  const here = system ?? (/^[ \t]{0,12}with:/m.test(text) ? pipelineIn('github actions') : null);
  const named = (pattern: RegExp) => {
    const { key = '', name = '', lower = '' } = pattern.exec(text)?.groups ?? {};
    return shownName(name) === null || shownName(key) === null ? null : { key, name, lower };
  };
  const quoted = /<<-?\s?\w/.test(text) ? null : named(singleQuotes);
  if (quoted !== null && (isCredential(quoted.key) || isCredential(quoted.name)))
    return { key: quoted.key, pass: `export ${quoted.key}="$${quoted.name}"` };
  const wrong = named(context);
  if (wrong !== null) return { key: wrong.key, pass: `\${{ secrets.${wrong.name} }}` };
  const macro = shownName(/\b([A-Za-z]\w{2,40}): (?:command )?not found\b/.exec(text)?.[1]);
  // A group has another place in the file.
  const isMacro = here?.name === 'Azure Pipelines' && text.includes(`$(${macro})`);
  if (macro !== null && isMacro && !/\bvariable group/i.test(text))
    return { key: `$(${macro})`, pass: `variables:\n- name: ${macro}` };
  const found = named(word);
  // Words in small letters are values in most places, such as a region.
  if (found === null || here?.refer === undefined || (found.lower !== '' && here.name !== 'Drone'))
    return null;
  return { key: found.key, pass: here.refer(found.key, found.name) };
}

const bare = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/** The name of a stored secret as a person tells it, and as the configuration writes it: the person knows. */
function otherSecret({ text }: Paste): Names | null {
  if (pipelineIn(text) === null) return null;
  const told =
    /\b(?:secret|variable)\b[^.\n]{0,60}?\b(?:called|named) ["'`“]?(\w[\w-]{2,40})/i.exec(
      text,
    )?.[1];
  const written = [
    ...text.matchAll(
      /\b(?:secrets\.|from_secret: ?["']?)(?<name>[\w-]{2,40})|\$\((?<macro>[A-Za-z][\w-]{2,40})\)/g,
    ),
  ].map(({ 0: whole, groups }) => [groups?.name ?? groups?.macro ?? '', whole] as const);
  const [[first, whole] = ['', ''] as const] = written;
  if (
    told === undefined ||
    new Set(written.map(([name]) => name)).size !== 1 ||
    shownName(told) === null
  )
    return null;
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
  return isName ? { given: told, wanted: first, pass: whole.replace(first, () => told) } : null;
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
  return /token|key|pat$/i.test(set) && !text.includes(`${read}=`)
    ? { given: set, wanted: read, pass: `-e ${read}="$${'{variable}'}"` }
    : null;
}

/** Values for variables that no `variable` block declares. */
const undeclared =
  /\bValue for undeclared variable\b[\s\S]{0,120}?variable named[\s│|]{1,9}"(?<name>\w{2,60})"(?:[\s\S]{0,80}?in[\s│|]{1,9}file[\s│|]{1,9}"(?<file>[\w./-]{3,60})")?/;

function undeclaredVariable({ text }: Paste): Names | null {
  const { name = '', file } = undeclared.exec(text)?.groups ?? {};
  if (!/token|pat$|api_?key/i.test(name) || shownName(name) === null) return null;
  const where = shownName(file) ?? 'the variables';
  // No one names a variable of Terraform in capitals.
  return /^[A-Z][A-Z_]{3,}$/.test(name)
    ? {
        name,
        where,
        instead: `the category “Environment variable” in the workspace, or export \`${name}\` where Terraform runs`,
      }
    : {
        name,
        where,
        instead: 'the name that is declared, or add a block for it',
        command: `variable "${name}" { sensitive = true }\nprovider "digitalocean" { token = var.${name} }`,
      };
}

/** `TF_VAR_` needs the name of the variable exactly, also its case. */
function otherRootVariable(paste: Paste): Names | null {
  const names = (pattern: RegExp): readonly string[] =>
    [...paste.text.matchAll(pattern)].flatMap(([, name = '']) =>
      /token|pat$|api_?key/i.test(name) ? [name] : [],
    );
  const set = names(/\bTF_VAR_(\w{2,40})/g);
  const [wanted = rootVariable(paste)?.slice(7)] = names(/\b(?:var\.|variable ")(\w{2,40})/g);
  const [given] = set;
  if (wanted === undefined || given === undefined || set.includes(wanted)) return null;
  const name = `TF_VAR_${wanted}`;
  return { given: `TF_VAR_${given}`, wanted: name, pass: `export ${name}=<token>` };
}

/** A person looked at the variable, and it was empty. */
const printsNothing =
  /\b(?:echo|printenv) ["']?[$]?\{?(?<shown>\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20})\}?["']?[ \t\r]{0,4}\n[ \t]{0,8}\((?:empty|nothing|blank)[^)\n]{0,20}\)|\b(?:echo|printenv|\$\{#) ?["'`]?[$]?\{?(?<printed>\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20})\}?["'`]? (?:in (?:the|my|that) \w{1,12} )?(?:prints?|shows?|gives?|returns?|outputs?|is|was|printed|showed|gave|returned) (?:me )?(?:nothing|empty|blank|0\b|zero|an? (?:empty|blank) (?:line|string))/i;

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

const namings = [wrongInput, otherRootVariable, otherSecret, extraVariable, unread];

/** One name is given, and another one is read. */
function otherName(paste: Paste): Names | null {
  for (const naming of namings) {
    const names = naming(paste);
    if (names !== null) return names;
  }
  return null;
}

/** Causes that a text shows, whether the program has no token or DigitalOcean refused it. */
export const pipelineCauses = [
  {
    id: 'other-login',
    title: '{who} refused the login; DigitalOcean wasn’t asked',
    find: otherLogin,
    sure: true,
    decisive: true,
    fits: 'It keeps the state and has a token of its own. The DigitalOcean token plays no part in this error.',
    check: { text: 'Log in there, or set its own token in the job:', command: '{login}' },
  },
  {
    id: 'not-filled-in',
    title: 'Nothing puts the token’s value into `{key}`',
    find: notFilledIn,
    sure: true,
    decisive: true,
    fits: 'As the text writes it, a name or a reference is used as the token itself. The stored token isn’t judged.',
    check: { text: 'Write it so that the value is filled in:', command: '{pass}' },
  },
  {
    id: 'undeclared-variable',
    title: 'Terraform ignores the value of `{name}`',
    find: undeclaredVariable,
    sure: true,
    decisive: true,
    // https://developer.hashicorp.com/terraform/language/values/variables
    fits: 'The value is in {where}, and no `variable` block has that name. So the provider doesn’t get the token.',
    check: {
      text: 'Use {instead}:',
      command: '{command}',
    },
  },
  {
    id: 'other-name',
    title: '`{given}` is set, but `{wanted}` is read',
    find: otherName,
    decisive: true,
    fits: 'By the text, the token is under `{given}`. What needs it looks for `{wanted}` and finds nothing.',
    check: { text: 'Write it like this:', command: '{pass}' },
  },
  {
    id: 'place-of-secret',
    title: 'The job lacks {place}',
    find: placeMissing,
    decisive: true,
    fits: '{reason}',
    check: { text: 'Add it if it isn’t there yet:', command: '{pass}' },
  },
  {
    id: 'printed-empty',
    title: '`{printed}` is empty',
    find: ({ text }) => {
      const { printed: told, shown } = printsNothing.exec(text)?.groups ?? {};
      const printed = shownName(told ?? shown);
      return printed === null || pipelineIn(text) !== null ? null : { printed };
    },
    decisive: true,
    fits: 'By the text, that variable has no value where it was printed, so what reads it got no token.',
    check: {
      text: 'Set it in the same shell, and run what reads it again:',
      command: readSilently('{printed}'),
    },
  },
  {
    id: 'secret-not-read-again',
    title: 'The Pod still has the old token',
    shown: [
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
  },
] as const satisfies readonly Circumstance[];

/** What a job is, for texts that show no cause. */
export const pipelineJobs = [
  {
    id: 'secret-named',
    title: 'The text names a Secret that isn’t there',
    find: ({ text }) => {
      const found =
        /\bsecrets? \\?["'](?:(?<at>[\w-]{1,40})\/)?(?<secret>[\w.-]{1,60})\\?["'] not found/i.exec(
          text,
        );
      if (found === null) return null;
      const { at, secret } = found.groups ?? {};
      const place = at ?? /\bnamespace:? ["']?([\w-]{2,40})/.exec(text)?.[1];
      const key = /^[ \t]{2,20}key: ["']?([\w.-]{2,40})/m.exec(text)?.[1];
      const names = { in: shownName(place), secret: shownName(secret), key: shownName(key) };
      return Object.fromEntries(
        Object.entries(names).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      );
    },
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'not-passed',
    title: 'The job has no token',
    find: (paste) => (missingIn(paste) === undefined ? null : jobIn(paste)),
    silent: true,
    fits: 'A job has only what the settings of {system} and the configuration pass to it.',
    check: {
      text: 'Add `{given}` under {settings} if it’s missing there, and pass it to the step:',
      command: '{command}',
    },
    afterwards: { text: 'Check its limits: {limits}' },
  },
  {
    id: 'job-rejected',
    title: 'DigitalOcean rejected the token that the job sent (401)',
    // A run of HCP Terraform has no shell.
    find: (paste) => {
      const job = isRejected(paste) && isOurs(paste) ? jobIn(paste) : null;
      return job?.system === 'HCP Terraform' ? null : job;
    },
    status: 401,
    decisive: true,
    fits: 'The job’s own copy has expired, was deleted or saved incompletely, or the job doesn’t get it at all.',
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
