import type { Classification, Repair } from '../classify/kinds.ts';
import type { Answer, AuthScheme, FailureReason, Origin, Phase } from '../facts.ts';
import type { Service } from '../knowledge/hosts.ts';
import type { KnownMessage } from '../knowledge/messages.ts';
import { isVariable } from './context.ts';
import { requestOf, type Subject, urlOf } from './subject.ts';

/** The server's answer that a diagnosis rests on. */
export interface AnswerEvidence {
  readonly origin: Origin;
  readonly method: string | null;
  readonly host: string | null;
  readonly path: string | null;
  readonly status: number | null;
  readonly requestId: string | null;
  /** What it said, by its meaning; null where nothing is known of that. */
  readonly knownMessage: KnownMessage | null;
  /** The program that printed it, where the paste shows which. */
  readonly tool: string | null;
}

/** The request that a diagnosis rests on. */
export interface RequestEvidence {
  readonly tool: string | null;
  readonly authScheme: AuthScheme | null;
  readonly service: Service | null;
  readonly host: string | null;
  readonly path: string | null;
}

/** Damage that was undone to get at the value. */
export interface DamageEvidence {
  readonly repairs: readonly Repair[];
  /** The place takes the value letter for letter, so the damage is sent along. */
  readonly exact: boolean;
  /** Without the damage the value is a whole credential. */
  readonly whole: boolean;
}

/** No answer came. */
export interface FailureEvidence {
  readonly origin: Origin;
  readonly host: string | null;
  readonly reason: FailureReason;
  /** The system's own name of the error; the status of a proxy. */
  readonly systemCode: string | null;
  /** What was waited for when the time was over. */
  readonly phase: Phase | null;
  /** Host and port. */
  readonly proxy: string | null;
  readonly onlyIPv6: boolean;
}

export const evidenceOf = (answer: Answer): AnswerEvidence => {
  const { origin, method, host, path, status, requestId, knownMessage, tool } = answer;
  return { origin, method, host, path, status, requestId, knownMessage, tool };
};

export const requestEvidence = (subject: Subject): RequestEvidence => {
  const request = requestOf(subject);
  const url = urlOf(subject);
  return {
    tool: request?.tool ?? null,
    authScheme: request?.authScheme ?? null,
    service: url?.service ?? null,
    host: url?.host ?? null,
    path: url?.path ?? null,
  };
};

/** What was undone, where the value is a whole credential without it. */
export const damageOf = (
  { credential }: Subject,
  ...repairs: readonly Repair[]
): DamageEvidence | null => {
  // Where nothing remains, the value is empty, not damaged.
  if (credential === null || credential.shape.type === 'empty') return null;
  const found = credential.repairs.filter((repair) => repairs.includes(repair));
  if (found.length === 0) return null;
  return {
    repairs: found,
    exact: credential.exact,
    whole: credential.shape.type === 'well-formed',
  };
};

/** The OAuth field or the variable that contains the value; null for other names, which are not shown. */
export const nameOf = ({ role, name }: Classification): string | null =>
  role?.name ?? (isVariable(name) ? name : null);

/** The request behind an answer, as a piece of a sentence. */
export function requestText(answer: AnswerEvidence | undefined): string {
  if (answer?.path == null) return '';
  return ` to ${[answer.method, answer.path].filter(Boolean).join(' ')}`;
}
