import { forEachChild, parse, type SyntaxNode, type Word } from 'unbash';
import type { AuthScheme, RequestSeen } from '../facts.ts';
import { serviceOf, shownHost, shownPath } from '../knowledge/hosts.ts';
import { prefixedToken } from '../knowledge/token-formats.ts';
import { anyOf, group, sequence } from '../text/patterns.ts';
import { credentialOfPair, headerName, parseAuthorization } from './authorization.ts';
import { Budget } from './budget.ts';
import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { type Argument, type Carried, commandReaders } from './command-options.ts';
import { isTokenName, roleOf } from './field-names.ts';

/** The start of a command, with any prompt or wrapper before it. */
const start =
  /(?:^|[\s$>#;|&(`"'/])((?:bash|sh|zsh)[ \t]{1,8}-l?c|curl|wget|https?|xh|doctl|docker|podman|nerdctl|helm)(?:\.exe)?(?=[ \t])/gm;
/** Headers that carry a credential: the right one, and what people use instead. */
const credentialHeader = sequence(
  [
    /^\s{0,8}/,
    group('name', anyOf([headerName, /token/])),
    /\s{0,8}[:=]\s{0,8}(?<value>[\s\S]{0,8192})$/,
  ],
  'i',
);
const tokenInHeader = sequence([prefixedToken], 'i');
/** A longer line is data. */
const maxLength = 8192;
const maxLines = 40;
/** Commands that send requests: the credential that they carry, how, and to where. */
export function extractCommand(text: string, budget = new Budget(text.length)): Found {
  const candidates: Candidate[] = [];
  const facts: RequestSeen[] = [];
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(start)) {
    const at = match.index + match[0].lastIndexOf(match[1] ?? '');
    if (budget.isSpent) break;
    // The value of an option, as in `--transport http https://…`.
    if (at < end || /--?[a-z]{1,20}[ \t=]{1,3}$/.test(text.slice(Math.max(0, at - 24), at)))
      continue;
    const found = readCommand(text, at, budget);
    if (found === null) continue;
    end = found.end;
    spans.push(...found.spans);
    candidates.push(...found.candidates);
    facts.push(...found.facts);
  }
  return { candidates, facts, spans };
}

interface Read {
  readonly candidates: Candidate[];
  readonly facts: RequestSeen[];
  readonly spans: Span[];
  readonly end: number;
}

/** Reads the command that starts at an offset. `outer`: an outer shell already fills in variables. */
function readCommand(text: string, at: number, budget: Budget, outer = false): Read | null {
  const parsed = firstCommand(text, at, budget);
  if (parsed === null) return null;
  const { words, end } = parsed;
  const [name, ...args] = words;
  const tool = (name?.text ?? '').replace(/\.exe$/, '');
  if (/^(?:bash|sh|zsh)$/.test(tool)) {
    const script = args.find(({ text: arg }) => !arg.startsWith('-'));
    const inner = script && /(?:^|\s)(curl|wget|https?|xh|doctl|docker)\s/.exec(script.text);
    if (!script || !inner) return { candidates: [], facts: [], spans: [], end };
    const read = readCommand(
      script.text,
      inner.index + inner[0].indexOf(inner[1] ?? ''),
      budget,
      script.expands,
    );
    return read && { ...read, spans: [script.span], end };
  }
  const reader = commandReaders[tool];
  if (reader === undefined) return null;
  const { options, positional } = reader.readArguments(args);
  const request = requestOf(
    tool,
    reader.urlOf(options, positional),
    reader.methodOf(options, positional),
  );
  const used: Span[] = [];
  const own = (argument: Argument): Argument => {
    used.push(argument.span);
    return outer ? { ...argument, expands: true } : argument;
  };
  const found = [
    ...carried(reader.credentialsOf(options, positional), tool, request, own),
    ...parameters(reader.parametersOf(options, positional), request, own),
  ];
  // A word in a sentence ("uses curl and …") has neither options nor an address.
  const isNamed = positional.some(({ text: word }) => /[:/$<]|\.\w|^localhost$/.test(word));
  const meant = options.length > 0 || (request.url !== 'missing' && isNamed);
  if (!meant || (/^(?:https?|xh)$/.test(tool) && !isHttpie(positional))) return null;
  // A file of headers or of logins that the text doesn't show.
  const isElsewhere = reader.readsFile?.(options) === true;
  const isWorthReporting =
    !isElsewhere && found.length === 0 && request.url !== 'missing' && request.url !== null;
  return { candidates: found, facts: isWorthReporting ? [request] : [], spans: used, end };
}

/** HTTPie's words after the address are items: `name=value`, `Header:value`, `@file`. */
function isHttpie(positional: readonly Argument[]): boolean {
  const isMethod = /^[A-Z]{3,7}$/.test(positional[0]?.text ?? '');
  // A word alone is no address, as in `--transport http my-server https://…`.
  const address = positional[isMethod ? 1 : 0]?.text ?? '';
  if (!/[.:/$]|^localhost$/.test(address)) return false;
  return positional.slice(isMethod ? 2 : 1).every(({ text }) => /[=:@]/.test(text));
}

/**
 * The first simple command at an offset, as the shell reads it. It ends with its line, unless the
 * line is continued (`\`, in Windows' shells `^` and a backtick) or a quote is open at its end.
 */
function firstCommand(
  text: string,
  at: number,
  budget: Budget,
): { words: Argument[]; end: number } | null {
  let lineEnd = at;
  for (let line = 0; line < maxLines; line++) {
    const next = text.indexOf('\n', lineEnd);
    lineEnd = next === -1 ? text.length : next;
    if (lineEnd - at > maxLength) lineEnd = at + maxLength;
    const whole = text.slice(at, lineEnd);
    // $(curl …) and `curl …`: the command ends with its bracket, or with its backtick.
    const closing = closingOf(text[at - 1], whole);
    const source = closing === -1 ? whole : whole.slice(0, closing);
    const continued = /[\\^`][ \t]{0,8}\r?$/.test(source);
    const last = closing !== -1 || next === -1 || lineEnd - at >= maxLength;
    if (!continued || last) {
      // Also for a name with no arguments (`curl | …`), which turns out not to be a command.
      if (!budget.allows(source.length)) return null;
      const words = wordsOf(source, at);
      const complete = words?.complete ?? true;
      if (complete || last || line === maxLines - 1) {
        return words && { words: words.list, end: at + source.length };
      }
    }
    lineEnd = next + 1;
  }
  return null;
}

/** Where a command ends that follows this character; -1 if that character doesn't enclose it. */
function closingOf(before: string | undefined, text: string): number {
  return before === '(' ? closingBracket(text) : before === '`' ? text.indexOf('`') : -1;
}

/** Where a bracket that was open before the text is closed; -1 if it isn't. */
function closingBracket(text: string): number {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\\') at++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth++;
    else if (char === ')' && depth-- === 0) return at;
  }
  return -1;
}

interface Words {
  readonly list: Argument[];
  readonly complete: boolean;
}

function wordsOf(source: string, offset: number): Words | null {
  // The continuation marks of Windows become the shell's, in the same length.
  const script = source.replace(
    /[\^`\\]([ \t]{0,8}\r?\n)/g,
    (_mark, rest: string) => `${' '.repeat(rest.length - 1)}\\\n`,
  );
  // <token> after a blank would be a redirection; people mean a placeholder.
  const ast = parse(script.replace(/(?<=[ \t])<([A-Za-z][\w-]{1,40})>(?=\s|$)/g, '[$1]'));
  let found: Argument[] | null = null;
  const visit = (node: SyntaxNode): void => {
    if (found !== null) return;
    if (node.type !== 'Command') {
      forEachChild(node, visit);
      return;
    }
    const words = [node.name, ...node.suffix].filter((part): part is Word => part?.type === 'Word');
    found = words.map((word) => toArgument(word, offset));
  };
  visit(ast);
  return found && { list: found, complete: (ast.errors ?? []).length === 0 };
}

function toArgument(word: Word, offset: number): Argument {
  const expands = (word.parts ?? []).some(
    (part) =>
      /Expansion$/.test(part.type) ||
      (part.type === 'DoubleQuoted' && part.parts.some((inner) => /Expansion$/.test(inner.type))),
  );
  return { text: word.value, expands, span: [offset + word.pos, offset + word.end] };
}

function requestOf(tool: string, url: string | null, method: string | null): RequestSeen {
  return {
    type: 'request',
    origin: 'pasted',
    tool,
    method,
    url: url === null ? null : url === '' ? 'missing' : readUrl(url, tool),
    authScheme: null,
  };
}

function readUrl(text: string, tool: string): RequestSeen['url'] {
  const scheme = tool === 'https' ? 'https' : 'http';
  const absolute = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text) ? text : `${scheme}://${text}`;
  if (!URL.canParse(absolute)) return null;
  const { protocol, hostname, pathname } = new URL(absolute);
  return {
    scheme: protocol.slice(0, -1),
    service: serviceOf(hostname),
    host: shownHost(hostname),
    path: shownPath(pathname),
  };
}

