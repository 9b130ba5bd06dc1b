import { shownName } from '../text/shown.ts';

/**
 * The variables of DigitalOcean credentials in a text, with their roles: which ones are set and how,
 * which ones code or a command reads, and which ones a program says that it lacks.
 */

/** How a text sets a variable. `told`: in a sentence. */
export type Setting =
  | 'shell'
  | 'powershell'
  | 'cmd'
  | 'fish'
  | 'docker'
  | 'compose'
  | 'json'
  | 'pod'
  | 'binding'
  | 'yaml'
  | 'file'
  | 'told';

/** A variable of a text, and everything that the text says of it. */
export interface Use {
  readonly name: string;
  /** How it's set; null where the text doesn't set it. */
  readonly set: Setting | null;
  /** The reference that it gets its value from, for example `${{ secrets.NAME }}`. */
  readonly source: string | null;
  /** Code, a configuration or a command takes the token from it. */
  readonly read: boolean;
  /** A program or a person says that it's missing or empty there. */
  readonly lacking: boolean;
}

const variable =
  /\b(?:[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,6}|TF_VAR_[a-z][a-z0-9_]{1,30}|dns_digitalocean_token)\b/g;

/** Whether a name is one of a DigitalOcean credential. */
export const isCredential = (name: string): boolean =>
  /TOKEN|_PAT$|API_?KEY|ACCESS|SECRET|OAUTH|CREDENTIAL/i.test(name) &&
  /DIGITAL_?OCEAN|(?:^|_)DO_|SPACES/i.test(name) &&
  !/_(?:FILE|URL|NAME)$/.test(name);

