import type { Classification } from '../../classify/kinds.ts';
import { accessTokens, aKind, type Kind } from '../../knowledge/kinds.ts';
import { defineCode } from '../define.ts';

export interface Evidence {
  /** One kind, or several of which any would do. */
  readonly expected: Kind | readonly Kind[];
  readonly actual: Kind;
  /** The credential that it replaces is of that kind. */
  readonly predecessor?: true;
}

export const kindMismatch = defineCode<Evidence>()({
  code: 'kind-mismatch',
  family: 'expectation',
  title: 'Expected a different kind of credential',
  severity: 'error',
  rule: ({ credential, expected }) => {
    const wanted = expected?.kind ?? expected?.predecessor?.kind ?? null;
    if (credential === null || wanted === null) return null;
    // A value of unknown kind has a code of its own.
    const kinds = [wanted].flat();
    if (kinds.includes(credential.kind) || credential.kind === 'unknown') return null;
    return {
      confidence: kinds.some((kind) => mayBe(credential, kind)) ? 'possible' : 'certain',
      evidence: {
        expected: wanted,
        actual: credential.kind,
        ...(expected?.kind == null && { predecessor: true }),
      },
    };
  },
  words: ({ expected, actual, predecessor }) => {
    const wanted = [expected].flat().map(aKind).join(' or ');
    return {
      title: `Expected ${wanted}`,
      what: `This is ${aKind(actual)}, but ${predecessor ? 'the old credential is' : 'the job expects'} ${wanted}.`,
      why: 'Another value was stored under this name, or the expectation is wrong.',
      fix: [{ text: 'Store the right credential, or correct the expected kind.' }],
    };
  },
});

/** 64 digits without a prefix may be several kinds, tokens of both kinds from before 2022 included. */
function mayBe({ kind, alternatives }: Classification, expected: Kind): boolean {
  if (kind === 'legacy-token' && accessTokens.includes(expected)) return true;
  return alternatives.includes(expected);
}
