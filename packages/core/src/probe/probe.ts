import type { Classification } from '../classify/kinds.ts';
import type { Fact } from '../facts.ts';
import { hideSecrets } from '../hide.ts';
import type { Secret } from '../secret.ts';
import { nextProbes } from './next-probes.ts';
import { observe } from './observe.ts';
import { send } from './send.ts';
import type { Step } from './steps.ts';
import type { Transport } from './transport.ts';

/** Where and how to ask. */
export interface ProbeOptions {
  readonly transport: Transport;
  /** Origins, for example `https://api.digitalocean.com`. */
  readonly apiUrl: string;
  readonly oauthUrl: string;
  /** For one request. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
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

async function ask(secret: Secret, step: Step, options: ProbeOptions): Promise<Probed> {
  const base = step.origin === 'api' ? options.apiUrl : options.oauthUrl;
  const url = base.replace(/\/+$/, '') + step.path;
  const started = options.now();
  const result = await send(secret, step, url, options);
  const ended = options.now();
  // A server that echoes its request must not bring the credential into the report.
  const facts = hideSecrets(observe(step, url, result, ended), [secret]);
  const record: ProbeRecord = {
    id: step.endpoint,
    method: step.method,
    url,
    outcome: result.type,
    status: result.type === 'response' ? result.status : null,
    durationMs: ended - started,
    requestId: facts.find((fact) => fact.type === 'answer')?.requestId ?? null,
  };
  return { facts, records: [record] };
}
