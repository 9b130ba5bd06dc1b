import { dirname } from 'node:path';
import { pairs, unique, variable } from './combine.mjs';

/**
 * A module of a collection, run without a playbook. `collections`: the folder with `ansible_collections`.
 */
export const ansible = ({ tool, module, variables }) => ({
  programs: ['ansible', 'ansible_collections'],
  tools: [tool],
  version: ({ ansible: program }) => [program, '--version'],
  run: ({ ansible: program, ansible_collections: collections }) => ({
    env: { ANSIBLE_COLLECTIONS_PATH: dirname(collections), ANSIBLE_LOCALHOST_WARNING: 'False' },
    commands: [
      [
        ...[program, 'localhost', '-i', 'localhost,', '-c', 'local', '-m', module],
        ...['-e', `ansible_python_interpreter=${dirname(program)}/python`],
      ],
    ],
  }),
  combinations: unique([
    ...pairs(variables.map(variable)),
    ...variables
      .slice(0, 1)
      .flatMap((name) =>
        [' {{A}}', '{{A}} ', '"{{A}}"', '{{A}}\n', ' '].map((text) => ({ env: { [name]: text } })),
      ),
    { env: { OAUTH_TOKEN: 'of another service' } },
    { env: Object.fromEntries(variables.map((name, at) => [name, `{{${'ABCDEF'[at]}}}`])) },
    { env: { digitalocean_access_token: '{{A}}', do_api_token: '{{B}}' } },
    { files: { '.env': `${variables[0]}={{A}}\n` } },
  ]),
});
