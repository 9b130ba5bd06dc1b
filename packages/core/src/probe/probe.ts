import type { Classification } from '../classify/kinds.ts';
import type { Fact } from '../facts.ts';
import { hideSecrets } from '../secret/hide.ts';
import type { Secret } from '../secret/secret.ts';
import type { Clock } from './clock.ts';
import { nextProbes } from './next-probes.ts';
import { observe } from './observe.ts';
import { retryDelay } from './retry.ts';
import { send } from './send.ts';
import type { Step } from './steps.ts';
import type { Transport, TransportResult } from './transport.ts';

/** Where and how DigitalOcean is asked about a credential. */
export interface ProbeOptions {
  readonly transport: Transport;
  /** Origins, for example `https://api.digitalocean.com`. */
  readonly apiUrl: string;
  readonly oauthUrl: string;
  /** For one question, with all attempts to ask it. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  readonly clock: Clock;
  /** Makes a request wait for its turn, where many credentials are checked at once. */
  readonly limit?: <T>(request: () => Promise<T>) => Promise<T>;
}

/** One request that was made, for the report. */
export interface ProbeRecord {
  readonly id: string;
  readonly method: 'GET';
  readonly url: string;
  readonly outcome: 'response' | 'failure';
  readonly status: number | null;
  readonly durationMs: number;
  readonly requestId: string | null;
}

export interface Probed {
  readonly facts: readonly Fact[];
  readonly records: readonly ProbeRecord[];
}

/** Asks DigitalOcean about a credential until nothing more is worth asking. */
export async function probe(
  secret: Secret,
  classification: Classification,
  options: ProbeOptions,
): Promise<Probed> {
  const facts: Fact[] = [];
  const records: ProbeRecord[] = [];
  for (;;) {
    const next = nextProbes(classification, facts);
    if (next.length === 0) return { facts, records };
    for (const one of await Promise.all(next.map((step) => ask(secret, step, options)))) {
      facts.push(...one.facts);
      records.push(...one.records);
    }
  }
}

/** One question; asked again where that is worth it and the time allows it. */
async function ask(secret: Secret, step: Step, options: ProbeOptions): Promise<Probed> {
  const { clock, timeoutMs, limit = (request) => request() } = options;
  const base = step.origin === 'api' ? options.apiUrl : options.oauthUrl;
  const url = base.replace(/\/+$/, '') + step.path;
  const records: ProbeRecord[] = [];
  let left = timeoutMs;
  let answered: readonly Fact[] | null = null;
  for (let attempt = 0; ; attempt++) {
    const { result, started, ended } = await limit(async () => ({
      started: clock.now(),
      result: await send(secret, step, url, { ...options, timeoutMs: left }),
      ended: clock.now(),
    }));
    // A server that echoes its request must not bring the credential into the report.
    const facts = hideSecrets(observe(step, url, result, ended), [secret]);
    records.push(recordOf(step, url, result, { facts, durationMs: ended - started }));
    // What the server did say counts more than that it was too late to say it again.
    if (result.type === 'failure' && result.reason === 'timeout' && answered !== null) {
      return { facts: answered, records };
    }
    if (result.type === 'response') answered = facts;
    const delay = retryDelay(result, attempt, clock.random());
    left -= ended - started;
    if (delay === null || delay >= left) return { facts, records };
    await clock.wait(delay);
    // A machine may have slept in between, and the user has not waited for that.
    left -= Math.max(delay, clock.now() - ended);
    if (left <= 0) return { facts, records };
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
