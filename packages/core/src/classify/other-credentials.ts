import { isTokenName, namesDigitalOcean, normalName } from '../extract/field-names.ts';
import {
  digitCount,
  prefixLength,
  productFormats,
  spacesSecret,
} from '../knowledge/token-formats.ts';
import type { Belongs, Recogniser } from './kinds.ts';

/** First, because a registry login can contain an API token, and Docker uses it as a login anyway. */
export const registryLogin: Recogniser = ({ location }) =>
  location.form === 'docker' ? { kind: 'registry-credential' } : null;

/** Before everything that looks at the value, because the token of a cluster can have any shape. */
export const clusterToken: Recogniser = ({ location }) =>
  location.form === 'kubeconfig' ? { belongs: tokenOfCluster } : null;

const tokenOfCluster: Belongs = {
  providers: ['DigitalOcean'],
  what: 'the token of a Kubernetes cluster',
  where: 'It works with the API of one cluster (…k8s.ondigitalocean.com), through kubectl.',
  confidence: 'likely',
  expiresAt: null,
};

/** Before the repairs and the digits, because a key of API v1 could look like a shortened token. */
export const apiV1Key: Recogniser = ({ location }) => {
  const [, doubt, name] = /^v1(\??):([\s\S]*)$/.exec(location.name ?? '') ?? [];
  if (name === undefined) return null;
  // Variables of these names can also contain an OAuth client id and a token.
  const alternatives = doubt === '?' ? (['personal-access-token'] as const) : [];
  return { kind: 'api-v1-key', name, alternatives };
};

/**
 * Before everything that looks at the value, because the shape of this key isn't documented. The
 * Gradient SDK names the variables that contain it.
 */
export const agentAccessKey: Recogniser = ({ location: { name } }) =>
  /agent_?(?:access_?)?key$/i.test(name ?? '')
    ? { kind: 'agent-access-key', belongs: keyOfAgent }
    : null;

const keyOfAgent: Belongs = {
  providers: ['DigitalOcean'],
  what: 'the access key of an agent',
  where: 'It works with the endpoint of that one agent (https://….agents.do-ai.run).',
  confidence: 'likely',
  expiresAt: null,
};

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
