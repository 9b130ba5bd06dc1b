import { type Provider, provider } from '../provider.ts';

/** Keys that no single service issues, and values that aren’t credentials of an API at all. */
export const standards: readonly Provider[] = [
  provider('JWT', 'The service that issued it accepts it.', [
    [
      'JSON Web Token',
      /^ey[\w-]{10,4000}\.ey[\w-]{2,16000}\.[\w-]{0,4000}$/,
      'noseyparker: np.jwt.1',
    ],
  ]),
  provider('Standard Webhooks', 'It only checks the signature of incoming webhooks.', [
    [
      'webhook signing secret',
      /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
      'https://github.com/standard-webhooks/standard-webhooks',
    ],
  ]),
  provider('age', 'Files are encrypted for its public key and decrypted with its secret key.', [
    ['secret key', /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/, 'gitleaks: age-secret-key'],
    ['public key', /^age1[0-9a-z]{58}$/, 'noseyparker: np.age.1'],
  ]),
  provider('OpenSSH', 'It signs in to machines over SSH; no API accepts it.', [
    // `[ ]` keeps scanners of commits from taking the text between two patterns for a key.
    [
      'private key',
      /^-----BEGIN OPENSSH PRIVATE[ ]KEY-----[\s\S]*$/,
      'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key',
    ],
  ]),
  provider('PGP', 'It signs and decrypts messages; no API accepts it.', [
    [
      'private key',
      /^-----BEGIN PGP PRIVATE[ ]KEY BLOCK-----[\s\S]*$/,
      'https://www.rfc-editor.org/rfc/rfc9580',
    ],
  ]),
  provider(
    'PKCS',
    'It belongs to a certificate, an SSH login or a service account; no API accepts it as a token.',
    [
      [
        'private key',
        /^-----BEGIN (?:(?:RSA|DSA|EC|ENCRYPTED) )?PRIVATE[ ]KEY-----[\s\S]*$/,
        'https://www.rfc-editor.org/rfc/rfc7468',
      ],
    ],
  ),
  provider('X.509', 'It proves the identity of a server; no API accepts it as a token.', [
    [
      'certificate',
      /^-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*$/,
      'https://www.rfc-editor.org/rfc/rfc7468',
    ],
  ]),
  provider(
    'SSH',
    'A public key is for the SSH keys of an account or machine, and a fingerprint names it; no API accepts either.',
    [
      [
        'public key',
        /^(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) AAAA[A-Za-z0-9+/]{20,4000}={0,3}(?: .{0,200})?$/,
        'https://www.rfc-editor.org/rfc/rfc4253#section-6.6',
      ],
      ['key fingerprint', /^SHA256:[A-Za-z0-9+/]{43}=?$/, 'https://man.openbsd.org/ssh-keygen.1'],
      [
        'older key fingerprint',
        /^(?:MD5:)?[0-9a-f]{2}(?::[0-9a-f]{2}){15}$/,
        'https://www.rfc-editor.org/rfc/rfc4716#section-4',
      ],
    ],
  ),
  provider('e-mail', 'It names a person; no API accepts it as a token.', [
    [
      'address',
      /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z0-9.-]{2,190}$/,
      'https://www.rfc-editor.org/rfc/rfc5321',
    ],
  ]),
];
