import type { ProbeOptions } from '@token-check/core';
import { defaultTimeoutMs, digitalOcean, parseBaseUrl } from '@token-check/core/internal';
import { exposureIn } from '@token-check/core/node';
import { shown, UsageError, unreadable } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { version } from '../version.ts';
import { readDuration } from './duration.ts';

export interface NetworkFlags {
  readonly offline?: boolean;
  readonly sandbox?: boolean;
  readonly apiUrl?: string;
  readonly oauthUrl?: string;
  readonly timeout?: string;
  readonly caFile?: string;
  readonly retryFor?: string;
}

export type BaseUrls = Pick<ProbeOptions, 'apiUrl' | 'oauthUrl'>;

/** The addresses of the two hosts, from flags and environment. */
export function baseUrlsOf(flags: NetworkFlags, io: Pick<Io, 'env'>): BaseUrls {
  // Without a network, a bad address in a variable does no harm.
  const env = flags.offline || flags.sandbox ? {} : io.env;
  const baseUrlOf = (which: keyof typeof digitalOcean, flag: string, name: string) => {
    if (flags[which]) return readBaseUrl(flag, flags[which], digitalOcean[which]);
    return env[name] ? readBaseUrl(name, env[name], digitalOcean[which]) : digitalOcean[which];
  };
  const baseUrls = {
    apiUrl: baseUrlOf('apiUrl', '--api-url', 'DIGITALOCEAN_API_URL'),
    oauthUrl: baseUrlOf('oauthUrl', '--oauth-url', 'DIGITALOCEAN_OAUTH_URL'),
  };
  // The simulated DigitalOcean has DigitalOcean's own addresses.
  return flags.sandbox ? digitalOcean : baseUrls;
}

/** How to reach DigitalOcean, from flags and environment; null with `--offline`. */
export async function networkOf(flags: NetworkFlags, io: Io): Promise<ProbeOptions | false> {
  const timeoutMs = flags.timeout === undefined ? defaultTimeoutMs : readTimeout(flags.timeout);
  const baseUrls = baseUrlsOf(flags, io);
  const retryForMs =
    flags.retryFor === undefined ? 0 : 1000 * readDuration('--retry-for', flags.retryFor, '10m');
  if (flags.offline) return false;
  const common = { timeoutMs, retryForMs, userAgent: `token-check/${version}`, clock: io.clock };
  if (flags.sandbox) {
    const { sandboxTransport } = await import('../io/sandbox-transport.ts');
    return { ...common, ...baseUrls, transport: sandboxTransport, simulated: true };
  }
  const exposure = exposureIn(io.env);
  if (exposure !== null) {
    throw new UsageError(
      'invalid-value',
      `${exposure} makes Node ${exposure === 'NODE_DEBUG' ? 'print the token' : 'record the keys of connections'}, so no request was made.`,
      `Run it without ${exposure === 'NODE_DEBUG' ? 'the variable NODE_DEBUG' : 'this option in NODE_OPTIONS'}.`,
    );
  }
  const ca = flags.caFile === undefined ? {} : { ca: await readCertificates(flags.caFile, io) };
  return { ...common, ...baseUrls, transport: await io.transport(ca) };
}

/** Says that the answers aren't DigitalOcean's. */
export function noteSandbox({ sandbox, offline }: NetworkFlags, io: Io): void {
  if (sandbox && !offline) io.note('the answers come from a simulated DigitalOcean (--sandbox).');
}

async function readCertificates(path: string, io: Io): Promise<string> {
  const read = await io.readFile(path, 1024 * 1024);
  if ('error' in read) throw unreadable('--ca-file', path, read.error);
  if (read.text.includes('-----BEGIN CERTIFICATE-----')) return read.text;
  throw new UsageError(
    'invalid-value',
    `--ca-file needs PEM certificates, but ${shown(path)} contains none.`,
    'A PEM file has the line -----BEGIN CERTIFICATE-----. For example: token-check --ca-file company-ca.pem',
  );
}

function readTimeout(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new UsageError(
      'invalid-value',
      'Invalid value for --timeout. Use seconds, more than 0 and at most 3600.',
      'For example: token-check --timeout 30',
    );
  }
  return Math.ceil(seconds * 1000);
}

function readBaseUrl(from: string, text: string, example: string): string {
  const baseUrl = parseBaseUrl(text);
  if (baseUrl === null) {
    throw new UsageError(
      'invalid-value',
      `Invalid value for ${from}. Use an https:// address without user name and query (http:// only for this machine).`,
      `For example: ${example}`,
    );
  }
  return baseUrl;
}
