import { isAccessToken, type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';
import { decideFor } from '../scopes.ts';

/**
 * An address without scheme never leaves the machine. A token for the API that goes to another of
 * DigitalOcean's services meets a door that it does not open.
 */
export const wrongHost: Rule<'wrong-host'> = (known) => {
  const url = urlOf(known);
  if (url === null) return null;
  const unsent = url.scheme === '';
  const evidence = { ...requestEvidence(known), unsent };
  if (unsent) return { confidence: 'certain', evidence };
  if (!isAccessToken(known) || requestOf(known)?.authScheme == null) return null;
  if (url.service === 'inference') {
    // It takes tokens with full access and refuses all others with 401 (README of pydo).
    const full = decideFor(known, [['api:read', 'api:write']]).answer;
    if (full === 'yes') return null;
    return { confidence: full === 'no' ? 'likely' : 'possible', evidence };
  }
  // Perhaps a service of one's own; perhaps the token is in other hands now.
  if (url.service === 'other') return { confidence: 'possible', evidence };
  if (url.service === 'control-panel') {
    return url.path?.startsWith('/v1/oauth/') ? null : { confidence: 'likely', evidence };
  }
  return [
    'spaces',
    'kubernetes',
    'database',
    'metadata',
    'look-alike',
    'linode',
    'provider',
  ].includes(url.service)
    ? { confidence: 'likely', evidence }
    : null;
};
