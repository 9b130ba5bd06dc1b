import { join, lines, pairs, unique, variable } from '../combine.mjs';

const OWN = 'lexicon_digitalocean.yml';
const ALL = 'lexicon.yml';
const file = (path, text, env = {}) => ({ env, files: { [path]: text } });

const sources = [
  variable('LEXICON_DIGITALOCEAN_AUTH_TOKEN'),
  variable('LEXICON_DIGITALOCEAN_TOKEN'),
  lines(OWN, (token) => `auth_token: ${token}\n`, 'auth_token: ""\n'),
  lines(
    ALL,
    (token) => `digitalocean:\n  auth_token: ${token}\n`,
    'digitalocean:\n  auth_token: ""\n',
  ),
];

const odd = [
  { env: { DIGITALOCEAN_TOKEN: '{{A}}' } },
  { env: { LEXICON_AUTH_TOKEN: '{{A}}' } },
  { env: { lexicon_digitalocean_auth_token: '{{A}}' } },
  ...[' {{A}}', '{{A}} ', '"{{A}}"', '{{A}}\n', ' '].map((text) => ({
    env: { LEXICON_DIGITALOCEAN_AUTH_TOKEN: text },
  })),
  file(OWN, 'auth_token: "{{A}}"\n'),
  file(OWN, 'auth_token: " {{A}} "\n'),
  file(OWN, "auth_token: '{{A}}'\n"),
  file(OWN, 'auth_token: "{{A}}" # mine\n'),
  file(OWN, '# auth_token: {{A}}\n'),
  file(OWN, 'token: {{A}}\n'),
  file(OWN, 'Auth_Token: {{A}}\n'),
  file(OWN, 'auth_token:\n'),
  file(OWN, 'auth_token: 123\n'),
  file(OWN, 'auth_token: 0012\n'),
  file(OWN, 'auth_token: true\n'),
  file(OWN, 'auth_token: [{{A}}]\n'),
  file(OWN, 'digitalocean:\n  auth_token: {{A}}\n'),
  file(OWN, ''),
  file(OWN, 'auth_token: [\n', { LEXICON_DIGITALOCEAN_AUTH_TOKEN: '{{A}}' }),
  file(OWN, 'auth_token: {{A}}\nauth_token: {{B}}\n'),
  file(OWN, 'auth_token: {{A}}\r\n'),
  file(OWN, '\uFEFFauth_token: {{A}}\n'),
  file(OWN, 'just text\n', { LEXICON_DIGITALOCEAN_AUTH_TOKEN: '{{A}}' }),
  file(OWN, '---\nauth_token: {{A}}\n---\nauth_token: {{B}}\n'),
  file('lexicon_digitalocean.yaml', 'auth_token: {{A}}\n'),
  file('.lexicon.yml', 'digitalocean:\n  auth_token: {{A}}\n'),
  file('lexicon_cloudflare.yml', 'auth_token: {{A}}\n'),
  file(ALL, 'auth_token: {{A}}\n'),
  file(ALL, 'digitalocean:\n'),
  file(ALL, 'cloudflare:\n  auth_token: {{A}}\n'),
  file(ALL, 'DigitalOcean:\n  auth_token: {{A}}\n'),
  file(ALL, 'digitalocean: {{A}}\n'),
  file('~/lexicon.yml', 'digitalocean:\n  auth_token: {{A}}\n'),
  join(file(OWN, 'other: 1\n'), file(ALL, 'digitalocean:\n  auth_token: {{A}}\n')),
  join(file(OWN, 'auth_token:\n'), file(ALL, 'digitalocean:\n  auth_token: {{A}}\n')),
  join(file(OWN, 'auth_token: {{A}}\n'), file(ALL, 'digitalocean: [\n')),
];

export default {
  programs: ['lexicon'],
  tools: ['lexicon'],
  version: ({ lexicon }) => [lexicon, '--version'],
  run: ({ lexicon }) => ({
    commands: [[lexicon, 'digitalocean', 'list', 'example.com', 'TXT']],
  }),
  combinations: unique([...pairs(sources), ...odd]),
};
