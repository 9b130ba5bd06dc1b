import { pairs, unique, variable } from '../combine.mjs';

const fileOf = (text, more = {}) => ({
  env: { DO_AUTH_TOKEN_FILE: 'token.txt', ...more },
  files: { 'token.txt': text },
});

export default {
  programs: ['lego'],
  stopsAtRequest: true,
  tools: ['lego (Traefik)'],
  version: ({ lego }) => [lego, '--version'],
  run: ({ lego }) => ({
    commands: [
      [
        'sh',
        '-c',
        // Version 5 has its options behind the command.
        'if "$0" --version | grep -q " 4[.]"; then exec "$0" "$@" run; else exec "$0" run "$@"; fi',
        lego,
        ...['--accept-tos', '--email', 'sam@example.com', '--dns', 'digitalocean'],
        ...['--dns.resolvers', '192.168.1.1:53', '--domains', 'example.com'],
      ],
    ],
  }),
  combinations: unique([
    ...pairs([
      variable('DO_AUTH_TOKEN'),
      {
        set: (token) => fileOf(token),
        empty: { env: { DO_AUTH_TOKEN_FILE: '' } },
      },
      variable('DIGITALOCEAN_TOKEN'),
    ]),
    ...[' {{A}}', '{{A}} ', '"{{A}}"', '{{A}}\n', ' '].map((text) => ({
      env: { DO_AUTH_TOKEN: text },
    })),
    ...[
      '{{A}}\n',
      '{{A}}\r\n',
      '{{A}}\n\n',
      '\n{{A}}',
      ' {{A}}',
      '{{A}} ',
      '{{A}} \n',
      '"{{A}}"',
      '',
      '\n',
      'DO_AUTH_TOKEN={{A}}\n',
    ].map((text) => fileOf(text)),
    { env: { DO_AUTH_TOKEN_FILE: 'gone.txt' } },
    { env: { DO_AUTH_TOKEN_FILE: 'gone.txt', DO_AUTH_TOKEN: '{{A}}' } },
    { env: { DO_AUTH_TOKEN_FILE: '~/token.txt' }, files: { '~/token.txt': '{{A}}' } },
    { env: { DO_AUTH_TOKEN_FILE: '/home/sam/token.txt' }, files: { '~/token.txt': '{{A}}' } },
    fileOf('{{A}}', { DO_AUTH_TOKEN: '{{B}}' }),
    fileOf('{{A}}', { DO_AUTH_TOKEN: '' }),
    fileOf('{{A}}', { DO_AUTH_TOKEN: ' ' }),
  ]),
};
