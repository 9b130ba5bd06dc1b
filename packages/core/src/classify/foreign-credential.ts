import { digitCount, prefixLength } from '../knowledge/token-formats.ts';
import type { Recogniser } from './recogniser.ts';

/** Of DigitalOcean's tokens, with and without prefix. */
const ownLengths: readonly number[] = [digitCount, prefixLength + digitCount];

/**
 * After everything of DigitalOcean, because the shapes of others are many, and some have only length
 * and alphabet. Their table is large, so it is loaded when a value comes this far.
 */
export const foreignCredential: Recogniser = async (_candidate, value) => {
  const { foreignByPrefix, foreignOf } = await import('./foreign/foreign.ts');
  const byShape = foreignOf(value);
  const found = byShape?.generic === false ? byShape : (foreignByPrefix(value) ?? byShape);
  if (found === null) return null;
  // A damaged token of DigitalOcean has such a length too.
  if (found.generic && ownLengths.includes(value.length)) return null;
  const issuer = found.token?.issuer ?? null;
  // A JSON Web Token names its issuer.
  const isOurs = issuer !== null && /(?:^|\.)digitalocean\.com$/.test(issuer);
  const providers = isOurs ? ['DigitalOcean'] : found.providers;
  return {
    kind: isOurs ? 'unknown' : 'foreign',
    provider: providers.join(' or '),
    belongs: {
      providers,
      what: issuer === null ? found.what : `${found.what}, issued by ${issuer}`,
      where: found.where,
      confidence: found.generic ? 'possible' : 'certain',
      expiresAt: found.token?.expiresAt ?? null,
    },
  };
};

/** Before the masks, because the prefix that a mask left says whose credential it is. */
export const maskedForeign: Recogniser = (candidate, value) => {
  const prefix = /^(sk-(?:proj|ant|svcacct)-)[\w-]{0,20}\*{4}/.exec(value)?.[1];
  return prefix === undefined ? null : foreignCredential(candidate, `${prefix}masked0`);
};
