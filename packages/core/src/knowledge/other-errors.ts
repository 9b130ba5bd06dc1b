/**
 * Errors that are not about a credential, what each one rules out, and what to do. Only the words of
 * this table are repeated in a report, never the text itself.
 */
interface OtherError {
  readonly id: string;
  readonly pattern: RegExp;
  /** What was recognised, as a report names it. */
  readonly words: string;
  /** The headline, where it isn't that the error is not about the token. */
  readonly title?: string;
  readonly means: string;
  /** Null where only more of the output can tell. */
  readonly step: { readonly text: string; readonly command?: string } | null;
}

/** The errors; the most specific one first. */
export const otherErrors = [
  {
    id: 'ssh-login',
    pattern: /permission denied \(publickey|host key verification failed/i,
    words: 'SSH login error',
    means: 'SSH uses keys or passwords, so an API token isn’t involved.',
    step: { text: 'See which key SSH offers:', command: 'ssh -v root@<address>' },
  },
  {
    id: 'database-login',
    pattern: /\bpg_hba\b|password authentication failed|access denied for user/i,
    words: 'database login error',
    means: 'A database rejected the login. API tokens aren’t used there.',
    step: { text: 'Check the user, the password and the database name in the connection string.' },
  },
  {
    id: 'no-such-secret',
    pattern: /\bsecrets? "[^"\n]{1,80}" not found/i,
    words: 'Kubernetes Secret not found',
    title: 'The Kubernetes Secret doesn’t exist',
    means: 'The Secret that should contain the token doesn’t exist in that namespace.',
    step: {
      text: 'List the Secrets, and create the missing one in the right namespace:',
      command: 'kubectl get secrets --all-namespaces',
    },
  },
  {
    id: 'image-pull',
    pattern: /\bImagePullBackOff\b|\bErrImagePull\b/,
    words: 'image pull error',
    means: 'The cluster couldn’t pull an image. It uses a registry login, not the API token.',
    step: {
      text: 'Add the registry’s pull secret to the cluster again:',
      command: 'doctl kubernetes cluster registry add <cluster>',
    },
  },
  {
    id: 'exec-plugin',
    pattern: /\bCommand failed: doctl\b|executable doctl\b|getting credentials: exec\b/i,
    words: 'doctl called by another program',
    title: 'doctl failed when another program called it',
    means: 'Another program runs doctl to get its credential, and doctl failed.',
    step: {
      text: 'Run doctl yourself, as the same user, to see its error:',
      command: 'doctl account get',
    },
  },
  {
    id: 'command-not-found',
    pattern:
      /command not found|is not recognized as an internal|executable file not found|\bspawn \S{1,200} ENOENT/i,
    words: 'command not found',
    means: 'The program isn’t installed or isn’t on the PATH, so it sent no request.',
    step: { text: 'Install the program, or call it with its full path.' },
  },
  {
    id: 'unknown-name',
    pattern:
      /unknown (?:field|key|flag|command|argument|option)|invalid or unknown key|unsupported argument|unable to locate \w{1,40} plugin/i,
    words: 'unknown name',
    means:
      'The program doesn’t know a field, flag or plugin that you named. The token isn’t the cause.',
    step: { text: 'Compare the name in the error with the documentation of your version.' },
  },
  {
    id: 'already-exists',
    pattern: /\balready (?:exists|in use|taken)\b/i,
    words: 'already exists',
    means: 'The name or the resource is taken. The token isn’t the cause.',
    step: { text: 'Choose another name, or use the existing resource.' },
  },
  {
    id: 'limit',
    pattern: /\bquota\b|droplet limit|limit (?:exceeded|reached)|will exceed your/i,
    words: 'limit',
    means: 'A limit of the account stops this. The token isn’t the cause.',
    step: {
      text: 'Delete what you no longer need, or ask DigitalOcean support for a higher limit.',
    },
  },
  {
    id: 'missing-library',
    pattern: /cannot find module|no module named|ModuleNotFoundError|ImportError/i,
    words: 'missing library',
    means: 'A library isn’t installed, so the program sent no request.',
    step: { text: 'Install the library that the error names.' },
  },
  {
    id: 'missing-file',
    pattern: /no such file or directory|\bENOENT\b/i,
    words: 'file not found',
    means: 'A file is missing on this machine. DigitalOcean didn’t send this error.',
    step: { text: 'Check the path that the error names.' },
  },
  {
    id: 'file-permission',
    pattern: /\bpermission denied\b|\bEACCES\b/i,
    words: 'permission denied',
    means: 'This user can’t read or write a file. DigitalOcean didn’t send this error.',
    step: { text: 'Check the owner of the file that the error names:', command: 'ls -l <file>' },
  },
  {
    id: 'syntax',
    pattern: /syntax ?error|unexpected token|parse error|error parsing/i,
    words: 'syntax error',
    means: 'A file or an answer couldn’t be read. DigitalOcean didn’t send this error.',
    step: { text: 'Correct the line that the error names.' },
  },
  {
    id: 'no-space',
    pattern: /no space left|out of memory|OOMKilled/i,
    words: 'out of memory or disk space',
    means: 'The machine ran out of memory or disk space. The token isn’t the cause.',
    step: { text: 'Free memory or disk space on that machine.' },
  },
  {
    id: 'exit-code',
    pattern: /\bexit(?:ed with)? (?:code|status):? \d|exited with code \d/i,
    words: 'exit code',
    title: 'The error message is missing from this text',
    means: 'An exit code only says that a command failed. The cause is in the lines above it.',
    step: null,
  },
] as const satisfies readonly OtherError[];

/** The name of one of these errors. */
export type OtherErrorId = (typeof otherErrors)[number]['id'];

/** The errors of the table that a text shows, in the order of the table. */
export const otherErrorsIn = (text: string): readonly OtherErrorId[] =>
  otherErrors.filter(({ pattern }) => pattern.test(text)).map(({ id }) => id);
