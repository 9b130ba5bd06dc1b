import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';

/** Since Node 22.15; the types here are those of Node 20. */
const { getCACertificates } = tls as { getCACertificates?: (store: string) => string[] };

type Env = Readonly<Record<string, string | undefined>>;

/** Where Linux distributions and BSD keep the certificates of the system, in one file. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Trust in what Node trusts by itself, and in these certificates as well. */
export async function trustIn(env: Env, added: readonly string[]): Promise<tls.SecureContext> {
  return tls.createSecureContext({ ca: [...(await usualCertificates(env)), ...added] });
}

/** What Node trusts by itself: a list of one's own takes the place of it, so it must be in there. */
async function usualCertificates(env: Env): Promise<readonly string[]> {
  if (getCACertificates !== undefined) return getCACertificates('default');
  const extra = await readBundle(env.NODE_EXTRA_CA_CERTS);
  return extra === null ? tls.rootCertificates : [...tls.rootCertificates, extra];
}

/**
 * What the system trusts; `SSL_CERT_FILE` names another file, as for OpenSSL and Go. Node knows the
 * stores of macOS and Windows since 22.15; before that only files are read.
 */
export async function systemCertificates(env: Env): Promise<readonly string[]> {
  const named = await readBundle(env.SSL_CERT_FILE);
  if (named !== null) return [named];
  if (getCACertificates !== undefined) return getCACertificates('system');
  for (const file of bundles) {
    const bundle = await readBundle(file);
    if (bundle !== null) return [bundle];
  }
  return [];
}

async function readBundle(file: string | undefined): Promise<string | null> {
  if (!file) return null;
  return readFile(file, 'utf8').catch(() => null);
}
