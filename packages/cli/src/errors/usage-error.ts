/** One name for each way of calling the program wrongly; scripts may rely on them. */
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
  | 'nothing-found';

/** Something is wrong with how the program was called: exit status 2. */
export class UsageError extends Error {
  readonly code: UsageCode;
  readonly hint: string;

  /** One sentence on what is wrong, and one on what to do. */
  constructor(code: UsageCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/**
 * An argument as it may be shown in a message: what is long or strange may be a credential that
 * ended up in the wrong place, and stays hidden.
 */
export function shown(argument: string): string {
  return hideLong(argument) === argument && argument.length <= 40
    ? `“${argument}”`
    : 'this argument (not shown: it may be a secret)';
}

/** Every run of characters that could be a part of a credential, replaced. */
export function hideLong(text: string): string {
  return text.replace(/[A-Za-z0-9_+/=.~-]{16,}/g, (run) =>
    /\d.*\d.*\d|[a-z].*[A-Z].*[a-z].*[A-Z]/.test(run) ? '…' : run,
  );
}
