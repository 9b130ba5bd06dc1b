import * as z from 'zod/mini';
import { reportSchema } from '../report/schema.ts';

const text = z.string();
const maybe = z.optional(text);
const nullable = z.nullable(text);

/** Codes are strings, not enums, so that a new one is no breaking change, with fields of its own. */
const coded = z.looseObject({
  code: text,
  name: maybe,
  file: maybe,
  context: maybe,
  saved: z.optional(nullable),
  variable: maybe,
});

const source = reportSchema.shape.source;

/** Every field but `in` depends on `in`. */
const location = z.looseObject({
  in: text,
  name: maybe,
  key: maybe,
  file: z.optional(nullable),
  context: maybe,
  isRefreshToken: z.optional(z.boolean()),
  user: maybe,
});

const severity = z.enum(['error', 'warning']);
const advice = { text, command: maybe, url: maybe };

/**
 * What `doctor --json` prints, version 1, as a schema. The published JSON Schema is generated from it,
 * and a test compares it with the interface `DoctorDocument`.
 */
export const doctorSchema = z.object({
  schemaVersion: z.literal(1),
  /** One for each value. */
  reports: z.array(reportSchema),
  places: z.array(
    z.object({
      source,
      location,
      fingerprint: nullable,
      content: z.looseObject({ type: text, helper: maybe }),
      other: nullable,
    }),
  ),
  tools: z.array(
    z.object({
      tool: text,
      sends: z.nullable(source),
      location: z.nullable(location),
      fingerprint: nullable,
      reason: z.nullable(coded),
      doubt: z.nullable(coded),
      why: nullable,
      known: z.boolean(),
    }),
  ),
  /** The worst first. */
  findings: z.array(
    z.object({
      code: text,
      severity,
      confidence: z.enum(['certain', 'likely', 'possible']),
      title: text,
      ...advice,
      /** By the code: its page names the fields. */
      evidence: z.record(z.string(), z.unknown()),
      docs: text,
    }),
  ),
  advice: z.array(z.object({ code: text, severity, ...advice })),
  unread: z.array(
    z.object({
      path: text,
      problem: z.looseObject({
        type: text,
        error: maybe,
        format: maybe,
        count: z.optional(z.number()),
      }),
      why: text,
    }),
  ),
});
