import type { Repair as CleanRepair } from '../extract/clean.ts';
import type { Confidence, Kind } from '../knowledge/kinds.ts';

/** What a value is, and whether it is whole. Holds nothing of the value itself. */
export interface Classification {
  readonly kind: Kind;
  /** Who issued it, as a name: `DigitalOcean`, `GitHub`, or `unknown`. */
  readonly provider: string;
  readonly shape: Shape;
  /** The parameter or field that gave the meaning away, for example `code`; null if none did. */
  readonly role: Role | null;
  /** The parameter, field or variable that held it, as written; null if it stood alone. */
  readonly name: string | null;
  /** A program takes the value as it stands: what was repaired here would not be repaired there. */
  readonly exact: boolean;
  /** What else it may be, most probable first, where the shape alone cannot tell. */
  readonly alternatives: readonly Kind[];
  /** What had to be undone to get at the value. */
  readonly repairs: readonly Repair[];
  /** The text speaks of another service, and the value is none that only DigitalOcean has. */
  readonly belongsToOtherService: boolean;
  /** For another provider's credential, or another product's: which one, and where it belongs. */
  readonly belongs: Belongs | null;
}

/** What the place of a value in the paste says that it is for. */
export interface Role {
  readonly kind: Kind;
  /** The name as it stood in the paste. */
  readonly name: string;
}

/** Whose credential a value is, when it is none for DigitalOcean's API. */
export interface Belongs {
  /** More than one where shapes overlap. */
  readonly providers: readonly string[];
  /** What it is, as a noun phrase. */
  readonly what: string;
  /** One sentence on where such a credential belongs. */
  readonly where: string;
  readonly confidence: Confidence;
  /** For a JWT: when it expires, ISO 8601; read, not verified. */
  readonly expiresAt: string | null;
}

/** Damage that was undone, by the name of what it was. */
export type Repair =
  | CleanRepair
  | 'line-break'
  | 'look-alike'
  | 'escapes'
  | 'html-entities'
  | 'percent-encoding'
  | 'base64'
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
    }
  | { readonly type: 'malformed'; readonly fault: Fault }
  | {
      readonly type: 'placeholder';
      readonly confidence: Confidence;
      /** What a program writes for a variable that is not set: undefined, None, null. */
      readonly unset?: boolean;
    }
  | { readonly type: 'masked' }
  | {
      readonly type: 'reference';
      readonly syntax: ReferenceSyntax;
      readonly name: string | null;
      readonly expands: boolean;
      readonly literal: boolean;
    }
  | { readonly type: 'empty' }
  | { readonly type: 'unrecognized' };

/** What is wrong with a value that is almost a token. Positions count from 1. */
export type Fault =
  | { readonly type: 'too-long'; readonly expected: number; readonly actual: number }
  | { readonly type: 'bad-character'; readonly position: number }
  | { readonly type: 'upper-case' }
  | { readonly type: 'mistyped' }
  | { readonly type: 'prefix'; readonly expected: string }
  | { readonly type: 'doubled' }
  | { readonly type: 'surroundings' };

/** The language in which a value is only the name of another one. */
export type ReferenceSyntax =
  | 'shell'
  | 'windows'
  | 'github-actions'
  | 'template'
  | 'terraform'
  | 'code';
