import { pairs, unique, variable } from '../combine.mjs';

const program = 'from gradient import Gradient\nGradient().regions.list()\n';

export default {
  programs: ['gradient-python'],
  tools: ['Gradient SDK'],
  version: (programs) => [
    programs['gradient-python'],
    '-c',
    'from importlib.metadata import version; print(version("gradient"))',
  ],
  run: (programs) => ({ commands: [[programs['gradient-python'], '-c', program]] }),
  combinations: unique([
    // GRADIENT_MODEL_ACCESS_KEY is no token for the API.
    ...pairs([variable('DIGITALOCEAN_ACCESS_TOKEN'), variable('DIGITALOCEAN_TOKEN')]),
    ...[' {{A}}', '{{A}} ', '"{{A}}"', '{{A}}\n', ' '].map((text) => ({
      env: { DIGITALOCEAN_ACCESS_TOKEN: text },
    })),
  ]),
};
