import { closest } from '../text/closest.ts';
import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { programOf, tokenVariables, variablesOf } from './tools.ts';

/**
 * Names in a text compared with each other and with the ones that programs read: a variable that is
 * set under another name than the one that is read, and the name of a token in place of its value.
 */

/** A variable that a text sets or reads, as its letters are. */
export interface Use {
  readonly name: string;
  readonly set: boolean;
  readonly read: boolean;
  /** A person says in a sentence that it's set. */
  readonly told: boolean;
}

const variable = /\b[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,6}\b/g;
/** A name of a DigitalOcean credential. */
export const isCredential = (name: string): boolean =>
  /TOKEN|_PAT$|API_?KEY|ACCESS|SECRET|OAUTH|CREDENTIAL/.test(name) &&
  /DIGITAL_?OCEAN|(?:^|_)DO_|SPACES/.test(name);

const settingBefore =
  /(?:\bexport |\bset |\bvariable: ["']|\$env:|\bsetx |(?:^|\s)-e |--env[ =]|\bENV |^\s{0,24}(?:- )?["'`]?|\b(?:sets?|passe[sd]?|passes|exports?|exported|defines?|defined|provides?|provided|have|has|got|added|saved|stored|called|named|vars? is|variable is|secret is)[^.\n=:]{0,30}["'`*]{0,3})$/;
const settingAfter = /^["'`]?\s{0,3}[=:](?!=)/;
const readingBefore =
  /(?:environ(?:\.get\(|\[)["']|get_?env\(["']|process\.env\.|process\.env\[["']|ENV(?:\.fetch\(|\[)["']|\benv\(["']|lookup\(["'](?:ansible\.builtin\.)?env["'], {0,2}["']|LookupEnv\(["']|\{\{? {0,2}env {0,2}["'`]?|\b(?:reads?|expects?|expected|looks? for|looked for|wants|requires?|falls? back|fallback|env var from|checks?(?: for)?)[^.,\n=:`]{0,40}["'`*]{0,3})$/;

/** The credentials' variables that a text sets or reads, each once. */
export function usesIn(text: string): readonly Use[] {
  const uses = new Map<string, Use>();
  for (const { 0: name, index } of text.slice(0, 8000).matchAll(variable)) {
    const before =
      text
        .slice(Math.max(0, index - 100), index)
        .split('\n')
        .at(-1) ?? '';
    const after = text.slice(index + name.length, index + name.length + 6);
    // GitHub's secrets are other names, and a value that a setting repeats is no reading of it.
    if (/\b(?:secrets|vars|var|inputs)\.$/.test(before)) continue;
    // "changed from A to B": A is no longer read.
    if (
      /\b(?:chang|renam|switch|mov|migrat|replac)\w{1,4}\b.{0,40}\b(?:from|of) ["'`*]{0,3}$/i.test(
        before,
      )
    )
      continue;
    const read =
      readingBefore.test(before) ||
      /\$\{?$|\bfrom ["'`*]{0,3}[A-Z_]{4,40}["'`*]{0,3} to ["'`*]{0,3}$/.test(before);
    const set =
      !read &&
      settingBefore.test(before) &&
      (settingAfter.test(after) || /(?:[a-z`]|\bvariable:)\s?["'`*]{0,3}$/.test(before));
    const own = uses.get(name);
    uses.set(name, {
      name,
      set: set || own?.set === true,
      read: read || own?.read === true,
      told: (set && !settingAfter.test(after)) || own?.told === true,
    });
  }
  return [...uses.values()];
}

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
function misspelt({ text }: Paste): Names | null {
  const uses = usesIn(text);
  const own = variablesOf(programOf(text));
  for (const { name, set, read } of uses) {
    if (!set || read || familiar.includes(name) || name.length < 8) continue;
    const [right] = closest(name, own.length > 0 ? [...own, ...spacesVariables] : familiar);
    if (right === undefined || uses.some((one) => one.name === right && one.set)) continue;
    if (!isMisspelling(name, right, own.length > 0)) continue;
    return { wrong: name, right };
  }
  return null;
}

/** Whether a line sets one name from the other: as an assignment, or anywhere in a line of configuration. */
const isConnected = (text: string, one: string, other: string): boolean =>
  text.split('\n').some((line) => {
    const [first, second] = [line.indexOf(one), line.indexOf(other)];
    if (first < 0 || second < 0) return false;
    if (/^["']?\s{0,3}[=:][\s"'`${(]{1,6}$/.test(line.slice(first + one.length, second)))
      return true;
    return /[=:]/.test(line) && !/[a-z]{3,20} [a-z]{3,20} [a-z]{2,20}/.test(line);
  });

/** One variable is set, and the program reads another one. */
function differing({ text }: Paste): Names | null {
  const uses = usesIn(text).filter(({ name }) => isCredential(name));
  const set = uses.filter((one) => one.set && !one.read);
  const read = uses.filter((one) => one.read && !one.set);
  const [wanted] = read;
  if (wanted === undefined || set.length > 2 || read.length > 2) return null;
  // What is set from the wanted name only passes it on. Then a person has to say what exists.
  const passedOn = set.some(({ name }) => isConnected(text, name, wanted.name));
  const given = set.find((one) =>
    passedOn ? one.told && !isConnected(text, one.name, wanted.name) : true,
  );
  if (given === undefined || /SPACES/.test(given.name) !== /SPACES/.test(wanted.name)) return null;
  return { given: given.name, wanted: wanted.name };
}

/** A program prompts for the token and gets a word. */
const promptWithWord =
  /\b(?:access|api|personal access|digitalocean) tokens?\]?:[ \t]{0,3}(?<name>[a-z][a-z-]{2,24})[ \t]{0,3}$/im;
const placeholderWord =
  /^(?:x+|your|my|token|hidden|redacted|secret|paste|enter|here|null|none|error|the|a|an|is|invalid|unable)\b/i;
const nameGiven =
  /\b(?:enter|provid|past|typ|us|put|suppl|giv|pass|fill)(?:e|es|ed|ing|s|ting|t|y|ies|ied)?\b[^.\n]{0,50}?\b(?:(?:this|its|that|the) name|name of (?:the|my|that|this) (?:\w{2,12} ){0,3}token|token['’]?s? name)\b/i;
const tokenCalled = /\b(?:called|named)\b/i;
const nameWritten =
  /\b(?:wrote|entered|typed|put|pasted|used|filled in)\b[^.\n]{0,60}\b(?:that['’]s (?:how|what)|(?:as|the name)) I (?:named|called)\b|\b(?:wrote|entered|typed|put|pasted|used) the (?:token['’]?s )?name\b/i;

function nameTyped({ text, told }: Paste): Names | null {
  const typed = promptWithWord.exec(text)?.groups?.name;
  if (
    typed !== undefined &&
    !placeholderWord.test(typed) &&
    /unable|invalid|401|fail|error|reject/i.test(text)
  ) {
    return { typed: `“${typed}”` };
  }
  const isName = nameWritten.test(told) || (nameGiven.test(told) && tokenCalled.test(told));
  return isName && /\btoken\b/i.test(told) ? { typed: 'a name' } : null;
}

/** Characters between single quotes that only a shell replaces: `$NAME`, `$(…)`, `` `…` ``. */
const singleQuoted =
  /\b(?<command>packer|terraform|tofu|ansible(?:-playbook)?|docker|helm|kubectl|doctl|vagrant|curl|pulumi)\b[^\n']{0,200}'(?<key>[\w.-]{0,40}(?:token|pat|api_?key|secret)[\w.-]{0,20}=)(?:`(?:[^`'\n]{0,60}\$)?|\$\(|\$\{?)\{?(?<name>[A-Z][A-Z0-9_]{2,40})?/i;

function singleQuotes({ text }: Paste): Names | null {
  const match = singleQuoted.exec(text)?.groups;
  if (match === undefined) return null;
  const name = shownName(match.name);
  return { kept: `${match.key}…`, command: `"${match.key}$${name ?? '(…)'}"` };
}

/** A field of a block that became a variable of its own: `provider_token =` beside `provider.image =`. */
function looseField({ text }: Paste): Names | null {
  const match =
    /^\s{0,24}(?<block>[a-z]\w{1,20})_(?<field>(?:api_|access_|oauth_)?token)\s{0,4}=(?!=)/m.exec(
      text,
    );
  const { block = '', field = '' } = match?.groups ?? {};
  if (block === '' || block.length > 20) return null;
  const siblings = text
    .split('\n')
    .filter((line) => line.trim().startsWith(`${block}.`) && line.includes('='));
  return siblings.length > 0 ? { loose: `${block}_${field}`, field: `${block}.${field}` } : null;
}

/** A variable that a job's log prints without a value. */
const emptyInLog = /^[ \t]{2,8}(?<name>[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,5}): ?$/m;

function emptyInJob({ text }: Paste): Names | null {
  if (!/^[ \t]{0,4}env:\s{0,3}$/m.test(text) || !/^(?:##\[group\])?Run \S|shell: /m.test(text))
    return null;
  const name = emptyInLog.exec(text)?.groups?.name;
  return name === undefined || !/TOKEN|KEY|SECRET|PAT$/.test(name) ? null : { empty: name };
}

/** DigitalOcean's MCP server with the token under a name that it doesn't read. */
function mcpVariable({ text }: Paste): Names | null {
  if (!/@digitalocean\/mcp\b/.test(text) || /DIGITALOCEAN_API_TOKEN["']?\s{0,3}[:=]/.test(text)) {
    return null;
  }
  const found = /"(?<name>(?:DIGITAL_?OCEAN|DO)_(?:\w{1,20}_)?(?:TOKEN|PAT|KEY))"\s{0,3}:/.exec(
    text,
  );
  const name = shownName(found?.groups?.name);
  return name === null ? null : { mcp: name };
}

export const comparedNames = [
  {
    id: 'mcp-variable',
    title: 'The MCP server reads DIGITALOCEAN_API_TOKEN',
    patterns: [],
    find: mcpVariable,
    sure: true,
    decisive: true,
    // https://github.com/digitalocean-labs/mcp-digitalocean
    fits: 'The configuration sets `{mcp}`, which this server doesn’t read. So it has no token.',
    check: {
      text: 'Rename the variable in `env`, put the whole token there, and restart the client:',
      command: '"env": { "DIGITALOCEAN_API_TOKEN": "<token>" }',
    },
  },
  {
    id: 'empty-in-job',
    title: 'The secret is empty in this job',
    patterns: [],
    find: emptyInJob,
    sure: true,
    decisive: true,
    fits: 'The log prints `{empty}` without a value; a filled secret would be shown as `***`. The secret doesn’t exist under the name that the workflow uses, or isn’t passed to this run, as with forks and Dependabot.',
    check: {
      text: 'Compare the name in the workflow with the secrets that exist:',
      command: 'gh secret list',
    },
    afterwards: { text: 'Save the token under that name:', command: 'gh secret set {empty}' },
  },
  {
    id: 'loose-field',
    title: '`{loose}` should be `{field}`',
    patterns: [],
    find: looseField,
    sure: true,
    decisive: true,
    fits: 'The line with `{loose}` sets a variable that nothing reads, so the program has no token. The other lines of the block set a field with a dot.',
    check: { text: 'Write `{field} =` in that line, and run it again.' },
  },
  {
    id: 'name-misspelt',
    title: '`{wrong}` is misspelled',
    patterns: [],
    find: misspelt,
    sure: true,
    decisive: true,
    fits: 'The text sets `{wrong}`; the programs that token-check knows read `{right}`. So the program has no value there, and the credential itself isn’t judged.',
    check: { text: 'Set the right name, and run it again:', command: 'export {right}="${wrong}"' },
  },
  {
    id: 'names-differ',
    title: 'The program reads another variable than the one that is set',
    patterns: [],
    find: differing,
    decisive: true,
    fits: 'By the text, `{given}` is set and `{wanted}` is read. If nothing connects the two, the program has no token.',
    check: {
      text: 'Give the program the name that it reads, or let it read the one that is set:',
      command: 'export {wanted}="${given}"',
    },
  },
  {
    id: 'token-name-typed',
    title: 'This is the token’s name, not its value',
    patterns: [],
    find: nameTyped,
    decisive: true,
    fits: 'Where the program asks for the token, the text gives {typed}. DigitalOcean needs the value: `dop_v1_` and 64 more characters. It shows the value only once, right after the token is created.',
    check: {
      text: 'Enter the value. Create a new token if you didn’t save it, and copy it at once:',
      url: 'https://cloud.digitalocean.com/account/api/tokens',
    },
  },
  {
    id: 'single-quotes',
    title: 'Single quotes keep the shell from filling in the token',
    patterns: [],
    find: singleQuotes,
    sure: true,
    decisive: true,
    fits: 'The value of `{kept}` is in single quotes, so the shell replaces nothing in it. The program gets that text as its token.',
    check: { text: 'Use double quotes instead:', command: '{command}' },
    afterwards: {
      text: 'Print the length of that variable in the same shell if it still fails. It must be exported, and have 71 characters.',
    },
  },
] as const satisfies readonly Circumstance[];
