import type { AuthScheme } from '../facts.ts';
import { unprefixed } from '../knowledge/token-formats.ts';
import type { Span } from './candidate.ts';

/** A shell word after quote removal, and whether the shell would replace a `$NAME` in it. */
export interface Argument {
  readonly text: string;
  readonly expands: boolean;
  readonly span: Span;
}

/** What authenticates the request. */
export type Carried =
  | { readonly type: 'header'; readonly argument: Argument }
  | { readonly type: 'pair'; readonly argument: Argument; readonly option: string }
  | {
      readonly type: 'token';
      readonly argument: Argument;
      readonly option: string;
      readonly authScheme: AuthScheme | null;
    };

/** An option with its value; without one for a flag. */
interface Option {
  readonly name: string;
  readonly value: Argument | null;
}

interface Arguments {
  readonly options: readonly Option[];
  readonly positional: readonly Argument[];
}

/** How the arguments of a program contain its address and its credentials. */
export interface CommandReader {
  readonly readArguments: (words: readonly Argument[]) => Arguments;
  /** The URL as written, '' where one is needed and missing, null where it is not on the line. */
  readonly urlOf: (options: readonly Option[], positional: readonly Argument[]) => string | null;
  readonly methodOf: (options: readonly Option[], positional: readonly Argument[]) => string | null;
  readonly credentialsOf: (
    options: readonly Option[],
    positional: readonly Argument[],
  ) => Carried[];
  /** Whether the credential can be in a file that the options name. */
  readonly readsFile?: (options: readonly Option[]) => boolean;
  /** Arguments with form or JSON parameters. */
  readonly parametersOf: (
    options: readonly Option[],
    positional: readonly Argument[],
  ) => Argument[];
}

/** Reads options by the letters and names that take a value; all others are flags. */
function argumentReader(letters: string, names: string): CommandReader['readArguments'] {
  const withValue = new Set(names.split(/\s+/));
  return (words) => {
    const options: Option[] = [];
    const positional: Argument[] = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as Argument;
      const { text } = word;
      const [, long, attached] = /^(--[a-z][\w-]*)(?:=([\s\S]*))?$/i.exec(text) ?? [];
      if (long !== undefined && attached !== undefined) {
        options.push({ name: long, value: { ...word, text: attached } });
      } else if (long !== undefined) {
        options.push({ name: long, value: withValue.has(long) ? (words[++at] ?? null) : null });
      } else if (/^-[^-\s]/.test(text)) {
        const found = [...text.slice(1)].findIndex((char) => letters.includes(char)) + 1;
        const rest = text.slice(found + 1).replace(/^=/, '');
        const name = `-${text[found === 0 ? 1 : found]}`;
        if (found === 0) options.push({ name, value: null });
        else
          options.push({
            name,
            value: rest === '' ? (words[++at] ?? null) : { ...word, text: rest },
          });
      } else {
        positional.push(word);
      }
    }
    return { options, positional };
  };
}

const valuesOf = (options: readonly Option[], ...names: string[]): Argument[] =>
  options.flatMap(({ name, value }) => (value !== null && names.includes(name) ? [value] : []));

const has = (options: readonly Option[], ...names: string[]): boolean =>
  options.some(({ name }) => names.includes(name));

const headers = (values: readonly Argument[]): Carried[] =>
  values.map((argument) => ({ type: 'header', argument }));

const pairs = (option: string, values: readonly Argument[]): Carried[] =>
  values.map((argument) => ({ type: 'pair', argument, option }));

/** curl(1), 8.x: the options that take a value, so that none is mistaken for the URL. */
const curlData = [
  '-d',
  '--data',
  '--data-ascii',
  '--data-raw',
  '--data-binary',
  '--data-urlencode',
  '--json',
  '-F',
  '--form',
  '--form-string',
];

