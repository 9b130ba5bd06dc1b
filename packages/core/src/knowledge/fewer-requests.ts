import type { Step } from './step.ts';

/** How a program sends fewer requests, by its name as in {@link tools}. */
export const fewerRequests: Readonly<Record<string, Step>> = {
  // https://kubernetes-sigs.github.io/external-dns/latest/docs/flags/
  'external-dns': {
    text: 'Let external-dns ask less, and stop a crash loop meanwhile. Larger pages, a longer interval and fewer domains:',
    command: '--digitalocean-api-page-size=200 --interval=10m --domain-filter=<domain>',
  },
  // https://developer.hashicorp.com/terraform/cli/commands/apply
  Terraform: {
    text: 'Let Terraform send fewer requests at a time:',
    command: 'terraform apply -parallelism=2',
  },
  octoDNS: { text: 'Run octodns-sync less often, or for one zone at a time.' },
};
