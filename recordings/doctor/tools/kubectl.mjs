import { unique } from '../combine.mjs';

const KUBE = '~/.kube/config';
const DOCTL = '~/.config/doctl/config.yaml';
const server = 'https://4fc8a1b2-0d3e-4c5f-9a6b-7c8d9e0f1a2b.k8s.ondigitalocean.com';
const THROUGH = 'kubectl (through doctl)';

/** A kubeconfig with one user, and what comes before it. */
const kubeconfig = (user, head = 'current-context: do\n') => `${head}apiVersion: v1
kind: Config
clusters: [{ name: c, cluster: { server: "${server}", insecure-skip-tls-verify: true } }]
contexts: [{ name: do, context: { cluster: c, user: admin } }]
users:
  - name: admin
    user: ${JSON.stringify(user)}
`;

const doctl = (args, env = [], command = 'doctl') => ({
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    command,
    args: [
      'kubernetes',
      'cluster',
      'kubeconfig',
      'exec-credential',
      '--version=v1beta1',
      ...args,
      'c-1',
    ],
    ...(env.length > 0 ? { env } : {}),
    interactiveMode: 'IfAvailable',
  },
});
const variable = (name, value) => ({ name, value });
const usual = 'access-token: {{A}}\nauth-contexts: { work: "{{B}}", home: "{{C}}" }\n';

const throughDoctl = [
  [],
  ['--context=work'],
  ['--context', 'Work'],
  ['--context=gone'],
  ['--context=default'],
  ['--context='],
  ['--access-token={{E}}'],
  ['-t', '{{E}}'],
  ['--context=work', '-t{{E}}'],
  ['--config=/home/sam/other.yaml'],
].flatMap((args) =>
  [{}, { DIGITALOCEAN_ACCESS_TOKEN: '{{D}}' }, { DIGITALOCEAN_CONTEXT: 'home' }].flatMap((env) =>
    [
      [],
      [variable('DIGITALOCEAN_ACCESS_TOKEN', '{{F}}')],
      [variable('DIGITALOCEAN_CONTEXT', 'work')],
    ].flatMap((own) =>
      [usual, `context: home\n${usual}`].map((config) => ({
        env,
        files: {
          [KUBE]: kubeconfig(doctl(args, own)),
          [DOCTL]: config,
          '~/other.yaml': 'access-token: {{G}}\n',
        },
      })),
    ),
  ),
);

const file = (user, more = {}) => ({
  files: { [KUBE]: kubeconfig(user), [DOCTL]: usual, ...more },
});
const odd = [
  { files: { [KUBE]: kubeconfig(doctl([])) } },
  { files: { [KUBE]: kubeconfig(doctl([])) }, env: { DIGITALOCEAN_ACCESS_TOKEN: '{{A}}' } },
  file(doctl([], [variable('DIGITALOCEAN_ACCESS_TOKEN', '')])),
  file(doctl([], [variable('DIGITALOCEAN_CONTEXT', '')])),
  file(doctl([], [variable('DIGITALOCEAN_TOKEN', '{{D}}')])),
  file(doctl([], [variable('DIGITALOCEAN_CONFIG', '/home/sam/other.yaml')]), {
    '~/other.yaml': 'access-token: {{D}}\n',
  }),
  file(doctl([], [], '/home/sam/bin/doctl')),
  file(doctl([], [], '../bin/doctl')),
  file({ token: '{{A}}' }),
  file({ token: '{{A}}', ...doctl([]) }),
  file({ token: '', ...doctl([]) }),
  file({ username: 'x', password: 'y', ...doctl([]) }),
  file({ tokenFile: '/home/sam/token', token: '{{A}}' }, { '~/token': '{{B}}' }),
  file({ token: ' {{A}} ' }),
  file({}),
  { files: { [KUBE]: kubeconfig(doctl([]), ''), [DOCTL]: usual } },
  { files: { [KUBE]: kubeconfig(doctl([]), 'current-context: gone\n'), [DOCTL]: usual } },
  { files: { [KUBE]: `${kubeconfig({ token: '{{A}}' })}broken: [\n` } },
  { files: { [KUBE]: 'just text\n' } },
  { files: { [KUBE]: '' } },
  {
    env: { KUBECONFIG: 'here.yaml' },
    files: { 'here.yaml': kubeconfig({ token: '{{A}}' }), [KUBE]: kubeconfig({ token: '{{B}}' }) },
  },
  { env: { KUBECONFIG: 'gone.yaml' }, files: { [KUBE]: kubeconfig({ token: '{{B}}' }) } },
  { env: { KUBECONFIG: '' }, files: { [KUBE]: kubeconfig({ token: '{{B}}' }) } },
  {
    env: { KUBECONFIG: 'a.yaml:b.yaml' },
    files: { 'a.yaml': kubeconfig({ token: '{{A}}' }), 'b.yaml': kubeconfig({ token: '{{B}}' }) },
  },
  { env: { KUBECONFIG: 'gone.yaml:b.yaml' }, files: { 'b.yaml': kubeconfig({ token: '{{B}}' }) } },
  {
    env: { KUBECONFIG: 'a.yaml:b.yaml' },
    files: {
      'a.yaml': 'current-context: do\n',
      'b.yaml': kubeconfig(doctl(['--context=work']), 'current-context: other\n'),
      [DOCTL]: usual,
    },
  },
  { env: { KUBECONFIG: ':b.yaml:' }, files: { 'b.yaml': kubeconfig({ token: '{{B}}' }) } },
  {
    env: { KUBECONFIG: 'a.yaml:b.yaml' },
    files: { 'a.yaml': 'x: [\n', 'b.yaml': kubeconfig({ token: '{{B}}' }) },
  },
];

export default {
  programs: ['kubectl', 'doctl'],
  tools: [THROUGH, 'kubectl'],
  version: ({ kubectl }) => [kubectl, 'version', '--client'],
  // The token of the cluster that doctl gets is none of this machine.
  toolOf: ({ host }) => (host === 'api.digitalocean.com' ? THROUGH : 'kubectl'),
  run: ({ kubectl, doctl: program }) => ({
    env: { DIGITALOCEAN_HTTP_RETRY_MAX: '0' },
    files: { '~/bin/doctl': `#!/bin/sh\nexec '${program}' "$@"\n` },
    commands: [[kubectl, 'get', '--raw', '/version', '--request-timeout=5s']],
  }),
  combinations: unique([...throughDoctl, ...odd]),
};
