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
