import type { SecureContext } from 'node:tls';
import { hideRuns } from '../../../text/runs.ts';
import { failureOf, type Transport, type TransportRequest } from '../../transport.ts';
import { get, type Route } from './get.ts';
import { proxyFor } from './proxy-for.ts';

/** The network settings of a Node program. */
export interface NodeNetwork {
  /** For `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, `NODE_EXTRA_CA_CERTS` and `SSL_CERT_FILE`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Certificates in PEM that are trusted as well as the default ones. */
  readonly ca?: string;
}

type Env = NodeNetwork['env'];

/** The chain ends at a certificate that Node doesn't trust; the system may trust it. */
const unknownIssuer = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** The transport of Node programs. On Node 20 `node:https` starts six times as fast as `fetch`. */
export function nodeTransport({ env, ca }: NodeNetwork): Transport {
  const own = ca === undefined ? [] : [ca];
  // Node takes 30 ms to read a list of certificates, so all requests share the result.
  let withOwn: Promise<SecureContext> | undefined;
  let withSystem: Promise<SecureContext | null> | undefined;
  return async (request) => {
    try {
      if (ca !== undefined) withOwn ??= certificates().then(({ trustIn }) => trustIn(env, own));
      const trust = await withOwn;
      const result = await get(request, await routeTo(request, env, trust));
      if (result.type === 'response' || !unknownIssuer.includes(result.code ?? '')) return result;
      // Nothing has been sent yet. A company's certificate is often only in the system's store.
      withSystem ??= trustInSystem(env, own);
      const extended = await withSystem;
      if (extended === null) return result;
      return await get(request, await routeTo(request, env, extended));
    } catch (error) {
      return failureOf(error);
    }
  };
}

const certificates = () => import('./certificates.ts');

/** Null where the system has no certificates. */
async function trustInSystem(env: Env, own: readonly string[]): Promise<SecureContext | null> {
  const { systemCertificates, trustIn } = await certificates();
  const system = await systemCertificates(env);
  return system.length === 0 ? null : trustIn(env, [...system, ...own]);
}

async function routeTo(
  { url, signal }: TransportRequest,
  env: Env,
  trust: SecureContext | undefined,
): Promise<Route> {
  const proxy = proxyFor(new URL(url), env);
  if (proxy === null) return { agent: false, trust, proxy: null };
  const { proxyAgent } = await import('./proxy-agent.ts');
  return { agent: proxyAgent(proxy, { trust, signal }), trust, proxy: hideRuns(proxy.host) };
}
