import type { Repair } from '../../classify/kinds.ts';
import type { Context } from '../context.ts';
import { isVariableNamed, secretCommand, thenCheck } from '../corrections.ts';
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
  title: 'The token is in the wrong encoding',
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
    if (refusedCharacter(subject) === 'binary') {
      const evidence = { repairs: [], exact: false, whole: false, missing: true, kubernetes: true };
      return { confidence: 'likely', evidence };
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
  words: ({ repairs, missing, kubernetes, whole }, context) => {
    const { title, what } = missing
      ? {
          title: 'The Secret contains the plain token under `data`',
          what:
            repairs.length > 0
              ? 'The value under `data` is the token itself, but Kubernetes expects base64 there.'
              : 'The header in the message contains bytes that are no text: a token that was decoded from base64 without being encoded.',
        }
      : kubernetes
        ? {
            title: 'The Secret encodes the token once too often',
            what: 'After Kubernetes has read the Secret, the value is still encoded.',
          }
        : encodingText(repairs);
    return {
      title,
      what,
      why: missing
        ? 'Kubernetes decodes the token to unreadable bytes, and the program can’t send them.'
        : `The API needs the token itself${whole ? '; token-check decoded it for this check' : ''}.`,
      fix: kubernetes
        ? [
            {
              text: 'Save the Secret again under its own name and key; kubectl does the encoding:',
              command: secretCommand(context.variable),
            },
          ]
        : repairs.includes('base64') || repairs.includes('base64-twice')
          ? [
              {
                text: isVariableNamed(context)
                  ? 'Decode the value in the variable:'
                  : 'Decode the value; paste it, then press Enter and Ctrl-D:',
                command: decodeCommand(context, repairs.includes('base64-twice')),
              },
              thenCheck('Check the decoded token.', context),
            ]
          : [thenCheck('Write the token without the encoding and check it.', context)],
    };
  },
});

function encodingText(repairs: readonly Repair[]): { title: string; what: string } {
  if (repairs.includes('base64-twice')) {
    return {
      title: 'The token is base64-encoded twice',
      what: 'The value is your token in base64, encoded twice.',
    };
  }
  if (repairs.includes('base64')) {
    return { title: 'The token is base64-encoded', what: 'The value is your token in base64.' };
  }
  if (repairs.includes('percent-encoding')) {
    return {
      title: 'The token is URL-encoded',
      what: 'The value is your token with percent signs, as in a URL.',
    };
  }
  return repairs.includes('html-entities')
    ? {
        title: 'The token contains HTML entities',
        what: 'The value is your token with HTML entities, such as `&lowbar;`.',
      }
    : {
        title: 'The token contains escape sequences',
        what: 'The value is your token with escape sequences, as in a JSON string.',
      };
}

function decodeCommand(context: Context, twice: boolean): string {
  const decode = `base64 -d${twice ? ' | base64 -d' : ''}`;
  const { variable } = context;
  return isVariableNamed(context)
    ? `export ${variable}="$(printf %s "$${variable}" | ${decode})"`
    : decode;
}
