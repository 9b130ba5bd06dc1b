/** The OAuth parameters that carry a credential (RFC 6749), in URLs, forms and JSON. */
const oauthNames = new Set(['code', 'access_token', 'refresh_token', 'client_id', 'client_secret']);

export function isOAuthName(name: string): boolean {
  return oauthNames.has(name.toLowerCase());
}

/** Words that, in the name of a variable or field, say that its value is a credential. */
const credentialWord =
  /(?:^|[_\-.\s])(?:token|pat|secret|password|credential|bearer|(?:api|access|auth)[_-]?(?:key|token))(?:$|[_\-.\s])/i;

/** Names that contain such a word but hold something else. */
const otherwise =
  /(?:^|_)(?:token_type|token_url|token_endpoint|secret_?name|expires|ttl|length|file|path)(?:$|_)/i;

/** Whether a variable or field of this name, with this value, holds a credential. */
export function isCredentialName(name: string, value: string): boolean {
  // `code` is also what many answers call the number or name of an error.
  if (name.toLowerCase() === 'code') return /^[\w-]{20,}$/.test(value);
  // DigitalOcean's token response of 2014 had a challenge in a field named `bearer` (api-v2 issue 56).
  if (/^bearer realm=/i.test(value)) return false;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  return isOAuthName(name) || (credentialWord.test(words) && !otherwise.test(words));
}
