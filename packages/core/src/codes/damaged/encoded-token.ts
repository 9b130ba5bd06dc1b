import type { Repair } from '../../classify/kinds.ts';
import { defineCode } from '../define.ts';
import { type DamageEvidence, damageOf, refusedCharacter } from '../evidence.ts';

export type Evidence = DamageEvidence & {
  /** Kubernetes expects base64 here, and the value isn't. */
  readonly missing: boolean;
  readonly kubernetes: boolean;
};

export const encodedToken = defineCode<Evidence>()({
  code: 'encoded-token',
  family: 'damaged',
  title: 'The token is encoded once too often, or not often enough',
  severity: 'error',
  rule: (subject) => {
    const kubernetes = /^(?:data|stringData)\./.test(subject.credential?.name ?? '');
    const missing = damageOf(subject, 'not-encoded');
    if (missing !== null) {
      // Bytes that are no text: the token went through a decoder somewhere.
      const isBinary = subject.credential?.shape.type === 'unrecognized';
      const confidence = isBinary ? 'likely' : 'certain';
      const evidence = { ...missing, missing: true, kubernetes: kubernetes || isBinary };
      return { confidence, evidence };
    }
    const encoded = damageOf(
      subject,
      'base64',
      'base64-twice',
      'percent-encoding',
      'html-entities',
      'escapes',
    );
    if (encoded === null) return null;
    // A program that refuses a header prints the line break in it as an escape.
    const isPrinted = encoded.repairs.every((repair) => repair === 'escapes');
    if (isPrinted && refusedCharacter(subject) !== null) return null;
    return {
      confidence: encoded.exact ? 'certain' : 'likely',
      evidence: { ...encoded, missing: false, kubernetes },
    };
  },
  words: ({ repairs, missing, kubernetes, whole }) => ({
    what: missing
      ? 'The token stands as it is in a place where Kubernetes expects base64.'
      : `The value is the token in another form: ${encodingName(repairs)}.`,
    why: kubernetes
      ? `Kubernetes decodes “data” once and “stringData” never.${missing ? ' It takes the token for base64 and gets something else out of it.' : ' What is left here is still encoded.'}`
      : `The API wants the token itself.${whole ? ' The check went on with the token as it should be.' : ''}`,
    fix: kubernetes
      ? [
          {
            text: 'Put the plain token under stringData; Kubernetes does the rest:',
            command:
              'kubectl create secret generic digitalocean --from-literal=access-token="$DIGITALOCEAN_TOKEN"',
          },
        ]
      : repairs.includes('base64') || repairs.includes('base64-twice')
        ? [
            {
              text: 'Decode it before it is sent:',
              command: `printf %s "$VALUE" | base64 -d${repairs.includes('base64-twice') ? ' | base64 -d' : ''}`,
            },
          ]
        : [{ text: 'Write the token without the encoding.' }],
  }),
});

function encodingName(repairs: readonly Repair[]): string {
  if (repairs.includes('base64-twice')) return 'in base64, twice';
  if (repairs.includes('base64')) return 'in base64';
  if (repairs.includes('percent-encoding')) return 'with percent signs, as in a URL';
  return repairs.includes('html-entities') ? 'with HTML entities' : 'with escape signs, as in JSON';
}
