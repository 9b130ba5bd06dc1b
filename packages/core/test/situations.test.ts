import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, type Report } from '../src/index.ts';
import { type Clock, exitStatus, reportSchema } from '../src/internal.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { type Situation, situations } from './situations.ts';
import { full } from './support/full.ts';
import { bearerOf, holds, misdeeds } from './support/seen.ts';
import {
  absence,
  type Host,
  isFault,
  type Kind,
  loopbackWorld,
  processWorld,
  type Reply,
  type World,
} from './support/worlds.ts';

/** Real time, but nobody waits between two attempts. */
const clock: Clock = { now: () => Date.now(), wait: async () => {}, random: () => 0.5 };
const source = { kind: 'stdin' };
/** What a busy machine needs for one answer over TLS, or for none at all: less than the real limit. */
const shortLimit = ({ servers }: Kind): number => (servers ? 800 : 200);

const tokenOf = ({ name }: Situation): string => makeToken('dop_v1_', `situation ${name}`);
const byToken = new Map(situations.map((situation) => [tokenOf(situation), situation]));
const script = (token: string, host: Host): Reply | undefined =>
  byToken.get(token)?.[host === 'api' ? 'account' : 'info'];

const worlds = [
  ['in process', { client: 'fetch', servers: false }, () => processWorld(script)],
  [
    'fetch over loopback HTTP',
    { client: 'fetch', servers: true },
    () => loopbackWorld(script, 'fetch'),
  ],
  [
    'node:http over loopback HTTP',
    { client: 'node', servers: true },
    () => loopbackWorld(script, 'node'),
  ],
  [
    'node:https over loopback TLS',
    { client: 'node', servers: true },
    () => loopbackWorld(script, 'tls'),
  ],
] as const;

const repliesOf = ({ account, info }: Situation): readonly Reply[] => [account, info];
const isSlow = (situation: Situation): boolean =>
  repliesOf(situation).some((reply) => isFault(reply) && reply.endless === true);
const isNobody = (reply: Reply): boolean => isFault(reply) && reply.wire === null;

/**
 * A sample in which every reply comes from each host at least once. What a reply is like on the wire
 * does not depend on what the other host says, so all pairs are tried in process alone; `npm run
 * test:full` tries them over loopback as well.
 */
function sampleOf(all: readonly Situation[]): readonly Situation[] {
  const [fromApi, fromOauth] = [new Set<Reply>(), new Set<Reply>()];
  return all.filter(({ account, info }) => {
    const isNew = !fromApi.has(account) || !fromOauth.has(info);
    fromApi.add(account);
    fromOauth.add(info);
    return isNew;
  });
}

/** Why a situation has no place in a world; null where it has one. */
const absenceOf = (situation: Situation, kind: Kind): string | null =>
  repliesOf(situation)
    .map((reply) => absence(reply, kind))
    .find((why) => why !== null) ?? null;

async function ask(situation: Situation, kind: Kind, world: World): Promise<Report> {
  const urlOf = (host: Host, reply: Reply) =>
    kind.servers && isNobody(reply) ? world.nobody : world.urls[host];
  const network = {
    transport: world.transport,
    apiUrl: urlOf('api', situation.account),
    oauthUrl: urlOf('oauth', situation.info),
    timeoutMs: isSlow(situation) ? shortLimit(kind) : 10_000,
    userAgent: 'token-check/test',
    clock,
  };
  const [report] = await check(tokenOf(situation), { source, network });
  if (report === undefined) throw new Error('no report');
  return report;
}

/** So many at once: a machine that is busy with all of them would miss the time limit of some. */
async function inTurn<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const statusOf = { usable: 0, problem: 1, undetermined: 3, unchecked: 0 } as const;
const isEnd = (code: string): boolean => /^token-(?:rejected|expired|revoked)$/.test(code);
const isDocumentedEnd = (reply: Reply): boolean =>
  !isFault(reply) && reply.documented !== undefined;
const attemptsFor = (reply: Reply, kind: Kind): number =>
  kind.servers && isNobody(reply) ? 0 : (reply.attempts ?? 1);

test('the tables are as large as they say, and no situation stands in them twice', () => {
  expect(situations.length).toBeGreaterThan(120);
  expect(byToken.size).toBe(situations.length);
});

describe.each(worlds)('%s', (_name, kind, open) => {
  const tried = full || !kind.servers ? situations : sampleOf(situations);
  const reports = new Map<Situation, Report>();
  const seenBy = new Map<string, World['seen'][number][]>();
  let world: World;

  beforeAll(async () => {
    world = await open();
    const run = async (situation: Situation) => {
      reports.set(situation, await ask(situation, kind, world));
    };
    const possible = tried.filter((situation) => absenceOf(situation, kind) === null);
    const [slow, quick] = [possible.filter(isSlow), possible.filter((one) => !isSlow(one))];
    await inTurn(slow, slow.length, run);
    await inTurn(quick, 12, run);
    for (const one of world.seen) {
      const token = bearerOf(one.request) ?? '';
      seenBy.set(token, [...(seenBy.get(token) ?? []), one]);
    }
  }, 60_000);
  afterAll(() => world.close());

  for (const situation of tried) {
    test(situation.name, ({ skip }) => {
      const why = absenceOf(situation, kind);
      if (why !== null) skip(why);
      const report = reports.get(situation) as Report;
      const [first] = report.diagnoses;
      expect([report.verdict, first?.code, first?.confidence]).toEqual(situation.outcome);

      // Nothing but a documented word of DigitalOcean's makes a token "invalid".
      if (report.diagnoses.some(({ code }) => isEnd(code)))
        expect(repliesOf(situation).some(isDocumentedEnd)).toBe(true);
      expect(exitStatus([report])).toBe(statusOf[report.verdict]);
      expect(reportSchema.parse(report)).toEqual(report);

      const token = tokenOf(situation);
      expect(holds(JSON.stringify(report), token)).toBe(false);
      const seen = seenBy.get(token) ?? [];
      expect(seen.flatMap(({ request }) => misdeeds(request))).toEqual([]);
      for (const [host, reply, path] of [
        ['api', situation.account, '/v2/account'],
        ['oauth', situation.info, '/v1/oauth/token/info'],
      ] as const) {
        const asked = seen.filter((one) => one.host === host);
        expect(asked.map(({ request }) => new URL(request.url).pathname)).toEqual(
          Array(attemptsFor(reply, kind)).fill(path),
        );
      }
    });
  }

  test('nobody follows a redirect, or sends a credential of somebody else', () => {
    expect(world.strays).toEqual([]);
  });
});
