import type { ForeignFormat, Provider } from './provider.ts';
import { clouds } from './providers/clouds.ts';
import { codeHosts } from './providers/code-hosts.ts';
import { collaboration } from './providers/collaboration.ts';
import { commerce } from './providers/commerce.ts';
import { databases } from './providers/databases.ts';
import { hosting } from './providers/hosting.ts';
import { infrastructure } from './providers/infrastructure.ts';
import { languageModels } from './providers/language-models.ts';
import { messaging } from './providers/messaging.ts';
import { monitoring } from './providers/monitoring.ts';
import { networks } from './providers/networks.ts';
import { packages } from './providers/packages.ts';
import { sharedShapes } from './providers/shared-shapes.ts';
import { standards } from './providers/standards.ts';

/** Providers that are services of a company or servers that people run. */
const services: readonly Provider[] = [
  ...codeHosts,
  ...clouds,
  ...hosting,
  ...networks,
  ...databases,
  ...commerce,
  ...messaging,
  ...packages,
  ...infrastructure,
  ...monitoring,
  ...languageModels,
  ...collaboration,
];

/**
 * The credentials of others that are recognised by their shape, in the order in which they are
 * reported. Left out on purpose is everything that a credential of DigitalOcean can look like: Linode
 * (64 hexadecimal digits, like an older token), Aiven (its AVNS_ passwords are those of the managed
 * databases), 43 characters of Base64 (a Spaces secret) and addresses of databases.
 */
export const foreignFormats: readonly ForeignFormat[] = [
  ...[...services, ...standards].flatMap(({ name, where, formats }) =>
    formats.map(
      ([what, pattern, source, generic]): ForeignFormat => ({
        provider: name,
        what,
        where,
        pattern,
        source,
        generic: generic !== undefined,
      }),
    ),
  ),
  ...sharedShapes.flatMap(({ providers, ...shape }) =>
    providers.map(
      ([provider, source]): ForeignFormat => ({ provider, ...shape, source, generic: true }),
    ),
  ),
];

/** The services whose credentials are recognised; the README states how many. */
export const foreignServices: ReadonlySet<string> = new Set([
  ...services.map(({ name }) => name),
  ...sharedShapes.flatMap(({ providers }) => providers.map(([name]) => name)),
]);
