import { stripControls } from '@token-check/core/internal';

/** One code for each kind of wrong usage; scripts may rely on them. Each has a page in docs/usage. */
export const usageCodes = [
  'unknown-option',
  'unknown-command',
  'missing-value',
  'too-many-arguments',
  'invalid-value',
  'conflicting-options',
  'unknown-code',
  'unknown-operation',
  'unreadable-input',
  'unwritable-output',
  'input-too-large',
  'nothing-found',
  'no-config',
  'no-checkout',
  'invalid-config',
] as const;

export type UsageCode = (typeof usageCodes)[number];

/** A fault at a place of a file, for an annotation there. */
export interface FaultPlace {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** The program was called wrongly: exit status 2. */
export class UsageError extends Error {
  readonly code: UsageCode;
  readonly hint: string;
  readonly places: readonly FaultPlace[];

  /**
   * `message` is one sentence on what is wrong, `hint` one on what to do. `places` says the same for
   * each fault of a file.
   */
  constructor(code: UsageCode, message: string, hint: string, places: readonly FaultPlace[] = []) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.places = places;
  }
}

/**
 * An argument in quotes, for a message. A long or random-looking one is replaced, because it may be a
 * credential in the wrong place.
 */
export function shown(argument: string): string {
  // A line break in the middle of a credential disappears when the message is printed.
  const line = argument.replace(/\p{Cc}/gu, '');
  return hideLong(line) === line && argument.length <= 40
    ? `“${argument}”`
    : 'this argument (not shown: it may be a secret)';
}

/**
 * Replaces control and bidi characters and line breaks: a message quotes arguments, and none of them
 * may move the cursor or start a line.
 */
export const clean = (text: string): string => stripControls(text, '\ufffd');

/** Replaces every run of characters that may be a part of a credential. */
export function hideLong(text: string): string {
  return text
    .replace(/[A-Za-z0-9_+/=.~-]{16,}/g, (run) =>
      /\d.*\d.*\d|[a-z].*[A-Z].*[a-z].*[A-Z]/.test(run) && !isVariable.test(run) ? '…' : run,
    )
    .replace(/[A-Za-z0-9]{17,}/g, (word) => (isWord.test(word) ? word : `${word.slice(0, 12)}…`));
}

/** The name of a variable, such as DIGITALOCEAN_TOKEN_2026: words in capitals, too short for a secret. */
const isVariable = /^[A-Z][A-Z0-9]{0,14}(?:_[A-Z0-9]{1,15})+$/;
/** Letters of this length are a word only in capitals, as in the names of variables. */
const isWord = /^[A-Z]{17,24}$/;

/** The system's error codes in words. */
const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'It’s a folder.',
  ENOTDIR: 'A part of the path isn’t a folder.',
  ELOOP: 'Its symbolic links form a loop.',
  ENAMETOOLONG: 'The name is too long.',
  EIO: 'The device reported an error.',
  EMFILE: 'Too many files are open.',
  ENOSPC: 'The disk is full.',
  EDQUOT: 'Your disk quota is used up.',
  EFBIG: 'The file would be too large.',
  EROFS: 'The file system is read-only.',
};

const reading: Readonly<Record<string, string>> = {
  ENOENT: 'The file doesn’t exist.',
  EACCES: 'You don’t have permission to read it.',
  EPERM: 'You don’t have permission to read it.',
};

const writing: Readonly<Record<string, string>> = {
  EEXIST: 'Another run of token-check is writing it.',
  ENOENT: 'The folder doesn’t exist.',
  EACCES: 'You don’t have permission to write it.',
  EPERM: 'You don’t have permission to write it.',
};

const examples: Readonly<Record<string, string>> = {
  '--file': 'error.log',
  '--batch': 'tokens.txt',
  '--resume': 'report.ndjson',
  '--ca-file': 'company-ca.pem',
  '--passports': 'token-check-passports.json',
  '--config': 'token-check.config.yaml',
};

/**
 * `flag` names an input that can't be read, or is `file:` for a field of the configuration; `code` is
 * the system's error code.
 */
export function unreadable(flag: string, path: string, code: string): UsageError {
  const command = flag === '--config' ? 'token-check ci' : 'token-check';
  return new UsageError(
    'unreadable-input',
    `${flag} can’t read ${shown(path)}. ${reading[code] ?? reasons[code] ?? `(${code})`}`,
    flag.startsWith('--')
      ? `For example: ${command} ${flag} ${examples[flag] ?? 'FILE'}`
      : 'A secret is in a file of its own, such as /run/secrets/digitalocean.',
  );
}

export const folderAsInput = (): UsageError =>
  new UsageError(
    'unreadable-input',
    'Standard input is a folder.',
    'For example: token-check < error.log',
  );

/** No path can be resolved. */
export const noCurrentFolder = (): UsageError =>
  new UsageError(
    'unreadable-input',
    'The current folder no longer exists: it was deleted or moved.',
    'Go to another folder first, for example: cd',
  );

/** The report can't be written; `path` is null for standard output. */
export function unwritable(path: string | null, code: string, flag = '--output'): UsageError {
  const what =
    path === null
      ? 'The report can’t be written to standard output.'
      : `${flag} can’t write to ${shown(path)}.`;
  return new UsageError(
    'unwritable-output',
    `${what} ${writing[code] ?? reasons[code] ?? `(${code})`}`,
    path === null
      ? 'The report is incomplete.'
      : `For example: token-check ${flag === '--report' ? '--report json=report.json' : '--format json --output report.json'}`,
  );
}
