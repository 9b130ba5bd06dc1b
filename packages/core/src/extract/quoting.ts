import type { AuthScheme } from '../facts.ts';
import { reveal } from '../secret/secret.ts';
import type { Candidate, Location } from './candidate.ts';

/** Only this much of a text says in which language it is. */
const enough = 64 * 1024;

/** The languages that replace references in their own way, by what only they contain. */
const languages = {
  python:
    /^[ \t>]{0,20}(?:import|from) [a-z_]{2,30}(?:[ .,]|$)|\b(?:requests|httpx|aiohttp|urllib)\.|\bos\.environ|\bdef \w{1,40}\(|\bheaders ?= ?\{["']/m,
  javascript:
    /\bfetch\(|\baxios\b|\brequire\(["']|\bprocess\.env\b|\bconsole\.(?:log|error)|\bfrom ["'][\w@/.-]{1,60}["']|\bnew (?:Headers|Request|URL)\(/,
  // Dart, Kotlin, Groovy and Scala replace in quotes what looks like JavaScript's templates.
  others:
    /\bUri\.parse\(|\b(?:package|dart):\w|\bdotenv\.env\b|\bval \w{1,40} ?[=:]|\bfun \w{1,40}\(|\bdef \w{1,40} ?=|\bpipeline ?\{|\.format(?:_map)?\(/,
  ruby: /\bNet::HTTP|\brequire ["']|\bENV\[|\bFaraday\b|\bHTTParty\b|:\w{1,40} ?=> |\breq\[["']|\bdo \|\w{1,40}\|/,
  php: /<\?php|\bcurl_setopt|\$\w{1,40}->|\$\w{1,40} ?= ?(?:array\(|\[|new )/,
  systemd: /^\[Service\]\r?$/m,
  perl: /\buse (?:strict|warnings|LWP|HTTP)\b|\bmy \$\w|\$\w{1,40}->|\bLWP::/,
  doctl: /^(?:auth-contexts|access-token):/m,
} as const;

type Language = keyof typeof languages;

/**
 * Adds to the references in a text what the language and the quotes around them do: replace them, or
 * use them as written. A command says so itself, so its references stay as they are.
 */
export function withQuoting(candidates: readonly Candidate[], text: string): readonly Candidate[] {
  const sample = text.slice(0, enough);
  const found = new Map<Language, boolean>();
  const is = (language: Language): boolean => {
    const earlier = found.get(language);
    if (earlier !== undefined) return earlier;
    const result = languages[language].test(sample);
    found.set(language, result);
    return result;
  };
  return candidates.map((candidate) => {
    const value = reveal(candidate.secret);
    if (!mayBeReference.test(value) || value.length > 260) return candidate;
    if (candidate.location.expands) return candidate;
    const around = surroundings(sample, value, candidate.request?.authScheme);
    if (around === null) return candidate;
    const change =
      candidate.location.form === 'command'
        ? inCommand(value, around)
        : inText(value, around, is, candidate.location, sample);
    return change === null
      ? candidate
      : { ...candidate, location: { ...candidate.location, ...change } };
  });
}

const mayBeReference = /^(?:[$%{#<]|[A-Za-z]+[.([])/;

interface Surroundings {
  /** The line up to the value. */
  readonly before: string;
  /** The line from the value's end on. */
  readonly after: string;
  /** The quote that is open at the value, and what is attached to it; '' outside of quotes. */
  readonly quote: string;
  readonly prefix: string;
}

function surroundings(
  text: string,
  value: string,
  authScheme?: AuthScheme | null,
): Surroundings | null {
  // The variable may also be set in the text, before the header.
  const scheme = authScheme?.type === 'scheme' ? `${authScheme.scheme} ` : '';
  const inHeader = text.indexOf(scheme + value);
  const at = inHeader === -1 ? text.indexOf(value) : inHeader + scheme.length;
  if (at === -1) return null;
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 500);
  const end = text.indexOf('\n', at);
  const before = text.slice(start, at);
  const after = text.slice(at + value.length, end === -1 ? undefined : end).slice(0, 500);
  return { before, after, ...openQuote(before) };
}

/** The quote that is open at the end of a text, with the letters right before it, as in `f"`. */
function openQuote(text: string): { quote: string; prefix: string } {
  let quote = '';
  let prefix = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\\') at++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    // An apostrophe in a word is no quote; in r'…' one letter comes before it.
    else if (/["'`]/.test(char) && !(char === "'" && /\w{2}$/.test(text.slice(0, at)))) {
      quote = char;
      prefix = /[A-Za-z$@]{0,2}$/.exec(text.slice(0, at))?.[0] ?? '';
    }
  }
  return { quote, prefix };
}

/** A command line of a tool that takes a token as an argument. */
const commandLine =
  /^[ \t]*(?:\$ )?(?:sudo )?(?:terraform|tofu|docker|podman|kubectl|helm|ansible[\w-]{0,12}|pulumi|packer|vagrant|doctl)[ \t]/;

/** `${token}`; with a colon it belongs to a program that fills in a configuration. */
const isName = /^\$\{[\w.[\]"']{1,100}\}$/;

type Change = Partial<Pick<Location, 'expands' | 'verbatim' | 'language'>>;
const expanded: Change = { expands: true };
const asWritten = (
  verbatim: Location['verbatim'],
  language: Location['language'] = null,
): Change => ({ verbatim, language });

/** PowerShell doesn't replace between single quotes; its variables are no shell's. */
function inCommand(value: string, { quote }: Surroundings): Change | null {
  return /^\$env:/i.test(value) && quote === "'" ? asWritten('certain') : null;
}

function inText(
  value: string,
  { before, after, quote, prefix }: Surroundings,
  is: (language: Language) => boolean,
  { form }: Location,
  text: string,
): Change | null {
  // "Bearer %s" % token, "Bearer {}".format(token), sprintf("Bearer %s", token)
  if (/^%|^\{\w{0,40}\}$/.test(value) && /^["'](?:[ \t]?%[ \t(]|\.format\(|,)/.test(after)) {
    return expanded;
  }
  if (/^(?:\$\{\{|\{\{|<%)/.test(value)) return null;
  const isLiteral = quote === '"' || quote === "'";
  if (value.startsWith('#{')) return quote === "'" ? asWritten('likely', 'ruby') : expanded;
  if (value.startsWith('{')) {
    if (/f/i.test(prefix) || prefix.includes('$')) return expanded;
    return isLiteral && is('python') && !is('others') ? asWritten('likely', 'python') : null;
  }
  if (!value.startsWith('$')) return quote === '`' ? expanded : null;
  if (quote === '`' || (quote !== '' && is('others'))) return expanded;
  const environment = /^[ \t]*Environment=/.test(before);
  if (environment && is('systemd')) return asWritten('certain');
  if (/^\s*access-token:/.test(before) && is('doctl')) return asWritten('likely');
  // PowerShell replaces its variables between double quotes only.
  if (quote === "'" && /^\$env:/i.test(value)) return asWritten('likely');
  if (is('php'))
    return quote === "'" ? asWritten('likely', 'php') : quote === '"' ? expanded : null;
  if (isName.test(value) && isLiteral && is('javascript') && !is('others')) {
    return asWritten('likely', 'javascript');
  }
  // In a shell, with a prompt or a keyword before it.
  if (quote === "'" && /^[ \t]*(?:\$ )?(?:export|declare|readonly|local|set)\b/.test(before)) {
    return asWritten('certain');
  }
  // Between single quotes in the command line of a tool.
  if (quote === "'" && commandLine.test(before)) return asWritten('likely');
  if (form === 'json') {
    // JSON alone, and not in a script that fills it in.
    const isDocument = /^\s*[{[]/.test(text) && !/\$\(|<<|\bcurl\b/.test(text);
    return isDocument && /^\$\w+$/.test(value) ? asWritten('likely') : null;
  }
  // Kubernetes, Azure Pipelines and make replace $(NAME) and $$NAME wherever they are.
  if (form !== 'header' || /^\$(?:\$|\([A-Z][A-Z0-9_]*\)$)/.test(value)) return null;
  // Between single quotes, some languages replace a variable and others don't.
  const isArgument = /(?:-H|--header)[ \t=]{0,4}["']?[A-Za-z-]{1,40}:[^"']{0,40}$/.test(before);
  const isOther = is('javascript') || is('python') || is('ruby') || is('perl');
  if (quote === "'" && !isArgument && !isOther) return asWritten('possible');
  // A path of names is no variable of a shell: a person writes what the code has.
  if (quote === '' && /^\$\{\w{1,40}\.[\w.]{1,80}\}$/.test(value)) return expanded;
  return quote === '"' ? expanded : asWritten('likely');
}
