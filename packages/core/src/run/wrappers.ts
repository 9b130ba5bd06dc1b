/** How a program that starts another one changes what that one sees. */
export interface Wrapper {
  /**
   * `same`: nothing that matters. `other-user`: another user, with variables and files of its own.
   * `sets-variables`: variables that we can't see. `elsewhere`: another machine or a container.
   */
  readonly effect: 'same' | 'other-user' | 'sets-variables' | 'elsewhere';
  /** The word behind its name that makes it a wrapper, such as `run` in `op run`. */
  readonly verb?: string;
  /** Its options whose value is a word of its own. */
  readonly values?: readonly string[];
  /** How many words come before the command, such as the time limit of `timeout`. */
  readonly operands?: number;
}

const same = { effect: 'same' } as const;
const otherUser = {
  effect: 'other-user',
  values: ['-u', '-g', '-C', '-p', '-U', '-h', '-D'],
} as const;

/** By the name of the program; `env`, `cross-env` and the shells are read in `command.ts`. */
export const wrappers: Readonly<Record<string, Wrapper | readonly Wrapper[]>> = {
  command: same,
  exec: same,
  nohup: same,
  setsid: same,
  unbuffer: same,
  winpty: same,
  caffeinate: { effect: 'same', values: ['-t', '-w'] },
  chronic: same,
  nice: { effect: 'same', values: ['-n', '--adjustment'] },
  ionice: { effect: 'same', values: ['-c', '-n'] },
  time: { effect: 'same', values: ['-f', '-o', '--format', '--output'] },
  gtime: { effect: 'same', values: ['-f', '-o', '--format', '--output'] },
  timeout: { effect: 'same', values: ['-k', '-s', '--kill-after', '--signal'], operands: 1 },
  gtimeout: { effect: 'same', values: ['-k', '-s', '--kill-after', '--signal'], operands: 1 },
  stdbuf: { effect: 'same', values: ['-i', '-o', '-e', '--input', '--output', '--error'] },
  strace: { effect: 'same', values: ['-o', '-e', '-s', '-P'] },
  flock: { effect: 'same', values: ['-w', '-E'], operands: 1 },
  watch: { effect: 'same', values: ['-n', '--interval'] },
  npx: { effect: 'same', values: ['-p', '--package'] },
  bunx: same,
  uvx: { effect: 'same', values: ['--from', '--with', '-p'] },
  npm: [
    { effect: 'same', verb: 'exec' },
    { effect: 'same', verb: 'x' },
  ],
  pnpm: [
    { effect: 'same', verb: 'exec' },
    { effect: 'same', verb: 'dlx' },
  ],
  yarn: { effect: 'same', verb: 'exec' },
  uv: { effect: 'same', verb: 'run', values: ['--with', '-p', '--python'] },
  poetry: { effect: 'same', verb: 'run' },
  pipenv: { effect: 'same', verb: 'run' },
  pipx: { effect: 'same', verb: 'run', values: ['--spec'] },
  pdm: { effect: 'same', verb: 'run' },
  bundle: { effect: 'same', verb: 'exec' },
  asdf: { effect: 'same', verb: 'exec' },
  'token-check': { effect: 'same', verb: 'run' },
  sudo: otherUser,
  doas: otherUser,
  gosu: { effect: 'other-user', operands: 1 },
  'su-exec': { effect: 'other-user', operands: 1 },
  runuser: otherUser,
  su: otherUser,
  op: { effect: 'sets-variables', verb: 'run', values: ['--env-file', '--account'] },
  doppler: {
    effect: 'sets-variables',
    verb: 'run',
    values: ['-p', '-c', '--project', '--config', '-t', '--token'],
  },
  infisical: { effect: 'sets-variables', verb: 'run', values: ['--env', '--path'] },
  direnv: { effect: 'sets-variables', verb: 'exec', operands: 1 },
  mise: { effect: 'sets-variables', verb: 'exec' },
  dotenv: { effect: 'sets-variables', values: ['-e', '-f', '--file', '-v', '-c'] },
  dotenvx: { effect: 'sets-variables', verb: 'run', values: ['-f', '--env-file'] },
  'env-cmd': { effect: 'sets-variables', values: ['-f', '--file', '-e'] },
  'aws-vault': { effect: 'sets-variables', verb: 'exec', operands: 1 },
  chamber: { effect: 'sets-variables', verb: 'exec', operands: 1 },
  envchain: { effect: 'sets-variables', operands: 1 },
  teller: { effect: 'sets-variables', verb: 'run' },
  vaultenv: { effect: 'sets-variables' },
  sops: { effect: 'sets-variables', verb: 'exec-env', operands: 1 },
  bws: { effect: 'sets-variables', verb: 'run' },
  ssh: { effect: 'elsewhere', values: ['-i', '-p', '-l', '-o', '-F', '-J'], operands: 1 },
  wsl: { effect: 'elsewhere', values: ['-d', '-u'] },
  chroot: { effect: 'elsewhere', operands: 1 },
  docker: [
    { effect: 'elsewhere', verb: 'run', operands: 1 },
    { effect: 'elsewhere', verb: 'exec', operands: 1 },
    { effect: 'elsewhere', verb: 'compose', operands: 2 },
  ],
  podman: [
    { effect: 'elsewhere', verb: 'run', operands: 1 },
    { effect: 'elsewhere', verb: 'exec', operands: 1 },
  ],
  nerdctl: [
    { effect: 'elsewhere', verb: 'run', operands: 1 },
    { effect: 'elsewhere', verb: 'exec', operands: 1 },
  ],
  kubectl: { effect: 'elsewhere', verb: 'exec', operands: 1 },
};
