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
