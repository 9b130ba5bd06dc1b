import { forEachChild, parse, type SyntaxNode, type Word } from 'unbash';
import type { RequestSeen, Sending } from '../facts.ts';
import { credentialOfPair, parseAuthorization } from './authorization.ts';
import { type Candidate, candidate, type Found, type Span } from './candidate.ts';
import { isOAuthName } from './names.ts';

/** Where a curl command starts, whatever prompt stands before it. */
const start = /(?:^|[\s$>#;|&(`"'])(curl(?:\.exe)?)(?=\s)/g;

/** curl's options that take a value, so that the value is not mistaken for the URL. curl(1), 8.x. */
const shortWithValue = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';
const longWithValue = new Set(
  `--cacert --cert --ciphers --config --connect-timeout --connect-to --cookie --cookie-jar --data
  --data-ascii --data-binary --data-raw --data-urlencode --dump-header --form --header --interface
  --json --key --limit-rate --max-redirs --max-time --noproxy --oauth2-bearer --output --proxy
  --proxy-header --proxy-user --range --referer --request --resolve --retry --retry-delay
  --retry-max-time --stderr --tls-max --trace --trace-ascii --upload-file --url --url-query --user
  --user-agent --variable --write-out`.split(/\s+/),
);

/** A shell word after quote removal, and whether the shell would replace a `$NAME` in it. */
interface Argument {
  readonly text: string;
  readonly expands: boolean;
}

interface Option {
  readonly name: string;
  readonly value: Argument;
}

/** curl commands: the credential that they send, how, and to where. */
export function extractCommand(text: string): Found {
  const candidates: Candidate[] = [];
  const facts: RequestSeen[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(start)) {
    const at = match.index + match[0].length - (match[1] ?? '').length;
    if (at < (spans.at(-1)?.[1] ?? 0)) continue;
    const command = firstCommand(text.slice(at));
    if (command === null) continue;
    spans.push([at, at + command.length]);
    const { options, positional } = readArguments(command.words);
    const request = { ...requestOf(options, positional), sending: null };
    const found = [...carried(options, request), ...parameters(options)];
    if (found.length === 0) facts.push(request);
    candidates.push(...found);
  }
  return { candidates, facts, spans };
}

/** The first simple command of the text, as the shell would read it. */
function firstCommand(text: string): { words: Argument[]; length: number } | null {
  let found: { words: Argument[]; length: number } | null = null;
  const visit = (node: SyntaxNode): void => {
    if (found !== null) return;
    if (node.type === 'Command') {
      const words = node.suffix.filter((part): part is Word => part.type === 'Word');
      found = { words: words.map(toArgument), length: node.end };
      return;
    }
    forEachChild(node, visit);
  };
  visit(parse(text));
  return found;
}

function toArgument(word: Word): Argument {
  const expands = (word.parts ?? []).some(
    (part) =>
      /Expansion$/.test(part.type) ||
      (part.type === 'DoubleQuoted' && part.parts.some((inner) => /Expansion$/.test(inner.type))),
  );
  return { text: word.value, expands };
}

function readArguments(words: readonly Argument[]): { options: Option[]; positional: Argument[] } {
  const options: Option[] = [];
  const positional: Argument[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Argument;
    const { text, expands } = word;
    if (text.startsWith('--')) {
      if (longWithValue.has(text)) {
        const value = words[++at];
        if (value !== undefined) options.push({ name: text, value });
      }
    } else if (text.startsWith('-') && text.length > 1) {
      const letter = [...text.slice(1)].findIndex((char) => shortWithValue.includes(char)) + 1;
      if (letter === 0) continue;
      const attached = text.slice(letter + 1);
      const value = attached !== '' ? { text: attached, expands } : words[++at];
      if (value !== undefined) options.push({ name: `-${text[letter]}`, value });
    } else {
      positional.push(word);
    }
  }
  return { options, positional };
}

const valuesOf = (options: readonly Option[], ...names: string[]): Argument[] =>
  options.filter((option) => names.includes(option.name)).map((option) => option.value);

function requestOf(options: readonly Option[], positional: readonly Argument[]): RequestSeen {
  const [url] = [...valuesOf(options, '--url'), ...positional].filter(({ text }) => text !== '');
  const [method] = valuesOf(options, '-X', '--request');
  const sends = valuesOf(
    options,
    '-d',
    '--data',
    '--data-raw',
    '--data-binary',
    '--json',
    '-F',
  ).length;
  return {
    type: 'request',
    origin: 'pasted',
    tool: 'curl',
    method: method?.text.toUpperCase() ?? (sends > 0 ? 'POST' : 'GET'),
    url: url === undefined ? 'missing' : readUrl(url.text),
    sending: null,
  };
}

function readUrl(text: string): RequestSeen['url'] {
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(absolute)) return null;
  const { protocol, hostname, pathname } = new URL(absolute);
  return { scheme: protocol.slice(0, -1), host: hostname, path: pathname };
}

/** Credentials that authenticate the request itself. */
function carried(options: readonly Option[], request: RequestSeen): Candidate[] {
  const found: Candidate[] = [];
  const add = (name: string, credential: string, expands: boolean, sending: Sending) =>
    found.push(candidate(credential, { form: 'command', name, expands }, { ...request, sending }));

  for (const { text, expands } of valuesOf(options, '-H', '--header')) {
    const [, value] = /^authorization\s*:\s*([\s\S]*)$/i.exec(text) ?? [];
    if (value === undefined) continue;
    const { credential, sending } = parseAuthorization(value);
    add('Authorization', credential, expands, sending);
  }
  for (const { text, expands } of valuesOf(options, '--oauth2-bearer')) {
    add('--oauth2-bearer', text, expands, { type: 'scheme', scheme: 'Bearer' });
  }
  for (const { text, expands } of valuesOf(options, '-u', '--user')) {
    add('--user', credentialOfPair(text), expands, { type: 'basic-user' });
  }
  return found;
}

/** Credentials among the form parameters, as in a call of the token endpoint. */
function parameters(options: readonly Option[]): Candidate[] {
  return valuesOf(
    options,
    '-d',
    '--data',
    '--data-raw',
    '--data-urlencode',
    '-F',
    '--form',
  ).flatMap(({ text, expands }) =>
    [...new URLSearchParams(text)]
      .filter(([name]) => isOAuthName(name))
      .map(([name, value]) => candidate(value, { form: 'command', name, expands })),
  );
}
