import type { Fact, RequestSeen } from '../facts.ts';
import type { Service } from '../knowledge/hosts.ts';
import type { Confidence } from '../knowledge/kinds.ts';
import { Secret } from '../secret/secret.ts';
import { clean, type Repair } from './clean.ts';
import { type RoleKind, roleOf } from './field-names.ts';

/** The kinds of text in which a credential was found. */
type Form =
  | 'command'
  | 'header'
  | 'url'
  | 'json'
  | 'kubernetes'
  | 'docker'
  | 'kubeconfig'
  | 'setting'
  | 'bare';

/** A text with more candidates than this is a dump, and too many reports to read. */
export const maxCandidates = 500;

/** The languages with more than one kind of string literal, of which one replaces references. */
export type LiteralLanguage = 'python' | 'javascript' | 'ruby' | 'php';

/** Where in the paste a credential is. */
export interface Location {
  readonly form: Form;
  /** The parameter, field or variable with the value, as written: `access_token`, `DO_TOKEN`. */
  readonly name: string | null;
  /** True where a shell replaces `$NAME` before anything is sent, as between double quotes. */
  readonly expands: boolean;
  /** True where a program uses the value exactly as written: a literal in quotes, a JSON string. */
  readonly literal: boolean;
  /** The line of the paste in which it begins, from 1; null if unknown, or if it is the whole paste. */
  readonly line: number | null;
  /** How sure it is that nothing replaces a reference at this place; null if something may. */
  readonly verbatim: Confidence | null;
  /** The language whose string literal contains such a reference; null if it's none of these. */
  readonly language: LiteralLanguage | null;
}

/** Something in the paste that may be a credential. */
export interface Candidate {
  /** The value after {@link clean}. */
  readonly secret: Secret;
  readonly location: Location;
  /** What the value is by its name, here or elsewhere in the paste, or by the text around it. */
  readonly role: { readonly kind: RoleKind; readonly name: string } | null;
  readonly repairs: readonly Repair[];
  /** The text mentions another service, and DigitalOcean not at all. */
  readonly belongsToOtherService: boolean;
  /** The name of that service, if it is one of the common ones. */
  readonly otherService: string | null;
  /** The text also contains a DigitalOcean token, and nothing says that this value is one. */
  readonly besideToken: boolean;
  /** The text reports an error, so that a person may have replaced the value. */
  readonly inReport: boolean;
  /** A person tells or asks something in the text. */
  readonly inStory: boolean;
  /** A program wrote the text, line by line with the time. */
  readonly inLog: boolean;
  /** The program joins the value with something that comes after it. */
  readonly continued: boolean;
  /** The request that carries it, when the paste shows one. */
  readonly request: RequestSeen | null;
}

/** What was found in one form, or in the whole paste. */
export interface Extraction {
  readonly candidates: readonly Candidate[];
  /** Facts from the text, in its order. */
  readonly facts: readonly Fact[];
  /** DigitalOcean's other products that the text names, by their hosts. */
  readonly services: readonly Service[];
}

/** What one form found, and the spans of text that the other forms don't need to read. */
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
  const { form, name = null, expands = false, literal = false, verbatim = null } = location;
  const { language = null } = location;
  const kind = name === null ? null : roleOf(name);
  return {
    secret: new Secret(value),
    location: { form, name, expands, literal, verbatim, language, line: null },
    role: kind === null || name === null ? null : { kind, name },
    repairs,
    belongsToOtherService: false,
    otherService: null,
    besideToken: false,
    inReport: false,
    inStory: false,
    inLog: false,
    continued: false,
    request,
  };
}

/** A request of which the paste shows only how it carries its credential. */
export function carriedBy(
  authScheme: RequestSeen['authScheme'],
  tool: string | null = null,
): RequestSeen {
  return { type: 'request', origin: 'pasted', tool, method: null, url: null, authScheme };
}
