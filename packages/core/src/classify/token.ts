import type { Candidate } from '../extract/candidate.ts';
import { isGenericName, namesDigitalOcean } from '../extract/field-names.ts';
import {
  digitCount,
  kindByPrefix,
  prefixLength,
  unprefixed,
  wholeToken,
} from '../knowledge/token-formats.ts';
import { type Belongs, type Recognised, type Recogniser, unrecognized } from './kinds.ts';
import { prefixedNearMiss, unprefixedNearMiss } from './near-miss.ts';
import { isSample } from './placeholder.ts';

/** Before all others that look at the value, because it is the most frequent one and unmistakable. */
export const token: Recogniser = (_candidate, value) => {
  if (!wholeToken.test(value)) return null;
  const kind = kindByPrefix(value);
  return isSample(value.slice(prefixLength))
    ? { kind, shape: { type: 'placeholder', confidence: 'certain' } }
    : { kind };
};

/**
 * Before the shapes of damage, because a token that can be repaired is more than its damage. Its code
 * is loaded on its own, because with it the first load in a browser would exceed its 20 kB.
 */
export const repairableToken: Recogniser = async (candidate, value) => {
  if (value.length < digitCount) return null;
  const found = (await import('./repair.ts')).repair(value);
  if (found === null) return null;
  const { value: repaired, repairs } = found;
  const kind = kindByPrefix(repaired);
  const recognised = kind === 'unknown' ? digitsOf(candidate) : { kind };
  return { ...recognised, repaired, repairs: [...candidate.repairs, ...repairs] };
};

/** After masks and placeholders, because both can begin like a token. */
export const damagedToken: Recogniser = ({ continued }, value) => {
  const found = prefixedNearMiss(value);
  if (found === null || !continued) return found;
  const { kind, shape } = found;
  if (shape.type === 'truncated') return { kind, shape: { ...shape, continued } };
  return shape.type === 'placeholder'
    ? { kind, shape: { ...shape, confidence: 'possible' } }
    : found;
};

/** After everything with a prefix: any other value is what its name says, and 64 digits may be a token. */
export const digits: Recogniser = (candidate, value) =>
  candidate.role !== null || unprefixed.test(value) ? digitsOf(candidate) : null;

/** After whole digits, because these are almost 64. */
export const damagedDigits: Recogniser = (_candidate, value) => {
  const shape = unprefixedNearMiss(value);
  return shape && { kind: 'legacy-token', shape };
};

/** Last: a name such as `SENTRY_AUTH_TOKEN` says whose value it is, whatever it looks like. */
export const otherService: Recogniser = ({ location: { name } }) =>
  namesOther(name) ? { ...notSent, belongsToOtherService: true } : null;

const namesOther = (name: string | null): boolean =>
  name !== null && name !== '' && !isGenericName(name) && !namesDigitalOcean(name);

const notSent: Recognised = { provider: 'unknown', shape: unrecognized };

/** What a value without a prefix is by its name, or 64 digits by the text around them. */
function digitsOf(candidate: Candidate): Recognised {
  const { role, request, location, belongsToOtherService, otherService } = candidate;
  if (role !== null) return { kind: role.kind };
  const name = location.name ?? '';
  // In the fragment of a callback: the implicit flow. The address is that of the user's application.
  if (location.form === 'url' && /^access_token$/i.test(name) && otherService === null) {
    return { kind: 'oauth-access-token' };
  }
  if (/linode/i.test(name)) return ofLinode;
  const isNamed = location.form === 'setting' || location.form === 'json';
  if (isNamed && !isGenericName(name)) {
    // Named for another service or purpose: sending it could hand a secret to a third party.
    return { ...notSent, belongsToOtherService: belongsToOtherService || namesOther(name) };
  }
  const url = request?.url;
  if (typeof url === 'object' && url?.service === 'linode') return ofLinode;
  if (belongsToOtherService) return notSent;
  return {
    kind: 'legacy-token',
    alternatives: ['authorization-code', 'oauth-client-secret', 'oauth-client-id'],
  };
}

const linode: Belongs = {
  providers: ['Linode'],
  what: 'a personal access token of Linode',
  where: 'The Linode API (api.linode.com) accepts it.',
  confidence: 'likely',
  expiresAt: null,
};

/** Linode's tokens are 64 hexadecimal digits too; only a name or a host can tell. */
const ofLinode: Recognised = { kind: 'foreign', provider: 'Linode', belongs: linode };
