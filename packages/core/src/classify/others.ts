import { namesDigitalOcean, normalName } from '../extract/field-names.ts';
import { productFormats, spacesSecret } from '../knowledge/token-formats.ts';
import type { Recogniser } from './recogniser.ts';

/** Before the placeholders, because samples of these keys contain words such as KEY and EXAMPLE. */
export const productCredential: Recogniser = (_candidate, value) => {
  const product = productFormats.find(({ pattern }) => pattern.test(value));
  if (product === undefined) return null;
  const { kind, what, where } = product;
  const providers = ['DigitalOcean'];
  return { kind, belongs: { providers, what, where, confidence: 'certain', expiresAt: null } };
};

/** Before the other providers, because a value of this shape could be theirs but for its name. */
export const spacesSecretKey: Recogniser = ({ location: { name } }, value) => {
  if (!spacesSecret.test(value) || name === null) return null;
  const normal = normalName(name);
  const isNamed =
    /spaces|s3|aws/.test(normal) || (namesDigitalOcean(name) && /secret/.test(normal));
  return isNamed ? { kind: 'spaces-secret-key' } : null;
};

/**
 * After everything of DigitalOcean, because the shapes of others are many, and some have only length
 * and alphabet. Their table is large, so it is loaded when a value comes this far.
 */
export const foreignCredential: Recogniser = async (_candidate, value) => {
  const { foreignOf } = await import('./foreign/foreign.ts');
  const found = foreignOf(value);
  if (found === null) return null;
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