const curl: CommandReader = {
  readArguments: argumentReader(
    'AbcCdDeEFhHKmoPQrtTuUwxXyYz',
    `--abstract-unix-socket --aws-sigv4 --cacert --capath --cert --cert-type --ciphers --config
    --connect-timeout --connect-to --cookie --cookie-jar --create-file-mode --crlfile --data
    --data-ascii --data-binary --data-raw --data-urlencode --dns-servers --doh-url --dump-header
    --engine --form --form-string --header --interface --ipfs-gateway --json --keepalive-time --key
    --limit-rate --local-port --max-filesize --max-redirs --max-time --netrc-file --noproxy
    --oauth2-bearer --output --output-dir --pass --pinnedpubkey --proto --proto-default --proxy
    --proxy-header --proxy-user --range --rate --referer --request --request-target --resolve --retry
    --retry-delay --retry-max-time --socks5 --socks5-hostname --speed-limit --speed-time --stderr
    --time-cond --tls-max --trace --trace-ascii --unix-socket --upload-file --url --url-query --user
    --user-agent --variable --write-out`,
  ),
  urlOf(options, positional) {
    // The address can be in a file, and -h and -V need none.
    if (has(options, '-K', '--config', '-V', '--version', '-h', '--help')) return null;
    const [url] = [...valuesOf(options, '--url'), ...positional].filter(({ text }) => text !== '');
    return url?.text ?? '';
  },
  methodOf(options) {
    const [method] = valuesOf(options, '-X', '--request');
    if (method !== undefined) return method.text.toUpperCase();
    return valuesOf(options, ...curlData).length > 0 && !has(options, '-G', '--get')
      ? 'POST'
      : 'GET';
  },
  credentialsOf: (options) => [
    ...headers(valuesOf(options, '-H', '--header')),
    ...valuesOf(options, '--oauth2-bearer').map(
      (argument): Carried => ({
        type: 'token',
        argument,
        option: '--oauth2-bearer',
        authScheme: { type: 'scheme', scheme: 'Bearer' },
      }),
    ),
    ...pairs('--user', valuesOf(options, '-u', '--user')),
  ],
  readsFile: (options) =>
    has(options, '-n', '--netrc', '--netrc-file', '--netrc-optional') ||
    valuesOf(options, '-H', '--header').some(({ text }) => text.startsWith('@')),
  parametersOf: (options) => valuesOf(options, ...curlData, '--url-query'),
};

const wget: CommandReader = {
  readArguments: argumentReader(
    'aeiotTOwQPUlARDIX',
    `--header --user --password --http-user --http-password --post-data --body-data --method
    --output-document --timeout --tries --user-agent --referer`,
  ),
  urlOf: (options, positional) => (has(options, '-i') ? null : (positional[0]?.text ?? '')),
  methodOf: (options) =>
    valuesOf(options, '--method')[0]?.text.toUpperCase() ??
    (valuesOf(options, '--post-data').length > 0 ? 'POST' : 'GET'),
  credentialsOf: (options) => [
    ...headers(valuesOf(options, '--header')),
    ...pairs('--user', valuesOf(options, '--user', '--http-user')),
  ],
  parametersOf: (options) => valuesOf(options, '--post-data', '--body-data'),
};

/** HTTPie and xh: `http GET url Authorization:"Bearer …" code=…`. */
const httpie: CommandReader = {
  readArguments: argumentReader(
    'aAopsv',
    '--auth --auth-type --output --print --style --session --timeout',
  ),
  urlOf: (_options, positional) => {
    const [first, second] = positional;
    return (/^[A-Z]{3,7}$/.test(first?.text ?? '') ? second : first)?.text ?? '';
  },
  methodOf: (_options, positional) => /^[A-Z]{3,7}$/.exec(positional[0]?.text ?? '')?.[0] ?? null,
  credentialsOf: (options, positional) => [
    ...headers(positional),
    ...(valuesOf(options, '-A', '--auth-type').some(({ text }) => text === 'bearer')
      ? valuesOf(options, '-a', '--auth').map(
          (argument): Carried => ({
            type: 'token',
            argument,
            option: '--auth',
            authScheme: { type: 'scheme', scheme: 'Bearer' },
          }),
        )
      : pairs('--auth', valuesOf(options, '-a', '--auth'))),
  ],
  parametersOf: (_options, positional) =>
    positional.filter(({ text }) => /^[\w-]+==?\S/.test(text)),
};

/** doctl's own flags; it sends the token as Bearer itself. */
const doctl: CommandReader = {
  readArguments: argumentReader('tuco', '--access-token --api-url --context --config --output'),
  urlOf: () => null,
  methodOf: () => null,
  credentialsOf: (options) =>
    valuesOf(options, '-t', '--access-token').map((argument) => ({
      type: 'token',
      argument,
      option: '--access-token',
      authScheme: { type: 'scheme', scheme: 'Bearer' },
    })),
  parametersOf: () => [],
};

/** `docker login`: for DigitalOcean's registry the token is user name and password alike. */
const docker: CommandReader = {
  readArguments: argumentReader('up', '--username --password --env-file --env'),
  urlOf: () => null,
  methodOf: () => null,
  credentialsOf: (options) =>
    valuesOf(options, '-p', '--password', '-u', '--username')
      .filter(({ text }) => /_v1_|^\$|your|token|^\[/i.test(text) || unprefixed.test(text))
      .map((argument) => ({ type: 'token', argument, option: '--password', authScheme: null })),
  parametersOf: () => [],
};

export const commandReaders: Readonly<Record<string, CommandReader>> = {
  curl,
  wget,
  http: httpie,
  https: httpie,
  xh: httpie,
  doctl,
  docker,
  podman: docker,
  nerdctl: docker,
  helm: docker,
};
