import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { strict } from './strict.ts';

/** In Node 22.15 and later; the types are those of Node 20. */
const { getCACertificates } = tls as { getCACertificates?: (store: string) => string[] };

type Env = Readonly<Record<string, string | undefined>>;

/** The files in which Linux distributions and BSD keep the certificates of the system. */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** A context that trusts Node's default certificates and these, in PEM. */
export async function trustIn(env: Env, added: readonly string[]): Promise<tls.SecureContext> {
  return tls.createSecureContext({
    ...strict(),
    ca: [...(await defaultCertificates(env)), ...added],
  });
}

/** What Node trusts by default. The option `ca` replaces these, so that list must contain them. */
async function defaultCertificates(env: Env): Promise<readonly string[]> {
  if (getCACertificates !== undefined) return getCACertificates('default');
  const extra = await readBundle(env.NODE_EXTRA_CA_CERTS);
  return extra === null ? tls.rootCertificates : [...tls.rootCertificates, extra];
}

/**
 * What the system trusts, or the file that `SSL_CERT_FILE` names, as in OpenSSL and Go. Node 22.15
 * and later reads the stores of macOS and Windows; before that there are only the files.
 */
export async function systemCertificates(env: Env): Promise<readonly string[]> {
  const named = await readBundle(env.SSL_CERT_FILE);
  if (named !== null) return [named];
  if (getCACertificates !== undefined) return getCACertificates('system');
  for (const file of systemBundles) {
    const bundle = await readBundle(file);
    if (bundle !== null) return [bundle];
  }
  return [];
}

async function readBundle(file: string | undefined): Promise<string | null> {
  if (!file) return null;
  return readFile(file, 'utf8').catch(() => null);
}
