/**
 * A stable identifier of some words, 16 hex digits: FNV-1a, 64 bits. It tells results apart and
 * protects nothing.
 */
export function fingerprintOf(words: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(words.join('\0'))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
