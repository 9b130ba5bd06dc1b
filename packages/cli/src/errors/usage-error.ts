/** One code for each kind of wrong usage; scripts may rely on them. */
export type UsageCode =
  | 'unknown-option'
  | 'unknown-command'
  | 'missing-value'
  | 'too-many-arguments'
  | 'invalid-value'
  | 'conflicting-options'
  | 'unknown-code'
  | 'unknown-operation'
  | 'unreadable-input'
  | 'unwritable-output'
  | 'input-too-large'
  | 'nothing-found'
  | 'no-config'
  | 'invalid-config';

/** The program was called wrongly: exit status 2. */
export class UsageError extends Error {
  readonly code: UsageCode;
  readonly hint: string;

  /** `message` is one sentence on what is wrong, `hint` one on what to do. */
  constructor(code: UsageCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/**
 * An argument in quotes, for a message. A long or random-looking one is replaced, because it may be a
 * credential in the wrong place.
 */
export function shown(argument: string): string {
  return hideLong(argument) === argument && argument.length <= 40
    ? `“${argument}”`
    : 'this argument (not shown: it may be a secret)';
}

/** Replaces every run of characters that may be a part of a credential. */
export function hideLong(text: string): string {
  return text.replace(/[A-Za-z0-9_+/=.~-]{16,}/g, (run) =>
    /\d.*\d.*\d|[a-z].*[A-Z].*[a-z].*[A-Z]/.test(run) ? '…' : run,
  );
}

/** The system's error codes in words. */
const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'It is a folder.',
  ENOTDIR: 'A part of its path is no folder.',
  ELOOP: 'Its links lead in a circle.',
  ENAMETOOLONG: 'Its name is too long.',
  EIO: 'The device reports an error.',
  EMFILE: 'Too many files are open.',
  ENOSPC: 'No space is left there.',
  EDQUOT: 'The quota of this user is used up.',
  EFBIG: 'It would be larger than is allowed.',
  EROFS: 'Nothing can be written there: it is read-only.',
};

const reading: Readonly<Record<string, string>> = {
  ENOENT: 'It does not exist.',
  EACCES: 'It may not be read by this user.',
  EPERM: 'It may not be read by this user.',
};

const writing: Readonly<Record<string, string>> = {
  ENOENT: 'Its folder does not exist.',
  EACCES: 'It may not be written by this user.',
  EPERM: 'It may not be written by this user.',
};

const examples: Readonly<Record<string, string>> = {
  '--file': 'error.log',
  '--batch': 'tokens.txt',
  '--resume': 'report.ndjson',
  '--ca-file': 'company-ca.pem',
};

/** `flag` names an input that can't be read; `code` is the system's error code. */
export function unreadable(flag: string, path: string, code: string): UsageError {
  return new UsageError(
    'unreadable-input',
    `${flag} cannot read ${shown(path)}. ${reading[code] ?? reasons[code] ?? `(${code})`}`,
    `For example: token-check ${flag} ${examples[flag] ?? 'FILE'}`,
  );
}

/** The report can't be written; `path` is null for standard output. */
export function unwritable(path: string | null, code: string, flag = '--output'): UsageError {
  const what =
    path === null
      ? 'The report cannot be written to standard output.'
      : `${flag} cannot write to ${shown(path)}.`;
  return new UsageError(
    'unwritable-output',
    `${what} ${writing[code] ?? reasons[code] ?? `(${code})`}`,
    path === null
      ? 'What was written so far is not the whole report.'
      : 'For example: --format json --output report.json',
  );
}
