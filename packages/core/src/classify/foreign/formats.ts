import { type ForeignFormat, type Provider, provider } from './provider.ts';
import { clouds } from './providers/clouds.ts';
import { code } from './providers/code.ts';
import { data } from './providers/data.ts';
import { hosting } from './providers/hosting.ts';
import { languageModels } from './providers/language-models.ts';
import { operations } from './providers/operations.ts';
import { people } from './providers/people.ts';
import { standards } from './providers/standards.ts';

/** A shape in which several providers issue keys: a possibility for each of them. */
const shared = (
  what: string,
  pattern: RegExp,
  where: string,
  sources: Readonly<Record<string, string>>,
): Provider[] =>
  Object.entries(sources).map(([name, source]) =>
    provider(name, where, [[what, pattern, source, 'generic']]),
  );

const sharedShapes: readonly Provider[] = [
  ...shared(
    'key in the form of a UUID',
    /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/,
    'Several services issue keys of this form, and IDs of DigitalOcean resources look the same, but no access token does.',
    {
      Heroku: 'gitleaks: heroku-api-key',
      Scaleway: 'betterleaks: scaleway-secret-key',
      Postmark: 'trufflehog: postmark',
      Snyk: 'gitleaks: snyk-api-token',
      Codecov: 'betterleaks: codecov-access-token',
    },
  ),
  ...shared(
    'key of 40 hexadecimal digits',
    /^[0-9a-f]{40}$/,
    'Several services issue keys of this form, and so does Git for its commits.',
    {
      GitHub: 'trufflehog: github/v1',
      CircleCI: 'trufflehog: circleci/v1',
      SonarQube: 'trufflehog: sonarcloud/v1',
      Datadog: 'betterleaks: datadog-application-key',
      'Weights & Biases': 'betterleaks: weights-and-biases-api-key',
      Gitea: 'betterleaks: gitea-access-token',
    },
  ),
];

/** Providers that are services of a company or servers that people run. */
const services: readonly Provider[] = [
  ...code,
  ...clouds,
  ...hosting,
  ...data,
  ...people,
  ...operations,
  ...languageModels,
];

/**
 * The credentials of others that are recognised by their shape, in the order in which they are
 * reported. Left out on purpose is everything that a credential of DigitalOcean can look like: Linode
 * (64 hexadecimal digits, like an older token), Aiven (its AVNS_ passwords are those of the managed
 * databases), 43 characters of Base64 (a Spaces secret) and addresses of databases.
 */
export const foreignFormats: readonly ForeignFormat[] = [
  ...services,
  ...standards,
  ...sharedShapes,
].flatMap(({ formats }) => formats);

/** The services whose credentials are recognised; the README states how many. */
export const foreignServices: ReadonlySet<string> = new Set(
  [...services, ...sharedShapes].map(({ name }) => name),
);
