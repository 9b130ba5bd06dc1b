/** A shape in which several providers issue keys. */
export interface SharedShape {
  readonly what: string;
  readonly pattern: RegExp;
  readonly where: string;
  /** Who issues them, and where that is written down. */
  readonly providers: readonly (readonly [name: string, source: string])[];
}

/** Always possibilities, never certain. */
export const sharedShapes: readonly SharedShape[] = [
  {
    what: 'key in the form of a UUID',
    pattern: /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/,
    where:
      'Several services issue keys of this form, and IDs of DigitalOcean resources look the same, but no access token does.',
    providers: [
      ['Heroku', 'gitleaks rule heroku-api-key'],
      ['Scaleway', 'betterleaks rule scaleway-secret-key'],
      ['Postmark', 'trufflehog detector postmark'],
      ['Snyk', 'gitleaks rule snyk-api-token'],
      ['Codecov', 'betterleaks rule codecov-access-token'],
    ],
  },
  {
    what: 'key of 40 hexadecimal digits',
    pattern: /^[0-9a-f]{40}$/,
    where: 'Several services issue keys of this form, and so does Git for its commits.',
    providers: [
      ['GitHub', 'trufflehog detector github/v1'],
      ['CircleCI', 'trufflehog detector circleci/v1'],
      ['SonarQube', 'trufflehog detector sonarcloud/v1'],
      ['Datadog', 'betterleaks rule datadog-application-key'],
      ['Weights & Biases', 'betterleaks rule weights-and-biases-api-key'],
      ['Gitea', 'betterleaks rule gitea-access-token'],
    ],
  },
];
