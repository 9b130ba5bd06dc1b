import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { anyOf, sequence } from '../text/patterns.ts';

/** A prefix that says what a credential is, and nothing about its value. */
const shownPrefix = sequence([
  /^/,
  anyOf([
    /[a-z]{3}_v1_/, // DigitalOcean, Together AI
    /sk-[a-z]{2,6}-/, // model access keys, Anthropic, OpenRouter
    /github_pat_/,
    /glpat-/, // GitLab
    /dckr_pat_/, // Docker Hub
    /[a-z]{2,5}_(?=[A-Za-z0-9]{16,}$)/, // GitHub, npm and others
  ]),
]);
/** From this length on, the last four characters and a fingerprint don't help to guess a value. */
const longEnough = 16;

let open: (secret: Secret) => string;

/**
 * A value that a person pasted and that may give access to their account. It prints, serialises and
 * inspects as its label. Only {@link reveal} returns the value; a test lists the files that may import
 * that function.
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

  /** Prefix, ellipsis and last four characters; only the length for a short value. */
  get label(): string {
    const value = this.#value;
    if (value.length < longEnough)
      return `(${value.length} character${value.length === 1 ? '' : 's'})`;
    const prefix = shownPrefix.exec(value)?.[0] ?? '';
    return `${prefix}…${value.slice(-4)}`.replace(/[^\x21-\x7e…]/g, '·');
  }

  /**
   * The first 12 hex characters of the SHA-256 of the value: equal for equal credentials. `none` for a
   * short value.
   */
  get fingerprint(): string {
    return this.#value.length < longEnough ? 'none' : `sha256:${this.identity.slice(0, 12)}`;
  }

  /** The whole hash, which is unique among millions of values too. Never print it. */
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

/** The value itself: for extract, classify, the file that sends it and the file that hides it. */
export function reveal(secret: Secret): string {
  return open(secret);
}
