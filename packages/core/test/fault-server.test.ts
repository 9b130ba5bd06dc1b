import type { AddressInfo, Server, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, fetchTransport } from '../src/index.ts';
import { exitStatus } from '../src/internal.ts';
import { nodeTransport } from '../src/node.ts';
import type { Transport } from '../src/probe/transport.ts';
import type { Report } from '../src/report/report-v1.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { makeAuthority, makeCertificate } from './support/certificates.ts';
import {
  behavioursOf,
  bodies,
  describeCase,
  faultServer,
  headerSets,
  saidBy,
  wires,
} from './support/fault-server.ts';
import { full } from './support/full.ts';

const token = makeToken('dop_v1_', 'under fire');
/** For each question, all of its attempts included. */
const timeoutMs = 1500;
/** Nothing may take longer than its time limit and this, times in which the machine did nothing here aside. */
const graceMs = full ? 1_000 : 10_000;
/** Most cases wait for a time limit, so that many can run at once. */
const lanes = 64;
const runs = full ? 10_000 : 250;
/** TEST_SEED=… runs other cases, or one of them again. */
const firstSeed = Number(process.env.TEST_SEED ?? 1);

interface Target {
  readonly origin: string;
  readonly open: ReadonlySet<Socket>;
}
const servers: Server[] = [];
let plain: Target;
let trusted: Target;
let selfSigned: Target;
let ca = '';

async function start(...args: Parameters<typeof faultServer>): Promise<Target> {
  const { server, open } = faultServer(...args);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const scheme = args[0] === null ? 'http' : 'https';
  return { origin: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`, open };
}

beforeAll(async () => {
  const authority = await makeAuthority();
  ca = authority.cert;
  plain = await start(null);
  trusted = await start(await makeCertificate({ authority }));
  selfSigned = await start(await makeCertificate());
});
afterAll(() => {
  for (const { open } of [plain, trusted, selfSigned]) for (const socket of open) socket.destroy();
  for (const server of servers) server.close();
});

const rejections = ['token-rejected', 'token-expired', 'token-revoked'];

/** What is wrong with a report, given what the endpoints really said. */
function falseIn(report: Report, seed: number, isTrusted: boolean): readonly string[] {
  const { account, tokenInfo } = behavioursOf(seed);
  const said = isTrusted ? [saidBy(account, 'account'), saidBy(tokenInfo, 'grant')] : [];
  const isRejected = report.diagnoses.some(
    ({ code, confidence }) => rejections.includes(code) && confidence !== 'possible',
  );
  const status = { usable: 0, problem: 1, undetermined: 3, unchecked: 0 }[report.verdict];
  return [
    isRejected && !said.includes('rejected') && 'false rejected',
    report.verdict === 'usable' && !said.includes('accepted') && 'false usable',
    report.verdict === 'unchecked' && 'unchecked',
    exitStatus([report]) !== status && `status ${exitStatus([report])} for ${report.verdict}`,
    JSON.stringify(report).includes(token.slice(10, 30)) && 'leak',
  ].filter((wrong) => wrong !== false);
}

/** Runs all seeds against a server, many at a time, and returns what went wrong and what was seen. */
async function attack(transport: Transport, target: Target, isTrusted: boolean) {
  const wrong: string[] = [];
  const seen = new Map<string, number>();
  let next = firstSeed;
  const last = firstSeed + runs;
  // How long this process waited for the processor, in milliseconds, up to the last beat.
  let stalled = 0;
  let beat = performance.now();
  const sinceBeat = () => Math.max(0, performance.now() - beat - 20);
  const heart = setInterval(() => {
    stalled += sinceBeat();
    beat = performance.now();
  }, 20);
  // After a pause, a time limit can be over in the same turn as the next beat, and come before it.
  const awake = () => performance.now() - stalled - sinceBeat();
  const one = async (seed: number) => {
    const started = awake();
    const base = `${target.origin}/${seed}`;
    const network = { transport, apiUrl: base, oauthUrl: base, timeoutMs };
    try {
      const [report] = (await check(token, { network })) as [Report];
      const found = [...falseIn(report, seed, isTrusted)];
      if (awake() - started > timeoutMs + graceMs) found.push('hang');
      for (const what of found) wrong.push(`${seed}: ${what}: ${describeCase(seed)}`);
      seen.set(report.verdict, (seen.get(report.verdict) ?? 0) + 1);
    } catch (error) {
      wrong.push(`${seed}: crash: ${error}: ${describeCase(seed)}`);
    }
  };
  const lane = async () => {
    while (next < last) await one(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  clearInterval(heart);
  return { wrong, seen };
}

const sockets = (): number =>
  process.getActiveResourcesInfo().filter((name) => /TCPSocketWrap|TLSWrap|TTYWrap/.test(name))
    .length;

test('the lists are as long as they should be', () => {
  expect(bodies.length).toBeGreaterThan(65);
  expect(wires.length).toBeGreaterThan(50);
  expect(headerSets.length).toBeGreaterThan(18);
});

const timeout = full ? 30 * 60_000 : 120_000;

describe(`${runs} runs from seed ${firstSeed}`, { timeout }, () => {
  test('over HTTP with node:http: nothing false, no crash, no hang, no open connection', async () => {
    const { wrong, seen } = await attack(nodeTransport({ env: {} }), plain, true);
    expect(wrong).toEqual([]);
    // The faults don't hide what is right.
    expect(seen.get('usable')).toBeGreaterThan(0);
    expect(seen.get('problem')).toBeGreaterThan(0);
    await expect.poll(() => plain.open.size).toBe(0);
    await expect.poll(sockets).toBe(0);
  });

  test('over TLS with node:https: the same', async () => {
    const { wrong, seen } = await attack(nodeTransport({ env: {}, ca }), trusted, true);
    expect(wrong).toEqual([]);
    expect(seen.get('usable')).toBeGreaterThan(0);
    expect(seen.get('problem')).toBeGreaterThan(0);
    await expect.poll(() => trusted.open.size).toBe(0);
    await expect.poll(sockets).toBe(0);
  });

  test('over TLS with a certificate that no one trusts: every one is undetermined', async () => {
    const { wrong, seen } = await attack(nodeTransport({ env: {}, ca }), selfSigned, false);
    expect(wrong).toEqual([]);
    expect([...seen.keys()]).toEqual(['undetermined']);
    await expect.poll(() => selfSigned.open.size).toBe(0);
    await expect.poll(sockets).toBe(0);
  });

  test('over HTTP with fetch: nothing false, no crash, no hang', async () => {
    const { wrong, seen } = await attack(fetchTransport(), plain, true);
    expect(wrong).toEqual([]);
    expect(seen.get('usable')).toBeGreaterThan(0);
    expect(seen.get('problem')).toBeGreaterThan(0);
  });
});
