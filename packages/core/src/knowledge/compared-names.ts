import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { differing, misspelt } from './variable-names.ts';

/**
 * Names in a text compared with each other and with the ones that programs read: a variable that is
 * set under another name than the one that is read, and the name of a token in place of its value.
 */

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

export const comparedNames = [
  {
    id: 'empty-in-job',
    title: 'The secret is empty in this job',
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
    find: looseField,
    sure: true,
    decisive: true,
    fits: 'The line with `{loose}` sets a variable that nothing reads, so the program has no token. The other lines of the block set a field with a dot.',
    check: { text: 'Write `{field} =` in that line, and run it again.' },
  },
  {
    id: 'name-misspelt',
    title: '`{wrong}` is misspelled',
    find: misspelt,
    sure: true,
    decisive: true,
    fits: 'The text sets `{wrong}`; the programs that token-check knows read `{right}`. So the program has no value there, and the credential itself isn’t judged.',
    check: { text: 'Set the right name, and run it again:', command: 'export {right}="${wrong}"' },
  },
  {
    id: 'names-differ',
    title: '{by} reads `{readName}`, but `{setName}` is set',
    find: differing,
    decisive: true,
    fits: 'By the text, `{setName}` is set. {by} reads `{readName}`, {result}.',
    check: {
      text: 'Set the value under the name that {reader} reads{instead}, and run it again:',
      command: '{renamed}',
    },
  },
  {
    id: 'token-name-typed',
    title: 'This is the token’s name, not its value',
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
