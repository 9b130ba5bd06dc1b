import { business } from './providers/business.ts';
import { clouds } from './providers/clouds.ts';
import { codeHosts } from './providers/code-hosts.ts';
import { collaboration } from './providers/collaboration.ts';
import { development } from './providers/development.ts';
import { languageModels } from './providers/language-models.ts';
import { sharedShapes, standards } from './providers/standards.ts';

/** A row of all tables together. */
export interface ForeignFormat {
  readonly provider: string;
  readonly what: string;
  readonly where: string;
  readonly pattern: RegExp;
  readonly generic: boolean;
}

/** Providers that are services of a company or servers that people run. */
const services = [codeHosts, clouds, business, development, languageModels, collaboration].flat();

/**
 * The credentials of others that are recognised by their shape, in the order in which they are
 * reported. Left out on purpose is everything that a credential of DigitalOcean can look like: Linode
 * (64 hexadecimal digits, like an older token), Aiven (its AVNS_ passwords are those of the managed
 * databases), 43 characters of Base64 (a Spaces secret) and addresses of databases.
 */
export const foreignFormats: readonly ForeignFormat[] = [
  ...[...services, ...standards].flatMap(({ name, where, formats }) =>
    formats.map(([what, pattern, generic]) => ({
      provider: name,
      what,
      where,
      pattern,
      generic: generic !== undefined,
    })),
  ),
  ...sharedShapes.flatMap(({ providers, ...shape }) =>
    providers.map((provider) => ({ provider, ...shape, generic: true })),
  ),
];

/** The services whose credentials are recognised; the README states how many. */
export const foreignServices: ReadonlySet<string> = new Set([
  ...services.map(({ name }) => name),
  ...sharedShapes.flatMap(({ providers }) => providers),
]);