/** What comes right before a name that is set, on its line. */
const settings: readonly (readonly [RegExp, Setting])[] = [
  [/(?:\$env:|SetEnvironmentVariable\(["'])$/i, 'powershell'],
  [/\bset (?:-\w{1,3} |--\w{4,9} ){1,3}$/, 'fish'],
  [/\b(?:set|setx(?: \/m)?) ["']?$/i, 'cmd'],
  [/\b(?:export|declare -\w{1,3}|typeset -x) $/, 'shell'],
  [/(?:(?:^|\s)-e|--env)[ =]["']?$/, 'docker'],
  [/(?:^|[\s{,])["']$/, 'json'],
  [/\bname: {0,2}["']?$/, 'pod'],
  [/\bvariable: {0,2}["']$/, 'binding'],
  [/^\s{0,24}- ["']?$/, 'compose'],
  [/(?:\benv(?:ironment)?:[ {]{0,3}|\b(?:ENV|ARG) |\bEnvironment=["']?)$/, 'yaml'],
  [/^(?:[^\s$#%>]{0,40}[$#%>] |\s{0,24}|[^|\n]{1,24}: {0,2}["'`]?|["'`])$/, 'shell'],
];
/** How people tell that they set it. */
const toldBefore =
  /\b(?:sets?|set up|passe[sd]?|pass|passing|exports?|exported|exporting|defines?|defined|provides?|provided|have|has|had|saved|added|put|named|called|using)\b[^.\n=]{0,40}["'`*(]{0,3}$/i;
const toldAfter =
  /^["'`*)]{0,3} (?:is|was|are) (?:definitely |already |correctly |clearly |really )?(?:set\b|exported|defined|there\b|in my\b|in the\b|right\b|present\b|correct|filled)/;
/** A person looked at the value. */
const looking = /\b(?:echo|printenv|printf)\b[^|\n]{0,24}$/;
const seen =
  /^[^\n]{0,20}\b(?:shows?|prints?|gives?|has|returns?|outputs?|displays?)\b[^\n]{0,24}\b(?:it\b|(?:the|my|a) (?:\w{1,9} )?(?:token|value|key))/;

const reading =
  /(?:environ(?:\.get\(|\[)["']|getenv\(["']|process\.env\.|process\.env\[["']|env\.get\(["']|Bun\.env\.|import\.meta\.env\.|\benv!?\(["']|env::var\(["']|ENV(?:\.fetch\(|\[)["']|EnvironmentVariable\(["']|Get(?:env|String)\(["']|\bconfig\(["']|lookup\(["']env["'], {0,2}["']|LookupEnv\(["']|\{\{? {0,2}env[ .:]{0,2}["'`]?|\benv\/|%|\b(?:reads?|expects?|expected|looks? for|looked for|looking for|wants|needs|requires?|falls? back|fallback|env var from|checks?(?: for)?)\b[^.,\n=:`]{0,40}["'`*]{0,3})$/i;

const noun = /(?:env(?:ironment)?[ -]?(?:var(?:iable)?s?)? ?|variables? |credentials? ?)/.source;
/** What a program says right before or after the name of a variable without a value. */
const lackingBefore = new RegExp(
  `(?:\\bmissing (?:required )?(?:${noun})?:? ?|\\binformation (?:are|is) missing: |\\b(?:please |must |have to |need to |flag or |or |first )(?:set|export|define|provide|specify)(?: the| your)? (?:${noun})?|\\bKeyError: ?|\\bkey not found: ?|\\b(?:could not|couldn['’]t|cannot|can['’]t|unable to|failed to) (?:find|read|get) (?:the )?(?:${noun})?|\\bno (?:value for )?(?:${noun})?)["'\`]{0,2}$`,
  'i',
);
const lackingAfter =
  /^["'`)\]}]{0,3}(?:(?:,| or| and|\/) ?["'`]?[A-Z_]{4,40}["'`]?){0,3}(?: ?(?:environment |env )?(?:variable|var|env)?s?)? ?(?:(?:->|=>|:|prints|shows|returns|gives|comes out|is|was|are|as|must be|needs to be|has to be|should be|to be)? ?(?:still |just |always |an? )?(?:not (?:been )?(?:set|found|defined|provided|configured|present|specified)|n['’]t set|required|missing|empty|unset|undefined|blank|null|None|nothing)\b|: unbound variable|: parameter (?:null or )?not set)/;
const mustBe =
  /^["'`)]{0,3}(?:(?:,|,? or| and|\/) ?["'`]?[A-Z_]{4,40}["'`]?){0,3} (?:must|needs to|has to|should) be (?:set|provided|defined|specified|exported)\b/;

/** GitHub's secrets and Terraform's variables are other names. */
const otherName = /\b(?:secrets|vars|var|inputs)\.$/;
/** "changed from A to B": A is no longer used. */
const former =
  /\b(?:chang|renam|switch|mov|migrat|replac)\w{1,4}\b.{0,40}\b(?:from|of) ["'`*]{0,3}$/i;
const renamedTo = /\bfrom ["'`*]{0,3}[A-Z_]{4,40}["'`*]{0,3} to ["'`*]{0,3}$/;
const negation = /\b(?:not|never|without|no|instead of|rather than|n['’]t)\b[^.,;\n]{0,24}$/i;

/** The value of one variable from another, or from a secret. */
const sourceAfter =
  /^["']?\s{0,3}[=:]\s{0,3}["']?(\$\{\{ {0,2}(?:secrets|env|vars)\.\w{2,40} {0,2}\}\}|\$\{?[A-Z][A-Z0-9_]{2,40}\}?)/;
const sourceBefore = /[A-Za-z_]["']?\s{0,3}[=:]\s{0,3}["']?\$\{?$/;
const capital = /[A-Z][A-Z0-9_]{2,40}["']?\s{0,3}[=:]\s{0,3}["']?\$\{?$/;

/** What a program tells a person to do. */
const imperative = /[,;.(] (?:set|export|define|provide) (?:the )?["'`]?$/;
const alternative = /^["'`]{0,2}(?:,|,? or|,? and|\/| \|) ?["'`$]{0,2}$/;

/** How a text sets the variable between `before` and `after`; null where it doesn't. */
function settingOf(before: string, after: string, inFile: boolean): Setting | null {
  if (looking.test(before)) return seen.test(after) ? 'told' : null;
  const isAssigned = /^["'`]?\s{0,3}[=:](?![=:])/.test(after);
  for (const [pattern, setting] of settings) {
    if (!pattern.test(before)) continue;
    if (setting === 'pod') return /^["']?\s{0,4}(?:[,}]|$)/.test(after) ? 'pod' : null;
    if (setting === 'binding') return 'binding';
    if (setting === 'fish') return /^\s/.test(after) ? 'fish' : null;
    if (setting === 'cmd' && /^["']?\s/.test(after)) return 'cmd';
    if (setting === 'docker') return /^["'=\s]/.test(after) || after === '' ? 'docker' : null;
    if (setting === 'powershell' && after.startsWith('"')) return setting;
    if (setting === 'shell' && before.endsWith('export ')) return 'shell';
    if (!isAssigned) continue;
    if (setting === 'json') return /^["']\s{0,3}:/.test(after) ? 'json' : 'shell';
    if (setting !== 'shell' && (setting !== 'yaml' || !after.startsWith('='))) return setting;
    if (/^["'`]?\s{0,3}:/.test(after)) return 'yaml';
    return inFile || /(?:ENV |ARG |Environment=["']?)$/.test(before) ? 'file' : 'shell';
  }
  const isTold = toldBefore.test(before) || toldAfter.test(after);
  if (!isTold || negation.test(before)) return null;
  return /^=\S/.test(after) && /\b(?:in|file)\b[^\n]{0,60}[/.]\w/.test(before) ? 'file' : 'told';
}

/** The variables that a text names, each once, in the order of the text. */
export function variablesIn(text: string): readonly Use[] {
  const uses = new Map<string, Use>();
  const inFile = /(?:^|[\s"'`(/])\.env\b|\benv[- ]file\b/i.test(text);
  let previous = { end: 0, lacking: false };
  for (const { 0: name, index } of text.slice(0, 8000).matchAll(variable)) {
    const before = lastLine(text.slice(Math.max(0, index - 120), index));
    const after = text.slice(index + name.length, index + name.length + 90).split('\n', 1)[0] ?? '';
    if (otherName.test(before) || former.test(before)) continue;
    const isSource = sourceBefore.test(before) && capital.test(before);
    // Of "set A or B", either is enough.
    const isAlternative = previous.lacking && alternative.test(text.slice(previous.end, index));
    const lacking =
      isAlternative ||
      (imperative.test(before) && !/^["'`]?\s{0,2}=/.test(after)) ||
      lackingAfter.test(after) ||
      mustBe.test(after) ||
      lackingBefore.test(before);
    previous = { end: index + name.length, lacking };
    const isLooked = looking.test(before);
    const read =
      !isSource &&
      (reading.test(before) ||
        renamedTo.test(before) ||
        (/(?:\$\{?|\$env:)$/.test(before) && !isLooked && !/^\s{0,3}=/.test(after)));
    const set = read || lacking ? null : settingOf(before, after, inFile);
    const own = uses.get(name);
    uses.set(name, {
      name,
      set: own?.set ?? set,
      source: own?.source ?? (set === null ? null : sourceOf(after)),
      read: read || own?.read === true,
      lacking: lacking || own?.lacking === true,
    });
  }
  return [...uses.values()];
}

const lastLine = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);

function sourceOf(after: string): string | null {
  const source = sourceAfter.exec(after)?.[1];
  const name = /\w{3,}/.exec(source?.replace(/secrets|env|vars/, '') ?? '')?.[0];
  return source === undefined || shownName(name) === null ? null : source;
}

/** The variable of Terraform's that its message or its prompt asks for. */
export function terraformVariable(text: string): string | null {
  const found =
    /\broot module input variable "([a-z][a-z0-9_]{1,30})" is not set/.exec(text)?.[1] ??
    /^\s{0,4}var\.([a-z][a-z0-9_]{1,30})\s{0,4}\n(?:.{0,120}\n)?\s{0,4}Enter a value:\s{0,4}(?:\n|$)/m.exec(
      text,
    )?.[1];
  return found === undefined || !/token|key|pat|secret/.test(found) ? null : `TF_VAR_${found}`;
}

/** A variable that can contain a credential, as a group of the given name. */
export const nameOf = (group: string): string =>
  `(?<${group}>TF_VAR_[a-z]\\w{1,30}|[A-Z][A-Z0-9_]{0,30}(?:TOKEN|KEY|PAT|SECRET)[A-Z0-9_]{0,12})`;
/** The prompt of a shell at the start of a line, if there is one. */
export const prompt = '^(?:[^\\n$#%>❯]{0,60}[$%>❯] ?|[^\\n#]{1,30}@[^\\n#]{1,40}# ?)?';

/** The variable that the text is about; the one of the report where it names none. */
export const variableOf = (text: string): string =>
  variablesIn(text).find(({ name }) => isCredential(name))?.name ?? '{variable}';
