import { isTokenName, namesDigitalOcean, normalName } from '../extract/field-names.ts';
import { productFormats, spacesSecret } from '../knowledge/token-formats.ts';
import type { Recogniser } from './recogniser.ts';

/** Before the placeholders, because samples of these keys contain words such as KEY and EXAMPLE. */
export const productCredential: Recogniser = (_candidate, value) => {
  const product = productFormats.find(({ pattern }) => pattern.test(value));
  if (product === undefined) return null;
  const { kind, what, where } = product;
  const providers = ['DigitalOcean'];
  // The keys that were seen have 66 characters; whether all have is not documented.
  const isShort = value.startsWith('sk-do-') && value.length < 40;
  const confidence = isShort ? 'likely' : 'certain';
  return { kind, belongs: { providers, what, where, confidence, expiresAt: null } };
};

/** Before the other providers, because a value of this shape could be theirs but for its name. */
export const spacesSecretKey: Recogniser = ({ location: { name } }, value) => {
  if (!spacesSecret.test(value) || name === null) return null;
  const normal = normalName(name);
  const isNamed =
    /spaces|s3|aws|^secret_?access_?key$/.test(normal) ||
    (namesDigitalOcean(name) && /secret/.test(normal));
  if (isNamed) return { kind: 'spaces-secret-key' };
  // 43 random characters under the name of a token of DigitalOcean.
  const isRandom = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  return namesDigitalOcean(name) && isTokenName(name) && isRandom
    ? { kind: 'spaces-secret-key', alternatives: ['unknown'] }
    : null;
};
