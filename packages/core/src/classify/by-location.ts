import type { Belongs } from './kinds.ts';
import type { Recogniser } from './recogniser.ts';

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
