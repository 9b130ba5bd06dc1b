import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The beginnings that say what a credential is and nothing of its value. */
const knownPrefix =
  /^(?:[a-z]{3}_v1_|sk-[a-z]{2,6}-|github_pat_|glpat-|dckr_pat_|[a-z]{2,5}_(?=[A-Za-z0-9]{16,}$))/;

let open: (secret: Secret) => string;

/**
 * A value that someone pasted and that may open their account.
 *
 * It prints, serialises and inspects as its label. The value itself leaves only through
 * {@link reveal}; a test keeps the list of files that may import that function.
 */
export class Secret {
  readonly #value: string;
  #identity: string | undefined;

  static {
    open = (secret) => secret.#value;
  }

  constructor(value: string) {
    this.#value = value;
  }

  /** Prefix, ellipsis and last four characters; the bare length where four would be too many. */
  get label(): string {
    const value = this.#value;
    if (value.length < 16) return `(${value.length} characters)`;
    const prefix = knownPrefix.exec(value)?.[0] ?? '';
    return `${prefix}…${value.slice(-4)}`.replace(/[^\x21-\x7e…]/g, '·');
  }

  /**
   * The first 12 hex characters of the SHA-256 of the value: equal for equal credentials. `none` for
   * a short value, which a fingerprint would let others guess.
   */
  get fingerprint(): string {
    return this.#value.length < 16 ? 'none' : `sha256:${this.identity.slice(0, 12)}`;
  }

  /** The whole hash: the same for the same value alone, also among millions. Not for any output. */
  get identity(): string {
    this.#identity ??= bytesToHex(sha256(utf8ToBytes(this.#value)));
    return this.#identity;
  }

  toString(): string {
    return this.label;
  }

  toJSON(): string {
    return this.label;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Secret(${this.label})`;
  }
}

/** The value itself. For the extractors, the classifier and the one file that sends it. */
export function reveal(secret: Secret): string {
  return open(secret);
}

/** So many consecutive characters of a value are a trace of it. */
const traceLength = 12;

/**
 * `text` with every trace of the secrets replaced by their labels. A trace is a run of 12 or more
 * consecutive characters, in any letter case. Shorter values and values without a digit are words
 * that stand in any text, such as the name of a variable, and are left alone.
 */
export function hideIn(text: string, secrets: readonly Secret[]): string {
  if (text.length < traceLength) return text;
  const owners = new Map<string, Secret>();
  for (const secret of secrets) {
    const value = fold(reveal(secret));
    if (value.length < 16 || !/\d/.test(value)) continue;
    for (let at = 0; at + traceLength <= value.length; at++) {
      owners.set(value.slice(at, at + traceLength), secret);
    }
  }
  if (owners.size === 0) return text;

  const folded = fold(text);
  let result = '';
  let copied = 0;
  for (let at = 0; at + traceLength <= folded.length; at++) {
    const owner = owners.get(folded.slice(at, at + traceLength));
    if (owner === undefined) continue;
    let end = at + traceLength;
    while (end < folded.length && owners.has(folded.slice(end - traceLength + 1, end + 1))) end++;
    result += text.slice(copied, at) + owner.label;
    copied = end;
    at = end - 1;
  }
  return result + text.slice(copied);
}

/** Lower case, where that does not move any character. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
