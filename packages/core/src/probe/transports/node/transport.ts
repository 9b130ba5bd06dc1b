import type { SecureContext } from 'node:tls';
import { failureOf, type Transport, type TransportRequest } from '../../transport.ts';
import { get, type Route } from './get.ts';
import { proxyFor } from './proxy-for.ts';

/** What Node programs may set about their network. */
export interface NodeNetwork {
  /** Read for `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY` and the places of certificates. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Certificates in PEM that are trusted beside the usual ones. */
  readonly ca?: string;
}

/** The chain ends at a certificate that Node does not know; the system may. */
const unknownIssuer = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** The transport of Node programs: `node:https` starts six times as fast there as `fetch`. */
export function nodeTransport({ env, ca }: NodeNetwork): Transport {
  const own = ca === undefined ? [] : [ca];
  // Node takes 30 ms to read its certificates from a list; once is enough for many requests.
  const withOwn = async () => (await certificates()).trustIn(env, own);
  const withSystem = async () => {
    const { systemCertificates, trustIn } = await certificates();
    const more = await systemCertificates(env);
    return more.length === 0 ? null : trustIn(env, [...more, ...own]);
  };
  let usual: ReturnType<typeof withOwn> | undefined;
  let system: ReturnType<typeof withSystem> | undefined;
  return async (request) => {
    try {
      if (ca !== undefined) usual ??= withOwn();
      const trust = await usual;
      const result = await get(request, await routeTo(request, env, trust));
      if (result.type === 'response' || !unknownIssuer.includes(result.code ?? '')) return result;
      // Nothing has been sent yet. A company's certificate is often in the system's store alone.
      system ??= withSystem();
      const more = await system;
      if (more === null) return result;
      return await get(request, await routeTo(request, env, more));
    } catch (error) {
      return failureOf(error);
    }
  };
}

const certificates = () => import('./certificates.ts');

async function routeTo(
  { url, signal }: TransportRequest,
  env: NodeNetwork['env'],
  trust: SecureContext | undefined,
): Promise<Route> {
  const proxy = proxyFor(new URL(url), env);
  if (proxy === null) return { agent: false, trust, proxy: null };
  const { proxyAgent } = await import('./proxy-agent.ts');
  return { agent: proxyAgent(proxy, { trust, signal }), trust, proxy: proxy.host };
}
