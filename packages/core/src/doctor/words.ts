import { withoutTokens } from '../knowledge/tokens-in-text.ts';
import { maxFiles } from './files.ts';
import type { Finding, Remedy } from './findings.ts';
import { printable } from './names.ts';
import {
  type Content,
  type Doubt,
  type Location,
  type Lookup,
  nameOf,
  type Problem,
  type Reason,
} from './place.ts';
import type { Doctl } from './places/doctl.ts';

/** A finding in words, and how to fix it. */
export interface Advice {
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

/** What belongs in a place, as a noun phrase; null for an API token. */
export function contentWords(content: Content): string | null {
  switch (content.type) {
    case 'api-token':
      return null;
    case 'doctl-refresh-token':
      return 'doctl uses it to renew its access token';
    case 'registry-credential':
      return 'a container registry credential';
    case 'registry-credential-in-helper':
      return `stored by docker-credential-${content.helper}, which the doctor does not run`;
    case 'cluster-token':
      return 'a cluster token, only for kubectl';
    case 'encrypted-by-pulumi':
      return 'a token that Pulumi encrypted';
    case 'spaces-key':
      return 'a key for Spaces, not an API token';
    case 'shell-history':
      return 'in the history of a shell';
    case 'secret-of-ci':
      return 'a name only; the value is in the settings of the CI service';
  }
}

/** Why a tool sends no token, or why we can't know; null if it sends one or finds nothing. */
export function whyWords(found: Lookup | undefined): string | null {
  if (found === undefined || 'place' in found) return null;
  return 'nothing' in found ? reasonWords(found.nothing) : doubtWords(found.unknown);
}

function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case 'variable-empty':
      return `it uses ${reason.name}, which is empty`;
    case 'variable-of-another-service':
      return `it uses ${reason.name}, which does not look like a DigitalOcean token`;
    case 'doctl-context-missing':
      return reason.saved === null
        ? `its context ${reason.context} is not in the configuration`
        : `its context ${reason.context} is not found, because doctl calls it ${reason.saved}`;
    case 'doctl-context-unnamed':
      return 'its configuration selects a context with an empty name';
    case 'doctl-config-missing':
      return `DIGITALOCEAN_CONFIG names ${reason.file}, which does not exist`;
    case 'doctl-has-no-token':
      return 'it gets its credential from doctl, which has no token';
    case 'hcl-variable-unset':
      return `${reason.file} uses var.${reason.variable}, which has no value here`;
    case 'hcl-variable-undeclared':
      return `${reason.file} uses var.${reason.variable}, which no file here declares`;
    case 'argument-empty':
      return `${reason.file} sets an empty token`;
    case 'named-variable-unset':
      return `${reason.file} names ${reason.name}, which is not set`;
    case 'provider-repeated':
      return `${reason.file} configures the provider twice without an alias`;
    case 'hcl-name-undeclared':
      return `${reason.file} uses ${reason.name}, which does not exist`;
    case 'hcl-item-missing':
      return `${reason.file} uses the item ${reason.name}, which does not exist`;
    case 'hcl-call-refused':
      return `${reason.file} calls ${reason.name}(), which is not allowed there`;
    case 'hcl-name-repeated':
      return `${reason.file} declares ${reason.name} again`;
    case 'hcl-argument-unknown':
      return `${reason.file} sets ${reason.name}, which is no argument there`;
    case 'file-missing':
      return `it reads ${reason.file}, which does not exist`;
    case 'file-has-error':
      return `${reason.file} has an error`;
    case 'variable-refused':
      return `it refuses the value of ${reason.name}`;
    case 'token-file-missing':
      return `${reason.name} names ${reason.file}, which does not exist`;
  }
}

