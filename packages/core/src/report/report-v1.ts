import type { Diagnosis } from '../explain.ts';
import type { Kind } from '../knowledge/kinds.ts';

/**
 * The overall result. `usable`: DigitalOcean accepted the credential just now. `problem`: the
 * credential or the request has a fault. `undetermined`: DigitalOcean was contacted, or the text is
 * about an error, and that doesn't decide whether the credential works. `unchecked`: no fault was
 * found, and DigitalOcean was not contacted.
 */
export type Verdict = 'usable' | 'problem' | 'undetermined' | 'unchecked';

/** Where the input comes from. */
export interface Source {
  /** For example `argument`, `stdin`, `env`, `file`, `web`. */
  readonly kind: string;
  /** The name of the variable or file. */
  readonly name?: string;
  /** The line of the paste or of the batch, from 1. */
  readonly line?: number;
  /** The variable that an entry of a configuration names. */
  readonly env?: string;
  /** The file that an entry of a configuration names. */
  readonly file?: string;
  /** The entry of a configuration. */
  readonly config?: { readonly path: string; readonly line: number };
}

/**
 * What a credential does to the job that needs it. `skip`: it isn't set, and that is allowed.
 */
export type Effect = 'pass' | 'warn' | 'fail' | 'skip';

/** What the configuration says about a credential, and what follows from that. */
export interface Job {
  readonly effect: Effect;
  readonly tags: readonly string[];
  readonly owner: string | null;
  readonly runbook: string | null;
  readonly usedBy: readonly string[];
  readonly storedIn: readonly string[];
  /** The fault that the configuration tolerates. */
  readonly tolerated: 'unset' | 'undetermined' | null;
}

/** The credential as it may be shown. */
interface CredentialSummary {
  readonly kind: Kind;
  /** Who issued it: `DigitalOcean`, `GitHub`, `unknown`, … */
  readonly provider: string;
  /** Prefix, ellipsis and the last four characters. */
  readonly label: string;
  /** The first 12 hex digits of the SHA-256; `none` for a value of fewer than 16 characters. */
  readonly fingerprint: string;
}

/** The account behind the credential, from `GET /v2/account`. */
interface AccountSummary {
  readonly email: string | null;
  readonly name: string | null;
  readonly uuid: string | null;
  readonly status: string | null;
  readonly emailVerified: boolean | null;
  readonly team: { readonly name: string | null; readonly uuid: string | null } | null;
}

/** What the credential may do and for how long. Dates are ISO 8601. */
export interface GrantSummary {
  readonly scopes: readonly string[] | null;
  /** Null if it never expires or the expiry is unknown. */
  readonly expiresAt: string | null;
  readonly createdAt: string | null;
  /** The OAuth client id that the token was issued to. */
  readonly application: string | null;
}

/** One request that was made. */
export interface ProbeRecord {
  readonly id: string;
  readonly method: 'GET';
  readonly url: string;
  readonly outcome: 'response' | 'failure';
  readonly status: number | null;
  readonly durationMs: number;
  /** DigitalOcean's `x-request-id`, for its support. */
  readonly requestId: string | null;
}

/** The report about one credential, or about an input that contains none; version 1. */
export interface Report {
  readonly schemaVersion: 1;
  readonly verdict: Verdict;
  /** Present when the simulated DigitalOcean answered. */
  readonly simulated?: true;
  /** One sentence for a person. */
  readonly summary: string;
  readonly source: Source;
  /** Null when the input contains none. */
  readonly credential: CredentialSummary | null;
  /** The most severe and most certain first; never empty. */
  readonly diagnoses: readonly Diagnosis[];
  readonly account: AccountSummary | null;
  readonly grant: GrantSummary | null;
  /** The requests that were made, in order. Empty when DigitalOcean was not contacted. */
  readonly probes: readonly ProbeRecord[];
  /** Present in a report of `token-check ci`. */
  readonly job?: Job;
}
