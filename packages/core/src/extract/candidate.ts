import type { Fact, RequestSeen } from '../facts.ts';
import type { Service } from '../knowledge/hosts.ts';
import { Secret } from '../secret/secret.ts';
import { clean, type Repair } from './clean.ts';
import { type RoleKind, roleOf } from './field-names.ts';

/** The kinds of text in which a credential was found. */
export type Form =
  | 'command'
  | 'header'
  | 'url'
  | 'json'
  | 'kubernetes'
  | 'docker'
  | 'kubeconfig'
  | 'setting'
  | 'bare';

/** More candidates than this are a dump; nobody reads so many reports. */
export const maxCandidates = 500;

/** Where in the paste a credential stood. */
export interface Location {
  readonly form: Form;
  /** The parameter, field or variable that held it, as it was written: `access_token`, `DO_TOKEN`. */
  readonly name: string | null;
  /** True where a shell replaces `$NAME` before anything is sent, as between double quotes. */
  readonly expands: boolean;
  /** True where a program takes the value letter for letter: a literal in quotes, a JSON string. */
  readonly literal: boolean;
}

/** Something in the paste that may be a credential. */
export interface Candidate {
  /** The value after {@link clean}. */
  readonly secret: Secret;
  readonly location: Location;
  /** What another place in the same paste calls the same value. */
  readonly role: { readonly kind: RoleKind; readonly name: string } | null;
  readonly repairs: readonly Repair[];
  /** The text speaks of another service and nowhere of DigitalOcean. */
  readonly belongsToOtherService: boolean;
  /** The request that carries it, when the paste shows one. */
  readonly request: RequestSeen | null;
}

/** What one form, or the whole paste, gave. */
export interface Extraction {
  readonly candidates: readonly Candidate[];
  /** Pasted facts, in the order in which they stand in the text. */
  readonly facts: readonly Fact[];
  /** DigitalOcean's other products that the text names, by their hosts. */
  readonly services: readonly Service[];
}

/** What one form found, with the stretches of text that the others need not look at again. */
export interface Found extends Omit<Extraction, 'services'> {
  readonly spans: readonly Span[];
}

/** Half-open range of UTF-16 offsets. */
export type Span = readonly [start: number, end: number];

/** A candidate from a value as it was pasted. */
export function candidate(
  raw: string,
  location: Partial<Location> & Pick<Location, 'form'>,
  request: RequestSeen | null = null,
): Candidate {
  const { value, repairs } = clean(raw);
  const { form, name = null, expands = false, literal = false } = location;
  const kind = name === null ? null : roleOf(name);
  return {
    secret: new Secret(value),
    location: { form, name, expands, literal },
    role: kind === null || name === null ? null : { kind, name },
    repairs,
    belongsToOtherService: false,
    request,
  };
}

/** A request of which only the way is known in which it carries its credential. */
export function carriedBy(
  authScheme: RequestSeen['authScheme'],
  tool: string | null = null,
): RequestSeen {
  return { type: 'request', origin: 'pasted', tool, method: null, url: null, authScheme };
}
