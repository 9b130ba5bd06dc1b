import { panelOf } from './panels.ts';
import { readSilently, type Step } from './step.ts';

/**
 * Where a program has its token, if that isn't simply a variable of the process that a person can
 * look at: how to check it there, and how to give one to a program that has none. `{variable}` is the
 * variable of the input.
 */
interface Place {
  /** The name of the program, as in {@link tools}. */
  readonly program: string;
  /** Checks the token that the program sends, where it is stored. */
  readonly check: Step;
  /** Gives a token to the program. */
  readonly give?: readonly Step[];
  /** Sends a request of the program with the right header, where a form builds it. */
  readonly bearer?: Step;
}

/** A Secret of Kubernetes, which only its own namespace has. */
const secretOf = (who: string, namespace: string, secret: string, key: string): Step => ({
  text: `Check the token in the Secret that ${who} reads, and restart its Pods if you change it:`,
  terminal: `kubectl -n ${namespace} get secret ${secret} -o jsonpath='{.data.${key}}' | base64 -d | token-check`,
});

const findSecret: readonly Step[] = [
  {
    text: 'Look for the Secret in the namespace that the controller reads:',
    command: 'kubectl get secrets --all-namespaces | grep -i -e digitalocean -e dns',
  },
  {
    text: 'Compare its keys with the one that the controller’s configuration names:',
    command: 'kubectl describe secret <name> --namespace <namespace>',
  },
];

