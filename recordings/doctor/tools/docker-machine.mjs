import { pairs, unique, variable } from '../combine.mjs';

export default {
  programs: ['docker-machine'],
  stopsAtRequest: true,
  tools: ['docker-machine'],
  version: (programs) => [programs['docker-machine'], '--version'],
  run: (programs) => ({
    commands: [[programs['docker-machine'], 'create', '--driver', 'digitalocean', 'web']],
  }),
  combinations: unique([
    ...pairs([variable('DIGITALOCEAN_ACCESS_TOKEN'), variable('DIGITALOCEAN_TOKEN')]),
    ...[' {{A}}', '{{A}} ', '"{{A}}"', '{{A}}\n', ' '].map((text) => ({
      env: { DIGITALOCEAN_ACCESS_TOKEN: text },
    })),
  ]),
};
