/**
 * Errors that are not about a credential, and what each one rules out. Only the words of this table
 * are repeated in a report, never the text itself.
 */
export const otherErrors = [
  {
    id: 'ssh-login',
    pattern: /permission denied \(publickey|host key verification failed/i,
    words: 'SSH login error',
    means: 'SSH uses keys or passwords, so an API token isn’t involved.',
  },
  {
    id: 'command-not-found',
    pattern: /command not found|is not recognized as an internal/i,
    words: 'command not found',
    means: 'The program isn’t installed or isn’t on the PATH, so it sent no request.',
  },
  {
    id: 'already-exists',
    pattern: /\balready (?:exists|in use|taken)\b/i,
    words: 'already exists',
    means: 'The name or the resource is taken. The token isn’t the cause.',
  },
  {
    id: 'limit',
    pattern: /\bquota\b|droplet limit|limit (?:exceeded|reached)|will exceed your/i,
    words: 'limit',
    means: 'A limit of the account stops this. The token isn’t the cause.',
  },
  {
    id: 'missing-library',
    pattern: /cannot find module|no module named|ModuleNotFoundError|ImportError/i,
    words: 'missing library',
    means: 'A library isn’t installed, so the program sent no request.',
  },
  {
    id: 'missing-file',
    pattern: /no such file or directory|\bENOENT\b/i,
    words: 'file not found',
    means: 'A file is missing on this machine. DigitalOcean didn’t send this error.',
  },
  {
    id: 'syntax',
    pattern: /syntax ?error|unexpected token|parse error|error parsing|unsupported argument/i,
    words: 'syntax error',
    means: 'A file or an answer couldn’t be read. DigitalOcean didn’t send this error.',
  },
  {
    id: 'no-space',
    pattern: /no space left|out of memory|OOMKilled/i,
    words: 'out of memory or disk space',
    means: 'The machine ran out of memory or disk space. The token isn’t the cause.',
  },
  {
    id: 'exit-code',
    pattern: /\bexit(?:ed with)? (?:code|status):? \d|exited with code \d/i,
    words: 'exit code',
    means: 'An exit code only says that a command failed. The cause is in the lines above it.',
  },
] as const;

/** The name of one of these errors. */
export type OtherErrorId = (typeof otherErrors)[number]['id'];

/** The errors of the table that a text shows, in the order of the table. */
export const otherErrorsIn = (text: string): readonly OtherErrorId[] =>
  otherErrors.filter(({ pattern }) => pattern.test(text)).map(({ id }) => id);
