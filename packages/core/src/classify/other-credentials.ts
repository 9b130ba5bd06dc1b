import { namesDigitalOcean, normalName } from '../extract/field-names.ts';
import { productFormats, spacesSecret } from '../knowledge/token-formats.ts';
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
export const apiV1Key: Recogniser = ({ location: { name } }) =>
  name?.startsWith('v1:') ? { kind: 'api-v1-key', name: name.slice(3) } : null;

/**
 * Before everything that looks at the value, because the shape of this key isn't documented. The
 * Gradient SDK names the variables that contain it.
 */
export const agentAccessKey: Recogniser = ({ location: { name } }) =>
  /agent_?access_?key$/i.test(name ?? '')
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
