import type { Candidate, LiteralLanguage } from '../extract/candidate.ts';
import type { Repair as CleanRepair } from '../extract/clean.ts';
import type { Confidence, Kind } from '../knowledge/kinds.ts';

export type { LiteralLanguage };

/** What a value is, and whether it is whole. Contains no part of the value. */
export interface Classification {
  readonly kind: Kind;
  /** Who issued it, as a name: `DigitalOcean`, `GitHub`, or `unknown`. */
  readonly provider: string;
  readonly shape: Shape;
  /** What the name of the value or the text around it says that it is; null if nothing does. */
  readonly role: Role | null;
  /** The parameter, field or variable that contains it, as written; null without one. */
  readonly name: string | null;
  /** A program uses the value exactly as written, so it fails with what was repaired here. */
  readonly exact: boolean;
  /** What else a value of this shape can be, most probable first. */
  readonly alternatives: readonly Kind[];
  /** What was undone to find the value. */
  readonly repairs: readonly Repair[];
  /** The text mentions another service, and the value could be that service's. */
  readonly belongsToOtherService: boolean;
  /** The name of that service, if it is one of the common ones. */
  readonly otherService: string | null;
  /** The text also contains a DigitalOcean token, and nothing says that this value is one. */
  readonly besideToken: boolean;
  /** For a credential of another provider or another product: which one, and what accepts it. */
  readonly belongs: Belongs | null;
}

/** What a value is by its name or by the text around it. */
interface Role {
  readonly kind: Kind;
  /** The name as written. */
  readonly name: string;
}

/** Whose credential a value is, if DigitalOcean's API doesn't accept it. */
export interface Belongs {
  /** More than one where shapes overlap. */
  readonly providers: readonly string[];
  /** What it is, as a noun phrase. */
  readonly what: string;
  /** One sentence: what accepts such a credential, or what it is for. */
  readonly where: string;
  readonly confidence: Confidence;
  /** For a JWT: when it expires, ISO 8601; read, not verified. */
  readonly expiresAt: string | null;
}

/** Damage that was undone. */
export type Repair =
  | CleanRepair
  | 'line-break'
  | 'look-alike'
  | 'escapes'
  | 'html-entities'
  | 'percent-encoding'
  | 'base64-twice'
  | 'letter-case'
  | 'mistyped'
  | 'prefix'
  | 'doubled'
  | 'surroundings'
  | 'scheme';

/** The state of the value against the format of its kind. Lengths are in characters. */
export type Shape =
  | { readonly type: 'well-formed' }
  | {
      readonly type: 'truncated';
      readonly expected: number;
      readonly actual: number;
      readonly elided: boolean;
      /** The text joins it with something else, which may be the rest. */
      readonly continued?: boolean;
    }
  | { readonly type: 'malformed'; readonly fault: Fault }
  | {
      readonly type: 'placeholder';
      readonly confidence: Confidence;
      /** What a program writes for a variable without a value: undefined, None, null. */
      readonly unset?: boolean;
      /** `xxxx` or dots, which people also write instead of a token that they don't show. */
      readonly elided?: boolean;
      /** The value itself, if it has only words that guides use. */
      readonly text?: string;
      /** The name of a variable in a command, where a shell would replace it with `$` in front. */
      readonly withoutDollar?: true;
    }
  | {
      readonly type: 'masked';
      /** The text reports an error, so a person or a log masked the token that was sent. */
      readonly inReport?: true;
    }
  | {
      readonly type: 'reference';
      readonly syntax: ReferenceSyntax;
      readonly name: string | null;
      readonly expands: boolean;
      readonly literal: boolean;
      /** How sure it is that nothing replaces it; null if something may. */
      readonly verbatim?: Confidence | null;
      /** The language whose string literal contains it and doesn't replace it. */
      readonly language?: LiteralLanguage | null;
    }
  | { readonly type: 'empty' }
  | {
      readonly type: 'unrecognized';
      /** A word, a path or code: nothing that looks like a secret. */
      readonly plain?: true;
    };

/** What is wrong with a value that is almost a token. The first position is 1. */
export type Fault =
  | { readonly type: 'too-long'; readonly expected: number; readonly actual: number }
  | { readonly type: 'bad-character'; readonly position: number }
  | { readonly type: 'upper-case' }
  | { readonly type: 'mistyped' }
  | { readonly type: 'prefix'; readonly expected: string }
  | { readonly type: 'doubled' }
  | { readonly type: 'surroundings' };

/** The language in which a value only refers to another one. */
export type ReferenceSyntax =
  | 'shell'
  | 'windows'
  | 'github-actions'
  | 'template'
  | 'terraform'
  | 'code';

/** What a recogniser found out. What it leaves out stays as {@link Candidate} and defaults say. */
export interface Recognised extends Partial<Classification> {
  /** The token behind a damaged value. */
  readonly repaired?: string;
}

/** Null where the candidate is something else. `value` is the secret of the candidate. */
export type Recogniser = (
  candidate: Candidate,
  value: string,
) => Recognised | null | Promise<Recognised | null>;

export const unrecognized: Shape = { type: 'unrecognized' };