const places: readonly Place[] = [
  {
    program: 'doctl',
    check: { text: 'See which token doctl sends, and check it:', terminal: 'token-check doctor' },
  },
  {
    program: 'Terraform',
    // https://registry.terraform.io/providers/digitalocean/digitalocean/latest/docs
    check: {
      text: 'Check the `token` of the provider block. Without one, Terraform sends this variable:',
      terminal: 'token-check --env {variable}',
    },
  },
  {
    program: 'Pulumi',
    // https://www.pulumi.com/registry/packages/digitalocean/installation-configuration/
    check: {
      text: 'Check the token of the stack, `digitalocean:token`. Without one, Pulumi sends this variable:',
      terminal: 'token-check --env {variable}',
    },
    give: [
      {
        text: 'Save the token in the configuration of the stack:',
        command: 'pulumi config set --secret digitalocean:token',
      },
      { text: 'Set `DIGITALOCEAN_TOKEN` instead, in the shell that runs Pulumi.' },
    ],
  },
  {
    program: 'Packer',
    // https://developer.hashicorp.com/packer/integrations/digitalocean/digitalocean
    check: {
      text: 'Check the `api_token` of the template. Without one, Packer sends this variable:',
      terminal: 'token-check --env {variable}',
    },
  },
  {
    program: 'Ansible',
    // https://docs.ansible.com/ansible/latest/collections/community/digitalocean/
    check: {
      text: 'Check the `oauth_token` of the task. Without one, Ansible sends this variable:',
      terminal: 'token-check --env {variable}',
    },
  },
  {
    program: 'Vagrant',
    // https://github.com/devopsgroup-io/vagrant-digitalocean
    check: {
      text: 'Print the length of `provider.token` in the Vagrantfile, and compare it with the token that works. A whole one has 71 characters.',
    },
    give: [
      {
        text: 'Set `provider.token` in the provider block of this machine, and quote text values:',
        command: "provider.token = ENV['{variable}']",
      },
      {
        text: 'Export that variable in the shell that runs Vagrant, by pasting the token at the silent prompt:',
        command: readSilently('{variable}'),
      },
    ],
  },
  {
    program: 'Salt',
    // https://docs.saltproject.io/en/latest/topics/cloud/digitalocean.html
    check: {
      text: 'Check the `personal_access_token` of the provider:',
      terminal:
        "sudo sed -n 's/^ *personal_access_token: *//p' /etc/salt/cloud.providers.d/*.conf | token-check",
    },
    give: [
      {
        text: 'Add the token to the provider, in `/etc/salt/cloud.providers.d/*.conf`:',
        command: 'personal_access_token: <token>',
      },
    ],
  },
  {
    program: 'kubectl',
    check: {
      text: 'Get a new kubeconfig, which contains kubectl’s credential:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    program: 'docker',
    check: { text: 'Log in to the registry again:', command: 'doctl registry login' },
  },
  {
    program: 'cloud controller manager',
    // https://github.com/digitalocean/digitalocean-cloud-controller-manager
    check: secretOf('the cloud controller manager', 'kube-system', 'digitalocean', 'access-token'),
    give: findSecret,
  },
  {
    program: 'CSI driver',
    // https://github.com/digitalocean/csi-digitalocean
    check: secretOf('the CSI driver', 'kube-system', 'digitalocean', 'access-token'),
    give: findSecret,
  },
  {
    program: 'cert-manager',
    // https://cert-manager.io/docs/configuration/acme/dns01/digitalocean/
    check: secretOf('the issuer', '<namespace>', 'digitalocean-dns', 'access-token'),
    give: findSecret,
  },
  {
    program: 'external-dns',
    // https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/digitalocean/
    check: {
      text: 'Check the value of `DO_TOKEN` in external-dns’s Deployment, or in the Secret that it names:',
      terminal:
        "kubectl -n <namespace> get secret <name> -o jsonpath='{.data.<key>}' | base64 -d | token-check",
    },
    give: findSecret,
  },
  {
    program: 'inlets-operator',
    // https://github.com/inlets/inlets-operator
    check: secretOf('the operator', '<namespace>', 'inlets-access-key', 'inlets-access-key'),
    give: findSecret,
  },
  {
    program: 'cluster-autoscaler',
    // https://github.com/kubernetes/autoscaler cluster-autoscaler/cloudprovider/digitalocean
    check: {
      text: 'Check the `token` in the file that `--cloud-config` names.',
    },
    give: [
      {
        text: 'Turn on autoscaling in the node pool instead if DigitalOcean manages the cluster:',
        command:
          'doctl kubernetes cluster node-pool update <cluster> <pool> --auto-scale --min-nodes 1 --max-nodes 3',
      },
      {
        text: 'Put `cluster_id` and `token` into a JSON file in a Secret otherwise, mount it, and name it with `--cloud-config`.',
      },
    ],
  },
  {
    program: 'Crossplane',
    // https://github.com/crossplane-contrib/provider-digitalocean
    check: {
      text: 'Check the token in the Secret that the ProviderConfig names:',
      terminal:
        "kubectl -n <namespace> get secret <name> -o jsonpath='{.data.<key>}' | base64 -d | token-check",
    },
    give: findSecret,
  },
  {
    program: 'Cluster API',
    // https://github.com/kubernetes-sigs/cluster-api-provider-digitalocean docs/getting-started.md
    check: {
      text: 'Check the value that clusterctl encoded, and initialize the provider again if you change it:',
      terminal: 'printf %s "$DO_B64ENCODED_CREDENTIALS" | base64 -d | token-check',
    },
    give: [
      {
        text: 'Encode the token without a line break, and run clusterctl in the same shell:',
        command:
          'export DO_B64ENCODED_CREDENTIALS="$(printf %s "$DIGITALOCEAN_ACCESS_TOKEN" | base64 | tr -d \'\\n\')"',
      },
    ],
  },
  {
    program: 'Velero',
    // https://github.com/digitalocean/velero-plugin
    check: {
      text: 'Check both credentials in Velero’s Secret: the Spaces keys under `cloud`, the token under `digitalocean_token`.',
      command: 'kubectl -n velero describe secret cloud-credentials',
    },
    give: [
      {
        text: 'Compare the keys of Velero’s Secret with the path in `AWS_SHARED_CREDENTIALS_FILE`:',
        command: 'kubectl -n velero describe secret cloud-credentials',
      },
      {
        text: 'Put the Spaces key pair under `cloud` and the API token under `digitalocean_token`.',
      },
    ],
  },
  {
    program: 'acme.sh',
    // https://github.com/acmesh-official/acme.sh/wiki/dnsapi
    check: {
      text: 'Check the token that acme.sh saved in `account.conf`, which it uses again each time:',
      terminal: 'token-check doctor',
    },
  },
  {
    program: 'certbot',
    // https://certbot-dns-digitalocean.readthedocs.io/
    check: {
      text: 'Check the token in certbot’s credentials file:',
      terminal: "sed -n 's/^dns_digitalocean_token *= *//p' <file> | token-check",
    },
    give: [
      {
        text: 'Write the token into the file that `--dns-digitalocean-credentials` names:',
        command: 'dns_digitalocean_token = <token>',
      },
    ],
  },
  {
    program: 'Traefik',
    // https://doc.traefik.io/traefik/https/acme/#providers
    check: {
      text: 'Check the variable in the environment of Traefik, not of your shell:',
      terminal: 'docker exec <container> printenv {variable} | token-check',
    },
  },
  {
    program: 'Caddy',
    // https://github.com/caddy-dns/digitalocean
    check: {
      text: 'Check the variable in the environment of the Caddy service, not of your shell:',
      terminal:
        "sudo cat /proc/$(pidof caddy)/environ | tr '\\0' '\\n' | sed -n 's/^{variable}=//p' | token-check",
    },
  },
  {
    program: 'octoDNS',
    // https://github.com/octodns/octodns-digitalocean
    check: {
      text: 'Check the variable that the `token` of the provider names in octoDNS’s configuration.',
    },
    give: [
      {
        text: 'Add the token to the provider in octoDNS’s configuration, by the name of a variable:',
        command: 'token: env/DIGITALOCEAN_TOKEN',
      },
      { text: 'Set that variable in the shell that runs octodns-sync.' },
    ],
  },
  {
    program: 'MCP client',
    // https://github.com/digitalocean-labs/mcp-digitalocean
    check: {
      text: 'Write the reference as the client expects it, such as `${env:NAME}` in Cursor, and start the client where the variable is set:',
      terminal: 'token-check --env {variable}',
    },
    give: [
      {
        text: 'Put the token into `env` of the server’s entry in the client’s configuration, and restart the client:',
        command: '"env": { "DIGITALOCEAN_API_TOKEN": "<token>" }',
      },
    ],
  },
  {
    program: 'GitLab Runner',
    // https://docs.gitlab.com/runner/executors/docker_machine/
    check: {
      text: 'Check `digitalocean-access-token` in the MachineOptions of the runner’s config.toml:',
      terminal:
        "sudo sed -n 's/.*digitalocean-access-token=\\([^\",]*\\).*/\\1/p' /etc/gitlab-runner/config.toml | token-check",
    },
  },
  {
    program: 'ddclient',
    // https://ddclient.net/protocols.html
    check: {
      text: 'Check the `password` in ddclient’s configuration, which is the token. It needs domain:read and domain:update:',
      terminal: "sudo sed -n 's/^password=//p' /etc/ddclient.conf | token-check",
    },
  },
  {
    program: 'Jenkins',
    check: {
      text: 'Select the token’s credential again in the cloud’s settings in Jenkins, and use Test Connection.',
    },
  },
];

/** Where this program has its token; null for one that only reads a variable, or is unknown. */
export const placeOf = (program: string | null): Place | null =>
  places.find((place) => place.program === program) ?? inPanel(program);

/** The same for a program with a form. */
function inPanel(program: string | null): Place | null {
  const panel = panelOf(program);
  if (panel === null) return null;
  const { bearer, where = 'its settings for DigitalOcean' } = panel;
  if (bearer !== undefined) {
    const step = { text: bearer };
    return { program: panel.program, check: step, give: [step], bearer: step };
  }
  return {
    program: panel.program,
    check: {
      text: `Check the token that you entered in ${program} under ${where}. If it works here, enter the whole value there again. Paste it at the prompt of:`,
      terminal: 'token-check',
    },
    give: [{ text: `Enter the token in ${program} under ${where}, and save it.` }],
  };
}
