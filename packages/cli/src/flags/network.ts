import { defaultTimeoutMs, digitalOcean, type ProbeOptions, parseOrigin } from '@token-check/core';
import { unreadable } from '../errors/system-errors.ts';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { version } from '../version.ts';

export interface NetworkFlags {
  readonly offline?: boolean;
  readonly sandbox?: boolean;
  readonly apiUrl?: string;
  readonly oauthUrl?: string;
  readonly timeout?: string;
  readonly caFile?: string;
}

export type Origins = Pick<ProbeOptions, 'apiUrl' | 'oauthUrl'>;

/** The addresses of the two hosts, from flags and environment. */
export function originsOf(flags: NetworkFlags, io: Pick<Io, 'env'>): Origins {
  // Without a network, a bad address in a variable does no harm.
  const env = flags.offline || flags.sandbox ? {} : io.env;
  const originOf = (which: keyof typeof digitalOcean, flag: string, name: string) => {
    if (flags[which]) return readOrigin(flag, flags[which], digitalOcean[which]);
    return env[name] ? readOrigin(name, env[name], digitalOcean[which]) : digitalOcean[which];
  };
  const origins = {
    apiUrl: originOf('apiUrl', '--api-url', 'DIGITALOCEAN_API_URL'),
    oauthUrl: originOf('oauthUrl', '--oauth-url', 'DIGITALOCEAN_OAUTH_URL'),
  };
  // The simulated DigitalOcean has DigitalOcean's own addresses.
  return flags.sandbox ? digitalOcean : origins;
}

/** How to reach DigitalOcean, from flags and environment; null with `--offline`. */
export async function networkOf(flags: NetworkFlags, io: Io): Promise<ProbeOptions | null> {
  const timeoutMs = flags.timeout === undefined ? defaultTimeoutMs : readTimeout(flags.timeout);
  const origins = originsOf(flags, io);
  if (flags.offline) return null;
  const common = { timeoutMs, userAgent: `token-check/${version}`, clock: io.clock };
  if (flags.sandbox) {
    const { sandboxTransport } = await import('../io/sandbox-transport.ts');
    return { ...common, ...origins, transport: sandboxTransport };
  }
  const ca = flags.caFile === undefined ? {} : { ca: await readCertificates(flags.caFile, io) };
  return { ...common, ...origins, transport: await io.transport(ca) };
}

async function readCertificates(path: string, io: Io): Promise<string> {
  const read = await io.readFile(path, 1024 * 1024);
  if ('error' in read) throw unreadable('--ca-file', path, read.error);
  if (read.text.includes('-----BEGIN CERTIFICATE-----')) return read.text;
  throw new UsageError(
    'invalid-value',
    `--ca-file takes certificates in PEM; ${shown(path)} has none.`,
    'Such a file has lines that say: -----BEGIN CERTIFICATE-----',
  );
}

function readTimeout(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new UsageError(
      'invalid-value',
      '--timeout takes seconds, more than 0 and at most 3600.',
      'For example: --timeout 30',
    );
  }
  return Math.ceil(seconds * 1000);
}

function readOrigin(from: string, text: string, example: string): string {
  const origin = parseOrigin(text);
  if (origin === null) {
    throw new UsageError(
      'invalid-value',
      `${from} takes an address that begins with https:// (http:// only for this machine), without user name and query.`,
      `For example: ${example}`,
    );
  }
  return origin;
}
