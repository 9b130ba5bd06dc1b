import type { Classification, Repair } from '../classify/kinds.ts';
import type {
  Answer,
  AuthScheme,
  FailureReason,
  InvalidHeaderSeen,
  Origin,
  Phase,
} from '../facts.ts';
import type { Service } from '../knowledge/hosts.ts';
import type { KnownMessage } from '../knowledge/messages.ts';
import { isVariable } from './context.ts';
import { requestOf, type Subject, urlOf } from './subject.ts';

/** Evidence: an answer of a server. */
export interface AnswerEvidence {
  readonly origin: Origin;
  readonly method: string | null;
  readonly host: string | null;
  readonly path: string | null;
  readonly status: number | null;
  readonly requestId: string | null;
  /** The meaning of its message; null if the message is missing or unknown. */
  readonly knownMessage: KnownMessage | null;
  /** The program that printed it; null if the text doesn't show it. */
  readonly tool: string | null;
  /** The text doesn't print the answer: a sentence mentions it, or another error suggests it. */
  readonly vague: boolean;
}

/** Evidence: a request in the text. */
export interface RequestEvidence {
  readonly tool: string | null;
  readonly authScheme: AuthScheme | null;
  readonly service: Service | null;
  readonly host: string | null;
  readonly path: string | null;
  /** The text describes the form that builds the request. */
  readonly form?: true;
}

/** Evidence: damage to the value. */
export interface DamageEvidence {
  readonly repairs: readonly Repair[];
  /** The program uses the value character by character, so it sends the damage too. */
  readonly exact: boolean;
  /** The value is a whole credential once the damage is undone. */
  readonly whole: boolean;
}

/** Evidence: a request without an answer. */
export interface FailureEvidence {
  readonly origin: Origin;
  readonly host: string | null;
  /** The service that the text names, if it isn't the API. */
  readonly service?: Service;
  readonly reason: FailureReason;
  /** The error code of the system, for example `ECONNREFUSED`, or the status of a proxy. */
  readonly systemCode: string | null;
  /** What the request was waiting for when it timed out. */
  readonly phase: Phase | null;
  /** `host:port`. */
  readonly proxy: string | null;
  readonly onlyIPv6: boolean;
}

export const evidenceOf = (answer: Answer): AnswerEvidence => {
  const { origin, method, host, path, status, requestId, knownMessage, tool, vague } = answer;
  return { origin, method, host, path, status, requestId, knownMessage, tool, vague };
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
    ...(request?.form && { form: true }),
  };
};

/** The damage of these sorts; null if the value has none. */
export const damageOf = (
  { credential }: Subject,
  ...repairs: readonly Repair[]
): DamageEvidence | null => {
  // White space or quotes with nothing between them are an empty value, not a damaged one.
  if (credential === null || credential.shape.type === 'empty') return null;
  const found = credential.repairs.filter((repair) => repairs.includes(repair));
  if (found.length === 0) return null;
  return {
    repairs: found,
    exact: credential.exact,
    whole: credential.shape.type === 'well-formed',
  };
};

/** What a program refused to send in its header; null if it doesn't say so. */
export function refusedCharacter({
  facts,
}: Subject): NonNullable<InvalidHeaderSeen['character']> | 'unknown' | null {
  const refusal = facts.find((fact) => fact.type === 'invalid-header');
  return refusal === undefined ? null : (refusal.character ?? 'unknown');
}

/** The OAuth field or variable that contains the value; null for other names. */
export const nameOf = ({ role, name }: Classification): string | null =>
  role?.name ?? (isVariable(name) ? name : null);

/** The answered request as the end of a clause: ` to GET /v2/account`. */
export function requestText(answer: AnswerEvidence | undefined): string {
  if (answer?.path == null) return '';
  return ` to ${[answer.method, answer.path].filter(Boolean).join(' ')}`;
}
