import type { Circumstance } from './circumstance.ts';

/** Logins of the container registry: whose they are, and where they are kept. */

export const registryStories = [
  {
    id: 'pull-secret-controller',
    title: 'The controller has no login for the registry',
    together: [
      /\b(?:argocd-image-updater|image-updater|flux(?:-system|cd)?|argo ?cd|keel|kaniko|tekton)\b|\b(?:Image|OCI|Helm)Repository\b/i,
      /\bregistry\.digitalocean\.com\b|\/v2\/registry\/auth\b/i,
      /\bunauthorized\b|\b401\b|\bdenied\b/i,
    ],
    decisive: true,
    fits: 'A login on your machine doesn’t reach a program in the cluster. It needs one of its own for the registry. Argo CD itself wants the token as the user name and as the password of the repository, with `argocd repo add`.',
    check: {
      text: 'Create a pull secret in the controller’s namespace, and name it in its configuration:',
      command: 'doctl registry kubernetes-manifest --namespace <namespace> | kubectl apply -f -',
    },
    afterwards: { text: 'Restart the controller, which reads the secret when it starts.' },
  },
  {
    id: 'registry-auth-secret',
    title: 'The registry rejected the login of the workflow (401)',
    together: [
      /\/v2\/registry\/auth\b|\bregistry\.digitalocean\.com\b/,
      /\bdocker\/login-action\b|\bgithub actions?\b|\$\{\{ {0,2}secrets\./i,
    ],
    status: 401,
    decisive: true,
    // https://docs.digitalocean.com/products/container-registry/how-to/use-registry-docker-kubernetes/
    fits: 'The login step sends the token of a GitHub secret. That secret is empty in this run, its token has expired or was deleted, or the user name isn’t the token too.',
    check: {
      text: 'Check the login step: both `username` and `password` are the token, from a secret that exists. Runs from forks get none:',
      command: 'gh secret list',
    },
    afterwards: {
      text: 'Create a new token if the login still fails, and save it in the secret:',
      command: 'gh secret set {variable}',
    },
  },
  {
    id: 'registry-auth-login',
    title: 'The registry rejected the builder’s login (401)',
    shown: [/\/v2\/registry\/auth\b/],
    unless: /\bkubelet\b|\bFailed to pull image\b|\bImagePullBackOff\b|\bErrImagePull\b/,
    status: 401,
    decisive: true,
    // https://docs.digitalocean.com/products/container-registry/how-to/use-registry-docker-kubernetes/
    fits: 'A builder sends the login of its Docker configuration to this address. That login is missing there, has expired, or its token was deleted.',
    check: {
      text: 'Log in again, as the user whose login the builder reads:',
      command: 'doctl registry login',
    },
    afterwards: {
      text: 'Create a configuration with a login for a builder elsewhere, and mount it as `~/.docker/config.json`:',
      command: 'doctl registry docker-config --read-write',
    },
  },
  {
    id: 'registry-auth-method',
    title: 'The builder has no login for the registry',
    shown: [/\/v2\/registry\/auth\b/],
    status: 405,
    decisive: true,
    fits: 'A builder without a login of its own asks this address in a way that DigitalOcean doesn’t offer. A remote builder doesn’t see the login of your machine.',
    check: {
      text: 'Log in on the host of the builder. The token is both the user name and the password:',
      command:
        'printf %s "${variable}" | docker login registry.digitalocean.com -u "${variable}" --password-stdin',
    },
    afterwards: {
      text: 'Remove the old builder, and build again:',
      command: 'docker buildx ls && docker buildx rm <builder>',
    },
  },
] as const satisfies readonly Circumstance[];
