import { explain } from './catalogue/explain.ts';
import { type Classified, classify } from './classify/classify.ts';
import type { Classification } from './classify/kinds.ts';
import type { Case } from './diagnose/case.ts';
import { diagnose } from './diagnose/diagnose.ts';
import { extractAlone } from './extract/alone.ts';
import type { Candidate } from './extract/candidate.ts';
import type { extract } from './extract/extract.ts';
import type { Fact } from './facts.ts';
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
  /** Where the page of a code is served; its file in the docs if absent. */
  readonly docsBase?: string;
}

/**
 * The whole line, from whatever somebody has to a report for each credential in it; one report for
 * a text without any. What the failing request would send comes first, and the errors in the text
 * are taken to be about that one.
 */
export async function check(text: string, options: CheckOptions): Promise<Report[]> {
  const exact = options.exact ?? false;
  const {
    candidates,
    facts: pasted,
    services,
  } = extractAlone(text, exact) ?? (await extractAll(text, { exact }));
  const subjects = candidates.length > 0 ? candidates : [null];
  const ask = askOnce(options.network);
  return Promise.all(
    subjects.map(async (candidate, index) => {
      const own = candidate?.request ? [candidate.request] : [];
      const known = index === 0 ? [...own, ...pasted] : own;
      const count = index === 0 ? candidates.length : 1;
      const paste = { blank: text.trim() === '', count, services };
      return checkOne(candidate, known, paste, index < maxProbed ? ask : null, options);
    }),
  );
}

async function checkOne(
  candidate: Candidate | null,
  pasted: readonly Fact[],
  paste: Pick<Case, 'blank' | 'count' | 'services'>,
  ask: Ask | null,
  { source, docsBase }: CheckOptions,
): Promise<Report> {
  const classified = candidate && (await classify(candidate));
  const credential = classified && isValue(classified.classification) ? classified : null;
  const asked = credential && ask && (await ask(credential));
  const facts = [...pasted, ...(asked?.facts ?? [])];
  const known: Case = { credential: classified?.classification ?? null, facts, ...paste };
  const diagnoses = await explain(diagnose(known), docsBase);
  return makeReport({ source, credential, facts, diagnoses, probes: [...(asked?.records ?? [])] });
}

type Ask = (credential: Classified) => Promise<Probed>;

/** The readers of all forms of a paste are loaded when a paste is more than a token by itself. */
const extractAll: typeof extract = async (...args) =>
  (await import('./extract/extract.ts')).extract(...args);

/** Asks about each credential once, in whatever form it stands in the paste. */
function askOnce(network: ProbeOptions | null): Ask | null {
  if (network === null) return null;
  const asked = new Map<string, Promise<Probed>>();
  return ({ secret, classification }) => {
    const known = asked.get(secret.fingerprint) ?? probe(secret, classification, network);
    asked.set(secret.fingerprint, known);
    return known;
  };
}

/** An empty value and the name of a variable stand where a credential should be; they are none. */
function isValue({ shape }: Classification): boolean {
  return shape.type !== 'empty' && shape.type !== 'reference';
}
