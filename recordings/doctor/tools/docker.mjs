import { unique } from '../combine.mjs';

const FILE = '~/.docker/config.json';
const host = 'registry.digitalocean.com';
const config = (value, env = {}, more = {}) => ({
  env,
  files: { [FILE]: typeof value === 'string' ? value : JSON.stringify(value), ...more },
});
const auths = (key, entry = { auth: '{{A:basic}}' }) => ({ auths: { [key]: entry } });

export default {
  programs: ['docker'],
  tools: ['docker'],
  version: ({ docker }) => [docker, '--version'],
  run: ({ docker }) => ({
    files: {
      '~/bin/docker-credential-none':
        '#!/bin/sh\necho "credentials not found in native keychain"; exit 1\n',
    },
    commands: [[docker, 'manifest', 'inspect', `${host}/team/app:1`]],
  }),
  combinations: unique([
    {},
    config(auths(host)),
    config(auths(`https://${host}`)),
    config(auths(`https://${host}/`)),
    config(auths(`https://${host}/v1/`)),
    config(auths(`${host}/team`)),
    config(auths(`http://${host}`)),
    config(auths(host.toUpperCase())),
    config(auths('https://index.docker.io/v1/')),
    config(auths(host, {})),
    config(auths(host, { auth: '' })),
    config(auths(host, { auth: 'no base64' })),
    config(auths(host, { username: 'sam', password: '{{A}}' })),
    config(auths(host, { auth: '{{A:basic}}', username: 'sam', password: '{{B}}' })),
    config({
      auths: { [host]: { auth: '{{A:basic}}' }, [`https://${host}`]: { auth: '{{B:basic}}' } },
    }),
    config({ auths: {} }),
    config({}),
    config('{'),
    config(''),
    config('[]'),
    config({ ...auths(host), credHelpers: { [host]: 'none' } }),
    config({ ...auths(host), credsStore: 'none' }),
    config({ ...auths(host), credsStore: 'gone' }),
    config({ ...auths(host), credsStore: '' }),
    config({ ...auths(host), credHelpers: { 'ghcr.io': 'none' } }),
    config(
      auths(host),
      { DOCKER_CONFIG: '/home/sam/other' },
      { '~/other/config.json': JSON.stringify(auths(host, { auth: '{{B:basic}}' })) },
    ),
    config(auths(host), { DOCKER_CONFIG: '/home/sam/gone' }),
    config(auths(host), { DOCKER_CONFIG: '' }),
    config(
      auths(host),
      { DOCKER_CONFIG: 'other' },
      { 'other/config.json': JSON.stringify(auths(host, { auth: '{{B:basic}}' })) },
    ),
    config(auths(host), {
      DOCKER_AUTH_CONFIG: JSON.stringify(auths(host, { auth: '{{B:basic}}' })),
    }),
    config({}, { DOCKER_AUTH_CONFIG: JSON.stringify(auths(host, { auth: '{{B:basic}}' })) }),
    config(auths(host), { DIGITALOCEAN_ACCESS_TOKEN: '{{B}}' }),
    { files: { '~/.dockercfg': JSON.stringify({ [host]: { auth: '{{A:basic}}' } }) } },
  ]),
};
