import { closest } from '../text/closest.ts';
import type { Names, Paste } from './circumstance.ts';
import { programOf, tokenVariables, variablesOf } from './tools.ts';
import {
  isCredential,
  type Setting,
  terraformVariable,
  type Use,
  variablesIn,
} from './variables.ts';

/**
 * The names of variables in a text compared with each other and with the ones that programs read: one
 * that is misspelt, and one that is set under another name than the one that is read.
 */

const spacesVariables = ['SPACES_ACCESS_KEY_ID', 'SPACES_SECRET_ACCESS_KEY'];
const familiar: readonly string[] = [
  ...tokenVariables,
  ...spacesVariables,
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
];

/**
 * Whether a name is a misspelling of another one: a slip within a longer word, and no word of its own,
 * as in GH_TOKEN. `isRead`: the program of the text is one that reads the right name.
 */
function isMisspelling(name: string, right: string, isRead: boolean): boolean {
  // A person's own name for it can have another underscore.
  if (name.replaceAll('_', '') === right.replaceAll('_', '')) return isRead;
  const words = name.split('_');
  const others = right.split('_');
  return (
    words.length === others.length &&
    words.every((word, index) => {
      const other = others[index] ?? '';
      const isPlural = word === `${other}S` || /\d/.test(word);
      return word === other || (!isPlural && other.length > 4 && word[0] === other[0]);
    })
  );
}

/** A variable whose name is almost the one that programs read, and is read under no name of its own. */
export function misspelt({ text }: Paste): Names | null {
  const uses = variablesIn(text);
  const own = variablesOf(programOf(text));
  for (const { name, set, read, lacking } of uses) {
    if (set === null || read || lacking || familiar.includes(name) || name.length < 8) continue;
    const [right] = closest(name, own.length > 0 ? [...own, ...spacesVariables] : familiar);
    if (right === undefined || uses.some((one) => one.name === right && one.set !== null)) continue;
    if (!isMisspelling(name, right, own.length > 0)) continue;
    return { wrong: name, right };
  }
  return null;
}

/** Programs that take their token from these variables, unless their command line has it. */
const fixedNames: readonly string[] = [
  'doctl',
  'Terraform',
  'docker-machine',
  'external-dns',
  'lego',
  'Traefik',
  'acme.sh',
  'CSI driver',
  'cloud controller manager',
  'Ansible',
];

/** What a program or its message expects, the name to use first; and who says so. */
interface Wanted {
  readonly names: readonly string[];
  readonly by: string | null;
  /** The text itself doesn't name them. */
  readonly implied?: true;
  /** A setting names it as the source of its value. */
  readonly isPassedOn?: true;
}

