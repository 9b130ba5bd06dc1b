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
  | 'nothing-found';

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