function carried(
  found: readonly Carried[],
  tool: string,
  request: RequestSeen,
  own: (argument: Argument) => Argument,
): Candidate[] {
  return found.flatMap((item): Candidate[] => {
    const add = (name: string, credential: string, authScheme: AuthScheme | null): Candidate[] => {
      const { expands } = own(item.argument);
      return [
        candidate(
          credential,
          { form: 'command', name, expands, literal: true },
          { ...request, authScheme },
        ),
      ];
    };
    if (item.type === 'token' && isWordOfSentence(item.argument.text)) return [];
    if (item.type === 'token') return add(item.option, item.argument.text, item.authScheme);
    if (item.type === 'pair') {
      return add(
        item.option,
        credentialOfPair(item.argument.text),
        tool === 'docker' ? null : { type: 'basic-user' },
      );
    }
    const { name = '', value = '' } = credentialHeader.exec(item.argument.text)?.groups ?? {};
    const read = name === '' ? null : parseAuthorization(value, { exact: true, blanks: true });
    if (read === null) return otherHeader(item.argument.text, add);
    const standard = /^authorization$/i.test(name);
    return add(name, read.credential, standard ? read.authScheme : { type: 'header', name });
  });
}

/** `doctl auth init -t or --access-token is ignored` is a sentence, not a command. */
const isWordOfSentence = (text: string): boolean =>
  /^(?:and|as|but|can|does|doesn't|flag|flags|for|has|in|instead|is|isn't|not|of|on|option|or|should|so|the|to|was|when|which|will|with|works)$/.test(
    text,
  );

