import { defaultTimeoutMs, digitalOcean, type ProbeOptions, parseOrigin } from '@token-check/core';
import type { Io } from '../io.ts';
import { shown, UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

export interface NetworkFlags {
  readonly offline?: boolean;
  readonly sandbox?: boolean;
  readonly apiUrl?: string;
  readonly oauthUrl?: string;
  readonly timeout?: string;
  readonly caFile?: string;
}

/** Whom to ask and how, from flags and environment; null when nobody is to be asked. */
export async function networkOf(flags: NetworkFlags, io: Io): Promise<ProbeOptions | null> {
  const timeoutMs = flags.timeout === undefined ? defaultTimeoutMs : readTimeout(flags.timeout);
  const apiUrl = flags.apiUrl || io.env.DIGITALOCEAN_API_URL;
  const oauthUrl = flags.oauthUrl || io.env.DIGITALOCEAN_OAUTH_URL;
  const origins = {
    apiUrl: apiUrl ? readOrigin('--api-url', apiUrl) : digitalOcean.apiUrl,
    oauthUrl: oauthUrl ? readOrigin('--oauth-url', oauthUrl) : digitalOcean.oauthUrl,
  };
  if (flags.offline) return null;
  const common = { timeoutMs, userAgent: `token-check/${version}`, clock: io.clock };
  if (flags.sandbox) {
    const { sandboxTransport } = await import('./sandbox.ts');
    return { ...common, ...digitalOcean, transport: sandboxTransport };
  }
  const ca = flags.caFile === undefined ? {} : { ca: await readCertificates(flags.caFile, io) };
  return { ...common, ...origins, transport: await io.transport(ca) };
}

async function readCertificates(path: string, io: Io): Promise<string> {
  const read = await io.readFile(path, 1024 * 1024);
  if ('error' in read) {
    const { unreadable } = await import('./system-errors.ts');
    throw unreadable('--ca-file', path, read.error);
  }
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

function readOrigin(flag: string, text: string): string {
  const origin = parseOrigin(text);
  if (origin === null) {
    throw new UsageError(
      'invalid-value',
      `${flag} takes an address that begins with https:// (http:// only for this machine), without user name and query.`,
      'For example: https://api.digitalocean.com',
    );
  }
  return origin;
}
