/** What a credential is. The spelling of the report, version 1. */
export const kinds = [
  'personal-access-token',
  'oauth-access-token',
  'oauth-refresh-token',
  'legacy-token',
  'authorization-code',
  'oauth-client-id',
  'oauth-client-secret',
  'spaces-access-key-id',
  'spaces-secret-key',
  'model-access-key',
  'agent-access-key',
  'registry-credential',
  'api-v1-key',
  'foreign',
  'unknown',
] as const;

export type Kind = (typeof kinds)[number];

/** How sure a statement is. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** What a value is, and whether it is whole. Holds nothing of the value itself. */
export interface Classification {
  readonly kind: Kind;
  /** Who issued it, as a name: `DigitalOcean`, or `unknown`. */
  readonly provider: string;
  readonly shape: Shape;
  /** The parameter or field that gave the meaning away, for example `code`; null if none did. */
  readonly role: Role | null;
  /** What else it may be, most probable first, where the shape alone cannot tell. */
  readonly alternatives: readonly Kind[];
}

/** What the place of a value in the paste says that it is for. */
export interface Role {
  readonly kind: Kind;
  /** The name as it stood in the paste. */
  readonly name: string;
}

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
  | { readonly type: 'placeholder'; readonly confidence: Confidence }
  | {
      readonly type: 'reference';
      readonly syntax: ReferenceSyntax;
      readonly name: string | null;
      readonly expands: boolean;
    }
  | { readonly type: 'empty' }
  | { readonly type: 'unrecognized' };

/** What is wrong with a value that is almost a token. Positions count from 1. */
export type Fault =
  | { readonly type: 'too-long'; readonly expected: number; readonly actual: number }
  | { readonly type: 'too-short'; readonly expected: number; readonly actual: number }
  | {
      readonly type: 'bad-character';
      readonly position: number;
      readonly expected: 'hexadecimal digits';
    }
  | { readonly type: 'upper-case'; readonly position: number }
  | { readonly type: 'prefix'; readonly expected: string };

/** The language in which a value is only the name of another one. */
export type ReferenceSyntax =
  | 'shell'
  | 'windows'
  | 'github-actions'
  | 'template'
  | 'terraform'
  | 'code';
