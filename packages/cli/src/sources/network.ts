import { defaultTimeoutMs, digitalOcean, type ProbeOptions, parseOrigin } from '@token-check/core';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

export interface NetworkFlags {
  readonly offline?: boolean;
  readonly sandbox?: boolean;
  readonly apiUrl?: string;
  readonly oauthUrl?: string;
  readonly timeout?: string;
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
  const common = { timeoutMs, userAgent: `token-check/${version}`, now: io.now };
  if (flags.sandbox) {
    const { sandboxTransport } = await import('./sandbox.ts');
    return { ...common, ...digitalOcean, transport: sandboxTransport };
  }
  return { ...common, ...origins, transport: await io.transport() };
}

function readTimeout(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new UsageError(
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
      `${flag} takes an address that begins with https:// (http:// only for this machine), without user name and query.`,
      'For example: https://api.digitalocean.com',
    );
  }
  return origin;
}