/** A whole token in a header with any other name, or a misspelt one. */
function otherHeader(
  text: string,
  add: (name: string, credential: string, authScheme: AuthScheme) => Candidate[],
): Candidate[] {
  const token = tokenInHeader.exec(text)?.[0];
  if (token === undefined) return [];
  const name = /^\s*([A-Za-z-]{1,30})\s*[:=]/.exec(text)?.[1] ?? 'Bearer';
  return add(name, token, { type: 'header', name });
}

/** Credentials among the parameters of a form or of JSON, as in a call of the token endpoint. */
function parameters(
  found: readonly Argument[],
  request: RequestSeen,
  own: (argument: Argument) => Argument,
): Candidate[] {
  return found.flatMap((argument) =>
    [...pairsOf(argument.text)]
      .filter(([name, value]) => value !== '' && (roleOf(name) !== null || isTokenName(name)))
      .map(([name, value]) =>
        candidate(
          value,
          { form: 'command', name, expands: own(argument).expands, literal: true },
          request,
        ),
      ),
  );
}

function pairsOf(text: string): Iterable<[string, string]> {
  if (!text.trimStart().startsWith('{')) return new URLSearchParams(text);
  return [...text.matchAll(/"([\w-]{1,40})"\s{0,8}:\s{0,8}"([^"]{0,4096})"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );
}
