import { entries, field } from '@token-check/core/doctor';
import {
  type FoundSecret,
  isForDigitalOcean,
  isVariableName,
  type SecretReader,
} from './found-secret.ts';

/** Reads a workflow of GitHub Actions, or of `forge`, which has the same format. */
export const secretsInWorkflow =
  (forge: string): SecretReader =>
  async (text) => {
    const { parse } = await import('yaml');
    let workflow: unknown;
    try {
      workflow = parse(text, { logLevel: 'error', maxAliasCount: 100 });
    } catch {
      // A file that no forge can run names no secret.
      return [];
    }
    const onForks = runsForForks(field(workflow, 'on'));
    const found: FoundSecret[] = [];
    const look = (value: unknown, environment: string | null) => {
      for (const { secret, variable } of secretsIn(value)) {
        const storedIn =
          environment === null
            ? `${forge} secret ${secret}`
            : `${forge} environment ${environment}: ${secret}`;
        found.push({
          secret,
          variable,
          expression: `\${{ secrets.${secret} }}`,
          storedIn,
          onForks,
        });
      }
    };
    const jobs = field(workflow, 'jobs');
    for (const [, job] of entries(jobs)) look(job, environmentOf(job));
    for (const [name, value] of entries(workflow)) if (name !== 'jobs') look(value, null);
    return found;
  };

/** A workflow for pull requests runs for those from forks too. */
function runsForForks(on: unknown): boolean {
  const events =
    typeof on === 'string' ? [on] : Array.isArray(on) ? on : entries(on).map(([one]) => one);
  return events.includes('pull_request');
}

/** The environment of a job; null for one that is computed. */
function environmentOf(job: unknown): string | null {
  const environment = field(job, 'environment');
  const name = typeof environment === 'string' ? environment : field(environment, 'name');
  return typeof name === 'string' && /^[\w ./-]{1,60}$/.test(name) ? name : null;
}

/** `secrets.NAME` and `secrets['NAME']` in an expression. */
const reference =
  /\bsecrets(?:\.([A-Za-z_][A-Za-z0-9_]{0,63})|\[\s*'([A-Za-z_][A-Za-z0-9_]{0,63})'\s*\])/g;

/** The actions whose input `token` is a token of DigitalOcean's API. */
const actions = /^digitalocean\/(?:action-doctl|app_action)(?:[/@]|$)/;

interface Reference {
  readonly secret: string;
  readonly variable: string | null;
}

/** Every secret for DigitalOcean in a part of a workflow, with the variable that gets it. */
function secretsIn(value: unknown, key = '', isAction = false): readonly Reference[] {
  if (typeof value === 'string') {
    const isInput = isAction && key === 'token';
    return [...value.matchAll(reference)].flatMap(([, plain, quoted]) => {
      const secret = plain ?? quoted ?? '';
      if (!isInput && !isForDigitalOcean(secret) && !isForDigitalOcean(key)) return [];
      return [{ secret, variable: isVariableName(key) && isForDigitalOcean(key) ? key : null }];
    });
  }
  const uses = field(value, 'uses');
  const inAction = isAction || (typeof uses === 'string' && actions.test(uses));
  return entries(value).flatMap(([name, one]) =>
    // The items of a list are values of its own name.
    secretsIn(one, Array.isArray(value) ? key : name, inAction),
  );
}
