import { type Classified, classify } from './classify/classify.ts';
import type { Classification } from './classify/kinds.ts';
import { contextOf } from './codes/context.ts';
import { libraryFor } from './codes/library.ts';
import { neededFor } from './codes/scopes.ts';
import {
  type Expectations,
  type PassportSeen,
  type Subject,
  withDefaults,
} from './codes/subject.ts';
import { diagnose } from './diagnose.ts';
import { explain } from './explain.ts';
import type { Candidate } from './extract/candidate.ts';
import { invisible } from './extract/clean.ts';
import { extract } from './extract/extract.ts';
import type { Endpoint, Fact } from './facts.ts';
import type { JobEnvironment } from './knowledge/ci-systems.ts';
import { type Clock, systemClock } from './probe/clock.ts';
import { defaultTimeoutMs, digitalOcean } from './probe/digitalocean.ts';
import type { Memory } from './probe/memory.ts';
import { type Probed, type ProbeOptions, probe } from './probe/probe.ts';
import { fetchTransport } from './probe/transports/fetch.ts';
import { makeReport, printable } from './report/report.ts';
import type { Report, Source } from './report/report-v1.ts';

/** A text with more credentials is a dump. Only the format of the others is checked. */
const maxProbed = 10;

/** What earlier runs recorded about credentials and their places. */
interface Passports {
  readonly recall: (credential: Classified, source: Source) => PassportSeen | null;
}

/** How to check. Every option is optional. */
export interface CheckOptions {
  /** Where the text came from, for the report. Default: `{ kind: 'text' }`. */
  readonly source?: Source;
  /**
   * How to reach DigitalOcean. Defaults: the official hosts, `fetch`, 10 seconds for each of the
   * two requests. `false`: make no request and check the format alone.
   */
  readonly network?: Partial<ProbeOptions> | false;
  /**
   * The text is exactly the value that a program sends, white space and quotes included: the
   * content of a variable, not a paste. Default: false.
   */
  readonly exact?: boolean;
  /** What the credential must be. Adds diagnoses and never changes the verdict. */
  readonly expected?: Partial<Expectations>;
  /** The CI job that reads the credential. Only chooses the steps and the reason to show. */
  readonly job?: JobEnvironment;
  /** Shared by the inputs of a run, so that no credential is probed twice. */
  readonly memory?: Memory;
  /** What earlier runs recorded. Says more about a rejection, and never turns one into less. */
  readonly passports?: Passports;
  /** Default: the clock of the system. */
  readonly clock?: Clock;
  /** The base URL of the pages about the codes. Default: their files, `docs/problems/<code>.md`. */
  readonly docsBase?: string;
}

/**
 * Diagnoses whatever a person has: a token, a command, a URL, a configuration, an error message.
 * Returns one report for each credential in the text, and one for a text without any. The first one
 * is about the credential that the request in the text sends; errors in the text belong to it.
 *
 * Makes at most two `GET` requests for each credential that may be an access token (retries after a
 * 502, 503, 504, a short 429 or a cut connection aside), for at most ten credentials. Never rejects
 * because of the text or the network: trouble is part of the report.
 *
 * @param text What to diagnose; null where the place that should contain it does not exist.
 * @example
 * const [report] = await check('dop_v1_…', { network: false });
 * console.log(report.verdict, report.diagnoses[0].code);
 */
export function check(text: string | null, options: CheckOptions = {}): Promise<Report[]> {
  return checkWith(extract, text, options);
}

/** {@link check} with another way to run `extract`, such as on another thread. */
export async function checkWith(
  read: typeof extract,
  text: string | null,
  options: CheckOptions = {},
): Promise<Report[]> {
  const { exact = false, network = {}, memory } = options;
  const source = printable(options.source ?? { kind: 'text' });
  const paste = text ?? '';
  const blank = isBlank(paste);
  const { candidates, facts, services } = await read(paste, { exact });
  // Untyped callers may pass null: better no request than an unwanted one.
  const probeOnce = network
    ? prober({ ...defaultNetwork(options), ...network }, neededAnswers(options), memory)
    : null;
  const found = blank ? [] : await Promise.all(candidates.map(classifyOne));
  const credentials = found.filter(({ standIn }) => !standIn);
  const subjects = credentials.length > 0 ? credentials : [found[0] ?? null];
  return Promise.all(
    subjects.map((one, index) => {
      const { request } = one?.candidate ?? {};
      const own = request ? [request] : [];
      const isFirst = index === 0;
      const skipped = probeOnce !== null && index >= maxProbed;
      return checkOne(
        one?.standIn ? null : one,
        isFirst ? [...own, ...facts] : [...own, ...facts.filter(isAboutAll)],
        skipped ? null : probeOnce,
        options,
        {
          source,
          blank,
          count: isFirst ? credentials.length : 1,
          hiddenVariable: one?.standIn ? one.candidate.location.name : null,
          services,
          unset: unsetOf(text, { ...options, source }),
          skipped,
        },
      );
    }),
  );
}

interface Found {
  readonly candidate: Candidate;
  readonly classified: Classified;
  readonly standIn: boolean;
  /** A text for others contains all of it. */
  readonly isShared?: boolean;
}

