import { unique } from '../combine.mjs';

const config = (token, more = '', head = '') => `${head}providers:
  config:
    class: octodns.provider.yaml.YamlProvider
    directory: ./zones
  digitalocean:
    class: octodns_digitalocean.DigitalOceanProvider
${token === null ? '' : `    token: ${token}\n`}${more}zones:
  example.com.:
    sources: [config]
    targets: [digitalocean]
`;
const TOOL = 'octoDNS (config.yaml)';
const file = (text, env = {}, files = {}) => ({ env, files: { 'config.yaml': text, ...files } });

const states = [undefined, '{{A}}', ''];
/** The variable that the configuration names and another one, each set, empty and not set. */
const variables = states.flatMap((one) =>
  [undefined, '{{B}}'].map((other) => ({
    ...(one === undefined ? {} : { DIGITALOCEAN_TOKEN: one }),
    ...(other === undefined ? {} : { DIGITALOCEAN_ACCESS_TOKEN: other }),
  })),
);

const odd = [
  ...[
    '{{C}}',
    '"{{C}}"',
    "'{{C}}'",
    '" {{C}} "',
    '{{C}}   # mine',
    '""',
    'null',
    '123',
    'true',
    '{{C}}/x',
    'gone/NAME',
    'ENV/DIGITALOCEAN_TOKEN',
    ' env/DIGITALOCEAN_TOKEN',
    '"env/DIGITALOCEAN_TOKEN"',
    'env/digitalocean_token',
    'env/',
    'env',
    'env/DIGITALOCEAN_TOKEN/{{C}}',
    'env/GONE/{{C}}',
    'env/GONE/a/b',
    'env/GONE/',
    '/DIGITALOCEAN_TOKEN',
    '$DIGITALOCEAN_TOKEN',
    '${DIGITALOCEAN_TOKEN}',
    '[{{C}}]',
  ].map((token) => file(config(token), { DIGITALOCEAN_TOKEN: '{{A}}' })),
  ...[
    ' {{A}}',
    '{{A}} ',
    '"{{A}}"',
    '{{A}}\n',
    '123',
    '007',
    '1.50',
    '1e3',
    'nan',
    '1.5.2',
    '-7',
    '1_000',
    'env/OTHER',
  ].map((text) => file(config('env/DIGITALOCEAN_TOKEN'), { DIGITALOCEAN_TOKEN: text })),
  file(config(null, '    # token: {{A}}\n')),
  file(config(null, '    Token: {{A}}\n')),
  file(config(null, '    api_key: {{A}}\n')),
  file(config('{{A}}', '    token: {{B}}\n')),
  file(
    config(
      'env/X',
      '',
      'secret_handlers:\n  env:\n    class: octodns.secret.environ.EnvironSecrets\n',
    ),
    { X: '{{A}}' },
  ),
  file(
    config(
      'my/X',
      '',
      'secret_handlers:\n  my:\n    class: octodns.secret.environ.EnvironSecrets\n',
    ),
    { X: '{{A}}' },
  ),
  file(
    config(
      'other/X',
      '',
      'secret_handlers:\n  my:\n    class: octodns.secret.environ.EnvironSecrets\n',
    ),
    { X: '{{A}}' },
  ),
  file(config('{{A}}').replaceAll('\n', '\r\n')),
  file(config('{{A}}').replace('octodns_digitalocean.', 'octodns.provider.digitalocean.')),
  file(config('{{A}}').replace('octodns_digitalocean.', 'octodns_digitalocean.provider.')),
  file(config('{{A}}').replace('  digitalocean:\n', '  do:\n').replace('[digitalocean]', '[do]')),
  file(`${config('{{A}}')}broken: [\n`),
];

export default {
  programs: ['octodns-sync'],
  tools: [TOOL],
  version: (programs) => [programs['octodns-sync'], '--version'],
  run: (programs) => ({
    files: { 'zones/example.com.yaml': '---\n"":\n  - type: A\n    value: 1.2.3.4\n' },
    commands: [[programs['octodns-sync'], '--config-file', 'config.yaml', '--force']],
  }),
  combinations: unique([
    ...variables.map((env) => file(config('env/DIGITALOCEAN_TOKEN'), env)),
    ...variables.map((env) => file(config('env/DIGITALOCEAN_TOKEN/{{C}}'), env)),
    ...variables.map((env) => file(config(null), env)),
    ...odd,
  ]),
};