function doubtWords(doubt: Doubt): string {
  switch (doubt.code) {
    case 'file-unreadable':
      return `its file ${doubt.file} cannot be read`;
    case 'folder-unreadable':
      return 'this folder cannot be read';
    case 'stack-not-selected':
      return 'it depends on the selected stack';
    case 'token-computed':
      return `${doubt.file} computes the token`;
    case 'connections-share-variable':
      return 'another connection may set its token for it';
    case 'runs-remotely':
      return `${doubt.file} lets HCP Terraform run it, with variables of the workspace`;
    case 'depends-on-command':
      return 'TF_CLI_ARGS_plan and TF_CLI_ARGS_apply differ';
    case 'saved-plan':
      return 'a saved plan contains the variables that it was made with. Make the plan again if its token is old';
    case 'options-not-read':
      return 'its options -var and -var-file may set another one';
    case 'asks-for-token':
      return 'it asks for one, and tests what is typed';
  }
}

const systemErrors: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  EFBIG: 'larger than 1 MiB',
  EPIPE: 'it is a pipe, which may wait for its owner',
  EFTYPE: 'it is a device, not a file',
  ELOOP: 'its links form a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  EBUSY: 'another program has it open',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ETIMEDOUT: 'its disk does not answer',
  ESTALE: 'its disk is no longer there',
};

/** Why a file couldn't be used. */
export function problemWords(problem: Problem): string {
  switch (problem.type) {
    case 'too-many':
      return `more than ${maxFiles} files or folders of one kind; ${problem.count} of them ${problem.count === 1 ? 'was' : 'were'} not read`;
    case 'system':
      return systemErrors[problem.error] ?? 'the system cannot read it';
    case 'invalid':
      return `not valid ${problem.format}`;
    case 'no-settings':
      return `it is ${problem.format}, but contains no settings`;
    case 'no-parser':
      return `the parser for ${problem.format} could not be loaded`;
  }
}

/**
 * What a finding means, and the command that fixes it on this platform. `folder`: the absolute path of
 * the searched folder, for the commands; null if the person is there.
 */
export function adviceOn(finding: Finding, platform: string, folder: string | null = null): Advice {
  const advice = wordsOn(finding, platform, folder);
  const { text, command, url } = advice;
  // No command fits a path that can't be shown.
  const isOpen = command === undefined && url === undefined && text.endsWith(':');
  return isOpen ? { ...advice, text: `${text.slice(0, -1)}.` } : advice;
}

