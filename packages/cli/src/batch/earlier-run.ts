import type { Report } from '@token-check/core';
import { unreadable } from '../errors/system-errors.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Origins } from '../flags/network.ts';
import type { Io } from '../io/io.ts';
import { linesOf } from './lines.ts';
import { type Outcome, outcomeOf } from './tally.ts';

/** What an earlier run has settled, by its credential. */
export type Known = ReadonlyMap<string, Outcome>;

/** Whom a run asks: what another one has said settles nothing. */
export interface Asked extends Origins {
  readonly isOffline: boolean;
  readonly isSandbox: boolean;
}

/** In every answer of the simulated DigitalOcean, and in no other. */
const sandboxRequestId = '5a7d0b0e-0000-4000-8000-73616e64626f';

/**
 * The credentials that an earlier run has settled, from its NDJSON. What could not be told then, or
 * was told by somebody else, is asked again; a line that was cut off by an interruption is no report.
 */
export async function readKnown(path: string, asked: Asked, io: Io): Promise<Known> {
  const known = new Map<string, Outcome>();
  let isEmpty = true;
  let isReport = false;
  try {
    for await (const { text } of linesOf(io.openInput(path).chunks)) {
      isEmpty = false;
      isReport ||= text.startsWith('{"schemaVersion":');
      const settled = settledBy(text, asked);
      if (settled !== null) known.set(...settled);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    throw code === undefined ? error : unreadable('--resume', path, code);
  }
  if (isEmpty || isReport) return known;
  throw new UsageError(
    'unreadable-input',
    '--resume takes the report of a batch, and this file holds none.',
    'Such a report is made with: --format ndjson --output report.ndjson',
  );
}

/** Null where it is no report, or nothing was settled. */
function settledBy(text: string, asked: Asked): [key: string, outcome: Outcome] | null {
  try {
    const report = JSON.parse(text) as Report;
    const key = isSettled(report, asked) ? keyOf(report.credential) : null;
    return key === null ? null : [key, outcomeOf(report)];
  } catch {
    // Cut off, or by another program.
    return null;
  }
}

function isSettled({ verdict, probes }: Report, asked: Asked): boolean {
  if (verdict === 'undetermined' || (verdict === 'unchecked' && !asked.isOffline)) return false;
  // What the shape alone tells is the same wherever one asks.
  if (probes.length === 0) return true;
  const isSandbox = probes.some(({ requestId }) => requestId === sandboxRequestId);
  return isSandbox === asked.isSandbox && probes.every(({ url }) => isFrom(url, asked));
}

/** The path may begin with a part of the address that was given. */
const isFrom = (url: string, { apiUrl, oauthUrl }: Origins): boolean =>
  [apiUrl, oauthUrl].some(
    (base) => url.startsWith(base) && /^\/v\d\/(?:account|oauth)/.test(url.slice(base.length)),
  );

/** Null where the fingerprint of a short value tells nothing. */
export function keyOf(credential: Report['credential'] | undefined): string | null {
  if (!credential || credential.fingerprint === 'none') return null;
  return `${credential.fingerprint} ${credential.label}`;
}
