import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { reveal, type Secret } from './secret.ts';

/** Part of the format: another text would give every value another id. */
const fixedText = utf8ToBytes('token-check passport v1');

/**
 * What a passport names a value by: 32 hexadecimal digits of an HMAC-SHA-256 whose key is the value.
 * Equal for equal values; the value can't be computed from it.
 */
export const passportIdOf = (secret: Secret): string =>
  bytesToHex(hmac(sha256, utf8ToBytes(reveal(secret)), fixedText)).slice(0, 32);