function wordsOn(finding: Finding, platform: string, folder: string | null): Advice {
  const forFile = (file: string, command: (path: string) => string): { command?: string } => {
    const path = pathFrom(folder, file, platform);
    return path === undefined ? {} : { command: command(path) };
  };
  switch (finding.code) {
    case 'token-fails':
      return onFailure(finding.evidence, platform);
    case 'stale-copy':
      return onStaleCopy(finding.evidence, platform);
    case 'missing-context':
      return onMissingContext(finding.evidence, platform);
    case 'missing-config':
      return {
        text: `DIGITALOCEAN_CONFIG names ${finding.evidence.file}, which does not exist, so doctl has no saved token. To use its usual file:`,
        command: unset('DIGITALOCEAN_CONFIG', platform),
      };
    case 'context-hides-variable':
      return {
        text: `doctl uses the context ${quoted(finding.evidence.context)}. In a named context it ignores DIGITALOCEAN_ACCESS_TOKEN, and --access-token too. To use the variable:`,
        command: toDefault(finding.evidence, platform),
      };
    case 'different-tokens':
      return { text: onDifferentTokens(finding.evidence) };
    case 'shell-beats-file': {
      const { name, file } = finding.evidence;
      return {
        text: `${name} is set in this shell and has another value in ${file}. Most programs that read ${file} keep what is set. To use the file:`,
        command: unset(name, platform),
      };
    }
    case 'env-file-not-loaded': {
      const { file, name, isRead, hasWindowsLines } = finding.evidence;
      const variable = isRead
        ? ''
        : ` No tool reads a variable ${name} either: doctl and Terraform read DIGITALOCEAN_ACCESS_TOKEN.`;
      // PowerShell reads these lines as they are meant.
      const isBroken = hasWindowsLines && platform !== 'win32';
      const how = isBroken
        ? `${file} has Windows line endings, and a shell would make them part of the token. To remove them first, and then load the file in this shell:`
        : 'To load the file in this shell:';
      return {
        text: `No tool loads ${file} by itself, so none sends this token.${variable} ${how}`,
        ...forFile(file, (path) =>
          [...(isBroken ? [withoutReturns(path, platform)] : []), loaded(path, platform)].join(
            '\n',
          ),
        ),
      };
    }
    case 'readable-by-others': {
      const { file, mode } = finding.evidence;
      return {
        text: `Every user of this machine can read ${file} (mode ${mode.toString(8).padStart(4, '0')}), which contains a token. To make it private:`,
        ...forFile(file, (path) => `chmod 600 ${path}`),
      };
    }
    case 'tracked-by-git': {
      const { file } = finding.evidence;
      const from = folder === null ? null : wordOf(folder);
      const git = from === null ? 'git' : `git -C ${from}`;
      return {
        text: `git tracks ${file}, so every clone contains its token. Replace the token, because the history of git keeps it. To stop tracking the file, and then add it to .gitignore:`,
        ...(from === undefined ? {} : forFile(file, (path) => `${git} rm --cached ${path}`)),
      };
    }
    case 'not-ignored-by-git':
      return {
        text: `git does not ignore ${finding.evidence.file}, so “git add .” would add its token. To ignore the file:`,
        // A pattern starts at the folder of its .gitignore.
        ...(/^[~/]/.test(finding.evidence.file)
          ? {}
          : forFile(finding.evidence.file, () => {
              const target = pathFrom(folder, '.gitignore', platform);
              return `echo ${finding.evidence.file} >> ${target}`;
            })),
      };
    case 'token-in-history': {
      const { file, count } = finding.evidence;
      return {
        text: `${file} contains ${count === 1 ? 'a token' : `${count} tokens`}, because ${count === 1 ? 'it was' : 'they were'} part of a command. Close other shells first, because they write the file again. To delete these lines:`,
        ...forFile(file, (path) => withoutTokenLines(path, platform)),
      };
    }
  }
}

/** A path without anything that a shell reads as more than text. */
const isSafe = (path: string) => /^[~\w.][\w./@:+\\-]*$|^\/[\w./@:+-]*$/.test(path);

