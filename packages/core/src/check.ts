import { explain } from './catalogue/explain.ts';
import { type Classified, classify } from './classify/classify.ts';
import type { Classification } from './classify/kinds.ts';
import type { Case } from './diagnose/case.ts';
import { diagnose } from './diagnose/diagnose.ts';
import type { Expectations } from './diagnose/expectations.ts';
import { neededFor } from './diagnose/needed.ts';
import type { Candidate } from './extract/candidate.ts';
import { extract } from './extract/extract.ts';
import type { Fact } from './facts.ts';
import type { Memory } from './probe/memory.ts';
import { type Probed, type ProbeOptions, probe } from './probe/probe.ts';
import { makeReport } from './report/report.ts';
import type { Report, Source } from './report/schema.ts';

/** A paste with more credentials than this is a dump; the rest is told from its shape alone. */
const maxProbed = 10;

/** How to check. `network` null: nothing is asked, the shape alone decides. */
export interface CheckOptions {
  readonly source: Source;
  readonly network: ProbeOptions | null;
  /** The text is the very value that a program would send, white space and quotes included. */
  readonly exact?: boolean;
  /** What the credential must be. It adds findings, and never changes the verdict. */
  readonly expected?: Expectations;
  /** What other inputs of the same run held: nothing is asked twice. */
  readonly memory?: Memory;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Where the page of a code is served; its file in the docs if absent. */
  readonly docsBase?: string;
}

/**
 * The whole line, from whatever somebody has to a report for each credential in it; one report for
 * a text without any. What the failing request would send comes first, and the errors in the text
 * are taken to be about that one. Null as text: the place that should hold one does not exist.
 */
export async function check(text: string | null, options: CheckOptions): Promise<Report[]> {
  const whole = text ?? '';
  const exact = options.exact ?? false;
  const { candidates, facts: pasted, services } = await extract(whole, { exact });
  const unset = text === null ? { name: options.source.name ?? null } : null;
  const blank = whole.trim() === '';
  const subjects = candidates.length > 0 ? candidates : [null];
  const ask = asker(options);
  return Promise.all(
    subjects.map(async (candidate, index) => {
      const own = candidate?.request ? [candidate.request] : [];
      const known = index === 0 ? [...own, ...pasted] : own;
      const count = index === 0 ? candidates.length : 1;
      const skipped = ask !== null && index >= maxProbed;
      const paste = { blank, count, services, unset, skipped };
      return checkOne(candidate, known, paste, skipped ? null : ask, options);
    }),
  );
}

async function checkOne(
  candidate: Candidate | null,
  pasted: readonly Fact[],
  paste: Pick<Case, 'blank' | 'count' | 'services' | 'unset' | 'skipped'>,
  ask: Ask | null,
  { source, docsBase, expected, memory, now = Date.now }: CheckOptions,
): Promise<Report> {
  const classified = candidate && (await classify(candidate));
  const credential = classified && isValue(classified.classification) ? classified : null;
  const sameAs = (credential && memory?.firstPlace(credential.secret, source)) ?? null;
  const asked = credential && ask && (await ask(credential));
  const facts = [...pasted, ...(asked?.facts ?? [])];
  const known: Case = {
    credential: classified?.classification ?? null,
    facts,
    now: now(),
    needed: await neededFor(facts),
    expected: expected ?? null,
    sameAs,
    ...paste,
  };
  const diagnoses = await explain(await diagnose(known), docsBase);
  return makeReport({ source, credential, facts, diagnoses, probes: [...(asked?.records ?? [])] });
}

type Ask = (credential: Classified) => Promise<Probed>;

/** Asks about each credential once, in whatever form and place it stands. */
function asker({ network, memory }: CheckOptions): Ask | null {
  if (network === null) return null;
  const asked = memory?.asked ?? new Map<string, Promise<Probed>>();
  return ({ secret, classification }) => {
    const known = asked.get(secret.identity) ?? probe(secret, classification, network);
    asked.set(secret.identity, known);
    return known;
  };
}

/** An empty value and the name of a variable stand where a credential should be; they are none. */
function isValue({ shape }: Classification): boolean {
  return shape.type !== 'empty' && shape.type !== 'reference';
}
