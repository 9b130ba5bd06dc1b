import type { ReferenceSyntax } from '../classify/kinds.ts';
import type { Endpoint, Fact } from '../facts.ts';
import { type CiSystem, ciSystemOf } from '../knowledge/ci-systems.ts';
import type { Names } from '../knowledge/circumstance.ts';
import type { CircumstanceId } from '../knowledge/circumstances.ts';
import { variablesOf } from '../knowledge/tools.ts';
import type { Library } from './library.ts';
import type { Subject } from './subject.ts';

/**
 * Which program, variable, host and operation the input is about. Derived once from the facts and
 * read-only. Words use it to choose the command and the name to show; it can't change the code, the
 * severity or the confidence.
 */
export interface Context {
  /** The program that printed the text or sends the request, for example `Terraform`. */
  readonly program: string | null;
  /**
   * The environment variable that contains the token: the one that the text names, otherwise the
   * first one that the program reads, otherwise doctl's.
   */
  readonly variable: string;
  /** The host of the request; null if it is unknown or not one that may be shown. */
  readonly host: string | null;
  /** For example `POST /v2/droplets`. */
  readonly operation: string | null;
  /** The subcommand of doctl that the text runs, for example `registry login`. */
  readonly command: string | null;
  readonly ciSystem: CiSystem | null;
  /** What happened before or beside the failure, in the words of the text. */
  readonly circumstances: readonly CircumstanceId[];
  /** Names of the text that belong to these circumstances. */
  readonly names: Names;
  /** The same, of each circumstance alone: two of them can use one name for different things. */
  readonly namesOf: Readonly<Partial<Record<CircumstanceId, Names>>>;
  /** The CI job that reads the credential, as in {@link Subject}. */
  readonly job: Subject['job'];
  /** Why each of our two requests got no usable answer; null if it got one or wasn't made. */
  readonly unread: Readonly<Record<Endpoint, string | null>>;
  /** Null if the text is a credential by itself. */
  readonly library: Library | null;
}

/** Whether a name is that of an environment variable. Other names are not repeated in a report. */
export const isVariable = (name: string | null | undefined): name is string =>
  name != null &&
  name !== 'AUTHORIZATION' &&
  /^(?:[A-Z][A-Z0-9_]{2,60}|(?:TF|PKR)_VAR_[a-z_]{2,31})$/.test(name);

/** The context of a subject. */
export function contextOf({
  facts,
  credential,
  library,
  job = null,
  hiddenVariable = null,
}: Pick<Subject, 'facts' | 'credential' | 'library'> &
  Partial<Pick<Subject, 'job' | 'hiddenVariable'>>): Context {
  const request = facts.find((fact) => fact.type === 'request');
  const answer = facts.find((fact) => fact.type === 'answer' && fact.origin === 'pasted');
  const missing = facts.find((fact) => fact.type === 'no-credential');
  const pasted = answer?.type === 'answer' ? answer : null;
  const overview = facts.find((fact) => fact.type === 'overview');
  const refusal = facts.find((fact) => fact.type === 'invalid-header');
  const failure = facts.find((fact) => fact.type === 'failure');
  const tools = [missing, pasted, refusal, request, failure].map((fact) => fact?.tool);
  const program = [...tools, overview?.program].find((tool) => tool != null) ?? null;
  const reference = credential?.shape.type === 'reference' ? referenceName(credential.shape) : null;
  const names: Names = Object.assign(
    {},
    ...facts.map((fact) => (fact.type === 'circumstance' ? fact.names : undefined)),
  );
  const named = [
    job?.variable,
    missing?.variable,
    reference,
    credential?.name,
    hiddenVariable,
    names.reads,
  ].find(isVariable);
  const url = typeof request?.url === 'object' ? request.url : null;
  const { method, path } =
    pasted?.path == null ? { method: request?.method, path: url?.path } : pasted;
  return {
    program,
    variable: named ?? variablesOf(program)[0] ?? 'DIGITALOCEAN_ACCESS_TOKEN',
    host: pasted?.host ?? url?.host ?? null,
    operation: path == null ? null : [method, path].filter(Boolean).join(' '),
    command: overview?.command ?? null,
    ciSystem: job?.ciSystem ?? ciSystemOf(program),
    circumstances: facts.flatMap((fact) =>
      fact.type === 'circumstance' ? [fact.circumstance] : [],
    ),
    names,
    namesOf: Object.fromEntries(
      facts.flatMap((fact) =>
        fact.type === 'circumstance' && fact.names ? [[fact.circumstance, fact.names]] : [],
      ),
    ),
    job,
    unread: { account: unreadOf(facts, 'account'), 'token-info': unreadOf(facts, 'token-info') },
    library,
  };
}

/** Terraform reads the variable `do_token` of a configuration from `TF_VAR_do_token`. */
function referenceName({ syntax, name }: { syntax: ReferenceSyntax; name: string | null }) {
  return syntax === 'terraform' && /^[a-z][a-z_]{1,30}$/.test(name ?? '') ? `TF_VAR_${name}` : name;
}

function unreadOf(facts: readonly Fact[], wanted: Endpoint): string | null {
  const name = wanted === 'account' ? 'GET /v2/account' : 'GET /v1/oauth/token/info';
  for (const fact of facts) {
    if (fact.origin !== 'probed' || !('endpoint' in fact) || fact.endpoint !== wanted) continue;
    if (fact.type === 'failure') return `${name} failed (${fact.reason})`;
    if (!fact.understood) return `${name} returned ${fact.status ?? 'no status'}`;
  }
  return null;
}
