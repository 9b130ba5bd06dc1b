import {
  isTokenName,
  looksLikeToken,
  namesDigitalOcean,
  stripControls,
  withoutTokens,
} from '@token-check/core';

/** Names of what is kept for another door: another host than the API's, or another step of OAuth. */
const otherProductName =
  /spaces|s3|registry|docker|model|agent|inference|gradient|refresh|client|function/i;

/** Whether a variable or field of this name is meant to hold a token of DigitalOcean's API. */
function namesApiToken(name: string): boolean {
  return namesDigitalOcean(name) && isTokenName(name) && !otherProductName.test(name);
}

/** Names that many services use: only a value that announces itself is taken for DigitalOcean's. */
const anybodys = /^OAUTH_TOKEN$/i;

/**
 * Whether a setting holds a token of the API. What a tool reads by this name counts whatever it
 * holds, for it is sent; of all other names only what looks like a token.
 */
export function holdsApiToken(name: string, text: string, read: boolean): boolean {
  if (text.trim() === '') return false;
  if (read && !anybodys.test(name)) return true;
  return (read || namesApiToken(name)) && looksLikeToken(text);
}

/** Whether a value is the address of another one: `${DO_TOKEN}`, `op://vault/item`, `var.do_token`. */
export function isReference(text: string): boolean {
  return /^\s*(?:\$[A-Za-z_]\w*|\$\{[^}]*\}|%\w+%|[a-z][\w+-]*:\/\/\S+|var\.\w+|\{\{.*\}\})\s*$/.test(
    text,
  );
}

/** A name out of somebody's file, as it may be printed: one line, and no piece of a token in it. */
export function printable(name: string): string {
  return withoutTokens(stripControls(name)).slice(0, 80);
}
