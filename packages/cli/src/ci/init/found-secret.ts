import { namesApiToken } from '@token-check/core/doctor';
import { tokenVariables } from '@token-check/core/internal';

/** A secret that a CI file passes to a job. Its value is never there to be read. */
export interface FoundSecret {
  /** What the CI system calls it. */
  readonly secret: string;
  /** The variable that the job reads; null if the file doesn't say it. */
  readonly variable: string | null;
  /** How a workflow passes it to a step; null for a system that sets the variable itself. */
  readonly expression: string | null;
  /** Where its value is, such as `GitHub secret DO_TOKEN`. */
  readonly storedIn: string;
  /** Whether runs for forks read it too, which get no secrets. */
  readonly onForks: boolean;
}

/** Finds the secrets for DigitalOcean that a CI file names. Never throws. */
export type SecretReader = (text: string) => Promise<readonly FoundSecret[]>;

/** The Spaces keys that Terraform's provider reads, with their kinds. */
export const spacesVariables: ReadonlyMap<string, string> = new Map([
  ['SPACES_ACCESS_KEY_ID', 'spaces-access-key-id'],
  ['SPACES_SECRET_ACCESS_KEY', 'spaces-secret-key'],
]);

/** Whether a variable or a secret of this name is for DigitalOcean. */
export const isForDigitalOcean = (name: string): boolean =>
  spacesVariables.has(name) ||
  // Other services use this name too.
  (tokenVariables.has(name) && name !== 'OAUTH_TOKEN') ||
  namesApiToken(name);

/** Whether a name is written like that of a variable rather than of an input. */
export const isVariableName = (name: string): boolean =>
  /^(?:[A-Z][A-Z0-9_]{1,63}|TF_VAR_\w{1,57})$/.test(name);
