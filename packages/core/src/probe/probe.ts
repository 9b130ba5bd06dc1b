import type { Classification } from '../classify/kinds.ts';
import type { Answer, Endpoint, Fact } from '../facts.ts';
import { accessTokens } from '../knowledge/kinds.ts';
import type { ProbeRecord } from '../report/report-v1.ts';
import { hideEchoes } from '../secret/hide.ts';
import type { Secret } from '../secret/secret.ts';
import type { Clock } from './clock.ts';
import { observe } from './observe.ts';
import { patientDelay, retryDelay } from './retry.ts';
import { send } from './send.ts';
import { type Step, steps } from './steps.ts';
import type { Transport, TransportResult } from './transport.ts';

/** Where and how DigitalOcean is asked about a credential. */
export interface ProbeOptions {
  readonly transport: Transport;
  /** Base URLs, for example `https://api.digitalocean.com`. */
  readonly apiUrl: string;
  readonly oauthUrl: string;
  /** For one step, all of its attempts included. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  readonly clock: Clock;
  /** Ask again while the answer decides nothing, for so long in all. Default: 0. */
  readonly retryForMs?: number;
  /** The transport leads to the simulated DigitalOcean; the report says so. */
  readonly simulated?: true;
  /** Limits how many requests are in flight when many credentials are checked. */
  readonly limit?: <T>(request: () => Promise<T>) => Promise<T>;
}

export interface Probed {
  readonly facts: readonly Fact[];
  readonly records: readonly ProbeRecord[];
}

/**
 * Asks DigitalOcean about a credential, both questions in parallel: the second one takes no extra time
 * and alone tells a token with few scopes from a rejected one. A credential that may not be sent
 * makes no request. `needed`: the answers that count even if the other one accepts the credential.
 */
export async function probe(
  secret: Secret,
  classification: Classification,
  options: ProbeOptions,
  needed: readonly Endpoint[] = [],
): Promise<Probed> {
  if (!mayBeSent(classification)) return { facts: [], records: [] };
  const patience: Patience = { needed, isAccepted: false, isRejected: false };
  const probed = await Promise.all([
    patientRequest(secret, steps.account, options, patience),
    patientRequest(secret, steps.tokenInfo, options, patience),
  ]);
  return {
    facts: probed.flatMap(({ facts }) => facts),
    records: probed.flatMap(({ records }) => records),
  };
}

/** What the steps of one credential tell each other. */
interface Patience {
  readonly needed: readonly Endpoint[];
  /** One of them was read in full. */
  isAccepted: boolean;
  /** The API itself rejects the credential. */
  isRejected: boolean;
}

/** One step, repeated while the result is undetermined and `retryForMs` isn't over. */
async function patientRequest(
  secret: Secret,
  step: Step,
  options: ProbeOptions,
  patience: Patience,
): Promise<Probed> {
  const { clock, retryForMs = 0 } = options;
  const started = clock.now();
  const records: ProbeRecord[] = [];
  const isOver = () =>
    patience.isRejected || (patience.isAccepted && !patience.needed.includes(step.endpoint));
  for (let round = 0; ; round++) {
    const { facts, records: sent } = await request(secret, step, options);
    records.push(...sent);
    const answer = facts.find((fact) => fact.type === 'answer');
    if (answer?.understood) patience.isAccepted = true;
    if (step === steps.account && isRejection(answer)) patience.isRejected = true;
    const delay = patientDelay(facts, round, clock.random());
    const isLate = delay !== null && clock.now() - started + delay >= retryForMs;
    if (delay === null || isLate || isOver()) return { facts, records };
    await clock.wait(delay);
    if (isOver()) return { facts, records };
  }
}

/** DigitalOcean's own 401. */
const isRejection = (answer: Answer | undefined): boolean =>
  answer?.status === 401 && answer.knownMessage !== null;

/** One step; sent again after a transient failure while the time limit allows it. */
async function request(secret: Secret, step: Step, options: ProbeOptions): Promise<Probed> {
  const { clock, timeoutMs, limit = (task) => task() } = options;
  const baseUrl = step.server === 'api' ? options.apiUrl : options.oauthUrl;
  const url = baseUrl.replace(/\/+$/, '') + step.path;
  const records: ProbeRecord[] = [];
  let timeLeft = timeoutMs;
  let answered: readonly Fact[] | null = null;
  for (let attempt = 0; ; attempt++) {
    const { result, started, ended } = await limit(async () => ({
      started: clock.now(),
      result: await send(secret, step, url, { ...options, timeoutMs: timeLeft }),
      ended: clock.now(),
    }));
    // A server may echo the request, and the report must not contain the credential.
    const facts = hideEchoes(observe(step, url, result, ended), [secret]);
    records.push(recordOf(step, url, result, { facts, durationMs: ended - started }));
    // An earlier answer tells more than the time-out of the attempt after it.
    if (result.type === 'failure' && result.reason === 'timeout' && answered !== null) {
      return { facts: answered, records };
    }
    if (result.type === 'response') answered = facts;
    const delay = retryDelay(result, attempt, clock.random());
    timeLeft -= ended - started;
    if (delay === null || delay >= timeLeft) return { facts, records };
    await clock.wait(delay);
    // The wait takes longer than the delay when the machine is suspended.
    timeLeft -= Math.max(delay, clock.now() - ended);
    if (timeLeft <= 0) return { facts, records };
  }
}

function recordOf(
  { endpoint, method }: Step,
  url: string,
  result: TransportResult,
  { facts, durationMs }: { facts: readonly Fact[]; durationMs: number },
): ProbeRecord {
  return {
    id: endpoint,
    method,
    url,
    outcome: result.type,
    status: result.type === 'response' ? result.status : null,
    durationMs,
    requestId: facts.find((fact) => fact.type === 'answer')?.requestId ?? null,
  };
}

/**
 * Whether a credential of this classification may be sent to DigitalOcean. Only a complete access
 * token may: a request would use up a code or a refresh token, would leak another service's
 * credential, and would say nothing about a damaged token.
 */
function mayBeSent({ kind, shape }: Classification): boolean {
  return accessTokens.includes(kind) && shape.type === 'well-formed';
}
