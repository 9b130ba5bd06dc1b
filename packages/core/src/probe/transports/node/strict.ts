import type { SecureContextOptions } from 'node:tls';

/**
 * TLS as Node has it by default, stated for each connection: `--tls-min-v1.0`, `--tls-cipher-list` and
 * the file of `OPENSSL_CONF` change the defaults. A function, because http:// doesn't need node:crypto.
 */
export const strict = (): SecureContextOptions => ({
  minVersion: 'TLSv1.2',
  ciphers: process.getBuiltinModule('node:crypto').constants.defaultCoreCipherList,
});
