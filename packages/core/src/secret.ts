import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

let open: (secret: Secret) => string;

/**
 * A value that someone pasted and that may open their account.
 *
 * It prints, serialises and inspects as its label. The value itself leaves only through
 * {@link reveal}; a test keeps the list of files that may import that function.
 */
export class Secret {
  readonly #value: string;

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
    const prefix = /^[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,4}){0,2}[_-]/.exec(value)?.[0] ?? '';
    const shown = prefix.length + 16 <= value.length ? prefix : '';
    return `${shown}…${value.slice(-4)}`.replace(/[^\x21-\x7e…]/g, '·');
  }

  /** The first 12 hex characters of the SHA-256 of the value: equal for equal credentials. */
  get fingerprint(): string {
    return `sha256:${bytesToHex(sha256(utf8ToBytes(this.#value))).slice(0, 12)}`;
  }

  /**
   * `text` with every trace of this value replaced by its label. A trace is a run of 12 or more
   * consecutive characters of the value, in any letter case, or the whole of a shorter value.
   */
  hideIn(text: string): string {
    const value = this.#value.toLowerCase();
    const size = Math.min(12, value.length);
    if (size < 6 || text.length < size) return text;
    const pieces = new Set<string>();
    for (let at = 0; at + size <= value.length; at++) pieces.add(value.slice(at, at + size));

    const folded = text.toLowerCase();
    const lower = folded.length === text.length ? folded : text;
    let result = '';
    let copied = 0;
    for (let at = 0; at + size <= lower.length; at++) {
      if (!pieces.has(lower.slice(at, at + size))) continue;
      let end = at + size;
      while (end < lower.length && pieces.has(lower.slice(end - size + 1, end + 1))) end++;
      result += text.slice(copied, at) + this.label;
      copied = end;
      at = end - 1;
    }
    return result + text.slice(copied);
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
