import { unique } from '../combine.mjs';

const FILE = 'digitalocean.ini';
const TOOL = `certbot (${FILE})`;
const file = (text, env = {}) => ({ env, files: { [FILE]: text } });
const key = 'dns_digitalocean_token';

export default {
  programs: ['certbot'],
  stopsAtRequest: true,
  tools: [TOOL],
  version: ({ certbot }) => [certbot, '--version'],
  run: ({ certbot }) => ({
    commands: [
      [
        ...[certbot, 'certonly', '--config-dir', 'le', '--work-dir', 'le', '--logs-dir', 'le', '-n'],
        ...['--agree-tos', '-m', 'sam@example.com', '-d', 'example.com', '--dns-digitalocean'],
        ...['--dns-digitalocean-credentials', FILE, '--dns-digitalocean-propagation-seconds', '0'],
      ],
    ],
  }),
  combinations: unique([
    ...[
      `${key} = {{A}}`, `${key}={{A}}`, `${key}: {{A}}`, `${key} {{A}}`, `  ${key} = {{A}}`, `\t${key} = {{A}}`,
      `${key} = "{{A}}"`, `${key} = '{{A}}'`, `${key} = " {{A}} "`, `${key} = {{A}} # mine`, `${key} = {{A}}# mine`,
      `${key} = "{{A}}" # mine`, `${key} = {{A}} ; mine`, `# ${key} = {{A}}`, `;${key} = {{A}}`, `#${key} = {{A}}\n${key} = {{B}}`,
      `${key} =`, `${key} = ""`, `${key} = {{A}}\n${key} = {{B}}`, `dns-digitalocean-token = {{A}}`, `DNS_DIGITALOCEAN_TOKEN = {{A}}`,
      `token = {{A}}`, `digitalocean_token = {{A}}`, `certbot_dns_digitalocean:${key} = {{A}}`, `certbot-dns-digitalocean:dns_digitalocean_token = {{A}}`,
      `[section]\n${key} = {{A}}`, `${key} = {{A}}\n[section]\n${key} = {{B}}`, `other = 1\n${key} = {{A}}`,
      `${key} = {{A}}\r`, `\uFEFF${key} = {{A}}`, `${key} = '''{{A}}'''`, `${key} = {{A}}, {{B}}`, `${key} = {{A}},`, `${key} = %(x)s`, `${key} = \${TOKEN}`,
      `${key} = 123`, `"${key}" = {{A}}`, `export ${key}={{A}}`, `${key} == {{A}}`, `${key} = {{A}}   `, `${key} = "{{A}}`, `${key} = {{A}} {{B}}`, '', `# ${key} = {{A}}\n`,
    ].map((text) => file(`${text}\n`)),
    file(`${key} = {{A}}`),
    file(`${key} = {{A}}\n`, { DIGITALOCEAN_TOKEN: '{{B}}', DO_AUTH_TOKEN: '{{C}}' }),
    file('', { DIGITALOCEAN_TOKEN: '{{A}}' }),
    file('', { DIGITALOCEAN_ACCESS_TOKEN: '{{A}}' }),
    file(`${key} = ""\n`, { DIGITALOCEAN_ACCESS_TOKEN: '{{A}}' }),
  ]),
};
