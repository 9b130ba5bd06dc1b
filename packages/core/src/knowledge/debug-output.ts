/** How to make a program show the requests that it sends and the answers that it gets. */
interface DebugOutput {
  /** The name of the program, as in {@link tools}. */
  readonly program: string;
  readonly command: string;
  /** Whether the output contains the token. `maybe`: it depends on the version or the settings. */
  readonly showsToken: 'yes' | 'no' | 'maybe';
}

const outputs: readonly DebugOutput[] = [
  {
    program: 'doctl',
    command: 'doctl account get --trace',
    showsToken: 'maybe',
    // https://docs.digitalocean.com/reference/doctl/reference/
  },
  {
    program: 'Terraform',
    command: 'TF_LOG=DEBUG terraform apply 2> terraform.log',
    showsToken: 'maybe',
    // https://developer.hashicorp.com/terraform/internals/debugging
  },
  {
    program: 'Pulumi',
    command: 'pulumi up --logtostderr -v=9 2> pulumi.log',
    showsToken: 'maybe',
    // https://www.pulumi.com/docs/support/debugging/
  },
  {
    program: 'Packer',
    command: 'PACKER_LOG=1 packer build . 2> packer.log',
    showsToken: 'maybe',
    // https://developer.hashicorp.com/packer/docs/debugging
  },
  {
    program: 'Ansible',
    command: 'ansible-playbook -vvv playbook.yml',
    showsToken: 'maybe',
    // https://docs.ansible.com/ansible/latest/cli/ansible-playbook.html
  },
  {
    program: 'kubectl',
    command: 'kubectl get nodes -v=8',
    showsToken: 'no',
    // https://kubernetes.io/docs/reference/kubectl/quick-reference/
  },
  {
    program: 'docker',
    command: 'docker --debug login registry.digitalocean.com',
    showsToken: 'no',
    // https://docs.docker.com/reference/cli/docker/
  },
  {
    program: 'cert-manager',
    command: 'kubectl describe challenges --all-namespaces',
    showsToken: 'no',
    // https://cert-manager.io/docs/troubleshooting/acme/
  },
  {
    program: 'CSI driver',
    command: 'kubectl describe pod <pod>; kubectl get volumeattachment',
    showsToken: 'no',
    // https://github.com/digitalocean/csi-digitalocean
  },
  {
    program: 'cloud controller manager',
    command: 'kubectl describe service <service>',
    showsToken: 'no',
    // https://github.com/digitalocean/digitalocean-cloud-controller-manager
  },
  {
    program: 'Caddy',
    command: 'journalctl -u caddy -n 100',
    showsToken: 'no',
    // https://caddyserver.com/docs/running
  },
  {
    program: 'acme.sh',
    command: 'acme.sh --issue --dns dns_dgon -d example.com --debug 2',
    showsToken: 'yes',
    // https://github.com/acmesh-official/acme.sh/wiki/How-to-debug-acme.sh
  },
  {
    program: 'external-dns',
    command: 'external-dns --provider=digitalocean --log-level=debug',
    showsToken: 'maybe',
    // https://kubernetes-sigs.github.io/external-dns/
  },
  {
    program: 'lego',
    // Traefik contains lego.
    command:
      'LEGO_DEBUG_CLIENT_VERBOSE_ERROR=true lego --dns digitalocean run # Traefik: --log.level=DEBUG',
    showsToken: 'maybe',
    // https://go-acme.github.io/lego/usage/cli/options/
  },
  {
    program: 'certbot',
    command: 'certbot certonly --dns-digitalocean -v',
    showsToken: 'maybe',
    // https://eff-certbot.readthedocs.io/
  },
  {
    program: 'curl',
    command:
      'curl -v -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" https://api.digitalocean.com/v2/account',
    showsToken: 'yes',
    // https://curl.se/docs/manpage.html#-v
  },
  {
    program: 'Node.js',
    command: 'NODE_DEBUG=http,fetch node app.js',
    showsToken: 'maybe',
    // https://nodejs.org/api/cli.html#node_debugmodule
  },
  {
    program: 'Python',
    command:
      'python -c "import http.client as h; h.HTTPConnection.debuglevel = 1; exec(open(\'app.py\').read())"',
    showsToken: 'yes',
    // https://docs.python.org/3/library/http.client.html
  },
];

/** How to get more output from a program; null for one that is not in the table. */
export function debugOutputOf(program: string | null): DebugOutput | null {
  return outputs.find((one) => one.program === program) ?? null;
}

const goVariable = 'export SSL_CERT_FILE=/path/to/company-ca.pem'; // https://pkg.go.dev/crypto/x509
const trustCommands: Readonly<Record<string, string>> = {
  curl: 'export CURL_CA_BUNDLE=/path/to/company-ca.pem', // https://curl.se/docs/sslcerts.html
  'Node.js': 'export NODE_EXTRA_CA_CERTS=/path/to/company-ca.pem', // https://nodejs.org/api/cli.html
  Python: 'export REQUESTS_CA_BUNDLE=/path/to/company-ca.pem', // https://requests.readthedocs.io
  doctl: goVariable,
  Terraform: goVariable,
};

/** How a program trusts another certificate; null where that is unknown. */
export const trustCommandOf = (program: string | null): string | null =>
  trustCommands[program ?? ''] ?? null;

/** Brings the root certificates to a Linux. */
export const rootCertificates = {
  text: 'Update the root certificates where the program runs, and check the clock there. On Debian and Ubuntu:',
  command: 'sudo apt-get install --reinstall ca-certificates && date -u',
} as const;
