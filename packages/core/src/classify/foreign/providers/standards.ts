import type { Provider, SharedShape } from '../provider.ts';

/** Keys that no single service issues, and values that aren’t credentials of an API at all. */
export const standards: readonly Provider[] = [
  {
    name: 'JWT',
    where: 'It’s for the service that issued it.',
    formats: [
      ['JSON Web Token', /^ey[\w-]{10,4000}\.ey[\w-]{2,16000}\.[\w-]{0,4000}$/], // noseyparker rule np.jwt.1
    ],
  },
  {
    name: 'Standard Webhooks',
    where: 'It only checks the signature of incoming webhooks.',
    formats: [
      ['webhook signing secret', /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/], // https://github.com/standard-webhooks/standard-webhooks
    ],
  },
  {
    name: 'age',
    where: 'Files are encrypted for its public key and decrypted with its secret key.',
    formats: [
      ['secret key', /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/], // gitleaks rule age-secret-key
      ['public key', /^age1[0-9a-z]{58}$/], // noseyparker rule np.age.1
    ],
  },
  {
    name: 'OpenSSH',
    where: 'It signs in to machines over SSH; no API accepts it.',
    formats: [
      // `[ ]` keeps scanners of commits from taking the text between two patterns for a key.
      ['private key', /^-----BEGIN OPENSSH PRIVATE[ ]KEY-----[\s\S]*$/], // https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key
    ],
  },
  {
    name: 'PGP',
    where: 'It signs and decrypts messages; no API accepts it.',
    formats: [
      ['private key', /^-----BEGIN PGP PRIVATE[ ]KEY BLOCK-----[\s\S]*$/], // https://www.rfc-editor.org/rfc/rfc9580
    ],
  },
  {
    name: 'PKCS',
    where:
      'It belongs to a certificate, an SSH login or a service account; no API accepts it as a token.',
    formats: [
      ['private key', /^-----BEGIN (?:(?:RSA|DSA|EC|ENCRYPTED) )?PRIVATE[ ]KEY-----[\s\S]*$/], // https://www.rfc-editor.org/rfc/rfc7468
    ],
  },
  {
    name: 'X.509',
    where: 'It proves the identity of a server; no API accepts it as a token.',
    formats: [
      ['certificate', /^-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*$/], // https://www.rfc-editor.org/rfc/rfc7468
    ],
  },
  {
    name: 'SSH',
    where:
      'A public key is for the SSH keys of an account or machine, and a fingerprint names it; no API accepts either.',
    formats: [
      [
        'public key',
        /^(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) AAAA[A-Za-z0-9+/]{20,4000}={0,3}(?: .{0,200})?$/,
      ], // https://www.rfc-editor.org/rfc/rfc4253#section-6.6
      ['key fingerprint', /^SHA256:[A-Za-z0-9+/]{43}=?$/], // https://man.openbsd.org/ssh-keygen.1
      ['older key fingerprint', /^(?:MD5:)?[0-9a-f]{2}(?::[0-9a-f]{2}){15}$/], // https://www.rfc-editor.org/rfc/rfc4716#section-4
    ],
  },
  {
    name: 'e-mail',
    where: 'It names a person; no API accepts it as a token.',
    formats: [
      ['address', /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z0-9.-]{2,190}$/], // https://www.rfc-editor.org/rfc/rfc5321
    ],
  },
];

/** Shapes that several providers share: always possibilities, never certain. */
export const sharedShapes: readonly SharedShape[] = [
  {
    what: 'key in the form of a UUID',
    pattern: /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/,
    where:
      'Several services issue keys of this form, and IDs of DigitalOcean resources look the same, but no access token does.',
    providers: [
      'Heroku', // gitleaks rule heroku-api-key
      'Scaleway', // betterleaks rule scaleway-secret-key
      'Postmark', // trufflehog detector postmark
      'Snyk', // gitleaks rule snyk-api-token
      'Codecov', // betterleaks rule codecov-access-token
    ],
  },
  {
    what: 'key of 40 hexadecimal digits',
    pattern: /^[0-9a-f]{40}$/,
    where: 'Several services issue keys of this form, and so does Git for its commits.',
    providers: [
      'GitHub', // trufflehog detector github/v1
      'CircleCI', // trufflehog detector circleci/v1
      'SonarQube', // trufflehog detector sonarcloud/v1
      'Datadog', // betterleaks rule datadog-application-key
      'Weights & Biases', // betterleaks rule weights-and-biases-api-key
      'Gitea', // betterleaks rule gitea-access-token
    ],
  },
];