/** A path as one word of sh and PowerShell; undefined if that can't be sure. */
function wordOf(path: string): string | undefined {
  if (withoutTokens(path) !== path) return undefined;
  if (isSafe(path)) return path;
  return /^[\p{L}\p{N} !-&(-~]+$/u.test(path) ? `'${path}'` : undefined;
}

/** A file for a command, from where the person is; undefined if its name isn't safe. */
function pathFrom(folder: string | null, file: string, platform: string): string | undefined {
  if (!isSafe(file)) return undefined;
  if (folder === null || /^(?:[~/\\]|[A-Za-z]:)/.test(file)) return file;
  const separator = platform === 'win32' ? '\\' : '/';
  return wordOf(folder.endsWith(separator) ? folder + file : folder + separator + file);
}

/** The command that sets what is in a .env file in the current shell. */
function loaded(file: string, platform: string): string {
  if (platform === 'win32') {
    return `Get-Content ${file} | ForEach-Object { if ($_ -match '^\\s*(\\w+)\\s*=\\s*(.*)$') { Set-Item "Env:$($Matches[1])" $Matches[2].Trim('"') } }`;
  }
  return `set -a; . ${/^[~/']/.test(file) ? file : `./${file}`}; set +a`;
}

/** The command that removes Windows line endings from a file; sed of macOS knows no `\\r`. */
function withoutReturns(file: string, platform: string): string {
  return platform === 'darwin' ? `perl -pi -e 's/\\r$//' ${file}` : `sed -i 's/\\r$//' ${file}`;
}

function withoutTokenLines(file: string, platform: string): string {
  if (platform === 'win32') {
    return `(Get-Content ${file}) -notmatch 'do[po]_v1_' | Set-Content ${file}`;
  }
  return `sed -i${platform === 'darwin' ? " ''" : ''} '/do[po]_v1_/d' ${file}`;
}

type EvidenceOf<Code extends Finding['code']> = Extract<Finding, { code: Code }>['evidence'];

function onFailure(evidence: EvidenceOf<'token-fails'>, platform: string): Advice {
  const { at, summary, remedy } = evidence;
  const { text = '', ...more } = remedy ? remedyWords(remedy, at, platform) : {};
  const sentences = [
    `${listed(at.map(nameOf))}: ${summary}`,
    sentBy(evidence),
    damagedToo(evidence),
    sameElsewhere(evidence),
    text,
  ];
  return { text: sentences.filter(Boolean).join(' '), ...more };
}

function remedyWords(remedy: Remedy, at: readonly Location[], platform: string): Advice {
  switch (remedy.type) {
    case 'expand':
      return {
        text: 'Set it again in double quotes or without quotes, so that the shell inserts the value.',
      };
    case 'unwrap': {
      const variable = at.find(isWholeVariable);
      return variable && isPlain(variable.name)
        ? {
            text: 'Fix it where it is set. In this shell:',
            command: cleaned(variable.name, platform),
          }
        : { text: 'Delete everything but the token there.' };
    }
    case 'step':
      return remedy.url === null ? { text: remedy.text } : { text: remedy.text, url: remedy.url };
  }
}

function onStaleCopy(evidence: EvidenceOf<'stale-copy'>, platform: string): Advice {
  const { at, works, copies, doctlContext } = evidence;
  const all = [...at, ...copies.map(({ location }) => location)];
  const commands = all.flatMap((location) => takeAway(location, doctlContext, platform));
  const files = at.filter((one) => one.in !== 'doctl' && !isWholeVariable(one));
  const where = listed(works.map(nameOf), 2);
  const accepted =
    works.length === 1
      ? `the one in ${where}`
      : `${works.length} others, which are not the same token: in ${where}`;
  const sentences = [
    `${listed(at.map(nameOf))}: DigitalOcean rejects this token, and accepts ${accepted}.`,
    sentBy(evidence),
    damagedToo(evidence),
    'This is probably an old copy.',
    sameElsewhere(evidence),
    files.length > 0 ? `Change it in ${listed(files.map(nameOf))}.` : '',
    commands.length > 0 ? 'To remove it:' : '',
  ];
  const text = sentences.filter(Boolean).join(' ');
  return commands.length > 0 ? { text, command: commands.join('\n') } : { text };
}

/** The commands that remove a token from its place; none for a file, which has to be edited. */
function takeAway(location: Location, doctlContext: string, platform: string): string[] {
  if (location.in === 'docker') return ['doctl registry login'];
  if (isWholeVariable(location)) {
    return isPlain(location.name) ? [unset(location.name, platform)] : [];
  }
  if (location.in !== 'doctl' || !isPlain(location.context)) return [];
  const { context } = location;
  const remove = `doctl auth remove --context ${context}`;
  // `auth init` alone reuses the old token without asking: doctl pull request 1870.
  return context === doctlContext ? [remove, `doctl auth init --context ${context}`] : [remove];
}

/** Whether a variable contains nothing but the value, so that a command may change all of it. */
const isWholeVariable = (
  location: Location,
): location is Extract<Location, { readonly in: 'environment' }> =>
  location.in === 'environment' && location.key === undefined;

function onMissingContext(
  { user, context, chosenBy, existing, saved }: EvidenceOf<'missing-context'>,
  platform: string,
): Advice {
  const spelling =
    saved === null ? '' : ` It has ${quoted(saved)}, and the letter case of the two must be equal.`;
  if (user !== null) {
    const text = `kubectl gets the credential of its user ${quoted(user)} from doctl in the context ${quoted(context)}, which doctl does not have.${spelling}`;
    if (saved !== null) return { text };
    return isPlain(context) ? { text, command: `doctl auth init --context ${context}` } : { text };
  }
  const by = chosenBy === 'DIGITALOCEAN_CONTEXT' ? 'DIGITALOCEAN_CONTEXT' : 'its configuration';
  const none = `doctl has no context ${quoted(context)}, which ${by} selects, so doctl sends no token.`;
  if (saved !== null && isPlain(saved)) {
    return { text: `${none}${spelling} To use it:`, command: toContext(saved, chosenBy, platform) };
  }
  return {
    text: `${none} ${existing > 0 ? 'These exist:' : 'No other context is saved. To use the default again:'}`,
    command: existing > 0 ? 'doctl auth list' : toDefault({ chosenBy }, platform),
  };
}

function onDifferentTokens({ pair: [first, second] }: EvidenceOf<'different-tokens'>): string {
  const areTeams = first.team && second.team && first.team !== second.team;
  const teams = areTeams ? `, of the teams ${first.team} and ${second.team}` : '';
  const which =
    first.senders.length > 0 && second.senders.length > 0
      ? ` ${listed(first.senders, 3)} would send the first; ${listed(second.senders, 3)} the second.`
      : '';
  return `${nameOf(first.location)} and ${nameOf(second.location)} have different tokens${teams}.${which}`;
}

const sentBy = ({ senders }: { readonly senders: readonly string[] }): string =>
  senders.length > 0 ? `${listed(senders, 3)} would send it.` : '';

const damagedToo = ({ damage }: Pick<EvidenceOf<'token-fails'>, 'damage'>): string =>
  damage === null
    ? ''
    : `The value is damaged too: ${damage.replace(/^./, (first) => first.toLowerCase())}.`;

/** Where else the same token is: as another kind of credential, or in another spelling. */
function sameElsewhere({
  copies,
  spelledAt,
}: Pick<EvidenceOf<'token-fails'>, 'copies' | 'spelledAt'>): string {
  const others = copies.map(
    ({ location, content }) => `${nameOf(location)} (${contentWords(content)})`,
  );
  return [
    others.length > 0 ? `The same token is also in ${listed(others)}.` : '',
    spelledAt.length > 0 ? `Otherwise it is the token in ${listed(spelledAt.map(nameOf), 2)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function unset(name: string, platform: string): string {
  return platform === 'win32' ? `Remove-Item Env:${name}` : `unset ${name}`;
}

/** The command that switches doctl to the context `default`. */
const toDefault = ({ chosenBy }: Pick<Doctl, 'chosenBy'>, platform: string): string =>
  chosenBy === 'DIGITALOCEAN_CONTEXT'
    ? unset('DIGITALOCEAN_CONTEXT', platform)
    : 'doctl auth switch --context default';

/** The command that selects a context where another one is selected. */
function toContext(name: string, chosenBy: Doctl['chosenBy'], platform: string): string {
  if (chosenBy !== 'DIGITALOCEAN_CONTEXT') return `doctl auth switch --context ${name}`;
  return platform === 'win32'
    ? `$env:DIGITALOCEAN_CONTEXT = '${name}'`
    : `export DIGITALOCEAN_CONTEXT=${name}`;
}

/** The command that removes everything from a variable that no token contains. */
function cleaned(name: string, platform: string): string {
  return platform === 'win32'
    ? `$env:${name} = $env:${name} -replace '\\W'`
    : `export ${name}="$(printf %s "$${name}" | tr -cd '[:alnum:]_')"`;
}

/** Whether a name is safe in a command to copy, because a shell reads nothing else into it. */
const isPlain = (name: string) => /^\w[\w.@-]*$/.test(name) && printable(name) === name;

const quoted = (name: string) => `“${printable(name)}”`;

/** `a, b and c`; names beyond `most` are counted. */
function listed(names: readonly string[], most = 9): string {
  // “1 more” is no shorter than the name.
  const shown = names.length === most + 1 ? [...names] : names.slice(0, most);
  if (names.length > shown.length) shown.push(`${names.length - most} more`);
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}