const sharedToken: Fact = {
  type: 'circumstance',
  origin: 'pasted',
  circumstance: 'token-shown',
  silent: true,
};

async function classifyOne(candidate: Candidate): Promise<Found> {
  const classified = await classify(candidate);
  if (!candidate.inReport && !candidate.inStory) return { candidate, classified, standIn: false };
  // No run with a token alone loads it.
  const { isShared, isStandIn } = await import('./classify/stand-in.ts');
  return {
    candidate,
    classified,
    standIn: isStandIn(candidate, classified.classification),
    isShared: isShared(candidate, classified.classification),
  };
}

async function checkOne(
  found: Omit<Found, 'standIn'> | null,
  pasted: readonly Fact[],
  probeOnce: ProbeOnce | null,
  { network, docsBase, expected, memory, passports, job, clock = systemClock }: CheckOptions,
  {
    source,
    ...paste
  }: Pick<Subject, 'blank' | 'count' | 'hiddenVariable' | 'services' | 'unset' | 'skipped'> & {
    source: Source;
  },
): Promise<Report> {
  const classified = found?.classified ?? null;
  const credential = classified && isValue(classified.classification) ? classified : null;
  const sameAs = (credential && memory?.firstPlace(credential.secret, source)) ?? null;
  const probed = credential && probeOnce && (await probeOnce(credential));
  const facts = [...pasted, ...(found?.isShared ? [sharedToken] : []), ...(probed?.facts ?? [])];
  const subject: Subject = {
    credential: classified?.classification ?? null,
    facts,
    now: clock.now(),
    needed: await neededFor(facts),
    library: await libraryFor(facts),
    expected: expected === undefined ? null : withDefaults(expected),
    sameAs,
    passport: (credential && passports?.recall(credential, source)) ?? null,
    job: job?.ciSystem ? { ciSystem: job.ciSystem, variable: variableOf(source) } : null,
    ...paste,
  };
  const diagnoses = explain(diagnose(subject), contextOf(subject), docsBase);
  const simulated = typeof network === 'object' && network?.simulated === true;
  const probes = probed?.records ?? [];
  const line = found?.candidate.location.line ?? null;
  const place = line === null ? source : { line, ...source };
  return makeReport({ source: place, credential, facts, diagnoses, probes, simulated });
}

/** The variable that the credential comes from. */
const variableOf = ({ kind, name, env }: Source): string | null =>
  env ?? (kind === 'env' ? name : undefined) ?? null;

/** A program that reads an empty variable has no token either. */
function unsetOf(text: string | null, { exact, source, job }: CheckOptions): Subject['unset'] {
  const isEmpty = exact === true && text !== null && isBlank(text);
  if (text !== null && !isEmpty) return null;
  const state = text === null ? 'missing' : 'empty';
  const { env, file, name = null } = source ?? {};
  const reason = job?.unsetReason ?? null;
  if (env === undefined && file !== undefined) return { name: file, place: 'file', state, reason };
  return { name: env ?? name, state, reason };
}

type ProbeOnce = (credential: Classified) => Promise<Probed>;

/** A configuration for API v1: none of its values is for today's API. */
const isAboutAll = (fact: Fact): boolean =>
  fact.type === 'circumstance' && fact.circumstance === 'api-v1';

/** Probes each credential once, in however many places and forms it appears. */
function prober(
  network: ProbeOptions,
  needed: readonly Endpoint[],
  memory: Memory | undefined,
): ProbeOnce {
  const answers = memory?.probes ?? new Map<string, Promise<Probed>>();
  return ({ secret, classification }) => {
    const answer = answers.get(secret.identity) ?? probe(secret, classification, network, needed);
    answers.set(secret.identity, answer);
    return answer;
  };
}

/** The answers without which an expectation stays open. */
function neededAnswers({ expected = {} }: CheckOptions): readonly Endpoint[] {
  const { account, team, kind: _, predecessor, ...others } = expected;
  const ofAccount = [account, team, predecessor?.account, predecessor?.team];
  const ofGrant = [...Object.values(others), predecessor].map((one) =>
    Array.isArray(one) && one.length === 0 ? null : one,
  );
  const isExpected = (one: unknown) => one != null;
  return [
    ...(ofAccount.some(isExpected) ? ['account' as const] : []),
    ...(ofGrant.some(isExpected) ? ['token-info' as const] : []),
  ];
}

function defaultNetwork({ clock = systemClock }: CheckOptions): ProbeOptions {
  return {
    ...digitalOcean,
    transport: fetchTransport(),
    timeoutMs: defaultTimeoutMs,
    userAgent: 'token-check',
    clock,
  };
}

/** Whether a text shows nothing: only white space and characters without a glyph. */
function isBlank(text: string): boolean {
  const visible = text.trim();
  return visible === '' || (!/[!-~]/.test(visible) && visible.replace(invisible, '').trim() === '');
}

/** An empty value and a reference to a variable aren't credentials. */
function isValue({ shape }: Classification): boolean {
  return shape.type !== 'empty' && shape.type !== 'reference';
}
