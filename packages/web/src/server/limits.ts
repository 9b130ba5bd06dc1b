import { BlockList, isIP } from 'node:net';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Cost } from './app.tsx';

export interface Limits {
  /** The seconds to wait, or null to go on. */
  readonly take: (client: string, cost: Cost) => Promise<number | null>;
  readonly close: () => void;
}

/** Checks a minute and client. A check that doesn't ask DigitalOcean costs a tenth. */
export const defaultChecksPerMinute = 30;

/**
 * Counts in memory, or in Redis so that several instances share one limit. While Redis can't be
 * reached, each instance counts in its memory; `onRedisDown` is called once for each outage.
 */
export function limits({
  perMinute = defaultChecksPerMinute,
  redisUrl,
  onRedisDown = () => {},
}: {
  perMinute?: number;
  redisUrl?: string | undefined;
  onRedisDown?: () => void;
}): Limits {
  const options = { points: perMinute * 10, duration: 60, keyPrefix: 'token-check' };
  const memory = new RateLimiterMemory(options);
  const redis =
    redisUrl === undefined
      ? null
      : new Redis(redisUrl, {
          enableOfflineQueue: false,
          maxRetriesPerRequest: 0,
          commandTimeout: 500,
          retryStrategy: (times) => Math.min(times * 200, 5000),
        });
  let isDown = false;
  redis?.on('ready', () => {
    isDown = false;
  });
  redis?.on('error', () => {
    if (!isDown) onRedisDown();
    isDown = true;
  });
  const limiter =
    redis === null
      ? memory
      : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory });
  return {
    take: async (client, cost) => {
      try {
        await limiter.consume(client, cost === 'ask' ? 10 : 1);
        return null;
      } catch (refusal) {
        const { msBeforeNext } = refusal as RateLimiterRes;
        // Anything else than a refusal must not lock people out.
        return typeof msBeforeNext === 'number'
          ? Math.max(1, Math.ceil(msBeforeNext / 1000))
          : null;
      }
    },
    close: () => redis?.disconnect(),
  };
}

/**
 * Who sends a request: the address of the socket, or the last one in `X-Forwarded-For` that no trusted
 * proxy has. Of an IPv6 address the first 64 bits, which is what one customer gets.
 */
export function clientKey(
  socket: string | undefined,
  forwarded: string | undefined,
  trusted: BlockList,
): string {
  const isTrusted = (address: string) =>
    trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  let client = plain(socket ?? '');
  const chain = (forwarded ?? '').split(',').map((one) => plain(one.trim()));
  while (isIP(client) !== 0 && isTrusted(client)) {
    const before = chain.pop();
    if (before === undefined || isIP(before) === 0) break;
    client = before;
  }
  return isIP(client) === 6 ? `${firstHalf(client)}::/64` : client || 'unknown';
}

/** IPv4 in IPv6 as IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

function firstHalf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right].slice(0, 4).join(':');
}

/** Reads `TRUSTED_PROXIES`: addresses and subnets with commas between. Null if one can't be read. */
export function trustedProxies(text: string): BlockList | null {
  const list = new BlockList();
  for (const entry of text.split(',').map((one) => one.trim())) {
    if (entry === '') continue;
    const [address = '', bits] = entry.split('/');
    const version = isIP(address);
    if (version === 0) return null;
    const family = version === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32))
      list.addSubnet(address, Number(bits), family);
    else return null;
  }
  return list;
}
