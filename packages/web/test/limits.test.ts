import { spawn, spawnSync } from 'node:child_process';
import { BlockList, createServer } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { clientKey, limits, trustedProxies } from '../src/server/limits.ts';

const proxies = trustedProxies('10.0.0.0/8, fd00::/8, 127.0.0.1') ?? new BlockList();

describe('the client of a request', () => {
  test.each([
    ['192.0.2.7', undefined, '192.0.2.7'],
    ['192.0.2.7', '198.51.100.1', '192.0.2.7'],
    ['::ffff:192.0.2.7', undefined, '192.0.2.7'],
    ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['10.1.2.3', 'nonsense', '10.1.2.3'],
    ['10.1.2.3', undefined, '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['2001:db8::6', undefined, '2001:db8:0:0::/64'],
    [undefined, undefined, 'unknown'],
  ])('%s forwarded for %s is %s', (socket, forwarded, key) => {
    expect(clientKey(socket, forwarded, proxies)).toBe(key);
  });

  test('without trusted proxies a client cannot name another one', () => {
    expect(clientKey('10.1.2.3', '198.51.100.1', trustedProxies('') ?? proxies)).toBe('10.1.2.3');
  });

  test.each(['10.0.0.0/40', 'proxy.internal', '1.2.3'])('%s is not a trusted proxy', (text) => {
    expect(trustedProxies(text)).toBeNull();
  });
});

describe('a limit in memory', () => {
  test('counts each client for itself, and a check without a request a tenth', async () => {
    const { take } = limits({ perMinute: 2 });
    expect([await take('a', 'ask'), await take('a', 'ask')]).toEqual([null, null]);
    const wait = await take('a', 'ask');
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await take('b', 'ask')).toBeNull();
    for (let check = 0; check < 10; check++) expect(await take('b', 'offline')).toBeNull();
    expect(await take('b', 'offline')).not.toBeNull();
  });
});

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

describe('a limit in Redis', () => {
  const stops: (() => void)[] = [];
  afterAll(() => {
    for (const stop of stops) stop();
  });

  test('is one for two instances', async (context) => {
    if (!hasRedis)
      context.skip('redis-server is not installed (Debian: apt-get install redis-server)');
    const port = await freePort();
    const redis = spawn('redis-server', [
      '--port',
      String(port),
      '--save',
      '',
      '--bind',
      '127.0.0.1',
    ]);
    stops.push(() => redis.kill());
    await new Promise<void>((resolve) => {
      redis.stdout.on('data', (text) => /Ready to accept/.test(String(text)) && resolve());
    });
    const redisUrl = `redis://127.0.0.1:${port}`;
    const [one, other] = [limits({ perMinute: 2, redisUrl }), limits({ perMinute: 2, redisUrl })];
    stops.push(one.close, other.close);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([await one.take('a', 'ask'), await other.take('a', 'ask')]).toEqual([null, null]);
    expect(await one.take('a', 'ask')).toBeGreaterThan(0);
    expect(await other.take('a', 'ask')).toBeGreaterThan(0);
  });

  test('is one of each instance while Redis is down, and that is said once', async () => {
    let said = 0;
    const redisUrl = `redis://127.0.0.1:${await freePort()}`;
    const { take, close } = limits({ perMinute: 1, redisUrl, onRedisDown: () => said++ });
    stops.push(close);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await take('a', 'ask')).toBeNull();
    expect(await take('a', 'ask')).toBeGreaterThan(0);
    expect(said).toBe(1);
  });
});

/** A port without a listener. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
