import { pairs, unique, variable } from '../combine.mjs';

const program = 'import digitalocean\ndigitalocean.Manager().get_account()\n';

export default {
  programs: ['python'],
  tools: ['python-digitalocean'],
  version: ({ python }) => [
    python,
    '-c',
    'from importlib.metadata import version; print(version("python-digitalocean"))',
  ],
  run: ({ python }) => ({ commands: [[python, '-c', program]] }),
  combinations: unique([
    ...pairs([
      variable('DIGITALOCEAN_ACCESS_TOKEN'),
      variable('DIGITALOCEAN_TOKEN'),
      variable('DO_API_TOKEN'),
    ]),
    ...[' {{A}}', '{{A}} ', '"{{A}}"', '{{A}}\n', 'Bearer {{A}}', ' '].map((text) => ({
      env: { DIGITALOCEAN_ACCESS_TOKEN: text },
    })),
    { env: { digitalocean_access_token: '{{A}}' } },
    { files: { '.env': 'DIGITALOCEAN_ACCESS_TOKEN={{A}}\n' } },
    { files: { '~/.config/doctl/config.yaml': 'access-token: {{A}}\n' } },
  ]),
};
