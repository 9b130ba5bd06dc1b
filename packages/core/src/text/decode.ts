/**
 * The bytes of a Base64 or Base64url text (RFC 4648, sections 4 and 5), each as one character; white
 * space in it is skipped. Null for any other text.
 */
export function bytesOfBase64(encoded: string): string | null {
  const text = encoded.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    return atob(text);
  } catch {
    return null;
  }
}

/** The same where every byte is printable ASCII or white space, as in a token; null otherwise. */
export function textOfBase64(encoded: string): string | null {
  const bytes = bytesOfBase64(encoded);
  return bytes === null || /[^\s\x20-\x7e]/.test(bytes) ? null : bytes;
}

/** A text of ASCII characters in Base64. */
export const base64Of = (text: string): string => btoa(text);

/** The value of a JSON text; undefined if it isn't JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
