import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TokenPrefix } from '../knowledge/token-formats.ts';

/**
 * A token that was never issued: the prefix and 64 hexadecimal digits derived from a name. Tests derive
 * their tokens so that no file of the repository contains one.
 */
export function makeToken(prefix: TokenPrefix | '', name: string): string {
  return prefix + bytesToHex(sha256(utf8ToBytes(`token-check sandbox: ${name}`)));
}
