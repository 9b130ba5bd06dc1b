/** Programs that talk to DigitalOcean, how their output is known, and the variable that they read. */
const tools: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'GitHub Actions', pattern: /Input required and not supplied/i },
  {
    name: 'doctl',
    pattern: /\bdoctl\b|unable to initialize DigitalOcean api client|unable to use supplied token/i,
  },
  {
    name: 'Terraform',
    pattern:
      /\bterraform\b|provider\["?registry|\bdigitalocean_[a-z]+\.\w|error: .{0,200}(?:retrieving|creating) \w{1,40}: (?:GET|POST)/i,
  },
  { name: 'Pulumi', pattern: /\bpulumi\b|digitalocean:index/i },
  { name: 'Packer', pattern: /\bpacker\b|^==> digitalocean/im },
  { name: 'Ansible', pattern: /\bansible\b|^fatal: \[|FAILED! =>/im },
  { name: 'external-dns', pattern: /external-dns/i },
  { name: 'cert-manager', pattern: /cert-manager|acme\.cert-manager|orders\.acme/i },
  { name: 'certbot', pattern: /certbot|dns_digitalocean/i },
  { name: 'lego', pattern: /\blego\b|traefik|DO_AUTH_TOKEN/i },
  { name: 'GitHub Actions', pattern: /^##\[|action-doctl|github actions/im },
  { name: 'kubectl', pattern: /\bkubectl\b|You must be logged in to the server/i },
  { name: 'docker', pattern: /docker login|Error response from daemon|docker push/i },
];

/** The program that printed a text, by its name; null where nothing gives it away. */
export function toolOf(text: string): string | null {
  return tools.find(({ pattern }) => pattern.test(text))?.name ?? null;
}

const terraform = ['DIGITALOCEAN_TOKEN', 'DIGITALOCEAN_ACCESS_TOKEN'];

/** The variables that a program reads, the first one first; from their own documentation. */
const variables: Readonly<Record<string, readonly string[]>> = {
  doctl: ['DIGITALOCEAN_ACCESS_TOKEN'],
  Terraform: terraform,
  Pulumi: terraform,
  Packer: [...terraform, 'DIGITALOCEAN_API_TOKEN'],
  'external-dns': ['DO_TOKEN'],
  lego: ['DO_AUTH_TOKEN'],
};

export const variablesOf = (tool: string | null): readonly string[] => variables[tool ?? ''] ?? [];
