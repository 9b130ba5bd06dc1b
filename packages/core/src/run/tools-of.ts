import { shortName } from '../doctor/only-tool.ts';
import { programOf, tools } from '../knowledge/tools.ts';

/** The executables of each tool that has one, by its name in the table of tools. */
export const executables: Readonly<Record<string, readonly string[]>> = {
  doctl: ['doctl'],
  Terraform: ['terraform', 'terragrunt'],
  OpenTofu: ['tofu'],
  Pulumi: ['pulumi'],
  Packer: ['packer'],
  Ansible: ['ansible', 'ansible-playbook', 'ansible-pull', 'ansible-runner', 'ansible-navigator'],
  kubectl: ['kubectl', 'helm', 'helmfile', 'k9s'],
  docker: ['docker', 'docker-compose', 'podman', 'nerdctl', 'buildah', 'skopeo'],
  Steampipe: ['steampipe'],
  'Gradient ADK': ['gradient'],
  'docker-machine': ['docker-machine'],
  'external-dns': ['external-dns'],
  lego: ['lego', 'traefik'],
  'acme.sh': ['acme.sh'],
  certbot: ['certbot'],
  lexicon: ['lexicon'],
  octoDNS: ['octodns-sync', 'octodns-dump', 'octodns-validate', 'octodns-compare'],
  spawn: ['spawn'],
};

/** The tool of an executable, by the name for {@link onlyTool}; null for any other program. */
export function toolOf(program: string): string | null {
  const found = Object.entries(executables).find(([, names]) => names.includes(program));
  return found?.[0] ?? null;
}

/** The tool that printed a text, by the name for {@link onlyTool}; null if the text doesn't show one. */
export function toolIn(text: string): string | null {
  const program = programOf(text);
  if (program === null) return null;
  const found = tools.find((tool) => [tool.program].flat().includes(program));
  return found === undefined ? null : shortName(found.name);
}
