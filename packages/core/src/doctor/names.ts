import { isTokenName, namesDigitalOcean } from '../extract/field-names.ts';
import { looksLikeToken, startsLikeToken, withoutTokens } from '../knowledge/tokens-in-text.ts';
import { stripControls } from '../text/lines.ts';

/** Names of credentials for another product, or for another step of OAuth. */
const otherProductName =
  /spaces|s3|registry|docker|model|agent|inference|gradient|refresh|client|function/i;

/** Whether a variable or field of this name is meant for a token of DigitalOcean's API. */
export function namesApiToken(name: string): boolean {
  return namesDigitalOcean(name) && isTokenName(name) && !otherProductName.test(name);
}

/** Names that many services use, so that only a value in DigitalOcean's format counts. */
const sharedNames = /^OAUTH_TOKEN$/i;

/**
 * Whether a setting contains a token for the API. `isRead`: a tool reads a setting of this name, so
 * that any value counts, because it's sent; otherwise only a value in the format of a token counts,
 * and without a prefix only if the name mentions DigitalOcean.
 */
export function holdsApiToken(name: string, text: string, isRead: boolean): boolean {
  if (text.trim() === '') return false;
  if (startsLikeToken(text)) return true;
  if (isRead && !sharedNames.test(name)) return true;
  return (isRead || namesApiToken(name)) && looksLikeToken(text);
}

/** Whether a value refers to another one: `${DO_TOKEN}`, `op://vault/item`, `var.do_token`. */
export function isReference(text: string): boolean {
  return /^\s*(?:\$[A-Za-z_]\w*|\$\{[^}]*\}|%\w+%|[a-z][\w+-]*:\/\/\S+|var\.\w+|\{\{.*\}\})\s*$/.test(
    text,
  );
}

/** A name from a file, safe to print: one line, at most 80 characters, no piece of a token. */
export function printable(name: string): string {
  return withoutTokens(stripControls(name)).slice(0, 80);
}
