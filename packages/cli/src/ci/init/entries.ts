import { printable } from '@token-check/core/doctor';
import { looksLikeToken } from '@token-check/core/internal';
import type { CiFile } from './ci-files.ts';
import { type FoundSecret, spacesVariables } from './found-secret.ts';

/** An entry of the first configuration. */
export interface Entry {
  readonly env: string;
  /** How a workflow passes it to a step; null for a system that sets the variable itself. */
  readonly expression: string | null;
  /** A kind other than a token; null for a token. */
  readonly kind: string | null;
  readonly allowsForks: boolean;
  readonly usedBy: readonly string[];
  readonly storedIn: readonly string[];
  /** Jobs that the files seem to do with the token. */
  readonly jobs: readonly string[];
}

/** Commands and actions in a CI file, with the job of `token-check scopes` that they are. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/\bdoctl registry login\b/, 'doctl-registry-login'],
  [/\bdoctl (?:kubernetes|k8s) cluster kubeconfig save\b/, 'doctl-kubeconfig'],
  [/\bdigitalocean\/app_action\b/, 'app-platform-deploy'],
  [/\bterraform plan\b/, 'terraform-plan'],
  [/\bpacker build\b/, 'packer'],
];

/** The jobs that `signs` can name, for the test that they exist. */
export const signedJobs: readonly string[] = signs.map(([, job]) => job);

/** At most as many secrets as a configuration may have. */
const maxEntries = 200;

/** The secrets for DigitalOcean in these files, one entry for each variable, in a stable order. */
export async function entriesFrom(files: readonly CiFile[]): Promise<readonly Entry[]> {
  const found: (FoundSecret & { readonly file: CiFile })[] = [];
  for (const file of files) {
    for (const one of await file.read(file.text)) found.push({ ...one, file });
  }
  /** Whether a variable gets two secrets, such as those of a test system and of production. */
  const isShared = (variable: string) =>
    new Set(found.filter((one) => one.variable === variable).map(({ secret }) => secret)).size > 1;
  const envOf = ({ secret }: FoundSecret): string => {
    const [variable] = found.flatMap((one) =>
      one.secret === secret && one.variable !== null && !isShared(one.variable)
        ? [one.variable]
        : [],
    );
    return variable ?? (/^[A-Za-z_]\w{0,63}$/.test(secret) ? secret : '');
  };
  const groups = new Map<string, typeof found>();
  for (const one of found) {
    const env = envOf(one) || (one.variable ?? '');
    if (env !== '' && !looksLikeToken(env)) groups.set(env, [...(groups.get(env) ?? []), one]);
  }
  return [...groups].slice(0, maxEntries).map(([env, secrets]) => {
    const inFiles = new Set(secrets.map(({ file }) => file));
    return {
      env,
      expression: secrets.find(({ expression }) => expression !== null)?.expression ?? null,
      kind: spacesVariables.get(env) ?? null,
      allowsForks: secrets.some(({ onForks }) => onForks),
      usedBy: [...inFiles].map(({ path }) => path),
      storedIn: [...new Set(secrets.map(({ storedIn }) => printable(storedIn)))],
      jobs: signs.flatMap(([sign, job]) =>
        [...inFiles].some(({ text }) => sign.test(text)) ? [job] : [],
      ),
    };
  });
}