const isPassedOn = (text: string, { name }: Use): boolean =>
  text
    .split(name)
    .slice(0, -1)
    .some((before) => /[A-Z]["']?\s{0,2}[=:]\s{0,2}["']?\$\{?$/.test(before));

function wantedIn({ text, facts }: Paste, uses: readonly Use[]): Wanted | null {
  const missing = facts.find((fact) => fact.type === 'no-credential');
  const answer = facts.find((fact) => fact.type === 'answer');
  const program = missing?.tool ?? answer?.tool ?? programOf(text);
  const ofTerraform = terraformVariable(text);
  if (ofTerraform !== null) return { names: [ofTerraform], by: 'Terraform' };
  // https://github.com/digitalocean-labs/mcp-digitalocean
  if (/@digitalocean\/mcp\b/.test(text)) {
    return { names: ['DIGITALOCEAN_API_TOKEN'], by: 'MCP client', implied: true };
  }
  if (keysWanted.test(text) && amazon.test(text)) {
    return { names: ['AWS_ACCESS_KEY_ID'], by: 'The client', implied: true };
  }
  const lacking = uses.filter((one) => one.lacking).map(({ name }) => name);
  if (lacking.length > 0) return { names: lacking, by: program };
  const message = missing?.variable ?? null;
  if (message !== null && uses.some(({ name, set }) => name === message && set === null)) {
    return { names: [message], by: program };
  }
  // A slip in a name that is read makes it another one.
  const set = uses.flatMap((one) => (one.set !== null && isCredential(one.name) ? [one.name] : []));
  const isMeant = (name: string) => isCredential(name) || closest(name, set).length > 0;
  const read = uses.filter((one) => one.read && isMeant(one.name)).map(({ name }) => name);
  if (read.length > 0) return { names: read, by: null };
  // A setting passes on the value of a variable that the text doesn't set.
  const passed = uses.find(
    (one) => one.set === null && isCredential(one.name) && isPassedOn(text, one),
  );
  if (passed !== undefined) return { names: [passed.name], by: null, isPassedOn: true };
  const sender = missing === undefined ? answer?.tool : missing.tool;
  const own = variablesOf(sender ?? null);
  const isRefused =
    missing !== undefined || (answer?.status === 401 && !answer.vague && !given.test(text));
  if (!isRefused || !fixedNames.includes(sender ?? '') || /\bTF_VAR_\w|-var\b/.test(text))
    return null;
  return { names: sender === 'Ansible' ? ansible : own, by: sender ?? null, implied: true };
}

/** The token that a command or a configuration gives to the program, or that it saved. */
const given =
  /\baction-doctl\b|\bauth (?:init|switch)\b|--context\b|--access-token\b|\s-t[ =]|\b\w*token\s{0,9}[=:]\s{0,3}\S/;
/** Two collections of modules read different variables. */
const ansible = [...new Set(['Ansible', 'Ansible (digitalocean.cloud)'].flatMap(variablesOf))];
const keysWanted =
  /\bunable to locate credentials\b|\bcould not load credentials\b|\bNoCredential/i;
const amazon = /\baws (?:s3|configure)\b|\bboto|\bs3 backend\b|\bbackend "s3"/i;

/** The name of a stored secret, as people tell it. */
const storedSecret =
  /\bsecrets?\b[^.\n]{0,60}?\b(?:named|called|name is|is called)\s["'`]?(?<one>[A-Z][A-Z0-9_]{3,40})\b|\b(?:saved|stored|added|created|put)\b[^.\n]{0,40}\b(?:as|named|called)\s["'`]?(?<two>[A-Z][A-Z0-9_]{3,40})\b[^.\n]{0,40}\bsecrets?\b/;

/** A workflow names another secret than the one that is stored. */
function secretsDiffer(text: string): Names | null {
  const used = new Set(
    [...text.matchAll(/\bsecrets\.([A-Z][A-Z0-9_]{2,40})\b/g)].map((one) => one[1]),
  );
  const { one, two } = storedSecret.exec(text)?.groups ?? {};
  const [given, [wanted]] = [one ?? two, [...used]];
  if (given === undefined || wanted === undefined || used.has(given) || used.size > 1) return null;
  return {
    by: 'The workflow',
    reader: 'the workflow',
    setName: given,
    readName: wanted,
    instead: '',
    renamed: `gh secret set ${wanted}`,
    result: 'so its value is empty there',
  };
}

/** One variable is set, and the program reads another one. */
export function differing(paste: Paste): Names | null {
  const { text } = paste;
  const secrets = secretsDiffer(text);
  if (secrets !== null) return secrets;
  const uses = variablesIn(text);
  const wanted = wantedIn(paste, uses);
  const isSet = ({ name }: Use) => wanted?.names.includes(name);
  if (wanted === null || uses.some((one) => one.set !== null && isSet(one))) return null;
  const set = uses.filter(
    (one) =>
      (wanted.isPassedOn ? one.set === 'told' : one.set !== null) && !one.read && !one.lacking,
  );
  const given = set.filter(({ name }) => isCredential(name) && !wanted.names.includes(name));
  const [first] = given;
  const [name] = wanted.names;
  if (first === undefined || name === undefined || given.length > 2) return null;
  if ((wanted.by === null && wanted.names.length > 2) || /B64/.test(name)) return null;
  const isKey = /SPACES|AWS/.test(name);
  if (/SPACES/.test(first.name) !== isKey) return null;
  // A line that sets one from the other connects them.
  const connected = text
    .split('\n')
    .some(
      (line) =>
        line.includes(first.name) &&
        wanted.names.some((one) => line.includes(one)) &&
        /[=:]\s{0,3}["']?\$|=\s{0,3}\w+\.|[A-Z]=/.test(line) &&
        !/[a-z]{3,20} [a-z]{3,20} [a-z]{2,20}/.test(line),
    );
  if (connected) return null;
  const by = subjects[wanted.by ?? ''] ?? wanted.by ?? 'The program';
  const others = wanted.implied && !isKey ? wanted.names.slice(1, 2) : [];
  return {
    by,
    reader: by.replace(/^The /, 'the '),
    setName: first.name,
    readName: [name, ...others].join('` or `'),
    ...renaming(first, name),
    result: isKey ? 'so it has no keys' : resultOf(wanted, paste),
  };
}

/** What reads the variable, where the name of the program isn't it. */
const subjects: Readonly<Record<string, string>> = {
  'MCP client': 'The MCP server',
  'GitHub Actions': 'The job',
};

/** What follows from it: a program with a login of its own, or a saved token, sends that one. */
const resultOf = ({ by }: Wanted, { text, facts }: Paste): string =>
  by === 'MCP client' || facts.some(({ type }) => type === 'no-credential')
    ? 'so it has no token'
    : /\bEnter a value:/.test(text)
      ? 'so it asks for the token'
      : by === null
        ? 'and if nothing connects the two, it has no token'
        : 'so it sends none, or another one that it has';

/** How to set the variable under the other name, in the way in which the text sets it. */
function renaming({ name, set, source }: Use, wanted: string): Names {
  if (wanted === 'AWS_ACCESS_KEY_ID') {
    return {
      instead: '',
      renamed:
        'export AWS_ACCESS_KEY_ID="$SPACES_ACCESS_KEY_ID" AWS_SECRET_ACCESS_KEY="$SPACES_SECRET_ACCESS_KEY"',
    };
  }
  if (/^[a-z]/.test(wanted)) return { instead: ` in its file`, renamed: `${wanted} = <token>` };
  const value = source ?? (/SPACES|AWS/.test(wanted) ? '<key>' : '<token>');
  const forms: Readonly<Record<Setting, string>> = {
    shell: `export ${wanted}="$${name}"`,
    told: `export ${wanted}="$${name}"`,
    powershell: `$env:${wanted} = $env:${name}`,
    cmd: `set ${wanted}=%${name}%`,
    fish: `set -gx ${wanted} $${name}`,
    docker: `-e ${wanted}=${source === null ? `"$${name}"` : `"${source}"`}`,
    compose: `- ${wanted}=${value}`,
    json: `"${wanted}": "<token>"`,
    pod: `- name: ${wanted}`,
    binding: `variable: '${wanted}'`,
    yaml: `${wanted}: ${value}`,
    file: `${wanted}=${value}`,
  };
  const isShell = ['shell', 'told', 'powershell', 'cmd', 'fish'].includes(set ?? 'told');
  return {
    instead: isShell ? '' : `, in place of \`${name}\``,
    renamed: forms[set ?? 'told'],
  };
}
