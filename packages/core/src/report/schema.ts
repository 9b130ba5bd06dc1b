import * as z from 'zod/mini';
import { kinds } from '../knowledge/kinds.ts';

const nullable = z.nullable(z.string());

/**
 * The report, version 1, as a schema. The published JSON Schema is generated from it, and a test
 * compares it with the interface `Report`.
 */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  verdict: z.enum(['usable', 'problem', 'undetermined', 'unchecked']),
  /** Present in a report made with the simulated DigitalOcean. */
  simulated: z.optional(z.literal(true)),
  /** One sentence for a person. */
  summary: z.string(),
  source: z.object({
    kind: z.string(),
    name: z.optional(z.string()),
    /** The line of the paste or of the batch, from 1. */
    line: z.optional(z.number()),
    /** The variable or the file that the entry of a configuration names. */
    env: z.optional(z.string()),
    file: z.optional(z.string()),
    /** The entry of a configuration. */
    config: z.optional(z.object({ path: z.string(), line: z.number() })),
  }),
  /** Null when the input contains none. */
  credential: z.nullable(
    z.object({
      kind: z.enum(kinds),
      provider: z.string(),
      label: z.string(),
      fingerprint: z.string(),
    }),
  ),
  /** The most severe and most certain first; never empty. */
  diagnoses: z.array(
    z.object({
      /** A string, not an enum: a new code is no breaking change. */
      code: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      confidence: z.enum(['certain', 'likely', 'possible']),
      title: z.string(),
      what: z.string(),
      why: z.string(),
      fix: z.array(
        z.object({
          text: z.string(),
          command: z.optional(z.string()),
          url: z.optional(z.string()),
        }),
      ),
      evidence: z.record(z.string(), z.unknown()),
      docs: z.string(),
    }),
  ),
  account: z.nullable(
    z.object({
      email: nullable,
      name: nullable,
      uuid: nullable,
      status: nullable,
      emailVerified: z.nullable(z.boolean()),
      team: z.nullable(z.object({ name: nullable, uuid: nullable })),
    }),
  ),
  grant: z.nullable(
    z.object({
      scopes: z.nullable(z.array(z.string())),
      /** ISO 8601; null if it never expires or the expiry is unknown. */
      expiresAt: nullable,
      createdAt: nullable,
      application: nullable,
    }),
  ),
  /** The requests that were made. */
  probes: z.array(
    z.object({
      id: z.string(),
      method: z.literal('GET'),
      url: z.string(),
      outcome: z.enum(['response', 'failure']),
      status: z.nullable(z.number()),
      durationMs: z.number(),
      requestId: nullable,
    }),
  ),
  /** Present in a report of `token-check ci`. */
  job: z.optional(
    z.object({
      effect: z.enum(['pass', 'warn', 'fail', 'skip']),
      tags: z.array(z.string()),
      owner: nullable,
      runbook: nullable,
      usedBy: z.array(z.string()),
      storedIn: z.array(z.string()),
      tolerated: z.nullable(z.enum(['unset', 'undetermined'])),
    }),
  ),
});
