import { lines, pairs, unique, variable } from '../combine.mjs';

const FILE = '~/.acme.sh/account.conf';
const saved = (text, env = {}) => ({ env, files: { [FILE]: text } });

export default {
  programs: ['acme.sh'],
  stopsAtRequest: true,
  tools: ['acme.sh'],
  version: (programs) => ['sh', '-c', '"$0" --version | tail -1', programs['acme.sh']],
  run: (programs) => ({
    commands: [
      [
        ...[programs['acme.sh'], '--issue', '--dns', 'dns_dgon', '-d', 'example.com'],
        ...['--server', 'https://acme-v02.api.letsencrypt.org/directory', '--dnssleep', '1'],
        ...['-m', 'sam@example.com'],
      ],
    ],
  }),
  combinations: unique([
    ...pairs([
      variable('DO_API_KEY'),
      lines(FILE, (token) => `SAVED_DO_API_KEY='${token}'\n`, "SAVED_DO_API_KEY=''\n"),
      lines(FILE, (token) => `DO_API_KEY='${token}'\n`, "DO_API_KEY=''\n"),
      variable('DO_API_TOKEN'),
    ]),
    ...[' {{A}}', '{{A}} ', '"{{A}}"', '{{A}}\n', ' '].map((text) => ({
      env: { DO_API_KEY: text },
    })),
    ...[
      'SAVED_DO_API_KEY={{A}}\n',
      'SAVED_DO_API_KEY="{{A}}"\n',
      "SAVED_DO_API_KEY=' {{A}} '\n",
      "#SAVED_DO_API_KEY='{{A}}'\n",
      "# SAVED_DO_API_KEY='{{A}}'\n",
      "SAVED_DO_API_KEY='{{A}}' # mine\n",
      "export SAVED_DO_API_KEY='{{A}}'\n",
      " SAVED_DO_API_KEY='{{A}}'\n",
      "SAVED_DO_API_KEY = '{{A}}'\n",
      "SAVED_DO_API_KEY='{{A}}'\nSAVED_DO_API_KEY='{{B}}'\n",
      "DO_API_KEY='{{A}}'\nSAVED_DO_API_KEY='{{B}}'\n",
      "export DO_API_KEY='{{A}}'\n",
      'export DO_API_KEY={{A}}\n',
      "saved_do_api_key='{{A}}'\n",
      "SAVED_DO_API_KEY='{{A}}'",
      "SAVED_DO_API_KEY='{{A}}'\r\n",
      "SAVED_DO_API_KEY='$DO_API_TOKEN'\n",
      'SAVED_DO_API_KEY="$TOKEN"\n',
      'TOKEN=\'{{A}}\'\nDO_API_KEY="$TOKEN"\n',
      "SAVED_DO_API_KEY='{{A}}\n",
      "LOG_FILE='/dev/null'\nSAVED_DO_API_KEY='{{A}}'\nUPGRADE_HASH='x'\n",
    ].map((text) => saved(text)),
    saved("SAVED_DO_API_KEY='{{A}}'\n", { DO_API_KEY: '{{B}}' }),
    saved("DO_API_KEY='{{A}}'\n", { DO_API_KEY: '{{B}}' }),
    saved("export DO_API_KEY='{{A}}'\n", { DO_API_KEY: '{{B}}' }),
    {
      env: { LE_WORKING_DIR: '/home/sam/acme' },
      files: {
        '~/acme/account.conf': "SAVED_DO_API_KEY='{{A}}'\n",
        [FILE]: "SAVED_DO_API_KEY='{{B}}'\n",
      },
    },
    {
      env: { LE_CONFIG_HOME: '/home/sam/acme' },
      files: {
        '~/acme/account.conf': "SAVED_DO_API_KEY='{{A}}'\n",
        [FILE]: "SAVED_DO_API_KEY='{{B}}'\n",
      },
    },
    {
      env: { ACCOUNT_CONF_PATH: '/home/sam/other.conf' },
      files: { '~/other.conf': "SAVED_DO_API_KEY='{{A}}'\n", [FILE]: "SAVED_DO_API_KEY='{{B}}'\n" },
    },
    { env: { LE_CONFIG_HOME: '' }, files: { [FILE]: "SAVED_DO_API_KEY='{{B}}'\n" } },
  ]),
};
